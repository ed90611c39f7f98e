"""What is written for a document and over several: rows, workbook, calendar, ledger. Heavy rooms are loaded here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.manifest import BOOK, DIARY, LEDGER, ROWS, Outbox
from pipeline.model import Extraction

if TYPE_CHECKING:
    from pipeline.rulebook.tracker import TrackerRules


class Outputs:
    """Makes the files of a run and hands them to the outbox.

    Args:
        bench: folder for files in the making.
        version: of the program, and
        rules_hash: of the rules, both for 说明.
    """

    def __init__(self, bench: Path, outbox: Outbox, *, version: str, rules_hash: str) -> None:
        self._bench, self._outbox = bench, outbox
        self._imprint: dict[str, Any] = {"version": version, "rules_hash": rules_hash}

    def document(self, stem: str, extraction: Extraction, theme: TrackerRules) -> tuple[str, ...]:
        """Write everything of one document.

        Returns:
            The names the files got; there is no calendar where no limit has a day.
        """
        from pipeline.exports import ics, jsonl
        from pipeline.tracker.write import write_workbook

        book, diary = BOOK.format(stem), DIARY.format(stem)
        write_workbook(self._bench / book, extraction, rules=theme, **self._imprint)
        days = ics.dumps(extraction, rules=theme, earlier=self._outbox.text(diary))
        return (
            self.text(ROWS.format(stem), jsonl.dumps(extraction)),
            self._outbox.put(self._bench / book, book, guarded=True),
            *([self.text(diary, days)] if days else []),
        )

    def ledger(self, extractions: Sequence[Extraction], theme: TrackerRules) -> str:
        """Write 总台账; the name it got."""
        from pipeline.tracker.write import write_ledger

        write_ledger(self._bench / LEDGER, extractions, rules=theme, **self._imprint)
        return self._outbox.put(self._bench / LEDGER, LEDGER, guarded=True)

    def text(self, name: str, text: str) -> str:
        """Write a text file, line ends as they are; the name it got."""
        made = self._bench / name
        made.write_text(text, encoding="utf-8", newline="\n")
        return self._outbox.put(made, name)
