"""Single characters (要, 应, 请, 由 …) that could have been cues: what word they are part of, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from spacy.tokens import Doc, Span

from pipeline.explain.model import Passed
from pipeline.explain.rules import Rules
from pipeline.explain.words import word
from pipeline.nlp.cues import PSEUDO, CueFinder, Found, is_tied, tied_clause
from pipeline.nlp.segmenter import Segmenter


class PassedOver:
    """The ambiguous characters of one document that no cue covers.

    Args:
        finder: the stage that found the cues.
        segmenter: the one that broke the ties.
    """

    def __init__(self, doc: Doc, finder: CueFinder, segmenter: Segmenter, rules: Rules) -> None:
        self._text, self._segmenter, self._rules = doc.text, segmenter, rules
        taken = {n for cue in doc.spans["cues"] for n in range(cue.start, cue.end)}
        found = finder.found(doc)
        self._tied = [match for match in found if is_tied(match) and match.start not in taken]
        self._pseudo = [match for match in found if match.word.layer == PSEUDO]

    def inside(self, sentence: Span) -> Iterator[Passed]:
        """Those of a sentence, in order."""
        here = (match for match in self._tied if sentence.start <= match.start < sentence.end)
        for match in sorted(here, key=lambda match: match.start):
            yield self._passed(match, sentence.start)

    def _passed(self, match: Found, origin: int) -> Passed:
        start = match.start
        character, meaning = self._text[start], word("label", match.word.label)
        over = max((p for p in self._pseudo if p.start <= start < p.end), key=lambda p: p.end - p.start, default=None)
        if over is not None:
            covering = self._text[over.start : over.end]
            return Passed(character, meaning, start - origin, covering, (), self._rules(over.word.id))
        left, right = tied_clause(self._text, start)
        cut = tuple(self._segmenter.cut(self._text[left:right]))
        ends = accumulate(map(len, cut), initial=left)
        whole = next(piece for piece, end in zip(cut, ends, strict=False) if end <= start < end + len(piece))
        return Passed(character, meaning, start - origin, whole, cut, None)
