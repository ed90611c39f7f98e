"""Which rules never do anything on the test texts, and to which others they lose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.lint.examples import ELSEWHERE, Told
from pipeline.lint.witness import Witness
from pipeline.rulebook.faults import Fault
from pipeline.rulebook.inventory import Entry
from pipeline.rulebook.stack import read_toml

JUDGED = "judged"


def judged_texts(folders: Iterable[Path], faults: list[Fault]) -> Iterator[str]:
    """Every `text` of the judged sentences beside the rules (`judged/*.toml`); what cannot be read goes to `faults`."""
    for folder in folders:
        for path in sorted((folder / JUDGED).glob("*.toml")):
            yield from _texts(read_toml(path, f"{JUDGED}/{path.name}", faults))


def idle(entries: Sequence[Entry], texts: Sequence[str], witness: Witness) -> Iterator[Told]:
    """Rules that decide nothing outside their own examples, those named that win where they fit.

    Args:
        texts: all test texts, the examples of all rules among them.
    """
    seen = [(text, witness.see(text)) for text in texts]
    for entry in entries:
        if not entry.hits or isinstance(entry.rule, ELSEWHERE):
            continue
        own = {*entry.hits, *entry.misses}
        others = [sight for text, sight in seen if text not in own]
        if any(entry.id in sight.at_work for sight in others):
            continue
        winners = Counter(sight.lost[entry.id] for sight in others if entry.id in sight.lost)
        if winners:
            names = "、".join(name for name, _ in winners.most_common(3))
            yield entry, f"在别的例句里合得上，但每次都让位给 {names}，请看是否多余，或调整 first"
        else:
            yield entry, "除了自己的例句，从没有用上，请看是否写得太窄"


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
