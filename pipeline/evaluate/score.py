"""One labelled document against the program's rows: a finding for every sentence and field.

A row is laid over the sentence that holds most of it, so a sentence may be cut into several rows; whether an owner is
explicit or inherited is then judged for the sentence. A heading is no row, and counts as such and nowhere else. Not
measured are proposed owners, which are not the speaker's words, and inherited limits. A field of a sentence that was
not found counts as missed; theme and heading are judged on the tasks found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.blame import VERDICT, answerable
from pipeline.evaluate.match import Ground, paired, same, squash
from pipeline.evaluate.model import Field, Finding, Gold, Kind, Label, Limit, Output, Owner, Row
from pipeline.evaluate.settle import settle
from pipeline.model import How

_TIMED = {"date", "period"}
_KINDS = {Field.TASK: "task", Field.CALL: "call"}


def score(gold: Gold, output: Output) -> tuple[Finding, ...]:
    """Judge every sentence of a document, in order; before them, the rows that are nowhere in its text."""
    ground, rows, findings = Ground(gold.sentences), defaultdict(list), []
    for number, row in enumerate(output.rows, 1):
        held = ground.lay(row.text)
        for sentence in held:
            rows[sentence].append(row)
        if not held:
            findings += _lost(row, f"{gold.key}:{number}")
    verdicts, texts = _verdicts(gold, output), dict(gold.sentences)
    for number, text in gold.sentences:
        label = gold.labels.get(number, Label(number, "none"))
        if gold.open:
            label = settle(label, rows[number])
        under = texts[label.under] if label.under else None
        findings += _Case(label, text, under, rows[number], verdicts[number]).judged()
    return tuple(findings)


def _verdicts(gold: Gold, output: Output) -> defaultdict[str, list[str]]:
    """The rules that decided on each labelled sentence, however the program cut the text."""
    ground, rules = Ground(gold.sentences), defaultdict(list)
    for text, rule in output.verdicts:
        for sentence in ground.lay(text):
            rules[sentence].append(rule)
    return rules


def _lost(row: Row, place: str) -> Iterator[Finding]:
    for field, found in ((Field.DIRECTIVE, 1), (Field.TASK, int(row.kind == "task")), (Field.LOST, 1)):
        yield Finding(field, place, row.text, 0, 0, found, (), (row.kind,), answerable(row.rules, field))


@dataclass(frozen=True, slots=True)
class _Case:
    """One sentence on the bench.

    Args:
        text: its own.
        under: the text of its heading, where the label names one.
        rows: those that lie on it.
        verdicts: the rules that decided what it is.
    """

    label: Label
    text: str
    under: str | None
    rows: Sequence[Row]
    verdicts: Sequence[str]

    @property
    def said(self) -> Kind:
        """What the program took the sentence for."""
        return "task" if any(row.kind == "task" for row in self.rows) else "call" if self.rows else "none"

    @property
    def kind(self) -> Kind:
        """What it is; where several kinds are right, the one the program chose."""
        right = {self.label.kind, *self.label.also}
        if self.said == "none" and "head" in right:
            return "head"
        return self.said if self.said in right else self.label.kind

    def judged(self) -> list[Finding]:
        """All findings on the fields that the person has judged."""
        if self.kind == "head":
            parts = [self._heading_row()]
        elif self.kind == "none":
            parts = [self._kinds()]
        elif self.kind == "call":
            parts = [self._kinds(), self._owners(), self._limits()]
        else:
            parts = [self._kinds(), self._owners(), self._limits(), self._work(), self._place()]
        return [finding for part in parts for finding in part if finding.field not in self.label.unjudged]

    def _heading_row(self) -> Iterator[Finding]:
        yield self._decided(Field.HEADS, self.said == "none", ("head",), (self.said,))

    def _kinds(self) -> Iterator[Finding]:
        shown = {"wanted": (self.kind,), "got": (self.said,)}
        gold, found = self.kind != "none", self.said != "none"
        yield self._finding(Field.DIRECTIVE, int(gold and found), int(gold), int(found), **shown)
        for field, kind in _KINDS.items():
            gold, found = self.kind == kind, self.said == kind
            yield self._finding(field, int(gold and found), int(gold), int(found), **shown)

    def _owners(self) -> Iterator[Finding]:
        named = [owner for row in self.rows for owner in row.owners if owner.how is not How.SUGGESTED]
        said = dict.fromkeys(_names(named, How.EXPLICIT))
        carried = dict.fromkeys(n for n in _names(named, How.INHERITED) if not any(same(n, other) for other in said))
        for field, how, got in ((Field.OWNER, How.EXPLICIT, said), (Field.INHERITED, How.INHERITED, carried)):
            yield self._counted(field, _names(self.label.owners, how), tuple(got))
        for wanted in self.label.owners:
            roles = {owner.role for owner in named if same(owner.name, wanted.name)}
            if roles:
                shown = (f"{wanted.name} {wanted.role}",), tuple(f"{wanted.name} {role}" for role in sorted(roles))
                yield self._decided(Field.ROLE, wanted.role in roles, *shown)

    def _limits(self) -> Iterator[Finding]:
        wanted = self.label.due
        explicit = (limit for row in self.rows for limit in row.due if limit.how is not How.INHERITED)
        got = list({(limit.text, limit.type, limit.start, limit.to): limit for limit in explicit}.values())
        yield self._counted(Field.SPAN, wanted, got, equal=_same_words, shown=lambda d: d.text)
        yield self._counted(Field.TYPE, wanted, got, equal=_same_type, shown=lambda d: f"{d.text} {d.type}")
        dated, dated_got = ([d for d in some if d.type in _TIMED and d.to] for some in (wanted, got))
        yield self._counted(Field.DATE, dated, dated_got, equal=_same_day, shown=lambda d: f"{d.text} {d.to}")

    def _work(self) -> Iterator[Finding]:
        targets = dict.fromkeys(target for row in self.rows for target in row.targets)
        yield self._counted(Field.TARGET, self.label.targets, tuple(targets))
        if self.label.steps:
            yield self._counted(Field.STEP, self.label.steps, [step for row in self.rows for step in row.steps])

    def _place(self) -> Iterator[Finding]:
        """Theme and heading, of a task that was found."""
        if self.rows and self.label.theme:
            themes = tuple(dict.fromkeys(row.theme or "" for row in self.rows))
            yield self._decided(Field.THEME, bool({*themes} & {*self.label.theme}), self.label.theme, themes)
        if self.rows and self.under is not None:
            headings = tuple(dict.fromkeys(heading for row in self.rows for heading in row.heading[-2:]))
            right = any(_same_heading(self.under, heading) for heading in headings)
            yield self._decided(Field.HEAD, right, (self.under,), headings)

    def _counted(
        self,
        field: Field,
        wanted: Sequence[Any],
        got: Sequence[Any],
        *,
        equal: Callable[[Any, Any], bool] = same,
        shown: Callable[[Any], str] = str,
    ) -> Finding:
        """How many of the wanted are found and how many of the found are wanted."""
        hits = paired(wanted, got, equal)
        return self._finding(
            field, hits, len(wanted), len(got), wanted=tuple(map(shown, wanted)), got=tuple(map(shown, got))
        )

    def _decided(self, field: Field, right: bool, wanted: tuple[str, ...], got: tuple[str, ...]) -> Finding:
        """One question, right or wrong."""
        return self._finding(field, int(right), 1, 1, wanted=wanted, got=got)

    def _finding(
        self, field: Field, hits: int, gold: int, found: int, *, wanted: tuple[str, ...], got: tuple[str, ...]
    ) -> Finding:
        rules = answerable((rule for row in self.rows for rule in row.rules), field)
        if self.said == "none" and field in VERDICT:
            rules = tuple(self.verdicts)
        return Finding(field, self.label.id, self.text, hits, gold, found, wanted, got, rules)


def _names(owners: Iterable[Owner], how: How) -> list[str]:
    return [owner.name for owner in owners if owner.how is how]


def _same_words(a: Limit, b: Limit) -> bool:
    return same(a.text, b.text)


def _same_type(a: Limit, b: Limit) -> bool:
    return _same_words(a, b) and a.type == b.type


def _same_day(a: Limit, b: Limit) -> bool:
    return _same_words(a, b) and a.to == b.to


def _same_heading(wanted: str, heading: str) -> bool:
    """A heading that the program ends early is still the one; of three letters or fewer it must be the same."""
    return same(wanted, heading) or (len(squash(heading)) > 3 and squash(heading) in squash(wanted))
