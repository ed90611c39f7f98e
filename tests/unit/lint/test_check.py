"""The whole check: our rules are sound, and a layer full of mistakes is told of all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.lint.check import check
from pipeline.rulebook.folder import rules_folder

CUE = (
    '[[cue]]\nid = "{id}"\nlabel = "VERB"\nterms = ["{term}"]\n'
    'hits = ["{term}餐具", "{hit}"]\nmisses = ["天气晴好"]\n'
)
CONSTRUCTION = (
    '[[construction]]\nid = "{id}"\nstage = "form"\npattern = "{pattern}"\nyields = "{yields}"\n'
    'hits = ["清理河道", "疏通沟渠"]\nmisses = ["天气晴好"]\n'
)
SOURCE = 'source = "例句"\n'
OFFICE = """
[profile]
id = "own"
title = "港区"
issuer_suffixes = ["港区"]
[[unit]]
name = "调度室"
themes = ["港航"]
"""
MISTAKES = {
    "owner.toml": "",
    "owners.toml": 'drop = ["owners.guild", "owners.gild"]\n',
    "steps.toml": SOURCE
    + CUE.format(id="own.typo", term="蒸煮", hit="蒸煮被服").replace("misses", "mises")
    + CUE.format(id="own.clash", term="推进", hit="推进餐具")
    + CUE.format(id="own.hit", term="熨烫", hit="清洗被服")
    + CUE.format(id="own.twice", term="漂洗", hit="漂洗餐具")
    + CONSTRUCTION.format(id="own.label", pattern="BOS NOWHERE", yields="STEP")
    + CONSTRUCTION.format(id="own.unread", pattern="BOS verb", yields="STEP")
    + CONSTRUCTION.format(id="own.result", pattern="BOS VERB", yields="STEPP"),
    "stance.toml": SOURCE + CUE.format(id="owners.unit", term="烘干", hit="烘干被服"),
    "calendar.toml": '[[event]]\nid = "event.own"\nnames = ["开渔节"]\nmonth = 9\nday = 16\n',
    "targets.toml": SOURCE
    + '[[family]]\nid = "target.own"\npattern = "("\nhits = ["甲", "乙"]\nmisses = ["丙"]\n',
    "tracker.toml": "[size]\nbody = = 1\n",
    "organisations/own.toml": OFFICE,
}
TOLD = [
    "owner.toml：没有这样的规则文件，你是不是想写 owners.toml",
    "owners.toml：drop owners.gild：这个文件里没有这一条",
    "steps.toml：own.typo misses：缺少这一项",
    "steps.toml：own.typo mises：没有这一项",
    "steps.toml：own.clash：“推进”已写在 steps.verb",
    "steps.toml：own.hit：正例没有用上这条规则，请改规则或例句：清洗被服",
    "steps.toml：own.twice：这一句写了不止一次，请删去一处：漂洗餐具",
    "steps.toml：own.label：没有这样的标签 NOWHERE",
    "steps.toml：own.unread：pattern 里的“verb”读不懂",
    "steps.toml：own.result：form 的 yields 只能写 ",
    "stance.toml：owners.unit：编号重复（owners.toml 里已有）",
    "calendar.toml：event.own：缺少 source（共 1 条）",
    "targets.toml：target.own：pattern 不是有效的正则表达式",
    "tracker.toml：第 2 行格式有误",
    "organisations/own.toml：调度室：themes 里的“港航”不是主题",
]


def test_our_own_rules_are_sound() -> None:
    report = check(rules_folder())
    assert [str(fault) for fault in report.faults if fault.grave] == []
    assert report.errors == 0 and report.rules > 400 and report.examples > 1500


def test_all_mistakes_of_a_layer_come_in_one_run(layer: Callable[..., Path]) -> None:
    report = check(rules_folder(), [layer(MISTAKES)])
    found = [str(fault) for fault in report.faults if fault.grave]
    for told in TOLD:
        assert [line for line in found if line.startswith(f"本单位规则 {told}")], told
    assert len(found) == len(TOLD) == report.errors, found


def test_errors_come_file_by_file_before_the_hints(layer: Callable[..., Path]) -> None:
    report = check(rules_folder(), [layer(MISTAKES)])
    order = [(fault.file, not fault.grave) for fault in report.faults]
    assert order == sorted(order)
    assert len(set(report.faults)) == len(report.faults)


def test_hints_on_a_layer_are_on_its_own_rules_only(layer: Callable[..., Path]) -> None:
    text = SOURCE + CUE.format(id="own.cook", term="蒸煮", hit="蒸煮被服")
    (hint,) = check(rules_folder(), [layer({"steps.toml": text})]).faults
    assert (hint.file, hint.where, hint.grave) == ("本单位规则 steps.toml", "own.cook", False)
    assert len(check(rules_folder()).faults) > 1


def test_judged_sentences_beside_the_rules_are_test_texts(layer: Callable[..., Path]) -> None:
    text = SOURCE + CUE.format(id="own.cook", term="蒸煮", hit="蒸煮被服")
    folder = layer({"steps.toml": text, "judged/own.toml": '[[sentence]]\ntext = "食堂要蒸煮碗筷。"\n'})
    assert check(rules_folder(), [folder]).faults == ()


@pytest.mark.parametrize("name", ["steps.toml", "tracker.toml"])
def test_where_our_own_rules_are_broken_only_that_is_told(layer: Callable[..., Path], name: str, tmp_path) -> None:
    (tmp_path / "ours").mkdir()
    for path in rules_folder().glob("*.toml"):
        (tmp_path / "ours" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "ours" / name).write_text("= 1\n", encoding="utf-8")
    report = check(tmp_path / "ours")
    assert [str(fault) for fault in report.faults] == [f"{name}：第 1 行格式有误，请检查引号、逗号和方括号"]
    assert (report.rules, report.examples) == (0, 0)
