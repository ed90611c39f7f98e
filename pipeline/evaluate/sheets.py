"""The sheets of a corrected workbook: its sentences, its rows, and the sentences that each row lies on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import LabelError
from pipeline.evaluate import cells
from pipeline.evaluate.match import Ground
from pipeline.evaluate.model import Field, Kind
from pipeline.manifest import BOOK
from pipeline.rulebook.tracker import SheetId, TrackerRules
from pipeline.tracker.read import Table, Value, keyed, read_workbook

WHO = frozenset({Field.OWNER, Field.INHERITED, Field.ROLE})
WHEN = frozenset({Field.SPAN, Field.DATE})
_NEVER = {SheetId.REGISTER: frozenset({Field.TYPE}), SheetId.CALLS: frozenset({Field.TYPE, Field.DATE, Field.ROLE})}
"""What no column of a sheet tells."""
_TOLD_BY = {
    SheetId.REGISTER: {
        "theme": frozenset({Field.THEME}),
        "steps": frozenset({Field.STEP}),
        "targets": frozenset({Field.TARGET}),
        "lead": WHO,
        "support": WHO,
        "limit": WHEN,
        "due": frozenset({Field.DATE}),
    },
    SheetId.CALLS: {"owners": WHO, "limit": WHEN},
}
"""The columns that tell the fields; without a column its fields are not judged."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A row of 原文对照; `stance` and `heading` are the words that stand there."""

    id: str
    text: str
    stance: str
    heading: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of 督办台账 or 总体要求, the sentences it lies on, and the fields that its sheet does not tell."""

    kind: Kind
    cells: Mapping[str, Value]
    on: tuple[str, ...]
    unjudged: frozenset[Field]


def key_of(path: Path) -> str:
    """The name of a workbook's document: what stands before 任务分解表."""
    return path.stem.split(BOOK.format("").removesuffix(".xlsx"))[0]


class Sheets:
    """What one corrected workbook says.

    Args:
        path: the workbook.
        rules: the theme, for the names of sheets and columns and the words of cells.

    Raises:
        UsageError: it cannot be opened.
        LabelError: 原文对照 or 督办台账 is missing, or a column without which nothing can be read.
    """

    def __init__(self, path: Path, rules: TrackerRules) -> None:
        self.rules, self.key, self._file = rules, key_of(path), path.name
        self._tables = read_workbook(path)
        self._told: list[str] = []
        self.sentences = {sentence.id: sentence for sentence in self._read_sentences()}
        self._ground = Ground([(sentence.id, sentence.text) for sentence in self.sentences.values()])
        self.has_calls = keyed(self._tables, rules, SheetId.CALLS) is not None
        self.lines = [*self._lines(SheetId.REGISTER, "task")]
        if self.has_calls:
            self.lines += self._lines(SheetId.CALLS, "call")
        else:
            name = rules.sheet[SheetId.CALLS].name
            self._tell(f"没有“{name}”表，要求以“{rules.sheet[SheetId.SENTENCES].name}”的判定为准，只评有无")

    @property
    def notices(self) -> tuple[str, ...]:
        """What could not be read or will not be judged, in Chinese."""
        return tuple(self._told)

    def _read_sentences(self) -> Iterator[Sentence]:
        for n, row in enumerate(self._table(SheetId.SENTENCES).rows, 1):
            number = cells.places(row.get("order")) or [n]
            stance, heading = (cells.text(row.get(key)) for key in ("stance", "heading"))
            yield Sentence(self._id(number[0]), cells.text(row["text"]), stance, heading)

    def _id(self, number: int) -> str:
        return f"{self.key} 第{number}句"

    def _table(self, sheet: SheetId) -> Table:
        """A sheet, which must have the column with the words of the document."""
        table, name = keyed(self._tables, self.rules, sheet), self.rules.sheet[sheet].name
        if table is None:
            raise LabelError(f"{self._file} 中没有“{name}”表。请用 duban tasks 生成、改正过的工作簿。")
        if "text" not in table.columns:
            column = next((column.name for column in self.rules.columns(sheet) if column.key == "text"), "text")
            raise LabelError(f"{self._file} 的“{name}”没有“{column}”列。请恢复列名后重试。")
        return table

    def _lines(self, sheet: SheetId, kind: Kind) -> Iterator[Line]:
        """The rows of a sheet; a task that is 已移出 is none any more."""
        table, unjudged = self._table(sheet), _NEVER[sheet]
        for column in self.rules.columns(sheet):
            if column.key in _TOLD_BY[sheet] and column.key not in table.columns:
                unjudged |= _TOLD_BY[sheet][column.key]
                self._tell(f"“{self.rules.sheet[sheet].name}”没有“{column.name}”列，与它有关的项目不评")
        for row in table.rows:
            words = cells.text(row["text"])
            if not words or row.get("status") == self.rules.status.removed:
                continue
            if held := self._held(words, row.get("origin")):
                yield Line(kind, row, tuple(held), unjudged)
            else:
                self._tell(f"“{self.rules.sheet[sheet].name}”的“{words[:20]}”在原文中找不到，不计")

    def _held(self, words: str, origin: Value) -> list[str]:
        """Where a row lies: where its very words stand, from 出处 on; else where 出处 says; else where most stands."""
        said = [number for n in cells.places(origin) if (number := self._id(n)) in self.sentences]
        start = self._ground.start(said[0]) if said else 0
        return self._ground.exact(words, start=start) or said or self._ground.near(words)

    def _tell(self, what: str) -> None:
        self._told.append(f"{self._file}：{what}。")
