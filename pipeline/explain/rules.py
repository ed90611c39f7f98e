"""Rule ids -> what stands behind them: the record in the rule book, or a decision of the program itself."""

from __future__ import annotations

from pipeline.explain.model import Rule
from pipeline.explain.words import word
from pipeline.rulebook.inventory import inventory
from pipeline.rulebook.load import RuleBook

OFFICE = ("unit", "organisation")
"""Families of ids that speak of the units of the office."""


class Rules:
    """Looks rules up by id.

    Args:
        book: with the layers of the office.
        office: the profile in use, for rules about its units.
    """

    def __init__(self, book: RuleBook, office: str) -> None:
        self._entries = {entry.id: entry for entry in inventory(book)}
        self._office = office

    def __call__(self, rule_id: str) -> Rule:
        """The rule of that id: its note, or else its first example."""
        family, _, rest = rule_id.partition(".")
        if family in OFFICE:
            return Rule(rule_id, self._office, word("stage", family))
        # An enumerator of the office's own, own.step, makes headings by the name of outline.own.step.
        entry = self._entries.get(rule_id) or self._entries.get(rest if family == "outline" else "")
        if entry is None:
            return Rule(rule_id, "", word("stage", rule_id))
        return Rule(rule_id, entry.file, entry.rule.note or "、".join(f"例如“{text}”" for text in entry.hits[:1]))
