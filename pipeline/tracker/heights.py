"""How high a row must be for its text: an estimate that never clips, since programs do not fit heights on opening.

The figures were measured with Excel's units: 7 pixels a width unit, 1.45 type sizes a line, 409 points at most.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

HEIGHT_LIMIT = 409.0
PIXELS_A_UNIT = 7
_CELL_PADDING = 3
_PIXELS_A_POINT = 96 / 72
_NARROW_WIDTH = 0.55
_LINE = 1.45
_AROUND = 6
_SLACK = 1.03
"""Lines end early before a closing mark or inside a number."""
_SMALLEST = 5.0
"""Points; legible on paper, and a row then holds some 2,000 characters."""
_NARROW = re.compile(r"[\x20-\x7e]")


def line_count(text: str, width: float, points: float) -> int:
    """How many lines the text takes in a column of this width in type of this size."""
    room = max(math.floor((width * PIXELS_A_UNIT - _CELL_PADDING) / (points * _PIXELS_A_POINT)), 1)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(max(math.ceil(_ems(part) * _SLACK / room), 1) for part in text.split("\n"))


def row_height(lines: int, points: float) -> float:
    """The height in points of a row of so many lines."""
    return min(round(lines * points * _LINE + _AROUND, 1), HEIGHT_LIMIT)


def lines_that_fit(points: float) -> int:
    """The most lines a row can show."""
    return int((HEIGHT_LIMIT - _AROUND) / (points * _LINE))


@lru_cache(maxsize=1 << 15)
def fitted(text: str, width: float, points: float) -> tuple[float, float]:
    """The type size, this one or a smaller, at which the text fits one row, and the height of that row."""
    while (lines := line_count(text, width, points)) > lines_that_fit(points) and points > _SMALLEST:
        points = max(points - 1, _SMALLEST)
    return points, row_height(lines, points)


def portions(text: str, *, width: float, points: float) -> list[str]:
    """The text in portions that each fit one row, cut after a mark of punctuation where there is one."""
    most = lines_that_fit(points)
    if line_count(text, width, points) <= most:
        return [text]
    size = max(int(len(text) * most / line_count(text, width, points)), 1)
    done: list[str] = []
    while line_count(text, width, points) > most:
        cut = max(text.rfind(mark, size // 2, size) for mark in "。；，、\n") + 1 or size
        done.append(text[:cut])
        text = text[cut:]
    return [*done, text]


def _ems(text: str) -> float:
    return len(text) - (1 - _NARROW_WIDTH) * len(_NARROW.findall(text))
