"""截止日期 as people leave it, and 完成时限 where it is blank."""

from datetime import date

import pytest

from pipeline.dates.limits import Limits
from pipeline.due.when import When

TODAY, MEETING = date(2026, 7, 10), date(2026, 3, 5)
JUNE = date(2026, 6, 30)


@pytest.fixture(scope="module")
def when(limits: Limits) -> When:
    return When(limits, TODAY)


@pytest.mark.parametrize(
    "cell",
    [
        JUNE, 46203, 46203.0, 20260630, "20260630", "2026.6.30", "２０２６．６．３０", "2026/6/30",
        "2026-06-30 00:00:00", "2026年6月30日前", "2026年6月30", "26.6.30", "26/6/30", "2026、6、30", "2026.6",
        "2026年6月", "6月底", "6月30号", "六月底", "6.30", "6/30前", "6-30", "6月30", "6 月 30 日", "6.1-6.30",
        "截至2026.6.30", "二季度",
        "2026年3月31日（延期至2026年6月30日）",
    ],
)  # fmt: skip
def test_the_same_day_however_it_was_typed(when: When, cell: object) -> None:
    dates = when.of(cell, "年底前", meeting=MEETING, updated=None)
    assert (dates.last, dates.presumed, dates.unread) == (JUNE, False, "")


@pytest.mark.parametrize("cell", ["待定", "2026.6.31", "=L2+30", 2026.1, 20261301, 12, -1, True])
def test_what_is_no_day_is_told_and_the_limit_holds(when: When, cell: object) -> None:
    dates = when.of(cell, "年底前", meeting=MEETING, updated=None)
    assert (dates.last, dates.unread) == (date(2026, 12, 31), str(cell))


@pytest.mark.parametrize("cell", [None, "", "—", " 无 ", "/"])
def test_a_blank_cell_leaves_it_to_the_limit(when: When, cell: object) -> None:
    dates = when.of(cell, "6月底前；2026年9月底前", meeting=MEETING, updated=None)
    assert (dates.last, dates.unread) == (date(2026, 9, 30), "")


@pytest.mark.parametrize(
    ("limit", "last", "presumed"),
    [
        ("2026年6月底前", JUNE, False),
        ("2026年6月30日", JUNE, False),
        ("9月底前", date(2026, 9, 30), True),
        ("年底前", date(2026, 12, 31), True),
        ("两周内", None, False),
        ("月底前", None, False),
        ("周五前", None, False),
    ],
)
def test_without_a_meeting_only_what_stays_is_dated(
    when: When, limit: str, last: date | None, presumed: bool
) -> None:
    dates = when.of(None, limit, meeting=None, updated=None)
    assert (dates.last, dates.presumed) == (last, presumed)


def test_what_was_typed_was_typed_about_the_day_of_the_last_update(when: When) -> None:
    assert when.of("6月底", "", meeting=None, updated=date(2026, 6, 1)).last == JUNE
    assert when.of("6月底", "", meeting=None, updated=None).last == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("cell", "day"),
    [(JUNE, JUNE), (46203, JUNE), ("2026.6.30", JUNE), ("6.30", JUNE), ("昨天刚填", None), (None, None)],
)
def test_the_day_of_an_update(when: When, cell: object, day: date | None) -> None:
    assert when.day(cell, MEETING) == day
    assert when.day("6.30", None) is None and when.day("2026.6.30", None) == JUNE


def test_rhythms_stand_in_either_column(when: When) -> None:
    (beat,) = when.of(None, "每月25日前", meeting=MEETING, updated=None).beats
    assert (beat.rrule, beat.presumed) == ("FREQ=MONTHLY;BYMONTHDAY=25", False)
    typed = when.of("每月25日", "每周", meeting=MEETING, updated=None)
    assert (typed.last, [one.rrule for one in typed.beats]) == (None, ["FREQ=MONTHLY;BYMONTHDAY=25"])
    both = when.of(JUNE, "每周五", meeting=MEETING, updated=None)
    assert (both.last, len(both.beats)) == (JUNE, 1)


@pytest.mark.parametrize(
    ("cell", "limit", "until"),
    [
        (None, "每周五", date.max),
        (None, "6月底前；每周五", date.max),
        (None, "年内；每周五", date(2026, 12, 31)),
        (date(2026, 12, 31), "年内；每周五", date(2026, 12, 31)),
        (JUNE, "年内；每周五", JUNE),
        ("6月底", "年内；每周五", JUNE),
        (JUNE, "每周五", JUNE),
        (JUNE, "5月底前；每周五", date.max),
        ("每周三", "年内；每周五", date.max),
        ("再议", "年内；每周五", date(2026, 12, 31)),
        (JUNE, "活动期间；每周五", JUNE),
    ],
)
def test_rhythms_end_with_their_stretch_and_not_with_another_limit(
    when: When, cell: object, limit: str, until: date
) -> None:
    dates = when.of(cell, limit, meeting=MEETING, updated=None)
    assert (len(dates.beats), dates.until) == (1, until)


def test_rhythms_of_a_stretch_that_nobody_dated_have_no_nodes(when: When) -> None:
    dates = when.of(None, "活动期间；每周五", meeting=MEETING, updated=None)
    assert (dates.last, dates.beats) == (None, ())


def test_an_interval_without_a_meeting_is_presumed(when: When) -> None:
    (known,) = when.of(None, "每两周周五", meeting=MEETING, updated=None).beats
    (unknown,) = when.of(None, "每两周周五", meeting=None, updated=None).beats
    assert unknown.presumed and unknown.rrule == known.rrule


def test_the_limits_of_single_steps_are_kept(when: When) -> None:
    dates = when.of(date(2026, 12, 31), "5月中旬；6月底前；年底前", meeting=MEETING, updated=None)
    assert [day for day, _ in dates.steps] == [date(2026, 5, 20), JUNE] and dates.last == date(2026, 12, 31)


@pytest.mark.parametrize("meeting", [MEETING, None])
def test_the_node_the_program_filled_in_is_no_last_day(when: When, meeting: date | None) -> None:
    dates = when.of(date(2026, 3, 6), "每周五", meeting=meeting, updated=None)
    assert (dates.last, len(dates.beats)) == (None, 1)
    assert when.of(date(2026, 3, 5), "每周五", meeting=meeting, updated=None).last == date(2026, 3, 5)
