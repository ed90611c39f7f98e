"""Every rule's own examples are its first test: each hit must show the rule at work, no miss may; none stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.lint.witness import Witness
from pipeline.rulebook.clean import Expressed, Layout
from pipeline.rulebook.inventory import Entry

Told = tuple[Entry, str]
"""A rule and what is wrong with it."""
ELSEWHERE = (Expressed, Layout)
"""Rules of cleaning: their examples are lines, tried when the book is loaded, or small documents of our own tests."""


def failing(entry: Entry, witness: Witness) -> Iterator[str]:
    """The examples of a rule that do not show what they are there to show."""
    if isinstance(entry.rule, ELSEWHERE):
        return
    for text in entry.hits:
        seen = witness.see(text)
        if entry.id not in seen.at_work:
            winner = f"（{seen.lost[entry.id]} 在先）" if entry.id in seen.lost else ""
            yield f"正例没有用上这条规则{winner}，请改规则或例句：{text}"
        elif getattr(entry.rule, "type", "") == "none" and not witness.covers(entry.rule, text):
            yield f"正例里仍读出了时限或目标，请改规则或例句：{text}"
    for text in entry.misses:
        if entry.id in witness.see(text).at_work:
            yield f"反例用上了这条规则，请改规则或例句：{text}"


def doubled(entry: Entry) -> Iterator[str]:
    """Examples of a rule that stand there twice, or on both sides."""
    for text, count in Counter((*entry.hits, *entry.misses)).items():
        if text in entry.hits and text in entry.misses:
            yield f"这一句又是正例又是反例，请删去一处：{text}"
        elif count > 1:
            yield f"这一句写了不止一次，请删去一处：{text}"


def repeated(entries: Iterable[Entry]) -> Iterator[Told]:
    """Rules that look for just what another one looks for: same kind and stage, same pattern or expression."""
    first: dict[tuple[str, str, str], str] = {}
    for entry in entries:
        for field in ("pattern", "regex"):
            written = getattr(entry.rule, field, "")
            if written:
                key = (entry.kind, getattr(entry.rule, "stage", ""), written)
                if first.setdefault(key, entry.id) != entry.id:
                    yield entry, f"{field} 与 {first[key]} 完全相同，请合成一条"
