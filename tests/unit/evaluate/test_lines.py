from pathlib import Path

import pytest
from pydantic import TypeAdapter

from pipeline.errors import LabelError
from pipeline.evaluate.lines import lines, records
from pipeline.evaluate.model import Row


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_bytes("\ufeff甲\r\n\r\n乙\u2028丙\n".encode())
    assert list(lines(path)) == [(1, "甲"), (3, "乙\u2028丙")]


def test_a_record_keeps_what_is_known_and_leaves_out_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "要排查", "kind": "task", "unit": null, "steps": ["排查"]}\n', encoding="utf-8")
    assert list(records(path, TypeAdapter(Row))) == [(1, Row("要排查", "task", steps=("排查",)))]


def test_a_line_that_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("[]\n", encoding="utf-8")
    with pytest.raises(LabelError, match=r"x\.jsonl 第 1 行有误：这一行 写法不对"):
        list(records(path, TypeAdapter(Row)))
