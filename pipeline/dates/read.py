"""Words -> typed time limits: every family of rules/deadlines.toml is tried, and the longest match decides.

What looks like a limit and binds nothing (今年以来, 年底考核, a title) has families of its own, of type `none`: they
win by length like any other, so that the whole knowledge stands in the rule book and the code holds no exception.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from pipeline.dates.model import Cadence, DateExpr, Point
from pipeline.rulebook.dates import DateRules, Family
from pipeline.text.numerals import fold, to_int

FIELDS = tuple(field.name for field in fields(Point))
TENTHS = {1: 10, 2: 20, 3: -1}
"""The last day of each 旬, for a cadence that names one."""

_LINK = re.compile(r"[”\"’]?(?:[、，及和与或]|以及)[“\"‘]?")


class Reader:
    """Finds the time limits of a sentence.

    Args:
        rules: the families of rules/deadlines.toml; where two match the same words, one of type `none` wins, then the
            earlier in the file.
    """

    def __init__(self, rules: DateRules) -> None:
        self._rules = rules
        self._families = sorted(rules.family, key=lambda family: family.type != "none")
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._seen = lru_cache(maxsize=512)(self._read)  # a row is mostly its whole sentence, read just before

    def read(self, sentence: str) -> list[DateExpr]:
        """The limits in order, without overlap; offsets count in `sentence`. Never raises, reads no clock."""
        return list(self._seen(sentence))

    def _read(self, sentence: str) -> list[DateExpr]:
        folded = fold(sentence)
        found = [
            (match, rank, family)
            for rank, family in enumerate(self._families)
            if not family.needs or any(word in folded for word in family.needs)
            for match in self._regex(rank).finditer(folded)
            if match.end() > match.start()
        ]
        found.sort(key=lambda f: (f[0].start() - f[0].end(), f[1], f[0].start()))
        taken = bytearray(len(sentence))
        kept: list[tuple[re.Match[str], Family]] = []
        for match, _, family in found:
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                kept.append((match, family))
        kept.sort(key=lambda k: k[0].start())
        limits = [self._express(sentence, match, family) for match, family in kept if family.type != "none"]
        return _carry_year(_join(sentence, folded, limits))

    def _regex(self, rank: int) -> re.Pattern[str]:
        """The regular expression of a family, compiled when a text first calls for it."""
        if rank not in self._compiled:
            family = self._families[rank]
            self._compiled[rank] = self._rules.compile(family.pattern, keep=family.keep)
        return self._compiled[rank]

    def _express(self, sentence: str, match: re.Match[str], family: Family) -> DateExpr:
        """One match as a typed expression."""
        values, masked = self._values(match)
        given = family.fixed | values
        recurring = family.type == "recurring"
        far = _point(values, "_to")
        return DateExpr(
            text=sentence[match.start() : match.end()],
            start=match.start(),
            end=match.end(),
            type=family.type,
            rule_id=family.id,
            bound=str(given.get("bound", family.bound)),
            masked=masked,
            first=Point() if recurring else _point(given, ""),
            last=None if recurring or far == Point() else far,
            amount=None if recurring else given.get("amount"),
            unit=given.get("unit"),
            event=match.groupdict().get("event"),
            cadences=_cadences(given) if recurring else (),
        )

    def _values(self, match: re.Match[str]) -> tuple[dict[str, Any], bool]:
        """What the groups of a match mean, and whether one of them is masked."""
        values: dict[str, Any] = {}
        masked = False
        for group, text in match.groupdict().items():
            name = group.removesuffix("_to")
            if text is None or name not in self._rules.numbers.keys() | self._rules.words.keys():
                continue
            value = self._rules.words[name][text] if name in self._rules.words else to_int(text)
            if value is None:
                masked = True
            else:
                values[group] = value
        return values, masked


def _point(values: dict[str, Any], suffix: str) -> Point:
    return Point(**{name: values[name + suffix] for name in FIELDS if name + suffix in values})


def _cadences(values: dict[str, Any]) -> tuple[Cadence, ...]:
    """The rhythm of one piece; 日清周结, 每周二、周四, 每月5日、20日 and 每年3月、9月 have two."""
    unit, interval = values["every"], values.get("amount", 1)
    month = values.get("month", values.get("quarter_month"))
    day = values.get("edge", TENTHS.get(values.get("third"), values.get("day")))
    weekday = values.get("weekday")
    first = Cadence(unit, interval, month, day, weekday)
    if not values.keys() & {"every_to", "month_to", "day_to", "weekday_to"}:
        return (first,)
    if "every_to" in values:
        return first, Cadence(values["every_to"])
    far_month, far_day = values.get("month_to", month), values.get("day_to", day)
    return first, Cadence(unit, interval, far_month, far_day, values.get("weekday_to", weekday))


def _join(sentence: str, folded: str, limits: list[DateExpr]) -> list[DateExpr]:
    """Cadences side by side (一月一推动、一季一盘点) are one limit with several rhythms."""
    joined: list[DateExpr] = []
    for limit in limits:
        before = joined[-1] if joined else None
        if before and before.type == limit.type == "recurring" and _LINK.fullmatch(folded, before.end, limit.start):
            text = sentence[before.start : limit.end]
            joined[-1] = replace(before, text=text, end=limit.end, cadences=before.cadences + limit.cadences)
        else:
            joined.append(limit)
    return joined


def _carry_year(limits: list[DateExpr]) -> list[DateExpr]:
    """A year once named holds for the later months of the sentence (2025年3月底前出台，6月底前…), never backwards."""
    carried: list[DateExpr] = []
    named: Point | None = None
    for limit in limits:
        point = limit.first
        month = _month(point)
        if limit.bound != "none" and month:
            if point.year is not None or point.year_shift is not None:
                named = point
            elif named and month >= _month(named):
                limit = replace(limit, first=replace(point, year=named.year, year_shift=named.year_shift))
        carried.append(limit)
    return carried


def _month(point: Point) -> int:
    """The month in which a stretch of a year begins, 0 where it names none."""
    return point.month or (point.quarter or 0) * 3 or (point.half or 0) * 6
