"""HTML pages and fragments -> blocks.

The standard library's html.parser is used because it tells where every piece of text stands in the source, down to the
character; lxml and BeautifulSoup know lines at best, and the way back from a cell to the document would be lost.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

from pipeline.model import Block

BLOCK_TAGS = frozenset(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
"""Elements that end a paragraph (HTML Living Standard, chapter Rendering, display: block, plus br and table parts)."""

LEFT_OUT = frozenset(
    "head script style template noscript svg nav header footer aside select button textarea label iframe".split()
)
"""Elements whose content is no part of the document. `form` is not among them, only its controls are: sites made with
ASP.NET wrap the whole page into one form."""


def blocks(text: str, *, fragment: bool = False) -> tuple[Block, ...]:
    """Paragraphs of an HTML text, entities resolved, each character with its offset in `text`.

    Args:
        text: the decoded source, tags and all.
        fragment: plain text that holds tags here and there: its own line ends close a paragraph too.
    """
    walker = _Walker(text, fragment=fragment)
    walker.feed(text)
    walker.close()
    walker.end_block()
    return tuple(walker.found)


_WRAP = re.compile(r"[ \t\r\n]*[\r\n][ \t\r\n]*")


class _Walker(HTMLParser):
    def __init__(self, text: str, *, fragment: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[Block] = []
        self._fragment = fragment
        self._lines = [0, *accumulate(len(line) for line in text.split("\n"))]
        self._chars: list[str] = []
        self._origin: list[int] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCK_TAGS:
            self.end_block()
        if tag in LEFT_OUT:
            self._hidden.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCK_TAGS:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCK_TAGS:
            self.end_block()
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]

    def handle_data(self, data: str) -> None:
        start = self._here()
        if self._fragment:
            for nth, line in enumerate(data.split("\n")):
                if nth:
                    self.end_block()
                self._add(line, range(start, start + len(line)))
                start += len(line) + 1
        else:
            self._add(data, range(start, start + len(data)))

    def handle_entityref(self, name: str) -> None:
        self._add_entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._add_entity(f"&#{name}")

    def end_block(self) -> None:
        """Close the paragraph under way and keep it if it holds anything."""
        text, kept = "".join(self._chars), []
        if text and not text.isspace():
            done = 0
            for wrap in _WRAP.finditer(text):
                kept.extend(range(done, wrap.start()))
                if _parts_words(text, wrap):
                    kept.append(wrap.start())
                done = wrap.end()
            kept.extend(range(done, len(text)))
            tidy = "".join(" " if text[n] in "\r\n" else text[n] for n in kept)
            self.found.append(Block(tidy, [self._origin[n] for n in kept]))
        self._chars, self._origin = [], []

    def _add_entity(self, written: str) -> None:
        resolved = unescape(f"{written};")
        self._add(resolved, [self._here()] * len(resolved))

    def _add(self, text: str, origin: range | list[int]) -> None:
        if not self._hidden:
            self._chars.extend(text)
            self._origin.extend(origin)

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + line - 1 + column


def _parts_words(text: str, wrap: re.Match[str]) -> bool:
    """A line end of the source is a blank, unless it touches a wide character (CSS Text 3, 4.1.3 Segment Breaks)."""
    before, after = text[: wrap.start()][-1:], text[wrap.end() :][:1]
    return bool(before and after) and before < "\u2000" and after < "\u2000"
