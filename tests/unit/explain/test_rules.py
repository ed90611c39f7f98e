"""What stands behind a rule id."""

from __future__ import annotations

from pipeline.explain.rules import Rules
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load

RULES = Rules(load(rules_folder()), "street")


def test_a_record_shows_its_note_or_its_first_example() -> None:
    noted = RULES("verdict.assignable")
    assert noted.file == "stance.toml" and "跟在任务后面" in noted.note
    assert RULES("verdict.order").note.startswith("例如“") and RULES("due.date.month-end").file == "deadlines.toml"


def test_a_decision_of_the_program_has_no_file() -> None:
    assert RULES("verdict.carried").file == ""
    assert "接着前面的任务" in RULES("verdict.carried").note


def test_units_stand_in_the_file_of_the_office() -> None:
    assert (RULES("organisation.street.keyword").file, RULES("unit.3").file) == ("street", "street")


def test_a_heading_by_an_enumerator_of_the_office_s_own(layer) -> None:
    cue = '[[cue]]\nid = "own.step"\nlabel = "STRUCT"\nsource = "本单位"\nterms = ["步骤甲"]\n'
    own = layer({"outline.toml": cue + 'hits = ["步骤甲清淤", "步骤甲摸底"]\nmisses = ["三步骤"]\n'})
    rules = Rules(load(rules_folder(), layers=[own]), "")
    assert (rules("outline.own.step").file, rules("outline.own.step").note) == ("outline.toml", "例如“步骤甲清淤”")
