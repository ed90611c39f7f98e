"""Calendar files: other libraries read them, equal runs give equal bytes, a re-run updates and cancels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event

from pipeline.exports.ics import dumps
from pipeline.extractor import Extractor
from pipeline.model import Source

MEETING = date(2024, 3, 1)
TEXT = """水利站要在4月底前完成清淤，9月底前修复护岸。
督查办每季度通报进展。
统计站每周五收集数据。
财政所尽快拨付资金。"""


@pytest.fixture
def make(extractor: Extractor, document: Callable[..., Source]) -> Callable[..., str]:
    def dump(text: str = TEXT, *, earlier: str = "", meeting: date | None = MEETING) -> str:
        extraction = extractor(document(text), overrides={"date": meeting, "title": "防汛会议"})
        return dumps(extraction, rules=extractor.book.tracker, earlier=earlier)

    return dump


def events(text: str) -> list[Event]:
    return Calendar.from_ical(text).walk("VEVENT")


def test_a_limit_is_an_all_day_event_with_reminders(make: Callable[..., str]) -> None:
    first, second, *_ = events(make())
    assert (first.decoded("DTSTART"), first.decoded("DTEND")) == (date(2024, 4, 30), date(2024, 5, 1))
    assert second.decoded("DTSTART") == date(2024, 9, 30)
    assert str(second["UID"]) == str(first["UID"]).replace("@", ".2@")
    assert [alarm.decoded("TRIGGER") for alarm in first.walk("VALARM")] == [timedelta(-7), timedelta(-1)]
    assert str(first["SUMMARY"]) == "完成清淤（水利站）"
    assert "编号：20240301-001\n时限：4月底前\n牵头单位：水利站\n" in str(first["DESCRIPTION"])
    assert str(first["TRANSP"]) == "TRANSPARENT" and first.decoded("DTSTAMP").date() == MEETING


def test_a_cadence_is_a_rule_that_begins_on_a_node(make: Callable[..., str]) -> None:
    quarterly, weekly = (event for event in events(make()) if "RRULE" in event)
    assert quarterly.decoded("DTSTART") == date(2024, 3, 31) and "推定" in str(quarterly["DESCRIPTION"])
    assert weekly.decoded("DTSTART") == date(2024, 3, 8) and "推定" not in str(weekly["DESCRIPTION"])
    assert [alarm.decoded("TRIGGER") for alarm in weekly.walk("VALARM")] == [timedelta(-1)]
    for event in (quarterly, weekly):
        start = datetime.combine(event.decoded("DTSTART"), datetime.min.time())
        assert rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)[0] == start


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("督查办年内每周五通报进展。", [date(2024, 12, 31)]),
        ("督查办即日起至6月底每周五通报进展。", [date(2024, 6, 30)]),
        ("督查办4月底前出台办法，每周五通报进展。", None),
    ],
)
def test_a_cadence_ends_with_the_stretch_it_goes_on_in(
    make: Callable[..., str], text: str, until: list[date] | None
) -> None:
    (rule,) = (event["RRULE"] for event in events(make(text)) if "RRULE" in event)
    assert rule.get("UNTIL") == until


def test_a_cadence_in_a_stretch_without_days_is_in_no_calendar(make: Callable[..., str]) -> None:
    assert make("两会期间，值班室每周五报告情况。") == ""


def test_the_title_names_what_the_limit_binds(make: Callable[..., str]) -> None:
    first, second, *_ = events(make())
    assert str(second["SUMMARY"]) == "修复护岸（水利站）"
    assert [str(alarm["DESCRIPTION"]) for alarm in first.walk("VALARM")] == ["完成清淤：4月底前"] * 2


def test_the_same_words_of_another_meeting_are_another_event(make: Callable[..., str]) -> None:
    one, other = make("水利站要在4月底前完成清淤。"), make("水利站要在4月底前完成清淤。", meeting=date(2025, 3, 1))
    assert events(one)[0]["UID"] != events(other)[0]["UID"]


def test_words_that_were_touched_stay_the_same_event(make: Callable[..., str]) -> None:
    before = make("水利站要在4月底前完成全镇河道清淤。\n城建办5月底前修路。")
    after = make("水利站要在6月底前完成全镇河道清淤。\n城建办5月底前修路。", earlier=before)
    assert [str(event["UID"]) for event in events(after)] == [str(event["UID"]) for event in events(before)]
    assert [int(event["SEQUENCE"]) for event in events(after)] == [1, 0]
    assert events(after)[0].decoded("DTSTART") == date(2024, 6, 30)
    assert make("水利站要在6月底前完成全镇河道清淤。\n城建办5月底前修路。", earlier=after) == after


def test_repeated_sentences_have_events_of_their_own(make: Callable[..., str]) -> None:
    found = events(make("各村要在3月底前完成排查，4月15日前完成整改。\n各村要在3月底前完成排查，4月15日前完成整改。"))
    assert len({str(event["UID"]) for event in found}) == 4


def test_lines_are_folded_between_characters(make: Callable[..., str]) -> None:
    text = make("各村要在4月底前" + "逐户逐项建立问题清单、责任清单和整改清单并明确整改措施" * 8 + "。")
    lines = text.encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() is not None for line in lines)
    assert text.endswith("END:VCALENDAR\r\n")


def test_equal_runs_give_equal_bytes(make: Callable[..., str]) -> None:
    first = make()
    assert make() == first
    assert make(earlier=first) == first
    assert make(earlier=first.replace("\r\n", "\n")) == first


def test_what_changed_goes_up_by_one_and_what_is_gone_is_cancelled(make: Callable[..., str]) -> None:
    before = make("水利站要在4月底前完成清淤。\n城建办5月底前修路。")
    less = make("水利站要在4月底前完成清淤。", earlier=before)
    assert [(str(event["STATUS"]), int(event["SEQUENCE"])) for event in events(less)] == [
        ("CONFIRMED", 0),
        ("CANCELLED", 1),
    ]
    assert str(events(less)[1]["SUMMARY"]) == "（已取消）城建办5月底前修路（城建办）"
    assert not events(less)[1].walk("VALARM")
    assert make("水利站要在4月底前完成清淤。", earlier=less) == less
    assert {str(e["UID"]) for e in events(less)} == {str(e["UID"]) for e in events(before)}


@pytest.mark.parametrize("earlier", ["", "no calendar", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "\x00"])
def test_what_is_no_calendar_counts_as_none(make: Callable[..., str], earlier: str) -> None:
    assert make(earlier=earlier) == make()


def test_without_a_day_there_is_no_file(make: Callable[..., str]) -> None:
    assert make("财政所尽快拨付资金。") == ""
    assert make("督查办每季度通报进展。", meeting=None) == ""
    (event,) = events(make("城建办2025年5月底前修路。", meeting=None))
    assert event.decoded("DTSTAMP").year == 2000
