"""gov_problems: sentences that direct nobody and tell what is wrong; rows are never touched."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.nlp.constructions import ConstructionFinder, Match
from pipeline.nlp.outline import scopes_of
from pipeline.nlp.overlay import Overlay
from pipeline.nlp.registry import rulebook_of
from pipeline.nlp.scope import govern
from pipeline.nlp.spans import Placed
from pipeline.nlp.stance import within
from pipeline.rulebook.schema import Construction

PROBLEM, VAGUE = "problem", "vague"
OTHER = {"quoted", "procedure", "boilerplate"}
HEADING, OFF = "PROBLEMHEAD", {"MERIT", "PLANHEAD"}
"""Words of a heading of problems; words that make it one of something else: 成绩与不足, 存在问题及对策."""
ASKED, LEADING = "？?", "：:"
SHORTEST = 6


@Language.factory(
    "gov_problems",
    requires=["doc.spans", "span._.kind", "span._.stance", "span._.item", "span._.parent"],
    assigns=["span._.stance", "span._.stance_rule"],
)
def make_problems(nlp: Language, name: str, rulebook: str) -> ProblemFinder:
    """Build the stage from the rule book registered under `rulebook`."""
    book = rulebook_of(rulebook)
    return ProblemFinder(book.constructions, book.sets)


class ProblemFinder:
    """Write stance problem: under a heading of problems what has content, elsewhere what is put as one of ours."""

    def __init__(self, rules: Sequence[Construction], sets: dict[str, tuple[str, ...]]) -> None:
        self.rules = ConstructionFinder([r for r in rules if r.stage == PROBLEM], sets)

    def __call__(self, doc: Doc) -> Doc:
        overlay = Overlay(doc, "problem")
        items, sentences = list(doc.spans["items"]), list(doc.spans["sentences"])
        scopes, under = [scopes_of(items, sentence) for sentence in sentences], under_headings(doc)
        holding = {i for scope, s in zip(scopes, sentences, strict=True) for i in scope if items[i].start != s.start}
        for n, (sentence, clauses, cues) in enumerate(within(doc)):
            titled = sentence._.stance == "heading" and (sentence._.item < 0 or sentence._.item in holding)
            told = n in under or overlay.words.inside(sentence.start, sentence.end)
            if not told or sentence._.kind or titled or sentence._.stance in OTHER or len(sentence) < SHORTEST:
                continue
            read = [match for clause in clauses if (match := self.rules.best(overlay.slots(clause, cues)))]
            rule = self.verdict(overlay.text[sentence.end - 1], read, under[n][1] if n in under else "")
            if rule:
                sentence._.stance, sentence._.stance_rule = PROBLEM, rule
            elif sentence._.stance == PROBLEM and (vague := [m.rule.id for m in read if m.rule.yields == VAGUE]):
                sentence._.stance, sentence._.stance_rule = "background", vague[0]
        return doc

    def verdict(self, last: str, read: Sequence[Match], heading: str) -> str:
        """The rule by which a sentence tells a problem, or nothing.

        Args:
            last: the character it ends with.
            read: what its clauses were read as.
            heading: the rule that saw a heading of problems above it, or nothing.
        """
        kinds = [match.rule.yields for match in read]
        found = next((match.rule.id for match in read if match.rule.yields == PROBLEM), "")
        if last in ASKED + LEADING or "if" in kinds or ("elsewhere" in kinds and not heading):
            return ""
        return found or ("" if VAGUE in kinds else heading)


def under_headings(doc: Doc) -> dict[int, tuple[int, str]]:
    """Places of the sentences under a heading of problems, with the heading's place and the rule that saw it."""
    items = list(doc.spans["items"])
    return govern([scopes_of(items, sentence) for sentence in doc.spans["sentences"]], headings(doc))


def headings(doc: Doc) -> dict[int, str]:
    """The headings of problems by the place of their sentence, each with the rule that saw it."""
    titles, found = Placed(doc.spans["titles"]), {}
    for n, sentence in enumerate(doc.spans["sentences"]):
        words = titles.inside(sentence.start, sentence.end) if sentence._.stance == "heading" else []
        named = [word.id_ for word in words if word.label_ == HEADING]
        if named and not OFF & {word.label_ for word in words}:
            found[n] = named[0]
    return found
