"""gov_force: how strongly each row is put: 严禁, 必须, 要求 or 倡导, by the strongest word that governs it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.model import Force
from pipeline.nlp.constructions import ConstructionFinder, Match
from pipeline.nlp.overlay import Overlay
from pipeline.nlp.registry import rulebook_of
from pipeline.nlp.spans import Placed
from pipeline.nlp.stance import within
from pipeline.rulebook.schema import Construction

RISING = (Force.PLEASE, Force.SHOULD, Force.MUST, Force.FORBID)
BEFORE_ACTION = {"FRONT", "LEADIN", "CONDITION"}
Span.set_extension("force", default="", force=True)
Span.set_extension("force_rule", default="", force=True)


@Language.factory("gov_force", requires=["doc.spans", "span._.sentence"], assigns=["span._.force", "span._.force_rule"])
def make_force(nlp: Language, name: str, rulebook: str) -> ForceJudge:
    """Build the stage from the rule book registered under `rulebook`."""
    book = rulebook_of(rulebook)
    return ForceJudge(book.constructions, book.sets)


class ForceJudge:
    """Write `_.force` and `_.force_rule` of every row; a bare imperative is an ordinary demand and has no rule."""

    def __init__(self, rules: Sequence[Construction], sets: dict[str, tuple[str, ...]]) -> None:
        self.rules = ConstructionFinder([r for r in rules if r.stage == "force"], sets)

    def __call__(self, doc: Doc) -> Doc:
        overlay, outcomes, by_sentence = Overlay(doc, "force"), Placed(doc.spans["outcomes"]), within(doc)
        for row in doc.spans["rows"]:
            _, clauses, cues = by_sentence[row._.sentence]
            inside = [c for c in clauses if row.start <= c.start and c.end <= row.end]
            acting = [c for c in inside if c.label_ != "FACT" and not outcomes.inside(c.start, c.end)]
            said = [(clause, self.rules.best(overlay.slots(clause, cues))) for clause in acting]
            strongest = self.strongest(said)
            row._.force = strongest.rule.yields if strongest else Force.SHOULD.value
            row._.force_rule = strongest.rule.id if strongest else ""
        return doc

    def strongest(self, said: Sequence[tuple[Span, Match | None]]) -> Match | None:
        """The match that decides; a plea only where it governs the row's first action: 建机制，鼓励… is a demand."""
        found = [(clause, match) for clause, match in said if match]
        if not found:
            return None
        place, match = max(found, key=lambda pair: RISING.index(pair[1].rule.yields))
        first = next((clause for clause, _ in said if clause.label_ not in BEFORE_ACTION), place)
        return None if match.rule.yields == Force.PLEASE and place.start > first.start else match
