"""The theme of the workbook (rules/tracker.toml): sheets, columns, fonts, colours and the words staff read."""

from __future__ import annotations

from collections.abc import Container, Iterable
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from pipeline.model import Force, Stance
from pipeline.rulebook.schema import Knowledge
from pipeline.rulebook.status import Status
from pipeline.rulebook.words import Alert, CalendarWords, Schedule, Words

Colour = Annotated[str, StringConstraints(pattern=r"^[0-9A-F]{6}$")]
Text = Annotated[str, StringConstraints(min_length=1)]


class SheetId(StrEnum):
    """Every sheet the program knows; the last five belong to 总台账.xlsx."""

    BREAKDOWN = "breakdown"
    REGISTER = "register"
    UNITS = "units"
    SCHEDULE = "schedule"
    CALLS = "calls"
    PROBLEMS = "problems"
    OUTCOMES = "outcomes"
    REVIEW = "review"
    SENTENCES = "sentences"
    NOTES = "notes"
    LISTS = "lists"
    LEDGER = "ledger"
    BY_THEME = "by_theme"
    BY_UNIT = "by_unit"
    BY_MONTH = "by_month"


class ReviewCode(StrEnum):
    """Why a person has to look at a row, the gravest first."""

    NOTICE = "notice"
    UNCLEAR = "unclear"
    NO_OWNER = "no_owner"
    DISPUTED = "disputed"
    PASSED = "passed"
    SUGGESTED = "suggested"
    UNDATED = "undated"
    OPEN = "open"
    PRESUMED = "presumed"
    NO_LIMIT = "no_limit"


_ROW = frozenset(
    "number order theme title force text steps targets leader lead support limit due status origin check remark".split()
)
FILLED: dict[SheetId, frozenset[str]] = {
    SheetId.BREAKDOWN: _ROW - {"status", "origin"} | {"done"},
    SheetId.REGISTER: _ROW | {"progress", "warning"},
    SheetId.LEDGER: _ROW | {"progress", "warning"},
    SheetId.UNITS: frozenset("box order number title text support limit sign".split()),
    SheetId.SCHEDULE: frozenset("day number title text limit lead kind order".split()),
    SheetId.CALLS: frozenset("number order force text owners limit theme heading origin".split()),
    SheetId.PROBLEMS: frozenset("order text heading number units origin".split()),
    SheetId.OUTCOMES: frozenset("order number title outcomes targets units origin".split()),
    SheetId.REVIEW: frozenset("order name number text detail advice link".split()),
    SheetId.SENTENCES: frozenset("order heading text stance number reason rule".split()),
    SheetId.NOTES: frozenset({"item", "note"}),
    SheetId.LISTS: frozenset({"statuses", "themes", "forces", "units", "boxes"}),
    SheetId.BY_THEME: frozenset("theme tasks share unowned unlimited".split()),
    SheetId.BY_UNIT: frozenset("unit leads supports suggested unlimited".split()),
    SheetId.BY_MONTH: frozenset("month tasks units".split()),
}
"""The column keys that the program fills, sheet by sheet; any other column must say `staff = true`."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Column(_Strict):
    """One column.

    Args:
        width: in Excel's units (7 pixels each).
        form: how a value is shown and typed.
        staff: left blank for the office to fill in.
        on: written at all.
        optional: left out where no row has a value; its width goes to the column that says `grow`.
        help: what the column means, for 说明.
    """

    key: Text
    name: Text
    width: float = Field(gt=0, le=255)
    align: Literal["left", "centre"] = "left"
    form: Literal["text", "date", "percent", "whole"] = "text"
    staff: bool = False
    on: bool = True
    optional: bool = False
    grow: bool = False
    help: str = ""


class Sheet(_Strict):
    """One sheet: its name, paper and columns; `like` takes the columns of another sheet, own ones replacing by key."""

    name: Text
    about: str = ""
    on: bool = True
    paper: Literal["A3", "A4"] = "A4"
    upright: bool = False
    like: SheetId | None = None
    column: tuple[Column, ...] = ()


class Faces(_Strict):
    """The three type faces of an office paper."""

    title: Text
    header: Text
    body: Text


class Sizes(_Strict):
    """Type sizes in points."""

    title: float
    header: float
    body: float
    note: float


class Colours(_Strict):
    """Fills and lines; every meaning also stands in words, so that a grey print loses nothing."""

    line: Colour
    header: Colour
    staff: Colour
    band: tuple[Colour, ...] = Field(min_length=1)
    link: Colour
    late: Colour
    soon: Colour
    done: Colour
    forbid: Colour
    bar: Colour


class Review(_Strict):
    """A reason to look again: its name, its short form for the column 待核, and what to do about it."""

    name: Text
    short: Text
    advice: Text


class Note(_Strict):
    """A passage of 说明."""

    heading: Text
    lines: tuple[Text, ...]


class TrackerRules(Knowledge):
    """Everything in rules/tracker.toml.

    Args:
        faces: which of `face` is used; "safe" holds faces that every machine has.
        leader_endings: an owner whose name ends so is a person (责任领导) where a unit is named beside.
        section_levels: how many levels of headings get a row of their own in 任务分解表.
        footnotes: printed under 任务分解表 and repeated in 说明.
    """

    faces: str
    face: dict[str, Faces]
    size: Sizes
    colour: Colours
    words: Words
    schedule: Schedule
    calendar: CalendarWords
    status: Status
    warning: Alert
    leader_endings: tuple[Text, ...]
    section_levels: int = Field(ge=1)
    footnotes: tuple[Text, ...]
    note: tuple[Note, ...]
    review: dict[ReviewCode, Review]
    sheet: dict[SheetId, Sheet]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        problems = [
            *self._missing("face", (self.faces,), self.face),
            *self._missing("words.stances", Stance, self.words.stances),
            *self._missing("words.forces", Force, self.words.forces),
            *self._missing("review", ReviewCode, self.review),
            *self._missing("sheet", SheetId, self.sheet),
            *(problem for key in self.sheet for problem in self._column_problems(key)),
        ]
        if problems:
            raise ValueError("\n".join(problems))
        return self

    @staticmethod
    def _missing(table: str, wanted: Iterable[str], given: Container[str]) -> list[str]:
        return [f"{table} 缺少“{key}”" for key in wanted if key not in given]

    def _column_problems(self, sheet: SheetId) -> list[str]:
        columns = self.sheet[sheet].column
        keys = [column.key for column in columns]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        unknown = [c.key for c in columns if not c.staff and c.key not in FILLED[sheet]]
        like = self.sheet[sheet].like
        base = [column.key for column in self.sheet[like].column] if like in self.sheet else keys
        return [
            *(f"sheet.{sheet} 的列“{key}”重复" for key in twice),
            *(f"sheet.{sheet} 不认识列“{key}”（由工作人员填写的列请写 staff = true）" for key in unknown),
            *(f"sheet.{sheet} 的列“{key}”在 sheet.{like} 中没有" for key in keys if key not in base),
        ]

    def columns(self, sheet: SheetId) -> tuple[Column, ...]:
        """The columns that are on, in order; a sheet that is `like` another has that one's, its own in their place."""
        theme = self.sheet[sheet]
        base = self.sheet[theme.like].column if theme.like else theme.column
        own = {column.key: column for column in theme.column}
        return tuple(column for c in base if (column := own.get(c.key, c)).on)
