"""The notation of a construction: labels with operators, e.g. `BOS @FRONT* (UNIT|POST)+ MODAL`.

A term is a label, `.` (any label), `(A|B)` (one of), `!A` or `!(A|B)` (anything but), or `@NAME` (a named set of the rule book);
`?`, `*`, `+` may follow. The source of the operators is spaCy's token Matcher, which runs the result.
"""

from __future__ import annotations

import re

TERM = re.compile(r"(?P<not>!)?(?:(?P<any>\.)|@(?P<set>[A-Z_]+)|\((?P<group>[A-Z_|@]+)\)|(?P<label>[A-Z_]+))(?P<op>[?*+])?")


def compile_pattern(pattern: str, sets: dict[str, tuple[str, ...]]) -> list[dict[str, object]]:
    """Turn the notation into a spaCy token pattern over label Docs.

    Args:
        pattern: the notation, terms separated by blanks.
        sets: named sets of labels, for `@NAME`.

    Raises:
        ValueError: a term that cannot be read, or a set that does not exist; the message is for the user.
    """
    return [_token(term, sets) for term in pattern.split()]


def labels_of(pattern: str, sets: dict[str, tuple[str, ...]]) -> set[str]:
    """All labels a pattern names, sets resolved: the loader checks that each one exists."""
    found: set[str] = set()
    for term in pattern.split():
        match = _read(term)
        found.update(_labels(match, sets))
    return found


def _read(term: str) -> re.Match[str]:
    match = TERM.fullmatch(term)
    if not match:
        raise ValueError(f"pattern 里的“{term}”读不懂")
    return match


def _labels(match: re.Match[str], sets: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if match["any"]:
        return ()
    names = match["group"].split("|") if match["group"] else [f"@{match['set']}" if match["set"] else match["label"]]
    found: list[str] = []
    for name in names:
        if not name.startswith("@"):
            found.append(name)
        elif name[1:] in sets:
            found.extend(sets[name[1:]])
        else:
            raise ValueError(f"集合 {name} 没有定义")
    return tuple(found)


def _token(term: str, sets: dict[str, tuple[str, ...]]) -> dict[str, object]:
    match = _read(term)
    token: dict[str, object] = {}
    if not match["any"]:
        token["ORTH"] = {"NOT_IN" if match["not"] else "IN": sorted(_labels(match, sets))}
    if match["op"]:
        token["OP"] = match["op"]
    return token
