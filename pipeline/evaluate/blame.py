"""Which rules erred: a rule answers for the fields of its family, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.evaluate.model import Field, Finding

VERDICT = frozenset({Field.DIRECTIVE, Field.TASK, Field.CALL, Field.HEADS, Field.LOST})
"""What the rule that decided on a sentence answers for."""
_FAMILIES = {
    "owners": frozenset({Field.OWNER, Field.INHERITED, Field.ROLE}),
    "due": frozenset({Field.SPAN, Field.TYPE, Field.DATE}),
    "target": frozenset({Field.TARGET}),
    "steps": frozenset({Field.STEP}),
    "theme": frozenset({Field.THEME}),
    "organisation": frozenset(),
}
"""The fields that a rule of a row answers for, by the first part of its id; all others say what a sentence is.

The units of an office only propose, and proposals are not measured.
"""


@dataclass(frozen=True, slots=True)
class Charge:
    """In how many sentences a rule had a say, and how often what it had a say in was right and wrong."""

    rule: str
    right: int
    wrong: int


def answerable(rules: Iterable[str], field: Field) -> tuple[str, ...]:
    """Those of a row's rules that answer for the field, each once."""
    return tuple(dict.fromkeys(r for r in rules if field in _FAMILIES.get(r.split(".")[0], VERDICT)))


def charges(findings: Iterable[Finding]) -> tuple[Charge, ...]:
    """Every rule that had a say, the one most often wrong first; in one sentence a rule is right or wrong once.

    Rows do not tell which of their rules made which step or owner: where one is wrong, all rules of its family are.
    """
    verdicts: dict[tuple[str, str], bool] = {}
    for finding in findings:
        for rule in finding.rules:
            case = rule, finding.sentence
            verdicts[case] = verdicts.get(case, True) and finding.right
    counts: dict[str, list[int]] = {}
    for (rule, _), right in verdicts.items():
        counts.setdefault(rule, [0, 0])[right] += 1
    return tuple(sorted((Charge(r, right, wrong) for r, (wrong, right) in counts.items()), key=_gravity))


def _gravity(charge: Charge) -> tuple[int, int, str]:
    return -charge.wrong, charge.right, charge.rule
