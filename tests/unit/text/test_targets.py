"""Targets in context; the families' own examples are run by tests/rules."""

import tomllib
from pathlib import Path

import pytest

from pipeline.rulebook.dates import TargetRules
from pipeline.text.targets import TargetReader

ROOT = Path(__file__).parents[3]
RULES = TargetRules.model_validate(tomllib.loads((ROOT / "rules/targets.toml").read_text(encoding="utf-8")))
READER = TargetReader(RULES)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in READER.read(text)]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("今年要办好12件惠民实事，件件有着落。", ["12件惠民实事"]),
        ("围绕4大工程26项具体任务，逐项落实。", ["4大工程26项具体任务"]),
        ("推进XX个安置小区的交付", ["XX个安置小区"]),
        ("年内新建口袋公园６处、停车场3座。", ["新建口袋公园６处", "停车场3座"]),
        (
            "确保规上工业增加值增长7%以上，税收增速高于全区平均水平",
            ["规上工业增加值增长7%以上", "税收增速高于全区平均水平"],
        ),
        ("垃圾分类参与率达到**%", ["垃圾分类参与率达到**%"]),
        ("力争综合排名进入全市前五名", ["综合排名进入全市前五名"]),
        ("争取上级资金1,200万元以上", ["争取上级资金1,200万元以上"]),
        ("实现营业收入、入库税收“双达标”", ["营业收入、入库税收“双达标”"]),
        ("打造三个样板小区", ["打造三个样板小区"]),
        ("增强“四个意识”，服务“一老一小”，打好“五大战役”", []),
        ("24小时值班，3个工作日内办结，拨打12345", []),
        ("一要明确责任，第3项任务由城管办牵头", []),
        ("辖区现有28个小区，已改造6个片区", []),
        ("推动***公司落户，协调**局、**社区、***项目", []),
        ("2023年6月30日前完成", []),
        ("", []),
    ],
)
def test_in_context(text: str, targets: list[str]) -> None:
    assert found(text) == targets


def test_all_patterns_compile() -> None:
    assert RULES.check(RULES.family, deep=True) == []
