"""Source -> Cleaned: canonical punctuation, page wraps undone, boilerplate marked. Text and map, nothing destroyed."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from pipeline.model import Cleaned, Mark, Source
from pipeline.rulebook.clean import CleanRules
from pipeline.text.marks import marks
from pipeline.text.offsets import Mapped
from pipeline.text.wraps import join_lines, unwrap_blanks

HAN = "\u3400-\u9fff\U00020000-\U0003ffff〇"
WIDE = rf"{HAN}\u3000-\u303f\uff00-\uffef“”‘’—…×·"

WIDTHS = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
    | dict(zip("％＋－．／＊＠＆＝＃", "%+-./*@&=#", strict=True))
    | dict(zip("｡､｢｣", "。、「」", strict=True))
    | {chr(code): " " for code in (0x09, 0xA0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B))}
)
"""One character for one: Unicode block Halfwidth and Fullwidth Forms, and every kind of blank."""

POINTS = dict(zip(",;:?!().", "，；：？！（）。", strict=True))
"""Half-width marks and the full-width ones they become beside Chinese (GB/T 15834-2011)."""

_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_PAIR = re.compile(rf"\((?=[^()\n]*[{HAN}])[^()\n]*\)|(?<=[{WIDE}])\([^()\n]*\)|\([^()\n]*\)(?=[{WIDE}])")
_POINT = re.compile(rf"(?<=[{WIDE}])[,;:?!()]+|[,;:?!()]+(?=\s*[{WIDE}])")
_PERIOD = re.compile(rf"(?<=[{HAN}”）》])(?<!\.)\.(?!\.)(?=\s*(?:$|[{WIDE}]))")
_NUMBERED = re.compile(r"^\s*[（(]?第?[一二三四五六七八九十百\d]+[）)]?$")
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_BLANKS = re.compile(
    rf"^\s+|\s+$|(?<=[{WIDE}])\s+(?=[\x21-\x7e])|(?<=[\x21-\x7e])\s+(?=[{WIDE}])|(?<=[。！？；，、：])\s+|\s+(?=\s)"
)


def clean(source: Source, rules: CleanRules) -> Cleaned:
    """Clean a document; never raises, never drops content.

    Args:
        source: the document as read.
        rules: rules/clean.toml.

    Returns:
        Clean text, for each character its offset in `source.text` (offsets never fall), and the marks over stretches
        that are no part of the document. A kept character is the source's own, or what `WIDTHS` or `POINTS` make of
        it; the newline that ends a paragraph takes the offset after the paragraph's last character.
    """
    lines = [_visible(Mapped(block.text, block.origin)) for block in source.blocks]
    starts = partial(rules.fits, "clean.paragraph-start")
    lines = join_lines(lines, source.text, starts=starts)
    lines = [tidy for line in lines for piece in unwrap_blanks(line, starts=starts) if (tidy := _tidy(piece)).text]
    lines = _join_title(lines, rules)
    return _cleaned(lines, marks([line.text for line in lines], rules))


def canonical(line: Mapped) -> Mapped:
    """Full-width punctuation beside Chinese, length kept; numbers, masks and foreign words stay as they are."""
    line = line.swap(_PAIR, lambda pair: f"（{pair[0][1:-1]}）").swap(
        _POINT, lambda run: "".join(map(POINTS.get, run[0]))
    )
    return line.swap(_PERIOD, lambda dot: "." if _NUMBERED.match(dot.string[: dot.start()]) else "。")


def _visible(line: Mapped) -> Mapped:
    return line.remove(_INVISIBLE).translate(WIDTHS)


def _tidy(line: Mapped) -> Mapped:
    return canonical(line.remove(_HASHES).remove(_BLANKS)).strip()


def _join_title(lines: list[Mapped], rules: CleanRules) -> list[Mapped]:
    """A title broken in two near the top becomes one line."""
    for n, (upper, lower) in enumerate(pairwise(lines[:8])):
        if rules.fits("clean.title-open", upper.text) and rules.fits("clean.title-close", lower.text):
            return [*lines[:n], upper + lower, *lines[n + 2 :]]
    return lines


def _cleaned(lines: list[Mapped], found: dict[int, tuple[str, str]]) -> Cleaned:
    """Lines put together, marks laid on the lines they were found for."""
    text, offsets, placed = [], [], []
    at = 0
    for n, line in enumerate(lines):
        if n:
            text.append("\n")
            offsets.append(min(offsets[-1] + 1, line.offsets[0]))
            at += 1
        if n in found:
            placed.append(Mark(at, at + len(line.text), *found[n]))
        text.append(line.text)
        offsets.extend(line.offsets)
        at += len(line.text)
    return Cleaned("".join(text), offsets, tuple(placed))
