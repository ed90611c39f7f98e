"""Every rule's own examples are its first test: each hit must show the rule at work, no miss may."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from spacy.tokens import Doc

from pipeline.nlp.build import STAGES, build
from pipeline.nlp.constructions import ConstructionFinder
from pipeline.nlp.overlay import GROUPS as OVERLAID
from pipeline.nlp.overlay import Overlay
from pipeline.nlp.stance import within
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load

BOOK = load(rules_folder())
GROUPS = ("cues", "tails", "titles", "common_words", "names", "clauses", "brackets")
FINDERS = {
    stage: ConstructionFinder([r for r in BOOK.constructions if r.stage == stage], BOOK.sets) for stage in OVERLAID
}


@cache
def pipeline_up_to_stance():
    nlp = build(BOOK, name="examples")
    nlp.select_pipes(enable=list(STAGES[: STAGES.index("gov_stance") + 1]))
    return nlp


@cache
def rules_at_work(text: str) -> frozenset[str]:
    """Ids of all rules that had a say when `text` was read as a document of its own."""
    doc = pipeline_up_to_stance()(text)
    found = {span.id_ for group in GROUPS if group in doc.spans for span in doc.spans[group]}
    found |= {clause._.subject_rule for clause in doc.spans["clauses"]}
    found |= {sentence._.stance_rule for sentence in doc.spans["sentences"]}
    return frozenset(found | set(overlaid_rules(doc)))


def overlaid_rules(doc: Doc) -> Iterator[str]:
    """The words that are laid over a clause, and what its labels then mean to each of these stages."""
    for stage, finder in FINDERS.items():
        overlay = Overlay(doc, stage)
        for _, clauses, cues in within(doc):
            for clause in clauses:
                slots = overlay.slots(clause, cues)
                yield from (slot.rule_id for slot in slots)
                if match := finder.best(slots):
                    yield match.rule.id


def examples() -> Iterator[tuple[str, str, bool]]:
    for rule in (*BOOK.cues, *BOOK.constructions):
        if getattr(rule, "label", "") != "PSEUDO":
            yield from ((rule.id, text, True) for text in rule.hits)
            yield from ((rule.id, text, False) for text in rule.misses)


@pytest.mark.parametrize(("rule", "text", "expected"), list(examples()))
def test_example(rule: str, text: str, expected: bool) -> None:
    assert (rule in rules_at_work(text)) is expected


@pytest.mark.parametrize("rule", [c for c in BOOK.cues if c.label == "PSEUDO"], ids=lambda rule: rule.id)
def test_pseudo_cues_keep_the_modal_out(rule) -> None:
    """What a pseudo-cue covers is no cue; what its misses hold is still free to be one."""
    nlp = pipeline_up_to_stance()
    lexicon = nlp.get_pipe("gov_cues").lexicon
    for text, expected in [(t, True) for t in rule.hits] + [(t, False) for t in rule.misses]:
        found = {match.word.id for match in lexicon.find(nlp.make_doc(text), text)}
        assert (rule.id in found) is expected, text
