"""When two short texts are the same, and where in the sentences of a document a text lies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TypeVar

_BARE = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff*×]+")
_HELD, _ALIKE = 0.6, 0.75
"""Two spans are the same where the shorter is this much of the longer, or where so much of their letters agrees."""
_BACK = 400
"""Rows come in document order: a text that stands twice is looked for from so many letters before the last one on."""
_LEAST = 6
"""Fewer letters in common say nothing about where a changed text lies."""
A, B = TypeVar("A"), TypeVar("B")


def squash(text: str) -> str:
    """The text without punctuation and blanks; masks (*, ×) stay."""
    return _BARE.sub("", text)


def same(a: str, b: str) -> bool:
    """Soft equality of two short spans: one holds most of the other."""
    a, b = squash(a), squash(b)
    short, long = sorted((a, b), key=len)
    if len(short) < 2:
        return bool(short) and short == long
    if short in long:
        return len(short) / len(long) >= _HELD
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def paired(wanted: Iterable[A], found: Iterable[B], equal: Callable[[A, B], bool]) -> int:
    """How many pairs there are, each taking the first that is left."""
    left, pairs = list(found), 0
    for want in wanted:
        place = next((n for n, got in enumerate(left) if equal(want, got)), None)
        if place is not None:
            del left[place]
            pairs += 1
    return pairs


class Ground:
    """The sentences of a document as one run of letters, on which texts are laid in document order."""

    def __init__(self, sentences: Sequence[tuple[str, str]]) -> None:
        self._ids = [number for number, _ in sentences]
        parts = [squash(text) for _, text in sentences]
        self._letters = "".join(parts)
        self._ends = list(accumulate(map(len, parts)))
        self._starts = [0, *self._ends[:-1]]
        self._last = 0

    def lay(self, text: str) -> list[str]:
        """The ids of the sentences that hold most of the text, or are mostly held by it; looked for near the last."""
        return self.exact(text, start=max(0, self._last - _BACK)) or self.near(text)

    def exact(self, text: str, *, start: int = 0) -> list[str]:
        """The same for the text letter by letter, from an offset on, else from the beginning."""
        letters = squash(text)
        if not letters:
            return []
        at = self._letters.find(letters, start)
        if at < 0:
            at = self._letters.find(letters)
        return self._under(at, len(letters)) if at >= 0 else []

    def near(self, text: str) -> list[str]:
        """The same for the longest stretch that the text has in common with the document, where that is half of it."""
        letters = squash(text)
        common = SequenceMatcher(None, self._letters, letters, autojunk=False).find_longest_match()
        return self._under(common.a, common.size) if common.size >= max(_LEAST, 0.5 * len(letters)) else []

    def start(self, number: str) -> int:
        """Where a sentence begins, as an offset for `exact`."""
        return self._starts[self._ids.index(number)]

    def _under(self, at: int, size: int) -> list[str]:
        self._last, end, held = at, at + size, []
        for n in range(bisect_right(self._ends, at), len(self._ids)):
            start, stop = self._starts[n], self._ends[n]
            if start >= end:
                break
            if min(stop, end) - max(start, at) >= 0.5 * min(stop - start, size) and stop > start:
                held.append(self._ids[n])
        return held
