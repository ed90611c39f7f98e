"""Examples that do not show what they should, stand twice, or belong to a rule that is there already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.lint.examples import doubled, failing, repeated
from pipeline.lint.witness import Witness
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.inventory import Entry, inventory
from pipeline.rulebook.load import load

RULES = {
    "steps.toml": """
source = "例句"
[[cue]]
id = "own.cook"
label = "VERB"
terms = ["蒸煮"]
hits = ["蒸煮餐具", "清洗餐具"]
misses = ["餐具要蒸煮", "餐具要蒸煮", "蒸煮餐具"]

[[construction]]
id = "own.late"
stage = "form"
pattern = "BOS VERB GAP EOS"
yields = "STEP"
first = -1
hits = ["蒸煮餐具", "疏通沟渠"]
misses = ["天气晴好"]

[[construction]]
id = "own.again"
stage = "form"
pattern = "BOS VERB GAP EOS"
yields = "MOVE"
hits = ["疏通沟渠", "修补路面"]
misses = ["天气晴好"]
""",
    "deadlines.toml": """
source = "例句"
[[family]]
id = "due.none.own"
type = "none"
pattern = "6"
hits = ["6次会议", "6月底前完成"]
misses = ["天气"]
""",
    "themes.toml": """
source = "例句"
[[theme]]
id = "theme.own"
name = "港航"
terms = ["泊位"]
hits = ["泊位要清淤", "腾出泊位", "泊位调度", "检查消防设施"]
misses = ["检查消防通道", "泊位不足"]
""",
}


@pytest.fixture
def entries(layer: Callable[..., Path]) -> dict[str, Entry]:
    """The inventory with the layer's rules, by id."""
    book = load(rules_folder(), layers=[layer(RULES)])
    return {entry.id: entry for entry in inventory(book)}


def test_hits_that_do_not_show_the_rule_and_misses_that_do(layer: Callable[..., Path]) -> None:
    book = load(rules_folder(), layers=[layer(RULES)])
    witness = Witness(book)
    told = {entry.id: list(failing(entry, witness)) for entry in inventory(book)}
    assert told["own.cook"] == [
        "正例没有用上这条规则，请改规则或例句：清洗餐具",
        *["反例用上了这条规则，请改规则或例句：餐具要蒸煮"] * 2,
        "反例用上了这条规则，请改规则或例句：蒸煮餐具",
    ]
    assert told["own.late"][1] == "正例没有用上这条规则（steps.form.act 在先），请改规则或例句：疏通沟渠"
    assert told["due.none.own"] == ["正例里仍读出了时限或目标，请改规则或例句：6月底前完成"]
    assert told["theme.own"] == [
        "正例没有用上这条规则，请改规则或例句：检查消防设施",
        "反例用上了这条规则，请改规则或例句：泊位不足",
    ]


def test_examples_twice_and_on_both_sides(entries: dict[str, Entry]) -> None:
    assert list(doubled(entries["own.cook"])) == [
        "这一句又是正例又是反例，请删去一处：蒸煮餐具",
        "这一句写了不止一次，请删去一处：餐具要蒸煮",
    ]
    assert list(doubled(entries["own.late"])) == []


def test_the_same_pattern_at_the_same_stage(entries: dict[str, Entry]) -> None:
    assert [(entry.id, told) for entry, told in repeated(entries.values())] == [
        ("own.again", "pattern 与 own.late 完全相同，请合成一条")
    ]
