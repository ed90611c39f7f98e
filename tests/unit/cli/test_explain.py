import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

SPEECH = "在全镇防汛会议上的讲话\n水利站要在6月底前巡查河堤，建立台账。每周五报送进度。\n大家要坚定信心。\n"


def _duban(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", "explain", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", env=os.environ | {"LC_ALL": "C.UTF-8"}, check=False,
    )  # fmt: skip


def _on_a_terminal(*arguments: str | Path, **environment: str) -> str:
    """What a terminal of 60 columns is sent."""
    main, end = pty.openpty()
    known = os.environ | {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "60"} | environment
    call = [sys.executable, "-m", "pipeline", "explain", *map(str, arguments)]
    with subprocess.Popen(call, stdout=end, stderr=subprocess.DEVNULL, env=known):
        os.close(end)
        sent = b""
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:  # the other end is closed: Linux says so in this way
                break
            if not piece:
                break
            sent += piece
    os.close(main)
    return sent.decode()


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "讲话.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


def test_help() -> None:
    done = _duban("--help")
    assert (done.returncode, done.stderr) == (0, "")
    options = ("--task ID", "--sentence N", "--all", "--date", "--profile", "--rules", "--json", "--debug")
    assert all(option in done.stdout for option in ("用法：duban explain FILE_OR_TEXT [选项]", *options))


def test_a_text_is_explained_in_plain_lines() -> None:
    done = _duban("各村要储备沙袋。大家要坚定信心。", "--date", "2024-06-03")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout and "▲" not in done.stdout
    lines = done.stdout.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["第1句　任务", "第2句　总体要求"]
    assert lines[1:3] == ["  各村要储备沙袋。", "  判定　任务"]
    assert "  任务 20240603-001　储备沙袋（" in done.stdout
    assert not any(line.endswith((" ", "　")) for line in lines)
    assert _duban("各村要储备沙袋。大家要坚定信心。", "--date", "2024-06-03").stdout == done.stdout


def test_a_file_is_shown_a_line_a_sentence(speech: Path) -> None:
    done = _duban(speech, "--date", "2024-06-03")
    head, *rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert head == ["句号", "判定", "编号", "规则", "原文"]
    assert [row[:3] for row in rows] == [
        ["1", "标题", ""],
        ["2", "任务", "20240603-001"],
        ["3", "任务", "20240603-002"],
        ["4", "总体要求", "20240603-Y01"],
    ]
    assert "--sentence" in done.stderr and "--task" in done.stderr and done.returncode == 0


def test_one_task_or_sentence_of_a_file(speech: Path) -> None:
    task = _duban(speech, "--date", "2024-06-03", "--task", "20240603-002").stdout
    assert task.startswith("第3句　任务\n") and "见第2句“水利站要在6月底前" in task
    two = _duban(speech, "--sentence", "4", "--sentence", "1").stdout
    assert [line for line in two.splitlines() if line.startswith("第")] == ["第1句　标题", "第4句　总体要求"]
    assert _duban(speech, "--all").stdout.count("\n第") == 3


def test_json_holds_the_dataclasses(speech: Path) -> None:
    (speech.parent / "documents.toml").write_text(
        '[[document]]\npath = "讲话.txt"\ndate = 2024-06-03\nprofile = "town"\n', encoding="utf-8"
    )
    found = json.loads(_duban(speech, "--json", "--sentence", "3").stdout)
    assert (found["title"], found["date"], found["date_from"]) == (
        "在全镇防汛会议上的讲话", "2024-06-03", "documents.toml",
    )  # fmt: skip
    (sentence,) = found["sentences"]
    (row,) = sentence["rows"]
    assert (row["owners"][0]["how"], row["owners"][0]["source"]["number"]) == ("承前", 2)
    assert sentence["own"]["rule"]["file"] == "stance.toml"
    assert len(json.loads(_duban(speech, "--json").stdout)["sentences"]) == 4


def test_on_a_terminal_in_colour_as_wide_as_it_is() -> None:
    shown = _on_a_terminal("各村要在6月底前储备沙袋。")
    assert "\x1b[" in shown and "▲" in shown and "└──" in shown
    plain = _on_a_terminal("各村要在6月底前储备沙袋。", NO_COLOR="1")
    assert "▲单位　◆时限　" in plain.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert "\x1b[32m" not in plain


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "缺少参数 FILE_OR_TEXT"),
        (("nope.txt",), "找不到文件 nope.txt。"),
        (("",), "没有要解释的文字。"),
        (("各村要储备沙袋。", "--sentence", "9"), "没有第 9 句。这份文件共 1 句。"),
        (("各村要储备沙袋。", "--sentence", "x"), "选项 --sentence 的值不对"),
        (("各村要储备沙袋。", "--task", "nope"), "没有编号或 id 为 nope 的任务。相近的有："),
        (("各村要储备沙袋。", "--date", "明天"), "日期 明天 无效。"),
        (("各村要储备沙袋。", "--profile", "nope"), "没有名为 nope 的单位方案"),
        (("各村要储备沙袋。", "--rules", "nope"), "找不到规则文件夹 nope"),
    ],
)
def test_a_wrong_call_is_2_and_one_chinese_line(arguments: tuple[str, ...], told: str) -> None:
    done = _duban(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"错误：{told}")


def test_a_file_that_cannot_be_read_is_1(tmp_path: Path) -> None:
    (tmp_path / "讲话.docx").write_bytes(b"PK\x03\x04")
    done = _duban(tmp_path / "讲话.docx")
    assert done.returncode == 1 and done.stderr.startswith("错误：文件 讲话.docx 是 Word")
    assert "Traceback" in _duban(tmp_path / "讲话.docx", "--debug").stderr
