"""总台账: the tasks of several documents, those that return in a later speech once, with all their sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from pipeline.model import Extraction
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tables.tasks import TASK_DTYPES, tasks_frame

_NO_LETTER = re.compile(r"[\W\d_]+")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_COMPARED = {"leader": "责任领导", "lead": "牵头单位", "support": "配合单位", "limit": "完成时限", "due": "截止日期"}


def ledger_frame(extractions: Sequence[Extraction], *, rules: TrackerRules) -> pd.DataFrame:
    """All tasks by meeting date, repeats joined; columns and dtypes as in `tasks_frame`.

    A task returns where an office of the same name and profile says the same words again in another document, digits
    and punctuation aside. The first row is kept; `origin` lists every source, `remark` what changed since (变更), and
    `order` runs through the whole ledger.
    """
    known = sorted(extractions, key=lambda e: e.info.date or date.max)
    frames = [
        tasks_frame(e, rules=rules).assign(origin=_source(e)).pipe(_keyed, office=_office(e), document=n)
        for n, e in enumerate(known)
    ]
    if not frames:
        return pd.DataFrame(columns=list(TASK_DTYPES)).astype(TASK_DTYPES)
    rows = pd.concat(frames, ignore_index=True)
    again = rows[rows["key"].duplicated(keep=False)].to_dict("records")
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in again:
        groups.setdefault(row["key"], []).append(row)
    sources = {key: "\n".join(row["origin"] for row in group) for key, group in groups.items()}
    changes = {key: "\n".join(_changes(group)) for key, group in groups.items()}
    ledger = rows.drop_duplicates("key")
    ledger = ledger.assign(
        order=range(1, len(ledger) + 1),
        origin=[sources.get(key, origin) for key, origin in zip(ledger["key"], ledger["origin"], strict=True)],
        remark=[changes.get(key, "") for key in ledger["key"]],
    )
    return ledger[list(TASK_DTYPES)].astype(TASK_DTYPES).reset_index(drop=True)


def _source(extraction: Extraction) -> str:
    info = extraction.info
    return " ".join(part for part in (info.date and info.date.isoformat(), info.title or info.name) if part)


def _office(extraction: Extraction) -> str:
    return f"{extraction.info.issuer or ''}|{extraction.info.profile or ''}|"


def _keyed(frame: pd.DataFrame, *, office: str, document: int) -> pd.DataFrame:
    """Give each row the key it is recognised by; equal sentences of one document keep apart by their count."""
    letters = frame["text"].map(lambda text: _NO_LETTER.sub("", text) or f"{document}|{text}")
    count = letters.groupby(letters).cumcount().astype("str")
    return frame.assign(key=office + letters + "|" + count)


def _changes(rows: list[dict[str, Any]]) -> Iterator[str]:
    """What each later speech changed against the one before it, one line a speech."""
    for before, now in pairwise(rows):
        parts = [
            f"{name}由“{_shown(before[key])}”变更为“{_shown(now[key])}”"
            for key, name in _COMPARED.items()
            if _shown(before[key]) != _shown(now[key])
        ]
        if _DIGITS.findall(before["text"]) != _DIGITS.findall(now["text"]):
            parts.append(f"工作内容变更为“{now['text']}”")
        if parts:
            yield f"变更（{now['origin']}）：" + "；".join(parts)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value or "无"
    return "无" if pd.isna(value) else f"{value:%Y-%m-%d}"
