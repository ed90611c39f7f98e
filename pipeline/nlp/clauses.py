"""gov_clauses: the clauses of a sentence, their subject and what their predicate is (second layer of the two)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.constructions import HIDDEN, ConstructionFinder, Match, Slot, slots_of
from pipeline.nlp.names import names_in
from pipeline.nlp.registry import rulebook_of
from pipeline.nlp.spans import text_of
from pipeline.rulebook.schema import Construction

BREAK = re.compile(r"(?:(?<![0-9])[：:]|[：:](?![0-9])|[，；。！？,;!?…\n])+")
NAMING = {"named", "collective", "topic", "bare", "plan", "ask", "hoped", "charge", "permit"}
ASKING, FORBIDDING = {"ASK", "HOPE", "PLEASE", "BY"}, {"FORBID", "NEGMODAL"}
ORDERED = {"named", "collective", "none", "pronoun", "ask", "please", "demand", "hope", "hoped"}
AT = {"PLACE"}
"""于、在 before a time limit: 于6月底前完成."""
LEADING = {"ITEM", "STRUCT", "CONN", "TIME", "MODAL", "SAY", "PRONOUN", "HOPE"}

Span.set_extension("subject", default="", force=True)
Span.set_extension("subject_rule", default="", force=True)
Span.set_extension("predicate", default=-1, force=True)


@Language.factory(
    "gov_clauses",
    requires=["doc.spans"],
    assigns=["doc.spans", "span._.subject", "span._.subject_rule", "span._.predicate"],
)
def make_clauses(nlp: Language, name: str, rulebook: str) -> ClauseReader:
    """Build the stage from the rule book registered under `rulebook`."""
    book = rulebook_of(rulebook)
    return ClauseReader(book.constructions, book.sets)


class ClauseReader:
    """Write the groups visible, clauses (label: form of the predicate, id: its rule) and names.

    A name is a body in acting position; its label is the kind of position (named, bare, topic, ask, lead …).
    """

    def __init__(self, rules: Sequence[Construction], sets: dict[str, tuple[str, ...]]) -> None:
        self.parties = ConstructionFinder([r for r in rules if r.stage in ("subject", "actor")], sets)
        self.forms = ConstructionFinder([r for r in rules if r.stage == "form"], sets)

    def __call__(self, doc: Doc) -> Doc:
        clauses: list[Span] = []
        names: dict[tuple[int, int], Span] = {}
        text = text_of(doc)
        doc.spans["visible"] = visible_cues(doc, text)
        for start, end, cues, tail in clause_bounds(doc, text):
            slots = slots_of(text, start, end, cues, tail)
            subject, rest, form = self.read(slots)
            span = Span(
                doc, start, end, label=form.rule.yields if form else "GAP", span_id=form.rule.id if form else ""
            )
            span._.subject = subject.rule.yields if subject else ""
            span._.subject_rule = subject.rule.id if subject else ""
            about = subject is not None and subject.rule.yields == "thing"
            span._.predicate = predicate_start(slots if about else rest)
            clauses.append(span)
            for name in self.names(doc, text, slots, subject):
                names.setdefault((name.start, name.end), name)
        doc.spans["clauses"] = clauses
        doc.spans["names"] = sorted(names.values(), key=lambda s: (s.start, s.end))
        return doc

    def read(self, slots: Sequence[Slot]) -> tuple[Match | None, Sequence[Slot], Match | None]:
        """What decides over a clause: its subject, the labels left for the predicate, and the predicate's form."""
        subject = self.parties.best(slots, "subject")
        rest = _predicate(slots, subject) if subject else slots
        return subject, rest, self.forms.best(rest)

    def names(self, doc: Doc, text: str, slots: Sequence[Slot], subject: Match | None) -> Iterator[Span]:
        """Bodies in acting position in one clause: those of the actor constructions first, then the subject's."""
        seen: set[tuple[str, int]] = set()
        for match in self.parties.all(slots):  # longest first: what begins at the same place is a part of it
            if match.rule.stage == "actor" and (match.rule.id, match.start) not in seen:
                seen.add((match.rule.id, match.start))
                yield from _bodies(doc, text, slots, match)
        if subject and subject.rule.yields in NAMING:
            yield from _bodies(doc, text, slots, subject)


def clause_bounds(doc: Doc, text: str) -> Iterator[tuple[int, int, list[Span], Span | None]]:
    """Clauses of all sentences: start, end, cues inside, and the tail noun that ends it (longest), if any."""
    cues = list(doc.spans["visible"])
    tails: dict[int, Span] = {}
    for tail in doc.spans["tails"]:
        held = tails.get(tail.end)
        if held is None or tail.start < held.start:
            tails[tail.end] = tail
    at = 0
    for sentence in doc.spans["sentences"]:
        for start, end in _cut(text, sentence.start, sentence.end, cues, at):
            while at < len(cues) and cues[at].end <= start:
                at += 1
            inside = []
            n = at
            while n < len(cues) and cues[n].start < end:
                if cues[n].end <= end and cues[n].start >= start:
                    inside.append(cues[n])
                n += 1
            yield start, end, inside, tails.get(end)


def visible_cues(doc: Doc, text: str) -> list[Span]:
    """The cues that count: none that begins in a bracket, the time limits as TIME and no other cue inside a limit."""
    times = [
        Span(doc, t.start, t.end, label="TIME", span_id=t.id_) for t in doc.spans["deadlines"] if t.label_ != "urgency"
    ]
    aside, timed = bytearray(len(doc)), bytearray(len(doc))
    for match in HIDDEN.finditer(text):
        aside[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    for time in times:
        timed[time.start : time.end] = b"\x01" * (time.end - time.start)
    left = [c for c in doc.spans["cues"] if not aside[c.start] and not any(timed[c.start : c.end])]
    return sorted((*left, *times), key=lambda c: c.start)


def _cut(text: str, start: int, end: int, cues: Sequence[Span], at: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    hidden = bytearray(len(piece))
    for match in HIDDEN.finditer(piece):
        hidden[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    for cue in cues[at:]:
        if cue.start >= end:
            break
        if cue.label_ in ("QUOTE", "SAY", "SUPERIORSAY") and cue.start >= start:
            left, right = cue.start - start, cue.end - start - (cue.label_ != "QUOTE")
            hidden[left:right] = b"\x01" * (right - left)
    left = 0
    for match in BREAK.finditer(piece):
        if hidden[match.start()]:
            continue
        if piece[left : match.start()].strip():
            yield start + left, start + match.start()
        left = match.end()
    if piece[left:].strip():
        yield start + left, end


def _predicate(slots: Sequence[Slot], subject: Match) -> tuple[Slot, ...]:
    """The slots behind subject and modal, with a BOS of their own; a bare subject leaves its verb in."""
    cut = subject.end
    if subject.rule.yields in ("bare", "plan", "superior", "charge"):
        cut -= 1
    elif subject.rule.yields == "topic":
        cut = subject.start + 1
    at = slots[cut - 1].end if cut else slots[0].start
    forbidden = slots[cut - 1 : cut] if cut and slots[cut - 1].label in FORBIDDING else ()
    rest = slots[cut:]
    if subject.rule.yields in ORDERED:  # behind 要 and 请, 已 belongs to what is spoken of: 请已报名的党员到场
        rest = [slot for slot in rest if slot.label != "DONE"]
    start = forbidden[0].start if forbidden else at
    kept = [slot for slot in forbidden if slot.label == "FORBID"]
    return (Slot("BOS", start, at), *kept, *rest)


def predicate_start(slots: Sequence[Slot]) -> int:
    """Where the action begins: behind enumerators, connectives, times and modals; 不得 and 严禁 are part of it."""
    if slots[0].end > slots[0].start:
        return slots[0].start
    for slot, after in itertools.pairwise(slots[1:]):
        if slot.label not in LEADING and not (slot.label in AT and after.label == "TIME"):
            return slot.start
    return slots[0].start


def _bodies(doc: Doc, text: str, slots: Sequence[Slot], match: Match) -> Iterator[Span]:
    """The names inside a match; behind 要求 and 请 only those who are asked (公司要求各车间: 各车间)."""
    inside = slots[match.start : match.end]
    asked = next((n for n, slot in enumerate(inside) if slot.label in ASKING), 0)
    for start, end in names_in(text, inside[asked:]):
        yield Span(doc, start, end, label=match.rule.yields, span_id=match.rule.id)
