"""From a rule to the days in somebody's calendar."""

from datetime import date

import pytest

from pipeline.dates.nodes import nodes, rhythm, year_from

AS_OF = date(2023, 7, 5)


@pytest.mark.parametrize(
    ("rule", "presumed", "days"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=25", False, ["2023-07-25", "2023-08-25"]),
        ("FREQ=WEEKLY;BYDAY=FR", False, ["2023-07-07", "2023-07-14"]),
        ("FREQ=MONTHLY;BYDAY=1MO", False, ["2023-08-07", "2023-09-04"]),
        ("FREQ=DAILY", False, ["2023-07-05", "2023-07-06"]),
        ("FREQ=WEEKLY", True, ["2023-07-09", "2023-07-16"]),
        ("FREQ=WEEKLY;INTERVAL=2", True, ["2023-07-16", "2023-07-30"]),
        ("FREQ=MONTHLY", True, ["2023-07-31", "2023-08-31"]),
        ("FREQ=MONTHLY;INTERVAL=3", True, ["2023-09-30", "2023-12-31"]),
        ("FREQ=MONTHLY;INTERVAL=6", True, ["2023-12-31", "2024-06-30"]),
        ("FREQ=MONTHLY;INTERVAL=5", True, ["2023-11-30", "2024-04-30"]),
        ("FREQ=YEARLY", True, ["2023-12-31"]),
        ("FREQ=YEARLY;INTERVAL=3", True, []),
        ("FREQ=YEARLY;BYMONTH=3,9", True, ["2023-09-30", "2024-03-31"]),
    ],
)
def test_nodes_of_the_coming_year(rule: str, presumed: bool, days: list[str]) -> None:
    beat = rhythm(rule, AS_OF)
    assert beat.presumed is presumed
    assert [str(day) for day in nodes(beat, AS_OF, year_from(AS_OF))][:2] == days


def test_a_yearly_rule_on_last_days_is_told_by_months() -> None:
    beat = rhythm("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", AS_OF)
    assert (beat.rrule, beat.presumed) == ("FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=-1", False)
    assert nodes(beat, AS_OF, year_from(AS_OF)) == [date(2023, 12, 31), date(2024, 6, 30)]


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (AS_OF, date(2024, 7, 4)),
        (date(2023, 7, 31), date(2024, 7, 30)),
        (date(2024, 2, 29), date(2025, 2, 27)),
        (date.max, date.max),
    ],
)
def test_a_year_ends_on_the_day_before(day: date, last: date) -> None:
    assert year_from(day) == last
