"""The records that the two layers of judgement read: cues over characters, constructions over labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)+$")]
Label = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z_]*$")]
Text = Annotated[str, StringConstraints(min_length=1)]


def not_regex(error: re.error) -> str:
    """What is wrong with a regular expression, for the user."""
    return f"不是有效的正则表达式，请检查第 {(error.pos or 0) + 1} 个字符附近的括号和符号"


class Named(BaseModel):
    """What every rule has: a hand-written id that is never reused, and where the knowledge comes from.

    `source` may stand once at the top of the file instead (`pipeline.rulebook.layers.sourced`).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: RuleId
    source: str = ""
    note: str = ""


class Record(Named):
    """A rule with examples, which are its first test."""

    hits: tuple[Text, ...] = Field(min_length=2)
    misses: tuple[Text, ...] = Field(min_length=1)


class Knowledge(BaseModel):
    """One file of the rule book; `source` holds for those of its records that name none of their own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str = ""

    def records(self) -> Iterator[Named]:
        """All rules of the file, array by array, as they stand."""
        for _, value in self:
            if isinstance(value, tuple):
                yield from (record for record in value if isinstance(record, Named))


class Cue(Record):
    """A family of terms (or one open form as a regular expression) that stand for one label.

    `alone` marks terms of one character that are cues only as a word of their own: the segmenter breaks the tie.
    `layer` keeps vocabularies that may overlap apart: longest match decides within a layer.
    """

    label: Label
    terms: tuple[Text, ...] = ()
    regex: str = ""
    alone: bool = False
    layer: str = "form"

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if bool(self.terms) == bool(self.regex):
            raise ValueError("terms 与 regex 必须且只能写一个")
        if len(set(self.terms)) != len(self.terms):
            twice = sorted({t for t in self.terms if self.terms.count(t) > 1})
            raise ValueError(f"terms 有重复：{'、'.join(twice)}")
        try:
            re.compile(self.regex)
        except re.error as error:
            raise ValueError(f"regex {not_regex(error)}") from error
        return self


class Construction(Record):
    """A sequence of labels that means something: `pattern` over the labels of one clause yields `yields` for `stage`.

    `first` decides between constructions of one stage: the higher wins, then the longer match, then the id.
    """

    stage: str
    pattern: Text
    yields: str
    first: int = 0
    reason: str = ""


class RuleFile(Knowledge):
    """One file of cues and constructions, e.g. rules/directive.toml."""

    set: dict[Label, tuple[Label, ...]] = {}
    cue: tuple[Cue, ...] = ()
    construction: tuple[Construction, ...] = ()
