"""One document explained: the pipeline is run as ever, and its own stages are asked what they saw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.explain.clauses import Clauses
from pipeline.explain.limits import Limits
from pipeline.explain.model import Explanation, Sentence
from pipeline.explain.passed import PassedOver
from pipeline.explain.rows import Rows
from pipeline.explain.rules import Rules
from pipeline.explain.themes import Themes
from pipeline.explain.verdict import Verdicts
from pipeline.extractor import Extractor
from pipeline.model import Source
from pipeline.nlp.suggest import UnitSuggester
from pipeline.tables.numbering import row_numbers


class Explainer:
    """Explains the sentences of one document.

    Args:
        extractor: with the rules and the profile to be explained.
        source: the document as read.
        overrides: as for the extractor.
    """

    def __init__(self, extractor: Extractor, source: Source, *, overrides: Mapping[str, Any] | None = None) -> None:
        annotated = extractor.annotate(source, overrides=overrides)
        self.extraction = extractor.assemble(source, annotated)
        self.numbers = row_numbers(self.extraction)
        doc, nlp, book = annotated.doc, extractor.nlp, extractor.book
        self._spans = list(doc.spans["sentences"])
        self._rules = rules = Rules(book, str(extractor.office))
        self.words = book.tracker.words.stances
        self._clauses = Clauses(doc, nlp.get_pipe("gov_clauses"), rules)
        self._verdicts = Verdicts(doc, nlp.get_pipe("gov_stance"), nlp.get_pipe("gov_problems"), rules)
        self._passed = PassedOver(doc, nlp.get_pipe("gov_cues"), book.segmenter, rules)
        self._rows = Rows(
            doc,
            limits=Limits(doc, nlp.get_pipe("gov_deadlines").limits, info=annotated.info, book=book, rules=rules),
            themes=Themes(doc, nlp.get_pipe("gov_topics")),
            forces=book.tracker.words.forces,
            suggester=UnitSuggester(book.profile) if book.profile else None,
            rules=rules,
        )

    def explain(self, places: Iterable[int] | None = None) -> Explanation:
        """The sentences at `places` (counted from 0), None: all."""
        info = self.extraction.info
        chosen = range(len(self._spans)) if places is None else places
        sentences = tuple(self.sentence(n) for n in chosen)
        return Explanation(info.name, info.title, info.date, info.date_from, sentences)

    def sentence(self, n: int) -> Sentence:
        """The sentence at place `n`."""
        found = self.extraction.sentences[n]
        content = found.stance != "boilerplate" and found.rule_id != "clean.title"
        clauses = tuple(self._clauses.of(self._spans[n])) if content else ()
        own = self._verdicts.own(n, clauses)
        tasks = [(place, task) for place, task in enumerate(self.extraction.tasks) if task.sentence == n]
        return Sentence(
            number=n + 1,
            text=found.text,
            verdict=str(found.stance),
            meaning=self.words[found.stance],
            rule=self._rules(found.rule_id) if found.rule_id else None,
            reason=found.reason,
            heading=self._heading(found.section),
            own=own,
            change=self._verdicts.change(n, own),
            weight=self._verdicts.weight(n, clauses),
            clauses=clauses,
            passed=tuple(self._passed.inside(self._spans[n])) if content else (),
            rows=tuple(self._rows.row(place, task, self.numbers[task.id]) for place, task in tasks),
            answer=self.numbers[found.answer] if found.answer else "",
        )

    def _heading(self, place: int | None) -> tuple[str, ...]:
        """The titles above a sentence, from the outermost in."""
        found: list[str] = []
        while place is not None:
            section = self.extraction.sections[place]
            found.append(section.title)
            place = section.parent
        return tuple(reversed(found))
