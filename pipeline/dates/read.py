"""Words -> typed time limits: every family of rules/deadlines.toml is tried, and the longest match decides.

What looks like a limit and binds nothing (今年以来, 年底考核, a title) has families of its own, of type `none`: they
win by length like any other, so that the whole knowledge stands in the rule book and the code holds no exception.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.dates.express import express
from pipeline.dates.families import Families
from pipeline.dates.model import DateExpr
from pipeline.dates.together import bind_last_days, carry_year, join_rhythms, open_spans
from pipeline.rulebook.dates import CONDITION, LATEST, DateRules
from pipeline.text.numerals import fold

_GAP = re.compile(
    r"(?<=[0-9０-９])[ \t\xa0\u3000]+(?=[年月日号时点周季天个旬])|(?<=[一-鿿])[ \t\xa0\u3000]+(?=[0-9０-９])"
    r"|(?<=[0-9０-９年月日号时点周季天旬])[ \t\xa0\u3000]+(?=[底末之以]?[前内后]|[底末至到—－-])"
)
"""Blanks that typists and web pages leave in dates."""


class Reader:
    """Finds the time limits of a sentence.

    Args:
        rules: the families of rules/deadlines.toml.
    """

    def __init__(self, rules: DateRules) -> None:
        self._rules, self._families = rules, Families(rules)
        self._latest = rules.compile(f"{{{LATEST}}}$", keep=False) if LATEST in rules.parts else None
        self._condition = rules.compile(f"{{{CONDITION}}}", keep=False) if CONDITION in rules.parts else None
        self._seen = lru_cache(maxsize=512)(self._read)  # a row is mostly its whole sentence, read just before

    def read(self, sentence: str) -> list[DateExpr]:
        """The limits in order, without overlap; offsets count in `sentence`. Never raises, reads no clock."""
        return list(self._seen(sentence))

    def _read(self, sentence: str) -> list[DateExpr]:
        if not _GAP.search(sentence):
            return self._limits(sentence)
        blanks = {n for gap in _GAP.finditer(sentence) for n in range(*gap.span())}
        places = [n for n in range(len(sentence)) if n not in blanks]
        limits = self._limits("".join(sentence[n] for n in places))
        spans = [(places[limit.start], places[limit.end - 1] + 1) for limit in limits]
        return [
            replace(limit, text=sentence[start:end], start=start, end=end)
            for limit, (start, end) in zip(limits, spans, strict=True)
        ]

    def _limits(self, sentence: str) -> list[DateExpr]:
        """The limits of a sentence without blanks in its dates."""
        folded = fold(sentence)
        hits = self._families.hits(folded)
        limits = [express(sentence, match, family, self._rules) for match, family in hits if family.type != "none"]
        if limits:
            limits = open_spans(folded, bind_last_days(folded, limits, self._latest), self._condition)
        return carry_year(join_rhythms(sentence, folded, limits)) if len(limits) > 1 else limits
