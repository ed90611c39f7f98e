"""Text that never forgets where its characters came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress


@dataclass(frozen=True, slots=True)
class Mapped:
    """A string and, for each of its characters, an offset in the source; both equally long, offsets never fall."""

    text: str
    offsets: Sequence[int]

    def __getitem__(self, part: slice) -> Mapped:
        return Mapped(self.text[part], self.offsets[part])

    def __add__(self, other: Mapped) -> Mapped:
        return Mapped(self.text + other.text, [*self.offsets, *other.offsets])

    def translate(self, table: dict[int, str]) -> Mapped:
        """Swap characters one for one by `table`."""
        return Mapped(self.text.translate(table), self.offsets)

    def swap(self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> Mapped:
        """Replace every match by a string of the same length."""
        return Mapped(pattern.sub(replace, self.text), self.offsets)

    def drop(self, spans: Iterable[tuple[int, int]]) -> Mapped:
        """Leave out the given half-open spans."""
        keep = bytearray(b"\1") * len(self.text)
        for start, end in spans:
            keep[start:end] = bytes(end - start)
        if all(keep):
            return self
        return Mapped("".join(compress(self.text, keep)), list(compress(self.offsets, keep)))

    def remove(self, pattern: re.Pattern[str]) -> Mapped:
        """Leave out every match of `pattern`."""
        return self.drop(match.span() for match in pattern.finditer(self.text))

    def split(self, pattern: re.Pattern[str]) -> Iterator[Mapped]:
        """The pieces between the matches of `pattern`, empty ones included."""
        start = 0
        for match in pattern.finditer(self.text):
            yield self[start : match.start()]
            start = match.end()
        yield self[start:]

    def strip(self) -> Mapped:
        """Without the blanks at either end."""
        left = len(self.text) - len(self.text.lstrip())
        return self[left : max(left, len(self.text.rstrip()))]
