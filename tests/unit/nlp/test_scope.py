"""The scope engine: what a trigger governs, how far, and what ends it."""

from __future__ import annotations

from pipeline.nlp.scope import govern

ITEMS = [("甲",), ("甲",), ("甲",), ("乙",), ("乙",)]


def test_a_trigger_governs_what_follows_in_its_scope() -> None:
    assert govern(ITEMS, {0: "school"}) == {1: (0, "school"), 2: (0, "school")}


def test_it_does_not_govern_itself_nor_what_went_before() -> None:
    assert govern(ITEMS, {1: "clinic"}) == {2: (1, "clinic")}


def test_the_nearest_trigger_governs() -> None:
    assert govern(ITEMS, {0: "a", 1: "b"}) == {2: (1, "b")}


def test_backward() -> None:
    assert govern(ITEMS, {2: "owner", 4: "other"}, backward=True) == {0: (2, "owner"), 1: (2, "owner"), 3: (4, "other")}


def test_inner_scopes_belong_to_the_outer() -> None:
    nested = [("outer",), ("inner", "outer"), ("inner", "outer"), ("next",)]
    assert govern(nested, {0: 1}) == {1: (0, 1), 2: (0, 1)}
    assert govern(nested, {1: 1}) == {2: (1, 1)}


def test_an_end_closes_the_scope_for_good() -> None:
    assert govern([("line",)] * 5, {0: 1}, ends=lambda n: n == 2) == {1: (0, 1)}


def test_a_trigger_that_ends_the_scope_before_it_opens_its_own() -> None:
    assert govern([("line",)] * 4, {0: 1, 2: 2}, ends=lambda n: n == 2) == {1: (0, 1), 3: (2, 2)}


def test_without_a_scope_nothing_is_governed() -> None:
    assert govern([(), ("a",)], {0: 1}) == {}


def test_no_trigger_no_government() -> None:
    assert govern(ITEMS, {}) == {}
