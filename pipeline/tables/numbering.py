"""编号: the number people say on the telephone, the same in every sheet."""

from __future__ import annotations

from collections import Counter

from pipeline.model import Extraction

_FORMS = {"task": "{code}-{n:03d}", "call": "{code}-Y{n:02d}"}


def document_code(extraction: Extraction) -> str:
    """The part of every 编号 that names the meeting: its date, or four letters of the document's hash where unknown."""
    day = extraction.info.date
    return day.isoformat().replace("-", "") if day else extraction.sha256[:4].upper()


def row_numbers(extraction: Extraction) -> dict[str, str]:
    """The 编号 of every row by its id: tasks `20230214-012`, general demands (要求) `20230214-Y03`."""
    code, seen, numbers = document_code(extraction), Counter(), {}
    for task in extraction.tasks:
        seen[task.kind] += 1
        numbers[task.id] = _FORMS[task.kind].format(code=code, n=seen[task.kind])
    return numbers
