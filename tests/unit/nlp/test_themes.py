"""ThemeChooser weighs hits; here the hits are made by hand, the vocabulary has its own test."""

from __future__ import annotations

import itertools

import pytest

from pipeline.nlp.themes import ThemeChooser, ThemeHit, outermost
from pipeline.rulebook.themes import Theme

EXAMPLES = {"hits": ("甲", "乙", "丙", "丁"), "misses": ("戊", "己")}
SAFETY = Theme(id="theme.safety", name="安全应急", terms=("消防", "校园安全"), **EXAMPLES)
PARTY = Theme(id="theme.party", name="党的建设", terms=("党建",), weak=("党员",), **EXAMPLES)
LIFE = Theme(id="theme.life", name="民生保障", terms=("教学",), weak=("校园", "学生", "教师"), **EXAMPLES)
OTHER = Theme(id="theme.other", name="其他", default=True, **EXAMPLES)
RULES = (PARTY, LIFE, SAFETY, OTHER)


def hits(text: str) -> list[ThemeHit]:
    return [
        ThemeHit(theme.id, strong, term, at, at + len(term))
        for theme in RULES
        for strong, terms in ((True, theme.terms), (False, theme.weak))
        for term in terms
        for at in [text.find(term)]
        if at >= 0
    ]


def choose(text: str, *headings: str, neighbour: str | None = None) -> tuple[str, str]:
    return ThemeChooser(RULES).choose(hits(text), [hits(h) for h in headings], neighbour)


def test_nothing_known_is_the_default() -> None:
    assert choose("抢抓机遇") == ("其他", "theme.other")


def test_a_strong_word_decides_and_is_named() -> None:
    assert choose("检查消防通道") == ("安全应急", "theme.safety")


def test_many_weak_words_never_beat_a_strong_one() -> None:
    assert choose("教师和学生检查校园消防")[0] == "安全应急"


def test_a_longer_hit_swallows_the_shorter_of_another_theme() -> None:
    assert [h.term for h in outermost(hits("抓好校园安全"))] == ["校园安全"]


def test_hits_that_only_touch_or_overlap_both_stay() -> None:
    pair = [ThemeHit("a", True, "一二三", 0, 3), ThemeHit("b", True, "三四", 2, 4), ThemeHit("b", True, "五", 4, 5)]
    assert outermost(pair) == pair


def test_the_sentence_is_heard_before_its_heading() -> None:
    assert choose("检查消防", "抓好党建")[0] == "安全应急"


def test_the_inner_heading_is_heard_before_the_outer() -> None:
    assert choose("逐项落实", "抓好党建", "检查消防")[0] == "党的建设"
    assert choose("逐项落实", "检查消防", "抓好党建")[0] == "安全应急"


def test_a_heading_beats_a_weak_word() -> None:
    assert choose("组织学生参加", "抓好党建")[0] == "党的建设"


def test_the_row_before_settles_silence_and_ties() -> None:
    assert choose("逐项落实", neighbour="安全应急") == ("安全应急", "theme.neighbour")
    assert choose("党建和教学一起抓", neighbour="民生保障") == ("民生保障", "theme.life")


def test_the_row_before_beats_a_weak_word_and_no_strong_one() -> None:
    assert choose("组织学生参加", neighbour="安全应急") == ("安全应急", "theme.neighbour")
    assert choose("抓好教学", neighbour="安全应急") == ("民生保障", "theme.life")


@pytest.mark.parametrize("neighbour", [None, "其他", "没有这一类"])
def test_a_neighbour_that_says_nothing_is_passed_over(neighbour: str | None) -> None:
    assert choose("逐项落实", neighbour=neighbour) == ("其他", "theme.other")


def test_a_term_said_often_counts_once() -> None:
    often = [ThemeHit("theme.party", True, "党建", at, at + 2) for at in range(0, 20, 4)]
    both = [ThemeHit("theme.safety", True, "消防", 30, 32), ThemeHit("theme.safety", True, "校园安全", 40, 44)]
    assert ThemeChooser(RULES).choose(often + both, [], None)[0] == "安全应急"


def test_the_order_of_hits_changes_nothing() -> None:
    found = hits("党建、教学、消防，组织党员参加")
    answers = {ThemeChooser(RULES).choose(order, [], None) for order in itertools.permutations(found)}
    assert answers == {("党的建设", "theme.party")}
