"""Which families are tried, and which of two that overlap counts."""

from __future__ import annotations

from pipeline.dates.families import Families
from pipeline.rulebook.dates import DateRules


def families(*records: dict) -> Families:
    examples = {"hits": ["a", "b"], "misses": ["c"], "type": "date"}
    found = [{"id": f"due.test-{n}", **examples, **record} for n, record in enumerate(records)]
    return Families(DateRules.model_validate({"family": found}))


def found(rules: Families, text: str) -> list[tuple[str, str]]:
    return [(match.group(), family.id) for match, family in rules.hits(text)]


def test_the_longer_match_counts_and_order_is_that_of_the_text() -> None:
    rules = families({"pattern": "月底"}, {"pattern": "月底前"}, {"pattern": "周五"})
    assert found(rules, "周五和月底前") == [("周五", "due.test-2"), ("月底前", "due.test-1")]


def test_of_equal_length_none_wins_then_the_earlier() -> None:
    rules = families({"pattern": "年底"}, {"pattern": "年."}, {"pattern": ".底", "type": "none"})
    assert found(rules, "年底") == [("年底", "due.test-2")]
    assert found(families({"pattern": "年底"}, {"pattern": "年."}), "年底") == [("年底", "due.test-0")]


def test_a_family_is_tried_only_where_a_word_it_needs_stands() -> None:
    rules = families({"pattern": "..", "needs": ["底"]}, {"pattern": "...", "needs": ["月…前", "周末"]})
    assert found(rules, "月初") == []
    assert found(rules, "月底") == [("月底", "due.test-0")]
    assert found(rules, "月初前") == [("月初前", "due.test-1")]
    assert found(rules, "周末休") == [("周末休", "due.test-1")]
    assert found(rules, "周初末") == []


def test_an_empty_match_is_none() -> None:
    assert found(families({"pattern": "(?:月)?"}), "年") == []
