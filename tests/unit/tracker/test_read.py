"""A workbook read back as it was written, and as people and other programs leave it."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.errors import UsageError
from pipeline.model import Extraction
from pipeline.rulebook.tracker import SheetId, TrackerRules
from pipeline.tracker.read import Table, keyed, read_workbook


def saved(path: Path, *rows: tuple, title: str = "台账", merged: str = "") -> dict[str, Table]:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    book.save(path)
    return read_workbook(path)


def test_every_sheet_comes_back_hidden_ones_too(path: Path, extraction: Extraction, rules: TrackerRules) -> None:
    tables = read_workbook(path)
    assert "字典" in tables and len(tables) == 11
    register = keyed(tables, rules, SheetId.REGISTER)
    assert register.columns == tuple(column.key for column in rules.columns(SheetId.REGISTER))
    tasks = [task for task in extraction.tasks if task.kind == "task"]
    assert [row["text"] for row in register.rows] == [task.text for task in tasks]
    assert register.rows[0]["due"] == date(2024, 6, 30) and register.rows[0]["trouble"] is None
    assert register.rows[0]["warning"].startswith("=IF(")


def test_the_heads_are_found_below_a_title_and_blank_rows_are_none(tmp_path: Path) -> None:
    rows = (("督办台账",), (), ("编号", " 牵头\n单位 ", "编号"), (1, " 城管办 ", 2), (None, "  ", None), (3,))
    table = saved(tmp_path / "x.xlsx", *rows)["台账"]
    assert table.columns == ("编号", "牵头\n单位")
    assert table.rows == ({"编号": 1, "牵头\n单位": "城管办"}, {"编号": 3, "牵头\n单位": None})


def test_names_are_known_whatever_blanks_were_typed(tmp_path: Path, rules: TrackerRules) -> None:
    rows = (("工作 内容", "牵头\n单位", "联系人"), ("排查", "城管办", "张某"))
    table = keyed(saved(tmp_path / "x.xlsx", *rows, title="督办 台账"), rules, SheetId.REGISTER)
    assert table == Table(("text", "lead"), ({"text": "排查", "lead": "城管办"},))
    assert keyed({}, rules, SheetId.REGISTER) is None


def test_a_cell_merged_downwards_holds_for_each_of_its_rows(tmp_path: Path) -> None:
    rows = (("编号", "单位"), (1, "城管办"), (2, None), (3, "平安办"))
    table = saved(tmp_path / "x.xlsx", *rows, merged="B2:B3")["台账"]
    assert [row["单位"] for row in table.rows] == ["城管办", "城管办", "平安办"]


def test_days_lose_their_time_and_formulas_are_text(tmp_path: Path) -> None:
    table = saved(tmp_path / "x.xlsx", ("日", "和"), (datetime(2024, 6, 30, 8, 30), "=A2+1"))["台账"]
    assert table.rows == ({"日": date(2024, 6, 30), "和": "=A2+1"},)


def test_an_empty_sheet(tmp_path: Path) -> None:
    assert saved(tmp_path / "x.xlsx")["台账"] == Table((), ())


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "编号,单位".encode()])
def test_what_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "坏.xlsx").write_bytes(content)
    with pytest.raises(UsageError, match=r"打不开工作簿 坏\.xlsx"):
        read_workbook(tmp_path / "坏.xlsx")


def test_a_missing_workbook(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"打不开工作簿 无\.xlsx（FileNotFoundError）"):
        read_workbook(tmp_path / "无.xlsx")


def test_what_another_program_adds_is_no_matter(path: Path, tmp_path: Path) -> None:
    """Hidden columns, filters and frozen rows change nothing."""
    book = load_workbook(path)
    sheet = book["督办台账"]
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "x.xlsx")
    assert read_workbook(tmp_path / "x.xlsx") == read_workbook(path)


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_workbook_saved_by_libreoffice_reads_the_same(path: Path, tmp_path: Path, rules: TrackerRules) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    ours, theirs = read_workbook(path), read_workbook(tmp_path / "out" / path.name)
    for key in (SheetId.REGISTER, SheetId.CALLS, SheetId.SENTENCES):
        mine, other = (_without_formulas(keyed(tables, rules, key)) for tables in (ours, theirs))
        assert mine == other


def _without_formulas(table: Table) -> list[dict]:
    return [{key: value for key, value in row.items() if key != "warning"} for row in table.rows]
