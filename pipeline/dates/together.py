"""What limits of one sentence mean for each other: rhythms side by side, a year carried on, a day beside a last day."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.dates.model import DateExpr, Point

_LINK = re.compile(r"[”\"’]?(?:[、，及和与或]|以及)[“\"‘]?")
_REACH = 24
"""How far before a day the words may stand that make it the last one."""


def join_rhythms(sentence: str, folded: str, limits: list[DateExpr]) -> list[DateExpr]:
    """Cadences side by side (一月一推动、一季一盘点) are one limit with several rhythms."""
    runs: list[list[DateExpr]] = []
    for limit in limits:
        before = runs[-1][-1] if runs else None
        if before and before.type == limit.type == "recurring" and _LINK.fullmatch(folded, before.end, limit.start):
            runs[-1].append(limit)
        else:
            runs.append([limit])
    return [_joined(sentence, run) if len(run) > 1 else run[0] for run in runs]


def _joined(sentence: str, run: list[DateExpr]) -> DateExpr:
    start, end = run[0].start, run[-1].end
    cadences = tuple(cadence for limit in run for cadence in limit.cadences)
    return replace(run[0], text=sentence[start:end], end=end, cadences=cadences)


def bind_last_days(folded: str, limits: list[DateExpr], latest: re.Pattern[str] | None) -> list[DateExpr]:
    """A day behind 不迟于 is a last day, and so is one that stands beside a last day (4月20日、5月20日前).

    Args:
        latest: matches the words before such a day, up to it.
    """
    bound: list[DateExpr] = []
    for limit in reversed(limits):
        if limit.type == "date" and limit.bound == "within":
            after = bound[-1] if bound else None
            beside = after and after.bound == "by" and _LINK.fullmatch(folded, limit.end, after.start)
            if beside or (latest and latest.search(folded, max(0, limit.start - _REACH), limit.start)):
                limit = replace(limit, bound="by")
        bound.append(limit)
    return bound[::-1]


def open_spans(folded: str, limits: list[DateExpr], condition: re.Pattern[str] | None) -> list[DateExpr]:
    """Where a case is set first (申请延期的，应在3个工作日内…), a span counts from it and not from the meeting.

    Args:
        condition: matches the words that set a case.
    """
    case = condition.search(folded) if condition else None
    return [
        replace(limit, bound="none") if case and limit.bound == "span" and case.end() <= limit.start else limit
        for limit in limits
    ]


def carry_year(limits: list[DateExpr]) -> list[DateExpr]:
    """A year once named holds for the later months of the sentence (2025年3月底前出台，6月底前…), never backwards.

    So does the month of a day for the later days that name none (8月10日、15日前).
    """
    carried: list[DateExpr] = []
    named: Point | None = None
    last_day: Point | None = None
    for limit in limits:
        point = limit.first
        month = _month(point)
        if limit.bound != "none" and limit.type == "date" and not month and named and limit.text.startswith("年"):
            limit = replace(limit, first=replace(point, year=named.year, year_shift=named.year_shift))
        elif limit.bound != "none" and limit.type == "date" and point.day and not month and _bare(point):
            if last_day and last_day.day and last_day.day < point.day:
                limit = replace(limit, first=replace(last_day, day=point.day))
        elif limit.bound != "none" and month:
            if point.year is not None or point.year_shift is not None:
                named = point
            elif named and month >= _month(named):
                limit = replace(limit, first=replace(point, year=named.year, year_shift=named.year_shift))
            last_day = limit.first
        carried.append(limit)
    return carried


def _bare(point: Point) -> bool:
    """Whether a point is a day and nothing else (15日前)."""
    return point == Point(day=point.day)


def _month(point: Point) -> int:
    """The month in which a stretch of a year begins, 0 where it names none."""
    return point.month or (point.quarter or 0) * 3 or (point.half or 0) * 6
