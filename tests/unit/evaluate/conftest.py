"""A document of ten sentences with its rows, written as `duban tasks` writes it; and a way to correct its workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.exports.jsonl import dumps
from pipeline.model import (
    Deadline,
    DocumentInfo,
    Extraction,
    Force,
    How,
    Owner,
    Role,
    Section,
    Sentence,
    Stance,
    Target,
    Task,
)
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tracker.write import write_workbook

SENTENCES = (
    ("一、守住安全底线", Stance.HEADING, "outline.chapter"),
    ("各社区要在6月底前完成隐患排查，建立隐患台账。", Stance.TASK, "verdict.order"),
    ("逐户发放明白纸。", Stance.TASK, "verdict.bare"),
    ("去年全街道新增绿地三千平方米。", Stance.ACHIEVEMENT, "verdict.past"),
    ("城管办要牵头整治占道经营，平安办配合。", Stance.TASK, "verdict.order"),
    ("二、改进工作作风", Stance.HEADING, "outline.chapter"),
    ("机关干部要有紧迫感，今年要敢于担当。", Stance.CALL, "verdict.order"),
    ("定期调度，每周五前报送进展，每半年通报一次。", Stance.TASK, "verdict.bare"),
    ("办好8件惠民实事。", Stance.BACKGROUND, "verdict.vision"),
    ("停车难问题比较突出，物业公司要整改。", Stance.PROBLEM, "verdict.problem"),
)


def owner(name: str, *, role: Role = Role.LEAD, how: How = How.EXPLICIT) -> Owner:
    return Owner(name, role, how, None, "owners.subject")


def limit(text: str, kind: str, *, end: date | None = None, how: How = How.EXPLICIT) -> Deadline:
    return Deadline(text, kind, None, end, (), None, how, None, "due.words")


JUNE = date(2024, 6, 30)
ROWS = {
    1: ("安全应急", (owner("各社区"),), (limit("6月底前", "date", end=JUNE),), (), ("完成隐患排查", "建立隐患台账")),
    2: (
        "安全应急",
        (owner("各社区", how=How.INHERITED),),
        (limit("6月底前", "date", end=JUNE, how=How.INHERITED),),
        (),
        ("逐户发放明白纸",),
    ),
    4: ("城市管理", (owner("城管办"), owner("平安办", role=Role.SUPPORT)), (), (), ("整治占道经营",)),
    6: ("干部作风", (owner("机关干部"),), (limit("今年", "period", end=date(2024, 12, 31)),), (), ()),
    7: (
        "督查落实",
        (owner("党政办公室", how=How.SUGGESTED),),
        (limit("每周五前", "recurring"), limit("每半年", "recurring")),
        ("一次",),
        ("定期调度", "报送进展", "通报一次"),
    ),
}


def _row(place: int) -> Task:
    theme, owners, deadlines, targets, steps = ROWS[place]
    text, stance, rule = SENTENCES[place]
    return Task(
        id=f"row{place}",
        source="推进会.txt",
        title=None,
        text=text,
        start=0,
        end=0,
        sentence=place,
        kind=str(stance),
        force=Force.SHOULD,
        speaker=None,
        heading=(SENTENCES[0 if place < 5 else 5][0],),
        theme=theme,
        owners=owners,
        deadlines=deadlines,
        targets=tuple(Target(words, "target.count") for words in targets),
        steps=steps,
        rules=(rule, "theme.words", "owners.subject", "due.words", "steps.form"),
        cues=(),
    )


@pytest.fixture(scope="session")
def extraction() -> Extraction:
    headings = [place for place, (_, stance, _) in enumerate(SENTENCES) if stance is Stance.HEADING]
    sections = tuple(Section(n, 1, "", SENTENCES[place][0], None, 0, 0) for n, place in enumerate(headings))
    sentences = tuple(
        Sentence(n, text, 0, 0, int(n >= 5), stance, "", rule, (f"row{n}",) if n in ROWS else ())
        for n, (text, stance, rule) in enumerate(SENTENCES)
    )
    info = DocumentInfo("推进会.txt", date=date(2024, 3, 5))
    return Extraction(info, "c0ffee" + "0" * 58, sections, sentences, tuple(map(_row, ROWS)), ())


@pytest.fixture(scope="session")
def theme() -> TrackerRules:
    """rules/tracker.toml."""
    return load(rules_folder()).tracker


@pytest.fixture
def output(extraction: Extraction, theme: TrackerRules, tmp_path: Path) -> Path:
    """An output folder with rows and workbook of the document."""
    (tmp_path / "推进会.tasks.jsonl").write_text(dumps(extraction), encoding="utf-8")
    write_workbook(tmp_path / "推进会.任务分解表.xlsx", extraction, rules=theme, version="1", rules_hash="1")
    return tmp_path


@pytest.fixture
def book(output: Path) -> Path:
    return output / "推进会.任务分解表.xlsx"


@pytest.fixture
def correct(book: Path) -> Callable[..., None]:
    """Change the workbook as a person does: correct(what), where `what` works on the sheets by name."""

    def change(what: Callable[[dict[str, Sheet]], None]) -> None:
        file = load_workbook(book)
        what({sheet.title: Sheet(sheet) for sheet in file})
        file.save(book)

    return change


class Sheet:
    """A sheet under correction: cells by the head of their column and the row's own words."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.columns = {cell.value: cell.column for cell in sheet[1]}

    def row(self, words: str) -> int:
        """The number of the row that holds the words."""
        return next(row[0].row for row in self.sheet.iter_rows(min_row=2) if any(words in str(c.value) for c in row))

    def put(self, words: str, column: str, value: object) -> None:
        """Write into the row that holds the words."""
        self.sheet.cell(self.row(words), self.columns[column]).value = value

    def drop(self, words: str) -> None:
        """Delete the row that holds the words."""
        self.sheet.delete_rows(self.row(words))

    def add(self, **cells: object) -> None:
        """Add a row below."""
        place = self.sheet.max_row + 1
        for column, value in cells.items():
            self.sheet.cell(place, self.columns[column]).value = value
