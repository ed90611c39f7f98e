from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.inputs import gather

PROFILES = frozenset({"street", "town"})


def _touch(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text("要抓好落实。", encoding="utf-8")


def test_a_folder_gives_its_documents_in_order(tmp_path: Path) -> None:
    _touch(tmp_path, "b.txt", "a.html", "c.MD", "readme.pdf", "documents.toml.bak")
    jobs = gather([tmp_path])
    assert [(job.path.name, job.stem) for job in jobs] == [("a.html", "a"), ("b.txt", "b"), ("c.MD", "c")]


def test_documents_toml_speaks_for_its_folder(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt", "b.txt", "own.toml")
    (tmp_path / "documents.toml").write_text(
        '[[document]]\npath = "a.txt"\ndate = 2023-07-05\nspeaker = "张三"\nprofile = "street"\n'
        '[[document]]\npath = "b.txt"\nprofile = "own.toml"\n',
        encoding="utf-8",
    )
    first, second = gather([tmp_path], profiles=PROFILES)
    assert (first.facts, first.profile) == ({"date": date(2023, 7, 5), "speaker": "张三"}, "street")
    assert (second.facts, second.profile) == ({}, tmp_path / "own.toml")
    assert gather([tmp_path / "a.txt"], profiles=PROFILES) == [first]


def test_equal_stems_and_names_stay_apart(tmp_path: Path) -> None:
    _touch(tmp_path / "甲", "x.txt", "x.html", "y.txt")
    _touch(tmp_path / "乙", "x.txt")
    jobs = gather([tmp_path / "甲", tmp_path / "乙", tmp_path / "甲" / "y.txt"])
    assert [job.stem for job in jobs] == ["x.html", "x.txt", "y", "x.txt-2"]


def test_one_missing_input_leaves_the_others(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt")
    good, bad = gather([tmp_path / "a.txt", tmp_path / "无.txt"])
    assert good.error is None
    assert bad.error == "找不到 无.txt。请核对路径后重试。"


def test_nothing_to_do_is_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(UsageError, match=r"文件夹 空 中没有可处理的文件.*；找不到 无.txt。请核对路径后重试。$"):
        gather([tmp_path / "空", tmp_path / "无.txt"])


def test_a_listed_file_that_is_missing_is_told(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt")
    (tmp_path / "documents.toml").write_text('[[document]]\npath = "b.txt"\n', encoding="utf-8")
    assert [job.error for job in gather([tmp_path])] == [
        None,
        "找不到 b.txt（documents.toml 中列有此文件）。请核对路径后重试。",
    ]


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[[document]\n", "documents.toml 无法读取"),
        ("[[document]]\ndate = 2023-07-05\n", "第 1 个 .* 的 path 没有写"),
        ('[[document]]\npath = "a.txt"\ndatum = 1\n', "datum 不是可用的字段（可用：path、date"),
        ('[[document]]\npath = "a.txt"\ndate = "7月5日"\n', "date 不是日期，应写作 2023-07-05"),
        ('[[document]]\npath = "a.txt"\ntitle = 3\n', "title 的写法不对，应为带引号的文字"),
        ('[[document]]\npath = "a.txt"\n[[document]]\npath = "a.txt"\n', "同一文件写了两次：a.txt"),
        ('[[document]]\npath = "a.txt"\nprofile = "village"\n', "没有名为 village 的单位方案.*street、town"),
        ("documents = 1\n", "documents 不是可用的字段"),
    ],
)
def test_mistakes_in_documents_toml_are_told_in_chinese(tmp_path: Path, toml: str, told: str) -> None:
    _touch(tmp_path, "a.txt")
    (tmp_path / "documents.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        gather([tmp_path], profiles=PROFILES)
