"""`duban due`: what falls due or is overdue, by unit, from the workbooks that staff have filled in."""

from __future__ import annotations

import json
import traceback
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.tasks import Rules, day_of
from pipeline.cli.terminal import Debug, Help, complain, table
from pipeline.errors import DubanError

if TYPE_CHECKING:
    from pipeline.due.model import Item, Listing

_COLUMNS = ("单位", "编号", "截止日期", "还有/逾期", "状态", "重点任务", "完成时限")
_WHOLE = ("编号", "截止日期", "状态")
_FILE = "来源文件"
_NO_LIMIT = "—"


def due(
    ledgers: Annotated[
        list[Path] | None,
        typer.Argument(metavar="LEDGER...", help="台账（.xlsx）或所在文件夹，可写多个；不写则用 output。"),
    ] = None,
    within: Annotated[
        str, typer.Option(metavar="15d", help="看到多少天以内，如 15d、2w、15天、两周；不写是 15 天。")
    ] = "15d",
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="从哪一天算起；不写就从今天算起。")
    ] = None,
    unit: Annotated[list[str] | None, typer.Option(metavar="单位", help="只列这个牵头单位的，可写多次。")] = None,
    rules: Rules = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取。")] = False,
    debug: Debug = False,
    help: Help = False,
) -> None:
    """从填报过的台账里列出逾期和快到期的任务，按牵头单位排列，供催办。"""
    try:
        day = day_of(date) or Date.today()
        found, days = _found(ledgers or [], within, day, unit or [], rules)
    except DubanError:
        if debug:
            traceback.print_exc()
        raise
    if as_json:
        typer.echo(json.dumps([_plain(item) for item in found.items], ensure_ascii=False, indent=2))
    elif found.files:
        _show(found, day, days)
    for notice in found.notices:
        typer.echo(f"提示：{notice}", err=True)
    if debug:
        for trouble in found.troubles:
            traceback.print_exception(trouble)
    for error in found.errors:
        complain(error)
    raise typer.Exit(1 if found.errors else 0)


def _found(ledgers: list[Path], within: str, day: Date, units: list[str], rules: Path | None) -> tuple[Listing, int]:
    """The list, and how many days it looks ahead."""
    from pipeline.dates.limits import Limits
    from pipeline.due.listing import listing
    from pipeline.due.within import days_of
    from pipeline.rulebook.folder import layers_of, rules_folder
    from pipeline.rulebook.load import read_dates, read_theme

    days, folder, layers = days_of(within), rules_folder(), layers_of(rules)
    theme = read_theme(folder, layers=layers)
    limits = Limits(*read_dates(folder, layers=layers))
    return listing(ledgers, day=day, days=days, rules=theme, limits=limits, units=units), days


def _show(found: Listing, day: Date, days: int) -> None:
    """The table, and a line on how many there are; on standard error how many cannot be told."""
    from pipeline.due.model import Kind

    several = len(found.files) > 1
    columns = (*_COLUMNS, *((_FILE,) if several else ()))
    rows = [(*_cells(item), *((_file(item.row.file),) if several else ())) for item in found.items]
    table(columns, rows, numbers=False, whole=_WHOLE)
    late, soon, nodes = found.count(Kind.DUE, late=True), found.count(Kind.DUE), found.count(Kind.NODE)
    closing, soon_said = f"从 {day} 算起，", f"{days} 日内" if days else "当日"
    if found.items:
        closing += f"共 {late + soon + nodes} 项：逾期 {late} 项，{soon_said}到期 {soon} 项，周期节点 {nodes} 项。"
        if len(found.items) > late + soon + nodes:
            closing += "几个单位共同牵头的在各单位下都列，只计一项。"
    else:
        closing += f"没有逾期的任务，{soon_said}也没有到期的。"
    typer.echo(closing)
    if found.undated:
        typer.echo(f"提示：另有 {found.undated} 项没有办结、也没有截止日期，未列入。", err=True)


def _cells(item: Item) -> tuple[str, ...]:
    """The cells of a line, each on one line."""
    from pipeline.due.model import Kind

    row = item.row
    marks = [*(["节点"] if item.kind is Kind.NODE else []), *(["推定"] if item.presumed else [])]
    left = _left(item.left) + (f"（{'，'.join(marks)}）" if marks else "")
    cells = (item.unit, row.number, item.day.isoformat(), left, row.status, row.title, row.limit or _NO_LIMIT)
    return tuple(" ".join(cell.split()) for cell in cells)


def _file(name: str) -> str:
    """A workbook, as short as it can be called: 动员会.任务分解表.xlsx is 动员会."""
    from pipeline.manifest import BOOK

    return name.removesuffix(".xlsx").replace(BOOK.format("").removesuffix(".xlsx"), "")


def _left(days: int) -> str:
    return f"逾期 {-days} 天" if days < 0 else f"还有 {days} 天" if days else "今天"


def _plain(item: Item) -> dict[str, Any]:
    """A line as plain values."""
    row = item.row
    return {
        "unit": item.unit,
        "number": row.number,
        "kind": item.kind,
        "due": item.day.isoformat(),
        "presumed": item.presumed,
        "days": item.left,
        "status": row.status,
        "title": row.title,
        "text": row.text,
        "limit": row.limit,
        "source": row.file,
    }
