"""The states of a task: the words of 状态 that staff choose from, and what people type instead."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(min_length=1)]
State = Literal["initial", "running", "done", "closed", "standing", "changed", "removed"]
"""The states, in the order of a task's life."""
_NO_WORD = re.compile(r"[\s\ufe0e\ufe0f。.!！]+")
"""What comes and goes when people type a state; the two in the middle make a tick a picture."""


class Status(BaseModel):
    """The words of 状态, and the phrases of a text that make a task without a date one of 长期坚持.

    Args:
        synonyms: what people type instead, with the state that it means; the words of 状态 themselves go before them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    initial: Text
    running: Text
    done: Text
    closed: Text
    standing: Text
    changed: Text
    removed: Text
    standing_terms: tuple[Text, ...]
    synonyms: dict[Text, State] = {}

    @model_validator(mode="after")
    def _one_meaning(self) -> Self:
        typed = {_squashed(word): state for word, state in self.synonyms.items()}
        told = [f"synonyms 的“{word}”没有字" for word in self.synonyms if not _squashed(word)]
        told += [f"“{w}”只差空格或标点的另一条意思不同" for w, s in self.synonyms.items() if typed[_squashed(w)] != s]
        if told:
            raise ValueError("\n".join(told))
        return self

    @property
    def all(self) -> tuple[str, ...]:
        """The list staff choose from, in the order of a task's life."""
        return tuple(getattr(self, state) for state in get_args(State))

    def meaning(self, typed: str) -> State | None:
        """The state that people mean by what they typed, None where nobody knows."""
        return self._meanings.get(_squashed(typed))

    @cached_property
    def _meanings(self) -> dict[str, State]:
        typed = {_squashed(word): state for word, state in self.synonyms.items()}
        return typed | {_squashed(getattr(self, state)): state for state in get_args(State)}


def _squashed(typed: str) -> str:
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", typed)).upper()
