"""gov_topics: the theme of every row, weighed by ThemeChooser from the words the cue layer found."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.registry import rulebook_of
from pipeline.nlp.spans import Placed
from pipeline.nlp.themes import Evidence, ThemeChooser, ThemeHit

Span.set_extension("theme", default="", force=True)
Span.set_extension("theme_rule", default="", force=True)


@Language.factory(
    "gov_topics",
    requires=["doc.spans", "span._.section", "span._.sentence", "span._.heading", "span._.parent"],
    assigns=["span._.theme", "span._.theme_rule"],
)
def make_topics(nlp: Language, name: str, rulebook: str) -> Topics:
    """Build the stage from the rule book registered under `rulebook`."""
    return Topics(ThemeChooser(rulebook_of(rulebook).themes.theme))


class Topics:
    """Write `_.theme` and `_.theme_rule` of every row."""

    def __init__(self, chooser: ThemeChooser) -> None:
        self.chooser = chooser

    def __call__(self, doc: Doc) -> Doc:
        for row, evidence in self.evidence(doc):
            row._.theme, row._.theme_rule = self.chooser.choose(*evidence)
        return doc

    def evidence(self, doc: Doc) -> Iterator[tuple[Span, Evidence]]:
        """Every row with what speaks for its theme; the theme of the row before has to be written by then."""
        sentences, neighbour, topics = list(doc.spans["sentences"]), {}, Placed(doc.spans["topics"])
        title = [hit for m in titles_of(doc) for hit in theme_hits(topics, m.start, m.end)]
        subject = self.chooser.subject_of(theme_hits(topics, 0, len(doc)))
        for row in doc.spans["rows"]:
            sentence = sentences[row._.sentence]
            section = sentence._.section
            headings = [theme_hits(topics, h.start, h.end) for h in headings_of(doc, section)]
            spoken = theme_hits(topics, sentence.start, sentence.end)
            yield row, Evidence(spoken, headings, neighbour.get(section), title, subject)
            if row.label_ == "task":
                neighbour[section] = row._.theme


def theme_hits(topics: Placed, start: int, end: int) -> list[ThemeHit]:
    """The theme words inside a stretch."""
    return [
        ThemeHit(t.id_, t.label_ == "THEME", t.text, t.start, t.end)
        for t in topics.inside(start, end)
        if t.label_ in ("THEME", "THEME_WEAK")
    ]


def titles_of(doc: Doc) -> list[Span]:
    """The document's own title, where it stands in the text."""
    return [mark for mark in doc.spans["marks"] if mark.id_ == "clean.title"][:1] if "marks" in doc.spans else []


def headings_of(doc: Doc, section: int) -> list[Span]:
    """The headings above a place, innermost first."""
    items = doc.spans["items"]
    found = []
    while section >= 0:
        if items[section]._.heading:
            found.append(items[section])
        section = items[section]._.parent
    return found
