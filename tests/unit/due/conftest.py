"""Ledgers that the whole pipeline wrote, and a hand to fill them in as staff do."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.dates.limits import Limits
from pipeline.due.listing import listing
from pipeline.due.model import Listing
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import read_dates, read_theme
from pipeline.rulebook.tracker import TrackerRules
from pipeline.run import run

TODAY = date(2024, 6, 12)
FLOOD = """在全镇防汛会议上的讲话
水利站要在6月底前完成河堤巡查。
各村要在6月10日前储备沙袋。
应急办、派出所要在6月15日前联合开展演练。
水利站要每周五报送汛情。
城管办要在年底前更换老旧井盖。
要在6月20日前修复泵站。
民政办要把探访制度长期坚持下去。
"""
SAFETY = """在全镇安全生产会议上的讲话
经发办要在6月12日前完成企业检查。
各村要在7月底前清理楼道。
"""


@pytest.fixture(scope="session")
def theme() -> TrackerRules:
    return read_theme(rules_folder())


@pytest.fixture(scope="session")
def limits() -> Limits:
    return Limits(*read_dates(rules_folder()))


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of both speeches: two workbooks and 总台账."""
    folder = tmp_path_factory.mktemp("due")
    for name, text, day in (("防汛会", FLOOD, "2024-06-03"), ("安全会", SAFETY, "2024-06-05")):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        with (folder / "documents.toml").open("a", encoding="utf-8") as facts:
            facts.write(f'[[document]]\npath = "{name}.txt"\ndate = {day}\n')
    assert not run([folder], folder / "输出").errors
    return folder / "输出"


@pytest.fixture
def output(written: Path, tmp_path: Path) -> Path:
    """A copy to be filled in."""
    return Path(shutil.copytree(written, tmp_path / "输出"))


@pytest.fixture
def flood(output: Path, tmp_path: Path) -> Path:
    """The workbook of one speech alone."""
    return Path(shutil.copy(output / "防汛会.任务分解表.xlsx", tmp_path / "防汛会.任务分解表.xlsx"))


@pytest.fixture(scope="session")
def fill() -> Callable[..., None]:
    """Type into cells: by the end of 编号 the values by column."""

    def type_in(path: Path, edits: Mapping[str, Mapping[str, Any]], *, sheet: str = "督办台账") -> None:
        book = load_workbook(path)
        page = book[sheet]
        columns = {cell.value: cell.column for cell in page[1]}
        rows = {page.cell(row, columns["编号"]).value: row for row in range(2, page.max_row + 1)}
        for number, values in edits.items():
            (row,) = (row for whole, row in rows.items() if whole and whole.endswith(number))
            for column, value in values.items():
                page.cell(row, columns[column]).value = value
        book.save(path)

    return type_in


@pytest.fixture
def due(theme: TrackerRules, limits: Limits) -> Callable[..., Listing]:
    """List what is due within 15 days of 12 June."""

    def find(*given: Path, day: date = TODAY, days: int = 15, units: tuple[str, ...] = ()) -> Listing:
        return listing(given, day=day, days=days, rules=theme, limits=limits, units=units)

    return find


@pytest.fixture(scope="session")
def brief() -> Callable[[Listing], list[tuple[str, str, int]]]:
    """Each line as its unit, the last four digits of the meeting's day with the end of 编号, and the days left."""
    return lambda found: [(item.unit, item.row.number[4:], item.left) for item in found.items]
