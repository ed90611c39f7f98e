"""The numbers (or masked numbers) a directive puts on what is to be delivered: 量化目标."""

from __future__ import annotations

import re

from pipeline.rulebook.dates import TargetRules
from pipeline.text.numerals import fold


class TargetReader:
    """Finds the targets of a sentence.

    Args:
        rules: the families of rules/targets.toml. The longest match decides; of equals one of type `none` wins, then
            the earlier in the file.
    """

    def __init__(self, rules: TargetRules) -> None:
        self._rules = rules
        self._families = sorted(rules.family, key=lambda family: family.type != "none")
        self._compiled: list[re.Pattern[str]] = []

    def read(self, sentence: str) -> list[tuple[int, int, str]]:
        """Start, end and rule id of every target, in order, without overlap. Never raises."""
        folded = fold(sentence)
        if not self._compiled:
            self._compiled = [self._rules.compile(family.pattern, keep=False) for family in self._families]
        found = [
            (match.start(), match.end(), rank)
            for rank, regex in enumerate(self._compiled)
            for match in regex.finditer(folded)
        ]
        found.sort(key=lambda f: (f[0] - f[1], f[2], f[0]))
        taken = bytearray(len(sentence))
        kept: list[tuple[int, int, str]] = []
        for start, end, rank in found:
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                if self._families[rank].type != "none":
                    kept.append((start, end, self._families[rank].id))
        return sorted(kept)
