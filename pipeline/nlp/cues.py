"""gov_cues: every term of the rule book found in one pass over the characters (first layer of the two)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from pipeline.rulebook.load import RuleBook

Found = tuple[int, int, int]
PSEUDO = "pseudo"
GROUPS = {"cues": "form", "tails": "tail", "titles": "title", "topics": "topic"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A family of terms (or one regular expression) under one rule id, label and layer."""

    id: str
    label: str
    layer: str = "form"
    terms: tuple[str, ...] = ()
    regex: str = ""
    alone: bool = False


def vocabularies(book: RuleBook) -> Iterator[Vocabulary]:
    """What the book wants found: its cues, the words of the themes, the names and keywords of the office's units."""
    for cue in book.cues:
        layer = PSEUDO if cue.label == "PSEUDO" else cue.layer
        yield Vocabulary(cue.id, cue.label, layer, cue.terms, cue.regex, cue.alone)
    for theme in book.themes.theme:
        yield Vocabulary(theme.id, "THEME", "topic", theme.terms)
        yield Vocabulary(theme.id, "THEME_WEAK", "topic", theme.weak)
    if book.profile:
        for place, unit in enumerate(book.profile.unit):
            words = tuple(word for word, at in book.profile.terms() if at == place)
            yield Vocabulary(f"unit.{place}", "UNIT_WORD", "topic", words)
        known = {term for cue in book.cues if cue.layer == "form" for term in cue.terms}
        names = {name for name, _ in book.profile.names()} - known
        yield Vocabulary(f"organisation.{book.profile.profile.id}", "UNIT", "form", tuple(sorted(names)))


@Language.factory("gov_cues", assigns=["doc.spans"])
def make_cues(nlp: Language, name: str, rulebook: str) -> CueFinder:
    """Build the stage from the rule book registered under `rulebook`."""
    from pipeline.nlp.build import rulebook_of, tie_breaker

    book = rulebook_of(rulebook)
    return CueFinder(nlp, vocabularies(book), tie_breaker(book))


class CueFinder:
    """Write a span group for each layer (`GROUPS`): in layer form the longest match decides, in the others all stay.

    Args:
        nlp: gives the vocabulary and the character tokenizer.
        words: what to look for.
        acts_alone: `(text, index) -> bool`, whether an ambiguous single character is a word of its own.
    """

    def __init__(self, nlp: Language, words: Iterable[Vocabulary], acts_alone: Callable[[str, int], bool]) -> None:
        self.words = [word for word in words if word.terms or word.regex]
        self.acts_alone = acts_alone
        self.matcher = PhraseMatcher(nlp.vocab)
        for n, word in enumerate(self.words):
            if word.terms:
                self.matcher.add(str(n), [nlp.make_doc(term) for term in word.terms])
        self.forms = [(n, re.compile(word.regex)) for n, word in enumerate(self.words) if word.regex]

    def __call__(self, doc: Doc) -> Doc:
        found = self.find(doc)
        covered = self.cover(found, len(doc))
        for group, layer in GROUPS.items():
            here = [f for f in found if self.words[f[2]].layer == layer]
            kept = self.longest(here, doc.text, covered) if layer == "form" else sorted(here)
            doc.spans[group] = [Span(doc, s, e, label=self.words[n].label, span_id=self.words[n].id) for s, e, n in kept]
        return doc

    def find(self, doc: Doc) -> list[Found]:
        """All matches as (start, end, place in `words`), unordered."""
        strings = doc.vocab.strings
        found = [(start, end, int(strings[key])) for key, start, end in self.matcher(doc)]
        for n, form in self.forms:
            for match in form.finditer(doc.text):
                span = match.span("cue") if "cue" in form.groupindex else match.span()
                if span[1] > span[0]:
                    found.append((*span, n))
        return found

    def cover(self, found: list[Found], length: int) -> bytearray:
        """Marks the characters that belong to a pseudo-cue (重要, 申请): there no single character is a cue."""
        covered = bytearray(length)
        for start, end, n in found:
            if self.words[n].layer == PSEUDO:
                covered[start:end] = b"\x01" * (end - start)
        return covered

    def longest(self, found: list[Found], text: str, covered: bytearray) -> list[Found]:
        """Keep the longest of overlapping matches (equal length: the earlier start, then the rule book's order).

        A single ambiguous character needs to be a word of its own: the pseudo-cues decide, the segmenter breaks ties.
        """
        taken = bytearray(len(text))
        kept = []
        for start, end, n in sorted(found, key=lambda f: (f[0] - f[1], f[0], f[2])):
            if any(taken[start:end]):
                continue
            tied = end - start == 1 and self.words[n].alone
            if tied and (covered[start] or not self.acts_alone(text, start)):
                continue
            taken[start:end] = b"\x01" * (end - start)
            kept.append((start, end, n))
        return sorted(kept)
