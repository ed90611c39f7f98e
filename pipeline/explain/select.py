"""Which sentences are asked for: by number, or by the id or 编号 of a task."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace

from pipeline.errors import UsageError
from pipeline.explain.explainer import Explainer
from pipeline.explain.model import Explanation, Sentence

NEAR = 5
"""So many near names are told."""


def select(explainer: Explainer, *, task: str | None = None, numbers: Sequence[int] = ()) -> Explanation:
    """The sentences asked for, in order; all, where none is asked for.

    Args:
        task: id or 编号 of a row; its sentence is explained with this row alone.
        numbers: of sentences, from 1.

    Raises:
        UsageError: there is no such task or sentence.
    """
    count = len(explainer.extraction.sentences)
    for number in numbers:
        if not 1 <= number <= count:
            raise UsageError(f"没有第 {number} 句。这份文件共 {count} 句。")
    if task is None:
        return explainer.explain(sorted({number - 1 for number in numbers}) or None)
    wanted = id_of(explainer, task)
    place = next(row.sentence for row in explainer.extraction.tasks if row.id == wanted)
    found = explainer.explain(sorted({place, *(number - 1 for number in numbers)}))
    return replace(found, sentences=tuple(_without_others(one, wanted) for one in found.sentences))


def id_of(explainer: Explainer, task: str) -> str:
    """The id of a row that is named by its id or its 编号.

    Raises:
        UsageError: there is none; near ones are named.
    """
    known = {number: row for row, number in explainer.numbers.items()}
    known |= {row: row for row in explainer.numbers}
    if task in known:
        return known[task]
    if not known:
        raise UsageError("这份文件里没有任务，也没有总体要求。")
    near = difflib.get_close_matches(task, known, n=NEAR, cutoff=0.5) or list(known)[:NEAR]
    raise UsageError(f"没有编号或 id 为 {task} 的任务。相近的有：{'、'.join(near)}。")


def _without_others(sentence: Sentence, wanted: str) -> Sentence:
    """The sentence that holds the row `wanted`, without its other rows; any other as it is."""
    kept = tuple(row for row in sentence.rows if row.id == wanted)
    return replace(sentence, rows=kept) if kept else sentence
