"""Faults between records, each with file and rule id: what no single record can know of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from pipeline.rulebook.pattern import labels_of
from pipeline.rulebook.schema import Construction, RuleFile

IMPLIED = {"BOS", "EOS", "GAP"}
SENTENCE_LABELS = {
    "QUOTED", "SAID", "PROCEDURE", "AGENDA", "PURPOSE", "PAST", "LIMIT", "URGENT", "IDIOM", "SUBJECT", "TOPIC",
    "SUPERIOR_ACT", "PROBLEM", "GOAL", "PERMITTED",
    "ORDER_NAMED", "ORDER_NONE", "ORDER_PRONOUN", "ORDER_ASK", "ORDER_HOPE", "ORDER_THING", "ORDER_PLAN",
    "ORDER_PLEASE", "ORDER_COLLECTIVE", "ORDER_CHARGE",
}  # fmt: skip
"""Labels of stage "stance" that stand for subjects and signals; the others are the results of stage "form"."""


def cross_check(files: Mapping[str, RuleFile]) -> list[str]:
    """An id or a term given twice, a pattern that cannot be read or names a label nobody gives.

    Args:
        files: by file name.
    """
    sets = {name: labels for file in files.values() for name, labels in file.set.items()}
    return [*_twice(files), *_shared_terms(files), *_patterns(files, sets)]


def _twice(files: Mapping[str, RuleFile]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name, file in files.items():
        for record in chain(file.cue, file.construction):
            if record.id in seen:
                yield f"{name}：{record.id}：编号重复（{seen[record.id]} 里已有）"
            seen.setdefault(record.id, name)


def _shared_terms(files: Mapping[str, RuleFile]) -> Iterator[str]:
    owner: dict[tuple[str, str], str] = {}
    for name, file in files.items():
        for cue in file.cue:
            for term in cue.terms if cue.label != "PSEUDO" else ():
                first = owner.setdefault((cue.layer, term), cue.id)
                if first != cue.id:
                    yield f"{name}：{cue.id}：“{term}”已写在 {first}，同一层里一个词只能有一个标签"


def _patterns(files: Mapping[str, RuleFile], sets: dict[str, tuple[str, ...]]) -> Iterator[str]:
    rules = [(name, rule) for name, file in files.items() for rule in file.construction]
    cues = {cue.label for file in files.values() for cue in file.cue}
    forms = {rule.yields for _, rule in rules if rule.stage == "form"}
    for name, rule in rules:
        known = IMPLIED | (forms | SENTENCE_LABELS if rule.stage == "stance" else cues)
        yield from (f"{name}：{rule.id}：{fault}" for fault in _faults(rule, sets, known))


def _faults(rule: Construction, sets: dict[str, tuple[str, ...]], known: set[str]) -> Iterator[str]:
    try:
        unknown = labels_of(rule.pattern, sets) - known
    except ValueError as error:
        yield str(error)
        return
    if unknown:
        yield f"没有这样的标签 {'、'.join(sorted(unknown))}"
