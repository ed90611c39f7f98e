"""`duban due` as an office runs it: make the ledger, fill it in, see whom to remind."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

SPEECH = """在全镇防汛会议上的讲话
各村要在6月10日前储备沙袋。
应急办、派出所要在6月15日前联合开展演练。
水利站要每月25日前报送台账。
要尽快修复泵站。
"""
HERE = {"LC_ALL": "C.UTF-8", "PYTHONPATH": str(Path(__file__).parents[3])}
"""So that another working folder runs this program and no other."""
HEAD = "单位\t编号\t截止日期\t还有/逾期\t状态\t重点任务\t完成时限"


def duban(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    known = os.environ | HERE
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=known, check=False, **options)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command made of the speech, one task under way and one done."""
    folder = tmp_path_factory.mktemp("duban")
    (folder / "防汛会.txt").write_text(SPEECH, encoding="utf-8")
    assert duban("tasks", folder / "防汛会.txt", "--out", folder / "output", "--date", "2024-06-03").returncode == 0
    path = folder / "output" / "防汛会.任务分解表.xlsx"
    book = load_workbook(path)
    page = book["督办台账"]
    columns = {cell.value: cell.column for cell in page[1]}
    page.cell(2, columns["状态"]).value = "推进中"
    book.save(path)
    return folder


@pytest.fixture
def office(written: Path, tmp_path: Path) -> Path:
    """A copy of the folder it works in."""
    return Path(shutil.copytree(written, tmp_path / "办公室"))


def test_help() -> None:
    done = duban("due", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    options = ("--within 15d", "--date", "--unit", "--rules", "--json", "--debug", "LEDGER...")
    assert all(option in done.stdout for option in ("用法：duban due LEDGER... [选项]", *options))


def test_the_table_and_the_closing_line_in_a_pipe(office: Path) -> None:
    done = duban("due", "--date", "2024-06-12", "--within", "两周", cwd=office)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        HEAD,
        "各村\t20240603-001\t2024-06-10\t逾期 2 天\t推进中\t储备沙袋\t6月10日前",
        "应急办\t20240603-002\t2024-06-15\t还有 3 天\t未启动\t联合开展演练\t6月15日前",
        "派出所\t20240603-002\t2024-06-15\t还有 3 天\t未启动\t联合开展演练\t6月15日前",
        "水利站\t20240603-003\t2024-06-25\t还有 13 天（节点）\t未启动\t报送台账\t每月25日前",
        "从 2024-06-12 算起，共 3 项：逾期 1 项，14 日内到期 1 项，周期节点 1 项。"
        "几个单位共同牵头的在各单位下都列，只计一项。",
    ]
    assert done.stderr == "提示：另有 1 项没有办结、也没有截止日期，未列入。\n"


def test_today_is_called_so_and_several_files_are_named(office: Path) -> None:
    shutil.copy(office / "output" / "防汛会.任务分解表.xlsx", office / "output" / "防汛会.任务分解表.新.xlsx")
    done = duban("due", office / "output", "--date", "2024-06-15", "--within", "0", "--unit", "应急办")
    assert done.stdout.splitlines() == [
        f"{HEAD}\t来源文件",
        "应急办\t20240603-002\t2024-06-15\t今天\t未启动\t联合开展演练\t6月15日前\t防汛会",
        "从 2024-06-15 算起，共 1 项：逾期 0 项，当日到期 1 项，周期节点 0 项。",
    ]


def test_json(office: Path) -> None:
    done = duban("due", "output", "--date", "2024-06-12", "--json", "--unit", "各村", cwd=office)
    assert json.loads(done.stdout) == [
        {
            "unit": "各村",
            "number": "20240603-001",
            "kind": "due",
            "due": "2024-06-10",
            "presumed": False,
            "days": -2,
            "status": "推进中",
            "title": "储备沙袋",
            "text": "各村要在6月10日前储备沙袋。",
            "limit": "6月10日前",
            "source": "防汛会.任务分解表.xlsx",
        }
    ]
    assert duban("due", "output", "--date", "2024-06-01", "--within", "1", "--json", cwd=office).stdout == "[]\n"


def test_nothing_due_is_said_kindly(office: Path) -> None:
    done = duban("due", "output", "--date", "2024-06-04", "--within", "3天", cwd=office)
    assert (done.returncode, done.stdout) == (0, "从 2024-06-04 算起，没有逾期的任务，3 日内也没有到期的。\n")


def test_without_a_day_it_counts_from_today(office: Path) -> None:
    done = duban("due", office / "output")
    assert re.search(r"^从 20\d\d-\d\d-\d\d 算起，", done.stdout, re.MULTILINE)


def test_an_unreadable_workbook_is_1_and_the_others_are_done(office: Path) -> None:
    (office / "output" / "坏.任务分解表.xlsx").write_bytes(b"x")
    done = duban("due", office / "output", "--date", "2024-06-12")
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 6)
    assert done.stderr.splitlines()[-1].startswith("错误：打不开工作簿 坏.任务分解表.xlsx")
    assert "Traceback" not in done.stderr and "Traceback" in duban("due", office / "output", "--debug").stderr
    alone = duban("due", office / "output" / "坏.任务分解表.xlsx")
    assert (alone.returncode, alone.stdout) == (1, "")


def test_an_office_s_own_words(office: Path) -> None:
    own = office / "本单位规则"
    own.mkdir()
    (own / "tracker.toml").write_text('[status.synonyms]\n"推进中中" = "done"\n', encoding="utf-8")
    path = office / "output" / "防汛会.任务分解表.xlsx"
    book = load_workbook(path)
    column = next(cell.column for cell in book["督办台账"][1] if cell.value == "状态")
    book["督办台账"].cell(2, column).value = "推进中中"
    book.save(path)
    call = ("due", "output", "--date", "2024-06-12")
    assert "各村" in duban(*call, cwd=office).stdout
    assert "各村" not in duban(*call, "--rules", "本单位规则", cwd=office).stdout


def test_on_a_terminal_days_and_numbers_stay_whole(office: Path) -> None:
    main, end = pty.openpty()
    known = os.environ | HERE | {"TERM": "xterm-256color", "COLUMNS": "72"}
    call = [sys.executable, "-m", "pipeline", "due", "output", "--date", "2024-06-12"]
    with subprocess.Popen(call, stdout=end, stderr=subprocess.DEVNULL, env=known, cwd=office):
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
    shown = sent.decode()
    assert "│" in shown and "20240603-001" in shown and "2024-06-10" in shown and "\t" not in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "这里没有 output 文件夹。请写明台账或所在文件夹，如 duban due 输出/；还没有台账的"),
        (("无",), "找不到 无。"),
        ((".",), "文件夹 . 中没有台账（*.任务分解表*.xlsx、总台账.xlsx）。"),
        ((".", "--within", "很久"), "--within 的值 很久 看不懂。请写作 15d"),
        ((".", "--within"), "选项 --within 的写法不对"),
        ((".", "--date", "明天"), "日期 明天 无效"),
        ((".", "--rules", "无"), "找不到规则文件夹 无"),
        ((".", "--nope"), "没有选项 --nope"),
    ],
)
def test_a_wrong_call_is_2_and_one_chinese_line(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    done = duban("due", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"错误：{told}")


def test_the_example_of_the_readme(tmp_path: Path) -> None:
    """The speech is done as it says; the table and the line below it are what the command prints."""
    readme = Path(__file__).parents[3].joinpath("README.md").read_text(encoding="utf-8")
    (part,) = re.findall(r"^## 催办\n(.*?)^## ", readme, re.MULTILINE | re.DOTALL)
    (speech,) = re.findall(r"^```text\n(.*?)^```", part, re.MULTILINE | re.DOTALL)
    (call,) = re.findall(r"^\.venv/bin/duban (due .*)", part, re.MULTILINE)
    (tmp_path / "讲话.txt").write_text(speech, encoding="utf-8")
    assert duban("tasks", "讲话.txt", "--out", "输出", "--date", "2024-06-03", cwd=tmp_path).returncode == 0
    head, *rows, closing = duban(*call.split(), cwd=tmp_path).stdout.splitlines()
    shown = ["| " + " | ".join(line.split("\t")) + " |" for line in (head, *rows)]
    assert "\n".join([shown[0], "|---" * len(head.split("\t")) + "|", *shown[1:], "", f"> {closing}"]) in part


def test_only_what_is_needed_is_loaded(office: Path) -> None:
    code = (
        "import sys, pipeline.cli\ntry: pipeline.cli.main(['due', 'output', '--date', '2024-06-12'])\n"
        "except SystemExit: print(sorted({'spacy', 'pandas'} & set(sys.modules)))"
    )
    call = [sys.executable, "-c", code]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", env=os.environ | HERE, cwd=office, check=True)
    assert done.stdout.endswith("\n[]\n")
