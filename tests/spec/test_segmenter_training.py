"""What `make segmenter` makes, and how well a model cuts a seed it has not seen. Minutes: runs with make test-long."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.nlp.segmenter import Segmenter, score, train

SENTENCES = Path(__file__).resolve().parents[2] / "rules" / "segmenter"
pytestmark = pytest.mark.long


def test_training_again_gives_the_model_that_is_committed(tmp_path: Path) -> None:
    train(SENTENCES, tmp_path)
    made, kept = Segmenter.load(tmp_path), Segmenter.load(SENTENCES / "model")
    for text in ("各社区要在月底前完成排查", "由党政办牵头起草方案", "请各单位按时报送材料"):
        assert made.cut(text) == kept.cut(text)


def test_a_seed_left_out_is_cut_well() -> None:
    figures = score(SENTENCES)
    assert len(figures) == 5
    assert min(figures.values()) >= 0.88, figures
