"""Every rule of a rule book as one line of a list: what it is, what it gives, where it stands and whence it comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.errors import RuleBookError
from pipeline.rulebook.calendar import Occasion
from pipeline.rulebook.clean import Expressed, Info
from pipeline.rulebook.dates import Family, Measure
from pipeline.rulebook.faults import Fault
from pipeline.rulebook.load import RuleBook, load, read_offices
from pipeline.rulebook.organisations import Profile, Unit
from pipeline.rulebook.schema import Construction, Cue, Named
from pipeline.rulebook.stack import Laid
from pipeline.rulebook.themes import Theme


class Origin(StrEnum):
    """Which layer a rule comes from."""

    OURS = "自带"
    CHANGED = "本单位改写"
    ADDED = "本单位新增"


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule, or a unit of an office.

    Args:
        file: below the rule folder.
        kind: 词, 句式, 主题, 时限 …
        labels: its label or result; of constructions the stage and the result.
        content: terms, pattern, regular expression or names.
        rule: the record itself.
    """

    id: str
    file: str
    kind: str
    labels: tuple[str, ...]
    content: tuple[str, ...]
    origin: Origin
    rule: Named | Unit

    @property
    def hits(self) -> tuple[str, ...]:
        """Its examples; none where the kind of rule has none."""
        return getattr(self.rule, "hits", ())

    @property
    def misses(self) -> tuple[str, ...]:
        """Its counter-examples; none where the kind of rule has none."""
        return getattr(self.rule, "misses", ())


    @property
    def source(self) -> str:
        """Where the knowledge comes from."""
        return getattr(self.rule, "source", "")

    def holds(self, word: str) -> bool:
        """Whether the word stands in its id, its content or an example."""
        return any(word in text for text in (self.id, *self.content, *self.hits, *self.misses))


def catalogue(folder: Path, layers: Sequence[Path] = ()) -> list[Entry]:
    """All rules and units of the rule folders.

    Raises:
        RuleBookError: they hold mistakes.
    """
    book = load(folder, layers=layers)
    faults: list[Fault] = []
    offices = read_offices(folder, layers, faults)
    if faults:
        raise RuleBookError([str(fault) for fault in faults])
    return [*inventory(book), *units(offices)]


def inventory(book: RuleBook) -> Iterator[Entry]:
    """All rules of the book, file by file, in their order."""
    for name, file in book.files.items():
        known = {record.id: record for record in book.ours[name].records()} if name in book.ours else {}
        for record in file.records():
            yield Entry(record.id, name, *_described(record), _origin(known.get(record.id), record), record)


def units(offices: Mapping[str, Laid[Profile]]) -> Iterator[Entry]:
    """All units of the offices' files, by their names."""
    for name, (whole, ours) in offices.items():
        known = {unit.name: unit for unit in ours.unit} if ours else {}
        for unit in whole.unit if whole else ():
            words = (*unit.aliases, *unit.keywords)
            yield Entry(unit.name, name, "单位", unit.themes, words, _origin(known.get(unit.name), unit), unit)


def _origin(below: Named | Unit | None, rule: Named | Unit) -> Origin:
    if below is None:
        return Origin.ADDED
    return Origin.OURS if below == rule else Origin.CHANGED


def _described(rule: Named) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Kind, labels and content of a rule."""
    match rule:
        case Cue():
            return "词", (rule.label,), rule.terms or (rule.regex,)
        case Construction():
            return "句式", (rule.stage, rule.yields), (rule.pattern,)
        case Theme():
            return "主题", (rule.name,), (*rule.terms, *rule.weak)
        case Family():
            return "时限", (rule.type,), (rule.pattern,)
        case Measure():
            return "目标", (rule.type,), (rule.pattern,)
        case Occasion():
            return "日子", (), rule.names
        case Info():
            return "清洗", (rule.part,), (rule.regex,)
        case Expressed():
            return "清洗", (), (rule.regex,)
    return "清洗", (), ()
