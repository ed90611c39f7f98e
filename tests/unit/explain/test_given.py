"""What the user gives: a file with its facts, or a text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import DocumentError, UsageError
from pipeline.explain.given import NAME, is_file, open_given, source_of


@pytest.mark.parametrize("given", ["nope.txt", "讲话/nope", "./nope", "~/x", "C:\\x", "讲话.docx", "讲话/"])
def test_what_looks_like_a_file_and_is_none(given: str) -> None:
    if given == "讲话/nope":
        assert not is_file(given)  # 各县/区 looks the same
        return
    with pytest.raises(UsageError, match="找不到文件"):
        is_file(given)


@pytest.mark.parametrize(
    "given", ["各村要储备沙袋。", "各县/区要储备沙袋", "完成率达到98.5", "完成投资5.2亿元", "要" * 5000, "报送 a.txt。"]
)
def test_a_text_is_no_file(given: str) -> None:
    assert not is_file(given)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="是文件夹"):
        is_file(str(tmp_path))


@pytest.mark.parametrize("given", ["", "  \n "])
def test_an_empty_text(given: str) -> None:
    with pytest.raises(UsageError, match="没有要解释的文字"):
        source_of(given)


def test_a_line_of_its_own_is_no_title() -> None:
    explainer = open_given("各村要储备沙袋", date=date(2024, 6, 3))
    (sentence,) = explainer.extraction.sentences
    info = explainer.extraction.info
    assert (sentence.stance, info.title, info.name, info.date_from) == ("task", None, NAME, "argument")


def test_a_text_of_lines_may_have_a_title() -> None:
    explainer = open_given("在全镇防汛会议上的讲话\n各村要储备沙袋。")
    assert explainer.extraction.info.title == "在全镇防汛会议上的讲话"


def test_the_facts_beside_a_file_are_used_and_the_call_goes_first(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("要化解信访积案。", encoding="utf-8")
    facts = '[[document]]\npath = "x.txt"\ndate = 2024-06-03\nprofile = "town"\n'
    (tmp_path / "documents.toml").write_text(facts, encoding="utf-8")
    info = open_given(str(file)).extraction.info
    assert (info.date, info.date_from, info.profile) == (date(2024, 6, 3), "documents.toml", "town")
    other = open_given(str(file), date=date(2025, 1, 2), profile="street").extraction
    assert (other.info.date, other.info.date_from) == (date(2025, 1, 2), "argument")
    assert {owner.rule_id for task in other.tasks for owner in task.owners} == {"organisation.street.keyword"}


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"PK\x03\x04")
    with pytest.raises(DocumentError):
        open_given(str(tmp_path / "x.docx"))


def test_an_unknown_profile() -> None:
    with pytest.raises(UsageError, match="没有名为 nope 的单位方案"):
        open_given("各村要储备沙袋。", profile="nope")
