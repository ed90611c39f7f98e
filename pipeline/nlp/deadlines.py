"""gov_deadlines: time limits in the sentences, read by pipeline.dates; the spans here, the calendar in `assemble`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.dates.limits import Limits
from pipeline.nlp.registry import rulebook_of
from pipeline.nlp.spans import text_of


@Language.factory("gov_deadlines", requires=["doc.spans"], assigns=["doc.spans"])
def make_deadlines(nlp: Language, name: str, rulebook: str) -> DeadlineFinder:
    """Build the stage from the rule book registered under `rulebook`."""
    book = rulebook_of(rulebook)
    return DeadlineFinder(Limits(book.dates, book.calendar))


class DeadlineFinder:
    """Write `doc.spans["deadlines"]`: label the type, id the rule.

    Args:
        limits: the reader of limits; the stage itself knows no day of the meeting.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits

    def __call__(self, doc: Doc) -> Doc:
        text, found = text_of(doc), []
        for sentence in doc.spans["sentences"]:
            for expr in self.limits.reader.read(text[sentence.start : sentence.end]):
                start = sentence.start + expr.start
                found.append(Span(doc, start, start + len(expr.text), label=expr.type, span_id=expr.rule_id))
        doc.spans["deadlines"] = found
        return doc
