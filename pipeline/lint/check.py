"""`duban rules check`: everything that is wrong or doubtful in our rules and the layers over them, in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.lint.coverage import idle, judged_texts
from pipeline.lint.examples import Told, doubled, failing, repeated
from pipeline.lint.witness import Witness
from pipeline.rulebook.faults import Fault
from pipeline.rulebook.inventory import Entry, Origin, inventory, units
from pipeline.rulebook.load import RuleBook, read_offices, survey
from pipeline.rulebook.stack import title


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, by file, the errors of each before its hints; and how much was looked at."""

    faults: tuple[Fault, ...]
    rules: int
    examples: int

    @property
    def errors(self) -> int:
        """How many are errors; the others are hints."""
        return sum(fault.grave for fault in self.faults)


def check(folder: Path, layers: Sequence[Path] = ()) -> Report:
    """Check our rules with the layers over them: schema, examples, duplicates, rules that never do anything.

    Args:
        folder: our own rules.
        layers: what lies over them, the lowest first.

    Returns:
        Everything found; with layers, hints on their rules only. Where our own rules cannot be read, nothing else is
        looked at.
    """
    book, faults = survey(folder, layers=layers, deep=True)
    offices = read_offices(folder, layers, faults)
    entries: list[Entry] = []
    if book is not None:
        entries, people = list(inventory(book)), list(units(offices))
        witness = Witness(book)
        errors = (*_wrong(entries, witness), *_without_theme(people, book))
        asked = [entry for entry in entries if not layers or entry.origin is not Origin.OURS]
        hints = idle(asked, _texts(entries, book, faults), witness)
        titles = {entry.file: title(entry.file, layers) for entry in (*entries, *people)}
        for told, grave in ((errors, True), (hints, False)):
            faults += [Fault(titles[entry.file], entry.id, what, grave) for entry, what in told]
    faults = sorted(dict.fromkeys(faults), key=lambda fault: (fault.file, not fault.grave))
    return Report(tuple(faults), len(entries), sum(len(entry.hits) + len(entry.misses) for entry in entries))


def _wrong(entries: Sequence[Entry], witness: Witness) -> Iterator[Told]:
    for entry in entries:
        yield from ((entry, what) for what in (*failing(entry, witness), *doubled(entry)))
    yield from repeated(entries)


def _without_theme(people: Sequence[Entry], book: RuleBook) -> Iterator[Told]:
    themes = {theme.name for theme in book.themes.theme}
    for entry in people:
        for name in entry.labels:
            if name not in themes:
                yield entry, f"themes 里的“{name}”不是主题，请照 themes.toml 写"


def _texts(entries: Sequence[Entry], book: RuleBook, faults: list[Fault]) -> list[str]:
    """The test texts: all examples, and the judged sentences beside the rules."""
    examples = (text for entry in entries for text in (*entry.hits, *entry.misses))
    return list(dict.fromkeys((*examples, *judged_texts((book.folder, *book.layers), faults))))
