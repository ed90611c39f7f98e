"""The notation of time-limit patterns, and what the loader refuses."""

import pytest
from pydantic import ValidationError

from pipeline.rulebook.calendar import Calendar
from pipeline.rulebook.dates import DateRules, Notation, TargetRules

FAMILY = {"id": "due.test", "type": "date", "pattern": "{month}月", "hits": ["5月", "6月"], "misses": ["月"]}
NOTATION = Notation(
    parts={"when": "{month}月(?:{edge})?", "loop": "{again}", "again": "{loop}"},
    numbers={"month": "[0-9]{1,2}"},
    words={"edge": {"末": -1, "末尾": -1}},
)


def test_parts_numbers_and_words() -> None:
    assert NOTATION.expand("{when}", keep=True) == "(?:(?P<month>[0-9]{1,2})月(?:(?P<edge>末尾|末))?)"
    assert NOTATION.expand("{when}{when}", keep=False).count("(?P<") == 0


def test_the_far_end_of_a_range_keeps_its_own_values() -> None:
    match = NOTATION.compile("{when}至{to.when}", keep=True).fullmatch("5月至9月末")
    assert match is not None
    assert match.groupdict() == {"month": "5", "edge": None, "month_to": "9", "edge_to": "末"}


@pytest.mark.parametrize(("pattern", "word"), [("{year}年", "year"), ("{loop}", "loop")])
def test_unknown_and_circular_parts(pattern: str, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        NOTATION.expand(pattern, keep=True)


def test_all_problems_come_at_once() -> None:
    families = [FAMILY, FAMILY, {**FAMILY, "id": "due.other", "pattern": "{nowhere}"}]
    with pytest.raises(ValidationError) as error:
        DateRules.model_validate({"numbers": {"month": "[0-9]"}, "family": families})
    assert "due.test" in str(error.value) and "due.other" in str(error.value)


def test_a_broken_expression_is_found_by_the_deep_check() -> None:
    rules = DateRules.model_validate({"numbers": {"month": "[0-9]"}, "family": [{**FAMILY, "pattern": "({month}"}]})
    assert rules.check(rules.family, deep=False) == []
    assert [line.partition("：")[0] for line in rules.check(rules.family, deep=True)] == ["due.test"]


@pytest.mark.parametrize(
    "change", [{"colour": "red"}, {"hits": ["5月"]}, {"misses": []}, {"type": "later"}, {"id": "Due"}]
)
def test_a_record_is_strict(change: dict) -> None:
    with pytest.raises(ValidationError):
        DateRules.model_validate({"numbers": {"month": "[0-9]"}, "family": [{**FAMILY, **change}]})


def test_targets_are_strict_too() -> None:
    record = {"id": "target.test", "pattern": "{gone}", "hits": ["a", "b"], "misses": ["c"]}
    with pytest.raises(ValidationError, match="gone"):
        TargetRules.model_validate({"family": [record]})


def test_days_of_an_office_s_own_are_names_of_days_too() -> None:
    rules = DateRules.model_validate({"parts": {"festival": "春节"}, "family": [{**FAMILY, "pattern": "{festival}前"}]})
    pattern = rules.naming({"开渔", "开渔节(秋)"}).compile("{festival}前", keep=False)
    assert [bool(pattern.fullmatch(text)) for text in ("春节前", "开渔前", "开渔节(秋)前", "国庆前")] == [
        True, True, True, False,
    ]
    assert rules.naming(set()) is rules


def test_a_name_stands_for_one_day_only() -> None:
    events = [{"id": f"event.{n}", "names": ["某节"], "month": 5, "day": 1} for n in ("one", "two")]
    with pytest.raises(ValidationError, match="“某节”写了不止一次"):
        Calendar.model_validate({"event": events})


@pytest.mark.parametrize("days", [{}, {"month": 5}, {"month": 5, "day": 1, "days": ["2024-05-01"]}])
def test_an_event_needs_its_days_said_once(days: dict) -> None:
    with pytest.raises(ValidationError):
        Calendar.model_validate({"event": [{"id": "event.test", "names": ["某节"], **days}]})
