"""The families of limits laid over a text: only those are tried of which it holds a word they need."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from pipeline.rulebook.dates import AND, DateRules, Family

Hit = tuple[re.Match[str], Family]


class Families:
    """Finds where the families match; where two match the same words one of type `none` wins, then the earlier."""

    def __init__(self, rules: DateRules) -> None:
        self._rules = rules
        self._families = sorted(rules.family, key=lambda family: family.type != "none")
        self._always, self._called = _calls(self._families)
        self._finders: list[Callable[[str], Iterator[re.Match[str]]] | None] = [None] * len(self._families)

    def hits(self, folded: str) -> list[Hit]:
        """The matches without overlap, in order of the text; of two that overlap the longer one counts.

        Args:
            folded: a sentence as `pipeline.text.numerals.fold` gives it.
        """
        ranks, found = self._ranks(folded), []
        while ranks:
            lowest = ranks & -ranks
            ranks ^= lowest
            rank = lowest.bit_length() - 1
            for match in (self._finders[rank] or self._finder(rank))(folded):
                start, end = match.span()
                if end > start:
                    found.append((start - end, rank, start, match))
        if len(found) > 1:
            found.sort(key=itemgetter(0, 1, 2))
        taken = 0
        kept = []
        for length, rank, start, match in found:
            span = ((1 << -length) - 1) << start
            if not taken & span:
                taken |= span
                kept.append((start, match, self._families[rank]))
        kept.sort(key=itemgetter(0))
        return [(match, family) for _, match, family in kept]

    def _ranks(self, folded: str) -> int:
        """The families that can match at all: those of which the text holds a word they need, as bits by place."""
        ranks = self._always
        for char in self._called.keys() & folded:
            alone, longer = self._called[char]
            ranks |= alone
            for first, second, calls in longer:
                if second in folded and first in folded:
                    ranks |= calls
        return ranks

    def _finder(self, rank: int) -> Callable[[str], Iterator[re.Match[str]]]:
        """What finds a family, compiled when a text first calls for it."""
        family = self._families[rank]
        finder = self._finders[rank] = self._rules.compile(family.pattern, keep=family.keep).finditer
        return finder


def _calls(families: Sequence[Family]) -> tuple[int, dict[str, tuple[int, list[tuple[str, str, int]]]]]:
    """The families tried on every text; and for each character those it calls for alone, or with what must be there."""
    always, called = 0, defaultdict[str, int](int)
    for rank, family in enumerate(families):
        always |= 0 if family.needs else 1 << rank
        for needed in family.needs:
            called[needed] |= 1 << rank
    longer = defaultdict[str, list[tuple[str, str, int]]](list)
    for needed, calls in called.items():
        first, _, second = needed.partition(AND)
        longer[needed[0]] += [(first, second, calls)] if len(needed) > 1 else []
    return always, {char: (called.get(char, 0), words) for char, words in longer.items()}
