"""Ledgers in, the list out: whom to remind of what."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from pipeline.dates.limits import Limits
from pipeline.dates.nodes import Rhythm, nodes
from pipeline.due.folder import is_open, ledgers, stem
from pipeline.due.model import Item, Kind, Listing, Row
from pipeline.due.rows import Ledger
from pipeline.due.same import OVER, joined
from pipeline.due.when import When
from pipeline.errors import DubanError
from pipeline.rulebook.tracker import TrackerRules

_WEEK = 5
"""A rhythm on so many days of the week is one of every day."""


def listing(
    given: Sequence[Path], *, day: date, days: int, rules: TrackerRules, limits: Limits, units: Sequence[str] = ()
) -> Listing:
    """What is overdue on `day` or falls due in the `days` days behind it.

    Args:
        given: workbooks and folders; none: the folder `output`.
        rules: the theme that the workbooks were written with.
        units: those to list, by name or a part of it; none: all.

    Raises:
        UsageError: nothing to read.
    """
    when = When(limits, day)
    found: list[Ledger] = []
    paths, read = ledgers(given), []
    notices, errors, troubles = [], [], []
    for path in paths:
        try:
            found.append(Ledger(path, rules, when))
        except Exception as error:
            troubles.append(error)
            errors.append(_told(error, path.name))
            continue
        read.append(path)
        if is_open(path):
            notices.append(f"{path.name} 正开着，读到的是上次存盘的内容。")
    notices += [notice for ledger in found for notice in ledger.notices]
    rows, told = joined((row for ledger in found for row in ledger.rows), {path.name: stem(path) for path in read})
    active = [row for row in rows if row.state not in OVER]
    wanted = _wanted(units, active, rules.words.suggested)
    notices += [*told, *_unknown(units, active), *_unread(active)]
    items = [item for row in active for item in _items(row, day, days) if wanted is None or item.unit in wanted]
    undated = [row for row in active if _undated(row) and (wanted is None or wanted & {*row.units})]
    return Listing(
        tuple(_sorted(items, rules)), len(undated), tuple(p.name for p in read), tuple(notices), tuple(errors),
        tuple(troubles),
    )  # fmt: skip


def _told(error: Exception, name: str) -> str:
    if isinstance(error, DubanError):
        return str(error)
    kind = type(error).__name__
    return f"读取 {name} 时出现意外错误（{kind}）。请另存一份后重试；不行的话加 --debug 重试，把输出反馈给维护人员。"


def _items(row: Row, day: date, days: int) -> Iterator[Item]:
    """The lines of a row, under each unit that leads it: its last day, and the nodes of its rhythms.

    An earlier limit of a single step is listed before its day; behind it only while nothing was begun, for the ledger
    does not tell which step is done.
    """
    end, standing = day + timedelta(days), row.state == "standing"
    last, until = (None, end) if standing else (row.dates.last, min(end, row.dates.until))
    lines: dict[date, tuple[Kind, bool]] = {}
    for beat in row.dates.beats:
        for node in _nodes(beat, day, until):
            lines.setdefault(node, (Kind.NODE, beat.presumed))
    for step, presumed in () if standing else row.dates.steps:
        if day <= step <= end or (step < day and row.state == "initial"):
            lines[step] = (Kind.DUE, presumed)
    if last and last <= end:
        lines[last] = (Kind.DUE, row.dates.presumed)
    for when, (kind, presumed) in lines.items():
        for unit in row.units:
            yield Item(unit, when, (when - day).days, kind, presumed, row)


def _nodes(beat: Rhythm, day: date, end: date) -> list[date]:
    """The nodes in the window; of what is to be done every day the next one stands for all."""
    parts = dict(part.split("=", 1) for part in beat.rrule.split(";"))
    daily = parts["FREQ"] == "DAILY" or len(parts.get("BYDAY", "").split(",")) >= _WEEK
    return nodes(beat, day, end)[: 1 if daily else None] if day <= end else []


def _undated(row: Row) -> bool:
    return row.state != "standing" and row.dates.last is None and not row.dates.beats


def _sorted(items: Iterable[Item], rules: TrackerRules) -> list[Item]:
    """By unit, the unit with the earliest day first, tasks of nobody last; inside a unit by day, then by 编号."""
    mark, nobody = rules.words.suggested, rules.words.no_owner
    by_day = sorted(items, key=lambda item: (item.day, item.row.number))
    places = {unit: n for n, unit in enumerate(dict.fromkeys(item.unit.removesuffix(mark) for item in by_day))}
    return sorted(by_day, key=lambda item: (item.unit == nobody, places[item.unit.removesuffix(mark)]))


def _wanted(units: Sequence[str], rows: Iterable[Row], mark: str) -> set[str] | None:
    """The units that are meant: those of just this name, else those that hold it; None: all."""
    if not units:
        return None
    known = {unit for row in rows for unit in row.units}
    wanted: set[str] = set()
    for name in units:
        exact = {unit for unit in known if name in (unit, unit.removesuffix(mark))}
        wanted |= exact or {unit for unit in known if name in unit}
    return wanted


def _unknown(units: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """A name that no open task bears is perhaps mistyped."""
    known = sorted({unit for row in rows for unit in row.units})
    for name in units:
        if not any(name in unit for unit in known):
            near = difflib.get_close_matches(name, known, 3, 0.5)
            hint = f"相近的有：{'、'.join(near)}。" if near else "请核对 --unit。"
            yield f"没有由“{name}”牵头、还没有办结的任务。{hint}"


def _unread(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        if row.dates.unread:
            instead = "按“完成时限”计" if row.dates.last or row.dates.beats else "没有列入"
            yield f"{row.file} 的 {row.number or row.title}：截止日期“{row.dates.unread}”看不出是哪一天，{instead}。"
