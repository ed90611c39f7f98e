"""`make bench-dates`: our reader of time limits beside JioNLP and Microsoft Recognizers-Text, same cases, one run.

The cases are all of tests/spec/dates.toml. The rivals run in an environment of their own (rivals.py, rivals.txt). Each
is given the reference date of the case as its own; where a case has none they get `STAND_IN`, we get none.

One lenient judge (judge.py) asks the same of all three; words, types and offsets do not count. A case is right when

* nothing dated is reported where no limit is expected, or one without dates (尽快, 会后); durations, times of day and
  rhythms are not dated;
* every expected last day is reported (the first day, where the expected limit has no last one), and no other day is;
* every expected rhythm is reported with its unit and interval; its days need not be, and dates inside its words are
  taken as part of it.

How answers are read (answers.py): of JioNLP the days of both ends of `time`, and the `delta` of a time_period; of
Recognizers every value of a resolution as a candidate, any of which may be the one expected, ends of ranges taken as
inclusive and as exclusive, and the timex of a `set`. An exception counts as nothing reported and is counted. `严格` is
our own test: the very words, types, days and rules. A row tells what would be right if a last day might be one late.

Not fair to the rivals, and not to be forgotten beside the figures: we wrote the cases and our rules by them; the rivals
look for every time named, not for limits; and a missing reference date cannot be told to them.

Speed: whole passes over the cases in turn, in processes that have warmed up. Our memory of sentences is cleared before
each pass; the days of the farmers' calendar, worked out once a process, are kept, and a row of their own forgets them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from pipeline.dates.limits import Limits
from pipeline.dates.lunar import solar_day, term_day
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import read_dates
from tests.bench import answers
from tests.bench.answers import Found
from tests.bench.cases import Case, load
from tests.bench.judge import a_day_late, judge
from tests.bench.other_side import Rivals
from tests.bench.report import NAMES, OURS, SCRATCH, Score, print_scores, print_speed

ROOT = Path(__file__).resolve().parents[2]
CASES, SAVED = ROOT / "tests" / "spec" / "dates.toml", ROOT / ".benchmarks" / "dates.json"
STAND_IN, PASSES = date(2023, 7, 5), 9
CONVERTERS: Mapping[str, Callable[[Any], list[Found]]] = {
    "jionlp": answers.jionlp,
    "recognizers": answers.recognizers,
}


def main() -> None:
    """Read, judge, time, print and save.

    The one argument is the interpreter of the rivals' environment.
    """
    cases, limits = load(CASES), Limits(*read_dates(rules_folder()))
    dated = [(case.text, case.as_of or STAND_IN) for case in cases]
    with Rivals(sys.argv[1], dated) as rivals:
        scores = {OURS: [_our_score(case, limits) for case in cases]}
        for name, convert in CONVERTERS.items():
            pairs = zip(cases, rivals.answers(name), strict=True)
            scores[name] = [_score(case, convert, answer) for case, answer in pairs]
        seconds = _timed(limits, rivals, dated)
    print_scores(cases, scores)
    print_speed(seconds, len(cases))
    SAVED.parent.mkdir(exist_ok=True)
    SAVED.write_text(json.dumps(_record(cases, scores, seconds), ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"逐条结果：{SAVED.relative_to(ROOT)}")


def shown(limits: Limits, text: str, as_of: date | None) -> list[str]:
    """What our reader finds, in the notation of the cases."""
    found = []
    for expr, dates in limits.of(text, as_of):
        span = f"{dates.start or ''}..{dates.end or ''}" if dates.start or dates.end else ""
        found.append(" | ".join(filter(None, (expr.text, expr.type, " ".join(dates.rrule) or span))))
    return found


def _our_score(case: Case, limits: Limits) -> Score:
    due = shown(limits, case.text, case.as_of)
    found = answers.ours(case.text, due)
    return Score(judge(case.wanted, found), judge(case.wanted, a_day_late(found)), due, strict=due == list(case.due))


def _score(case: Case, convert: Callable[[Any], list[Found]], answer: list[dict[str, Any]] | str) -> Score:
    failed = isinstance(answer, str)
    found = [] if failed else convert(answer)
    return Score(judge(case.wanted, found), judge(case.wanted, a_day_late(found)), answer, failed=failed)


def _timed(limits: Limits, rivals: Rivals, dated: Sequence[tuple[str, date]]) -> dict[str, list[float]]:
    """Seconds of each pass: ours, ours from scratch, theirs, round after round, and ours once more at the end."""
    _our_pass(limits, dated)
    for name in CONVERTERS:
        rivals.seconds(name)
    seconds: dict[str, list[float]] = {name: [] for name in (OURS, SCRATCH, *CONVERTERS)}
    for _ in range(PASSES):
        seconds[OURS].append(_our_pass(limits, dated))
        seconds[SCRATCH].append(_our_pass(limits, dated, scratch=True))
        for name in CONVERTERS:
            seconds[name].append(rivals.seconds(name))
    seconds[OURS].append(_our_pass(limits, dated))
    return seconds


def _our_pass(limits: Limits, dated: Sequence[tuple[str, date]], *, scratch: bool = False) -> float:
    limits.reader._seen.cache_clear()
    if scratch:
        solar_day.cache_clear()
        term_day.cache_clear()
    start = perf_counter()
    for text, day in dated:
        limits.of(text, day)
    return perf_counter() - start


def _record(cases: Sequence[Case], scores: Mapping[str, Sequence[Score]], seconds: Mapping[str, Any]) -> dict[str, Any]:
    rows = [
        {"group": case.group, "text": case.text, "date": str(case.as_of or ""), "due": case.due}
        | {name: asdict(scores[name][n]) | {"right": scores[name][n].verdict.right} for name in NAMES}
        for n, case in enumerate(cases)
    ]
    return {"seconds": dict(seconds), "cases": rows}


if __name__ == "__main__":
    main()
