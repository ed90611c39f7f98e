"""The theme file is read strictly: a mistyped key must not pass in silence."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path

import pytest
from pydantic import ValidationError

from pipeline.rulebook.tracker import SheetId, TrackerRules

RULES = Path(__file__).parents[3] / "rules" / "tracker.toml"


@pytest.fixture
def data() -> dict:
    return copy.deepcopy(tomllib.loads(RULES.read_text(encoding="utf-8")))


def problem(data: dict) -> str:
    with pytest.raises(ValidationError) as caught:
        TrackerRules.model_validate(data)
    return str(caught.value)


def test_unknown_keys_are_refused(data: dict):
    data["sheet"]["register"]["colum"] = []
    assert "colum" in problem(data)


def test_a_column_nobody_fills_must_say_that_staff_do(data: dict):
    data["sheet"]["register"]["column"].append({"key": "cost", "name": "经费", "width": 10})
    assert "不认识列“cost”" in problem(data)
    data["sheet"]["register"]["column"][-1]["staff"] = True
    rules = TrackerRules.model_validate(data)
    assert [c.name for c in rules.columns(SheetId.LEDGER)][-1] == "经费"


def test_all_problems_are_told_at_once(data: dict):
    data["faces"] = "none"
    del data["review"]["unclear"]
    data["sheet"]["calls"]["column"].append(data["sheet"]["calls"]["column"][0])
    data["sheet"]["ledger"]["column"].append({"key": "nowhere", "name": "甲", "width": 5, "staff": True})
    told = problem(data)
    for words in ("face 缺少“none”", "review 缺少“unclear”", "列“number”重复", "“nowhere”在 sheet.register 中没有"):
        assert words in told


def test_columns_off_are_left_out_and_a_sheet_like_another_has_its_columns(data: dict):
    rules = TrackerRules.model_validate(data)
    register = [column.key for column in rules.columns(SheetId.REGISTER)]
    assert "phone" not in register
    assert [column.key for column in rules.columns(SheetId.LEDGER)] == register
    assert {column.key: column.name for column in rules.columns(SheetId.LEDGER)}["origin"] == "来源"
