"""`duban dates`: what it prints, what it refuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EVENT = 'source = "通知"\n[[event]]\nid = "event.own"\n'


def _duban(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", "dates", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", env=os.environ | {"LC_ALL": "C.UTF-8"} | environment,
        check=False,
    )  # fmt: skip


def _rows(text: str) -> list[dict[str, str]]:
    heads, *rows = (line.split("\t") for line in text.splitlines())
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_table() -> None:
    done = _duban("各村4月底前出台方案，每月25日前报进度，尽快整改，9月20日18时前反馈。", "--date", "2023-03-01")
    assert (done.returncode, done.stderr) == (0, "")
    told = [(r["原文"], r["类型"], r["截止"], r["钟点"], r["周期"]) for r in _rows(done.stdout)]
    assert told == [
        ("4月底前", "日期", "2023-04-30", "", ""),
        ("每月25日前", "周期", "", "", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("尽快", "缓急", "", "", ""),
        ("9月20日18时前", "日期", "2023-09-20", "18:00", ""),
    ]
    assert _rows(done.stdout)[1]["今后的节点"] == "2023-03-25、2023-04-25、2023-05-25 等12个"


@pytest.mark.parametrize(
    ("text", "arguments", "remark"),
    [
        ("每季度通报", ("--date", "2023-03-01"), "日期推定"),
        ("10个工作日内办结", ("--date", "2090-03-01"), "日期推定"),
        ("验收前清场", ("--date", "2023-03-01"), "日期未定"),
        ("6月底前办结", (), "推算日期要写 --date"),
        ("2023年6月底前办结", (), ""),
    ],
)
def test_the_remark(text: str, arguments: tuple[str, ...], remark: str) -> None:
    assert [row["说明"] for row in _rows(_duban(text, *arguments).stdout)] == [remark]


def test_json() -> None:
    (found,) = json.loads(_duban("每周五报送", "--date", "2023-03-01", "--json").stdout)
    assert found["rrule"] == ["FREQ=WEEKLY;BYDAY=FR"] and found["nodes"][0] == "2023-03-03"
    assert (found["start"], found["end"], found["rule"]) == (0, 3, "due.recurring.week")
    assert json.loads(_duban("办好12345热线", "--json").stdout) == []


def test_nothing_read() -> None:
    done = _duban("办好12345热线")
    assert (done.returncode, done.stdout) == (0, "没有读出时限。\n")


def test_the_zone_and_the_locale_change_nothing() -> None:
    asked = ("今天下班前摸底，本周五前上报，春节前兑付，每月25日前调度", "--date", "2023-07-05")
    places = ({"TZ": "UTC", "LC_ALL": "C"}, {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"})
    answers = {_duban(*asked, PYTHONIOENCODING="utf-8", **place).stdout for place in places}
    assert len(answers) == 1 and "2024-02-09" in answers.pop()


def test_an_office_s_own_days(tmp_path: Path) -> None:
    rules = tmp_path / "规则"
    rules.mkdir()
    season = 'names = ["汛期"]\nmonth = 6\nday = 1\nto_month = 9\nto_day = 30\n'
    (rules / "calendar.toml").write_text(f"{EVENT}{season}", encoding="utf-8")
    asked = ("汛期前清淤，汛期期间值守", "--date", "2023-03-01", "--rules", rules)
    assert [(row["开始"], row["截止"]) for row in _rows(_duban(*asked).stdout)] == [
        ("", "2023-05-31"),
        ("2023-06-01", "2023-09-30"),
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [((), "缺少参数 TEXT"), (("6月底前", "--date", "6月"), "日期 6月 无效"), (("6月底前", "--rules", "没有"), "没有")],
)
def test_wrong_calls_end_in_2(arguments: tuple[str, ...], words: str) -> None:
    done = _duban(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("错误：") and words in done.stderr


def test_bad_rules_are_told_of(tmp_path: Path) -> None:
    rules = tmp_path / "规则"
    rules.mkdir()
    (rules / "calendar.toml").write_text(f'{EVENT}names = ["某节"]\n', encoding="utf-8")
    done = _duban("6月底前", "--rules", rules)
    assert done.returncode == 2 and "必须且只能写一种" in done.stderr
