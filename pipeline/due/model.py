"""A row of a ledger as far as reminding needs it, and a line of the list that is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.dates.nodes import Rhythm


class Kind(StrEnum):
    """Why a line stands in the list: the last day of a task, or one of the days its rhythm names (节点)."""

    DUE = "due"
    NODE = "node"


@dataclass(frozen=True, slots=True)
class Dates:
    """When a row falls due.

    Args:
        last: its last day.
        presumed: the words leave the year or the holidays open; the last day is our presumption (推定).
        beats: its rhythms, `until`: the last day that may be one of their nodes.
        steps: the last days of its limits before that, each with whether it is presumed.
        unread: what stands in 截止日期 and is no day.
        moved: staff have put something else into 截止日期 than 完成时限 says.
    """

    last: date | None = None
    presumed: bool = False
    beats: tuple[Rhythm, ...] = ()
    until: date = date.max
    unread: str = ""
    moved: bool = False
    steps: tuple[tuple[date, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a ledger.

    Args:
        file: name of the workbook.
        units: who leads, proposals with their mark; the word for nobody where nobody does.
        status: as it was typed; `state`: which of our words that means, None where it is none of them.
        limit: the words of 完成时限, empty where there are none.
        updated: 更新日期.
        touched: staff have filled something in since the program wrote the row.
    """

    file: str
    number: str
    text: str
    title: str
    units: tuple[str, ...]
    status: str
    state: str | None
    limit: str
    updated: date | None
    touched: bool
    dates: Dates


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the list: what `unit` has to do by `day`, `left` days from now (negative: overdue)."""

    unit: str
    day: date
    left: int
    kind: Kind
    presumed: bool
    row: Row


@dataclass(frozen=True, slots=True)
class Listing:
    """The list, and what is to be told beside it.

    Args:
        items: by unit, those that have the earliest day first; inside a unit by day.
        undated: so many open tasks have no day and no rhythm.
        files: the workbooks that could be read.
        notices: in Chinese.
        errors: a Chinese line for each workbook that could not be read; `troubles`: the exceptions behind them.
    """

    items: tuple[Item, ...]
    undated: int = 0
    files: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    troubles: tuple[Exception, ...] = ()

    def count(self, kind: Kind, *, late: bool = False) -> int:
        """How many tasks (or nodes) the lines of a kind stand for: one that several units lead counts once."""
        lines = (item for item in self.items if item.kind is kind and (item.left < 0) is late)
        return len({(id(item.row), item.day) for item in lines})
