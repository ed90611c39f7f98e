"""x.ics: the limits of a document for the calendars of Outlook, WPS and telephones (RFC 5545, by icalendar)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vRecur

from pipeline.dates.nodes import nodes, rhythm, year_from
from pipeline.model import Extraction, Task
from pipeline.rulebook.tracker import CalendarWords, TrackerRules
from pipeline.tables.numbering import row_numbers
from pipeline.tables.schedule import named_rules, presumed
from pipeline.tables.wording import lead_words, title

_NO_DAY = date(2000, 1, 1)
"""The stamp of a document without a date: a stamp of the clock would differ from run to run."""
_REACH = 4
"""Years in which the first two nodes of a cadence are looked for."""


def dumps(extraction: Extraction, *, rules: TrackerRules, earlier: str = "") -> str:
    """The calendar file, or the empty string where no limit has a day and none had one before.

    A limit keeps its UID from run to run, so that an import updates what is there. Where one changed since `earlier`
    its SEQUENCE goes up by one; one that is gone stays as cancelled, so that it leaves the calendars it stands in.

    Args:
        earlier: the file as an earlier run wrote it; what is no calendar counts as none.
    """
    known = _events_of(earlier)
    events = {str(event["UID"]): event for event in _events(extraction, rules)}
    for uid, event in events.items():
        _number(event, known.get(uid))
    gone = [_cancelled(event) for uid, event in known.items() if uid not in events]
    if not events and not gone:
        return ""
    calendar = Calendar()
    calendar.add("PRODID", "-//duban//duban//ZH")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", rules.calendar.name.format(title=extraction.info.title or extraction.info.name))
    for event in (*events.values(), *gone):
        calendar.add_component(event)
    return calendar.to_ical().decode()


def _events(extraction: Extraction, rules: TrackerRules) -> Iterator[Event]:
    numbers = row_numbers(extraction)
    for task in extraction.tasks:
        if task.kind == "task":
            for n, event in enumerate(_of_task(task, extraction.info.date, rules.calendar), 1):
                event.add("UID", f"{task.id}{'' if n == 1 else f'-{n}'}@duban")
                event.add("DTSTAMP", datetime.combine(extraction.info.date or _NO_DAY, time(), UTC))
                lead = lead_words(task, rules)
                event.add("SUMMARY", rules.calendar.summary.format(title=title(task), lead=lead))
                event.add("DESCRIPTION", _told(event, task, numbers[task.id], lead, rules.calendar))
                event.add("CATEGORIES", [task.theme])
                event.add("STATUS", "CONFIRMED")
                event.add("TRANSP", "TRANSPARENT")
                yield event


def _of_task(task: Task, as_of: date | None, words: CalendarWords) -> Iterator[Event]:
    """One event a last day, one a rhythm; the words of the limit wait in COMMENT for the description."""
    last = max((limit.end for limit in task.deadlines if limit.end), default=None)
    for limit in task.deadlines:
        doubt = words.presumed if as_of and presumed(limit, as_of) else ""
        if limit.end:
            yield _day(limit.end, limit.text + doubt, words.alarms)
        for name, rule in named_rules(limit) if as_of else ():
            if event := _rhythm(rule, as_of or _NO_DAY, last, name + doubt, words.alarms):
                yield event


def _rhythm(rule: str, as_of: date, last: date | None, told: str, alarms: Sequence[int]) -> Event | None:
    beat = rhythm(rule, as_of)
    reach = last or as_of.replace(year=min(as_of.year + _REACH, date.max.year), day=1)
    days = nodes(beat, as_of + timedelta(1), min(reach, year_from(reach)))[:2]
    if not days:
        return None
    gap = (days[1] - days[0]).days if len(days) > 1 else max(alarms, default=0) + 1
    event = _day(days[0], told, [ahead for ahead in alarms if ahead < gap])
    recur = vRecur.from_ical(beat.rrule)
    if last:
        recur["UNTIL"] = [last]
    event.add("RRULE", recur)
    return event


def _day(day: date, words: str, alarms: Sequence[int]) -> Event:
    event = Event()
    event.add("DTSTART", day)
    event.add("DTEND", day + timedelta(1))
    event["COMMENT"] = words
    for ahead in alarms:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", words)
        alarm.add("TRIGGER", timedelta(days=-ahead))
        event.add_component(alarm)
    return event


def _told(event: Event, task: Task, number: str, lead: str, words: CalendarWords) -> str:
    limit = event.pop("COMMENT")
    return words.body.format(number=number, limit=limit, lead=lead, text=task.text, source=task.source)


def _events_of(text: str) -> dict[str, Event]:
    try:
        calendar = Calendar.from_ical(text) if text.strip() else Calendar()
    except (ValueError, IndexError, KeyError):
        return {}
    return {str(event["UID"]): event for event in calendar.walk("VEVENT") if "UID" in event}


def _number(event: Event, before: Event | None) -> None:
    """SEQUENCE: 0 for a new event, one more than before for one that changed."""
    count = int(before.get("SEQUENCE", 0)) if before else 0
    event.add("SEQUENCE", count)
    if before and event.to_ical() != before.to_ical():
        event["SEQUENCE"] = count + 1


def _cancelled(event: Event) -> Event:
    if event.get("STATUS") != "CANCELLED":
        event["STATUS"] = "CANCELLED"
        event["SEQUENCE"] = int(event.get("SEQUENCE", 0)) + 1
    return event
