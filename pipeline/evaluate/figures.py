"""Findings to figures: micro-averaged over all documents, by name as in JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.evaluate.model import Field, Figure, Finding

SHARES = (Field.THEME, Field.HEAD, Field.ROLE, Field.HEADS)
"""Fields that ask one question a sentence: a share, not precision and recall."""


def figures(findings: Iterable[Finding]) -> dict[Field, Figure]:
    """The counts of every field that was judged at all, in the order of the fields."""
    sums: dict[Field, list[int]] = {}
    for finding in findings:
        counts = sums.setdefault(finding.field, [0, 0, 0])
        for n, count in enumerate((finding.hits, finding.gold, finding.found)):
            counts[n] += count
    return {field: Figure(*sums[field]) for field in Field if field in sums}


def as_json(counts: dict[Field, Figure]) -> dict[str, Any]:
    """The figures as plain values: shares and the number of rows that are nowhere stand even where nothing was judged.

    `headings as rows` is the share of headings that came as rows; the other shares are those that are right.
    """
    spans = {str(field): _span(figure) for field, figure in counts.items() if field not in (*SHARES, Field.LOST)}
    shares = {str(field): round(share(field, counts.get(field, Figure())), 3) for field in SHARES}
    return {**spans, **shares, str(Field.LOST): counts.get(Field.LOST, Figure()).found}


def share(field: Field, figure: Figure) -> float:
    """The share that a field of `SHARES` is known by."""
    return counted(field, figure) / figure.gold if figure.gold else 0.0


def counted(field: Field, figure: Figure) -> int:
    """What the share counts: headings that came as rows, else what is right."""
    return figure.gold - figure.hits if field is Field.HEADS else figure.hits


def _span(figure: Figure) -> dict[str, float | int]:
    return {
        "precision": round(figure.precision, 3),
        "recall": round(figure.recall, 3),
        "f1": round(figure.f1, 3),
        "gold": figure.gold,
        "found": figure.found,
    }
