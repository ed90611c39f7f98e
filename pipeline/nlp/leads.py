"""Leads without a number, as work reports and papers have them: short sentences that name what the next ones detail."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from pipeline.nlp.spans import Placed

STYLE = "lead-line"
LONGEST = 18
DETAILS = {"steps.form.ba", "steps.form.dui"}
ALIKE = 2
"""So many characters at the beginning make the leads of one line parallel: 坚持问题导向。… 坚持市场驱动。…"""


def unnumbered_leads(doc: Doc, sentences: Sequence[Span]) -> dict[int, Span]:
    """The leads by place, each as an enumerator span; a lead alone is none, it takes two of a kind.

    Args:
        sentences: of the document, with `_.stance` and `_.line`.
    """
    says = Placed(c for c in doc.spans["cues"] if c.label_ == "SAY")
    openings: list[int] = []
    parallel: list[int] = []
    for _, group in itertools.groupby(range(len(sentences)), key=lambda n: sentences[n]._.line):
        line = list(group)
        leads = {n: text for n in line if (text := lead_text(sentences[n], says))}
        orders = [sentences[n]._.stance == "directive" for n in line[1:3]]
        if line[0] in leads and len(orders) == 2 and all(orders):
            openings.append(line[0])
        parallel.extend(_alike(line, leads, sentences))
    places = {*(openings if len(openings) > 1 else ()), *parallel}
    spans = ((n, sentences[n]) for n in sorted(places))
    return {n: Span(doc, s.start, s.end, label="ITEM", span_id=f"outline.{STYLE}") for n, s in spans}


def _alike(line: Sequence[int], leads: dict[int, str], sentences: Sequence[Span]) -> Iterator[int]:
    """Leads of one line that begin alike, each followed by an order that is no lead."""
    led = [
        n
        for n, after in itertools.pairwise(line)
        if n in leads and after not in leads and sentences[after]._.stance == "directive"
    ]
    for _, group in itertools.groupby(sorted(led, key=lambda n: leads[n][:ALIKE]), key=lambda n: leads[n][:ALIKE]):
        kind = list(group)
        yield from kind if len(kind) > 1 else ()


def lead_text(sentence: Span, says: Placed) -> str:
    """What a sentence says if it can be a lead (behind who says it), else the empty string."""
    said = says.inside(sentence.start, sentence.end)
    text = sentence.doc.text[said[-1].end if said else sentence.start : sentence.end]
    short = len(text) <= LONGEST and text[-1:] == "。" and "，" not in text and "、" not in text
    return text if short and sentence._.stance == "directive" and not is_own_task(sentence) else ""


def is_own_task(sentence: Span) -> bool:
    """A lead that says who is to do it is a task of its own."""
    return any(
        n.start >= sentence.start and n.end <= sentence.end and n.label_ in ("named", "ask", "charge")
        for n in sentence.doc.spans["names"]
    )


def goes_into_detail(sentence: Span) -> bool:
    """A lead that goes on to say what is done to what (织密保障网，把低保家庭纳入监测) is a task of its own."""
    inside = [c for c in sentence.doc.spans["clauses"] if sentence.start <= c.start and c.end <= sentence.end]
    return any(clause.id_ in DETAILS for clause in inside[1:])
