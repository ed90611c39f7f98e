"""The hand-labelled test of ties: is 要, 请, 由, 应, 会, 将 or 须 a function word here? Offices of many kinds.

Measured on the product itself (gov_cues: the lexicon of pseudo-cues first, the segmenter for the rest), and on the
segmenter alone.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.nlp.segmenter import Segmenter

ROOT = Path(__file__).resolve().parents[2]
ROWS = [line.split("\t") for line in Path(__file__).with_name("segmenter.tsv").read_text(encoding="utf-8").splitlines()]
TIES = [(text, int(index), label == "yes") for text, index, label in ROWS]
ACTING = {"MODAL", "BY", "PLEASE", "FUTURE", "JIANG", "NEGMODAL", "RESULT_OF", "PROCEDURE", "AGENDA"}


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter.load(ROOT / "rules" / "segmenter" / "model")


def acts(doc: Doc, index: int) -> bool:
    """Whether the character is taken for a function word: a cue by itself, or part of a longer one such as 就会."""
    cues = [cue for cue in doc.spans["cues"] if cue.start <= index < cue.end and cue.label_ in ACTING]
    inside_a_word = any(cue.text in ("必须", "务须", "须要") for cue in cues)
    return bool(cues) and not inside_a_word


def test_the_labels_are_many_balanced_and_clean() -> None:
    assert len(TIES) >= 320
    assert len({(text, index) for text, index, _ in TIES}) == len(TIES)
    assert {label for _, _, label in ROWS} == {"yes", "no"}
    assert sum(not alone for _, _, alone in TIES) >= 0.4 * len(TIES)
    counts = Counter(text[index] for text, index, _ in TIES)
    assert set(counts) == set("要请由应会将须") and min(counts.values()) >= 20


def test_the_product_breaks_ties(nlp: Language) -> None:
    finder = nlp.get_pipe("gov_cues")
    wrong = [(text, index) for text, index, alone in TIES if acts(finder(nlp.make_doc(text)), index) is not alone]
    assert len(wrong) <= 0.005 * len(TIES), wrong


def test_the_segmenter_by_itself(segmenter: Segmenter) -> None:
    right = sum(segmenter.stands_alone(text, index) is alone for text, index, alone in TIES)
    assert right >= 0.95 * len(TIES)
