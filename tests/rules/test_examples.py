"""Every rule's own examples are its first test, tried as `duban rules check` tries them."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.lint.examples import doubled, failing, repeated
from pipeline.lint.witness import Witness
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.inventory import Entry, inventory
from pipeline.rulebook.load import load

BOOK = load(rules_folder())
ENTRIES = list(inventory(BOOK))


@cache
def witness() -> Witness:
    return Witness(BOOK)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_examples(entry: Entry) -> None:
    assert [*failing(entry, witness()), *doubled(entry)] == []


def test_no_two_rules_look_for_the_same() -> None:
    assert [(entry.id, told) for entry, told in repeated(ENTRIES)] == []


def test_every_rule_says_where_it_comes_from() -> None:
    assert [entry.id for entry in ENTRIES if not entry.source] == []
