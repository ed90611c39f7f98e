"""One document through the house: Source -> Cleaned -> Doc -> Extraction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.model import Cleaned, Extraction, Mark, Source
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load

if TYPE_CHECKING:
    from spacy.language import Language


class Extractor:
    """Extracts documents with one rule book and one office's units; build once, call often.

    Args:
        rules_dir: the rule folder; None takes our own.
        profile: name of a profile, or path of one; None: no unit is ever suggested.

    Raises:
        RuleBookError: the rules or the profile hold mistakes.
    """

    def __init__(self, rules_dir: Path | None = None, profile: str | Path | None = None) -> None:
        self.book = load(rules_folder(rules_dir), profile)
        self._name = f"{self.book.folder}|{profile}"

    @cached_property
    def nlp(self) -> Language:
        """The pipeline, built when the first document comes."""
        from pipeline.nlp.build import build

        return build(self.book, name=self._name)

    def __call__(self, source: Source, *, overrides: Mapping[str, Any] | None = None) -> Extraction:
        """Extract one document.

        Args:
            source: the document as read.
            overrides: what the caller knows better than the text, by the field names of DocumentInfo.
        """
        from pipeline.assemble import Assembler
        from pipeline.nlp.build import with_marks
        from pipeline.text.clean import clean
        from pipeline.text.info import find_info

        cleaned = clean(source, self.book.clean)
        found = find_info(cleaned, source.name, self.book.clean)
        info = replace(found, **(overrides or {}))
        cleaned = with_title(cleaned, found.title)
        doc = self.nlp(with_marks(self.nlp.make_doc(cleaned.text), cleaned.marks))
        return Assembler(self.book)(doc, source=source, cleaned=cleaned, info=info)


def with_title(cleaned: Cleaned, title: str | None) -> Cleaned:
    """Mark the document's own title: it names the paper and directs nobody."""
    at = cleaned.text.find(title) if title else -1
    if at < 0 or any(mark.start <= at < mark.end for mark in cleaned.marks):
        return cleaned
    mark = Mark(at, at + len(title or ""), "clean.title", "文件标题")
    return replace(cleaned, marks=tuple(sorted((*cleaned.marks, mark), key=lambda m: m.start)))
