import hashlib
from pathlib import Path

from openpyxl import load_workbook

from pipeline.tracker.fingerprint import beside, fingerprint


def test_fingerprint_is_of_the_bytes(path: Path, tmp_path: Path):
    copy = tmp_path / "x.xlsx"
    copy.write_bytes(path.read_bytes())
    assert fingerprint(copy) == fingerprint(path) == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_cell_filled_in_by_staff_changes_it(path: Path, tmp_path: Path):
    book = load_workbook(path)
    book["督办台账"]["P2"] = "已完成征收3户"
    book.save(tmp_path / "x.xlsx")
    assert fingerprint(tmp_path / "x.xlsx") != fingerprint(path)


def test_the_new_one_stands_beside():
    assert beside(Path("out/x.任务分解表.xlsx")) == Path("out/x.任务分解表.新.xlsx")
    assert beside(Path("总台账.xlsx")) == Path("总台账.新.xlsx")
