"""A match of a family -> a typed expression: what its parts mean, and what they leave open."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

from pipeline.dates.model import Cadence, DateExpr, Point
from pipeline.rulebook.dates import DateRules, Family
from pipeline.text.numerals import to_int

FIELDS = frozenset(field.name for field in fields(Point))
TENTHS = {1: 10, 2: 20, 3: -1}
"""The last day of each 旬, for a cadence that names one."""
LIST = "_list"
"""Ends the name of a numeral that lists words of one character: {weekday_list} is 一、三、五."""
NOON, EVENING, MIDNIGHT = 11, 18, -1
"""中午, 晚上 and 凌晨 in `[words.daypart]`: 中午11点 is before noon, 晚上12点 ends the day, 凌晨12点 begins it."""


def express(sentence: str, match: re.Match[str], family: Family, rules: DateRules) -> DateExpr:
    """One match as a typed expression.

    Args:
        sentence: as written; `match` was made on its folded form, which is as long.
        rules: with the numbers and words that the family's pattern uses.
    """
    start, end = match.span()
    start += len(sentence[start:end]) - len(sentence[start:end].lstrip())
    values, masked = _values(match, rules)
    given = family.fixed | values
    recurring = family.type == "recurring"
    first, last = (Point(), None) if recurring else _points(given)
    return DateExpr(
        text=sentence[start:end],
        start=start,
        end=end,
        type=family.type,
        rule_id=family.id,
        bound=str(given.get("bound", family.bound)),
        masked=masked,
        first=first,
        last=last,
        amount=None if recurring else given.get("amount"),
        unit=given.get("unit"),
        event=match["event"] if "event" in match.re.groupindex else None,
        cadences=_cadences(given) if recurring else (),
        clock=_clock(values, "_to") or _clock(values, ""),
    )


def _values(match: re.Match[str], rules: DateRules) -> tuple[dict[str, Any], bool]:
    """What the groups of a match mean, and whether one of them is masked."""
    values: dict[str, Any] = {}
    masked = False
    for group, text in match.groupdict().items():
        if text is None:
            continue
        name = group.removesuffix("_to")
        if name.endswith(LIST):
            table = rules.words[name.removesuffix(LIST)]
            values[group] = tuple(table[char] for char in text if char in table)
        elif name in rules.words:
            values[group] = rules.words[name][text]
        elif name in rules.numbers:
            if (number := to_int(text)) is None:
                masked = True
            else:
                values[group] = number
    return values, masked


def _points(given: dict[str, Any]) -> tuple[Point, Point | None]:
    """The near and the far end."""
    near = {name: value for name, value in given.items() if name in FIELDS}
    far = {name[:-3]: value for name, value in given.items() if name.endswith("_to") and name[:-3] in FIELDS}
    return Point(**near), Point(**far) if far else None


def _cadences(values: dict[str, Any]) -> tuple[Cadence, ...]:
    """The rhythm of one piece; 日清周结 and 每年4月1日和10月10日 have two. 每周二、周四 is one on two days."""
    if "month_to" in values and "day_to" in values:
        far = {"month": values["month_to"], "day": values["day_to"]}
        near = {name: value for name, value in values.items() if name not in ("month_to", "day_to")}
        return (*_cadences(near), *_cadences(near | far))
    day = values.get("edge", TENTHS.get(values.get("third"), values.get("day")))
    first = Cadence(
        values["every"],
        values.get("amount", 1),
        months=_both(values.get("month", values.get("quarter_month")), values.get("month_to")),
        days=_both(day, values.get("day_to")),
        weekdays=values.get("weekday_list", _both(values.get("weekday"), values.get("weekday_to"))),
        nth=values.get("nth"),
        times=values.get("times"),
    )
    return (first, Cadence(values["every_to"])) if "every_to" in values else (first,)


def _both(first: int | None, second: int | None) -> tuple[int, ...]:
    return tuple(value for value in (first, second) if value is not None)


def _clock(values: dict[str, Any], suffix: str) -> str | None:
    """The hour that is said, by 24 hours; None where half of the day is left open (5点) or the hour is none."""
    hour, daypart = values.get("hour" + suffix), values.get("daypart" + suffix)
    if hour is None:
        return None
    if daypart is None and values.get("oclock" + suffix) != "时" and hour <= 12:
        return None
    if hour == 12 and daypart in (MIDNIGHT, EVENING):
        hour = 24 if daypart == EVENING else 0
    elif (daypart or 0) > 0 and hour < (NOON if daypart == NOON else 12):
        hour += 12
    minute = values.get("half_past" + suffix, values.get("minute" + suffix, 0))
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None
