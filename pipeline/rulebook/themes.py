"""The records of rules/themes.toml: fifteen themes with the terms that speak for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from pipeline.rulebook.schema import Knowledge, Record, Text


class Theme(Record):
    """A theme of what-counts.

    Args:
        terms: words that settle it.
        weak: words that only tip a balance.
        manner: how work is done rather than what it is about; a whole document is never about it.
        default: 其他, where no word speaks for anything; it has no words of its own.
    """

    name: Text
    terms: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()
    default: bool = False
    manner: bool = False
    hits: tuple[Text, ...] = Field(min_length=4)
    misses: tuple[Text, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _default_has_no_terms(self) -> Self:
        if self.default and (self.terms or self.weak):
            raise ValueError("default = true 的主题不写 terms 和 weak")
        if not self.default and not self.terms:
            raise ValueError("缺少 terms（只有 default = true 的主题可以不写）")
        return self


class ThemeFile(Knowledge):
    """rules/themes.toml as a whole: one default, every term in one place only."""

    theme: tuple[Theme, ...]

    @model_validator(mode="after")
    def _one_place_each(self) -> Self:
        faults = [f"id 重复：{i}" for i in _twice(t.id for t in self.theme)]
        faults += [f"主题名称重复：{n}" for n in _twice(t.name for t in self.theme)]
        faults += [f"“{term}”写了不止一次" for term in _twice(term for term, _, _ in self.terms())]
        if sum(t.default for t in self.theme) != 1:
            faults.append("default = true 的主题必须有且只有一个")
        if faults:
            raise ValueError("\n".join(faults))
        return self

    def terms(self) -> Iterator[tuple[str, str, bool]]:
        """Every term for the cue layer, as (term, theme id, strong)."""
        for theme in self.theme:
            yield from ((term, theme.id, True) for term in theme.terms)
            yield from ((term, theme.id, False) for term in theme.weak)


def _twice(values: Iterator[str]) -> list[str]:
    return sorted(value for value, count in Counter(values).items() if count > 1)
