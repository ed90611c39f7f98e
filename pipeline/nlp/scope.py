"""The one scope engine: a trigger governs what follows it within its scope until something ends it.

After ConText (Harkema et al. 2009) as medspaCy and EDS-NLP read it: trigger, direction, maximal scope, termination.
Every stage that carries something from one sentence to the next (sections of facts, owners, brackets, limits) uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

Value = TypeVar("Value")


def govern(
    scopes: Sequence[Sequence[Hashable]],
    triggers: Mapping[int, Value],
    *,
    ends: Callable[[int], bool] = lambda _: False,
    backward: bool = False,
) -> dict[int, tuple[int, Value]]:
    """Which trigger governs which sentence.

    Args:
        scopes: for every sentence the scopes it lies in (sections, items); a trigger reaches as far as its first one.
        triggers: value by sentence; the sentence itself is not governed by its own trigger.
        ends: whether a sentence ends every scope that is open when it is reached (it is not governed either).
        backward: look from the end to the beginning (owners in brackets stand behind what they govern).

    Returns:
        for every governed sentence the trigger's place and its value.
    """
    governed: dict[int, tuple[int, Value]] = {}
    open_at: int | None = None
    order = range(len(scopes) - 1, -1, -1) if backward else range(len(scopes))
    for n in order:
        if open_at is not None and (ends(n) or not _shares(scopes[open_at], scopes[n])):
            open_at = None
        if n in triggers:
            open_at = n
        elif open_at is not None:
            governed[n] = (open_at, triggers[open_at])
    return governed


def _shares(trigger: Sequence[Hashable], other: Sequence[Hashable]) -> bool:
    return bool(trigger) and trigger[0] in other
