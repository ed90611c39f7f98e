"""Hard page wraps undone: lines cut at the page's width, or the blanks that such cuts leave behind.

A page's lines are all about equally wide, so most pieces of a wrapped text share one width; a piece that falls short of
it ends a paragraph. Text that was never wrapped shows no such width and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.text.offsets import Mapped

NARROWEST, WIDEST = 15, 60
"""Characters in a line of a page: A4 by GB/T 9704 has 28, two columns 18 to 20, web mail up to 60."""

SLACK = 3.5
"""How far a full line may fall short: a mark or a Latin word that would not fit, and an indent of two."""

FEWEST, SHARE = 6, 0.4
"""A width counts as the page's when at least so many pieces, and this part of all, have it."""

HEADING = 2.5
"""A heading may run over so many lines."""

ENDS = "。！？；：…!?;:"

_BLANK = re.compile(r"[ \t]+")
_LATIN = re.compile(r"[^,;:?!()\u2000-\U0010ffff]")
_CLOSERS = "”’）》】)\"'"


def join_lines(lines: list[Mapped], source: str, *, starts: Callable[[str], bool]) -> list[Mapped]:
    """Join lines that a page's edge cut in mid-sentence.

    Args:
        lines: the lines as read, indentation included.
        source: the source text, to see blank lines between them.
        starts: whether a line begins a paragraph by its looks (一、, 1., •).
    """
    widths = [_width(line.text.strip()) for line in lines]
    page = page_width(widths)
    cut = [line.text.rstrip()[-1:] for line, width in zip(lines, widths, strict=True) if page and width > page - SLACK]
    if page is None or max(widths) > page + 2 or sum(end.isalnum() for end in cut) < len(cut) / 2:
        return lines
    joined = lines[:1]
    for (upper, lower), width in zip(pairwise(lines), widths, strict=False):
        gap = source[upper.offsets[-1] + 1 : lower.offsets[0]] if upper.text and lower.text else ""
        indented = lower.text[:2].isspace() and not upper.text[:2].isspace()
        if width <= page - SLACK or _ended(upper.text) or indented or gap.count("\n") > 1 or starts(lower.text):
            joined.append(lower)
        else:
            joined[-1] = _glue(joined[-1], lower)
    return joined


def unwrap_blanks(line: Mapped, *, starts: Callable[[str], bool]) -> list[Mapped]:
    """Undo page wraps that became blanks: those inside a paragraph vanish, those after a short piece end it.

    Blanks beside Latin letters, digits and masks (X 个街道) are either spacing or a wrap; they end a paragraph only
    where the next one `starts` with a number.
    """
    text = line.text.rstrip()
    blanks = [match.span() for match in _BLANK.finditer(text) if match.start()]
    edges, stops = [0, *(end for _, end in blanks)], [*(start for start, _ in blanks), len(text)]
    pieces = [_width(text[a:b]) for a, b in zip(edges, stops, strict=True)]
    firm = [_firm(text, span, starts) for span in blanks]
    page = page_width(_runs(pieces, firm))
    if page is None:
        return [line]
    breaks = _paragraph_ends(text, blanks, pieces, firm, page)
    bounds = [0, *breaks, len(text)]
    inner = [span for span in blanks if span[0] not in breaks]
    return [
        line[start:end].drop((a - start, b - start) for a, b in inner if start <= a < end).strip()
        for start, end in pairwise(bounds)
    ]


def _paragraph_ends(
    text: str, blanks: list[tuple[int, int]], pieces: list[float], firm: list[bool], page: float
) -> list[int]:
    """Where a piece falls short of the page and either ends a sentence or is, all in all, as short as a heading."""
    breaks: list[int] = []
    run = whole = 0.0
    for span, solid, piece, following in zip(blanks, firm, pieces, pieces[1:], strict=False):
        run, whole = run + piece, whole + piece
        full = run > page - SLACK
        if not solid:
            run = 0.0 if full and run + following > page + 1 else run + 0.5
            continue
        heading = run < page - 2 * SLACK and whole < HEADING * page
        if not full and (_ended(text[: span[0]]) or heading):
            breaks.append(span[0])
            whole = 0.0
        run = 0.0
    return breaks


def page_width(widths: Sequence[float]) -> float | None:
    """The width that a page's lines share, in full-width characters, or None where there is none."""
    best = max(widths, key=lambda top: (sum(top - SLACK < w <= top for w in widths), -top), default=0.0)
    same = sum(best - SLACK < w <= best for w in widths)
    fits = NARROWEST <= best <= WIDEST and same >= max(FEWEST, SHARE * len(widths))
    return best if fits else None


def _runs(pieces: list[float], firm: list[bool]) -> list[float]:
    """Widths between firm blanks."""
    runs = [pieces[0]] if pieces else []
    for solid, piece in zip(firm, pieces[1:], strict=True):
        if solid:
            runs.append(piece)
        else:
            runs[-1] += piece + 0.5
    return runs


def _firm(text: str, blank: tuple[int, int], starts: Callable[[str], bool]) -> bool:
    """A blank between two wide characters, where nobody sets one on purpose inside running text, or before 1、."""
    after = text[blank[1] : blank[1] + 8]
    return not _LATIN.match(text[blank[0] - 1]) and (not _LATIN.match(after) or starts(after))


def _glue(upper: Mapped, lower: Mapped) -> Mapped:
    """Two lines made one; two Latin words keep a blank, which stands at the end of the upper line or not at all."""
    left, right = upper.text.rstrip(), lower.text.lstrip()
    apart = left[-1:].isascii() and right[:1].isascii() and upper.text != left
    return upper[: len(left) + apart] + lower[len(lower.text) - len(right) :]


def _ended(text: str) -> bool:
    return text.rstrip().rstrip(_CLOSERS)[-1:] in ENDS and bool(text.strip())


def _width(text: str) -> float:
    """Printed width in full-width characters; half-width marks were full-width on the page they come from."""
    return sum(0.5 if char.isascii() and (char.isalnum() or char in " .%-*/") else 1.0 for char in text)
