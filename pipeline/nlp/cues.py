"""gov_cues: every term of the rule book found in one pass over the characters (first layer of the two)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from pipeline.nlp.clauses import BREAK
from pipeline.nlp.registry import rulebook_of
from pipeline.nlp.spans import text_of
from pipeline.rulebook.load import RuleBook
from pipeline.rulebook.organisations import Profile

PSEUDO = "pseudo"
GROUPS = {
    "cues": "form",
    "tails": "tail",
    "titles": "title",
    "topics": "topic",
    "force_words": "force",
    "effect_words": "outcome",
    "problem_words": "problem",
    "common_words": "common",
}
Doc.set_extension("office", default="", force=True)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A family of terms (or one regular expression) under one rule id, label and layer."""

    id: str
    label: str
    layer: str = "form"
    terms: tuple[str, ...] = ()
    regex: str = ""
    alone: bool = False


class Found(NamedTuple):
    """A match; `rank` is the family's place in the rule book and breaks ties."""

    start: int
    end: int
    rank: int
    word: Vocabulary


def vocabularies(book: RuleBook) -> Iterator[Vocabulary]:
    """What the book wants found: its cues and the words of the themes."""
    for cue in book.cues:
        layer = PSEUDO if cue.label == "PSEUDO" else cue.layer
        yield Vocabulary(cue.id, cue.label, layer, cue.terms, cue.regex, cue.alone)
    for theme in book.themes.theme:
        yield Vocabulary(theme.id, "THEME", "topic", theme.terms)
        yield Vocabulary(theme.id, "THEME_WEAK", "topic", theme.weak)


def office_vocabularies(profile: Profile, known: frozenset[str]) -> Iterator[Vocabulary]:
    """The names and keywords of an office's units; `known` terms have a label already."""
    for place in range(len(profile.unit)):
        words = tuple(word for word, at in profile.terms() if at == place)
        yield Vocabulary(f"unit.{place}", "UNIT_WORD", "topic", words)
    names = tuple(sorted({name for name, _ in profile.names()} - known))
    yield Vocabulary(f"organisation.{profile.profile.id}", "UNIT", "form", names)


@Language.factory("gov_cues", assigns=["doc.spans"])
def make_cues(nlp: Language, name: str, rulebook: str) -> CueFinder:
    """Build the stage from the rule book registered under `rulebook`."""
    book = rulebook_of(rulebook)
    return CueFinder(nlp, vocabularies(book), tie_breaker(book))


class Lexicon:
    """Vocabularies made ready for matching; `rank` is the place of the first among all."""

    def __init__(self, nlp: Language, words: Iterable[Vocabulary], rank: int = 0) -> None:
        self.words = dict(enumerate((word for word in words if word.terms or word.regex), rank))
        self.matcher = PhraseMatcher(nlp.vocab)
        for n, word in self.words.items():
            if word.terms:
                self.matcher.add(str(n), [nlp.make_doc(term) for term in word.terms])
        self.ranks = {nlp.vocab.strings[str(n)]: n for n in self.words}
        self.forms = [(n, re.compile(word.regex)) for n, word in self.words.items() if word.regex]

    def find(self, doc: Doc, text: str) -> Iterator[Found]:
        """All matches, unordered."""
        for key, start, end in self.matcher(doc):
            rank = self.ranks[key]
            yield Found(start, end, rank, self.words[rank])
        for rank, form in self.forms:
            for match in form.finditer(text):
                start, end = match.span("cue") if "cue" in form.groupindex else match.span()
                if end > start:
                    yield Found(start, end, rank, self.words[rank])


class CueFinder:
    """Write a span group for each layer (`GROUPS`): in layer form the longest match decides, in the others all stay.

    Args:
        nlp: gives the vocabulary and the character tokenizer.
        words: what to look for in every document.
        acts_alone: `(text, index) -> bool`, whether an ambiguous single character is a word of its own.
    """

    def __init__(self, nlp: Language, words: Iterable[Vocabulary], acts_alone: Callable[[str, int], bool]) -> None:
        self.lexicon = Lexicon(nlp, words)
        self.offices: dict[str, Lexicon] = {}
        self.acts_alone = acts_alone

    def admit(self, nlp: Language, name: str, profile: Profile) -> None:
        """Make an office's own words known; documents with `doc._.office == name` are read with them."""
        known = frozenset(term for word in self.lexicon.words.values() if word.layer == "form" for term in word.terms)
        self.offices[name] = Lexicon(nlp, office_vocabularies(profile, known), len(self.lexicon.words))

    def __call__(self, doc: Doc) -> Doc:
        text, found = text_of(doc), self.found(doc)
        covered = cover(found, len(doc))
        for group, layer in GROUPS.items():
            here = sorted((f for f in found if f.word.layer == layer), key=lambda f: f[:3])
            kept = self.longest(here, text, covered) if layer == "form" else here
            doc.spans[group] = [Span(doc, f.start, f.end, label=f.word.label, span_id=f.word.id) for f in kept]
        return doc

    def found(self, doc: Doc) -> list[Found]:
        """Everything that stands in the document, pseudo-cues and matches that will have to give way included."""
        text = text_of(doc)
        found = list(self.lexicon.find(doc, text))
        if doc._.office:
            found.extend(self.offices[doc._.office].find(doc, text))
        return found

    def longest(self, found: list[Found], text: str, covered: bytearray) -> list[Found]:
        """Keep the longest of overlapping matches (equal length: the earlier start, then the rule book's order).

        A single ambiguous character needs to be a word of its own: the pseudo-cues decide, the segmenter breaks ties.
        """
        taken = bytearray(len(text))
        kept = []
        for match in sorted(found, key=lambda f: (f.start - f.end, f.start, f.rank)):
            start, end = match.start, match.end
            if taken[start] or taken[end - 1]:  # what is taken is at least as long, so it covers an end
                continue
            if is_tied(match) and (covered[start] or not self.acts_alone(text, start)):
                continue
            taken[start:end] = b"\x01" * (end - start)
            kept.append(match)
        return sorted(kept, key=lambda f: f.start)


def is_tied(match: Found) -> bool:
    """Whether a match is a single ambiguous character, which counts only as a word of its own."""
    return match.end - match.start == 1 and match.word.alone


def cover(found: Iterable[Found], length: int) -> bytearray:
    """Marks the characters that belong to a pseudo-cue (重要, 申请): there no single character is a cue."""
    covered = bytearray(length)
    for match in found:
        if match.word.layer == PSEUDO:
            covered[match.start : match.end] = b"\x01" * (match.end - match.start)
    return covered


def tie_breaker(book: RuleBook) -> Callable[[str, int], bool]:
    """Whether the ambiguous character at an offset of a document is a word of its own, by the cut of its clause."""

    def acts_alone(text: str, index: int) -> bool:
        left, right = tied_clause(text, index)
        return book.segmenter.stands_alone(text[left:right], index - left)

    return acts_alone


def tied_clause(text: str, index: int) -> tuple[int, int]:
    """Bounds of the clause that is cut into words to judge the character at `index`."""
    left = max((m.end() for m in BREAK.finditer(text, max(0, index - 80), index)), default=max(0, index - 80))
    stop = BREAK.search(text, index)
    return left, min(stop.start() if stop else len(text), index + 80)
