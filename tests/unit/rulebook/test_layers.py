"""Laying data over data: what replaces, what joins, what stays."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.rulebook.layers import merge, names_in, sourced, sourceless, without

BELOW = {
    "faces": "office",
    "footnotes": ["一", "二"],
    "size": {"title": 22, "body": 10},
    "cue": [{"id": "a.one", "terms": ["甲"]}, {"id": "a.two", "terms": ["乙"], "alone": True}],
    "unit": [{"name": "党政办", "keywords": ["会务"]}, {"name": "城管办"}],
    "sheet": {
        "register": {"name": "台账", "column": [{"key": "title", "name": "任务"}, {"key": "limit", "name": "时限"}]}
    },
}

LAID = [
    ({}, {}),
    ({"faces": "safe"}, {"faces": "safe"}),
    ({"footnotes": ["三"]}, {"footnotes": ["三"]}),
    ({"footnotes": []}, {"footnotes": []}),
    ({"size": {"body": 12}}, {"size": {"title": 22, "body": 12}}),
    ({"new": {"x": 1}}, {"new": {"x": 1}}),
    (
        {"cue": [{"id": "a.two", "terms": ["丙"]}, {"id": "a.three"}]},
        {"cue": [{"id": "a.one", "terms": ["甲"]}, {"id": "a.two", "terms": ["丙"]}, {"id": "a.three"}]},
    ),
    ({"unit": [{"name": "党政办"}]}, {"unit": [{"name": "党政办"}, {"name": "城管办"}]}),
    (
        {"sheet": {"register": {"column": [{"key": "limit", "name": "期限"}]}}},
        {
            "sheet": {
                "register": {
                    "name": "台账",
                    "column": [{"key": "title", "name": "任务"}, {"key": "limit", "name": "期限"}],
                }
            }
        },
    ),
    ({"cue": ["甲"]}, {"cue": ["甲"]}),
]


@pytest.mark.parametrize(("above", "changed"), LAID)
def test_what_is_laid_over(above: dict[str, Any], changed: dict[str, Any]) -> None:
    assert merge(BELOW, above) == BELOW | changed


def test_an_id_given_twice_in_a_layer_stays_twice_to_be_told_of() -> None:
    twice = [{"id": "a.one", "terms": ["丁"]}, {"id": "a.one", "terms": ["戊"]}]
    assert [record["terms"] for record in merge(BELOW, {"cue": twice})["cue"]] == [["丁"], ["乙"], ["戊"]]


def test_records_without_an_id_take_nobodys_place() -> None:
    assert merge({"cue": [{"terms": ["甲"]}]}, {"cue": [{"terms": ["乙"]}]})["cue"] == [
        {"terms": ["甲"]}, {"terms": ["乙"]},
    ]


def test_dropped_records_are_gone_and_nothing_else() -> None:
    left = without(BELOW, ["a.one", "城管办", "faces"])
    assert left == BELOW | {"cue": BELOW["cue"][1:], "unit": BELOW["unit"][:1]}
    assert names_in(left) == ["a.two", "党政办"]


def test_a_file_s_source_holds_for_the_rules_that_name_none() -> None:
    rules = [{"id": "a.one"}, {"id": "a.two", "source": "例句"}]
    assert sourced({"source": "公文", "cue": rules, "plan": [{"number": 14}]}) == {
        "source": "公文",
        "cue": [{"id": "a.one", "source": "公文"}, {"id": "a.two", "source": "例句"}],
        "plan": [{"number": 14}],
    }
    assert sourced({"cue": rules}) == {"cue": rules}
    assert sourceless({"cue": rules, "plan": [{"number": 14}]}) == ["a.one"]
