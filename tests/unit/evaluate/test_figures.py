import pytest

from pipeline.evaluate.figures import as_json, figures
from pipeline.evaluate.model import Field, Figure, Finding


def test_a_figure() -> None:
    figure = Figure(hits=3, gold=4, found=6)
    assert (figure.recall, figure.precision, figure.f1) == (0.75, 0.5, pytest.approx(0.6))
    assert (Figure().recall, Figure().precision, Figure().f1) == (0.0, 0.0, 0.0)


def test_counts_add_up_over_sentences_and_only_what_was_judged_stands() -> None:
    found = [
        Finding(Field.STEP, "1", "", 1, 2, 3),
        Finding(Field.STEP, "2", "", 2, 2, 2),
        Finding(Field.HEADS, "3", "", 0, 1, 1),
        Finding(Field.HEADS, "4", "", 1, 1, 1),
        Finding(Field.TASK, "5", "", 0, 0, 0),
    ]
    counts = figures(found)
    assert counts == {Field.TASK: Figure(), Field.STEP: Figure(3, 4, 5), Field.HEADS: Figure(1, 2, 2)}
    assert as_json(counts) == {
        "task": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 0, "found": 0},
        "step": {"precision": 0.6, "recall": 0.75, "f1": 0.667, "gold": 4, "found": 5},
        "theme accuracy": 0.0,
        "heading accuracy": 0.0,
        "role accuracy": 0.0,
        "headings as rows": 0.5,
        "rows not in the text": 0,
    }
