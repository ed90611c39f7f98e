"""The judged sentences: what two readers agree on the rules must find, but for what is known to be wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest

from pipeline.evaluate.match import paired, same, squash
from pipeline.extractor import Extractor
from pipeline.model import How, Role, Source, Task
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.judged import Case, Row, read_cases

CASES = list(read_cases(rules_folder()))
MEETING = date(2025, 3, 1)


def one_of(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """The same kind of row over the same words, or one a part of the other."""
    return a[0] == b[0] and (same(a[1], b[1]) or a[1] in b[1] or b[1] in a[1])


def alike(wanted: Sequence[str], found: Sequence[str], equal: Callable[[str, str], bool] = same) -> bool:
    return paired(wanted, found, equal) == len(wanted) == len(found)


def names(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row.owners))


def named(tasks: Sequence[Task]) -> list[str]:
    owners = [o for task in tasks for o in task.owners if o.how is not How.SUGGESTED]
    return list(dict.fromkeys(o.name + "（配合）" * (o.role is Role.SUPPORT) for o in owners))


def once(parts: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(parts))


def misjudged(case: Case, tasks: Sequence[Task]) -> set[str]:
    """The fields in which the program and the readers differ."""
    rows = [(row.kind, squash(row.text)) for row in case.rows]
    found = [(task.kind, squash(task.text)) for task in tasks]
    steps = [step for task in tasks if task.kind == "task" for step in task.steps]
    limits = once(d for r in case.rows for d in r.due)  # what a heading hands down is the program's own service
    said = (d for t in tasks for d in t.deadlines)
    dues = once(d.text for d in said if d.how is How.EXPLICIT or d.text in limits)
    right = {
        "rows": paired(rows, found, one_of) == len(rows) == len(found),
        "owners": alike(names(case.rows), named(tasks)),
        "due": alike(limits, dues),
        "targets": alike(
            once(x for r in case.rows for x in r.targets), once(x.text for t in tasks for x in t.targets)
        ),
        "steps": alike([s for row in case.rows for s in row.steps], steps),
        "force": alike([row.force for row in case.rows], [str(t.force) for t in tasks], lambda a, b: a == b),
    }
    return {field for field, ok in right.items() if not ok} - {*case.unsettled}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_judged_as_the_readers_did(case: Case, extractor: Extractor, document: Callable[..., Source]) -> None:
    tasks = extractor(document(case.text), overrides={"date": MEETING}).tasks
    assert misjudged(case, tasks) == {*case.wrong}


def test_the_cases_are_enough_and_of_all_kinds() -> None:
    assert len(CASES) >= 150
    assert len({case.id for case in CASES}) == len({case.text for case in CASES}) == len(CASES)
    assert min(Counter(case.family for case in CASES).values()) >= 4
    assert len({case.office for case in CASES}) == 8
    assert len({case.genre for case in CASES}) == 5
    assert sum("要" not in case.text for case in CASES) >= 50
