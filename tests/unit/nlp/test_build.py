"""The pipeline is what its table of contents says, and every stage keeps to what it declares."""

from __future__ import annotations

import ast
import inspect

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.model import Mark
from pipeline.nlp.build import INJECTED, STAGES, with_marks

TEXT = """全县秋收工作会议讲话
一、上半年工作回顾
整修乡村道路，改造老旧管网。全县完成投资5亿元。但秸秆清运进度滞后，部门之间配合不够。
二、下半年工作打算
各乡镇要在10月底前完成秸秆清运，每周五报送进度。必须建立工作台账，确保颗粒归仓，充分发挥农机作用。
（一）扩大供给。新建托育点5个。各医院要牵头。（卫健局、城管局负责）
全县上下要增强紧迫感。要做好两方面工作。一是请教务处核对课表；二是由水利站负责清淤，会同各村巡堤。
3.修缮泵站。
完成时限：11月底前"""
GROUPS = {
    "gov_cues": {
        "cues", "tails", "titles", "topics", "force_words", "effect_words", "problem_words", "common_words",
    },
    "gov_sentences": {"sentences"},
    "gov_deadlines": {"deadlines"},
    "gov_clauses": {"visible", "clauses", "names"},
    "gov_outline": {"items"},
    "gov_brackets": {"brackets", "fields"},
    "gov_rows": {"rows"},
    "gov_owners": {"owners"},
    "gov_targets": {"targets"},
    "gov_steps": {"steps"},
    "gov_outcomes": {"outcomes"},
}

Spans = dict[str, list[tuple[int, int, str, str]]]


def spans_of(doc: Doc) -> Spans:
    return {name: [(s.start, s.end, s.label_, s.id_) for s in group] for name, group in doc.spans.items()}


def values_of(doc: Doc) -> dict[tuple, object]:
    """Every extension value that was written, by its key (name, start, end, …)."""
    return {key[1:]: value for key, value in doc.user_data.items() if key[0] == "._."}


@pytest.fixture(scope="module")
def written(nlp: Language) -> dict[str, tuple[set[str], set[str]]]:
    """For every stage the span groups and the extensions that it wrote or changed in one full document."""
    doc = with_marks(nlp.make_doc(TEXT), [Mark(0, 10, "clean.title", "文件标题")])
    found = {}
    for name, stage in nlp.pipeline:
        spans, values = spans_of(doc), values_of(doc)
        doc = stage(doc)
        groups = {group for group, held in spans_of(doc).items() if spans.get(group) != held}
        names = {key[0] for key, value in values_of(doc).items() if key not in values or values[key] != value}
        found[name] = groups, names
    return found


def declared(nlp: Language, stage: str, what: str = "assigns") -> set[str]:
    """The span extensions a stage declares, by bare name."""
    return {a.removeprefix("span._.") for a in getattr(nlp.get_pipe_meta(stage), what) if a.startswith("span._.")}


def test_the_pipeline_is_its_table_of_contents(nlp: Language) -> None:
    assert tuple(nlp.pipe_names) == STAGES
    assert set(STAGES) >= INJECTED
    assert all(name.startswith("gov_") and "." not in name for name in STAGES)


def test_spacy_finds_no_stage_that_wants_what_nobody_made(nlp: Language) -> None:
    found = nlp.analyze_pipes()
    assert not any(found["problems"].values()), found["problems"]
    assert all(found["summary"][stage]["assigns"] for stage in STAGES)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_writes_the_groups_it_is_for(nlp: Language, written, stage: str) -> None:
    groups, _ = written[stage]
    assert groups == GROUPS.get(stage, set())
    assert ("doc.spans" in nlp.get_pipe_meta(stage).assigns) is bool(groups)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_writes_the_extensions_it_declares(nlp: Language, written, stage: str) -> None:
    _, names = written[stage]
    assert names == declared(nlp, stage)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_declares_the_extensions_its_file_reads(nlp: Language, stage: str) -> None:
    made = nlp.get_pipe(stage)
    tree = ast.parse(inspect.getsource(inspect.getmodule(made if inspect.isfunction(made) else type(made))))
    read = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
        and isinstance(node.value, ast.Attribute) and node.value.attr == "_"
    }
    assert read <= declared(nlp, stage, "requires") | declared(nlp, stage) | {"office"}


def test_every_group_is_sorted(nlp: Language) -> None:
    doc = nlp(TEXT)
    for name, held in spans_of(doc).items():
        assert held, f"the sample shows nothing of {name}"
        assert [s[:2] for s in held] == sorted(s[:2] for s in held), name


def test_extension_values_are_primitives(nlp: Language) -> None:
    assert {type(value) for value in values_of(nlp(TEXT)).values()} <= {str, int, bool}


def test_the_config_can_be_stored(nlp: Language) -> None:
    assert nlp.config.to_str()


def test_the_same_text_twice(nlp: Language) -> None:
    first, second = nlp(TEXT), nlp(TEXT)
    assert spans_of(first) == spans_of(second)
    assert values_of(first) == values_of(second)


def test_an_empty_text(nlp: Language) -> None:
    doc = nlp("")
    assert len(doc) == 0 and not any(spans_of(doc).values())
