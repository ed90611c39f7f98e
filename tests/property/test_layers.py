"""Merging holds its promises for any data of the shape of our files."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.layers import merge, without

ids = st.sampled_from(["a.one", "a.two", "a.three", "a.four"])
values = st.one_of(st.integers(0, 3), st.text("甲乙丙", max_size=2), st.lists(st.sampled_from("甲乙丙"), max_size=3))
records = st.lists(
    st.builds(lambda id, rest: {"id": id} | rest, ids, st.dictionaries(st.sampled_from(["terms", "note"]), values)),
    min_size=1,
    max_size=5,
    unique_by=lambda record: record["id"],
)
files = st.dictionaries(
    st.sampled_from(["cue", "theme", "faces", "set", "words"]),
    st.deferred(lambda: st.one_of(values, records, st.dictionaries(st.sampled_from("pqr"), values))),
)


@given(files)
def test_an_empty_layer_changes_nothing(data: dict[str, Any]) -> None:
    assert merge(data, {}) == data
    assert merge({}, data) == data


@given(files)
def test_a_layer_equal_to_what_lies_below_changes_nothing(data: dict[str, Any]) -> None:
    assert merge(data, deepcopy(data)) == data


@given(records, records)
def test_every_record_of_the_layer_holds_and_the_others_keep_their_order(below: list[Any], above: list[Any]) -> None:
    merged = merge({"cue": below}, {"cue": above})["cue"]
    own = {record["id"] for record in above}
    assert [record for record in merged if record["id"] in own and record not in above] == []
    assert [record for record in merged if record["id"] not in own] == [r for r in below if r["id"] not in own]
    assert len({record["id"] for record in merged}) == len(merged) == len(own | {record["id"] for record in below})


@given(files, files)
def test_neither_is_changed(below: dict[str, Any], above: dict[str, Any]) -> None:
    before = deepcopy((below, above))
    merge(below, above)
    without(below, ["a.one"])
    assert (below, above) == before


@given(records, st.sets(ids))
def test_what_is_dropped_is_gone(data: list[Any], gone: set[str]) -> None:
    assert [record["id"] for record in without({"cue": data}, gone)["cue"]] == [
        record["id"] for record in data if record["id"] not in gone
    ]


@pytest.mark.parametrize("path", sorted(rules_folder().rglob("*.toml")), ids=lambda path: path.stem)
def test_our_own_files_over_themselves_are_themselves(path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert merge(data, deepcopy(data)) == data
