"""A sentence with the parts of its rows marked: by colour, and by a sign before each that reads without colour."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.explain.lines import PART_NAMES, SIGNS, Part
from pipeline.explain.model import Row, Sentence

ORDER = ("step", "owner", "limit", "target")
"""From the widest to the narrowest: what comes later lies over what comes before."""


def marked(sentence: Sentence) -> tuple[Part, ...]:
    """The sentence in parts; joined without the signs they are its text."""
    styles, signs = [""] * len(sentence.text), {}
    for style in ORDER:
        for row in sentence.rows:
            for start, end in _stretches(row, style):
                styles[start:end] = [style] * (end - start)
                signs.setdefault(start, []).append(style)
    return tuple(_parts(sentence.text, styles, signs))


def legend(sentence: Sentence) -> tuple[Part, ...]:
    """What the signs and colours of a sentence mean; empty where it has none."""
    used = [style for style in PART_NAMES if any(_stretches(row, style) for row in sentence.rows)]
    return tuple(Part(f"{SIGNS[style]}{PART_NAMES[style]}　", style, sign=True) for style in used)


def _stretches(row: Row, style: str) -> list[tuple[int, int]]:
    pieces = {"owner": row.owners, "limit": row.limits, "target": row.targets, "step": row.steps}[style]
    return sorted({(piece.start, piece.end) for piece in pieces if piece.start is not None})


def _parts(text: str, styles: list[str], signs: dict[int, list[str]]) -> Iterator[Part]:
    at = 0
    while at < len(text):
        yield from (Part(SIGNS[style], style, sign=True) for style in signs.get(at, ()))
        same = (n for n in range(at + 1, len(text)) if n in signs or styles[n] != styles[at])
        end = next(same, len(text))
        yield Part(text[at:end], styles[at])
        at = end
