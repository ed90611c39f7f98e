"""One task in several workbooks counts once: the copy that staff have kept up stands for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pipeline.due.model import Row

Copy = tuple[Row, ...]
"""The rows of a task in one workbook: several where staff have split it between units."""
OVER = ("done", "closed", "changed", "removed")
"""States of which nobody is reminded."""


def joined(rows: Iterable[Row], stems: Mapping[str, str | None]) -> tuple[list[Row], list[str]]:
    """The rows with each task taken from one workbook only, and what people should know of the choice.

    A task is known by its 编号 and its words. Once the rules have changed, a document that is read again may have other
    serial numbers; so its day and its words are enough, unless two documents are of one day.

    Args:
        rows: of all workbooks.
        stems: by file name the document it was made of, None where it holds several.
    """
    rows = list(rows)
    crowded = _crowded(rows, stems)
    tasks: defaultdict[tuple[str, str], defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        code = _code(row)
        tasks[row.number if code in crowded else code, "".join(row.text.split())][row.file].append(row)
    stand: list[Row] = []
    told: list[str] = []
    for copies in tasks.values():
        chosen, notice = _choose([tuple(copy) for copy in copies.values()])
        stand += chosen
        told += [notice] if notice else []
    return stand, told


def _crowded(rows: Sequence[Row], stems: Mapping[str, str | None]) -> set[str]:
    """The days (or codes) in 编号 that two documents share."""
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if (stem := stems[row.file]) is not None:
            documents[_code(row)].add(stem)
    return {code for code, found in documents.items() if len(found) > 1}


def _code(row: Row) -> str:
    return row.number.rpartition("-")[0] or row.number


def _choose(copies: Sequence[Copy]) -> tuple[Copy, str]:
    """The copy that stands, and a notice where staff have said two things."""
    first = max(map(_rank, copies))
    best = [copy for copy in copies if _rank(copy) == first]
    if len({_said(copy) for copy in best}) == 1:
        return max(best, key=_updated), ""
    latest = max(map(_updated, best))
    newest = [copy for copy in best if _updated(copy) == latest]
    settled = len({_said(copy) for copy in newest}) == 1
    chosen = newest[0] if settled else min(newest, key=_pressing)
    why = "更新日期较晚" if settled else "更新日期看不出先后，从严"
    shown = "；".join(f"{copy[0].file} 写“{_shown(copy)}”" for copy in best)
    return chosen, f"{chosen[0].number or chosen[0].title} 两处填得不一样：{shown}。{why}，以 {chosen[0].file} 为准。"


def _rank(copy: Copy) -> tuple[bool, bool]:
    return any(row.touched for row in copy), any(row.state != "initial" for row in copy)


def _updated(copy: Copy) -> date:
    return max(row.updated or date.min for row in copy)


def _said(copy: Copy) -> frozenset[tuple[str, date | None]]:
    return frozenset((row.state or row.status, row.dates.last) for row in copy)


def _pressing(copy: Copy) -> tuple[bool, date]:
    """Open before over, then the earlier day: what is in doubt must not fall out of sight."""
    return all(row.state in OVER for row in copy), min(row.dates.last or date.max for row in copy)


def _shown(copy: Copy) -> str:
    parts = (f"{row.status}，{row.dates.last.isoformat()}" if row.dates.last else row.status for row in copy)
    return "；".join(dict.fromkeys(parts))
