"""Doc + Cleaned + Source -> Extraction: the only code that knows both spaCy's Doc and our dataclasses."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from pipeline.assemble.limits import RowLimits
from pipeline.dates.limits import Limits
from pipeline.model import (
    Cleaned,
    Cue,
    DocumentInfo,
    Extraction,
    Force,
    How,
    Notice,
    Owner,
    Role,
    Section,
    Sentence,
    Source,
    Stance,
    Target,
    Task,
)
from pipeline.nlp.parties import Parties
from pipeline.nlp.spans import Placed
from pipeline.nlp.suggest import UnitSuggester
from pipeline.nlp.topics import headings_of
from pipeline.rulebook.load import RuleBook

BARE = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff*×]+")
REASONS = {
    Stance.HEADING: "标题",
    Stance.ACHIEVEMENT: "已经做了的工作",
    Stance.PROBLEM: "存在的问题",
    Stance.BACKGROUND: "情况、理由或背景，没有提出任务",
    Stance.QUOTED: "转述上级的话",
    Stance.PROCEDURE: "会议程序或说明",
    Stance.BOILERPLATE: "网站附加信息",
    Stance.UNCLEAR: "拿不准，请人工判断",
}
GROUPS = ("cues", "targets", "steps", "outcomes")
MARKED = {"clean.title": Stance.HEADING}
STANCES = {"fact": Stance.BACKGROUND, "tally": Stance.BACKGROUND, "directive": Stance.TASK}


@dataclass(frozen=True)
class Assembler:
    """Turns annotated Docs into Extractions.

    Args:
        book: for reasons, the calendar and the office's units.
        limits: the reader of time limits, with the calendar.
    """

    book: RuleBook
    limits: Limits

    def __call__(self, doc: Doc, *, source: Source, cleaned: Cleaned, info: DocumentInfo) -> Extraction:
        """Collect everything the stages wrote about one document."""
        work = _Work(doc, cleaned, info, self.book, self.limits)
        tasks = tuple(_numbered(work.tasks()))
        rows: dict[int, list[str]] = {}
        for task in tasks:
            rows.setdefault(task.sentence, []).append(task.id)
        sentences = tuple(work.sentence(n, s, tuple(rows.get(n, ())), tasks) for n, s in enumerate(work.sentences))
        return Extraction(info, source.sha256, work.sections(), sentences, tasks, (*source.notices, *work.notices))


class _Work:
    """One document on the bench."""

    def __init__(self, doc: Doc, cleaned: Cleaned, info: DocumentInfo, book: RuleBook, limits: Limits) -> None:
        self.doc, self.cleaned, self.info, self.book = doc, cleaned, info, book
        self.sentences = list(doc.spans["sentences"])
        self.rows = list(doc.spans["rows"])
        self.items = list(doc.spans["items"])
        self.limits = RowLimits(limits, self.sentences, info.date)
        self.suggester = UnitSuggester(book.profile) if book.profile else None
        self.notices: list[Notice] = []
        self.groups = {name: Placed(doc.spans[name]) for name in GROUPS}
        self.numbers = {n: k for k, n in enumerate(n for n, item in enumerate(self.items) if item._.heading)}
        self.parties = Parties(doc)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of a stretch of cleaned text."""
        offsets = self.cleaned.offsets
        return offsets[start], offsets[end - 1] + 1

    def sections(self) -> tuple[Section, ...]:
        found = []
        for n, number in self.numbers.items():
            item = self.items[n]
            parent = self.sentences_section(item._.parent)
            start, end = self.source_span(item.start, item.end)
            found.append(Section(number, item._.level, self.marker(item), title_of(item.text), parent, start, end))
        return tuple(found)

    def sentences_section(self, place: int) -> int | None:
        """The number of the innermost heading at or above an item."""
        while place >= 0 and not self.items[place]._.heading:
            place = self.items[place]._.parent
        return self.numbers.get(place)

    def marker(self, item: Span) -> str:
        return next((c.text for c in self.inside("cues", item) if c.label_ in ("STRUCT", "ITEM")), "")

    def sentence(self, n: int, span: Span, tasks: tuple[str, ...], rows: Sequence[Task]) -> Sentence:
        """A sentence with what became of it; stretches marked by the cleaner are no content."""
        start, end = self.source_span(span.start, span.end)
        mark = next((m for m in self.cleaned.marks if m.start <= span.start < m.end), None)
        stance, rule, reason = self.verdict(span, tasks)
        if mark is not None:
            stance, rule, reason = MARKED.get(mark.rule_id, Stance.BOILERPLATE), mark.rule_id, mark.reason
        section = self.sentences_section(span._.section)
        answer = rows[span._.answer].id if span._.answer >= 0 else None
        return Sentence(n, span.text, start, end, section, stance, reason, rule, tasks, answer=answer)

    def verdict(self, span: Span, tasks: tuple[str, ...]) -> tuple[Stance, str, str]:
        rule = span._.stance_rule
        if tasks:
            return Stance.TASK if span._.kind == "task" else Stance.CALL, rule, ""
        stance = STANCES.get(span._.stance) or Stance(span._.stance)
        return stance, rule, self.book.reasons.get(rule) or REASONS.get(stance, "")

    def tasks(self) -> Iterator[Task]:
        for n, row in enumerate(self.rows):
            sentence = self.sentences[row._.sentence]
            heading = tuple(title_of(h.text) for h in reversed(headings_of(self.doc, sentence._.section)))
            owners = tuple(self.owners(n, row))
            steps, outcomes = self.inside("steps", row), self.inside("outcomes", row)
            start, end = self.source_span(row.start, row.end)
            deadlines = tuple(self.limits.deadlines(row, steps))
            targets = tuple(Target(t.text, t.id_) for t in self.inside("targets", row))
            cues = tuple(
                Cue(c.id_, c.label_, *self.source_span(c.start, c.end), c.text) for c in self.inside("cues", row)
            )
            rules = [
                sentence._.stance_rule,
                row._.theme_rule,
                *(o.rule_id for o in owners),
                *(d.rule_id for d in deadlines),
                *(t.rule_id for t in targets),
                *(s.id_ for s in steps),
                *(o.id_ for o in outcomes),
                row._.force_rule,
            ]
            yield Task(
                id=task_id(row.text, heading),
                source=self.info.name,
                title=row._.title or None,
                text=row.text,
                start=start,
                end=end,
                sentence=row._.sentence,
                kind=row.label_,
                force=Force(row._.force),
                speaker=self.info.speaker,
                heading=heading,
                theme=row._.theme,
                owners=owners,
                deadlines=deadlines,
                targets=targets,
                steps=tuple(s.text for s in steps),
                rules=tuple(dict.fromkeys(r for r in rules if r)),
                cues=cues,
                outcomes=tuple(o.text for o in outcomes),
                disputed=tuple(self.limits.disputed(row)),
            )

    def inside(self, group: str, row: Span) -> list[Span]:
        return self.groups[group].inside(row.start, row.end)

    def owners(self, n: int, row: Span) -> Iterator[Owner]:
        """Who the document says; failing that, a proposal of the profile for tasks."""
        found = self.parties.of(n)
        for party in found:
            unit = self.suggester.standard_unit(party.name.text) if self.suggester else None
            yield Owner(party.name.text, Role(party.role), party.how, unit, party.name.id_)
        if not found and row.label_ == "task" and self.suggester:
            yield from self.proposed(n, row, self.suggester)

    def proposed(self, n: int, row: Span, suggester: UnitSuggester) -> Iterator[Owner]:
        made = self.parties.proposal(n, suggester)
        if made is not None and made.unit is not None:
            yield Owner(made.unit, Role.LEAD, How.SUGGESTED, made.unit, made.rule_id)
        elif made is not None:
            who = f"“{row.text[:24]}…”可由{'、'.join(made.candidates)}承办"
            self.notices.append(Notice("owner-ambiguous", f"{who}（{made.reason}），请核定。"))


def title_of(heading: str) -> str:
    """A heading as a title: without the punctuation that ends it."""
    return heading.rstrip("。！；;：: ")


def task_id(text: str, heading: Sequence[str]) -> str:
    """A short hash of content alone: the same speech as txt, docx or pdf gives the same ids."""
    content = "\n".join(BARE.sub("", part) for part in (*heading, text))
    return hashlib.sha256(content.encode()).hexdigest()[:8]


def _numbered(tasks: Iterator[Task]) -> Iterator[Task]:
    seen: Counter[str] = Counter()
    for task in tasks:
        seen[task.id] += 1
        yield task if seen[task.id] == 1 else replace(task, id=f"{task.id}-{seen[task.id]}")
