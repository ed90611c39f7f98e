"""Outcomes: what a task is to lead to, never one of its steps."""

from __future__ import annotations

import pytest
from spacy.language import Language

TABLE = [
    ("各粮站要检修库房，盘点器材，确保储粮安全。", ["确保储粮安全"]),
    ("要公开办事流程，精简材料，让群众少跑腿。", ["让群众少跑腿"]),
    ("各车间要更新设备，从而不断提升产品质量。", ["不断提升产品质量"]),
    ("学校要开设课后托管，实现按时离校，形成共育的良好氛围。", ["实现按时离校", "形成共育的良好氛围"]),
    ("要建立预约制度，实现错峰就诊。", ["实现错峰就诊"]),
    ("要建好科普基地，充分发挥示范作用。", []),
    ("要分解指标，落实到每个班组。", []),
    ("要确保储粮安全，盘点器材，更新台账。", []),
    ("各村要清淤。", []),
    ("各科室要增强责任感，让病人满意。", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_outcomes(nlp: Language, text: str, expected: list[str]) -> None:
    assert [outcome.text for outcome in nlp(text).spans["outcomes"]] == expected


def test_none_is_a_step_and_each_names_its_rule(nlp: Language, seeds) -> None:
    found = [task for seed in seeds for task in seed.extraction.tasks if task.outcomes]
    assert len(found) > 30
    for task in found:
        assert task.kind == "task"
        assert not [o for o in task.outcomes if any(o in step or step in o for step in task.steps)]
    assert all(outcome.id_ for outcome in nlp(TABLE[0][0]).spans["outcomes"])
