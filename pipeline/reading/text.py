"""Plain text -> blocks: one for every line that holds something."""

from __future__ import annotations

import re

from pipeline.model import Block

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")


def blocks(text: str) -> tuple[Block, ...]:
    """The lines of `text` that are not blank, in order, indentation included."""
    return tuple(
        Block(match.group(), range(match.start(), match.end()))
        for match in LINE.finditer(text)
        if not match.group().isspace()
    )
