"""The hand-labelled test of ties: is 要, 请, 由, 应, 会, 将 or 须 a function word here? Offices of many kinds."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from pipeline.nlp.segmenter import Segmenter, acts_alone

ROOT = Path(__file__).resolve().parents[2]
ROWS = [line.split("\t") for line in Path(__file__).with_name("segmenter.tsv").read_text(encoding="utf-8").splitlines()]
TIES = [(text, int(index), label == "yes") for text, index, label in ROWS]


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter.load(ROOT / "rules" / "segmenter" / "model")


@pytest.fixture(scope="module")
def forms() -> list[re.Pattern[str]]:
    cues = tomllib.loads((ROOT / "rules" / "pseudo.toml").read_text(encoding="utf-8"))["cue"]
    return [re.compile(cue.get("regex") or "|".join(map(re.escape, cue["terms"]))) for cue in cues]


def covered(forms: list[re.Pattern[str]], text: str, index: int) -> bool:
    return any(found.start() <= index < found.end() for form in forms for found in form.finditer(text))


def test_the_labels_are_many_balanced_and_clean() -> None:
    assert len(TIES) >= 320
    assert len({(text, index) for text, index, _ in TIES}) == len(TIES)
    assert {label for _, _, label in ROWS} == {"yes", "no"}
    assert sum(not alone for _, _, alone in TIES) >= 0.4 * len(TIES)
    counts = Counter(text[index] for text, index, _ in TIES)
    assert set(counts) == set("要请由应会将须") and min(counts.values()) >= 20


def test_lexicon_and_segmenter_together(segmenter: Segmenter, forms: list[re.Pattern[str]]) -> None:
    wrong = [
        (text, index)
        for text, index, alone in TIES
        if acts_alone(text, index, pseudo=lambda t, i: covered(forms, t, i), segmenter=segmenter) is not alone
    ]
    assert len(wrong) <= 0.005 * len(TIES), wrong


def test_the_segmenter_by_itself(segmenter: Segmenter) -> None:
    right = sum(segmenter.stands_alone(text, index) is alone for text, index, alone in TIES)
    assert right >= 0.95 * len(TIES)
