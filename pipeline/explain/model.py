"""What an explanation consists of: for every sentence what was decided, by which rule, over which words, and why.

`start`/`end` count characters of the sentence's `text`. Words for people are Chinese; ids and results are for programs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its id: the file it stands in (empty: a decision of the program itself) and what it is for."""

    id: str
    file: str
    note: str


@dataclass(frozen=True, slots=True)
class Ref:
    """Another sentence that had a say: 第`number`句."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of the sentence and what it was taken for."""

    text: str
    label: str
    meaning: str
    rule_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A construction that fitted too, and why it lost."""

    rule: Rule
    result: str
    meaning: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What one stage decided over a stretch.

    Args:
        rule: the one that decided; None where nothing fitted.
        words: what it saw, in order.
    """

    result: str
    meaning: str
    rule: Rule | None
    words: tuple[Word, ...]
    lost: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What headings, brackets, the outline or words of complaint made of a sentence's own verdict.

    Args:
        words: of the sentence itself, where they had a say.
        source: the other sentence that spoke, if one did.
    """

    before: str
    after: str
    why: str
    words: str
    rule: Rule
    source: Ref | None


@dataclass(frozen=True, slots=True)
class Weight:
    """Whether a directive is a task or a call: why, and the words that show it."""

    kind: str
    why: str
    words: str
    source: Ref | None


@dataclass(frozen=True, slots=True)
class Name:
    """A body in acting position in a clause, and what puts it there."""

    text: str
    meaning: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its words, whose it is, what its predicate is."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    subject: Choice | None
    form: Choice
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """A single character that can be a cue and here is none: it is part of `word`, as the pseudo-cues or the cut say.

    Args:
        cut: the clause cut into words; empty where a rule settles it.
        rule: the pseudo-cue; None where the cut decides.
    """

    text: str
    meaning: str
    start: int
    word: str
    cut: tuple[str, ...]
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is to do it, and how the name comes to the row."""

    name: str
    role: str
    how: str
    why: str
    unit: str | None
    rule: Rule
    source: Ref | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit.

    Args:
        first, last: its days; `basis`: how they are known, or why they are not.
        source: the sentence it comes from, where that is another one.
    """

    text: str
    type: str
    meaning: str
    how: str
    first: date | None
    last: date | None
    basis: str
    steps: tuple[int, ...] | None
    rule: Rule
    source: Ref | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A target, a step or an outcome."""

    text: str
    rule: Rule
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clause that is no step, why, and by which rule (None: nothing fitted)."""

    text: str
    form: str
    why: str
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Voice:
    """What speaks for a theme: words in one place, or the row before (no words), with their points."""

    place: str
    terms: tuple[str, ...]
    points: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, its points and what they come from."""

    name: str
    points: float
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the tracker.

    Args:
        id: as in tasks.jsonl; `number`: 编号.
        part: why it is a general demand though its sentence is a task; else empty.
        force: how strongly it is put, in Chinese, by `force_rule` (None: no word says it).
        outcomes: what the work is to lead to; none of them is a step.
        nobody: why it has no owner; empty where it has one.
        theme: what was chosen, by `theme_rule`; `runner_up` is the next best, if any.
    """

    id: str
    number: str
    kind: str
    part: str
    title: str | None
    force: str
    force_rule: Rule | None
    text: str
    start: int
    end: int
    heading: tuple[str, ...]
    owners: tuple[Owner, ...]
    nobody: str
    limits: tuple[Limit, ...]
    disputed: tuple[Limit, ...]
    targets: tuple[Piece, ...]
    steps: tuple[Piece, ...]
    outcomes: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]
    theme: Theme
    theme_rule: Rule
    runner_up: Theme | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence explained.

    Args:
        verdict: what it is in the end, `meaning` in Chinese, by `rule`; `reason`: why it is no row.
        own: what its own clauses say, before headings, brackets and the outline; None for what is no content.
        change: what these made of it, if anything.
        weight: of a directive, why it is a task or a call.
        passed: characters that could have been cues.
        answer: of a problem, the 编号 of the task that answers it; else empty.
    """

    number: int
    text: str
    verdict: str
    meaning: str
    rule: Rule | None
    reason: str
    heading: tuple[str, ...]
    own: Choice | None
    change: Change | None
    weight: Weight | None
    clauses: tuple[Clause, ...]
    passed: tuple[Passed, ...]
    rows: tuple[Row, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document, or the sentences of it that were asked for; `date_from` tells how the meeting's day is known."""

    name: str
    title: str | None
    date: date | None
    date_from: str
    sentences: tuple[Sentence, ...]
