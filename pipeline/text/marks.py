"""Lines that are no part of the document: found by their words (rules) or by their place (layouts)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.rulebook.clean import CleanRules

HEAD = 12
"""A title is repeated within so many lines, or not at all."""

LONGEST = 200
"""A longer line holds more than boilerplate and is never marked by its words."""

KEYWORDS = 4
"""So many lines of one word each make a list of keywords."""

_KEYWORD = re.compile(r"[\u3400-\u9fff]{2,6}")
_ELLIPSIS = re.compile(r"(?:\.{3,}|…+|。{3,})\s*$")
_BETWEEN = re.compile(r"[\W_]+")


def marks(lines: Sequence[str], rules: CleanRules) -> dict[int, tuple[str, str]]:
    """What is boilerplate among the lines.

    Args:
        lines: cleaned lines.
        rules: rules/clean.toml.

    Returns:
        For the number of each such line the id of the rule and its reason in Chinese.
    """
    short = [(n, line) for n, line in enumerate(lines) if len(line) <= LONGEST]
    found = {n: (rule.id, rule.reason) for n, line in short for rule in reversed(rules.line) if rule.fits(line)}
    for layout, numbers in (
        ("clean.keyword-tail", _keyword_tail(lines, found)),
        ("clean.abstract", _abstracts(lines)),
        ("clean.repeated-title", _repeated_titles(lines, found)),
    ):
        for n in numbers:
            found.setdefault(n, (layout, rules.reason(layout)))
    return dict(sorted(found.items()))


def _keyword_tail(lines: Sequence[str], found: dict[int, tuple[str, str]]) -> list[int]:
    """The run of one-word lines at the very end, boilerplate aside."""
    tail: list[int] = []
    for n in reversed(range(len(lines))):
        if n in found:
            continue
        if not _KEYWORD.fullmatch(lines[n]):
            break
        tail.append(n)
    return tail if len(tail) >= KEYWORDS and len(tail) < len(lines) else []


def _abstracts(lines: Sequence[str]) -> list[int]:
    """Lines that break off in dots and whose text returns below."""
    numbers = [n for n, line in enumerate(lines) if _ELLIPSIS.search(line)]
    whole = {n: _squash("".join(lines[n + 1 :])) for n in numbers[:HEAD]}
    return [n for n, rest in whole.items() if _squash(lines[n]) and _squash(lines[n]) in rest]


def _repeated_titles(lines: Sequence[str], found: dict[int, tuple[str, str]]) -> list[int]:
    """Later copies of a short line among the first lines of the document; what ends in 。 is a sentence, no title."""
    head = [n for n, line in enumerate(lines) if n not in found and len(line) <= 60 and line[-1:] not in "。；"][:HEAD]
    seen: set[str] = set()
    again = []
    for n in head:
        key = _squash(lines[n])
        if len(key) >= 6 and key in seen:
            again.append(n)
        seen.add(key)
    return again


def _squash(text: str) -> str:
    return _BETWEEN.sub("", text)
