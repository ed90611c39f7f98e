"""tests/spec/dates.toml: sentence, reference date, expected limits with their dates."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from pipeline.dates.limits import Limits
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import read_dates

LIMITS = Limits(*read_dates(rules_folder()))
CASES = [
    pytest.param(case["text"], case.get("date", group.get("date")), case["due"], id=f"{group['name']}:{case['text']}")
    for group in tomllib.loads(Path(__file__).with_name("dates.toml").read_text(encoding="utf-8"))["group"]
    for case in group["cases"]
]


def shown(text: str, as_of: date | None) -> list[str]:
    """What the reader finds, in the notation of the cases."""
    found = []
    for expr, dates in LIMITS.of(text, as_of):
        assert text[expr.start : expr.end] == expr.text
        span = f"{dates.start or ''}..{dates.end or ''}" if dates.start or dates.end else ""
        found.append(" | ".join(filter(None, (expr.text, expr.type, " ".join(dates.rrule) or span))))
    return found


@pytest.mark.parametrize(("text", "as_of", "due"), CASES)
def test_case(text: str, as_of: date | None, due: list[str]) -> None:
    assert shown(text, as_of) == due


def test_there_are_enough_cases_and_none_twice() -> None:
    assert len(CASES) >= 400
    assert len({(case.values[0], case.values[1]) for case in CASES}) == len(CASES)
