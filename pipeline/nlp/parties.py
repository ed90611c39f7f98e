"""Whose work a row is: named in it, in a bracket, or carried on; failing all, whom the office's words propose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Span

from pipeline.model import How
from pipeline.nlp.brackets import bracket_ends
from pipeline.nlp.owners import GIVEN
from pipeline.nlp.spans import Placed
from pipeline.nlp.suggest import Suggestion, UnitHit, UnitSuggester
from pipeline.nlp.topics import headings_of


class Way(StrEnum):
    """How a name comes to a row."""

    HERE = "here"
    BRACKET = "bracket"
    CARRIED = "carried"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True)
class Party:
    """A body that is to do a row: its name where the document says it, its role, how it comes to the row.

    Args:
        how: whether the row itself says it.
        sentence: place of the sentence that holds the name.
    """

    name: Span
    role: str
    way: Way
    how: How
    sentence: int


class Parties:
    """The parties of every row of an annotated document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.rows, self.sentences = list(doc.spans["rows"]), list(doc.spans["sentences"])
        self.starts, self.ends = [s.start for s in self.sentences], bracket_ends(doc, self.sentences)
        self.names, self.topics = Placed(doc.spans["names"]), Placed(doc.spans["topics"])
        self.said: dict[int, list[Span]] = {}
        for owner in doc.spans["owners"]:
            self.said.setdefault(owner._.row, []).append(owner)

    def of(self, n: int) -> list[Party]:
        """Who is to do row `n`, each once: said here and in its bracket; failing these, carried on or announced."""
        ways = ([*self._here(n), *self._bracket(n)], self._carried(n), self._announced(n))
        found: dict[str, Party] = {}
        for party in next(filter(None, map(list, ways)), []):
            found.setdefault(party.name.text, party)
        return list(found.values())

    def proposal(self, n: int, suggester: UnitSuggester) -> Suggestion | None:
        """The unit that the office's words speak for, where nobody is named."""
        row = self.rows[n]
        headings = headings_of(self.doc, self.sentences[row._.sentence]._.section)
        words = [self._unit_hits(h) for h in headings]
        return suggester.suggest(row._.theme, self._unit_hits(row), words)

    def _here(self, n: int) -> Iterator[Party]:
        for name in self.said.get(n, ()):
            yield self._party(name, name._.role, Way.HERE, How.EXPLICIT)

    def _bracket(self, n: int) -> Iterator[Party]:
        place = self.rows[n]._.bracket
        how = How.EXPLICIT if place == self.rows[n]._.sentence else How.INHERITED
        if place >= 0:
            start, end = self.sentences[place].start, self.ends[place]
            for name in self.doc.spans["brackets"]:
                if start <= name.start < end:
                    yield self._party(name, name.label_, Way.BRACKET, how)

    def _carried(self, n: int) -> Iterator[Party]:
        source = self.rows[n]._.inherits
        if source >= 0:
            for name in self.said.get(source, ()):
                yield self._party(name, name._.role, Way.CARRIED, How.INHERITED)

    def _announced(self, n: int) -> Iterator[Party]:
        place = self.rows[n]._.announced
        if place >= 0:
            for name in self.names.inside(self.sentences[place].start, self.sentences[place].end):
                if name.label_ in GIVEN:
                    yield self._party(name, "lead", Way.ANNOUNCED, How.INHERITED)

    def _party(self, name: Span, role: str, way: Way, how: How) -> Party:
        return Party(name, role, way, how, bisect_right(self.starts, name.start) - 1)

    def _unit_hits(self, stretch: Span) -> list[UnitHit]:
        return [
            UnitHit(int(t.id_.removeprefix("unit.")), t.text, t.start, t.end)
            for t in self.topics.inside(stretch.start, stretch.end)
            if t.label_ == "UNIT_WORD"
        ]
