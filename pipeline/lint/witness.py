"""What the rules make of a text read as a document of its own: seen once, everything else is looked up from that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.nlp.build import STAGES, build
from pipeline.nlp.constructions import ConstructionFinder, Match, Slot
from pipeline.nlp.cues import PSEUDO, Lexicon, vocabularies
from pipeline.nlp.overlay import GROUPS as OVERLAID
from pipeline.nlp.overlay import Overlay
from pipeline.nlp.spans import Placed
from pipeline.nlp.stance import within
from pipeline.nlp.themes import ThemeChooser
from pipeline.nlp.topics import theme_hits
from pipeline.rulebook.dates import Family, Measure
from pipeline.rulebook.load import RuleBook
from pipeline.text.numerals import fold
from pipeline.text.targets import TargetReader

GROUPS = ("cues", "tails", "titles", "common_words", "names", "clauses")
LAST = "gov_stance"
"""The stage by which every cue and every construction has had its say."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen in a text.

    Args:
        at_work: ids of the rules that had a say.
        lost: constructions that fitted and decided nowhere in the text, each with the one that won.
        limits: where time limits begin; `targets`: where targets do.
    """

    at_work: frozenset[str]
    lost: dict[str, str]
    limits: tuple[int, ...]
    targets: tuple[int, ...]


class Watching(ConstructionFinder):
    """A finder that remembers what it found since `asked` was cleared."""

    def __init__(self, finder: ConstructionFinder, sets: dict[str, tuple[str, ...]]) -> None:
        super().__init__(finder.rules.values(), sets)
        self.asked: list[tuple[Match, ...]] = []

    def all(self, slots: Sequence[Slot]) -> tuple[Match, ...]:
        """As the finder's own."""
        self.asked.append(super().all(slots))
        return self.asked[-1]


class Witness:
    """Sees what the rules of a book do.

    Args:
        book: sound; a pattern that cannot be compiled raises.
    """

    def __init__(self, book: RuleBook) -> None:
        self.nlp = build(book, name="lint")
        self.nlp.select_pipes(enable=list(STAGES[: STAGES.index(LAST) + 1]))
        clauses, stance = self.nlp.get_pipe("gov_clauses"), self.nlp.get_pipe("gov_stance")
        clauses.parties = Watching(clauses.parties, book.sets)
        clauses.forms = Watching(clauses.forms, book.sets)
        stance.rules = Watching(stance.rules, book.sets)
        self._overlaid = {
            name: Watching(ConstructionFinder([r for r in book.constructions if r.stage == name], book.sets), book.sets)
            for name in OVERLAID
        }
        self._finders = (clauses.parties, clauses.forms, stance.rules, *self._overlaid.values())
        self._limits = self.nlp.get_pipe("gov_deadlines").limits.reader
        self._targets = TargetReader(book.targets)
        self._themes = ThemeChooser(book.themes.theme)
        self._pseudo = Lexicon(self.nlp, (word for word in vocabularies(book) if word.layer == PSEUDO))
        files = ((book.dates, book.dates.family), (book.targets, book.targets.family))
        self._shadows = {
            family.id: file.compile(family.pattern, keep=False)
            for file, families in files
            for family in families
            if family.type == "none"
        }
        self._seen: dict[str, Sight] = {}

    def see(self, text: str) -> Sight:
        """What the rules make of `text`."""
        if text not in self._seen:
            self._seen[text] = self._look(text)
        return self._seen[text]

    def covers(self, rule: Family | Measure, text: str) -> bool:
        """Whether a look-alike (`type = "none"`) keeps out of `text` what it is there to keep out."""
        read = self.see(text).limits if isinstance(rule, Family) else self.see(text).targets
        return not any(m.start() <= start < m.end() for m in self._matches(rule.id, text) for start in read)

    def _look(self, text: str) -> Sight:
        for finder in self._finders:
            finder.asked.clear()
        doc = self.nlp(text)
        limits, targets = self._limits.read(text), self._targets.read(text)
        at_work = {*self._in(doc), *self._laid_over(doc)}
        at_work |= {limit.rule_id for limit in limits} | {rule for _, _, rule in targets}
        at_work |= {match.word.id for match in self._pseudo.find(self.nlp.make_doc(text), text)}
        at_work |= {rule for rule in self._shadows if any(self._matches(rule, text))}
        lost = {rule: winner for rule, winner in self._losers() if rule not in at_work}
        starts = tuple(limit.start for limit in limits), tuple(start for start, _, _ in targets)
        return Sight(frozenset(at_work - {""}), lost, *starts)

    def _in(self, doc: Any) -> Iterator[str]:
        for group in GROUPS:
            yield from (span.id_ for span in doc.spans[group])
        yield from (clause._.subject_rule for clause in doc.spans["clauses"])
        yield from (sentence._.stance_rule for sentence in doc.spans["sentences"])
        yield self._themes.choose(theme_hits(Placed(doc.spans["topics"]), 0, len(doc)), [], None)[1]

    def _laid_over(self, doc: Any) -> Iterator[str]:
        """The words that are laid over a clause, and what its labels then mean to each of these stages."""
        for stage, finder in self._overlaid.items():
            overlay = Overlay(doc, stage)
            for _, clauses, cues in within(doc):
                for clause in clauses:
                    slots = overlay.slots(clause, cues)
                    yield from (slot.rule_id for slot in slots)
                    if match := finder.best(slots):
                        yield match.rule.id

    def _losers(self) -> Iterator[tuple[str, str]]:
        """Constructions that fitted a clause or sentence where another of their stage came first, with that one."""
        for found in (matches for finder in self._finders for matches in finder.asked):
            winners: dict[str, str] = {}
            for match in found:
                winner = winners.setdefault(match.rule.stage, match.rule.id)
                if winner != match.rule.id:
                    yield match.rule.id, winner

    def _matches(self, rule: str, text: str) -> Iterator[re.Match[str]]:
        return (match for match in self._shadows[rule].finditer(fold(text)) if match.group())
