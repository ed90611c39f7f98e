"""tests/spec/dates.toml: sentence, reference date, expected limits with their dates."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from pipeline.dates.read import Reader
from pipeline.dates.resolve import resolve
from pipeline.rulebook.dates import Calendar, DateRules

ROOT = Path(__file__).parents[2]


def load(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


READER = Reader(DateRules.model_validate(load(ROOT / "rules/deadlines.toml")))
CALENDAR = Calendar.model_validate(load(ROOT / "rules/calendar.toml"))
CASES = [
    pytest.param(case["text"], case.get("date", group.get("date")), case["due"], id=f"{group['name']}:{case['text']}")
    for group in load(Path(__file__).with_name("dates.toml"))["group"]
    for case in group["cases"]
]


def shown(text: str, as_of: date | None) -> list[str]:
    """What the reader finds, in the notation of the cases."""
    found = []
    for expr in READER.read(text):
        assert text[expr.start : expr.end] == expr.text
        dates = resolve(expr, as_of, calendar=CALENDAR)
        span = f"{dates.start or ''}..{dates.end or ''}" if dates.start or dates.end else ""
        found.append(" | ".join(filter(None, (expr.text, expr.type, " ".join(dates.rrule) or span))))
    return found


@pytest.mark.parametrize(("text", "as_of", "due"), CASES)
def test_case(text: str, as_of: date | None, due: list[str]) -> None:
    assert shown(text, as_of) == due


def test_there_are_enough_cases_and_none_twice() -> None:
    assert len(CASES) >= 150
    assert len({(case.values[0], case.values[1]) for case in CASES}) == len(CASES)
