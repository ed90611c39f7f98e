"""Rule books by name: the config of a stage holds the name, so it stays serialisable (spaCy's habit)."""

from __future__ import annotations

from pipeline.rulebook.load import RuleBook

_books: dict[str, RuleBook] = {}


def register(name: str, book: RuleBook) -> None:
    """Make `book` known to the stages under `name`; the same name again replaces it."""
    _books[name] = book


def rulebook_of(name: str) -> RuleBook:
    """The rule book registered under `name`."""
    return _books[name]
