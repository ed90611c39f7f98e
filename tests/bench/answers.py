"""What each reader reports, brought to one form: days that may be meant, and rhythms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.bench.cases import Rhythm, read_due

_DELTA = {"year": ("month", 12), "month": ("month", 1), "week": ("day", 7), "day": ("day", 1)}
_PERIOD = re.compile(r"P([\d.]+)([YMWD])$")
_TIMEX = {"Y": ("month", 12), "M": ("month", 1), "W": ("day", 7), "D": ("day", 1)}
_ANY = (("T", ("day", 1)), ("XXXX-WXX-", ("day", 7)), ("XXXX-XX-", ("month", 1)), ("XXXX-", ("month", 12)))
"""How the timex of a set begins that names no period (T17, XXXX-WXX-1), and its rhythm."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing reported: half-open offsets, every first and every last day it may mean, and its rhythms."""

    start: int
    end: int
    firsts: frozenset[date] = frozenset()
    lasts: frozenset[date] = frozenset()
    rhythms: frozenset[Rhythm] = frozenset()

    @property
    def dated(self) -> bool:
        return bool(self.firsts or self.lasts)


def ours(text: str, shown: Sequence[str]) -> list[Found]:
    """Our own answer, in the notation of dates.toml."""
    return [
        Found(one.start, one.end, _days(one.first), _days(one.last), frozenset().union(*one.rhythms))
        for one in read_due(text, shown)
    ]


def jionlp(answer: Sequence[Mapping[str, Any]]) -> list[Found]:
    """time_point and time_span are dated by both ends of `time`, a time_period has a rhythm, a time_delta nothing."""
    found = []
    for one in answer:
        told, kind = one["detail"]["time"], one["type"]
        if kind in ("time_point", "time_span"):
            first, last = (_days(_day(moment)) for moment in told)
            found.append(Found(*one["offset"], first, last))
        elif kind == "time_period":
            delta = (told["delta"] or {}).items()
            turns = {(unit, size * n) for name, n in delta for unit, size in [_DELTA.get(name, (name, 1))]}
            found.append(Found(*one["offset"], rhythms=frozenset(turns)))
    return found


def recognizers(answer: Sequence[Mapping[str, Any]]) -> list[Found]:
    """Every value of a resolution is a candidate; times of day, durations and what is not resolved are not dated."""
    found = []
    for one in answer:
        values = (one["resolution"] or {}).get("values") or []
        pairs = [pair for value in values for pair in _candidates(value)]
        firsts, lasts = ({pair[end] for pair in pairs} - {None} for end in (0, 1))
        turns = {turn for value in values if value["type"] == "set" for turn in _turns(value["timex"])}
        found.append(Found(one["start"], one["end"] + 1, frozenset(firsts), frozenset(lasts), frozenset(turns)))
    return found


def _candidates(value: Mapping[str, str]) -> Iterator[tuple[date | None, date | None]]:
    """The days one value may mean: the end of a range is taken both as the last day and as the day behind it.

    The library writes 9月 with an exclusive end and 8月1日至31日 with the day as said. 马上 (FUTURE_REF) and 现在
    (PRESENT_REF) are urgency in its own notation and no date.
    """
    if not value["type"].startswith("date") or value["timex"].endswith("_REF"):
        return
    if "start" not in value and "end" not in value:
        day = _day(value.get("value", ""))
        yield day, day
        return
    first, end = _day(value.get("start", "")), _day(value.get("end", ""))
    yield first, end
    if end and value["end"][10:] in ("", " 00:00:00"):
        yield first, end - timedelta(1)


def _turns(timex: str) -> Iterator[Rhythm]:
    if period := _PERIOD.match(timex):
        unit, size = _TIMEX[period[2]]
        yield unit, size * float(period[1])
    elif rhythm := next((rhythm for start, rhythm in _ANY if timex.startswith(start)), None):
        yield rhythm


def _day(moment: str) -> date | None:
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:  # inf, -inf, not resolved, a time of day
        return None
    return day if day > date.min else None  # 0001-01-01: what Recognizers writes where it knows no end


def _days(day: date | None) -> frozenset[date]:
    return frozenset({day} if day else ())
