"""What a short lead is: the name of a topic that the next sentences detail, or a task of its own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from pipeline.nlp.spans import Placed, text_of

STYLE = "lead-line"
LONGEST = 18
TITLE = 25
ENDS = "。！？；;!?：:，、"
ALIKE = 2
"""So many characters at the beginning make the leads of one line parallel: 坚持问题导向。… 坚持市场驱动。…"""
SINGLED_OUT = {"named", "ask", "charge"}
DETAILS = {"steps.form.ba", "steps.form.dui"}


class Leads:
    """The leads of one document.

    Args:
        doc: with the groups cues, names and clauses.
        sentences: with `_.stance` and `_.line`.
    """

    def __init__(self, doc: Doc, sentences: Sequence[Span]) -> None:
        self.doc, self.sentences, self.text = doc, sentences, text_of(doc)
        self.says = Placed(cue for cue in doc.spans["cues"] if cue.label_ == "SAY")
        self.named = Placed(name for name in doc.spans["names"] if name.label_ in SINGLED_OUT)
        self.clauses = Placed(doc.spans["clauses"])

    def unnumbered(self) -> dict[int, Span]:
        """Leads without a number, by place, each as an enumerator span; one alone is none, it takes two of a kind.

        Work reports begin lines with them (扩大有效投资。抓好…。推进…。), papers set them in a line (坚持问题导向。…).
        """
        openings: list[int] = []
        parallel: list[int] = []
        for _, group in itertools.groupby(range(len(self.sentences)), key=lambda n: self.sentences[n]._.line):
            line = list(group)
            leads = {n: text for n in line if (text := self._short(self.sentences[n]))}
            orders = [self.sentences[n]._.stance == "directive" for n in line[1:5]]
            spoken = bool(self.says.inside(self.sentences[line[0]].start, self.sentences[line[0]].end))
            if line[0] in leads and sum(orders) >= max(1 if spoken else 2, len(orders) / 2):
                openings.append(line[0])
            parallel.extend(self._alike(line, leads))
        places = {*(openings if len(openings) > 1 else ()), *parallel}
        spans = ((n, self.sentences[n]) for n in sorted(places))
        return {n: Span(self.doc, s.start, s.end, label="ITEM", span_id=f"outline.{STYLE}") for n, s in spans}

    def title_lines(self) -> dict[int, Span]:
        """Headings without a number: short lines that end in no mark, each before a line of text; it takes two."""
        marked = {s.start for s in self.doc.spans.get("marks") or ()}
        places = range(len(self.sentences))
        lines = [list(line) for _, line in itertools.groupby(places, key=lambda n: self.sentences[n]._.line)]
        bare = [len(line) == 1 and self._is_bare(self.sentences[line[0]], marked) for line in lines]
        found = [
            line[0]
            for n, line in enumerate(lines[:-1])
            if bare[n] and (bare[n + 1] or self.sentences[lines[n + 1][-1]].text[-1] in ENDS)
        ]
        spans = ((n, self.sentences[n]) for n in found if len(found) > 1)
        return {n: Span(self.doc, s.start, s.end, label="STRUCT", span_id="outline.title-line") for n, s in spans}

    def _is_bare(self, sentence: Span, marked: set[int]) -> bool:
        """Whether a line of its own can be a heading: an order without a mark at its end and without a figure."""
        text = sentence.text
        short = len(text) <= TITLE and text[-1] not in ENDS and not any(c.isdigit() for c in text)
        ordered = sentence._.stance == "directive" and sentence.start not in marked
        return short and ordered and not self.is_own_task(sentence)

    def is_own_task(self, sentence: Span) -> bool:
        """Whether it says who is to do it, or goes on to say what is done to what (织密保障网，把低保家庭纳入监测)."""
        if self.named.inside(sentence.start, sentence.end):
            return True
        return any(clause.id_ in DETAILS for clause in self.clauses.inside(sentence.start, sentence.end)[1:])

    def _alike(self, line: Sequence[int], leads: dict[int, str]) -> Iterator[int]:
        """Leads of one line that begin alike, each followed by an order that is no lead."""
        led = [
            n
            for n, after in itertools.pairwise(line)
            if n in leads and after not in leads and self.sentences[after]._.stance == "directive"
        ]
        for _, group in itertools.groupby(sorted(led, key=lambda n: leads[n][:ALIKE]), key=lambda n: leads[n][:ALIKE]):
            kind = list(group)
            yield from kind if len(kind) > 1 else ()

    def _short(self, sentence: Span) -> str:
        """What a sentence says if it can be a lead (behind who says it), else the empty string."""
        if sentence._.stance != "directive":
            return ""
        said = self.says.inside(sentence.start, sentence.end)
        text = self.text[said[-1].end if said else sentence.start : sentence.end]
        short = len(text) <= LONGEST and text[-1:] == "。" and "，" not in text and "、" not in text
        return text if short and not self.is_own_task(sentence) else ""
