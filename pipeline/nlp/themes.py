"""Which of the fifteen themes a row belongs to: its own words first, then its headings, then the row before it.

Pure: the cue layer finds the terms, this file weighs them. All shares are binary fractions, so sums are exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

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


class Place(StrEnum):
    """Where a word stands that speaks for a theme; DOCUMENT is no word but what all of it is about, BEFORE the theme of
    the row before."""

    SENTENCE = "sentence"
    HEADING = "heading"
    TITLE = "title"
    DOCUMENT = "document"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Voice:
    """What speaks for theme `theme` (its id) in one place, and with how many points."""

    theme: str
    terms: tuple[str, ...]
    points: float
    place: Place


class Evidence(NamedTuple):
    """What the theme of a row is chosen from; see `ThemeChooser.choose`."""

    sentence: Sequence[ThemeHit]
    headings: Sequence[Sequence[ThemeHit]]
    neighbour: str | None
    title: Sequence[ThemeHit] = ()
    subject: str | None = None


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
        voices = self.voices(Evidence(sentence, headings, neighbour, title, subject))
        ranking = self.ranking(voices)
        if not ranking:
            return self._default.name, self._default.id
        winner = ranking[0][0]
        spoken = any(voice.theme == winner.id and voice.place is not Place.BEFORE for voice in voices)
        return winner.name, winner.id if spoken else "theme.neighbour"

    def subject_of(self, document: Sequence[ThemeHit]) -> str | None:
        """Id of the theme a document is about, if one stands out; how work is done (督查落实) is never the subject."""
        strong = [hit for hit in outermost(document) if hit.strong and not self._themes[hit.theme].manner]
        counted = Counter(hit.theme for hit in strong)
        best = max(counted.values(), default=0)
        if len(strong) < ENOUGH or best < SHARE * len(strong):
            return None
        return next(theme for theme in self._themes if counted[theme] == best)

    def ranking(self, voices: Sequence[Voice]) -> list[tuple[Theme, float]]:
        """The themes that anything speaks for, with their points: most points first, then the rule book's order."""
        points: Counter[str] = Counter()
        for voice in voices:
            points[voice.theme] += voice.points
        named = [(theme, points[theme.id]) for theme in self._themes.values() if theme.id in points]
        return sorted(named, key=lambda pair: -pair[1])

    def voices(self, evidence: Evidence) -> list[Voice]:
        """Everything that speaks for a theme, with its points."""
        inner, *outer = evidence.headings or [()]
        texts = [
            (Place.SENTENCE, 1.0, evidence.sentence),
            (Place.HEADING, INNERMOST, inner),
            *((Place.HEADING, OUTER, hits) for hits in outer),
            (Place.TITLE, TITLE, evidence.title),
        ]
        found = [voice for place, share, hits in texts for voice in _voices(place, share, outermost(hits))]
        if evidence.subject:
            found.append(Voice(evidence.subject, (), SUBJECT, Place.DOCUMENT))
        if follow := self._ids.get(evidence.neighbour or ""):
            found.append(Voice(follow, (), NEIGHBOUR, Place.BEFORE))
        return found


def _voices(place: Place, share: float, hits: Sequence[ThemeHit]) -> Iterator[Voice]:
    """Each strong term of a text on its own, the weak ones of a theme together."""
    for theme, term in dict.fromkeys((hit.theme, hit.term) for hit in hits if hit.strong):
        yield Voice(theme, (term,), share * STRONG, place)
    for theme in dict.fromkeys(hit.theme for hit in hits if not hit.strong):
        terms = dict.fromkeys(hit.term for hit in hits if hit.theme == theme and not hit.strong)
        yield Voice(theme, tuple(terms), share * WEAK, place)


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
