"""What binds: a stretch of a year long over is told of, a last day gone by still stands."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.dates.limits import Limits
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import read_dates

AS_OF = date(2023, 7, 5)


@pytest.fixture(scope="module")
def limits() -> Limits:
    return Limits(*read_dates(rules_folder()))


@pytest.mark.parametrize(
    ("text", "as_of", "texts"),
    [
        ("加固1998年建成的水库", AS_OF, []),
        ("加固1998年建成的水库", None, ["1998年"]),
        ("前三季度收入增长", date(2023, 12, 9), []),
        ("前三季度完成八成", AS_OF, ["前三季度"]),
        ("2022年12月底前未办结的要说明", AS_OF, ["2022年12月底前"]),
        ("2023年完成验收", AS_OF, ["2023年"]),
    ],
)
def test_what_is_over(limits: Limits, text: str, as_of: date | None, texts: list[str]) -> None:
    assert [expr.text for expr, _ in limits.of(text, as_of)] == texts


def test_an_office_adds_its_own_days(tmp_path: Path) -> None:
    (tmp_path / "calendar.toml").write_text(
        'source = "test"\n[[event]]\nid = "event.own"\nnames = ["开渔节"]\nmonth = 9\nday = 16\n', encoding="utf-8"
    )
    limits = Limits(*read_dates(rules_folder(), layers=[tmp_path]))
    ((expr, dated),) = limits.of("开渔节前完成检修", AS_OF)
    assert (expr.text, dated.end) == ("开渔节前", date(2023, 9, 15))
