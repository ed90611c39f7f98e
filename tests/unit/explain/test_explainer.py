"""The seeds: every sentence can be explained, and the explanation says what the Extraction says."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.explain.explainer import Explainer
from pipeline.explain.given import open_given, source_of
from pipeline.explain.model import Explanation, Rule, Sentence, Word
from pipeline.extractor import Extractor
from pipeline.tables.numbering import row_numbers

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


@pytest.fixture(scope="module")
def pairs(seeds) -> list[tuple[Any, Explanation]]:
    """Every seed as extracted for the other tests, and explained."""
    return [(seed.extraction, open_given(str(SEEDS / seed.source.name)).explain()) for seed in seeds]


@pytest.fixture(scope="module")
def sentences(pairs) -> list[Sentence]:
    return [sentence for _, explanation in pairs for sentence in explanation.sentences]


def held(value: Any, kind: type) -> Iterator[Any]:
    """Every instance of `kind` in a dataclass, at any depth."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from held(part, kind)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from held(getattr(value, field.name), kind)


def test_the_verdicts_are_those_of_the_extraction(pairs) -> None:
    for extraction, explanation in pairs:
        made = [(s.number - 1, s.text, s.verdict, s.reason, s.rule.id if s.rule else "") for s in explanation.sentences]
        assert made == [(s.index, s.text, s.stance, s.reason, s.rule_id) for s in extraction.sentences]


def test_the_rows_are_those_of_the_extraction(pairs) -> None:
    for extraction, explanation in pairs:
        rows = [row for sentence in explanation.sentences for row in sentence.rows]
        assert [row.id for row in rows] == [task.id for task in extraction.tasks]
        assert [row.number for row in rows] == list(row_numbers(extraction).values())
        for row, task in zip(rows, extraction.tasks, strict=True):
            assert [(o.name, o.unit, o.rule.id) for o in row.owners] == [
                (o.name, o.unit, o.rule_id) for o in task.owners
            ]
            assert [(x.text, x.first, x.last) for x in row.limits] == [
                (x.text, x.start, x.end) for x in task.deadlines
            ]
            assert tuple(step.text for step in row.steps) == task.steps
            assert tuple(outcome.text for outcome in row.outcomes) == task.outcomes
            assert (row.force_rule is None) == (not any(rule.startswith("force.") for rule in task.rules))
            assert [(t.text, t.rule.id) for t in row.targets] == [(t.text, t.rule_id) for t in task.targets]
            assert (row.kind, row.title, row.theme.name, row.heading) == (
                task.kind, task.title, task.theme, task.heading,
            )  # fmt: skip


def test_what_decided_alone_or_with_its_neighbours_is_the_verdict_s_rule(sentences) -> None:
    for one in sentences:
        decided = one.change.rule if one.change else one.own.rule if one.own else one.rule
        assert decided == one.rule, one.text


def test_every_rule_is_known(sentences) -> None:
    unknown = {rule.id for one in sentences for rule in held(one, Rule) if not rule.note or rule.note == rule.id}
    assert unknown == set()


def test_every_word_stands_in_its_sentence(sentences) -> None:
    for one in sentences:
        for word in held(one, Word):
            assert one.text[word.start : word.end] == word.text
        for clause in one.clauses:
            assert one.text[clause.start : clause.end] == clause.text
            found = [clause.subject, clause.form, one.own]
            assert all(lost.words in one.text for choice in found if choice for lost in choice.lost)
        for passed in one.passed:
            assert one.text[passed.start] == passed.text and passed.text in passed.word
        for row in one.rows:
            assert one.text[row.start : row.end] == row.text
            for piece in (*row.owners, *row.limits, *row.targets, *row.steps):
                said = getattr(piece, "name", "") or getattr(piece, "text", "")
                assert piece.start is None or one.text[piece.start : piece.end] == said
            assert all(clause.text in one.text for clause in row.left_out)


def test_what_is_inherited_names_an_other_sentence(sentences) -> None:
    inherited = [
        (one, piece) for one in sentences for row in one.rows for piece in (*row.owners, *row.limits)
        if piece.how == "承前"
    ]  # fmt: skip
    assert len(inherited) > 20
    for one, piece in inherited:
        there = sentences[sentences.index(one) - one.number + piece.source.number]
        assert piece.source.number != one.number and there.text.startswith(piece.source.text.rstrip("…"))


def test_every_task_says_why_it_is_one(sentences) -> None:
    for one in sentences:
        assert (one.weight is not None) == bool(one.rows), one.text
        assert one.weight is None or (one.weight.kind == one.verdict and one.weight.why)


def test_chosen_sentences_and_the_document(seeds) -> None:
    explainer = Explainer(Extractor(), seeds[0].source, overrides={"date": date(2023, 7, 5), "date_from": "argument"})
    found = explainer.explain([4, 2])
    assert [sentence.number for sentence in found.sentences] == [5, 3]
    assert (found.name, found.date, found.date_from) == (seeds[0].source.name, date(2023, 7, 5), "argument")


def test_a_long_document_is_explained_in_a_moment() -> None:
    extractor = Extractor()
    Explainer(extractor, source_of("各村要储备沙袋。")).explain()
    text = "\n".join(f"各村要在6月底前储备沙袋{n}个，切实提高认识，这项工作很重要。" for n in range(200))
    began = time.perf_counter()
    assert len(Explainer(extractor, source_of(text)).explain().sentences) == 200
    assert time.perf_counter() - began < 3
