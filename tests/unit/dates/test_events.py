"""Which event words mean, and when it is."""

from datetime import date

import pytest

from pipeline.dates.events import event_days
from pipeline.dates.model import Point
from pipeline.rulebook.calendar import Calendar

CALENDAR = Calendar.model_validate(
    {
        "event": [
            {"id": "event.games", "names": ["运动会"], "days": ["2023-09-23"], "to_days": ["2023-10-08"]},
            {"id": "event.flood", "names": ["汛期"], "month": 6, "day": 1, "to_month": 9, "to_day": 30},
            {"id": "event.frost", "names": ["冰冻期"], "month": 12, "day": 1, "to_month": 2, "to_day": 15},
            {"id": "event.autumn", "names": ["中秋"], "lunar_month": 8, "lunar_day": 15},
            {"id": "event.nation", "names": ["国庆", "十一"], "month": 10, "day": 1},
            {"id": "event.party", "names": ["七一"], "month": 7, "day": 1},
            {"id": "event.eve", "names": ["除夕"], "lunar_month": 12, "lunar_day": -1},
            {"id": "event.graves", "names": ["清明节"], "term": "清明"},
        ]
    }
)
AS_OF = date(2023, 7, 5)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("全市运动会", date(2023, 9, 23), date(2023, 10, 8)),
        ("汛期", date(2023, 6, 1), date(2023, 9, 30)),  # it is on
        ("冰冻期", date(2023, 12, 1), date(2024, 2, 15)),
        ("国庆、中秋", date(2023, 9, 29), None),
        ("国庆中秋", date(2023, 9, 29), None),
        ("“十一”", date(2023, 10, 1), None),
        ("七一", date(2024, 7, 1), None),
        ("除夕", date(2024, 2, 9), None),
        ("清明", date(2024, 4, 4), None),
        ("清明节", date(2024, 4, 4), None),
    ],
)
def test_the_next_one(words: str, start: date, end: date | None) -> None:
    assert event_days(words, Point(), AS_OF, CALENDAR) == (start, end)


@pytest.mark.parametrize("words", ["", "二十一", "七一小区改造", "验收", "第二十一"])
def test_what_names_no_event(words: str) -> None:
    assert event_days(words, Point(), AS_OF, CALENDAR) is None


def test_the_year_that_is_named() -> None:
    assert event_days("国庆", Point(year_shift=1), AS_OF, CALENDAR) == (date(2024, 10, 1), None)
    assert event_days("国庆", Point(year=2021), None, CALENDAR) == (date(2021, 10, 1), None)
    assert event_days("国庆", Point(), None, CALENDAR) is None
    assert event_days("运动会", Point(year=2027), AS_OF, CALENDAR) is None
