"""words.toml has a Chinese word for everything the rule book and the stages can say, and for nothing else."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from pipeline.explain.words import tables, word
from pipeline.model import How, Role
from pipeline.nlp.bearing import Tick
from pipeline.nlp.cues import vocabularies
from pipeline.nlp.parties import Way
from pipeline.nlp.themes import Place
from pipeline.rulebook.check import IMPLIED, SENTENCE_LABELS
from pipeline.rulebook.dates import Family
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load

BOOK = load(rules_folder())
OF_OFFICES = {"UNIT_WORD"}
OF_STEPS = {"TERSE"}
OF_SUGGESTIONS = {"keyword", "heading", "theme"}


def yields(*stages: str) -> set[str]:
    return {rule.yields for rule in BOOK.constructions if rule.stage in stages}


WANTED = {
    "label": {v.label for v in vocabularies(BOOK)} | IMPLIED | OF_OFFICES,
    "signal": SENTENCE_LABELS,
    "subject": yields("subject", "actor"),
    "form": yields("form") | OF_STEPS,
    "left_out": yields("form") | OF_STEPS,
    "stance": yields("stance") | {"heading", "boilerplate"},
    "tick": set(Tick),
    "way": set(Way) | OF_SUGGESTIONS,
    "role": set(Role),
    "how": set(How),
    "place": set(Place),
    "type": {*get_args(Family.model_fields["type"].annotation)} - {"none"},
}


@pytest.mark.parametrize("table", WANTED)
def test_a_word_for_everything_and_nothing_else(table: str) -> None:
    assert set(tables()[table]) == set(WANTED[table])


def test_every_table_is_used() -> None:
    assert set(tables()) == {*WANTED, "change", "stage"}


def test_the_words_are_chinese() -> None:
    told = [(name, key, text) for name, table in tables().items() for key, text in table.items()]
    assert [entry for entry in told if not re.search(r"[\u4e00-\u9fff]", entry[2])] == []


def test_a_label_of_an_office_s_own_is_shown_as_it_is() -> None:
    assert word("label", "MAINLY") == "MAINLY"
    assert word("label", "MODAL") == "情态词"
