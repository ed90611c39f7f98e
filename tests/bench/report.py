"""The tables of `make bench-dates`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.bench.cases import KINDS, Case
from tests.bench.judge import Verdict

OURS = "duban"
SCRATCH = "duban-scratch"
NAMES = {OURS: "本程序", "jionlp": "JioNLP", "recognizers": "Recognizers"}


@dataclass(frozen=True, slots=True)
class Score:
    """One reader on one case.

    Args:
        verdict, a_day_late: as judged, and judged with a last day that may be one late.
        answer: as reported.
        strict: our own test holds; failed: the reader raised an exception.
    """

    verdict: Verdict
    a_day_late: Verdict
    answer: Any
    strict: bool = False
    failed: bool = False


Scores = Mapping[str, Sequence[Score]]
Asked = Callable[[Score], bool]


def print_scores(cases: Sequence[Case], scores: Scores) -> None:
    """Right answers by family, by kind and in all, then what goes wrong."""
    table = Table("用例", "条数", "本程序（严格）", *NAMES.values(), title="时限识别：判对的条数（宽判，三家同一把尺）")
    for column in table.columns[1:]:
        column.justify = "right"
    for groups in (dict.fromkeys(case.group for case in cases), KINDS):
        for name in groups:
            _row(table, name, [n for n, case in enumerate(cases) if name in (case.group, case.kind)], scores)
        table.add_section()
    everything = range(len(cases))
    _row(table, "合计", everything, scores)
    _row(table, "合计（％）", everything, scores, share=True)
    table.add_section()
    _counts(table, "末日容许晚一天时判对", scores, lambda score: score.a_day_late.right)
    _counts(table, "不该有日期却报出日期", scores, lambda score: score.verdict.false_date)
    _counts(table, "应有而漏报", scores, lambda score: score.verdict.missed > 0)
    _counts(table, "抛出异常", scores, lambda score: score.failed)
    Console(width=110).print(table)


def print_speed(seconds: Mapping[str, Sequence[float]], cases: int) -> None:
    """Seconds of a pass and how many times ours they are."""
    table = Table("用时", "遍数", "最短（毫秒）", "中位（毫秒）", "每条（微秒）", "倍数", title=f"速度：{cases} 条一遍")
    for column in table.columns[1:]:
        column.justify = "right"
    titles = NAMES | {SCRATCH: "本程序（农历、节气每遍重算）"}
    for name, passes in seconds.items():
        best, middle, each = min(passes) * 1e3, median(passes) * 1e3, min(passes) / cases * 1e6
        ratio = min(passes) / min(seconds[OURS])
        table.add_row(titles[name], str(len(passes)), f"{best:.1f}", f"{middle:.1f}", f"{each:.0f}", f"{ratio:.1f}")
    Console(width=110).print(table)


def _row(table: Table, name: str, places: Sequence[int], scores: Scores, *, share: bool = False) -> None:
    right = [sum(scores[OURS][n].strict for n in places)]
    right += [sum(scores[reader][n].verdict.right for n in places) for reader in NAMES]
    table.add_row(name, str(len(places)), *(f"{count / len(places):.1%}" if share else str(count) for count in right))


def _counts(table: Table, name: str, scores: Scores, asked: Asked) -> None:
    table.add_row(name, "", "", *(str(sum(map(asked, scores[reader]))) for reader in NAMES))
