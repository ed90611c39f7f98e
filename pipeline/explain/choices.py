"""Which construction decided over a row of labels, over which words, and why the others that fitted lost."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.explain.model import Choice, Lost, Word
from pipeline.explain.rules import Rules
from pipeline.explain.words import word
from pipeline.nlp.constructions import Match, Slot, rank

EDGES = {"BOS", "EOS"}


def words_of(sentence: str, slots: Sequence[Slot], origin: int, *, table: str = "label") -> tuple[Word, ...]:
    """The labels as words of a sentence; a word that goes on behind its end is cut off there.

    Args:
        origin: where the sentence begins; the offsets of `slots` count in the document.
        table: of words.toml, with the meanings.
    """
    found = []
    for slot in slots:
        if slot.label not in EDGES:
            start, end = slot.start - origin, min(slot.end - origin, len(sentence))
            found.append(Word(sentence[start:end], slot.label, word(table, slot.label), slot.rule_id, start, end))
    return tuple(found)


def chosen(
    matches: Sequence[Match], slots: Sequence[Slot], words: Sequence[Word], sentence: str, *, table: str, rules: Rules
) -> Choice | None:
    """The choice of one stage.

    Args:
        matches: all that fitted, the one that decides first; none: no choice.
        slots: what they fitted over.
        words: the words of `slots`, without the edges; their offsets count in `sentence`.
        table: of words.toml, with the meanings of the results.
    """
    if not matches:
        return None
    winner = matches[0]
    best = {match.rule.id: match for match in reversed(matches)}
    lost = tuple(
        Lost(
            rules(match.rule.id),
            match.rule.yields,
            word(table, match.rule.yields),
            stretch(sentence, _seen(match, slots, words)),
            why_lost(match, winner),
        )
        for match in reversed(best.values())
        if match.rule.id != winner.rule.id
    )
    seen = _seen(winner, slots, words)
    return Choice(winner.rule.yields, word(table, winner.rule.yields), rules(winner.rule.id), seen, lost)


def stretch(sentence: str, words: Sequence[Word]) -> str:
    """What stands from the first word to the last."""
    return sentence[words[0].start : max(seen.end for seen in words)] if words else ""


def why_lost(loser: Match, winner: Match) -> str:
    """The first point in which a match comes behind the one that decided."""
    first, length, start, _ = (a != b for a, b in zip(rank(loser), rank(winner), strict=True))
    if first:
        return f"优先级 {loser.rule.first} 低于 {winner.rule.first}"
    if length:
        return f"优先级相同，盖住 {loser.end - loser.start} 项，少于 {winner.end - winner.start} 项"
    return "优先级、长短相同，位置在后" if start else "优先级、长短、位置都相同，编号在后"


def _seen(match: Match, slots: Sequence[Slot], words: Sequence[Word]) -> tuple[Word, ...]:
    """The words a match covers: those of its slots that are no edges."""
    edges = [slot.label in EDGES for slot in slots]
    left, right = (at - sum(edges[:at]) for at in (match.start, match.end))
    return tuple(words[left:right])
