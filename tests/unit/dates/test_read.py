"""The reader: every family holds its own examples, and the machinery around the families."""

import tomllib
from pathlib import Path

import pytest

from pipeline.dates.model import Cadence, Point
from pipeline.dates.read import Reader
from pipeline.rulebook.dates import DateRules
from pipeline.text.numerals import fold

ROOT = Path(__file__).parents[3]
RULES = DateRules.model_validate(tomllib.loads((ROOT / "rules/deadlines.toml").read_text(encoding="utf-8")))
READER = Reader(RULES)
LIMITS = [family for family in RULES.family if family.type != "none"]
NONE = [family for family in RULES.family if family.type == "none"]


def ids(text: str) -> set[str]:
    return {expr.rule_id for expr in READER.read(text)}


@pytest.mark.parametrize("family", LIMITS, ids=lambda family: family.id)
def test_a_limit_is_read_where_it_says_and_nowhere_else(family) -> None:
    for hit in family.hits:
        assert family.id in ids(hit), hit
    for miss in family.misses:
        assert family.id not in ids(miss), miss


@pytest.mark.parametrize("family", NONE, ids=lambda family: family.id)
def test_a_look_alike_shadows_what_it_covers(family) -> None:
    regex = RULES.compile(family.pattern, keep=False)
    for hit in family.hits:
        spans = [match.span() for match in regex.finditer(fold(hit)) if match.group()]
        assert spans, hit
        assert not [e for e in READER.read(hit) if any(start <= e.start < end for start, end in spans)], hit
    for miss in family.misses:
        assert not any(match.group() for match in regex.finditer(fold(miss))), miss


def test_all_patterns_compile() -> None:
    assert RULES.check(RULES.family, deep=True) == []


def test_offsets_and_order() -> None:
    text = "各村要尽快摸底，于６月３０日前上报，每周五调度。"
    found = READER.read(text)
    assert [expr.text for expr in found] == ["尽快", "６月３０日前", "每周五"]
    assert all(text[expr.start : expr.end] == expr.text for expr in found)


def test_unknown_parts_stay_unknown() -> None:
    (expr,) = READER.read("6月底前完成")
    assert (expr.first, expr.last, expr.bound) == (Point(month=6, month_shift=0), None, "by")
    (expr,) = READER.read("X月X日前完成")
    assert expr.masked and expr.first == Point()


def test_cadences_side_by_side_are_one_limit() -> None:
    (expr,) = READER.read("实行“一周一调度、一月一通报”机制")
    assert expr.text == "一周一调度、一月一通报"
    assert expr.cadences == (Cadence("week"), Cadence("month"))


def test_a_year_holds_for_the_months_after_it_but_not_for_those_before() -> None:
    _, later = READER.read("2026年3月底前开工，9月底前完工")
    assert later.first.year == 2026
    _, before = READER.read("2026年9月底前开工，3月底前完工")
    assert before.first.year is None
