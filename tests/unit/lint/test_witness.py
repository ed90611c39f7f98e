"""What is seen in a text: rules of every kind, those that lost and to whom, and what a look-alike keeps out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pipeline.lint.witness import Witness
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load

BOOK = load(rules_folder())
SHORT = """
source = "例句"
[[family]]
id = "due.none.own"
type = "none"
pattern = "6"
hits = ["6次会议", "6条道路"]
misses = ["天气"]
"""


@cache
def witness() -> Witness:
    return Witness(BOOK)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("各社区要排查燃气隐患", {"directive.modal.yao", "owners.unit", "owners.subject.modal", "theme.safety"}),
        ("由财政所牵头制定方案", {"owners.actor.by", "owners.lead"}),
        ("这是一项重要工作", {"pseudo.yao.guarded"}),
        ("各村要在6月底前新建公厕12座", {"target.quantity"}),
    ],
)
def test_rules_of_every_kind_are_seen_at_work(text: str, rules: set[str]) -> None:
    assert rules <= witness().see(text).at_work


def test_a_pseudo_cue_keeps_the_modal_from_work() -> None:
    assert "directive.modal.yao" not in witness().see("这是一项重要工作").at_work


def test_those_that_fit_and_lose_are_told_with_the_winner() -> None:
    sight = witness().see("我们希望各单位再接再厉")
    assert sight.lost["owners.subject.hope"] == "owners.subject.hope-name"
    assert "owners.subject.hope" not in witness().see("各村要落实到人").lost


def test_a_rule_that_wins_in_one_clause_has_not_lost() -> None:
    sight = witness().see("要落实各项防火要求，抓好巡护")
    assert "steps.form.act" in sight.at_work - sight.lost.keys()


def test_actors_are_all_at_work() -> None:
    sight = witness().see("住建局牵头，各街道配合")
    assert {"owners.actor.lead", "owners.actor.support"} <= sight.at_work
    assert not any(rule.startswith("owners.actor") for rule in sight.lost)


def test_a_look_alike_that_is_shorter_than_the_limit_keeps_nothing_out(layer: Callable[..., Path]) -> None:
    book = load(rules_folder(), layers=[layer({"deadlines.toml": SHORT})])
    seeing = Witness(book)
    short, since = (next(f for f in book.dates.family if f.id == name) for name in ("due.none.own", "due.none.since"))
    assert {"due.none.own", "due.date.month-end"} <= seeing.see("6月底前完成").at_work
    assert not seeing.covers(short, "6月底前完成")
    assert seeing.covers(short, "6次会议")
    assert all(seeing.covers(since, hit) for hit in since.hits)


def test_a_text_is_looked_at_once() -> None:
    assert witness().see("各村要落实到人") is witness().see("各村要落实到人")
