"""The records of rules/clean.toml: lines that are no part of a document, and where a document says what it is."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal, Self

from pydantic import field_validator, model_validator

from pipeline.rulebook.schema import Knowledge, Record, RuleId, Text, not_regex

KNOWN = frozenset(
    "clean.abstract clean.repeated-title clean.keyword-tail clean.salutation clean.paragraph-start clean.title-open "
    "clean.title-close clean.no-title".split()
)
"""Layouts and patterns that code asks for by id."""

BLANK = re.compile(r"\s+")


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """The compiled expression; kept, since rules are read-only."""
    return re.compile(regex)


class Expressed(Record):
    """A record with a regular expression."""

    regex: Text

    @field_validator("regex")
    @classmethod
    def _sound(cls, regex: str) -> str:
        try:
            compiled(regex)
        except re.error as error:
            raise ValueError(not_regex(error)) from error
        return regex


class Lexical(Expressed):
    """A record whose `regex` is tried on one line; `fits` says how."""

    @model_validator(mode="after")
    def _examples(self) -> Self:
        if lost := [hit for hit in self.hits if not self.fits(hit)]:
            raise ValueError(f"正例未命中：{'；'.join(lost)}")
        if wrong := [miss for miss in self.misses if self.fits(miss)]:
            raise ValueError(f"反例命中：{'；'.join(wrong)}")
        return self

    def fits(self, line: str) -> bool:
        """Whether the line holds the pattern."""
        return compiled(self.regex).search(line) is not None


class Line(Lexical):
    """A line of site boilerplate: `regex` fits the whole line, its blanks removed. `reason` stands in 原文对照."""

    reason: Text

    def fits(self, line: str) -> bool:
        """Whether the line is boilerplate of this family."""
        return compiled(self.regex).fullmatch(BLANK.sub("", line)) is not None


class Pattern(Lexical):
    """A kind of line that cleaning has to know by sight (a salutation, an enumerator): `regex` is searched for."""


class Layout(Record):
    """Lines known by their place only; the mechanism is code, hits and misses are small documents for its tests."""

    reason: Text


class Info(Expressed):
    """Where a document names its speaker, issuer or date; the group `value` of `regex` is the answer.

    `where`: the title, the head (title and the lines near it), the body, or the tail (the last lines).
    A hit is written `text => value`.
    """

    part: Literal["speaker", "issuer", "date"]
    where: Literal["title", "head", "body", "tail"]

    @model_validator(mode="after")
    def _examples(self) -> Self:
        if "value" not in compiled(self.regex).groupindex:
            raise ValueError("regex 里缺少名为 value 的一组")
        for hit in self.hits:
            text, _, value = hit.partition(" => ")
            if self.find(text) != value:
                raise ValueError(f"正例不符：{text}，应得 {value}，实得 {self.find(text)}")
        if wrong := [miss for miss in self.misses if self.find(miss)]:
            raise ValueError(f"反例命中：{'；'.join(wrong)}")
        return self

    def find(self, text: str) -> str | None:
        """The value that the first match names."""
        found = compiled(self.regex).search(text)
        return found["value"] if found else None


class CleanRules(Knowledge):
    """One file: rules/clean.toml."""

    surnames: Text
    line: tuple[Line, ...] = ()
    layout: tuple[Layout, ...] = ()
    pattern: tuple[Pattern, ...] = ()
    info: tuple[Info, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _name_people(cls, data: dict[str, Any]) -> dict[str, Any]:
        """Write the surnames into the expressions that ask for them."""
        names = f"[{data.get('surnames', '')}]"

        def named(record: Any) -> Any:
            regex = record.get("regex") if isinstance(record, dict) else None
            return record | {"regex": regex.replace("{surname}", names)} if isinstance(regex, str) else record

        records = data.get("info", [])
        return data | {"info": [named(record) for record in records] if isinstance(records, list) else records}

    @model_validator(mode="after")
    def _complete(self) -> Self:
        found = {record.id for record in (*self.layout, *self.pattern)}
        if found != KNOWN:
            raise ValueError(f"layout、pattern 的编号应恰为：{'、'.join(sorted(KNOWN))}")
        return self

    def reason(self, layout: RuleId) -> str:
        """The Chinese reason of a layout."""
        return next(record.reason for record in self.layout if record.id == layout)

    def fits(self, pattern: RuleId, line: str) -> bool:
        """Whether the line holds that pattern."""
        return next(record for record in self.pattern if record.id == pattern).fits(line)
