"""`duban evaluate` as an office runs it: make the tracker, correct it, measure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.cli.evaluate import NAMES, fields_of
from pipeline.errors import UsageError
from pipeline.evaluate.model import Field

SPEECH = """一、守住安全底线
各社区要在6月底前完成隐患排查，建立隐患台账。
城管办要整治占道经营。
去年全街道新增绿地三千平方米。
"""


def duban(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ, check=False)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder in which somebody has struck out a task, changed an owner and added what was missed."""
    folder = tmp_path_factory.mktemp("duban")
    (folder / "讲话.txt").write_text(SPEECH, encoding="utf-8")
    assert duban("tasks", folder / "讲话.txt", "--out", folder / "输出", "--date", "2024-03-05").returncode == 0
    return folder / "输出"


@pytest.fixture(scope="module")
def corrected(output: Path) -> Path:
    path = output / "讲话.任务分解表.xlsx"
    book = load_workbook(path)
    sheet = book["督办台账"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, columns["牵头单位"]).value = "各社区"
    sheet.cell(4, columns["工作内容"]).value = "全街道新增绿地三千平方米"
    book.save(path)
    return output


def test_before_anybody_corrects_there_is_nothing_to_measure_by(output: Path) -> None:
    done = duban("evaluate", output)
    assert (done.returncode, done.stdout) == (2, "")
    assert "都没有改过" in done.stderr


def test_tables_and_misses(corrected: Path) -> None:
    done = duban("evaluate", corrected, "--show", "任务", "--show", "owner")
    assert (done.returncode, done.stderr) == (0, "")
    spans, shares, verdicts, others, misses = done.stdout.split("\n\n")
    assert spans.splitlines()[:3] == [
        "项目\t准确率\t召回率\tF1\t标注数\t识别数",
        "指令\t1.000\t0.667\t0.800\t3\t2",
        "任务\t1.000\t0.667\t0.800\t3\t2",
    ]
    assert "量化目标\t—\t—\t—\t0\t0" in spans.splitlines()
    assert shares.splitlines()[0] == "项目\t比例\t个数\t标注数"
    assert "标题误作任务\t0.000\t0\t1" in shares.splitlines()
    head, columns, *rules = verdicts.splitlines()
    assert (head, columns) == ("判定出错最多的规则：", "规则\t对\t错")
    assert [rule.split("\t")[1:] for rule in rules] == [["0", "1"]]
    assert others.splitlines()[0] == "单位、时限、目标、举措和主题出错最多的规则："
    turned = rules[0].split("\t")[0]
    assert misses.splitlines() == [
        "逐条出入：",
        "编号\t项目\t标注\t识别\t原句\t规则",
        "讲话 第3句\t责任单位（明示）\t无\t城管办\t城管办要整治占道经营。\towners.subject.modal",
        f"讲话 第4句\t任务\t任务\t无\t去年全街道新增绿地三千平方米。\t{turned}",
    ]


def test_json(corrected: Path) -> None:
    book = corrected / "讲话.任务分解表.xlsx"
    found = json.loads(duban("evaluate", corrected, "--gold", book, "--json", "--show", "承前").stdout)
    assert found["task"] == {"precision": 1.0, "recall": 0.667, "f1": 0.8, "gold": 3, "found": 2}
    assert found["rules"]["owners.subject.modal"] == {"right": 1, "wrong": 1}
    (miss,) = found["misses"]
    assert (miss["field"], miss["wanted"], miss["got"]) == ("owner inherited", ["各社区"], [])
    assert "misses" not in json.loads(duban("evaluate", corrected, "--json").stdout)


def test_what_is_not_judged_is_told_beside_the_figures(corrected: Path, tmp_path: Path) -> None:
    book = load_workbook(corrected / "讲话.任务分解表.xlsx")
    register = book["督办台账"]
    next(cell for cell in register[1] if cell.value == "具体举措").value = "做法"
    path = tmp_path / "讲话.任务分解表.xlsx"
    book.save(path)
    done = duban("evaluate", corrected, "--gold", path)
    assert "举措\t" not in done.stdout
    assert done.stderr == "提示：讲话.任务分解表.xlsx：“督办台账”没有“具体举措”列，与它有关的项目不评。\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "缺少参数 OUTPUT。运行 duban evaluate --help"),
        (("无",), "找不到输出文件夹 无"),
        ((".", "--gold", "无"), "找不到 无"),
        ((".", "--show", "速度"), "没有“速度”这一项。可用的项目：指令、任务"),
        ((".", "--rules", "无"), "找不到规则文件夹 无"),
    ],
)
def test_a_wrong_call_is_2_and_one_chinese_line(arguments: tuple[str, ...], told: str) -> None:
    done = duban("evaluate", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"错误：{told}")


def test_every_field_has_a_name_and_answers_to_it() -> None:
    assert list(NAMES) == list(Field)
    for field, name in NAMES.items():
        assert fields_of([name]) == fields_of([field]) == {field}
    assert fields_of(["责任单位", "due"]) == {"owner explicit", "owner inherited", "due span"}
    with pytest.raises(UsageError):
        fields_of(["任务", "x"])
