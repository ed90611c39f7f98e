"""The notation of a construction, and what of it cannot be read."""

from __future__ import annotations

import pytest

from pipeline.nlp.constructions import ConstructionFinder, Slot
from pipeline.rulebook.pattern import labels_of, read_pattern
from pipeline.rulebook.schema import Construction

SETS = {"NAME": ("UNIT", "POST"), "EDGE": ("BOS",)}

READS = [
    ("UNIT MODAL", "UNIT MODAL", True),
    ("UNIT MODAL", "UNIT VERB", False),
    ("UNIT . VERB", "UNIT GAP VERB", True),
    ("UNIT . VERB", "UNIT VERB", False),
    ("UNIT .* VERB", "UNIT VERB", True),
    ("UNIT .* VERB", "UNIT GAP GAP VERB", True),
    ("UNIT ADV? MODAL", "UNIT ADV MODAL", True),
    ("UNIT ADV? MODAL", "UNIT ADV ADV MODAL", False),
    ("BOS UNIT+ MODAL", "BOS UNIT UNIT MODAL", True),
    ("BOS UNIT+ MODAL", "BOS MODAL", False),
    ("(UNIT|POST) MODAL", "POST MODAL", True),
    ("(UNIT|POST) MODAL", "GAP MODAL", False),
    ("@NAME MODAL", "POST MODAL", True),
    ("@NAME MODAL", "GAP MODAL", False),
    ("(@NAME|PRONOUN) MODAL", "PRONOUN MODAL", True),
    ("(@NAME|PRONOUN) MODAL", "UNIT MODAL", True),
    ("UNIT !MODAL", "UNIT VERB", True),
    ("UNIT !MODAL", "UNIT MODAL", False),
    ("MODAL !(VERB|GAP)", "MODAL VERB", False),
    ("MODAL !@NAME", "MODAL UNIT", False),
    ("BOS !@NAME* EOS", "BOS GAP VERB EOS", True),
    ("BOS !@NAME* EOS", "BOS GAP UNIT EOS", False),
]


@pytest.mark.parametrize(("pattern", "labels", "expected"), READS)
def test_what_a_pattern_matches(pattern: str, labels: str, expected: bool) -> None:
    rule = Construction(id="x.y", stage="x", pattern=pattern, yields="X", hits=("甲", "乙"), misses=("丙",))
    slots = [Slot(label, n, n + 1) for n, label in enumerate(labels.split())]
    assert (ConstructionFinder([rule], SETS).best(slots) is not None) is expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("BOS UNIT+ MODAL", {"BOS", "UNIT", "MODAL"}),
        ("BOS .* EOS", {"BOS", "EOS"}),
        ("@NAME (@EDGE|GAP)* !ASK", {"UNIT", "POST", "BOS", "GAP", "ASK"}),
    ],
)
def test_labels_of(pattern: str, expected: set[str]) -> None:
    assert labels_of(pattern, SETS) == expected


@pytest.mark.parametrize("term", ["unit", "UNIT|POST", "(UNIT", "UNIT{2}", "UNIT**", "!", "要", "()", "@name"])
def test_a_term_that_cannot_be_read_is_named(term: str) -> None:
    for reader in (read_pattern, labels_of):
        with pytest.raises(ValueError, match="读不懂") as caught:
            reader(f"UNIT {term}", SETS)
        assert f"“{term}”" in str(caught.value)


@pytest.mark.parametrize("term", ["@NOBODY", "(UNIT|@NOBODY)", "!@NOBODY*"])
def test_a_set_that_does_not_exist_is_named(term: str) -> None:
    with pytest.raises(ValueError, match="@NOBODY 没有定义"):
        read_pattern(term, SETS)
