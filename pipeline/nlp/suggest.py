"""A unit for a task that names nobody: by the office's own keywords, else by the theme; when in doubt, none.

Pure: the cue layer finds the words, this file decides. What comes out is a proposal (建议), never the speaker's word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.nlp.themes import outermost
from pipeline.rulebook.organisations import Ambiguous, Profile, plain


@dataclass(frozen=True, slots=True)
class UnitHit:
    """A word of `Profile.terms()` at `start`..`end`; `unit` is the unit's place in the profile."""

    unit: int
    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed unit, or with `ambiguous` the candidates among whom a person has to choose (`unit` is None).

    Args:
        keyword: the word, or for a fallback the theme, that speaks for it.
        reason: why nobody is proposed, in Chinese; empty where somebody is.
    """

    unit: str | None
    keyword: str
    rule_id: str
    ambiguous: bool = False
    candidates: tuple[str, ...] = ()
    reason: str = ""


class UnitSuggester:
    """Proposes a unit of one profile, for tasks only: general demands (总体要求) are nobody's to tick off."""

    def __init__(self, profile: Profile) -> None:
        self._units = [unit.name for unit in profile.unit]
        self._ambiguous = {entry.term: entry for entry in profile.ambiguous}
        self._fallback = {theme: unit.name for unit in profile.unit for theme in unit.themes}
        self._suffixes = sorted(profile.profile.issuer_suffixes, key=len, reverse=True)
        self._known = {plain(name): self._units[place] for name, place in profile.names()}
        self._id = f"organisation.{profile.profile.id}"

    def suggest(
        self, theme: str | None, sentence: Sequence[UnitHit], headings: Sequence[Sequence[UnitHit]]
    ) -> Suggestion | None:
        """Proposes a unit for a task without owner.

        Args:
            theme: name of the task's theme; None where only the row before spoke for it (`theme.neighbour`), which is
                too thin a ground to name a unit.
            sentence: hits in the sentence.
            headings: hits in each heading, innermost first; only the innermost counts, the theme has read the others.

        Returns:
            A unit, a doubt, or None where nothing speaks for anybody.
        """
        innermost = headings[0] if headings else ()
        for rule, hits in (("keyword", sentence), ("heading", innermost)):
            if found := self._by_words(outermost(hits), theme, f"{self._id}.{rule}"):
                return found
        if theme in self._fallback:
            return Suggestion(self._fallback[theme], theme, f"{self._id}.theme")
        return None

    def standard_unit(self, name: str) -> str | None:
        """The profile's name for a unit as the text names it; exact after normalising, never by likeness.

        Args:
            name: as it stands in the text: 党政办, ××街道城市管理办公室, 镇应急办.

        Returns:
            The unit's name, or None where the profile knows no such unit.
        """
        said = plain(name)
        tails = (said[at + len(s) :] for s in self._suffixes if (at := said.find(s)) >= 0)
        return next((self._known[form] for form in (said, *tails) if form in self._known), None)

    def _by_words(self, hits: Iterable[UnitHit], theme: str | None, rule_id: str) -> Suggestion | None:
        """The unit with the most words, then that of the theme, then the longest; none if a word or theme objects."""
        words: defaultdict[int, set[str]] = defaultdict(set)
        shared: dict[str, Ambiguous] = {}
        for hit in hits:
            if hit.term in self._ambiguous:
                shared[hit.term] = self._ambiguous[hit.term]
            else:
                words[hit.unit].add(hit.term)
        if not words:
            return self._doubt("ambiguous", shared, _units_of(shared), _reasons_of(shared)) if shared else None
        choice = self._fallback.get(theme or "")
        weight = {u: (len(terms), self._units[u] == choice, sum(map(len, terms))) for u, terms in words.items()}
        best = [unit for unit in sorted(weight) if weight[unit] == max(weight.values())]
        names = [self._units[unit] for unit in best]
        terms = sorted((term for unit in best for term in words[unit]), key=lambda term: (-len(term), term))
        if len(best) > 1:
            return self._doubt("tie", terms, names, "几个单位的关键词不相上下")
        if against := {term: entry for term, entry in shared.items() if names[0] not in entry.units}:
            return self._doubt("ambiguous", [*terms, *against], names + _units_of(against), _reasons_of(against))
        if len(terms) == 1 and choice and choice != names[0] in self._fallback.values():
            return self._doubt("theme-against", terms, [*names, choice], f"关键词与主题（{theme}）指向不同单位")
        return Suggestion(names[0], "、".join(terms), rule_id)

    def _doubt(self, rule: str, terms: Iterable[str], units: Iterable[str], reason: str) -> Suggestion:
        return Suggestion(None, "、".join(terms), f"{self._id}.{rule}", True, tuple(dict.fromkeys(units)), reason)


def _units_of(shared: dict[str, Ambiguous]) -> list[str]:
    return [name for entry in shared.values() for name in entry.units]


def _reasons_of(shared: dict[str, Ambiguous]) -> str:
    return "；".join(dict.fromkeys(entry.reason for entry in shared.values()))
