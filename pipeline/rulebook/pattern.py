"""The notation of a construction: labels with operators, e.g. `BOS @FRONT* (UNIT|POST)+ MODAL`.

A term is a label, `.` (any label), `(A|B)` (one of), `!A` or `!(A|B)` (anything but), or `@NAME` (a named set of the
rule book); `?`, `*`, `+` may follow. The operators are those of spaCy's token Matcher, which runs the result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TERM = re.compile(
    r"(?P<not>!)?(?:(?P<any>\.)|@(?P<set>[A-Z_]+)|\((?P<group>[A-Z_|@]+)\)|(?P<label>[A-Z_]+))(?P<op>[?*+])?"
)


@dataclass(frozen=True, slots=True)
class Term:
    """One place of a pattern: which labels fit (`negated`: which do not; empty and negated: any), how often (`op`)."""

    labels: frozenset[str]
    negated: bool
    op: str


def read_pattern(pattern: str, sets: dict[str, tuple[str, ...]]) -> tuple[Term, ...]:
    """Read the notation.

    Args:
        pattern: terms separated by blanks.
        sets: named sets of labels, for `@NAME`.

    Raises:
        ValueError: a term that cannot be read, or a set that does not exist; the message is for the user.
    """
    return tuple(_term(term, sets) for term in pattern.split())


def labels_of(pattern: str, sets: dict[str, tuple[str, ...]]) -> set[str]:
    """All labels a pattern names, sets resolved: the loader checks that each one exists."""
    return {label for term in read_pattern(pattern, sets) for label in term.labels}


def _term(text: str, sets: dict[str, tuple[str, ...]]) -> Term:
    match = TERM.fullmatch(text)
    if not match:
        raise ValueError(f"pattern 里的“{text}”读不懂")
    if match["any"]:
        return Term(frozenset(), True, match["op"] or "")
    names = match["group"].split("|") if match["group"] else [f"@{match['set']}" if match["set"] else match["label"]]
    labels: list[str] = []
    for name in names:
        if not name.startswith("@"):
            labels.append(name)
        elif name[1:] in sets:
            labels.extend(sets[name[1:]])
        else:
            raise ValueError(f"集合 {name} 没有定义")
    return Term(frozenset(labels), bool(match["not"]), match["op"] or "")
