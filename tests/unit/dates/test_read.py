"""The machinery around the families of limits; their own examples are run by tests/rules."""

import tomllib
from pathlib import Path

from pipeline.dates.model import Cadence, Point
from pipeline.dates.read import Reader
from pipeline.rulebook.dates import DateRules

ROOT = Path(__file__).parents[3]
RULES = DateRules.model_validate(tomllib.loads((ROOT / "rules/deadlines.toml").read_text(encoding="utf-8")))
READER = Reader(RULES)


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
