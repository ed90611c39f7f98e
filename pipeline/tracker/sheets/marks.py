"""Words that stand out in a column: a fill that follows the word when staff change, sort or filter it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill

from pipeline.tracker.book import FIRST_ROW
from pipeline.tracker.grid import Grid


def mark(grid: Grid, key: str, colours: Mapping[str, str], *, bold: Collection[str], last: int) -> None:
    """Fill the cells of a column that hold a word.

    Args:
        colours: the fill by word.
        bold: the words that are bold too, so that they stand out in grey.
        last: the row down to which it holds.
    """
    letter = grid.letter(key)
    if letter is None:
        return
    for word, colour in colours.items():
        fill = PatternFill("solid", bgColor=colour)
        rule = CellIsRule(operator="equal", formula=[f'"{word}"'], fill=fill, font=Font(bold=word in bold))
        grid.sheet.conditional_formatting.add(f"{letter}{FIRST_ROW}:{letter}{max(last, FIRST_ROW)}", rule)
