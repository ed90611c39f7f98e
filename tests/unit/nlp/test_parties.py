"""Whose work a row is, and how the name comes to it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.extractor import Extractor
from pipeline.nlp.parties import Parties, Way
from pipeline.nlp.suggest import UnitSuggester
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import read_profile

SIGNED = [("卫健局", Way.BRACKET, 2), ("城管局", Way.BRACKET, 2)]
WAYS = [
    ("水利站要逐段巡查河堤。", 0, [("水利站", Way.HERE, 0)]),
    ("水利站要逐段巡查河堤。每周五报送台账。", 1, [("水利站", Way.CARRIED, 0)]),
    ("（二）扩大供给。新建托育点5个。（卫健局、城管局负责）", 0, SIGNED),
    ("全院上下要做好两方面工作。一是逐户排查隐患。二是组织演练。", 1, [("全院上下", Way.ANNOUNCED, 0)]),
    ("要逐件核对。", 0, []),
]


@pytest.mark.parametrize(("text", "row", "expected"), WAYS)
def test_ways(nlp: Language, text: str, row: int, expected: list) -> None:
    found = Parties(nlp(text)).of(row)
    assert [(party.name.text, party.way, party.sentence) for party in found] == expected
    assert all(party.role == "lead" for party in found)


def test_a_name_said_twice_is_one(nlp: Language) -> None:
    found = Parties(nlp("水利站要巡查河堤，水利站负责。")).of(0)
    assert [party.name.text for party in found] == ["水利站"]


def test_a_proposal_from_the_office_s_words() -> None:
    extractor = Extractor(profile="town")
    doc = extractor.nlp.make_doc("要化解信访积案。")
    doc._.office = "town"
    doc = extractor.nlp(doc)
    made = Parties(doc).proposal(0, UnitSuggester(read_profile(rules_folder(), "town")))
    assert made.unit and made.keyword and made.rule_id.startswith("organisation.town.")
