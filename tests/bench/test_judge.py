"""The judge of `make bench-dates` and the reading of the rivals' answers; the rivals themselves are not needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bench.answers import Found, jionlp, ours, recognizers
from tests.bench.cases import load, read_due, rhythms
from tests.bench.judge import a_day_late, judge

JUNE, MONTHLY = "6月底前 | date | ..2023-06-30", "每月25日前 | recurring | FREQ=MONTHLY;BYMONTHDAY=25"


def span(text: str, words: str, first: str, last: str, kind: str = "time_span") -> dict[str, Any]:
    """A dated answer of JioNLP."""
    start = text.index(words)
    return {"offset": [start, start + len(words)], "type": kind, "detail": {"time": [first, last]}}


def turn(text: str, words: str, **delta: float) -> dict[str, Any]:
    """A rhythm as JioNLP tells it."""
    start = text.index(words)
    detail = {"time": {"delta": delta, "point": None}}
    return {"offset": [start, start + len(words)], "type": "time_period", "detail": detail}


def resolved(text: str, words: str, *values: dict[str, str]) -> dict[str, Any]:
    """An answer of Recognizers, whose `end` is the last character."""
    start = text.index(words)
    return {"start": start, "end": start + len(words) - 1, "resolution": {"values": list(values)}}


def value(kind: str, timex: str = "", **days: str) -> dict[str, str]:
    return {"type": kind, "timex": timex, **days}


T = "6月底前完成，每月25日前报送"
BY_JUNE = span(T, "6月底前", "-inf", "2023-06-30 23:59:59")
ON_5TH = span(T, "完成", "2023-07-05 00:00:00", "2023-07-05 23:59:59", "time_point")
IN_JUNE = resolved(
    T,
    "6月",
    value("daterange", start="2022-06-01", end="2022-07-01"),
    value("daterange", start="2023-06-01", end="2023-07-01"),
)
A_25TH = resolved(T, "25日", value("date", "XXXX-XX-25", value="2023-07-25"))


@pytest.mark.parametrize(
    ("read", "answer", "due", "right"),
    [
        pytest.param(jionlp, [BY_JUNE], [JUNE], True, id="last day"),
        pytest.param(jionlp, [span(T, "6月底前", "-inf", "2024-06-30 23:59:59")], [JUNE], False, id="another year"),
        pytest.param(jionlp, [], [JUNE], False, id="nothing found"),
        pytest.param(jionlp, [BY_JUNE, ON_5TH], [JUNE], False, id="one too many"),
        pytest.param(jionlp, [BY_JUNE], [], False, id="no limit expected"),
        pytest.param(jionlp, [BY_JUNE], ["6月底前 | date"], False, id="no date expected"),
        pytest.param(jionlp, [turn(T, "每月", month=1)], [], True, id="a rhythm is not dated"),
        pytest.param(
            jionlp,
            [{"offset": [0, 2], "type": "time_delta", "detail": {"time": {"year": 3.0}}}],
            [],
            True,
            id="a duration is not dated",
        ),
        pytest.param(
            jionlp,
            [span(T, "6月", "2023-06-01 00:00:00", "inf")],
            ["6月 | date | 2023-06-01.."],
            True,
            id="only a first day",
        ),
        pytest.param(
            jionlp,
            [span(T, "6月", "2023-06-01 00:00:00", "inf")],
            ["6月 | date | 2023-06-01..2023-06-30"],
            False,
            id="the last day is missing",
        ),
        pytest.param(jionlp, [BY_JUNE, turn(T, "每月", month=1)], [JUNE, MONTHLY], True, id="date and rhythm"),
        pytest.param(jionlp, [BY_JUNE, turn(T, "每月", day=7)], [JUNE, MONTHLY], False, id="another rhythm"),
        pytest.param(recognizers, [IN_JUNE], [JUNE], True, id="any candidate, exclusive end"),
        pytest.param(
            recognizers,
            [resolved(T, "6月底", value("daterange", start="2023-06-01", end="2023-06-30"))],
            [JUNE],
            True,
            id="inclusive end",
        ),
        pytest.param(
            recognizers,
            [IN_JUNE, resolved(T, "每月", value("set", "P1M", value="not resolved")), A_25TH],
            [JUNE, MONTHLY],
            True,
            id="a date inside the words of a rhythm",
        ),
        pytest.param(recognizers, [IN_JUNE, A_25TH], [JUNE], False, id="a date outside"),
        pytest.param(
            recognizers,
            [
                resolved(T, "完成", value("datetime", "FUTURE_REF", value="2023-07-05 00:00:00")),
                resolved(T, "月底", value("time", "T18", value="18:00:00")),
                resolved(T, "25", value("duration", "P25D", value="2160000")),
            ],
            [],
            True,
            id="urgency, hours and durations are not dated",
        ),
    ],
)
def test_right_or_not(read: Callable[[Any], list[Found]], answer: list[Any], due: list[str], right: bool) -> None:
    assert judge(read_due(T, due), read(answer)).right is right


def test_a_false_date_is_one_where_nothing_is_dated() -> None:
    assert judge(read_due(T, ["6月底前 | date"]), jionlp([BY_JUNE])).false_date
    assert not judge(read_due(T, [MONTHLY]), jionlp([BY_JUNE])).false_date


def test_a_day_late_is_told_apart() -> None:
    text, due = "国庆前完成", ["国庆前 | event | ..2023-09-30"]
    found = jionlp([span(text, "国庆前", "-inf", "2023-10-01 23:59:59")])
    assert not judge(read_due(text, due), found).right
    assert judge(read_due(text, due), a_day_late(found)).right


@pytest.mark.parametrize(
    ("rule", "words", "timex"),
    [
        ("FREQ=DAILY", "每日17时前", "T17"),
        ("FREQ=WEEKLY;BYDAY=MO", "每周一", "XXXX-WXX-1"),
        ("FREQ=WEEKLY;INTERVAL=2", "每两周", "P2W"),
        ("FREQ=MONTHLY;INTERVAL=6", "每半年", "P0.5Y"),
        ("FREQ=MONTHLY;INTERVAL=6", "每年至少两次", "P1Y"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", "每半月", "P0.5M"),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "每季度末", "P3M"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "每个工作日", "P1D"),
    ],
)
def test_the_same_rhythm(rule: str, words: str, timex: str) -> None:
    found = recognizers([resolved(words, words, value("set", timex, value="not resolved"))])
    assert judge(read_due(words, [f"{words} | recurring | {rule}"]), found).right


def test_other_rhythms_are_not_the_same() -> None:
    assert not rhythms("FREQ=MONTHLY;INTERVAL=6", "每半年") & rhythms("FREQ=YEARLY")
    assert not rhythms("FREQ=MONTHLY;BYMONTHDAY=15,-1") & rhythms("FREQ=MONTHLY")


def test_the_expected_answer_is_right_in_every_case() -> None:
    cases = load(Path(__file__).resolve().parents[1] / "spec" / "dates.toml")
    assert [case.text for case in cases if not judge(case.wanted, ours(case.text, case.due)).right] == []
    assert sum(not judge(case.wanted, []).right for case in cases) > len(cases) / 2
