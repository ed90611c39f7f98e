"""The records of rules/deadlines.toml and rules/targets.toml, and the notation of their patterns.

A pattern is a regular expression with named parts in braces: `{month}月{day}[日号]{by}`. A part is one of

* `[parts]`: a fragment that may use other parts;
* `[numbers]`: a numeral, kept under its name and read as a whole number (None where it is masked);
* `[words.NAME]`: a table word -> value, kept under its name.

`{to.month}` keeps a second value of the same kind, the far end of a range. Full-width digits and half-width punctuation
are folded before matching, so a pattern knows one form of each.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Annotated, ClassVar, Literal, Self, TypeVar

from pydantic import Field, StringConstraints, model_validator

from pipeline.rulebook.schema import Knowledge, Record, Text

PART = re.compile(r"\{(?:(?P<end>to)\.)?(?P<name>[a-z][a-z_]*)\}")

FESTIVAL = "festival"
"""The part that stands for the names of days; those of an office's own calendar join it."""

AND = "…"
"""Stands in `needs` between words of which a match holds each (月…前)."""

LATEST = "latest"
"""The part that stands for the words before a day that is the last one (不迟于6月10日)."""

CONDITION = "condition"
"""The part that stands for the words that set a case, from which a span is counted (申请延期的，3个工作日内…)."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]
Bound = Literal["by", "before", "within", "from", "until", "span", "on", "eve", "none"]


class Notation(Knowledge):
    """The named parts that patterns of one file may use."""

    parts: dict[Name, Text] = Field(default_factory=dict)
    numbers: dict[Name, Text] = Field(default_factory=dict)
    words: dict[Name, dict[Text, int | str]] = Field(default_factory=dict)

    def expand(self, pattern: str, *, keep: bool, suffix: str = "", within: tuple[str, ...] = ()) -> str:
        """The plain regular expression that `pattern` stands for.

        Args:
            keep: keep what numbers and words are read; else a pattern may use a part twice.
            suffix: put behind the names that are kept.
            within: the parts that are being expanded.

        Raises:
            ValueError: a part that is not defined, or that contains itself; the message is for the user.
        """

        def put(match: re.Match[str]) -> str:
            name, end = match["name"], "_to" if match["end"] else suffix
            if name in within:
                raise ValueError(f"部件 {{{name}}} 引用了自己")
            group = f"?P<{name}{end}>" if keep and name not in self.parts else "?:"
            if name in self.parts:
                return f"({group}{self.expand(self.parts[name], keep=keep, suffix=end, within=(*within, name))})"
            if name in self.numbers:
                return f"({group}{self.numbers[name]})"
            if name in self.words:
                longest_first = sorted(self.words[name], key=len, reverse=True)
                return f"({group}{'|'.join(map(re.escape, longest_first))})"
            raise ValueError(f"部件 {{{name}}} 没有定义")

        return PART.sub(put, pattern)

    def compile(self, pattern: str, *, keep: bool) -> re.Pattern[str]:
        """`pattern` as one compiled regular expression.

        Raises:
            ValueError: it is none; the message is for the user.
        """
        try:
            return re.compile(self.expand(pattern, keep=keep))
        except re.error as error:
            if twice := re.match(r"redefinition of group name '(\w+)'", error.msg):
                told = f"部件 {{{twice[1]}}} 用了两次，第二处请写 {{to.{twice[1]}}}"
            else:
                told = "pattern 不是有效的正则表达式，请检查括号和符号"
            raise ValueError(told) from error

    def check(self, families: tuple[Family, ...] | tuple[Measure, ...], *, deep: bool) -> list[str]:
        """What is wrong with the patterns, one line for each, with its rule id.

        Args:
            deep: compile each pattern too; that takes longer than all other loading, so it is left to lint and tests.
        """
        ids = [family.id for family in families]
        problems = [f"{rule_id}：规则编号重复" for rule_id in sorted({i for i in ids if ids.count(i) > 1})]
        for family in families:
            try:
                (self.compile if deep else self.expand)(family.pattern, keep=family.keep)
            except ValueError as error:
                problems.append(f"{family.id}：{error}")
        return problems


Rules = TypeVar("Rules", bound=Notation)


class Family(Record):
    """A family of time expressions, or (`none`) of look-alikes that win by length and bind nothing.

    Args:
        bound: how the dates follow from the words: `by` the last day of the stretch, `before` its first day, `within`
            it, `from` it on, `until` it from the reference date on, or a `span` of so many days counted from there;
            of an event also `on` its first day or its `eve`.
        needs: words of which every match holds at least one: the pattern is compiled and tried only on text with one
            (`月…前`: with both).
        fixed: what the words leave unsaid but mean (月底 is the end of this month).
    """

    type: Literal["date", "period", "recurring", "event", "urgency", "none"]
    pattern: Text
    needs: tuple[Text, ...] = ()
    bound: Bound = "none"
    fixed: dict[Name, int | str] = Field(default_factory=dict)

    @property
    def keep(self) -> bool:
        """Whether the values of its parts are kept."""
        return self.type != "none"


class DateRules(Notation):
    """One file: rules/deadlines.toml."""

    family: tuple[Family, ...]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        return _sound(self, self.family)

    def naming(self, days: Collection[str]) -> Self:
        """The same rules, to which `days` are names of days too."""
        if not days or FESTIVAL not in self.parts:
            return self
        names = "|".join(re.escape(name) for name in sorted(days, key=len, reverse=True))
        families = [
            family.model_copy(update={"needs": (*family.needs, *sorted(days))})
            if family.needs and f"{{{FESTIVAL}" in family.pattern
            else family
            for family in self.family
        ]
        parts = {**self.parts, FESTIVAL: f"(?:{names}|{self.parts[FESTIVAL]})"}
        return self.model_copy(update={"parts": parts, "family": tuple(families)})


class Measure(Record):
    """A family of targets, or (`none`) of numbers that set none and shadow what they cover."""

    type: Literal["target", "none"] = "target"
    pattern: Text
    keep: ClassVar[bool] = False


class TargetRules(Notation):
    """One file: rules/targets.toml."""

    family: tuple[Measure, ...]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        return _sound(self, self.family)


def _sound(notation: Rules, families: tuple[Family, ...] | tuple[Measure, ...]) -> Rules:
    """The notation itself, or one error that names all its problems."""
    if problems := notation.check(families, deep=False):
        raise ValueError("\n".join(problems))
    return notation
