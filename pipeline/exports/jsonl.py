"""x.tasks.jsonl: one row a line, in document order; the contract that tests and other programs read."""

from __future__ import annotations

import json
from typing import Any

from pipeline.model import Deadline, Extraction, Owner, Task


def dumps(extraction: Extraction) -> str:
    """All rows, each a line of JSON ended by a newline; the empty string where there is none."""
    return "".join(json.dumps(row(task), ensure_ascii=False) + "\n" for task in extraction.tasks)


def row(task: Task) -> dict[str, Any]:
    """One row as plain values, its keys in the order of the contract."""
    return {
        "id": task.id,
        "source": task.source,
        "title": task.title,
        "text": task.text,
        "start": task.start,
        "end": task.end,
        "kind": task.kind,
        "force": str(task.force),
        "speaker": task.speaker,
        "heading": list(task.heading),
        "theme": task.theme,
        "owners": [_owner(owner) for owner in task.owners],
        "due": [_due(deadline) for deadline in task.deadlines],
        "due_disputed": [_due(deadline) for deadline in task.disputed],
        "targets": [target.text for target in task.targets],
        "steps": list(task.steps),
        "outcomes": list(task.outcomes),
        "rules": list(task.rules),
    }


def _owner(owner: Owner) -> dict[str, Any]:
    return {"name": owner.name, "role": str(owner.role), "how": str(owner.how), "unit": owner.unit}


def _due(deadline: Deadline) -> dict[str, Any]:
    return {
        "text": deadline.text,
        "type": deadline.type,
        "from": deadline.start.isoformat() if deadline.start else None,
        "to": deadline.end.isoformat() if deadline.end else None,
        "clock": deadline.clock,
        "rrule": list(deadline.rrule),
        "granularity": deadline.granularity,
        "how": str(deadline.how),
        "steps": None if deadline.steps is None else list(deadline.steps),
        "presumed": deadline.presumed,
    }
