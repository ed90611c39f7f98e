"""What a person holds a document to say, what the program said, and what comes of laying one over the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator
from pydantic import Field as Name

from pipeline.model import How, Role

Kind = Literal["task", "call", "head", "none"]
Themes = Annotated[tuple[str, ...], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)]
"""In labels, one theme may stand by itself."""


class Field(StrEnum):
    """What is measured; the values are the names of the figures in JSON."""

    DIRECTIVE = "directive"
    TASK = "task"
    CALL = "call"
    OWNER = "owner explicit"
    INHERITED = "owner inherited"
    SPAN = "due span"
    TYPE = "due type"
    DATE = "due date"
    TARGET = "target"
    STEP = "step"
    THEME = "theme accuracy"
    HEAD = "heading accuracy"
    ROLE = "role accuracy"
    HEADS = "headings as rows"
    LOST = "rows not in the text"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is to do it; `how` suggested: the office's or the program's own choice, not the speaker's words."""

    name: str
    role: Role
    how: How


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit; `start` and `to` are ISO dates."""

    text: str
    type: str
    start: Annotated[str | None, Name(alias="from")] = None
    to: str | None = None
    how: How = How.EXPLICIT


@dataclass(frozen=True, slots=True)
class Row:
    """One line of x.tasks.jsonl, as far as it is measured."""

    text: str
    kind: Literal["task", "call"]
    heading: tuple[str, ...] = ()
    theme: str | None = None
    owners: tuple[Owner, ...] = ()
    due: tuple[Limit, ...] = ()
    targets: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """What the program made of one document.

    Args:
        verdicts: sentences as the program cut them, each with the rule that decided what it is; empty where no
            workbook tells.
    """

    rows: tuple[Row, ...]
    verdicts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """What a person holds one sentence to be (docs/what-counts.md).

    Args:
        also: kinds that are right as well.
        under: id of the heading that governs the sentence.
        theme: the themes of which any is right; none: not judged.
        unjudged: fields on which the person has not said anything.
    """

    id: str
    kind: Kind
    also: tuple[Kind, ...] = ()
    under: str | None = None
    owners: tuple[Owner, ...] = ()
    due: tuple[Limit, ...] = ()
    targets: tuple[str, ...] = ()
    theme: Themes = ()
    steps: tuple[str, ...] = ()
    unjudged: frozenset[Field] = frozenset()


@dataclass(frozen=True, slots=True)
class Gold:
    """One labelled document.

    Args:
        key: what the names of its output files begin with.
        sentences: id and text of every sentence, in order.
        labels: by id; a sentence without one is `none`.
        open: whether the labels leave open what `settle` reads the program's way.
        notices: what could not be read or will not be judged, in Chinese.
    """

    key: str
    sentences: tuple[tuple[str, str], ...]
    labels: Mapping[str, Label]
    open: bool = False
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one sentence adds to one field.

    Args:
        sentence: its id; for a row that is nowhere in the text, key and number of the row.
        wanted, got: what the person and what the program said, to be shown.
        rules: those of the program that had a say in this.
    """

    field: Field
    sentence: str
    text: str
    hits: int
    gold: int
    found: int
    wanted: tuple[str, ...] = ()
    got: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether nothing is missing and nothing is too much."""
        return self.hits == self.gold == self.found


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts of one field over all documents."""

    hits: int = 0
    gold: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The part of what is right that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0
