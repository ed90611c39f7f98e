"""x.ics: the limits of a document for the calendars of Outlook, WPS and telephones (RFC 5545, by icalendar)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vRecur

from pipeline.dates.nodes import nodes, rhythm, year_from
from pipeline.exports.earlier import follow, read
from pipeline.model import Extraction, Task
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tables.numbering import row_numbers
from pipeline.tables.schedule import bound_words, named_rules, presumed, rhythms_end
from pipeline.tables.wording import lead_words, title

_NO_DAY = date(2000, 1, 1)
"""The stamp of a document without a date: a stamp of the clock would differ from run to run."""
_REACH = 4
"""Years in which the first two nodes of a cadence are looked for."""
_TITLE = 30
"""Characters a title may have where it is not the task's own."""


@dataclass(frozen=True, slots=True)
class _Days:
    """When an event is: its first day, the words that set it, what is to be done, days ahead to ring, its rule."""

    first: date
    words: str
    told: str
    alarms: tuple[int, ...]
    recur: vRecur | None = None


def dumps(extraction: Extraction, *, rules: TrackerRules, earlier: str = "") -> str:
    """The calendar file, or the empty string where no limit has a day and none had one before.

    A limit keeps its UID from run to run, even where its words were touched, so that an import updates what is there.
    Where one changed since `earlier` its SEQUENCE goes up by one; one that is gone stays as cancelled, so that it
    leaves the calendars it stands in.

    Args:
        earlier: the file as an earlier run wrote it; what is no calendar counts as none.
    """
    events = follow(list(_events(extraction, rules)), read(earlier), cancelled=rules.calendar.cancelled)
    if not events:
        return ""
    calendar = Calendar()
    calendar.add("PRODID", "-//duban//duban//ZH")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", rules.calendar.name.format(title=extraction.info.title or extraction.info.name))
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical().decode()


def _events(extraction: Extraction, rules: TrackerRules) -> Iterator[Event]:
    """One event a last day, one a rhythm; the meeting's day in the UID keeps the years of a standing order apart."""
    numbers, meeting = row_numbers(extraction), extraction.info.date
    for task in extraction.tasks:
        if task.kind == "task":
            for n, days in enumerate(_of_task(task, meeting, rules), 1):
                event = _event(days)
                day = f"{meeting:%Y%m%d}-" if meeting else ""
                event.add("UID", f"{day}{task.id}{'' if n == 1 else f'.{n}'}@duban")
                event.add("DTSTAMP", datetime.combine(meeting or _NO_DAY, time(), UTC))
                lead = lead_words(task, rules)
                event.add("SUMMARY", rules.calendar.summary.format(title=days.told, lead=lead))
                body = {"number": numbers[task.id], "limit": days.words, "lead": lead, "text": task.text}
                event.add("DESCRIPTION", rules.calendar.body.format(**body, source=task.source))
                event.add("CATEGORIES", [task.theme])
                event.add("STATUS", "CONFIRMED")
                event.add("TRANSP", "TRANSPARENT")
                yield event


def _of_task(task: Task, as_of: date | None, rules: TrackerRules) -> Iterator[_Days]:
    words = rules.calendar
    for limit in task.deadlines:
        doubt = words.presumed if as_of and presumed(limit, as_of) else ""
        told = title(task) if limit.steps is None else _short(bound_words(task, limit))
        if limit.end:
            yield _Days(limit.end, limit.text + doubt, told, words.alarms)
        ends = rhythms_end(task)
        for name, rule in named_rules(limit) if as_of and ends else ():
            if days := _rhythm(rule, as_of or _NO_DAY, ends or date.max, name + doubt, told, words.alarms):
                yield days


def _rhythm(rule: str, as_of: date, ends: date, words: str, told: str, alarms: Sequence[int]) -> _Days | None:
    beat = rhythm(rule, as_of)
    reach = min(ends, year_from(as_of.replace(year=min(as_of.year + _REACH, date.max.year), day=1)))
    days = nodes(beat, as_of + timedelta(1), reach)[:2]
    if not days:
        return None
    gap = (days[1] - days[0]).days if len(days) > 1 else max(alarms, default=0) + 1
    recur = vRecur.from_ical(beat.rrule)
    if ends < date.max:
        recur["UNTIL"] = [ends]
    return _Days(days[0], words, told, tuple(ahead for ahead in alarms if ahead < gap), recur)


def _short(text: str) -> str:
    return text if len(text) <= _TITLE else f"{text[: _TITLE - 1]}…"


def _event(days: _Days) -> Event:
    event = Event()
    event.add("DTSTART", days.first)
    event.add("DTEND", days.first + timedelta(1))
    if days.recur:
        event.add("RRULE", days.recur)
    for ahead in days.alarms:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", f"{days.told}：{days.words}")
        alarm.add("TRIGGER", timedelta(days=-ahead))
        event.add_component(alarm)
    return event
