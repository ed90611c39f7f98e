import pytest

from pipeline.errors import DocumentError
from pipeline.tracker.safe import CELL_LIMIT, cell_text, header_text, looks_like_formula, sheet_names


def test_control_characters_go_and_line_ends_stay():
    assert cell_text("甲\x00乙\x0b\r\n丙\r丁\ud800\ufffe") == "甲乙\n丙\n丁"


def test_a_text_beyond_the_limit_is_refused_with_its_beginning():
    assert len(cell_text("长" * CELL_LIMIT)) == CELL_LIMIT
    with pytest.raises(DocumentError, match=r"以“开头.*32770 字.*分成几段"):
        cell_text("开头" + "长" * (CELL_LIMIT + 1))


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5%", "@所有人", "#N/A", "\t=1"])
def test_beginnings_that_excel_takes_for_more_than_text(text: str):
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", ["一、要", "(=)", "完成+1", ""])
def test_plain_text_needs_no_quote(text: str):
    assert not looks_like_formula(text)


def test_sheet_names_are_made_safe_and_unique():
    wanted = ["a/b:c?*[]\\", "ABC", "", "'引号'", "长" * 40, "长" * 35, "History"]
    assert sheet_names(wanted) == ["abc", "ABC（2）", "表", "引号", "长" * 31, "长" * 28 + "（2）", "History表"]


def test_header_text_has_no_codes_and_no_breaks():
    assert header_text("A&B\n会议") == "A&&B 会议"
    assert len(header_text("长" * 300)) == 120
