"""gov_bearing: what the outline does to a sentence's stance, and whether a directive is a task or a general demand."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.brackets import RULE_BARE, bracketed, field_lines
from pipeline.nlp.outline import scopes_of
from pipeline.nlp.scope import govern
from pipeline.nlp.spans import Placed
from pipeline.nlp.stance import within

ORDERED = {"verdict.order", "verdict.order-thing", "verdict.plan"}
TICKABLE = {"STEP", "TALLY"}
LOOSE = {"WEAK", "LIGHT", "FAINT", "IMPROVE", "OUTCOME", "INNER", "GAP"}
MOVES = {"MOVE", "RAISE"}
LIGHTER = {"WEAK", "LIGHT", "FAINT"}
SINGLED_OUT = {"named", "ask", "charge", "demand"}
SHORT_LEAD = 24
DATED = {"date", "recurring"}
BRACKETED, FIELD_RULE = "verdict.bracketed", "owners.bracket"
TOLD = {"directive", "assignable", "tally"}
TIMED = {BRACKETED, "verdict.limited", "verdict.assigned", "verdict.assigned-first"}
Span.set_extension("kind", default="", force=True)


@Language.factory(
    "gov_bearing",
    requires=[
        "doc.spans",
        "span._.line",
        "span._.subject",
        "span._.stance",
        "span._.section",
        "span._.item",
        "span._.heading",
        "span._.parent",
    ],
    assigns=["span._.kind", "span._.stance", "span._.stance_rule"],
)
def make_bearing(nlp: Language, name: str) -> Bearing:
    """Build the stage; its titles are the cues of layer title in rules/stance.toml."""
    return Bearing()


class Bearing:
    """Write `_.kind` (task, call or empty) of every sentence; under 工作回顾 what is not ordered is done already."""

    def __call__(self, doc: Doc) -> Doc:
        sentences = list(doc.spans["sentences"])
        facts = self._under(doc, sentences, "FACTHEAD")
        self._settle_facts(sentences, facts)
        self._settle_tallies(sentences, self._under(doc, sentences, "PLANHEAD") - facts)
        self._settle_blocks(doc, sentences)
        behind = bracketed(doc, sentences)
        self._settle_brackets(doc, sentences, behind)
        self._settle_assignments(doc, sentences)
        general = self._under(doc, sentences, "GENERALHEAD")
        limits = Placed(doc.spans["deadlines"])
        for n, (sentence, clauses, cues) in enumerate(within(doc)):
            if sentence._.stance == "directive":
                forms = {clause.label_ for clause in clauses}
                tickable = any(is_tickable(clause) for clause in clauses) or sentence._.stance_rule in TIMED
                tickable = tickable or (MOVES & forms and "ATTITUDE" not in forms)
                tickable = tickable or any(
                    topic.label_ == "ABOUT" and clause.label_ in LIGHTER
                    for topic, clause in itertools.pairwise(clauses)
                )
                tickable = tickable or n in behind or any(cue.label_ == "FORBID" for cue in cues)
                dated = any(limit.label_ in DATED for limit in limits.inside(sentence.start, sentence.end))
                tickable = tickable or (dated and any(clause.label_ in LOOSE for clause in clauses))
                sentence._.kind = "task" if tickable and sentence.start not in general else "call"
        return doc

    def _settle_facts(self, sentences: Sequence[Span], under: set[int]) -> None:
        """Under 工作回顾, 存在的问题 …, only what is plainly ordered stays a directive."""
        for sentence in sentences:
            if sentence.start in under and sentence._.stance in TOLD and sentence._.stance_rule not in ORDERED:
                sentence._.stance, sentence._.stance_rule = "achievement", "stance.factual-heading"

    def _settle_tallies(self, sentences: Sequence[Span], under: set[int]) -> None:
        """新增就业3000人；合格率达到98%。: under 主要目标 or 下步打算 a figure is a task."""
        for sentence in sentences:
            if sentence.start in under and sentence._.stance == "tally":
                sentence._.stance = "directive"

    def _settle_blocks(self, doc: Doc, sentences: Sequence[Span]) -> None:
        """一是招商势头良好。签约项目12个。: under a lead that tells a state, what is not ordered is done already."""
        leads = {item.start for item in doc.spans["items"] if not item._.heading}
        told = {
            n: n for n, s in enumerate(sentences) if s.start in leads and s._.stance == "fact" and len(s) <= SHORT_LEAD
        }
        for n in govern([(s._.item,) for s in sentences], told):
            if sentences[n]._.stance == "directive" and sentences[n]._.stance_rule not in ORDERED:
                sentences[n]._.stance, sentences[n]._.stance_rule = "achievement", "outline.fact-lead"

    def _settle_brackets(self, doc: Doc, sentences: Sequence[Span], behind: Mapping[int, int]) -> None:
        """What a bracket of owners stands behind is their work, even a permission; the bracket itself is no work."""
        fields = field_lines(doc, sentences)
        signed = Placed(b for b in doc.spans["brackets"] if b.id_ != RULE_BARE)
        for n in fields:
            sentences[n]._.stance, sentences[n]._.stance_rule = "background", FIELD_RULE
        for n, at in behind.items():
            sentence = sentences[n]
            if n in fields:
                continue
            if n == at and sentence.text[0] in "（(":
                sentence._.stance, sentence._.stance_rule = "background", FIELD_RULE
            elif sentence._.stance in ("background", "fact", "assignable", "tally") and signed.inside(
                sentences[at].start, sentences[at].end
            ):
                sentence._.stance, sentence._.stance_rule = "directive", BRACKETED

    def _settle_assignments(self, doc: Doc, sentences: Sequence[Span]) -> None:
        """某单位做某事, unmarked, is a task where it goes on from one under its heading or in its line."""
        items = list(doc.spans["items"])
        orders = {n: n for n, s in enumerate(sentences) if s._.stance in ("directive", "heading")}
        going_on = {"directive", "assignable", "heading"}
        governed = govern(
            [scopes_of(items, s) or (f"line {s._.line}",) for s in sentences],
            orders,
            ends=lambda n: sentences[n]._.stance not in going_on,
        )
        for n, sentence in enumerate(sentences):
            if sentence._.stance == "assignable":
                carried = n in governed
                sentence._.stance = "directive" if carried else "background"
                sentence._.stance_rule = "verdict.carried" if carried else "verdict.assignable"

    def _under(self, doc: Doc, sentences: Sequence[Span], label: str) -> set[int]:
        """Starts of the sentences that stand under a heading with such a title."""
        items = list(doc.spans["items"])
        titles = {t.start for t in doc.spans["titles"] if t.label_ == label}
        others = {t.start for t in doc.spans["titles"] if t.label_ == "PLANHEAD"} if label == "FACTHEAD" else set()
        triggers = {
            n: True
            for n, s in enumerate(sentences)
            if s._.stance == "heading"
            and any(s.start <= t < s.end for t in titles)
            and not any(s.start <= t < s.end for t in others)
        }
        scopes = [scopes_of(items, s) for s in sentences]
        return {sentences[n].start for n in govern(scopes, triggers)}


def is_tickable(clause: Span) -> bool:
    """Whether a clause is an action that can be done or not done."""
    if clause._.subject in SINGLED_OUT and clause.label_ in {*LIGHTER, "GAP", "INNER"}:
        return True
    if clause._.subject == "bare" and clause.label_ in LIGHTER:
        return True
    return clause.label_ in TICKABLE
