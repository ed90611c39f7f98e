"""A workbook that the office has corrected, read as gold: what stands in it now is what the document says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.evaluate import cells
from pipeline.evaluate.match import same, squash
from pipeline.evaluate.model import Field, Gold, Label, Limit, Owner
from pipeline.evaluate.sheets import WHEN, WHO, Line, Sentence, Sheets
from pipeline.model import How, Role, Stance
from pipeline.rulebook.tracker import TrackerRules

_ROLES = {"leader": Role.LEAD, "lead": Role.LEAD, "owners": Role.LEAD, "support": Role.SUPPORT}


def read_corrected(path: Path, rules: TrackerRules) -> Gold:
    """Read a corrected workbook.

    A row of 督办台账 is a task, one of 总体要求 a call; 原文对照 gives the sentences and tells which are headings.

    Args:
        path: the workbook.
        rules: the theme, for the names of sheets and columns and the words of cells.

    Raises:
        UsageError: it cannot be opened.
        LabelError: 原文对照 or 督办台账 is missing, or a column without which nothing can be read.
    """
    sheets = Sheets(path, rules)
    sentences = tuple((sentence.id, sentence.text) for sentence in sheets.sentences.values())
    return Gold(sheets.key, sentences, _Reader(sheets).labels(), open=True, notices=sheets.notices)


class _Reader:
    """Makes labels of rows."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets, self._words = sheets, sheets.rules.words
        self._letters = squash("".join(sentence.text for sentence in sheets.sentences.values()))

    def labels(self) -> dict[str, Label]:
        """The label of every sentence; each stands under the last heading that reads as its 所在部分."""
        lines: defaultdict[str, list[Line]] = defaultdict(list)
        for line in self._sheets.lines:
            for sentence in line.on:
                lines[sentence].append(line)
        labels: dict[str, Label] = {}
        above: list[Sentence] = []
        for sentence in self._sheets.sentences.values():
            under = next((s.id for s in reversed(above) if _reads(s.text, sentence.heading)), None)
            label = self._label(sentence, lines[sentence.id], under)
            labels[sentence.id] = label
            above += [sentence] if label.kind == "head" else []
        return labels

    def _label(self, sentence: Sentence, lines: Sequence[Line], under: str | None) -> Label:
        if not lines:
            return self._bare(sentence)
        unjudged = frozenset().union(*(line.unjudged for line in lines))
        due, unknown = self._limits(sentence, lines)
        return Label(
            sentence.id,
            "task" if any(line.kind == "task" for line in lines) else "call",
            under=under,
            owners=tuple(self._owners(sentence, lines)),
            due=due,
            targets=tuple(dict.fromkeys(part for line in lines for part in self._own(sentence, line, "targets"))),
            theme=tuple(dict.fromkeys(cells.text(line.cells["theme"]) for line in lines if line.cells.get("theme"))),
            steps=tuple(step for line in lines for step in self._own(sentence, line, "steps")),
            unjudged=unjudged | unknown,
        )

    def _bare(self, sentence: Sentence) -> Label:
        """A sentence without rows: a heading or nothing; without the sheet 总体要求, what 判定 says."""
        if sentence.stance == self._words.stances[Stance.HEADING]:
            return Label(sentence.id, "head")
        if sentence.stance == self._words.stances[Stance.CALL] and not self._sheets.has_calls:
            return Label(sentence.id, "call", unjudged=WHO | WHEN | {Field.TYPE})
        return Label(sentence.id, "none")

    def _own(self, sentence: Sentence, line: Line, key: str) -> list[str]:
        """Steps or targets; of a row over several sentences those that stand in this one."""
        cell = line.cells.get(key)
        found = cells.steps(cell, self._words) if key == "steps" else cells.parts(cell)
        return [part for part in found if len(line.on) == 1 or squash(part) in squash(sentence.text)]

    def _owners(self, sentence: Sentence, lines: Sequence[Line]) -> Iterator[Owner]:
        """Said here, else carried on from where the document says it, else the office's own choice."""
        roles: dict[str, Role] = {}
        for line in lines:
            for key, role in _ROLES.items():
                for name in cells.names(line.cells.get(key), self._words):
                    roles.setdefault(name, role)
        for name, role in roles.items():
            if squash(name) in squash(sentence.text):
                yield Owner(name, role, How.EXPLICIT)
            else:
                yield Owner(name, role, How.INHERITED if squash(name) in self._letters else How.SUGGESTED)

    def _limits(self, sentence: Sentence, lines: Sequence[Line]) -> tuple[tuple[Limit, ...], frozenset[Field]]:
        """The limits said in the sentence, and what cannot be judged of them.

        Words that stand nowhere in the document are the office's own and put the limits of the sentence out of
        judgement; those that stand elsewhere are carried on. A day belongs to a limit where the row has no other.
        """
        found: dict[str, Limit] = {}
        unjudged: set[Field] = set()
        for line in lines:
            words = cells.parts(line.cells.get("limit"))
            last = cells.day(line.cells.get("due"))
            if last == cells.NO_DAY or (last and len(words) > 1):
                unjudged.add(Field.DATE)
            for said in words:
                if squash(said) in squash(sentence.text):
                    found.setdefault(said, Limit(said, "date", to=last))
                elif squash(said) not in self._letters:
                    unjudged |= WHEN
        return tuple(found.values()), frozenset(unjudged)


def _reads(text: str, heading: str) -> bool:
    return bool(heading) and (squash(heading) in squash(text) or same(heading, text))
