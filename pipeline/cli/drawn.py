"""A page drawn on a terminal: trees in colour, folded as Chinese is, between any two characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text
from rich.tree import Tree

from pipeline.explain.lines import Node

STYLES = {
    "strong": "bold cyan",
    "quiet": "bright_black",
    "owner": "bold magenta",
    "limit": "bold yellow",
    "target": "bold bright_red",
    "step": "green",
}
"""How the styles of a line look; the signs before the parts tell them apart without colour."""
_UNIT = re.compile(r"[（“《▲◆●☐]*(?:[!-~]+|.)[　，。；：、！？）”》]*", re.DOTALL)
"""What is not torn apart: a word in Latin letters or a character, with the marks that open and close it."""


def draw(pages: Iterable[Node], console: Console | None = None) -> None:
    """Print the pages.

    Args:
        console: None: standard output.
    """
    console = console or Console(highlight=False)
    for number, page in enumerate(pages):
        if number:
            console.print()
        console.print(_tree(page))


def _tree(node: Node, tree: Tree | None = None) -> Tree:
    text = Folded()
    for part in node.parts:
        text.append(part.text, STYLES.get(part.style))
    branch = Tree(text, guide_style="bright_black") if tree is None else tree.add(text)
    for below in node.below:
        _tree(below, branch)
    return branch


class Folded(Text):
    """Text that is folded between any two characters, but not before a mark that closes."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines, each at most as wide as there is room for."""
        for line in self.divide(folds(self.plain, options.max_width)):
            line.end, line.no_wrap = "\n", True
            yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As wide as the text on one line, if there is room."""
        return Measurement(2, max(2, min(self.cell_len, options.max_width)))


def folds(text: str, width: int) -> Iterator[int]:
    """Offsets at which a new line begins; what is longer than a line is torn anywhere."""
    column = at = 0
    units = (part for unit in _UNIT.findall(text) for part in ([unit] if cell_len(unit) <= width else unit))
    for unit in units:
        wide = cell_len(unit.rstrip("　"))
        if column and column + wide > width:
            yield at
            column = 0
        column += cell_len(unit)
        at += len(unit)
