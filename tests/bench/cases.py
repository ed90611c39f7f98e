"""The cases of tests/spec/dates.toml and what each expects, ready to be judged."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

Rhythm = tuple[str, float]
"""A unit of the calendar (day, workday, month) and how many of it make one turn; weeks are days, years are months."""

KINDS = ("应有日期", "应有周期", "不应有日期", "未给基准日")

_PART = re.compile(r"(\w+)=([^;]+)")
_OF_A_UNIT = re.compile(r"每(年|季度|月)[^，]*次")
_MONTHS = {"年": 12, "季度": 3, "月": 1}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One expected limit: where its words stand, its days, and for each rhythm the readings that are as good.

    Args:
        start, end: half-open offsets in the text.
        first, last: its days; None is open.
    """

    start: int
    end: int
    first: date | None = None
    last: date | None = None
    rhythms: tuple[frozenset[Rhythm], ...] = ()

    @property
    def dated(self) -> bool:
        return self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its reference date and what is due, in the notation of dates.toml."""

    group: str
    text: str
    as_of: date | None
    due: tuple[str, ...]

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        return read_due(self.text, self.due)

    @property
    def kind(self) -> str:
        """What the case asks for; cases without a reference date are a kind of their own."""
        if self.as_of is None:
            return KINDS[3]
        if any(one.dated for one in self.wanted):
            return KINDS[0]
        return KINDS[1] if any(one.rhythms for one in self.wanted) else KINDS[2]


def load(path: Path) -> list[Case]:
    """All cases of the file, in its order."""
    groups = tomllib.loads(path.read_text(encoding="utf-8"))["group"]
    return [
        Case(group["name"], case["text"], case.get("date", group.get("date")), tuple(case["due"]))
        for group in groups
        for case in group["cases"]
    ]


def read_due(text: str, due: Sequence[str]) -> tuple[Wanted, ...]:
    """The notation of dates.toml: `words | type`, and behind it `first..last` or rules."""
    wanted, at = [], 0
    for line in due:
        words, _, *rest = line.split(" | ")
        start = text.index(words, at)
        at = start + len(words)
        told = rest[0] if rest else ""
        if told.startswith("FREQ="):
            wanted.append(Wanted(start, at, rhythms=tuple(rhythms(rule, words) for rule in told.split())))
        else:
            first, last = (date.fromisoformat(day) if day else None for day in (told or "..").split(".."))
            wanted.append(Wanted(start, at, first, last))
    return tuple(wanted)


def rhythms(rule: str, words: str = "") -> frozenset[Rhythm]:
    """The readings of an RFC 5545 rule that count as the same frequency.

    March and September of each year is half-yearly too; a working day is daily; 每年至少两次, which our rules spread
    evenly over the year, may be told as 每年.
    """
    parts = dict(_PART.findall(rule))
    unit, size = {"DAILY": ("day", 1), "WEEKLY": ("day", 7), "MONTHLY": ("month", 1), "YEARLY": ("month", 12)}[
        parts["FREQ"]
    ]
    same: set[Rhythm] = {(unit, size * int(parts.get("INTERVAL", 1)))}
    if parts.get("BYDAY") == "MO,TU,WE,TH,FR":
        same = {("day", 1), ("workday", 1)}
    if parts.get("BYMONTHDAY") == "15,-1":
        same = {("month", 0.5), ("day", 15)}
    months = [int(month) for month in parts.get("BYMONTH", "1").split(",")]
    if len(months) > 1 and {b - a for a, b in pairwise(months)} == {12 / len(months)}:
        same.add(("month", 12 / len(months)))
    if counted := _OF_A_UNIT.match(words):
        same.add(("month", _MONTHS[counted[1]]))
    return frozenset(same)
