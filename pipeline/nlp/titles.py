"""gov_titles: a short title for every task, verb and object, from the words of its own steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.constructions import HIDDEN
from pipeline.nlp.spans import Placed, text_of

LONGEST, SHORTEST, HEAD = 16, 4, 3
"""Characters of a title (the column 重点任务 holds 15 to 18), and of a head noun that may stand for its object."""
ACTS = {
    "VERB", "NVERB", "SOFT", "LIFT", "AIM", "ENSURE", "REACH", "ATTV", "BA", "JIANG", "FORBID", "CONVEY", "PLAY",
    "FOCUS", "TALLY", "NEGMODAL",
}  # fmt: skip
"""Labels a title may begin with: what stands before (adverbs, times, places) says how and when."""
TOPIC = {"DUI"}
"""Labels that begin a title only where all of it fits: 对重点区域进行巡查."""
MOVING = {"BA", "JIANG", "NEGMODAL"}
"""Labels whose object is no object of a verb: 把…改成…, 不能…."""
MARKS = re.compile(r"[，、：；。！]+$")
DANGLING = re.compile(r"(?:[，、：；。“（《和与及或的对把将从在为以于由按]|[^方导趋动]向)+$")
HAN = re.compile(r"[\u4e00-\u9fff]{2}")
PAIRS = (("“", "”"), ("（", "）"), ("《", "》"))

Span.set_extension("title", default="", force=True)


@Language.component("gov_titles", requires=["doc.spans"], assigns=["span._.title"])
def gov_titles(doc: Doc) -> Doc:
    """Write `_.title` of every task row: that of its first step that has a whole one, else the first step cut short."""
    steps, cues, text = Placed(doc.spans["steps"]), Placed(doc.spans["visible"]), text_of(doc)
    for row in doc.spans["rows"]:
        own = [(step, cues.inside(step.start, step.end)) for step in steps.inside(row.start, row.end)]
        whole = (title for step, inside in own for title in titles(text, step.start, step.end, inside))
        row._.title = next(whole, "") or (cut_short(text, *own[0]) if own else "")
    return doc


def titles(text: str, start: int, end: int, cues: Sequence[Span]) -> Iterator[str]:
    """The titles a step can have, best first: from its verb on; the verb with its head noun, or with the first of many.

    Args:
        text: of the document.
        start, end: bounds of the step in `text`.
        cues: inside the step, in order.
    """
    opening = next((cue for cue in cues if cue.label_ in ACTS | TOPIC), None)
    verb = next((cue for cue in cues if cue.label_ in ACTS), None)
    candidates = [bare(text[opening.start if opening is not None else start : end])]
    if verb is not None:
        candidates.append(bare(text[verb.start : end]))
        object_ = bare(text[verb.end : end])
        only = not any(cue.label_ in ACTS and cue.start > verb.start for cue in cues)
        parts = [object_.rpartition("等")[2]] if "等" in object_ else []
        parts += [object_.rpartition("的")[2]] if only else []
        parts = [part for part in parts if len(part) >= HEAD] + re.split(r"[、和及]", object_)[:1]
        candidates += [verb.text + part for part in parts if HAN.search(part) and verb.label_ not in MOVING]
    yield from (title for title in candidates if SHORTEST <= len(title) <= LONGEST and balanced(title))


def cut_short(text: str, step: Span, cues: Sequence[Span]) -> str:
    """The beginning of a step up to the last border between words that leaves it short enough."""
    verb = next((cue for cue in cues if cue.label_ in ACTS), None)
    begin = verb.start if verb is not None and step.end - verb.start >= SHORTEST else step.start
    borders = sorted({border for cue in cues for border in (cue.start, cue.end)} | {step.end})
    near = [border for border in borders if begin + SHORTEST <= border <= begin + LONGEST]
    kept = [DANGLING.sub("", bare(text[begin:border])) for border in near]
    kept = [title for title in kept if len(title) >= SHORTEST and balanced(title)]
    return kept[-1] if kept else DANGLING.sub("", bare(text[begin : min(step.end, begin + LONGEST)]))


def bare(text: str) -> str:
    """Without asides, blanks and the mark at the end."""
    return MARKS.sub("", re.sub(r"\s+", "", HIDDEN.sub("", text)))


def balanced(text: str) -> bool:
    """Whether every quotation and bracket that is opened is closed."""
    return all(text.count(left) == text.count(right) for left, right in PAIRS)
