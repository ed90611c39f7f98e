"""The records of rules/calendar.toml: what an office knows of days that words alone do not tell."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.rulebook.schema import Knowledge, Named, Text


class Occasion(Named):
    """A day with names, or a stretch of days (汛期); its days are told in one way of four.

    Args:
        month, day: the same day every year; `to_month`, `to_day` its last day, in the next year where it is earlier.
        lunar_month, lunar_day: a day of the farmers' calendar every year, -1 the last of its month.
        term: one of the 24 solar terms (清明), found by the sun every year.
        days: the (first) day of each year it takes place; `to_days` the last ones, as many.
    """

    names: tuple[Text, ...] = Field(min_length=1)
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    to_month: int | None = Field(default=None, ge=1, le=12)
    to_day: int | None = Field(default=None, ge=1, le=31)
    lunar_month: int | None = Field(default=None, ge=1, le=12)
    lunar_day: int | None = Field(default=None, ge=-1, le=30)
    term: Text | None = None
    days: tuple[date, ...] = ()
    to_days: tuple[date, ...] = ()

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        told = [
            [bool(value) for value in (self.month, self.day)],
            [bool(value) for value in (self.lunar_month, self.lunar_day)],
            [bool(self.term)],
            [bool(self.days)],
        ]
        if sum(any(way) for way in told) != 1 or any(any(way) and not all(way) for way in told):
            raise ValueError(
                "month 与 day（每年同日）、lunar_month 与 lunar_day（农历）、"
                "term（节气）、days（逐年列出）必须且只能写一种"
            )
        if (self.to_month is None) != (self.to_day is None) or (self.to_month is not None and self.month is None):
            raise ValueError("to_month 与 to_day（最后一天）要与 month、day 一起写")
        if self.to_days and (
            len(self.to_days) != len(self.days)
            or any(last < first for first, last in zip(self.days, self.to_days, strict=True))
        ):
            raise ValueError("to_days（最后一天）要与 days 一样多，逐个对应，且不早于它")
        return self


class Plan(BaseModel):
    """A five-year plan by its number (14 is “十四五”) and the years it covers, the last one included."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int
    first: int
    last: int


class Calendar(Knowledge):
    """One file: rules/calendar.toml."""

    event: tuple[Occasion, ...] = ()
    plan: tuple[Plan, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """All names of days."""
        return frozenset(name for event in self.event for name in event.names)

    @cached_property
    def by_name(self) -> dict[str, Occasion]:
        """Every event by each of its names, the longest first, 节 at their end left out."""
        named = {name.removesuffix("节"): event for event in self.event for name in event.names}
        return dict(sorted(named.items(), key=lambda entry: -len(entry[0])))

    @model_validator(mode="after")
    def _one_place_each(self) -> Self:
        places = Counter(name for event in self.event for name in set(event.names))
        if twice := sorted(name for name, count in places.items() if count > 1):
            raise ValueError("\n".join(f"“{name}”写了不止一次，一个名称只能指一种日子" for name in twice))
        return self
