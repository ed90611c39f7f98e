import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.errors import RuleBookError, UsageError
from pipeline.run import Event, RunReport, run

SPEECH = """在青山街道防汛工作会议上的讲话
同志们：
一、抓好防汛
各社区要在6月底前完成隐患排查。城管办要建立巡查机制。
散会！
"""
HARBOUR = 'id = "harbour", title = "港区", issuer_suffixes = ["港区"]'
OTHER = "青山街道召开安全生产会\n2023年3月8日，青山街道召开安全生产会。会议要求，各社区要立即开展消防检查。\n"


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "甲.txt").write_text(SPEECH, encoding="utf-8")
    (folder / "乙.txt").write_text(OTHER, encoding="utf-8")
    (folder / "documents.toml").write_text(
        '[[document]]\npath = "甲.txt"\ndate = 2023-05-04\nprofile = "street"\n', encoding="utf-8"
    )
    return folder


def _bytes(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def _rows(out: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (out / f"{name}.tasks.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_folder_gives_rows_workbooks_ledger_and_manifest(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "a" / "out"
    events: list[Event] = []
    report = run([inputs], out, progress=events.append)
    names = "乙.tasks.jsonl 乙.任务分解表.xlsx 甲.ics 甲.tasks.jsonl 甲.任务分解表.xlsx 总台账.xlsx run.json".split()
    assert sorted(_bytes(out)) == sorted(names)
    assert report.errors == ()
    assert [(event.name, event.done) for event in events] == [("乙.txt", 0), ("甲.txt", 1), ("", 2)]
    rows = _rows(out, "甲")
    assert any(owner["name"] == "各社区" for row in rows for owner in row["owners"])
    assert all(SPEECH[row["start"] : row["end"]] == row["text"] for row in rows)
    assert "任务分解表" in load_workbook(out / "甲.任务分解表.xlsx").sheetnames


def test_the_manifest_tells_hashes_and_counts_and_no_path(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = run([inputs], out)
    text = (out / "run.json").read_text(encoding="utf-8")
    told = json.loads(text)
    assert str(tmp_path) not in text
    by_name = {document["source"]: document for document in told["documents"]}
    assert by_name["甲.txt"]["sha256"] == hashlib.sha256(SPEECH.encode()).hexdigest()
    assert (by_name["甲.txt"]["date"], by_name["甲.txt"]["date_from"]) == ("2023-05-04", "documents.toml")
    assert (by_name["乙.txt"]["date"], by_name["乙.txt"]["date_from"]) == ("2023-03-08", "text")
    assert by_name["甲.txt"]["tasks"] == sum(row["kind"] == "task" for row in _rows(out, "甲"))
    assert told["outputs"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in sorted(_bytes(out).items()) if name != "run.json"
    }
    assert sorted(report.written) == sorted(told["outputs"])


def test_the_date_of_the_call_is_believed_first(inputs: Path, tmp_path: Path) -> None:
    report = run([inputs], tmp_path / "out", date=date(2024, 1, 2))
    assert {(document.date, document.date_from) for document in report.documents} == {("2024-01-02", "argument")}


def test_no_date_anywhere_stays_unknown(inputs: Path, tmp_path: Path) -> None:
    (inputs / "documents.toml").unlink()
    report = run([inputs / "甲.txt"], tmp_path / "out")
    assert (report.documents[0].date, report.documents[0].date_from) == (None, "unknown")
    assert not (tmp_path / "out" / "总台账.xlsx").exists()


def test_two_runs_are_byte_identical(inputs: Path, tmp_path: Path) -> None:
    assert run([inputs], tmp_path / "one").errors == ()
    assert run([inputs], tmp_path / "two").errors == ()
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")


def test_nothing_is_written_again(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run([inputs], out)
    stamps = {path: path.stat().st_mtime_ns for path in out.iterdir()}
    second = run([inputs], out)
    assert second == RunReport(first.documents, first.notices, ())
    assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == stamps


def test_a_second_run_loads_nothing_heavy(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([inputs], out)
    code = (
        "import sys; from pathlib import Path; from pipeline.run import run; "
        f"run([Path({str(inputs)!r})], Path({str(out)!r})); "
        "print(sorted({'spacy', 'pandas', 'openpyxl', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_changed_input_is_done_again(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([inputs], out)
    (inputs / "甲.txt").write_text(SPEECH.replace("6月底前", "7月底前"), encoding="utf-8")
    report = run([inputs], out)
    assert "甲.tasks.jsonl" in report.written
    assert "乙.tasks.jsonl" not in report.written
    assert "7月底前" in (out / "甲.tasks.jsonl").read_text(encoding="utf-8")


def test_a_lost_output_is_made_anew(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([inputs], out)
    (out / "总台账.xlsx").unlink()
    assert run([inputs], out).written == ("总台账.xlsx",)


def test_a_workbook_that_staff_changed_is_never_overwritten(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([inputs], out)
    book = load_workbook(out / "甲.任务分解表.xlsx")
    book.active["A1"] = "手工填写"
    book.save(out / "甲.任务分解表.xlsx")
    theirs = (out / "甲.任务分解表.xlsx").read_bytes()
    report = run([inputs], out)
    assert (out / "甲.任务分解表.xlsx").read_bytes() == theirs
    assert report.written == ("甲.任务分解表.新.xlsx",)
    assert report.notices == ("甲.任务分解表.xlsx 已有人修改，保留不动；新的结果另存在旁边。",)
    again = run([inputs], out)
    assert (again.written, again.notices) == ((), report.notices)


def test_one_failing_document_does_not_stop_the_others(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (inputs / "丙.txt").write_bytes(b"")
    (inputs / "丁.txt").write_bytes(bytes(range(256)) * 4)
    report = run([inputs, tmp_path / "无.txt"], out)
    errors = {document.source: document.error for document in report.documents if document.error}
    assert set(errors) == {"丙.txt", "丁.txt", "无.txt"}
    assert sorted(report.errors) == sorted(errors.values())
    assert len(report.troubles) == 3
    assert {"甲.tasks.jsonl", "乙.tasks.jsonl", "总台账.xlsx"} <= set(_bytes(out))


def test_equal_stems_get_the_suffix(inputs: Path, tmp_path: Path) -> None:
    (inputs / "甲.html").write_text(f"<html><body><p>{SPEECH}</p></body></html>", encoding="utf-8")
    run([inputs / "甲.txt", inputs / "甲.html"], tmp_path / "out")
    assert {"甲.txt.tasks.jsonl", "甲.html.tasks.jsonl", "甲.html.任务分解表.xlsx"} <= set(_bytes(tmp_path / "out"))


def test_an_office_s_own_rules_and_what_changes_in_them(inputs: Path, tmp_path: Path, layer) -> None:
    out = tmp_path / "out"
    plain = run([inputs], out)
    unit = '[[unit]]\nname = "防汛办"\nkeywords = ["排查"]\n'
    folder = layer({"organisations/harbour.toml": f'profile = {{ {HARBOUR} }}\n{unit}'})
    first = run([inputs], out, rules=folder, profile="harbour")
    assert first.errors == () and "甲.tasks.jsonl" in first.written
    assert run([inputs], out, rules=folder, profile="harbour").written == ()
    layer({"tracker.toml": 'faces = "safe"\n'})
    assert "甲.任务分解表.xlsx" in run([inputs], out, rules=folder, profile="harbour").written
    assert run([inputs], out).documents == plain.documents


def test_wrong_calls_write_nothing(inputs: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="没有名为 村 的单位方案"):
        run([inputs], tmp_path / "out", profile="村")
    with pytest.raises(UsageError, match="找不到规则文件夹"):
        run([inputs], tmp_path / "out", rules=tmp_path / "无")
    (tmp_path / "文件").write_text("")
    with pytest.raises(UsageError, match=r"输出文件夹 .* 无法写入"):
        run([inputs], tmp_path / "文件" / "out")
    (tmp_path / "空规则").mkdir()
    with pytest.raises(RuleBookError, match="文件夹里没有规则文件"):
        run([inputs / "乙.txt"], tmp_path / "out2", rules=tmp_path / "空规则")
    assert not (tmp_path / "out").exists()
    assert not any((tmp_path / "out2").glob("*"))
