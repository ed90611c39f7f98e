"""gov_steps: the ticks of the checklist: what in a task can be done or not done on its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.bearing import BRACKETED
from pipeline.nlp.constructions import HIDDEN, ConstructionFinder, slots_of
from pipeline.nlp.registry import rulebook_of
from pipeline.nlp.spans import text_of
from pipeline.nlp.stance import within
from pipeline.rulebook.schema import Construction

FIRM = {"STEP", "TERSE", "TALLY", "MOVE", "RAISE", "WEAK"}
"""Forms of clauses that are ticks by themselves."""
SECOND = ({"LIGHT", "INNER", "FAINT", "IMPROVE", "OUTCOME", "SUPPORTING"}, {"ATTITUDE", "GAP", "LEADIN", "ABOUT"})
"""Where no clause is firm: the forms that stand in, the next only where the one before gives none."""
CLOSING = re.compile(rf"(?:{HIDDEN.pattern})$")
"""A bracket at the end of a clause: owners or an aside, no part of the step."""
SHORTEST, SHORT_PART, SHORT_CLAUSE = 4, 8, 10


@Language.factory(
    "gov_steps",
    requires=["doc.spans", "span._.predicate", "span._.sentence", "span._.stance_rule", "span._.subject"],
    assigns=["doc.spans"],
)
def make_steps(nlp: Language, name: str, rulebook: str) -> StepFinder:
    """Build the stage from the rule book registered under `rulebook`."""
    book = rulebook_of(rulebook)
    return StepFinder(book.constructions, book.sets)


class StepFinder:
    """Write `doc.spans["steps"]` of task rows: firm and weak actions; failing these, the outcome that was asked for."""

    def __init__(self, rules: Sequence[Construction], sets: dict[str, tuple[str, ...]]) -> None:
        self.forms = ConstructionFinder([r for r in rules if r.stage == "form"], sets)

    def __call__(self, doc: Doc) -> Doc:
        text, steps = text_of(doc), []
        sentences, by_sentence = list(doc.spans["sentences"]), within(doc)
        leads = {item.start for item in doc.spans["items"]}
        for row in doc.spans["rows"]:
            if row.label_ != "task":
                continue
            _, clauses, cues = by_sentence[row._.sentence]
            whole = sentences[row._.sentence]._.stance_rule == BRACKETED
            inside = [c for c in clauses if row.start <= c.start and c.end <= row.end]
            chosen = [] if whole else choose(inside, led=row.start in leads)
            for clause in chosen:
                inside = [c for c in cues if clause.start <= c.start and c.end <= clause.end]
                steps.extend(self.split(doc, text, clause, inside, about(clause, clauses)))
            if not chosen:
                steps.append(Span(doc, row.start, row.end, label="STEP", span_id="steps.whole"))
        doc.spans["steps"] = steps
        return doc

    def split(
        self, doc: Doc, text: str, clause: Span, cues: Sequence[Span], topic: Span | None
    ) -> Iterator[Span]:
        """The steps of one clause: three or more short parts that begin with a verb, else the whole predicate.

        Args:
            topic: the clause before, where it says what the step is about (对发现的隐患，当场处置).
        """
        aside = CLOSING.search(text, clause.start + 1, clause.end)
        end = aside.start() if aside else clause.end
        if topic is not None:
            start = max(topic._.predicate, topic.start)
            yield Span(doc, start, end, label="STEP", span_id=clause.id_ or "steps.form.gap")
            return
        start = max(clause._.predicate, clause.start)
        start = start if end - start >= SHORTEST else clause.start  # 制度要健全 says more than 健全
        parts = [
            start,
            *(c.end for c in cues if c.label_ == "LIST" and c.text == "、" and c.start > start),
            end + 1,
        ]
        bounds = [(left, right - 1) for left, right in itertools.pairwise(parts)]
        pieces = bounds if len(bounds) > 2 and self.alike_in_form(text, bounds, cues) else [(start, end)]
        for left, right in pieces:
            yield Span(doc, left, right, label="STEP", span_id=clause.id_ or "steps.form.gap")

    def alike_in_form(self, text: str, bounds: Sequence[tuple[int, int]], cues: Sequence[Span]) -> bool:
        """Whether every part after the first is a short action of its own, and no two end in the same words."""
        if len({text[b - 2 : b] for _, b in bounds}) < len(bounds):
            return False
        return all(3 < b - a <= SHORT_PART and self.acts(text, a, b, cues) for a, b in bounds[1:])

    def acts(self, text: str, start: int, end: int, cues: Sequence[Span]) -> bool:
        """Whether text[start:end] has the form of an action."""
        form = self.forms.best(slots_of(text, start, end, [c for c in cues if start <= c.start and c.end <= end]))
        return form is not None and form.rule.yields in ("STEP", "MOVE", "WEAK")


def choose(clauses: Sequence[Span], *, led: bool = False) -> list[Span]:
    """The clauses that make steps: the firm ones and what counts in their company; failing these, what stands in.

    In company 加强管理 is a step too, and 提升服务能力 before the last firm clause; behind it, it is the outcome.

    Args:
        clauses: of one row, in order.
        led: whether the row opens an enumerated item; its vague lead (二要加大宣传力度，…) names the topic only.
    """
    forms = [form_of(c) for c in clauses]
    firm = [n for n, form in enumerate(forms) if form in FIRM]
    if led and len(firm) > 1 and clauses[0].label_ == "WEAK":
        firm = [n for n in firm if n > 0]
    closing = [n for n in firm[1:] if forms[n] == "RAISE" and n == firm[-1]]
    if firm:
        counts = [
            n in firm or form == "LIGHT" or (form == "IMPROVE" and n < firm[-1]) for n, form in enumerate(forms)
        ]
        return [c for n, c in enumerate(clauses) if counts[n] and n not in closing]
    kinds = ([c for c, form in zip(clauses, forms, strict=True) if form in second] for second in SECOND)
    return next(filter(None, kinds), [])


def about(clause: Span, clauses: Sequence[Span]) -> Span | None:
    """The clause right before that names what this one deals with."""
    before = [c for c in clauses if c.end <= clause.start]
    return before[-1] if before and before[-1].label_ == "ABOUT" else None


def form_of(clause: Span) -> str:
    """The form of a clause in its row: what a thing is told to be (手机须保持畅通) is firm, as a terse action is."""
    if clause._.subject == "thing" and clause.label_ in ("GAP", "INNER"):
        return "STEP"
    return "TERSE" if clause.label_ == "INNER" and len(clause) <= SHORT_CLAUSE else clause.label_
