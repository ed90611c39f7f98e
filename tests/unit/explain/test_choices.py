"""Which construction decided, and why the others lost."""

from __future__ import annotations

import pytest

from pipeline.explain.choices import chosen, why_lost, words_of
from pipeline.explain.rules import Rules
from pipeline.nlp.constructions import Match, Slot
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load
from pipeline.rulebook.schema import Construction

BOOK = load(rules_folder())


def match(name: str, start: int, end: int, first: int = 0) -> Match:
    rule = Construction(
        id=name, stage="form", pattern="VERB", yields="STEP", first=first, hits=("一", "二"), misses=("三",)
    )
    return Match(rule, start, end)


@pytest.mark.parametrize(
    ("loser", "winner", "why"),
    [
        (match("a.a", 0, 3, 30), match("a.b", 0, 2, 50), "优先级 30 低于 50"),
        (match("a.a", 0, 3, 50), match("a.b", 0, 5, 50), "优先级相同，盖住 3 项，少于 5 项"),
        (match("a.a", 1, 3), match("a.b", 0, 2), "优先级、长短相同，位置在后"),
        (match("a.b", 0, 2), match("a.a", 0, 2), "优先级、长短、位置都相同，编号在后"),
    ],
)
def test_why_lost(loser: Match, winner: Match, why: str) -> None:
    assert why_lost(loser, winner) == why


def test_the_edges_are_no_words() -> None:
    text = "要检修设施"
    slots = [Slot("BOS", 0, 0), Slot("MODAL", 0, 1, "x.y"), Slot("GAP", 1, 5), Slot("EOS", 5, 5)]
    words = words_of(text, slots, 0)
    assert [(word.text, word.label, word.meaning) for word in words] == [
        ("要", "MODAL", "情态词"),
        ("检修设施", "GAP", "其他文字"),
    ]
    rules = Rules(BOOK, "")
    found = [match("a.a", 0, 2, 9), match("a.b", 1, 4, 5), match("a.b", 2, 4, 5), match("a.c", 2, 3, 1)]
    choice = chosen(found, slots, words, text, table="form", rules=rules)
    assert [word.text for word in choice.words] == ["要"]
    assert [(lost.rule.id, lost.words) for lost in choice.lost] == [("a.b", "要检修设施"), ("a.c", "检修设施")]


def test_nothing_fits() -> None:
    assert chosen([], [], [], "", table="form", rules=Rules(BOOK, "")) is None


def test_a_word_ends_with_its_sentence() -> None:
    (word,) = words_of("存在问题", [Slot("PROBLEM", 10, 20, "x.y")], 10)
    assert (word.text, word.start, word.end) == ("存在问题", 0, 4)
