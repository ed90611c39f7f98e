"""The words of rules/tracker.toml that stand in cells, bands, calendars and warnings."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from pipeline.model import Force, Stance
from pipeline.rulebook.schema import Text


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """Words that stand in cells."""

    suggested: Text
    no_limit: Text
    no_owner: Text
    box: Text
    ticked: Text
    supports: Text
    sign_off: Text
    empty: Text
    count: Text
    presumed: Text
    stances: dict[Stance, Text]
    forces: dict[Force, Text]
    date_from: dict[str, Text]


class Schedule(_Strict):
    """The words of 时限一览: kinds of days, and the bands behind the months; {…} is filled in.

    Args:
        same_year: a month behind another of its year.
        due, start, node, presumed: a last day, a first day, a node that is said, one that is presumed.
        of_item: stands behind a limit set for the whole item.
        beats: the text of a task with the {days} of its cadence.
        nodes: the band of cadences; daily, undated, urgent, none: bands of tasks that have no day.
    """

    month: Text
    same_year: Text
    day: Text
    due: Text
    start: Text
    node: Text
    presumed: Text
    of_item: Text
    beats: Text
    nodes: Text
    daily: Text
    undated: Text
    urgent: Text
    none: Text


class CalendarWords(_Strict):
    """The words of x.ics; {title}, {lead}, {number}, {limit}, {text}, {source} are filled in.

    Args:
        alarms: so many days ahead of a limit the calendar reminds; of a cadence only what is less than its period.
    """

    name: Text
    summary: Text
    body: Text
    presumed: Text
    cancelled: Text
    alarms: tuple[Annotated[int, Field(ge=0, le=366)], ...]


class Alert(_Strict):
    """The words of 预警; `days` before the date a task becomes `soon`."""

    days: int = Field(ge=0)
    fine: Text
    soon: Text
    late: Text
    undated: Text
    standing: Text
    done: Text
    none: Text
