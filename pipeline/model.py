"""The nouns of the house: frozen dataclasses and enums that every room speaks in.

Imports nothing of ours. Offsets named `start`/`end` are half open. Which text they count in is said in each class:
*source* offsets count characters of `Source.text`, *cleaned* offsets count characters of `Cleaned.text`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Stance(StrEnum):
    """What a sentence is taken for (design: one judgement for every sentence, none is lost)."""

    TASK = "task"
    CALL = "call"
    HEADING = "heading"
    ACHIEVEMENT = "achievement"
    PROBLEM = "problem"
    BACKGROUND = "background"
    QUOTED = "quoted"
    PROCEDURE = "procedure"
    BOILERPLATE = "boilerplate"
    UNCLEAR = "unclear"


class Role(StrEnum):
    """Part a body plays in a task: 牵头 or 配合."""

    LEAD = "lead"
    SUPPORT = "support"


class How(StrEnum):
    """Where a value comes from: said here, carried over from an earlier sentence, or our proposal (建议)."""

    EXPLICIT = "explicit"
    INHERITED = "inherited"
    SUGGESTED = "suggested"


class Force(StrEnum):
    """How strongly a row is put: 严禁, 必须, 要求 or 倡导."""

    FORBID = "forbid"
    MUST = "must"
    SHOULD = "should"
    PLEASE = "please"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know: `code` for programs, `message` in Chinese for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as the reader found it.

    Args:
        text: the paragraph's characters, tags and entities resolved, nothing else touched.
        origin: for every character of `text`, its offset in `Source.text`; as long as `text`.
    """

    text: str
    origin: Sequence[int]


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read: the decoded text (word and PDF: its blocks joined by newlines) and its paragraphs."""

    name: str
    kind: str
    encoding: str | None
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of cleaned text that is no part of the document proper (site boilerplate, a repeated title)."""

    start: int
    end: int
    rule_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text, paragraphs joined by newlines, with the way back.

    Args:
        offsets: for every character of `text`, its offset in `Source.text`; as long as `text`.
        marks: stretches that carry no content, in order.
    """

    text: str
    offsets: Sequence[int]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """Evidence: rule `rule_id` saw `text` at cleaned offsets `start`..`end` and called it `label`."""

    rule_id: str
    label: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the outline; `id` is its place in `Extraction.sections`, `level` counts from 1 (outermost)."""

    id: int
    level: int
    marker: str
    title: str
    parent: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is to do it; `name` verbatim, `unit` the profile's standard name where one fits."""

    name: str
    role: Role
    how: How
    unit: str | None
    rule_id: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit, cadence or urgency put on the work; `start`/`end` are dates, the last day counts.

    Args:
        type: date, period, recurring, event or urgency (what-counts).
        rrule: RFC 5545 rules of a cadence.
        granularity: day, ten-days, month, quarter, half-year, year, plan or None.
        steps: places in `Task.steps` that the limit binds; None means all.
        clock: the hour of the last day, "18:00", where it is said.
        presumed: its working days had to be counted from Monday to Friday (推定).
    """

    text: str
    type: str
    start: date | None
    end: date | None
    rrule: tuple[str, ...]
    granularity: str | None
    how: How
    steps: tuple[int, ...] | None
    rule_id: str
    clock: str | None = None
    presumed: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A number put on what is to be delivered; `value` is None where it is masked (X, **)."""

    text: str
    rule_id: str


@dataclass(frozen=True, slots=True)
class Task:
    """One row: a task (kind "task") or a general demand (kind "call").

    Args:
        id: short hash of directive text and heading path, free of file and place; equal ids get -2, -3.
        source: file name of the document.
        title: verb and object from the row's own words, at most 16 characters; None for a general demand.
        heading: titles from the outermost to the innermost heading.
        text: the sentence, or the part of it that is this row, cleaned.
        start, end: source offsets.
        sentence: place in `Extraction.sentences`.
        rules: ids of every rule that had a say.
        cues: the evidence behind the row.
        outcomes: the closing clauses that say what the task is to lead to (确保…), none of them a step.
        disputed: limits set for the whole item that end before those the row itself names.
    """

    id: str
    source: str
    title: str | None
    text: str
    start: int
    end: int
    sentence: int
    kind: str
    force: Force
    speaker: str | None
    heading: tuple[str, ...]
    theme: str
    owners: tuple[Owner, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    steps: tuple[str, ...]
    rules: tuple[str, ...]
    cues: tuple[Cue, ...]
    outcomes: tuple[str, ...] = ()
    disputed: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the source and what became of it: rows (`tasks`) or a reason in Chinese why none.

    Args:
        start, end: source offsets.
        section: innermost heading, or None.
        reason: why it is no row, for 原文对照; empty where it is one.
        rule_id: the rule that decided.
        tasks: ids of the rows it became.
        answer: of a problem, the id of the task that answers it; our proposal.
    """

    index: int
    text: str
    start: int
    end: int
    section: int | None
    stance: Stance
    reason: str
    rule_id: str
    tasks: tuple[str, ...]
    cues: tuple[Cue, ...] = ()
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What is known of the document itself; `date_from` is argument, documents.toml, text or unknown."""

    name: str
    title: str | None = None
    speaker: str | None = None
    issuer: str | None = None
    date: date | None = None
    date_from: str = "unknown"
    profile: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document, in document order."""

    info: DocumentInfo
    sha256: str
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    tasks: tuple[Task, ...]
    notices: tuple[Notice, ...]
