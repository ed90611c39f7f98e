"""The files of a document: which there are, and that the calendar goes on from the one before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.extractor import Extractor
from pipeline.manifest import Outbox
from pipeline.model import Source
from pipeline.outputs import Outputs


@pytest.fixture
def write(extractor: Extractor, document: Callable[..., Source], tmp_path: Path) -> Callable[[str], tuple[str, ...]]:
    """Write what a text gives into `tmp_path`."""
    bench = tmp_path / "bench"
    bench.mkdir()

    def make(text: str) -> tuple[str, ...]:
        outputs = Outputs(bench, Outbox(tmp_path, None), version="0", rules_hash="0")
        extraction = extractor(document(text), overrides={"date": date(2024, 3, 1)})
        return outputs.document("甲", extraction, extractor.book.tracker)

    return make


def test_a_document_without_a_day_has_no_calendar(write, tmp_path: Path) -> None:
    assert write("财政所要拨付资金。") == ("甲.tasks.jsonl", "甲.任务分解表.xlsx")
    assert not (tmp_path / "甲.ics").exists()


def test_the_calendar_goes_on_from_the_one_before(write, tmp_path: Path) -> None:
    assert "甲.ics" in write("财政所要在5月底前拨付资金。\n水利站要在4月底前完成清淤。")
    first = (tmp_path / "甲.ics").read_bytes()
    assert first.count(b"BEGIN:VEVENT") == 2 and b"\r\n" in first and b"CANCELLED" not in first
    write("水利站要在4月底前完成清淤。")
    second = (tmp_path / "甲.ics").read_bytes()
    assert second.count(b"BEGIN:VEVENT") == 2 and second.count(b"STATUS:CANCELLED") == 1
