"""One document through the house: Source -> Cleaned -> Doc -> Extraction."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import Cleaned, Extraction, Mark, Source
from pipeline.rulebook.folder import layers_of, rules_folder
from pipeline.rulebook.load import load, read_profile

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class Extractor:
    """Extracts documents with one rule book and one office's units; build once, call often.

    Args:
        rules_dir: an office's own rules, laid over ours; None: ours alone.
        profile: name of a profile, or path of one; None: no unit is ever suggested.

    Raises:
        RuleBookError: the rules or the profile hold mistakes.
    """

    def __init__(self, rules_dir: Path | None = None, profile: str | Path | None = None) -> None:
        self.book = load(rules_folder(), profile, layers=layers_of(rules_dir))
        self.office = str(profile or "")
        self._pipelines: list[Language] = []

    def with_profile(self, profile: str | Path | None) -> Extractor:
        """A sibling for another office: the same rules, read once, and the same pipeline, built once.

        Raises:
            RuleBookError: the profile holds mistakes.
        """
        sibling = copy(self)
        book = self.book
        units = read_profile(book.folder, profile, layers=book.layers) if profile else None
        sibling.book = replace(book, profile=units)
        sibling.office = str(profile or "")
        return sibling

    @property
    def nlp(self) -> Language:
        """The pipeline, built when the first document comes; it knows this office's words."""
        from pipeline.nlp.build import build

        if not self._pipelines:
            folders = (self.book.folder, *self.book.layers)
            self._pipelines.append(build(self.book, name="|".join(map(str, folders))))
        nlp = self._pipelines[0]
        finder = nlp.get_pipe("gov_cues")
        if self.book.profile and self.office not in finder.offices:
            finder.admit(nlp, self.office, self.book.profile)
        return nlp

    def __call__(self, source: Source, *, overrides: Mapping[str, Any] | None = None) -> Extraction:
        """Extract one document.

        Args:
            source: the document as read.
            overrides: what the caller knows better than the text, by the field names of DocumentInfo.
        """
        from pipeline.assemble import Assembler
        from pipeline.nlp.stance import release
        from pipeline.text.clean import clean
        from pipeline.text.info import find_info

        cleaned = clean(source, self.book.clean)
        found = find_info(cleaned, source.name, self.book.clean)
        info = replace(found, **(overrides or {}))
        cleaned = with_title(cleaned, found.title)
        nlp = self.nlp
        doc = nlp(self.doc_of(nlp, cleaned))
        assemble = Assembler(self.book, nlp.get_pipe("gov_deadlines").reader)
        try:
            return assemble(doc, source=source, cleaned=cleaned, info=info)
        finally:
            release(doc)

    def doc_of(self, nlp: Language, cleaned: Cleaned) -> Doc:
        """The document for the pipeline: its characters, what of them carries no content, the office it comes from."""
        from pipeline.nlp.build import with_marks

        doc = with_marks(nlp.make_doc(cleaned.text), cleaned.marks)
        doc._.office = self.office if self.book.profile else ""
        return doc


def with_title(cleaned: Cleaned, title: str | None) -> Cleaned:
    """Mark the document's own title: it names the paper and directs nobody."""
    at = cleaned.text.find(title) if title else -1
    if at < 0 or any(mark.start <= at < mark.end for mark in cleaned.marks):
        return cleaned
    mark = Mark(at, at + len(title or ""), "clean.title", "文件标题")
    return replace(cleaned, marks=tuple(sorted((*cleaned.marks, mark), key=lambda m: m.start)))
