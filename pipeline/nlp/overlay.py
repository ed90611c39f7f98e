"""Words of a layer of their own, laid over the labels of a clause: 必须 is MODAL to the clause, OBLIGE to its force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span

from pipeline.nlp.constructions import HIDDEN, Slot, slots_of
from pipeline.nlp.spans import Placed, text_of

GROUPS = {"force": "force_words", "outcome": "effect_words", "problem": "problem_words"}
"""The span group of each stage's words."""
COARSER = {"problem": {"PROBLEM", "STATE"}}
"""Labels of the clause that a stage does without: its own words say the same in more detail."""


class Overlay:
    """The clauses of one document as labels, with the words of one layer in the place of what they cover.

    Args:
        stage: force, outcome or problem; what stands in a bracket is an aside and gives no label.
    """

    def __init__(self, doc: Doc, stage: str) -> None:
        self.text, group, self.without = text_of(doc), GROUPS[stage], COARSER.get(stage, set())
        asides = [match.span() for match in HIDDEN.finditer(self.text)] if doc.spans[group] else []
        self.words = Placed(w for w in doc.spans[group] if not any(a <= w.start < b for a, b in asides))

    def slots(self, clause: Span, cues: Sequence[Span]) -> tuple[Slot, ...]:
        """The labels of a clause.

        Args:
            cues: those of its sentence that count.
        """
        start, end = clause.start, clause.end
        inside = [c for c in cues if start <= c.start and c.end <= end and c.label_ not in self.without]
        return slots_of(self.text, start, end, laid_over(inside, self.words.inside(start, end)))


def laid_over(cues: Iterable[Span], words: Iterable[Span]) -> list[Span]:
    """Cues and words, the longest of those that overlap; a word before a cue of its length, else the earlier start.

    A word of one character counts only where a cue has just that character: the cue layer has broken the tie (须).
    """
    cues = list(cues)
    single = {c.start for c in cues if len(c) == 1}
    free = [w for w in words if len(w) > 1 or w.start in single]
    kept: list[Span] = []
    for span in sorted([*free, *cues], key=lambda s: (-len(s), s.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)
