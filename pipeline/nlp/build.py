"""The table of contents of the spaCy stages: one blank Chinese pipeline over characters, in pipe order."""

from __future__ import annotations

from collections.abc import Iterable

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.model import Mark
from pipeline.nlp import (  # noqa: F401  (each import registers its factory)
    answers,
    bearing,
    brackets,
    clauses,
    cues,
    deadlines,
    force,
    limits,
    outcomes,
    outline,
    owners,
    problems,
    rows,
    sentences,
    stance,
    steps,
    targets,
    titles,
    topics,
)
from pipeline.nlp.registry import register
from pipeline.nlp.tokenizer import CharacterTokenizer
from pipeline.rulebook.load import RuleBook

STAGES = (
    "gov_cues",
    "gov_sentences",
    "gov_deadlines",
    "gov_clauses",
    "gov_stance",
    "gov_outline",
    "gov_brackets",
    "gov_bearing",
    "gov_rows",
    "gov_owners",
    "gov_limits",
    "gov_targets",
    "gov_steps",
    "gov_titles",
    "gov_outcomes",
    "gov_force",
    "gov_topics",
    "gov_problems",
    "gov_answers",
)
INJECTED = frozenset(
    {"gov_cues", "gov_clauses", "gov_stance", "gov_deadlines", "gov_targets", "gov_steps", "gov_topics"}
    | {"gov_outcomes", "gov_force", "gov_problems"}
)


def build(book: RuleBook, *, name: str) -> Language:
    """Make the pipeline.

    Args:
        book: the knowledge, injected once.
        name: under which `book` is registered; the same name again replaces it.
    """
    register(name, book)
    nlp = spacy.blank("zh")
    nlp.tokenizer = CharacterTokenizer(nlp.vocab)
    for stage in STAGES:
        nlp.add_pipe(stage, config={"rulebook": name} if stage in INJECTED else {}, validate=False)
    return nlp


def with_marks(doc: Doc, marks: Iterable[Mark]) -> Doc:
    """Tell the stages which stretches are no part of the document proper (`doc.spans["marks"]`)."""
    doc.spans["marks"] = [Span(doc, mark.start, mark.end, label="MARK", span_id=mark.rule_id) for mark in marks]
    return doc
