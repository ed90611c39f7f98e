"""gov_sentences: cut the document into sentences (at 。！？；, line ends, and ： before an enumerator)."""

from __future__ import annotations

import itertools
import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.spans import text_of

END = re.compile(r"[。！？；!?;]+[”’」』）)]*|\n")
BEHIND = re.compile(r"(?<=[。；])[（(][^（）()\n]{2,200}[）)](?=[^\s。；，])")
LEAD = re.compile(r"[：:]$")

Span.set_extension("line", default=-1, force=True)


@Language.component("gov_sentences", requires=["doc.spans"], assigns=["doc.spans", "span._.line"])
def gov_sentences(doc: Doc) -> Doc:
    """Write `doc.spans["sentences"]`: stretches without outer blanks, in order, each with its line (`_.line`)."""
    items = sorted(c.start for c in doc.spans["cues"] if c.label_ == "ITEM")
    signs = sorted(c.start for c in doc.spans["cues"] if c.label_ in ("LEAD", "SUPPORT"))
    text = text_of(doc)
    sentences, line, at = [], 0, 0
    for start, end in cut(text, items, signs):
        sentence = Span(doc, start, end, label="SENTENCE")
        line += text.count("\n", at, start)
        sentence._.line, at = line, start
        sentences.append(sentence)
    doc.spans["sentences"] = sentences
    return doc


def cut(text: str, items: list[int], signs: list[int] = ()) -> list[tuple[int, int]]:
    """Sentence bounds of `text`.

    Args:
        items: offsets of enumerators; one that stands right behind a colon begins a sentence of its own.
        signs: offsets of 负责, 牵头, 配合: a bracket with one, right behind a sentence, is a sentence of its own.
    """
    bounds = [0]
    bounds.extend(m.end() for m in END.finditer(text) if not _inside_quote(text, m.start(), bounds[-1]))
    bounds.extend(i for i in items if LEAD.search(text[max(0, i - 1) : i]))
    bounds.extend(m.end() for m in BEHIND.finditer(text) if any(m.start() < s < m.end() for s in signs))
    bounds.append(len(text))
    bounds = sorted(set(bounds))
    found = []
    for start, end in itertools.pairwise(bounds):
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            found.append((left, left + len(piece.strip())))
    return found


def _inside_quote(text: str, at: int, since: int) -> bool:
    """Whether a sentence end at `at` stands in a short quotation that closes within the line."""
    line = text.rfind("\n", 0, at) + 1
    opened = text.rfind("“", max(line, since), at)
    if opened < 0 or text.find("”", opened, at) >= 0 or text[at] == "\n":
        return False
    closed = text.find("”", at)
    after = text[at + 1 : at + 2]
    return 0 <= closed - opened <= 60 and after != "”"
