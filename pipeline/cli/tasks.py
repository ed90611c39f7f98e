"""`duban tasks`: documents in, trackers out."""

from __future__ import annotations

import re
import traceback
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.terminal import Debug, Help, complain, progress, table
from pipeline.errors import DubanError, UsageError

if TYPE_CHECKING:
    from pipeline.run import RunReport

_COLUMNS = ("文件", "任务", "要求", "无责任单位", "无时限")

Date = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="会议日期；相对时限以此推算。")]
Profile = Annotated[
    str | None,
    typer.Option(metavar="NAME|PATH", help="单位方案：street（街道）、town（镇）、district（区）或方案文件。"),
]
Rules = Annotated[Path | None, typer.Option(metavar="DIR", help="本单位规则的文件夹，叠在自带规则之上。")]


def tasks(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="INPUT...", help="文件或文件夹（.txt .md .html .htm），可写多个。")
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="输出文件夹，没有则新建。必填。")],
    date: Date = None,
    profile: Profile = None,
    rules: Rules = None,
    debug: Debug = False,
    help: Help = False,
) -> None:
    """读取文件，为每份文件生成任务分解表；两份以上另生成总台账。"""
    from pipeline.run import run

    try:
        with progress() as bar:
            report = run(inputs, out, date=day_of(date), profile=profile, rules=rules, progress=bar)
    except DubanError:
        if debug:
            traceback.print_exc()
        raise
    if debug:
        for trouble in report.troubles:
            traceback.print_exception(trouble)
    _close(report, out)
    raise typer.Exit(1 if report.errors else 0)


def day_of(text: str | None) -> date | None:
    """A date as typed, or None.

    Raises:
        UsageError: it is no date.
    """
    if text is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"日期 {text} 无效。请写作 2023-07-05 的形式。")


def _close(report: RunReport, out: Path) -> None:
    """The summary table, what was written, then notices and failures, a line each."""
    done = [document for document in report.documents if not document.error]
    rows = [(d.source, *map(str, (d.tasks, d.calls, d.without_owner, d.without_limit))) for d in done]
    table(_COLUMNS, rows)
    if report.written:
        typer.echo(f"已写入 {len(report.written)} 个文件：{out}")
    elif done:
        typer.echo(f"输入、规则和结果都没有变化，未重写任何文件：{out}")
    for notice in report.notices:
        typer.echo(f"提示：{notice}", err=True)
    for document in report.documents:
        if document.notices:
            typer.echo(f"提示：{document.source} 有 {len(document.notices)} 项请核定，见工作簿「待核事项」。", err=True)
    for error in report.errors:
        complain(error)
