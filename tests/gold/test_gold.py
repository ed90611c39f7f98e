"""The three labelled seeds: how much of what a careful reader marked is found, and how much is found that is not there.

The labels in labels/ follow docs/what-counts.md, a sentence a line. The floors lie just below what was measured when
they were set; raise them when the figures rise, never lower them to make a change pass.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluate.figures import figures, share
from pipeline.evaluate.measure import evaluate
from pipeline.evaluate.model import Field, Figure
from pipeline.exports.jsonl import dumps
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load

LABELS = Path(__file__).parent / "labels"
FLOORS = {
    Field.DIRECTIVE: 0.97,
    Field.TASK: 0.95,
    Field.CALL: 0.86,
    Field.OWNER: 0.96,
    Field.INHERITED: 0.76,
    Field.SPAN: 0.98,
    Field.TARGET: 0.98,
    Field.STEP: 0.83,
    Field.THEME: 0.92,
    Field.HEAD: 0.96,
}


@pytest.fixture(scope="module")
def measured(seeds, tmp_path_factory: pytest.TempPathFactory) -> dict[Field, Figure]:
    """The figures of all three documents together."""
    folder = tmp_path_factory.mktemp("output")
    for seed in seeds:
        (folder / f"{seed.name}.tasks.jsonl").write_text(dumps(seed.extraction), encoding="utf-8")
    return figures(evaluate(folder, [LABELS], rules=load(rules_folder()).tracker).findings)


@pytest.mark.parametrize(("field", "floor"), FLOORS.items())
def test_figures_do_not_fall(measured: dict[Field, Figure], field: Field, floor: float) -> None:
    assert measured[field].f1 >= floor, f"{field}: {measured[field].f1:.3f}"


def test_headings_are_no_rows(measured: dict[Field, Figure]) -> None:
    assert share(Field.HEADS, measured[Field.HEADS]) <= 0.03
