"""What a sentence says by its own clauses, what the outline made of it, and whether a directive is a task or a call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from pipeline.explain.choices import chosen, stretch, words_of
from pipeline.explain.model import Change, Choice, Clause, Ref, Weight, Word
from pipeline.explain.rules import Rules
from pipeline.explain.words import tables, word
from pipeline.nlp.bearing import directives
from pipeline.nlp.overlay import Overlay
from pipeline.nlp.problems import ProblemFinder, under_headings
from pipeline.nlp.spans import Placed
from pipeline.nlp.stance import StanceJudge, labels_of, marked_starts, within

SHORT = 24
"""So much of another sentence is quoted."""


def ref(sentences: Sequence[Span], place: int) -> Ref | None:
    """The sentence at `place`; None for -1."""
    if place < 0:
        return None
    text = sentences[place].text
    return Ref(place + 1, text if len(text) <= SHORT else f"{text[: SHORT - 1]}…")


class Verdicts:
    """The verdicts over one document, by sentence.

    Args:
        judge: the stage that gave them.
        problems: the stage that had the last word on sentences that direct nobody.
    """

    def __init__(self, doc: Doc, judge: StanceJudge, problems: ProblemFinder, rules: Rules) -> None:
        self._text, self._judge, self._rules = doc.text, judge, rules
        self._sentences, self._within = list(doc.spans["sentences"]), within(doc)
        self._limits, self._marked = Placed(doc.spans["deadlines"]), marked_starts(doc)
        self._problems, self._headings = problems, under_headings(doc)
        self._overlay = Overlay(doc, "problem")
        self._ticks = {n: list(ticks) for n, ticks in directives(doc)}

    def own(self, n: int, clauses: Sequence[Clause]) -> Choice | None:
        """What the clauses of sentence `n` say, before anything around it; None where it is no content."""
        sentence, spans, cues = self._within[n]
        if sentence.start in self._marked:
            return None
        slots = tuple(labels_of(spans, cues, self._limits.inside(sentence.start, sentence.end)))
        bare = words_of(sentence.text, slots, sentence.start, table="signal")
        words = [_named(seen, clauses, sentence.text) for seen in bare]
        matches = self._judge.rules.all(slots)
        choice = chosen(matches, slots, words, sentence.text, table="stance", rules=self._rules)
        return choice or Choice("background", word("stance", "background"), None, tuple(words), ())

    def change(self, n: int, own: Choice | None) -> Change | None:
        """What headings, brackets and the outline made of it; None where they left it as it was."""
        said = self._sentences[n]._
        before = own and (own.result, own.rule.id if own.rule else "")
        if own is None or before == (said.stance, said.stance_rule):
            return None
        heading, seen = self._headings.get(n, (-1, ""))
        spoke = heading if said.stance_rule == seen else said.swayed_by
        rule, source = self._rules(said.stance_rule), ref(self._sentences, spoke)
        why = tables()["stage"].get(rule.id) or word("change", said.stance)
        return Change(own.meaning, word("stance", said.stance), why, self._told(n, rule.id), rule, source)

    def _told(self, n: int, rule_id: str) -> str:
        """The words by which a clause of sentence `n` tells a problem, where that rule saw them."""
        _, spans, cues = self._within[n]
        read = (self._overlay.slots(clause, cues) for clause in spans)
        for slots in read:
            match = self._problems.rules.best(slots)
            if match and match.rule.id == rule_id:
                inside = [slot for slot in slots[match.start : match.end] if slot.end > slot.start]
                return self._text[inside[0].start : inside[-1].end] if inside else ""
        return ""

    def weight(self, n: int, clauses: Sequence[Clause]) -> Weight | None:
        """Why a directive is a task or a general demand."""
        kind, swayed = self._sentences[n]._.kind, self._sentences[n]._.swayed_by
        ticks = self._ticks.get(n, [])
        if not kind:
            return None
        if kind == "task":
            why, seen = ticks[0]
            shown = "" if len(seen) == len(self._sentences[n]) else seen.text
            return Weight(kind, word("tick", why), shown, None)
        if ticks:
            return Weight(kind, "在提总体要求的标题之下", "", ref(self._sentences, swayed))
        forms = "、".join(dict.fromkeys(clause.form.meaning for clause in clauses))
        return Weight(kind, f"没有可以办结的行动，各分句是：{forms}", "", None)


def _named(seen: Word, clauses: Sequence[Clause], sentence: str) -> Word:
    """A label of the sentence in words: a form by its own name; a subject, which has no extent, by its clause."""
    clause = next((clause for clause in clauses if clause.start == seen.start), None)
    if clause is None or (seen.start < seen.end and seen.end != clause.end):
        return seen  # a time limit or a signal
    subject = clause.subject.words if clause.subject else ()
    if seen.start == seen.end and subject:
        return replace(seen, text=stretch(sentence, subject), start=subject[0].start, end=subject[-1].end)
    start = clause.form.words[0].start if subject and clause.form.words else clause.start
    meaning = word("form", seen.label) if seen.meaning == seen.label else seen.meaning
    return replace(seen, text=sentence[start : clause.end], meaning=meaning, start=start)
