"""One document through the house: Source -> Cleaned -> Doc -> Extraction."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import Cleaned, DocumentInfo, Extraction, Mark, Source
from pipeline.rulebook.folder import layers_of, rules_folder
from pipeline.rulebook.load import load, read_profile

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with everything the stages wrote into `doc`."""

    doc: Doc
    cleaned: Cleaned
    info: DocumentInfo


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
            overrides: what the caller knows better than the text, by the field names of DocumentInfo; `title=None`:
                it has none.
        """
        from pipeline.nlp.stance import release

        annotated = self.annotate(source, overrides=overrides)
        try:
            return self.assemble(source, annotated)
        finally:
            release(annotated.doc)

    def annotate(self, source: Source, *, overrides: Mapping[str, Any] | None = None) -> Annotated:
        """The first half of a call: everything the stages found, not yet put together; see `__call__`."""
        from pipeline.text.clean import clean
        from pipeline.text.info import find_info

        cleaned = clean(source, self.book.clean)
        found = find_info(cleaned, source.name, self.book.clean)
        info = replace(found, **(overrides or {}))
        cleaned = with_title(cleaned, found.title if info.title else None)
        nlp = self.nlp
        return Annotated(nlp(self.doc_of(nlp, cleaned)), cleaned, info)

    def assemble(self, source: Source, annotated: Annotated) -> Extraction:
        """The second half of a call: the document as `annotate` gave it, put together."""
        from pipeline.assemble import Assembler

        assemble = Assembler(self.book, self.nlp.get_pipe("gov_deadlines").limits)
        return assemble(annotated.doc, source=source, cleaned=annotated.cleaned, info=annotated.info)

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
