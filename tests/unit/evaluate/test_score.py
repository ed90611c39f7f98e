"""The rules of scoring, one by one; that they are those of the reference is shown in tests/gold/test_parity.py."""

from __future__ import annotations

import pytest

from pipeline.evaluate.model import Field, Finding, Gold, Label, Limit, Output, Owner, Row
from pipeline.evaluate.score import score
from pipeline.model import How, Role

TEXT = "各社区要在6月底前完成隐患排查，建立隐患台账。"
HEAD = "一、守住安全底线"
SENTENCES = (("1", HEAD), ("2", TEXT), ("3", "去年成绩不小。"))


def owner(name: str, *, how: How = How.EXPLICIT, role: Role = Role.LEAD) -> Owner:
    return Owner(name, role, how)


def judged(label: Label | None, *rows: Row, verdicts: tuple[tuple[str, str], ...] = ()) -> dict[Field, Finding]:
    """The findings on sentence 2, one a field."""
    gold = Gold("x", SENTENCES, {"1": Label("1", "head")} | ({"2": label} if label else {}))
    found = [finding for finding in score(gold, Output(rows, verdicts)) if finding.sentence == "2"]
    assert len({finding.field for finding in found}) == len(found)
    return {finding.field: finding for finding in found}


def counts(finding: Finding) -> tuple[int, int, int]:
    return finding.hits, finding.gold, finding.found


@pytest.mark.parametrize(
    ("gold", "rows", "directive", "task", "call"),
    [
        ("task", ["task"], (1, 1, 1), (1, 1, 1), (0, 0, 0)),
        ("task", ["call"], (1, 1, 1), (0, 1, 0), (0, 0, 1)),
        ("task", ["call", "task"], (1, 1, 1), (1, 1, 1), (0, 0, 0)),
        ("task", [], (0, 1, 0), (0, 1, 0), (0, 0, 0)),
        ("call", ["task"], (1, 1, 1), (0, 0, 1), (0, 1, 0)),
        ("none", ["call"], (0, 0, 1), (0, 0, 0), (0, 0, 1)),
        ("none", [], (0, 0, 0), (0, 0, 0), (0, 0, 0)),
    ],
)
def test_kinds(gold: str, rows: list[str], directive, task, call) -> None:
    found = judged(Label("2", gold), *(Row(TEXT, kind) for kind in rows))
    assert [counts(found[field]) for field in (Field.DIRECTIVE, Field.TASK, Field.CALL)] == [directive, task, call]


@pytest.mark.parametrize(
    ("kind", "also", "rows", "right"),
    [
        ("call", ("task",), ["task"], True),
        ("call", ("none",), [], True),
        ("none", ("head",), [], True),
        ("head", ("call",), ["call"], True),
        ("head", ("call",), ["task"], False),
    ],
)
def test_where_several_kinds_are_right_the_programs_counts(kind, also, rows, right: bool) -> None:
    found = judged(Label("2", kind, also=also), *(Row(TEXT, said) for said in rows))
    assert all(finding.right for finding in found.values()) is right


def test_a_heading_that_came_as_a_row_counts_there_and_nowhere_else() -> None:
    found = judged(Label("2", "head"), Row(TEXT, "task", rules=("verdict.order", "theme.x")))
    assert set(found) == {Field.HEADS}
    assert (counts(found[Field.HEADS]), found[Field.HEADS].rules) == ((0, 1, 1), ("verdict.order",))
    assert judged(Label("2", "head"))[Field.HEADS].right


def test_owners_are_judged_for_the_whole_sentence() -> None:
    label = Label("2", "task", owners=(owner("各社区"), owner("平安办", how=How.INHERITED)))
    first = Row("各社区要在6月底前完成隐患排查", "task", owners=(owner("各社区"),))
    carried = owner("各社区", how=How.INHERITED), owner("城管办", how=How.INHERITED)
    second = Row("建立隐患台账", "task", owners=carried)
    found = judged(label, first, second)
    assert (counts(found[Field.OWNER]), counts(found[Field.INHERITED])) == ((1, 1, 1), (0, 1, 1))
    assert (found[Field.INHERITED].wanted, found[Field.INHERITED].got) == (("平安办",), ("城管办",))


def test_proposals_are_not_measured() -> None:
    found = judged(Label("2", "task"), Row(TEXT, "task", owners=(owner("党政办", how=How.SUGGESTED),)))
    assert counts(found[Field.OWNER]) == counts(found[Field.INHERITED]) == (0, 0, 0)


def test_a_role_is_judged_where_the_owner_was_found() -> None:
    label = Label("2", "task", owners=(owner("各社区"), owner("平安办", role=Role.SUPPORT)))
    found = judged(label, Row(TEXT, "task", owners=(owner("各社区", role=Role.SUPPORT),)))
    assert counts(found[Field.ROLE]) == (0, 1, 1)


def test_limits() -> None:
    label = Label("2", "task", due=(Limit("6月底前", "date", to="2024-06-30"), Limit("每周", "recurring")))
    said = (
        Limit("6月底前", "period", to="2024-06-30"),
        Limit("每周", "recurring"),
        Limit("年内", "period", to="2024-12-31", how=How.INHERITED),
    )
    found = judged(label, Row(TEXT, "task", due=said), Row(TEXT, "task", due=said))
    assert [counts(found[field]) for field in (Field.SPAN, Field.TYPE, Field.DATE)] == [(2, 2, 2), (1, 2, 2), (1, 1, 1)]


def test_targets_and_steps_of_tasks_only() -> None:
    label = Label("2", "task", targets=("8件实事",), steps=("完成隐患排查", "建立隐患台账"))
    row = Row(TEXT, "task", targets=("8件实事", "8件实事"), steps=("完成隐患排查",))
    found = judged(label, row)
    assert (counts(found[Field.TARGET]), counts(found[Field.STEP])) == ((1, 1, 1), (1, 2, 1))
    assert Field.STEP not in judged(Label("2", "task"), row)
    assert not {Field.TARGET, Field.STEP, Field.THEME} & set(judged(Label("2", "call"), Row(TEXT, "call")))


@pytest.mark.parametrize(
    ("heading", "right"),
    [
        ((HEAD,), True),
        (("守住安全底线",), True),
        ((HEAD, "（一）"), True),
        ((HEAD, "（一）", "1."), False),
        (("守住安",), False),
        ((), False),
    ],
)
def test_the_heading_is_one_of_the_two_innermost(heading: tuple[str, ...], right: bool) -> None:
    label = Label("2", "task", under="1", theme=("安全应急", "其他"))
    found = judged(label, Row(TEXT, "task", heading=heading, theme="其他"))
    assert found[Field.HEAD].right is right
    assert found[Field.THEME].right
    assert not {Field.HEAD, Field.THEME} & set(judged(label))


def test_a_row_that_is_nowhere() -> None:
    row = Row("各单位报送先进典型材料", "task", rules=("verdict.bare",))
    found = score(Gold("x", SENTENCES, {}), Output((Row("去年成绩不小", "call"), row)))
    lost = {finding.field: counts(finding) for finding in found if finding.sentence == "x:2"}
    assert lost == {Field.DIRECTIVE: (0, 0, 1), Field.TASK: (0, 0, 1), Field.LOST: (0, 0, 1)}


def test_the_rule_that_turned_a_sentence_away_answers_for_it() -> None:
    verdicts = (("各社区要在6月底前完成隐患排查，", "verdict.past"), ("建立隐患台账。", "verdict.fact"))
    found = judged(Label("2", "task", owners=(owner("各社区"),)), verdicts=verdicts)
    assert found[Field.TASK].rules == ("verdict.past", "verdict.fact")
    assert found[Field.OWNER].rules == ()
    found = judged(Label("2", "task"), Row(TEXT, "task", rules=("verdict.order", "theme.x")), verdicts=verdicts)
    assert found[Field.TASK].rules == ("verdict.order",)


def test_what_nobody_has_judged_is_left_out() -> None:
    label = Label("2", "task", theme=("其他",), unjudged=frozenset({Field.SPAN, Field.THEME}))
    found = judged(label, Row(TEXT, "task", due=(Limit("6月底前", "date"),), theme="督查落实"))
    assert Field.TYPE in found and not {Field.SPAN, Field.THEME} & set(found)


def test_only_open_labels_are_settled() -> None:
    label = Label("2", "task", owners=(owner("各社区"),))
    row = Row(TEXT, "task", owners=(owner("各社区", how=How.INHERITED),))
    for open_, right in ((False, False), (True, True)):
        found = score(Gold("x", SENTENCES, {"2": label}, open=open_), Output((row,)))
        assert all(finding.right for finding in found) is right
