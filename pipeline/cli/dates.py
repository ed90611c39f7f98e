"""`duban dates`: what the reader of time limits makes of a text."""

from __future__ import annotations

import json
import sys
from datetime import date as Day
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.tasks import Date, Rules, day_of
from pipeline.cli.terminal import Help, table

if TYPE_CHECKING:
    from pipeline.dates.limits import Limit

_COLUMNS = ("原文", "类型", "开始", "截止", "钟点", "周期", "今后的节点", "说明", "规则")
_NODES = 3
"""How many nodes are shown in the table."""


def dates(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="一句或几句话（加引号）。")],
    date: Date = None,
    rules: Rules = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取。")] = False,
    help: Help = False,
) -> None:
    """读出一段话里的时限：每条的原文、类型、起止日期、周期和依据的规则。"""
    from pipeline.dates.limits import Limits
    from pipeline.rulebook.folder import layers_of, rules_folder
    from pipeline.rulebook.load import read_dates

    as_of = day_of(date)
    limits = Limits(*read_dates(rules_folder(), layers=layers_of(rules)))
    found = [_record(limit, as_of) for limit in limits.of(text, as_of)]
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif found:
        _show([_row(record, as_of) for record in found])
    else:
        typer.echo("没有读出时限。")


def _show(rows: list[tuple[str, ...]]) -> None:
    """The table; on a terminal, where room is short, without columns that hold nothing."""
    kept = [n for n in range(len(_COLUMNS)) if not sys.stdout.isatty() or any(row[n] for row in rows)]
    table([_COLUMNS[n] for n in kept], [[row[n] for n in kept] for row in rows], numbers=False)


def _record(limit: Limit, as_of: Day | None) -> dict[str, Any]:
    """A limit as plain values, with the nodes of a cadence in the coming year."""
    from pipeline.dates.nodes import node_days, rhythm

    expr, dated = limit
    beats = [rhythm(rule, as_of) for rule in dated.rrule] if as_of else []
    days = {day for rule in dated.rrule for day in node_days(rule, as_of)} if as_of else set()
    return {
        "text": expr.text,
        "start": expr.start,
        "end": expr.end,
        "type": expr.type,
        "from": dated.start and dated.start.isoformat(),
        "to": dated.end and dated.end.isoformat(),
        "clock": expr.clock,
        "granularity": dated.granularity,
        "rrule": list(dated.rrule),
        "nodes": [day.isoformat() for day in sorted(days)],
        "presumed": dated.presumed or any(beat.presumed for beat in beats),
        "rule": expr.rule_id,
    }


def _row(record: dict[str, Any], as_of: Day | None) -> tuple[str, ...]:
    from pipeline.explain.words import word

    nodes = record["nodes"]
    more = f" 等{len(nodes)}个" if len(nodes) > _NODES else ""
    return (
        record["text"],
        word("type", record["type"]),
        record["from"] or "",
        record["to"] or "",
        record["clock"] or "",
        " ".join(record["rrule"]),
        "、".join(nodes[:_NODES]) + more,
        _remark(record, as_of),
        record["rule"],
    )


def _remark(record: dict[str, Any], as_of: Day | None) -> str:
    """Why there is no day, or that it is presumed."""
    if record["presumed"]:
        return "日期推定"
    if record["from"] or record["to"] or record["type"] == "urgency":
        return ""
    if as_of is None:
        return "推算日期要写 --date"
    return "" if record["rrule"] else "日期未定"
