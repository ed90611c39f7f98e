"""gov_bearing: what the outline does to a sentence's stance, and whether a directive is a task or a general demand."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

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


class Tick(StrEnum):
    """Why a directive is a task: what in it can be checked later."""

    ACTION = "action"
    TIMED = "timed"
    MOVE = "move"
    ABOUT = "about"
    SIGNED = "signed"
    FORBIDDEN = "forbidden"
    DATED = "dated"


Span.set_extension("kind", default="", force=True)
Span.set_extension("swayed_by", default=-1, force=True)


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
    assigns=["span._.kind", "span._.stance", "span._.stance_rule", "span._.swayed_by"],
)
def make_bearing(nlp: Language, name: str) -> Bearing:
    """Build the stage; its titles are the cues of layer title in rules/stance.toml."""
    return Bearing()


class Bearing:
    """Write `_.kind` (task, call or empty) of every sentence; under 工作回顾 what is not ordered is done already.

    Where another sentence (a heading, a lead, a bracket, the line before) had a say, `_.swayed_by` is its place.
    """

    def __call__(self, doc: Doc) -> Doc:
        sentences = list(doc.spans["sentences"])
        facts = self._under(doc, sentences, "FACTHEAD")
        self._settle_facts(sentences, facts)
        self._settle_tallies(sentences, self._under(doc, sentences, "PLANHEAD"), facts)
        self._settle_blocks(doc, sentences)
        self._settle_brackets(doc, sentences, bracketed(doc, sentences))
        self._settle_assignments(doc, sentences)
        general = self._under(doc, sentences, "GENERALHEAD")
        for n, found in directives(doc):
            sentence, tick = sentences[n], next(found, None)
            sentence._.kind = "task" if tick and sentence.start not in general else "call"
            if tick and sentence.start in general:
                sentence._.swayed_by = general[sentence.start]
        return doc

    def _settle_facts(self, sentences: Sequence[Span], under: Mapping[int, int]) -> None:
        """Under 工作回顾, 存在的问题 …, only what is plainly ordered stays a directive."""
        for sentence in sentences:
            if sentence.start in under and sentence._.stance in TOLD and sentence._.stance_rule not in ORDERED:
                sentence._.stance, sentence._.stance_rule = "achievement", "stance.factual-heading"
                sentence._.swayed_by = under[sentence.start]

    def _settle_tallies(self, sentences: Sequence[Span], under: Mapping[int, int], facts: Mapping[int, int]) -> None:
        """新增就业3000人；合格率达到98%。: under 主要目标 or 下步打算 a figure is a task."""
        for sentence in sentences:
            if sentence.start in under and sentence.start not in facts and sentence._.stance == "tally":
                sentence._.stance, sentence._.swayed_by = "directive", under[sentence.start]

    def _settle_blocks(self, doc: Doc, sentences: Sequence[Span]) -> None:
        """一是招商势头良好。签约项目12个。: under a lead that tells a state, what is not ordered is done already."""
        leads = {item.start for item in doc.spans["items"] if not item._.heading}
        told = {
            n: n for n, s in enumerate(sentences) if s.start in leads and s._.stance == "fact" and len(s) <= SHORT_LEAD
        }
        for n, (lead, _) in govern([(s._.item,) for s in sentences], told).items():
            if sentences[n]._.stance == "directive" and sentences[n]._.stance_rule not in ORDERED:
                sentences[n]._.stance, sentences[n]._.stance_rule = "achievement", "outline.fact-lead"
                sentences[n]._.swayed_by = lead

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
                sentence._.stance, sentence._.stance_rule, sentence._.swayed_by = "directive", BRACKETED, at

    def _settle_assignments(self, doc: Doc, sentences: Sequence[Span]) -> None:
        """某单位做某事, unmarked, is a task where it goes on from one under its heading or in its line."""
        items = list(doc.spans["items"])
        ordering = is_order_paper(doc)
        orders = {n: n for n, s in enumerate(sentences) if s._.stance in ("directive", "heading")}
        going_on = {"directive", "assignable", "heading"}
        governed = govern(
            [scopes_of(items, s) or (f"line {s._.line}",) for s in sentences],
            orders,
            ends=lambda n: sentences[n]._.stance not in going_on,
        )
        for n, sentence in enumerate(sentences):
            if sentence._.stance == "assignable":
                carried = n in governed or ordering
                sentence._.stance = "directive" if carried else "background"
                sentence._.stance_rule = "verdict.carried" if carried else "verdict.assignable"
                sentence._.swayed_by = governed[n][0] if n in governed else -1

    def _under(self, doc: Doc, sentences: Sequence[Span], label: str) -> dict[int, int]:
        """Starts of the sentences that stand under a heading with such a title, with the heading's place."""
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
        return {sentences[n].start: heading for n, (heading, _) in govern(scopes, triggers).items()}


def directives(doc: Doc) -> Iterator[tuple[int, Iterator[tuple[Tick, Span]]]]:
    """Places of the directives, each with what makes it a task (`ticks`); the stances have to be settled."""
    limits, behind = Placed(doc.spans["deadlines"]), bracketed(doc, list(doc.spans["sentences"]))
    for n, (sentence, clauses, cues) in enumerate(within(doc)):
        if sentence._.stance == "directive":
            dated = any(limit.label_ in DATED for limit in limits.inside(sentence.start, sentence.end))
            yield n, ticks(sentence, clauses, cues, dated=dated, signed=n in behind)


def ticks(
    sentence: Span, clauses: Sequence[Span], cues: Sequence[Span], *, dated: bool, signed: bool
) -> Iterator[tuple[Tick, Span]]:
    """What makes a directive a task: why, and the stretch that shows it; none: a general demand.

    Args:
        cues: those that count in the sentence.
        dated: whether a date or a frequency stands in it.
        signed: whether a bracket of owners stands behind it.
    """
    yield from ((Tick.ACTION, clause) for clause in clauses if is_tickable(clause))
    if sentence._.stance_rule in TIMED:
        yield Tick.TIMED, sentence
    if not any(clause.label_ == "ATTITUDE" for clause in clauses):
        yield from ((Tick.MOVE, clause) for clause in clauses if clause.label_ in MOVES)
    for topic, clause in itertools.pairwise(clauses):
        if topic.label_ == "ABOUT" and clause.label_ in LIGHTER:
            yield Tick.ABOUT, clause
    if signed:
        yield Tick.SIGNED, sentence
    yield from ((Tick.FORBIDDEN, cue) for cue in cues if cue.label_ == "FORBID")
    if dated:
        yield from ((Tick.DATED, clause) for clause in clauses if clause.label_ in LOOSE)


def is_order_paper(doc: Doc) -> bool:
    """Whether the document's title names a genre that gives orders (通知, 方案, 纪要): there 某单位做某事 is one."""
    genres = Placed(title for title in doc.spans["titles"] if title.label_ == "ORDERGENRE")
    marks = doc.spans.get("marks") or ()
    return any(genres.inside(mark.start, mark.end + 1) for mark in marks if mark.id_ == "clean.title")


def is_tickable(clause: Span) -> bool:
    """Whether a clause is an action that can be done or not done."""
    if clause._.subject in SINGLED_OUT and clause.label_ in {*LIGHTER, "GAP", "INNER"}:
        return True
    if clause._.subject == "bare" and clause.label_ in LIGHTER:
        return True
    return clause.label_ in TICKABLE
