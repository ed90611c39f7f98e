"""gov_targets: numbers put on what is to be delivered, in task rows."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.registry import rulebook_of
from pipeline.nlp.spans import text_of
from pipeline.text.targets import TargetReader


@Language.factory("gov_targets", requires=["doc.spans"], assigns=["doc.spans"])
def make_targets(nlp: Language, name: str, rulebook: str) -> TargetFinder:
    """Build the stage from the rule book registered under `rulebook`."""
    return TargetFinder(TargetReader(rulebook_of(rulebook).targets))


class TargetFinder:
    """Write `doc.spans["targets"]`: id the rule."""

    def __init__(self, reader: TargetReader) -> None:
        self.reader = reader

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        doc.spans["targets"] = [
            Span(doc, row.start + start, row.start + end, label="TARGET", span_id=rule)
            for row in doc.spans["rows"]
            if row.label_ == "task"
            for start, end, rule in self.reader.read(text[row.start : row.end])
        ]
        return doc
