"""gov_outline: headings, items and which of them every sentence stands under."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.leads import STYLE, Leads
from pipeline.nlp.spans import Placed, text_of

LEAD_LENGTH = 36
SHORT_TITLE = 32
ANNOUNCED = "points"
TITLE_LENGTH = 60
ENDS = "。！？；;!?"

Span.set_extension("parent", default=-1, force=True)
Span.set_extension("level", default=0, force=True)
Span.set_extension("heading", default=False, force=True)


@dataclass(slots=True)
class Item:
    """An enumerated item while the document is walked through: its marker's style and the sentences it holds."""

    style: str
    structural: bool
    sentence: int
    parent: int
    stays: bool
    held: list[int] = field(default_factory=list)


@Language.component(
    "gov_outline",
    requires=["doc.spans", "span._.line", "span._.stance"],
    assigns=[
        "doc.spans",
        "span._.section",
        "span._.item",
        "span._.parent",
        "span._.level",
        "span._.heading",
        "span._.stance",
        "span._.stance_rule",
    ],
)
def gov_outline(doc: Doc) -> Doc:
    """Write `doc.spans["items"]` (every enumerated item; `_.heading` tells which are headings) and place the sentences.

    A sentence's `_.item` is the innermost item it belongs to, `_.section` the innermost heading above it. The levels
    follow from the order in which markers appear (第一句话 > 1、 > 一要 in one, 一、 > （一） > 1. in another).
    """
    sentences = list(doc.spans["sentences"])
    leads, fields = Leads(doc, sentences), field_starts(doc)
    markers = leads.title_lines() | leads.unnumbered() | _markers(doc, sentences) | _announcements(doc, sentences)
    items, places = walk(text_of(doc), sentences, markers)
    spans = [Span(doc, sentences[i.sentence].start, sentences[i.sentence].end, label=i.style) for i in items]
    for number, (item, span) in enumerate(zip(items, spans, strict=True)):
        span._.heading = _is_heading(item, sentences, items, number, leads, fields)
        span._.parent = item.parent
        span._.level = _level(items, spans, number)
    doc.spans["items"] = spans
    for sentence, place in zip(sentences, places, strict=True):
        sentence._.item = place
        own = place >= 0 and sentences[items[place].sentence].start == sentence.start
        sentence._.section = _heading_above(items, spans, items[place].parent if own else place)
        if own and spans[place]._.heading:
            sentence._.stance, sentence._.stance_rule = "heading", f"outline.{spans[place].label_}"
    return doc


def _markers(doc: Doc, sentences: Sequence[Span]) -> dict[int, Span]:
    """The enumerator that opens a sentence, by the sentence's place."""
    starts = {s.start: n for n, s in enumerate(sentences) if s._.stance != "boilerplate"}
    for cue in doc.spans["cues"]:  # 书记强调，一是…。二是…。: the enumerator behind who speaks opens the sentence too
        if cue.label_ == "SAY" and cue.start in starts:
            starts[cue.end] = starts[cue.start]
    return {starts[c.start]: c for c in doc.spans["cues"] if c.label_ in ("STRUCT", "ITEM") and c.start in starts}


def _announcements(doc: Doc, sentences: Sequence[Span]) -> dict[int, Span]:
    """Sentences that announce a list (要做好三方面工作。一是…), by place: the cue that says so."""
    points = Placed(t for t in doc.spans["titles"] if t.label_ == "POINTS")
    listed = {c.start for c in doc.spans["cues"] if c.label_ == "ITEM"}
    found = {}
    for n, (sentence, after) in enumerate(itertools.pairwise(sentences)):
        said = points.inside(sentence.start, sentence.end)
        if said and after.start in listed and sentence._.stance == "directive":
            found[n] = said[-1]
    return found


def walk(text: str, sentences: Sequence[Span], markers: dict[int, Span]) -> tuple[list[Item], list[int]]:
    """Walk the sentences with a stack of open items.

    Returns:
        the items in document order, and for every sentence the innermost item it belongs to (-1: none).
    """
    items: list[Item] = []
    places: list[int] = []
    stack: list[int] = []
    for n, sentence in enumerate(sentences):
        line_start = (
            sentence.start == 0
            or text[sentence.start - 1] == "\n"
            or "\n" in text[sentences[n - 1].end : sentence.start]
        )
        marker = markers.get(n)
        if marker is not None:
            style = marker.id_.removeprefix("outline.").removeprefix("directive.")
            structural = marker.label_ == "STRUCT"
            _close(stack, items, style, structural, line_start)
            items.append(
                Item(style, structural, n, stack[-1] if stack else -1, line_start and _fills_line(text, sentence))
            )
            stack.append(len(items) - 1)
        elif line_start:
            if sentence.text.startswith(("同志们", "各位")):
                stack.clear()
            while stack and not items[stack[-1]].structural and not items[stack[-1]].stays:
                stack.pop()
        for open_item in stack:
            if items[open_item].sentence != n:
                items[open_item].held.append(n)
        places.append(stack[-1] if stack else -1)
    return items, places


def _close(stack: list[int], items: Sequence[Item], style: str, structural: bool, line_start: bool) -> None:
    """Close what a new marker ends: its own style and all below; a structural one also open lists."""
    styles = [items[i].style for i in stack]
    if style in styles:
        del stack[styles.index(style) :]
    elif style in ("is", "must") and {"is", "must"} & set(styles):
        del stack[min(n for n, s in enumerate(styles) if s in ("is", "must")) :]
    elif structural and line_start:
        while stack and not items[stack[-1]].structural:
            stack.pop()


def _fills_line(text: str, sentence: Span) -> bool:
    after = text[sentence.end : sentence.end + 1]
    return after in ("", "\n")


def _is_heading(
    item: Item, sentences: Sequence[Span], items: Sequence[Item], number: int, leads: Leads, fields: frozenset[int]
) -> bool:
    """Whether an item's first sentence only names the topic and its details follow (what-counts: head)."""
    first = sentences[item.sentence]
    bare = first.text[-1] not in ENDS
    details = [n for n in item.held if sentences[n]._.stance == "directive"]
    if item.style in (ANNOUNCED, STYLE):
        return True
    if item.structural:
        children = any(other.parent == number for other in items)
        if bare and len(first) <= TITLE_LENGTH:
            return bool(item.held) or len(first) <= 25
        if all(sentences[n].start in fields for n in item.held) or leads.is_own_task(first):
            return False
        return len(first) <= SHORT_TITLE or (len(first) <= TITLE_LENGTH and (children or bool(details)))
    if first.text[-1] in "；;" or not details or first._.stance == "fact":
        return False
    return len(first) <= LEAD_LENGTH and not leads.is_own_task(first)


def field_starts(doc: Doc) -> frozenset[int]:
    """Where the fields begin that say who and by when (责任单位：…, 完成时限：…)."""
    return frozenset(c.start for c in doc.spans["cues"] if c.label_ == "FIELD")


def _level(items: Sequence[Item], spans: Sequence[Span], number: int) -> int:
    level, at = 1, items[number].parent
    while at >= 0:
        level += bool(spans[at]._.heading)
        at = items[at].parent
    return level


def _heading_above(items: Sequence[Item], spans: Sequence[Span], place: int) -> int:
    while place >= 0 and not spans[place]._.heading:
        place = items[place].parent
    return place


def scopes_of(items: Sequence[Span], sentence: Span) -> tuple[int, ...]:
    """The items a sentence lies in, innermost first."""
    found, at = [], sentence._.item
    while at >= 0:
        found.append(at)
        at = items[at]._.parent
    return tuple(found)
