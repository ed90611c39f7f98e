from datetime import date

import pytest

from pipeline.evaluate import cells
from pipeline.rulebook.tracker import TrackerRules


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, []),
        ("待明确", []),
        ("—", []),
        ("无", []),
        ("各社区、城管办", ["各社区", "城管办"]),
        ("各社区，城管办；民政所/司法所\n平安办 各社区", ["各社区", "城管办", "民政所", "司法所", "平安办"]),
        ("各街道（镇、园区）、**部", ["各街道（镇、园区）", "**部"]),
        ("党政办公室（建议）、各社区", ["各社区"]),
        ("党政办公室(建议)", []),
    ],
)
def test_names(theme: TrackerRules, cell: str | None, expected: list[str]) -> None:
    assert cells.names(cell, theme.words) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, []),
        ("—", []),
        ("6月底前；每周五;\n尽快 ", ["6月底前", "每周五", "尽快"]),
        (date(2024, 6, 1), ["2024-06-01"]),
    ],
)
def test_parts(cell, expected: list[str]) -> None:
    assert cells.parts(cell) == expected


def test_steps_ticked_or_not(theme: TrackerRules) -> None:
    assert cells.steps("☐ 排查\n☑建台账\n√ 通报\n\n☐\n报送", theme.words) == ["排查", "建台账", "通报", "报送"]
    assert cells.steps(None, theme.words) == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, None),
        (date(2024, 6, 30), "2024-06-30"),
        ("2024.6.30", "2024-06-30"),
        ("2024年6月30日", "2024-06-30"),
        ("2024-02-30", cells.NO_DAY),
        ("6月底", cells.NO_DAY),
        (45473, cells.NO_DAY),
    ],
)
def test_day(cell, expected: str | None) -> None:
    assert cells.day(cell) == expected


def test_places() -> None:
    assert cells.places("第5句") == [5] and cells.places("第5、6句") == [5, 6] and cells.places(12) == [12]
    assert cells.places(None) == []
