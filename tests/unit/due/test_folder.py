"""Which files of a folder are ledgers."""

from pathlib import Path

import pytest

from pipeline.due.folder import is_open, ledgers, stem
from pipeline.errors import UsageError

LEDGERS = ["会.任务分解表.xlsx", "会.任务分解表.新.xlsx", "会.任务分解表（回传）.XLSX", "总台账.xlsx", "总台账.新.xlsx"]
OTHERS = ["~$会.任务分解表.xlsx", ".会.任务分解表.xlsx", ".~lock.会.任务分解表.xlsx#", "会.tasks.jsonl", "花名册.xlsx",
          "会.任务分解表.xls"]  # fmt: skip


def test_ledgers_of_a_folder_those_over_all_documents_last(tmp_path: Path) -> None:
    for name in (*LEDGERS, *OTHERS):
        (tmp_path / name).touch()
    (tmp_path / "旧.任务分解表.xlsx").mkdir()
    found = [path.name for path in ledgers([tmp_path])]
    assert set(found) == set(LEDGERS)
    assert {*found[3:]} == {"总台账.xlsx", "总台账.新.xlsx"}


def test_a_file_is_read_once_and_may_have_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("会.任务分解表.xlsx", "乱.xlsx"):
        (tmp_path / name).touch()
    named = [tmp_path / "乱.xlsx", tmp_path / "会.任务分解表.xlsx", tmp_path, Path("乱.xlsx")]
    assert [path.name for path in ledgers(named)] == ["乱.xlsx", "会.任务分解表.xlsx"]


def test_output_is_meant_where_nothing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"没有 output 文件夹.*duban tasks"):
        ledgers([])
    (tmp_path / "output").mkdir()
    with pytest.raises(UsageError, match=r"output 中没有台账.*duban tasks"):
        ledgers([])
    (tmp_path / "output" / "总台账.xlsx").touch()
    assert ledgers([]) == [Path("output/总台账.xlsx")]


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"找不到 .*无\.xlsx"):
        ledgers([tmp_path / "无.xlsx"])


def test_the_document_a_workbook_is_of() -> None:
    assert [stem(Path(name)) for name in LEDGERS] == ["会", "会", "会", None, None]


@pytest.mark.parametrize("lock", ["~$会.任务分解表.xlsx", ".~lock.会.任务分解表.xlsx#"])
def test_a_workbook_somebody_has_open(tmp_path: Path, lock: str) -> None:
    path = tmp_path / "会.任务分解表.xlsx"
    assert not is_open(path)
    (tmp_path / lock).touch()
    assert is_open(path)
