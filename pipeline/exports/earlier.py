"""A calendar file after the one before it: what stayed, what was touched, what is new, what is gone."""

from __future__ import annotations

import difflib

from icalendar import Calendar, Event

_ALIKE = 0.8
"""How alike two descriptions have to be for one to be the other, touched (0 to 1, difflib)."""


def read(text: str) -> dict[str, Event]:
    """The events of a calendar file by UID; none where it is no calendar."""
    try:
        calendar = Calendar.from_ical(text) if text.strip() else Calendar()
    except (ValueError, IndexError, KeyError):
        return {}
    return {str(event["UID"]): event for event in calendar.walk("VEVENT") if "UID" in event}


def follow(events: list[Event], known: dict[str, Event], *, cancelled: str) -> list[Event]:
    """The events with the UID and SEQUENCE they have after the earlier ones, then those that are gone, as cancelled.

    Args:
        cancelled: stands before the title of an event that is gone.
    """
    gone = {uid: event for uid, event in known.items() if uid not in {str(event["UID"]) for event in events}}
    for event in events:
        before = known.get(str(event["UID"])) or _touched(event, gone)
        if before:
            event["UID"] = before["UID"]
            gone.pop(str(before["UID"]), None)
        _number(event, before)
    return [*events, *(_cancel(event, cancelled) for event in gone.values())]


def _touched(event: Event, gone: dict[str, Event]) -> Event | None:
    """The one of `gone` that this event was before somebody touched its words; a rhythm stays a rhythm."""
    best, found = _ALIKE, None
    words = difflib.SequenceMatcher(b=str(event.get("DESCRIPTION", "")), autojunk=False)
    for other in gone.values():
        if other.get("STATUS") == "CANCELLED" or ("RRULE" in other) != ("RRULE" in event):
            continue
        words.set_seq1(str(other.get("DESCRIPTION", "")))
        if words.real_quick_ratio() > best and words.quick_ratio() > best and (ratio := words.ratio()) > best:
            best, found = ratio, other
    return found


def _number(event: Event, before: Event | None) -> None:
    """SEQUENCE: 0 for a new event, one more than before for one that changed."""
    count = int(before.get("SEQUENCE", 0)) if before else 0
    event.add("SEQUENCE", count)
    if before and event.to_ical() != before.to_ical():
        event["SEQUENCE"] = count + 1


def _cancel(event: Event, mark: str) -> Event:
    """An event that is gone: it says so in its title too, and rings no more."""
    if event.get("STATUS") != "CANCELLED":
        event["STATUS"] = "CANCELLED"
        event["SEQUENCE"] = int(event.get("SEQUENCE", 0)) + 1
        summary = str(event.pop("SUMMARY", ""))
        event.add("SUMMARY", mark + summary)
        event.subcomponents = []
    return event
