"""Rows: where owners come from, steps and what is left out, targets."""

from __future__ import annotations

import pytest


def rows(sentences) -> list:
    return [row for sentence in sentences for row in sentence.rows]


def owners(row) -> list[tuple[str, str, str, int | None]]:
    return [(o.name, o.role, o.how, o.source.number if o.source else None) for o in row.owners]


def test_a_body_named_in_the_sentence(explained) -> None:
    (one,) = explained("由住建局牵头更换井盖，城管局配合。")
    (row,) = one.rows
    assert owners(row) == [("住建局", "牵头", "原文", None), ("城管局", "配合", "原文", None)]
    assert all(one.text[o.start : o.end] == o.name and o.why == "本句点名" for o in row.owners)
    assert row.owners[0].rule.file == "owners.toml"


def test_the_same_item_goes_on(explained) -> None:
    _, second = rows(explained("水利站要逐段巡查河堤。每周五报送台账。"))
    assert owners(second) == [("水利站", "牵头", "承前", 1)]
    assert second.owners[0].source.text == "水利站要逐段巡查河堤。"
    assert second.owners[0].why.startswith("同一条里接着说") and second.owners[0].start is None


def test_a_list_goes_on(explained) -> None:
    found = rows(explained("一是各村要储备沙袋；二是要排查隐患，建立台账。"))
    assert owners(found[1]) == [("各村", "牵头", "承前", 1)]
    assert "列举的各项都归它" in found[1].owners[0].why


def test_a_bracket_behind_its_work(explained) -> None:
    found = rows(explained("（二）扩大供给。新建托育点5个。（卫健局、城管局负责）"))
    assert owners(found[0]) == [("卫健局", "牵头", "承前", 3), ("城管局", "牵头", "承前", 3)]
    assert {o.why for o in found[0].owners} == {"括号或栏目里写明"}
    assert found[0].owners[0].rule.note


def test_an_announcement_names_whom_the_items_are_for(explained) -> None:
    found = rows(explained("全院上下要做好两方面工作。一是逐户排查隐患。二是组织一次演练。"))
    assert [owners(row) for row in found] == [[("全院上下", "牵头", "承前", 1)]] * 2
    assert found[0].owners[0].why == "总起句点名"


def test_a_proposal_names_its_word(explained) -> None:
    text = "要化解信访积案。"
    (row,) = rows(explained(text, profile="town"))
    (owner,) = row.owners
    assert (owner.how, owner.start) == ("建议", None)
    assert owner.why.startswith(("本句的关键词：", "主题归口："))
    assert owner.rule.id.startswith("organisation.town.") and owner.rule.file == "town"
    (row,) = rows(explained(text))
    assert row.owners == () and row.nobody.endswith("没有指定单位方案，不作建议")


def test_a_doubt_names_the_candidates(explained) -> None:
    (row,) = rows(explained("要做好网格工作，建立台账。", profile="town"))
    assert row.owners == ()
    assert "可由" in row.nobody and row.nobody.endswith("请核定")


def test_steps_and_what_is_left_out(explained) -> None:
    text = "各科室要提高思想认识，按照上级部署，排查隐患，建立台账，确保万无一失。"
    (one,) = explained(text)
    (row,) = one.rows
    assert [step.text for step in row.steps] == ["排查隐患", "建立台账"]
    assert all(one.text[step.start : step.end] == step.text and step.rule.file == "steps.toml" for step in row.steps)
    left = {clause.text: clause.form for clause in row.left_out}
    assert left == {"各科室要提高思想认识": "态度", "按照上级部署": "引语", "确保万无一失": "成效"}
    whys = [clause.why for clause in row.left_out]
    assert whys == ["态度，不是要办的事", "引语，只说依据和方式", "成效，列入效果清单"]
    assert [outcome.text for outcome in row.outcomes] == ["确保万无一失"]
    assert row.left_out[-1].rule == row.outcomes[0].rule


def test_how_strongly_it_is_put(explained) -> None:
    found = rows(explained("各村必须建立台账。各组要巡查。请各村报送名单。排查隐患。"))
    assert [row.force for row in found] == ["必须", "要求", "倡导", "要求"]
    assert found[0].force_rule.file == "force.toml" and found[3].force_rule is None


def test_a_call_has_no_steps_and_leaves_none_out(explained) -> None:
    (row,) = rows(explained("大家要统一思想，坚定信心。"))
    assert (row.kind, row.steps, row.left_out) == ("call", (), ())


def test_targets(explained) -> None:
    (one,) = explained("各校要新建操场3个。")
    (target,) = one.rows[0].targets
    assert one.text[target.start : target.end] == target.text
    assert target.rule.file == "targets.toml"


def test_each_body_has_a_row_of_its_own(explained) -> None:
    (one,) = explained("各村要修好水渠，全镇党员干部要坚定信心。")
    first, second = one.rows
    assert (first.kind, first.part, second.kind) == ("task", "", "call")
    assert second.part.endswith("没有可以办结的行动")
    assert one.text[second.start : second.end] == second.text


@pytest.mark.parametrize("text", ["各村要储备沙袋。", "大家要统一思想。"])
def test_numbers_and_ids(explained, text: str) -> None:
    (row,) = rows(explained(text))
    assert row.number == {"task": "20240603-001", "call": "20240603-Y01"}[row.kind]
    assert len(row.id) == 8
