"""gov_stance: is a sentence a directive, a fact, a quotation …, by its own clauses; the outline speaks later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.constructions import ConstructionFinder, Slot
from pipeline.nlp.registry import rulebook_of
from pipeline.nlp.spans import Placed
from pipeline.rulebook.schema import Construction

SUBJECTS = {
    "named": "ORDER_NAMED",
    "none": "ORDER_NONE",
    "pronoun": "ORDER_PRONOUN",
    "ask": "ORDER_ASK",
    "hope": "ORDER_HOPE",
    "hoped": "ORDER_HOPE",
    "please": "ORDER_PLEASE",
    "collective": "ORDER_COLLECTIVE",
    "charge": "ORDER_CHARGE",
    "demand": "ORDER_ASK",
    "permit": "PERMITTED",
    "thing": "ORDER_THING",
    "plan": "ORDER_PLAN",
    "superior": "SUPERIOR_ACT",
    "bare": "SUBJECT",
    "topic": "TOPIC",
}
LIMITS = {"date": "LIMIT", "recurring": "LIMIT", "urgency": "URGENT"}
SHORT = 8
HELD = "within"
DECREE = "stance.decree"
"""会议明确，…: the meeting speaks, and what it says is ordered without 要."""
SIGNALS = {
    "SUPERIORSAY": "QUOTED",
    "SAY": "SAID",
    "PROCEDURE": "PROCEDURE",
    "AGENDA": "AGENDA",
    "PURPOSE": "PURPOSE",
    "PAST": "PAST",
    "PROBLEM": "PROBLEM",
    "GOAL": "GOAL",
}

for attribute, default in (("stance", ""), ("stance_rule", ""), ("section", -1), ("item", -1)):
    Span.set_extension(attribute, default=default, force=True)


@Language.factory(
    "gov_stance",
    requires=["doc.spans", "span._.subject", "span._.subject_rule"],
    assigns=["span._.stance", "span._.stance_rule"],
)
def make_stance(nlp: Language, name: str, rulebook: str) -> StanceJudge:
    """Build the stage from the rule book registered under `rulebook`."""
    book = rulebook_of(rulebook)
    return StanceJudge(book.constructions, book.sets)


class StanceJudge:
    """Write `_.stance` (directive, fact, assignable, quoted …) and `_.stance_rule` of every sentence."""

    def __init__(self, rules: Sequence[Construction], sets: dict[str, tuple[str, ...]]) -> None:
        self.rules = ConstructionFinder([r for r in rules if r.stage == "stance"], sets)

    def __call__(self, doc: Doc) -> Doc:
        limits = Placed(doc.spans["deadlines"])
        marked = marked_starts(doc)
        for sentence, clauses, cues in within(doc):
            if sentence.start in marked:
                sentence._.stance, sentence._.stance_rule = "boilerplate", marked[sentence.start]
                continue
            match = self.rules.best(tuple(labels_of(clauses, cues, limits.inside(sentence.start, sentence.end))))
            sentence._.stance = match.rule.yields if match else "background"
            sentence._.stance_rule = match.rule.id if match else ""
        return doc


def marked_starts(doc: Doc) -> dict[int, str]:
    """Starts of the sentences that lie in a marked stretch (site boilerplate, titles), with the mark's rule."""
    if "marks" not in doc.spans:
        return {}
    marks = [(m.start, m.end, m.id_) for m in doc.spans["marks"]]
    return {s.start: rule for s in doc.spans["sentences"] for left, right, rule in marks if left <= s.start < right}


def within(doc: Doc) -> list[tuple[Span, list[Span], list[Span]]]:
    """Every sentence with its clauses and the cues that count in them; worked out once for a document."""
    if HELD not in doc.user_data:
        doc.user_data[HELD] = list(_within(doc))
    return doc.user_data[HELD]


def release(doc: Doc) -> None:
    """Forget what `within` holds: spans point back to their document and would keep it alive."""
    doc.user_data.pop(HELD, None)


def _within(doc: Doc) -> Iterator[tuple[Span, list[Span], list[Span]]]:
    clauses, cues = list(doc.spans["clauses"]), list(doc.spans["visible"])
    c = q = 0
    for sentence in doc.spans["sentences"]:
        while c < len(clauses) and clauses[c].end <= sentence.start:
            c += 1
        while q < len(cues) and cues[q].end <= sentence.start:
            q += 1
        c_end, q_end = c, q
        while c_end < len(clauses) and clauses[c_end].start < sentence.end:
            c_end += 1
        while q_end < len(cues) and cues[q_end].start < sentence.end:
            q_end += 1
        yield sentence, clauses[c:c_end], cues[q:q_end]


def labels_of(clauses: Sequence[Span], cues: Sequence[Span], limits: Sequence[Span]) -> Iterator[Slot]:
    """The sentence as labels: for every clause its signals and limits, its kind of subject, its form."""
    yield Slot("BOS", 0, 0)
    for clause in clauses:
        for cue in cues:
            if cue.label_ in SIGNALS and clause.start <= cue.start < clause.end:
                yield Slot(SIGNALS[cue.label_], cue.start, cue.end, cue.id_)
                if cue.id_ == DECREE:
                    yield Slot("DECREED", cue.start, cue.end, cue.id_)
        for limit in limits:
            if limit.label_ in LIMITS and clause.start <= limit.start < clause.end:
                yield Slot(LIMITS[limit.label_], limit.start, limit.end, limit.id_)
        if clause._.subject:
            yield Slot(SUBJECTS[clause._.subject], clause.start, clause.start, clause._.subject_rule)
        form = "IDIOM" if clause.label_ == "GAP" and len(clause) <= SHORT else clause.label_
        yield Slot(form, clause.start, clause.end, clause.id_)
    yield Slot("EOS", 0, 0)
