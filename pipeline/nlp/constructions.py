"""The second layer: constructions over labels. A clause becomes a short Doc of labels and spaCy's Matcher reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline.rulebook.pattern import Term, read_pattern
from pipeline.rulebook.schema import Construction

HIDDEN = re.compile(r"（(?:[^（）\n]|（[^（）\n]{1,20}）){0,200}）|\((?:[^()\n]|\([^()\n]{1,20}\)){0,200}\)")
"""A bracket is an aside: it gives no label, whatever stands in it; one more may stand in it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One label of a clause and the characters it stands for (doc offsets); `rule_id` is empty for GAP, BOS, EOS."""

    label: str
    start: int
    end: int
    rule_id: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A construction seen over slots `start`..`end` of a clause."""

    rule: Construction
    start: int
    end: int


def rank(match: Match) -> tuple[int, int, int, str]:
    """The order among matches, the least decides: higher `first`, longer, earlier, rule id."""
    return -match.rule.first, match.start - match.end, match.start, match.rule.id


def slots_of(text: str, start: int, end: int, cues: Sequence[Span], tail: Span | None = None) -> tuple[Slot, ...]:
    """The labels of the stretch `start`..`end`: BOS, its cues and the GAPs between them, EOS.

    Args:
        text: the text of the document.
        cues: the cue spans inside the stretch, in order, not overlapping.
        tail: a noun of the layer "tail" that ends the stretch; it takes the place of what it covers.
    """
    if tail is not None and (tail.start <= start or any(c.start < tail.start < c.end for c in cues)):
        tail = None
    stop = tail.start if tail is not None else end
    slots = [Slot("BOS", start, start)]
    at = start
    for cue in cues:
        if cue.end > stop or cue.label_ == "PLAIN":
            continue
        if _says_something(text[at : cue.start]):
            slots.append(Slot("GAP", at, cue.start))
        slots.append(Slot(cue.label_, cue.start, cue.end, cue.id_))
        at = cue.end
    if _says_something(text[at:stop]):
        slots.append(Slot("GAP", at, stop))
    if tail is not None:
        slots.append(Slot(tail.label_, tail.start, tail.end, tail.id_))
    slots.append(Slot("EOS", end, end))
    return tuple(slots)


def _says_something(gap: str) -> bool:
    """Whether a stretch without cues holds more than blanks and asides."""
    return bool(gap and (HIDDEN.sub("", gap) if "（" in gap or "(" in gap else gap).strip())


class ConstructionFinder:
    """Run the constructions of one stage over label sequences; results are cached by sequence.

    Args:
        rules: the constructions of the stage.
        sets: named label sets of the rule book.
    """

    def __init__(self, rules: Iterable[Construction], sets: dict[str, tuple[str, ...]]) -> None:
        self.rules = {rule.id: rule for rule in rules}
        self.vocab = Vocab()
        self._flags: dict[frozenset[str], int] = {}
        self.matcher = Matcher(self.vocab, validate=False)  # its schema does not know flags of our own
        for rule in self.rules.values():
            self.matcher.add(rule.id, [[self._token(term) for term in read_pattern(rule.pattern, sets)]])
        self._seen: dict[tuple[str, ...], tuple[Match, ...]] = {}

    def _token(self, term: Term) -> dict[str | int, object]:
        """One place of a spaCy pattern. Sets are lexeme flags: ten times faster than the Matcher's IN."""
        token: dict[str | int, object] = {"OP": term.op} if term.op else {}
        if len(term.labels) == 1 and not term.negated:
            token["ORTH"] = next(iter(term.labels))
        elif term.labels:
            if term.labels not in self._flags:
                self._flags[term.labels] = self.vocab.add_flag(term.labels.__contains__)
            token[self._flags[term.labels]] = not term.negated
        return token

    def all(self, slots: Sequence[Slot]) -> tuple[Match, ...]:
        """Every match, best first: higher `first`, longer, earlier, rule id."""
        key = tuple(slot.label for slot in slots)
        if key not in self._seen:
            doc = Doc(self.vocab, words=list(key))
            strings = self.vocab.strings
            found = [Match(self.rules[strings[rule]], start, end) for rule, start, end in self.matcher(doc)]
            found.sort(key=rank)
            self._seen[key] = tuple(found)
        return self._seen[key]

    def best(self, slots: Sequence[Slot], stage: str | None = None) -> Match | None:
        """The match that decides (of one stage, where the finder holds several), or None."""
        return next((match for match in self.all(slots) if stage is None or match.rule.stage == stage), None)
