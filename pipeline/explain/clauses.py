"""The clauses of the sentences as the clause stage reads them: words, subject, form, bodies in acting position."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from pipeline.explain.choices import chosen, words_of
from pipeline.explain.model import Choice, Clause, Name
from pipeline.explain.rules import Rules
from pipeline.explain.words import word
from pipeline.nlp.clauses import ClauseReader, clause_bounds
from pipeline.nlp.constructions import slots_of
from pipeline.nlp.spans import Placed


class Clauses:
    """The clauses of one document, by sentence.

    Args:
        reader: the stage that read them.
    """

    def __init__(self, doc: Doc, reader: ClauseReader, rules: Rules) -> None:
        self._text, self._reader, self._rules = doc.text, reader, rules
        self._names = Placed(doc.spans["names"])
        self._bounds = {bounds[0]: bounds for bounds in clause_bounds(doc, doc.text)}

    def of(self, sentence: Span) -> Iterator[Clause]:
        """The clauses of a sentence, in order."""
        for start in range(sentence.start, sentence.end):
            if start in self._bounds:
                yield self._clause(sentence, *self._bounds[start])

    def _clause(self, sentence: Span, start: int, end: int, cues: list[Span], tail: Span | None) -> Clause:
        text, origin, rules = self._text, sentence.start, self._rules
        slots = slots_of(text, start, end, cues, tail)
        _, rest, _ = self._reader.read(slots)
        parties = [match for match in self._reader.parties.all(slots) if match.rule.stage == "subject"]
        words, behind = words_of(sentence.text, slots, origin), words_of(sentence.text, rest, origin)
        form = chosen(self._reader.forms.all(rest), rest, behind, sentence.text, table="form", rules=rules)
        return Clause(
            text=text[start:end],
            start=start - origin,
            end=end - origin,
            words=words,
            subject=chosen(parties, slots, words, sentence.text, table="subject", rules=rules),
            form=form or Choice("GAP", word("form", "GAP"), None, (), ()),
            names=tuple(
                Name(name.text, word("subject", name.label_), rules(name.id_))
                for name in self._names.inside(start, end)
            ),
        )
