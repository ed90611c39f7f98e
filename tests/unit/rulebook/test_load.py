"""A rule folder is refused with every mistake at once, each with file and rule id, in Chinese."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pipeline.errors import RuleBookError
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load

CUE = """
[[cue]]
id = "{id}"
label = "{label}"
terms = ["{term}"]
hits = ["甲{term}乙", "丙{term}丁"]
misses = ["无关的话"]
"""
CONSTRUCTION = """
[[construction]]
id = "{id}"
stage = "form"
pattern = "{pattern}"
yields = "STEP"
hits = ["清理河道", "疏通沟渠"]
misses = ["天气晴好"]
"""
OFFICE = """
[profile]
id = "hospital"
title = "医院"
issuer_suffixes = ["医院"]

[[unit]]
name = "护理部"
keywords = ["查房"]
themes = ["民生保障"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of our own rules, to be broken."""
    return shutil.copytree(rules_folder(), tmp_path / "rules", ignore=shutil.ignore_patterns("segmenter"))


def add(folder: Path, name: str, text: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(text)


def problems(folder: Path, profile: str | Path | None = None) -> list[str]:
    with pytest.raises(RuleBookError) as caught:
        load(folder, profile)
    assert str(len(caught.value.problems)) in str(caught.value)
    return caught.value.problems


def test_our_own_rules_load() -> None:
    book = load(rules_folder())
    assert book.cues and book.constructions and book.profile is None
    ids = [record.id for record in (*book.cues, *book.constructions)]
    assert len(ids) == len(set(ids))
    assert set(book.reasons) <= set(ids) and all(book.reasons.values())


def test_the_order_of_rules_on_disk_is_kept() -> None:
    assert load(rules_folder()).cues == load(rules_folder()).cues


def test_a_new_rule_is_read(folder: Path) -> None:
    add(folder, "steps.toml", CUE.format(id="steps.new", label="VERB", term="蒸煮"))
    assert "steps.new" in {cue.id for cue in load(folder).cues}


def test_an_id_given_twice(folder: Path) -> None:
    add(folder, "steps.toml", CUE.format(id="steps.new", label="VERB", term="蒸煮"))
    add(folder, "owners.toml", CUE.format(id="steps.new", label="UNIT", term="蒸煮间"))
    assert any("steps.new" in problem and "重复" in problem for problem in problems(folder))


def test_a_term_under_two_rules(folder: Path) -> None:
    add(folder, "steps.toml", CUE.format(id="steps.first", label="VERB", term="蒸煮"))
    add(folder, "stance.toml", CUE.format(id="stance.second", label="DONE", term="蒸煮"))
    (told,) = problems(folder)
    assert "蒸煮" in told and "steps.first" in told and "stance.second" in told


def test_a_label_nobody_gives(folder: Path) -> None:
    add(folder, "steps.toml", CONSTRUCTION.format(id="steps.form.new", pattern="BOS NOWHERE VERB"))
    (told,) = problems(folder)
    assert "steps.form.new" in told and "NOWHERE" in told


@pytest.mark.parametrize(
    ("pattern", "said"),
    [("BOS verb", "“verb”读不懂"), ("BOS @NOWHERE", "@NOWHERE 没有定义"), ("BOS (VERB", "“(VERB”读不懂")],
)
def test_a_pattern_that_cannot_be_read(folder: Path, pattern: str, said: str) -> None:
    add(folder, "steps.toml", CONSTRUCTION.format(id="steps.form.new", pattern=pattern))
    (told,) = problems(folder)
    assert "steps.form.new" in told and said in told


def test_a_missing_file(folder: Path) -> None:
    (folder / "owners.toml").unlink()
    (folder / "calendar.toml").unlink()
    assert sorted(told for told in problems(folder) if "缺少" in told) == [
        "calendar.toml：缺少这个文件", "owners.toml：缺少这个文件",
    ]


def test_a_file_that_is_no_toml(folder: Path) -> None:
    add(folder, "targets.toml", "\n这不是 = = 规则\n")
    (told,) = problems(folder)
    assert re.fullmatch(r"targets\.toml：第 \d+ 行格式有误，请检查引号、逗号和方括号", told)


def test_a_file_in_another_encoding(folder: Path) -> None:
    (folder / "stance.toml").write_bytes("# 口径说明".encode("gb18030"))
    (told,) = problems(folder)
    assert told == "stance.toml：不是 UTF-8 编码，请用记事本另存为 UTF-8"


FAULTY = [
    ('terms = ["蒸煮"]', 'terms = ["蒸煮"]\ncolour = "red"'),
    ('terms = ["蒸煮"]', 'terms = ["蒸煮", "蒸煮"]'),
    ('terms = ["蒸煮"]', 'terms = ["蒸煮"]\nregex = "蒸."'),
    ('terms = ["蒸煮"]', ""),
    ('hits = ["甲蒸煮乙", "丙蒸煮丁"]', 'hits = ["甲蒸煮乙"]'),
    ('misses = ["无关的话"]', ""),
    ('label = "VERB"', 'label = "verb"'),
    ('terms = ["蒸煮"]', 'regex = "蒸("'),
]


@pytest.mark.parametrize(("right", "wrong"), FAULTY)
def test_a_faulty_record_is_named_with_file_and_id(folder: Path, right: str, wrong: str) -> None:
    record = CUE.format(id="steps.new", label="VERB", term="蒸煮")
    assert right in record
    add(folder, "steps.toml", record.replace(right, wrong))
    assert [told.startswith("steps.toml：steps.new") for told in problems(folder)] == [True]


@pytest.mark.parametrize(("right", "wrong"), FAULTY)
def test_what_is_wrong_is_said_in_chinese(folder: Path, right: str, wrong: str) -> None:
    add(folder, "steps.toml", CUE.format(id="steps.new", label="VERB", term="蒸煮").replace(right, wrong))
    for told in problems(folder):
        assert re.search(r"[\u4e00-\u9fff]", told.removeprefix("steps.toml").replace("蒸煮", "")), told


def test_all_problems_at_once(folder: Path) -> None:
    add(folder, "steps.toml", CUE.format(id="steps.new", label="verb", term="蒸煮"))
    add(folder, "owners.toml", CUE.format(id="Owners", label="UNIT", term="蒸煮间"))
    (folder / "clean.toml").unlink()
    told = problems(folder, "nobody")
    for name in ("steps.toml", "owners.toml", "clean.toml", "nobody"):
        assert any(name in problem for problem in told), name


def test_problems_between_records_come_together_and_name_their_files(folder: Path) -> None:
    add(folder, "steps.toml", CONSTRUCTION.format(id="steps.form.new", pattern="BOS NOWHERE"))
    add(folder, "owners.toml", CUE.format(id="owners.unit", label="UNIT", term="蒸煮间"))
    told = problems(folder)
    assert len(told) == 2
    assert any("steps.toml" in problem and "steps.form.new" in problem for problem in told), told
    assert any("owners.toml" in problem and "owners.unit" in problem for problem in told), told


def test_an_office_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "我院.toml"
    path.write_text(OFFICE, encoding="utf-8")
    profile = load(rules_folder(), path).profile
    assert profile is not None and [unit.name for unit in profile.unit] == ["护理部"]


def test_a_faulty_office(tmp_path: Path) -> None:
    path = tmp_path / "我院.toml"
    path.write_text(OFFICE.replace("name =", "nane ="), encoding="utf-8")
    with pytest.raises(RuleBookError) as caught:
        load(rules_folder(), path)
    assert all("我院.toml" in problem for problem in caught.value.problems)


@pytest.mark.parametrize("name", ["street", "town", "district"])
def test_the_offices_that_come_with_the_rules(name: str) -> None:
    profile = load(rules_folder(), name).profile
    assert profile is not None and profile.profile.id == name
