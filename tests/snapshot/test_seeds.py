"""The rows of every seed as stored: a change of a rule shows what it changes.

To renew after a change that is meant: run with the environment variable DUBAN_SNAPSHOT=renew, then read the diff.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.model import Extraction, Stance, Task

FOLDER = Path(__file__).with_name("seeds")
NAMES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
LENGTH = 30


def rendered(extraction: Extraction) -> str:
    """The rows as text to be read: a line where the heading changes, then each row; at the end the problems."""
    lines = [f"# {len(extraction.tasks)} rows of {len(extraction.sentences)} sentences"]
    heading: tuple[str, ...] | None = None
    for task in extraction.tasks:
        if task.heading != heading:
            heading = task.heading
            lines.append("\n== " + " > ".join(title[:LENGTH] for title in heading))
        lines.extend(_row(task))
    numbers = {task.id: n for n, task in enumerate(extraction.tasks, 1)}
    problems = [s for s in extraction.sentences if s.stance is Stance.PROBLEM]
    lines.extend(["\n== problems, each with the row that answers it"] if problems else [])
    lines.extend(f"{numbers.get(s.answer or '', '-')} | {s.text[:LENGTH]}" for s in problems)
    return "\n".join(lines) + "\n"


def _row(task: Task) -> Iterator[str]:
    owners = "、".join(f"{o.name}({o.role.value} {o.how.value})" for o in task.owners) or "-"
    limits = "、".join(f"{d.text}({d.type} {d.start or ''}..{d.end or ''})" for d in task.deadlines) or "-"
    yield f"{task.kind} {task.force} | {task.theme} | {owners} | {limits}"
    yield f"    {task.text[:LENGTH]}"
    yield from (f"    - {step}" for step in task.steps)
    yield from (f"    > {outcome}" for outcome in task.outcomes)


def test_every_seed_is_stored() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_rows(seeds, name: str) -> None:
    now = rendered(next(seed.extraction for seed in seeds if seed.name == name))
    stored = FOLDER / f"{name}.txt"
    if os.environ.get("DUBAN_SNAPSHOT") == "renew":
        stored.write_text(now, encoding="utf-8", newline="\n")
        pytest.fail(f"renewed {stored.name}: read the diff, then run without DUBAN_SNAPSHOT")
    before = stored.read_text(encoding="utf-8")
    changes = difflib.unified_diff(before.splitlines(), now.splitlines(), "stored", "now", lineterm="", n=1)
    assert now == before, "\n".join(changes)
