"""Faults between records, each with file and rule id: what no single record can know of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping

from pipeline.rulebook.dates import DateRules, TargetRules
from pipeline.rulebook.pattern import labels_of
from pipeline.rulebook.schema import Construction, Knowledge, Named, RuleFile

IMPLIED = {"BOS", "EOS", "GAP"}
SENTENCE_LABELS = {
    "QUOTED", "SAID", "DECREED", "PROCEDURE", "AGENDA", "PURPOSE", "PAST", "LIMIT", "URGENT", "IDIOM", "SUBJECT",
    "TOPIC", "SUPERIOR_ACT", "PROBLEM", "GOAL", "PERMITTED",
    "ORDER_NAMED", "ORDER_NONE", "ORDER_PRONOUN", "ORDER_ASK", "ORDER_HOPE", "ORDER_THING", "ORDER_PLAN",
    "ORDER_PLEASE", "ORDER_COLLECTIVE", "ORDER_CHARGE",
}  # fmt: skip
"""Labels of stage "stance" that stand for subjects and signals; the others are the results of stage "form"."""
Files = Mapping[str, Knowledge]
Place = tuple[str, str]
"""File and rule id."""
Told = tuple[str, str, str]
"""File, rule id (or the set that is meant), what is wrong."""


def cross_check(files: Files, ours: Files, *, deep: bool) -> list[Told]:
    """An id, a term or a set given twice, a pattern that cannot be read or names a label nobody gives, and, in what
    is not ours, a stage, layer or result that the program does not know.

    Args:
        files: all files of a rule book, by name.
        ours: the same without the layers: what they use is known to the program.
        deep: compile the patterns of all limits and targets, not only those that are not ours; that takes longer
            than all other loading.
    """
    known = _by_place(ours)
    own = {record.id for place, record in _by_place(files).items() if known.get(place) != record}
    judgement, before = _judgement(files), _judgement(ours)
    return [
        *_twice(files, ours),
        *_sets_twice(judgement, before),
        *_shared_terms(judgement, own),
        *_patterns(judgement),
        *_unheard_of(judgement, own, before.values()),
        *_expressions(files, own, deep=deep),
    ]


def spare(files: Files, ours: Files, bad: Collection[Place]) -> dict[str, Knowledge]:
    """The files without the records in `bad` places, ours back where a layer had changed them."""
    known = _by_place(ours)

    def sound(name: str, records: Iterable[Named]) -> Iterator[Named]:
        for record in records:
            place = (name, record.id)
            below = known.get(place)
            if place not in bad:
                yield record
            elif below is not None and below != record:
                yield below

    def spared(name: str, file: Knowledge) -> Knowledge:
        arrays = {key: value for key, value in file if isinstance(value, tuple)}
        rules = {key: value for key, value in arrays.items() if all(isinstance(one, Named) for one in value)}
        return file.model_copy(update={key: tuple(sound(name, value)) for key, value in rules.items()})

    return {name: spared(name, file) for name, file in files.items()} if bad else dict(files)


def _by_place(files: Files) -> dict[Place, Named]:
    return {(name, record.id): record for name, file in files.items() for record in file.records()}


def _judgement(files: Files) -> dict[str, RuleFile]:
    return {name: file for name, file in files.items() if isinstance(file, RuleFile)}


def _twice(files: Files, ours: Files) -> Iterator[Told]:
    home = {rule: name for name, rule in _by_place(ours)}
    for name, file in files.items():
        given = Counter(record.id for record in file.records())
        for rule, count in given.items():
            first = home.setdefault(rule, name)
            if count > 1 or first != name:
                yield name, rule, f"编号重复（{first} 里已有）"


def _sets_twice(files: Mapping[str, RuleFile], ours: Mapping[str, RuleFile]) -> Iterator[Told]:
    home = {key: name for name, file in ours.items() for key in file.set}
    for name, file in files.items():
        for key in file.set:
            if home.setdefault(key, name) != name:
                yield name, f"set {key}", f"{home[key]} 里已有这一组，请写在那个文件里"


def _shared_terms(files: Mapping[str, RuleFile], own: Container[str]) -> Iterator[Told]:
    owner: dict[tuple[str, str], Place] = {}
    shared: defaultdict[tuple[Place, str], list[str]] = defaultdict(list)
    for name, file in files.items():
        for cue in file.cue:
            for term in cue.terms if cue.label != "PSEUDO" else ():
                here, there = (name, cue.id), owner.setdefault((cue.layer, term), (name, cue.id))
                if here[1] != there[1]:
                    if there[1] in own and here[1] not in own:
                        here, there = there, here
                    shared[here, there[1]].append(f"“{term}”")
    for (here, other), terms in shared.items():
        yield *here, f"{'、'.join(terms)}已写在 {other}，同一层里一个词只能有一个标签；要改就改写或 drop 那一条"


def _patterns(files: Mapping[str, RuleFile]) -> Iterator[Told]:
    sets = {name: labels for file in files.values() for name, labels in file.set.items()}
    rules = [(name, rule) for name, file in files.items() for rule in file.construction]
    cues = {cue.label for file in files.values() for cue in file.cue}
    forms = {rule.yields for _, rule in rules if rule.stage == "form"}
    for name, rule in rules:
        known = IMPLIED | (forms | SENTENCE_LABELS if rule.stage == "stance" else cues)
        yield from ((name, rule.id, fault) for fault in _faults(rule, sets, known))


def _faults(rule: Construction, sets: dict[str, tuple[str, ...]], known: set[str]) -> Iterator[str]:
    try:
        unknown = labels_of(rule.pattern, sets) - known
    except ValueError as error:
        yield str(error)
        return
    if unknown:
        yield f"没有这样的标签 {'、'.join(sorted(unknown))}"


def _unheard_of(files: Mapping[str, RuleFile], own: Container[str], ours: Collection[RuleFile]) -> Iterator[Told]:
    """What only our code can act on: stages and their results, layers of cues."""
    layers = {cue.layer for file in ours for cue in file.cue}
    results: dict[str, set[str]] = {}
    for rule in (rule for file in ours for rule in file.construction):
        results.setdefault(rule.stage, set()).add(rule.yields)
    for name, file in files.items():
        for cue in file.cue:
            if cue.id in own and cue.layer not in layers:
                yield name, cue.id, f"layer 只能写 {'、'.join(sorted(layers))}"
        for rule in file.construction:
            if rule.id in own and rule.stage not in results:
                yield name, rule.id, f"stage 只能写 {'、'.join(sorted(results))}"
            elif rule.id in own and rule.yields not in results[rule.stage]:
                yield name, rule.id, f"{rule.stage} 的 yields 只能写 {'、'.join(sorted(results[rule.stage]))}"


def _expressions(files: Files, own: Container[str], *, deep: bool) -> Iterator[Told]:
    for name, file in files.items():
        if isinstance(file, DateRules | TargetRules):
            chosen = tuple(family for family in file.family if deep or family.id in own)
            for rule, _, what in (line.partition("：") for line in file.check(chosen, deep=True)):
                yield name, rule, what
