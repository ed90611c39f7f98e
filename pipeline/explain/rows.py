"""One row of the tracker: owners, limits, targets, steps and theme, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Span

from pipeline.explain.limits import Limits
from pipeline.explain.model import LeftOut, Owner, Piece, Row
from pipeline.explain.rules import Rules
from pipeline.explain.themes import Themes
from pipeline.explain.verdict import ref
from pipeline.explain.words import word
from pipeline.model import Force, How, Task
from pipeline.nlp.parties import Parties, Party, Way
from pipeline.nlp.spans import Placed
from pipeline.nlp.steps import form_of
from pipeline.nlp.suggest import UnitSuggester

NOBODY = "本句没有点名，前后也没有可以承接的单位"
NO_UNIT, NO_PROFILE = "，关键词和主题也指不出内设机构", "；没有指定单位方案，不作建议"
EFFECT = "成效，列入效果清单"

PART = "这一部分是对另一个单位说的，没有可以办结的行动"


class Rows:
    """The rows of one document.

    Args:
        limits: of the document.
        themes: of the rows.
        forces: what the degrees of force are called.
        suggester: None without a profile.
    """

    def __init__(
        self,
        doc: Doc,
        *,
        limits: Limits,
        themes: Themes,
        forces: Mapping[Force, str],
        suggester: UnitSuggester | None,
        rules: Rules,
    ) -> None:
        self._limits, self._themes, self._suggester, self._rules = limits, themes, suggester, rules
        self._parties, self._forces = Parties(doc), forces
        self._sentences, self._rows = list(doc.spans["sentences"]), list(doc.spans["rows"])
        self._placed = {name: Placed(doc.spans[name]) for name in ("targets", "steps", "outcomes", "clauses")}

    def row(self, n: int, task: Task, number: str) -> Row:
        """Row `n`, which was put together as `task`."""
        span = self._rows[n]
        origin = self._sentences[task.sentence].start
        theme, second = self._themes.of(n, task.theme)
        owners = tuple(self._owners(n, task, origin))
        return Row(
            id=task.id,
            number=number,
            kind=task.kind,
            part="" if task.kind == self._sentences[task.sentence]._.kind else PART,
            title=task.title,
            force=self._forces[task.force],
            force_rule=self._rules(span._.force_rule) if span._.force_rule else None,
            text=task.text,
            start=span.start - origin,
            end=span.end - origin,
            heading=task.heading,
            owners=owners,
            nobody="" if owners else self._nobody(n, task),
            limits=tuple(self._limits.of(span, task)),
            disputed=tuple(self._limits.disputed(span, task)),
            targets=tuple(self._pieces("targets", span, origin)),
            steps=tuple(self._pieces("steps", span, origin)),
            outcomes=tuple(self._pieces("outcomes", span, origin)),
            left_out=tuple(self._left_out(span)),
            theme=theme,
            theme_rule=self._rules(span._.theme_rule),
            runner_up=second,
        )

    def _owners(self, n: int, task: Task, origin: int) -> Iterator[Owner]:
        parties = {party.name.text: party for party in self._parties.of(n)}
        for owner in task.owners:
            party = None if owner.how is How.SUGGESTED else parties[owner.name]
            here = party is not None and party.sentence == task.sentence
            away = None if party is None or here else ref(self._sentences, party.sentence)
            yield Owner(
                name=owner.name,
                role=word("role", owner.role),
                how=word("how", owner.how),
                why=self._way(n, party) if party else self._words_for(n, owner.rule_id),
                unit=owner.unit,
                rule=self._rules(owner.rule_id),
                source=away,
                start=party.name.start - origin if party and here else None,
                end=party.name.end - origin if party and here else None,
            )

    def _way(self, n: int, party: Party) -> str:
        """How a name comes to row `n`, in Chinese."""
        if party.way is not Way.CARRIED:
            return word("way", party.way)
        here, there = self._sentences[self._rows[n]._.sentence], self._sentences[party.sentence]
        same = here._.item == there._.item and here._.line == there._.line
        return "同一条里接着说，没有另外点名" if same else "那里点名在前，列举的各项都归它"

    def _words_for(self, n: int, rule_id: str) -> str:
        made = self._parties.proposal(n, self._suggester) if self._suggester else None
        return f"{word('way', rule_id.rpartition('.')[2])}：{made.keyword}" if made else ""

    def _nobody(self, n: int, task: Task) -> str:
        made = self._parties.proposal(n, self._suggester) if self._suggester and task.kind == "task" else None
        if made is not None:
            return f"本句没有点名；“{made.keyword}”可由{'、'.join(made.candidates)}承办（{made.reason}），请核定"
        return NOBODY + ("" if task.kind == "call" else NO_UNIT if self._suggester else NO_PROFILE)

    def _pieces(self, group: str, row: Span, origin: int) -> Iterator[Piece]:
        for piece in self._placed[group].inside(row.start, row.end):
            yield Piece(piece.text, self._rules(piece.id_), piece.start - origin, piece.end - origin)

    def _left_out(self, row: Span) -> Iterator[LeftOut]:
        """The clauses of a task that no step holds."""
        steps = self._placed["steps"].inside(row.start, row.end) if row.label_ == "task" else []
        for clause in self._placed["clauses"].inside(row.start, row.end):
            if steps and not any(step.start < clause.end and clause.start < step.end for step in steps):
                form = form_of(clause)
                effect = self._placed["outcomes"].inside(clause.start, clause.end)
                why = EFFECT if effect else word("left_out", form)
                rule = effect[0].id_ if effect else clause.id_
                yield LeftOut(clause.text, word("form", form), why, self._rules(rule) if rule else None)
