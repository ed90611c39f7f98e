import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import LabelError
from pipeline.evaluate.output import read_output
from pipeline.manifest import Document, Manifest
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tracker.write import write_workbook


def test_rows_and_the_rule_behind_each_sentence(output: Path, extraction, theme: TrackerRules) -> None:
    found = read_output(output, "推进会", theme)
    assert [row.text for row in found.rows] == [task.text for task in extraction.tasks]
    assert found.rows[0].due[0].to == "2024-06-30" and found.rows[0].owners[0].how == "explicit"
    assert found.verdicts == tuple((sentence.text, sentence.rule_id) for sentence in extraction.sentences)


def test_without_workbook_sheet_or_column_no_rule_is_known(output: Path, book: Path, correct, theme) -> None:
    correct(lambda sheets: sheets["原文对照"].sheet.delete_cols(sheets["原文对照"].columns["规则"]))
    assert read_output(output, "推进会", theme).verdicts == ()
    correct(lambda sheets: setattr(sheets["原文对照"].sheet, "title", "对照"))
    assert read_output(output, "推进会", theme).verdicts == ()
    book.unlink()
    assert read_output(output, "推进会", theme).verdicts == ()


def test_the_workbook_written_with_the_rows_tells(output: Path, extraction, theme: TrackerRules) -> None:
    """Where staff had changed the first workbook, the new one stands beside it."""
    names = ("推进会.tasks.jsonl", "推进会.任务分解表.新.xlsx")
    sentences = tuple(replace(sentence, rule_id="verdict.new") for sentence in extraction.sentences)
    now = replace(extraction, sentences=sentences)
    write_workbook(output / names[1], now, rules=theme, version="1", rules_hash="1")
    manifest = Manifest("1", "p", "r", (Document("推进会.txt", None, {}, outputs=names),))
    (output / "run.json").write_text(manifest.dumps(), encoding="utf-8")
    assert {rule for _, rule in read_output(output, "推进会", theme).verdicts} == {"verdict.new"}


def test_the_document_is_found_by_the_beginning_of_its_name(output: Path, theme: TrackerRules) -> None:
    assert read_output(output, "推进", theme).rows
    (output / "推进.tasks.jsonl").write_text("", encoding="utf-8")
    assert not read_output(output, "推进", theme).rows, "the whole name goes before its beginning"
    with pytest.raises(LabelError, match="中有 2 个名称以 推 开头的"):
        read_output(output, "推", theme)
    with pytest.raises(LabelError, match="中没有名称以 会 开头的"):
        read_output(output, "会", theme)


def test_a_row_that_is_none(output: Path, theme: TrackerRules) -> None:
    (output / "推进会.tasks.jsonl").write_text(json.dumps({"text": "要排查"}) + "\n", encoding="utf-8")
    with pytest.raises(LabelError, match=r"推进会\.tasks\.jsonl 第 1 行有误：kind 没有写"):
        read_output(output, "推进会", theme)
