"""What a sentence was taken for: by itself, by what stands around it, and as a task or a call."""

from __future__ import annotations

import pytest

REVIEW = "一、上半年工作回顾\n改造老旧管网，整修乡村道路。\n二、下半年工作打算\n改造老旧管网，整修乡村道路。"
VERDICTS = [
    ("各车间要检修消防设施。", "任务", "verdict.order"),
    ("大家要统一思想，坚定信心。", "总体要求", "verdict.order"),
    ("今年以来，学校新聘教师二十名。", "成绩", "verdict.past"),
    ("总书记强调，江山就是人民。", "引述", "verdict.quoted"),
    ("下面，我讲三点意见。", "会议程序", "verdict.procedure"),
    ("全年完成了各项任务。", "背景", "verdict.done"),
]


@pytest.mark.parametrize(("text", "meaning", "rule"), VERDICTS)
def test_a_verdict_by_the_sentence_alone(explained, text: str, meaning: str, rule: str) -> None:
    (one,) = explained(text)
    assert (one.meaning, one.rule.id, one.rule.file) == (meaning, rule, "stance.toml")
    assert one.own.rule == one.rule and one.change is None
    assert one.rule.note, "a rule without a note shows its first example"


def test_the_words_that_the_rule_saw(explained) -> None:
    (one,) = explained("各车间要检修消防设施，建立台账。")
    seen = [(word.label, word.meaning, word.text) for word in one.own.words]
    assert seen[:2] == [("ORDER_NAMED", "要求某单位", "各车间要"), ("STEP", "举措", "检修消防设施")]


def test_a_sentence_that_nothing_fits_is_background(explained) -> None:
    (one,) = explained("春天的风。")
    assert (one.meaning, one.rule, one.own.rule, one.own.result) == ("背景", None, None, "background")
    assert one.reason


def test_a_heading_says_what_it_was_by_itself(explained) -> None:
    head, _ = explained("一、做好防汛工作\n各村要储备沙袋。")
    assert (head.meaning, head.rule.id, head.own.meaning) == ("标题", "outline.chapter", "布置")
    assert (head.change.before, head.change.after) == ("布置", "标题")
    assert head.change.rule.file == "outline.toml" and head.change.source is None


def test_a_review_turns_a_bare_deed_into_an_achievement(explained) -> None:
    _, review, _, plan = explained(REVIEW)
    assert (review.meaning, review.own.meaning, review.rule.id) == ("成绩", "布置", "stance.factual-heading")
    assert (review.change.source.number, review.change.source.text) == (1, "一、上半年工作回顾")
    assert review.heading == ("一、上半年工作回顾",)
    assert (plan.meaning, plan.change) == ("任务", None)


def test_under_a_plan_a_figure_is_a_task(explained) -> None:
    _, figure = explained("二、主要目标\n固定资产投资增长8%，新增企业20家。")
    assert (figure.own.result, figure.verdict, figure.change.source.number) == ("tally", "task", 1)


def test_a_lead_that_tells_a_state_makes_achievements(explained) -> None:
    found = explained("一是招商势头良好。签约化工项目12个，推进二期建设。")
    assert found[1].rule.id == "outline.fact-lead" and found[1].change.source.number == 1


def test_a_bracket_makes_work_of_a_permission(explained) -> None:
    found = explained("（二）扩大供给。新建托育点5个。可以引入社会力量。（卫健局、城管局负责）")
    permission, bracket = found[2], found[3]
    assert (permission.own.meaning, permission.meaning) == ("背景", "任务")
    assert (permission.change.source.number, permission.rule.id) == (4, "verdict.bracketed")
    assert permission.change.why.startswith("后面的括号")
    assert bracket.meaning == "背景" and bracket.rule.id == "owners.bracket"


def test_what_goes_on_from_a_task_names_it(explained) -> None:
    first, second = explained("各乡镇要修好水渠。社区居委会上门做好解释工作。")
    assert (second.own.result, second.rule.id, second.change.source.number) == ("assignable", "verdict.carried", 1)
    assert first.change is None


def test_words_of_complaint_make_a_problem(explained) -> None:
    found = explained("一、存在的主要问题\n窗口人员配备不足。\n二、下步打算\n要配强窗口人员，更新叫号设备。")
    problem = found[1]
    assert (problem.own.meaning, problem.meaning, problem.change.words) == ("情况", "问题", "窗口人员配备不足")
    assert problem.change.rule == problem.rule and problem.rule.file == "problems.toml"
    assert problem.answer == found[3].rows[0].number


def test_a_heading_of_problems_makes_one(explained) -> None:
    found = explained("一、存在的主要问题\n有的村组干部坐等上级安排。")
    assert (found[1].meaning, found[1].change.source.number, found[1].change.words) == ("问题", 1, "")


def test_a_title_of_the_site_is_no_content(explained) -> None:
    found = explained("各村要储备沙袋。\n文件大小：1.2MB")
    assert (found[1].meaning, found[1].own, found[1].clauses, found[1].passed) == ("网页附带", None, (), ())
    assert found[1].rule.file == "clean.toml"


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("各科室要提高认识，建立台账。", "建立台账", "可以办结的行动"),
        ("要加强巡查（水利站负责）。", "", "写明了责任单位"),
        ("线上问办件，台账每周五更新完善。", "", "限定了单位、时间"),
    ],
)
def test_why_a_task_is_one(explained, text: str, words: str, why: str) -> None:
    (one,) = explained(text)
    assert one.verdict == one.weight.kind == "task"
    assert one.weight.words == words and why in one.weight.why


def test_why_a_call_is_no_task(explained) -> None:
    (one,) = explained("大家要统一思想，坚定信心。")
    assert (one.weight.kind, one.weight.words) == ("call", "")
    assert one.weight.why.endswith("各分句是：态度")


def test_a_general_heading_makes_calls(explained) -> None:
    head, one = explained("一、总体要求\n各村要建立台账。")
    assert head.meaning == "标题"
    assert (one.verdict, one.weight.source.number) == ("call", 1)
    assert "总体要求" in one.weight.why
