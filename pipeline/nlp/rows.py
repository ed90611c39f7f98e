"""gov_rows: the rows of a directive sentence: one, or one for each body that is told to act in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.bearing import is_tickable
from pipeline.nlp.stance import within

NO_ROW = {"FACT", "CONDITION", "SUPPORTING"}
URGED = "owners.subject.urge"
SHARED = ("charge", "GAP")
TAKE_PART = {"steps.form.supporting", "steps.form.support-work"}
ACTING = {"named", "ask", "bare", "plan", "charge", "collective"}
Span.set_extension("sentence", default=-1, force=True)


@Language.component(
    "gov_rows", requires=["doc.spans", "span._.kind", "span._.subject"], assigns=["doc.spans", "span._.sentence"]
)
def gov_rows(doc: Doc) -> Doc:
    """Write `doc.spans["rows"]`: label task or call, `_.sentence` the place of the sentence they are part of."""
    rows = []
    for n, (sentence, clauses, _cues) in enumerate(within(doc)):
        if not sentence._.kind:
            continue
        parts = list(cut(sentence, clauses)) if sentence._.kind == "task" else [(sentence.start, sentence.end)]
        for start, end in parts:
            row = Span(doc, start, end, label=_kind(sentence, clauses, start, end, len(parts)))
            row._.sentence = n
            rows.append(row)
    doc.spans["rows"] = rows
    return doc


def cut(sentence: Span, clauses: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Bounds of the rows: a clause with an actor of its own begins a row, if one with an actor went before."""
    starts = [
        c.start
        for c in clauses
        if c._.subject in ACTING
        and c.label_ not in NO_ROW
        and c.id_ not in TAKE_PART
        and (c._.subject, c.label_) != SHARED
        and c._.subject_rule != URGED
    ]
    bounds = [sentence.start, *starts[1:], sentence.end]
    yield from itertools.pairwise(bounds)


def _kind(sentence: Span, clauses: Sequence[Span], start: int, end: int, parts: int) -> str:
    if parts == 1:
        return sentence._.kind
    return "task" if any(is_tickable(c) for c in clauses if start <= c.start < end) else "call"
