import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CUE = """
source = "本单位文件"
[[cue]]
id = "own.lead"
label = "LEAD"
terms = ["统抓"]
hits = ["港务段统抓清淤", "{hit}"]
misses = ["统筹抓好落实"]
"""


def _duban(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", "rules", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", env=os.environ | {"LC_ALL": "C"}, check=False,
    )  # fmt: skip


def _lines(*arguments: str | Path) -> list[list[str]]:
    done = _duban("list", *arguments)
    assert done.returncode == 0
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_help_of_the_group_and_its_commands() -> None:
    for arguments in ((), ("--help",)):
        done = _duban(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("用法：duban rules 命令 [选项]\n")
        assert all(f"\n  {name} " in done.stdout for name in ("check", "list"))
    assert all(option in _duban("check", "--help").stdout for option in ("用法：duban rules check", "--rules DIR"))
    told = _duban("list", "--help").stdout
    assert all(option in told for option in ("WORD", "--file", "--label", "--rules", "--json"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nope",), "不认识 nope。运行 duban rules --help"),
        (("check", "--nope"), "没有选项 --nope。运行 duban rules check --help"),
        (("check", "--rules", "nope"), "找不到规则文件夹 nope"),
        (("list", "--file", "nope"), "没有规则文件 nope。可用：outline.toml、"),
    ],
)
def test_a_wrong_call_is_2_and_one_chinese_line(arguments: tuple[str, ...], told: str) -> None:
    done = _duban(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"错误：{told}")


def test_our_own_rules_pass_with_hints() -> None:
    done = _duban("check")
    assert (done.returncode, done.stderr) == (0, "")
    *hints, closing = done.stdout.splitlines()
    assert all(line.startswith("提示：") for line in hints)
    assert closing.startswith("规则 ") and closing.endswith(f"错误 0 处，提示 {len(hints)} 处")


def test_errors_name_the_office_s_file_and_end_in_1(layer: Callable[..., Path]) -> None:
    done = _duban("check", "--rules", layer({"owners.toml": CUE.format(hit="引航站牵头巡查")}))
    first, hint, closing = done.stdout.splitlines()
    assert first == "错误：本单位规则 owners.toml：own.lead：正例没有用上这条规则，请改规则或例句：引航站牵头巡查"
    assert hint.startswith("提示：本单位规则 owners.toml：own.lead：")
    assert (done.returncode, closing.partition("，错误 ")[2]) == (1, "1 处，提示 1 处")


def test_a_word_finds_the_rules_that_know_it() -> None:
    head, *rows = _lines("牵头")
    assert head == ["编号", "文件", "类别", "标签或结果", "内容", "例句"]
    (lead,) = (row for row in rows if row[0] == "owners.lead")
    assert lead[1:4] == ["owners.toml", "词", "LEAD"] and lead[4].startswith("牵头")
    assert all(len(row) == 6 and len(row[4]) <= 36 for row in rows)


def test_filters_by_file_and_label() -> None:
    assert {row[1] for row in _lines("--file", "owners")[1:]} == {"owners.toml"}
    assert {row[1] for row in _lines("--file", "organisations/town.toml")[1:]} == {"organisations/town.toml"}
    assert [row[0] for row in _lines("--label", "LEAD")[1:]] == ["owners.lead"]
    assert {row[3].split()[0] for row in _lines("--label", "actor")[1:]} == {"actor"}
    done = _duban("list", "没有这样的词")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "共 0 条\n")


def test_with_a_layer_every_row_says_whence_it_comes(layer: Callable[..., Path]) -> None:
    folder = layer({"owners.toml": CUE.format(hit="引航站统抓巡查")})
    head, *rows = _lines("--label", "LEAD", "--rules", folder)
    assert head[-1] == "来自"
    assert [(row[0], row[-1]) for row in rows] == [("owners.lead", "自带"), ("own.lead", "本单位新增")]


def test_json_holds_everything(layer: Callable[..., Path]) -> None:
    folder = layer({"owners.toml": CUE.format(hit="引航站统抓巡查")})
    done = _duban("list", "own.lead", "--json", "--rules", folder)
    assert json.loads(done.stdout) == [
        {
            "id": "own.lead",
            "file": "owners.toml",
            "kind": "词",
            "labels": ["LEAD"],
            "content": ["统抓"],
            "hits": ["港务段统抓清淤", "引航站统抓巡查"],
            "misses": ["统筹抓好落实"],
            "source": "本单位文件",
            "origin": "本单位新增",
        }
    ]
