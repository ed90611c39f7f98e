"""The three labelled seeds: how much of what a careful reader marked is found, and how much is found that is not there.

The labels in labels/ follow docs/what-counts.md, a sentence a line. A row counts for the sentence it is part of. The
floors lie just below what was measured when they were set; raise them when the figures rise, never lower them to make
a change pass.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest

from pipeline.extractor import Extractor
from pipeline.model import How, Task
from pipeline.reading import read

ROOT = Path(__file__).resolve().parents[2]
LABELS = Path(__file__).parent / "labels"
DATES = {"000": date(2023, 7, 5), "001": date(2020, 7, 30), "002": date(2023, 2, 14)}
FLOORS = {"directive": 0.97, "task": 0.92, "owner": 0.96, "due": 0.98, "step": 0.78, "theme": 0.91, "heading": 0.98}
KEEP = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff*×]+")


def squash(text: str) -> str:
    return KEEP.sub("", text)


def alike(a: str, b: str) -> bool:
    """One of two short spans holds most of the other."""
    small, large = sorted((squash(a), squash(b)), key=len)
    return bool(small) and small in large and len(small) >= 0.6 * len(large)


def paired(wanted: Sequence[str], found: Iterable[str]) -> int:
    left = list(found)
    hits = 0
    for want in wanted:
        match = next((f for f in left if alike(want, f)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


class Tally(Counter):
    def add(self, name: str, hits: int, wanted: int, found: int) -> None:
        self.update({f"{name} hits": hits, f"{name} wanted": wanted, f"{name} found": found})

    def f1(self, name: str) -> float:
        return 2 * self[f"{name} hits"] / max(1, self[f"{name} wanted"] + self[f"{name} found"])


def labels(key: str) -> Iterable[tuple[str, dict]]:
    marked = (LABELS / f"{key}.gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {g["id"]: g for g in map(json.loads, marked)}
    for line in (LABELS / f"{key}.sents.tsv").read_text(encoding="utf-8").splitlines():
        number, text = line.split("\t", 1)
        yield text, gold.get(number, {"kind": "none"})


def rows_of(key: str, extractor: Extractor) -> list[Task]:
    path = next((ROOT / "seeds").glob(f"{key}_*.txt"))
    return list(extractor(read(path), overrides={"date": DATES[key]}).tasks)


@pytest.fixture(scope="module")
def tally() -> Tally:
    """The counts of all three documents together."""
    counts, extractor = Tally(), Extractor()
    for key in DATES:
        rows = [(squash(row.text), row) for row in rows_of(key, extractor)]
        for text, gold in labels(key):
            whole = squash(text)
            here = [row for said, row in rows if said in whole or (len(whole) > 6 and whole in said)]
            count(counts, gold, here)
    return counts


def count(counts: Tally, gold: dict, rows: list[Task]) -> None:
    said = "task" if any(row.kind == "task" for row in rows) else "call" if rows else "none"
    kind = said if said in gold.get("also", []) else gold["kind"]
    if kind == "head":
        counts.update({"heads": 1, "heads as rows": said != "none"})
        return
    counts.add("directive", kind != "none" != said, kind != "none", said != "none")
    counts.add("task", kind == said == "task", kind == "task", said == "task")
    if kind == "none":
        return
    owners = {o.name for row in rows for o in row.owners if o.how is How.EXPLICIT}
    wanted = [o["name"] for o in gold.get("owners", []) if o["how"] == "explicit"]
    counts.add("owner", paired(wanted, owners), len(wanted), len(owners))
    limits = {d.text for row in rows for d in row.deadlines if d.how is How.EXPLICIT}
    wanted = [d["text"] for d in gold.get("due", [])]
    counts.add("due", paired(wanted, limits), len(wanted), len(limits))
    if kind == "task":
        steps = [step for row in rows for step in row.steps]
        counts.add("step", paired(gold.get("steps", []), steps), len(gold.get("steps", [])), len(steps))
        if rows:
            themes = gold["theme"] if isinstance(gold["theme"], list) else [gold["theme"]]
            counts.add("theme", any(row.theme in themes for row in rows), 1, 1)
            counts.add("heading", not gold.get("under") or any(row.heading for row in rows), 1, 1)


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_figures_do_not_fall(tally: Tally, name: str, floor: float) -> None:
    assert tally.f1(name) >= floor, f"{name}: {tally.f1(name):.3f}"


def test_headings_are_no_rows(tally: Tally) -> None:
    assert tally["heads as rows"] <= 0.03 * tally["heads"]
