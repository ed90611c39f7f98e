"""Which of the fifteen themes a row belongs to: its own words first, then its headings, then the row before it.

Pure: the cue layer finds the terms, this file weighs them. All shares are binary fractions, so sums are exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipeline.rulebook.themes import Theme

STRONG, WEAK = 4.0, 1.0
"""Points of each strong term of a text, and of its weak terms all together: many weak never beat one strong."""
INNERMOST, OUTER, TITLE = 0.75, 0.375, 0.125
"""Shares of those points in the innermost heading, in each one further out and in the document's title."""
SUBJECT, SHARE, ENOUGH = 3.25, 0.35, 6
"""Points for what the whole document is about: the theme of so great a share of its strong words, if it has enough."""
NEIGHBOUR = 2.5
"""Points for the theme of the row before: more than weak terms, less than a strong one. All are from a grid."""


class Placed(Protocol):
    """Anything that lies at `start`..`end`."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Hit = TypeVar("Hit", bound=Placed)


@dataclass(frozen=True, slots=True)
class ThemeHit:
    """A term of theme `theme` (its id) at `start`..`end`; any coordinate will do, if all hits of a text share it."""

    theme: str
    strong: bool
    term: str
    start: int
    end: int


class ThemeChooser:
    """Weighs the hits of a sentence and of its headings.

    Args:
        rules: the themes of the rule book, one of them the default; the earlier wins what is even to the last.
    """

    def __init__(self, rules: Sequence[Theme]) -> None:
        self._themes = {theme.id: theme for theme in rules}
        self._ids = {theme.name: theme.id for theme in rules if not theme.default}
        self._default = next(theme for theme in rules if theme.default)

    def choose(
        self,
        sentence: Sequence[ThemeHit],
        headings: Sequence[Sequence[ThemeHit]],
        neighbour: str | None,
        title: Sequence[ThemeHit] = (),
        subject: str | None = None,
    ) -> tuple[str, str]:
        """Names the theme and what settled it.

        Args:
            sentence: hits in the sentence itself.
            headings: hits in each heading, innermost first.
            neighbour: theme of the row before in the same section; None for the first.
            title: hits in the title of the document.
            subject: id of the theme the whole document is about, from `subject_of`.

        Returns:
            The theme's name, and the theme's id, or `theme.neighbour` where only the row before speaks for it.
        """
        points = self._points(sentence, headings, title)
        if subject:
            points[subject] += SUBJECT
        follow = self._ids.get(neighbour or "")
        spoken = dict(points)
        if follow:
            points[follow] += NEIGHBOUR
        if not points:
            return self._default.name, self._default.id
        best = max(points.values())
        winner = next(theme for theme in self._themes.values() if points[theme.id] == best)
        return winner.name, winner.id if winner.id in spoken else "theme.neighbour"

    def subject_of(self, document: Sequence[ThemeHit]) -> str | None:
        """Id of the theme a document is about, if one stands out; how work is done (督查落实) is never the subject."""
        strong = [hit for hit in outermost(document) if hit.strong and not self._themes[hit.theme].manner]
        counted = Counter(hit.theme for hit in strong)
        best = max(counted.values(), default=0)
        if len(strong) < ENOUGH or best < SHARE * len(strong):
            return None
        return next(theme for theme in self._themes if counted[theme] == best)

    def _points(
        self, sentence: Sequence[ThemeHit], headings: Sequence[Sequence[ThemeHit]], title: Sequence[ThemeHit]
    ) -> Counter[str]:
        points: Counter[str] = Counter()
        shares = [1.0, INNERMOST, *(OUTER for _ in headings[1:])][: 1 + len(headings)]
        for share, hits in zip((*shares, TITLE), (sentence, *headings, title), strict=True):
            found = outermost(hits)
            for theme, _ in {(hit.theme, hit.term) for hit in found if hit.strong}:
                points[theme] += share * STRONG
            for theme in {hit.theme for hit in found if not hit.strong}:
                points[theme] += share * WEAK
        return points


def outermost(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that lie within no longer one: 校园安全 leaves no 校园.

    Args:
        hits: hits of one text.

    Returns:
        Those that count, in the order given.
    """
    furthest: tuple[int, int] = (-1, -1)
    within: set[int] = set()
    for n in sorted(range(len(hits)), key=lambda n: (hits[n].start, -hits[n].end)):
        span = hits[n].start, hits[n].end
        if span[1] > furthest[1]:
            furthest = span
        elif span != furthest:
            within.add(n)
    return [hit for n, hit in enumerate(hits) if n not in within]
