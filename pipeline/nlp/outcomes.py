"""gov_outcomes: what a task is to lead to, in its own words: the closing clauses that are none of its steps."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.constructions import ConstructionFinder
from pipeline.nlp.overlay import Overlay
from pipeline.nlp.registry import rulebook_of
from pipeline.nlp.spans import Placed
from pipeline.nlp.stance import within
from pipeline.rulebook.schema import Construction

EFFECTS = {"OUTCOME", "IMPROVE", "RAISE"}
"""The forms of a clause that tells a result, unless it is a step (rules/steps.toml)."""


@Language.factory("gov_outcomes", requires=["doc.spans", "span._.sentence", "span._.predicate"], assigns=["doc.spans"])
def make_outcomes(nlp: Language, name: str, rulebook: str) -> OutcomeFinder:
    """Build the stage from the rule book registered under `rulebook`."""
    book = rulebook_of(rulebook)
    return OutcomeFinder(book.constructions, book.sets)


class OutcomeFinder:
    """Write `doc.spans["outcomes"]` of task rows: clauses of result behind the first step, without connective."""

    def __init__(self, rules: Sequence[Construction], sets: dict[str, tuple[str, ...]]) -> None:
        self.rules = ConstructionFinder([r for r in rules if r.stage == "outcome"], sets)

    def __call__(self, doc: Doc) -> Doc:
        overlay, steps, by_sentence = Overlay(doc, "outcome"), Placed(doc.spans["steps"]), within(doc)
        found = []
        for row in doc.spans["rows"]:
            _, clauses, cues = by_sentence[row._.sentence]
            done = steps.inside(row.start, row.end)
            closing = [c for c in clauses if done and done[0].end <= c.start and c.end <= row.end]
            for clause in closing:
                rule = self.rule(clause, cues, overlay)
                if rule and not any(s.start < clause.end and clause.start < s.end for s in done):
                    start = max(clause._.predicate, clause.start)
                    found.append(Span(doc, start, clause.end, label="OUTCOME", span_id=rule))
        doc.spans["outcomes"] = found
        return doc

    def rule(self, clause: Span, cues: Sequence[Span], overlay: Overlay) -> str:
        """The rule by which a clause tells a result, or nothing."""
        match = self.rules.best(overlay.slots(clause, cues))
        if match:
            return match.rule.id if match.rule.yields == "effect" else ""
        return clause.id_ if clause.label_ in EFFECTS else ""
