"""A workbook read back: as written it agrees with the rows it was written from, and a correction counts as itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from pipeline.errors import LabelError
from pipeline.evaluate.figures import figures
from pipeline.evaluate.model import Field, Finding, Label, Limit, Owner
from pipeline.evaluate.output import read_output
from pipeline.evaluate.score import score
from pipeline.evaluate.workbook import read_corrected
from pipeline.exports.jsonl import dumps
from pipeline.model import How, Role
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tracker.write import write_workbook

Correct = Callable[[Callable], None]
NAMES = ("000_a6db0613f7538d8b", "001_77d8f3c9a3dd5a67", "002_8df362c8e5e64766", "003_f9a5046d0c70734c")


@pytest.fixture
def labels(book: Path, theme: TrackerRules) -> Callable[[], dict[str, Label]]:
    """The labels that the workbook now holds, by the text of their sentence."""

    def read() -> dict[str, Label]:
        gold = read_corrected(book, theme)
        return {text: gold.labels[number] for number, text in gold.sentences}

    return read


@pytest.fixture
def wrong(book: Path, output: Path, theme: TrackerRules) -> Callable[[], dict[Field, Finding]]:
    """What is wrong with the rows by the workbook as it now stands, one finding a field."""

    def find() -> dict[Field, Finding]:
        gold = read_corrected(book, theme)
        findings = [f for f in score(gold, read_output(output, gold.key, theme)) if not f.right]
        assert len({f.field for f in findings}) == len(findings)
        return {f.field: f for f in findings}

    return find


def counts(finding: Finding) -> tuple[int, int, int]:
    return finding.hits, finding.gold, finding.found


def test_as_written_nothing_is_wrong_and_everything_is_judged(book: Path, output: Path, theme: TrackerRules) -> None:
    gold = read_corrected(book, theme)
    findings = score(gold, read_output(output, gold.key, theme))
    assert [finding for finding in findings if not finding.right] == []
    assert {field: figure.gold for field, figure in figures(findings).items()} == {
        Field.DIRECTIVE: 5,
        Field.TASK: 4,
        Field.CALL: 1,
        Field.OWNER: 4,
        Field.INHERITED: 1,
        Field.SPAN: 4,
        Field.DATE: 1,
        Field.TARGET: 1,
        Field.STEP: 7,
        Field.THEME: 4,
        Field.HEAD: 4,
        Field.ROLE: 4,
        Field.HEADS: 2,
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_real_document_as_written_is_all_right(seeds, name: str, theme: TrackerRules, tmp_path: Path) -> None:
    extraction = next(seed.extraction for seed in seeds if seed.name == name)
    (tmp_path / f"{name}.tasks.jsonl").write_text(dumps(extraction), encoding="utf-8")
    book = tmp_path / f"{name}.任务分解表.xlsx"
    write_workbook(book, extraction, rules=theme, version="1", rules_hash="1")
    gold = read_corrected(book, theme)
    findings = score(gold, read_output(tmp_path, gold.key, theme))
    assert [finding for finding in findings if not finding.right] == []
    assert figures(findings)[Field.DIRECTIVE].gold == sum(bool(s.tasks) for s in extraction.sentences)


def test_what_a_label_holds(labels: Callable) -> None:
    label = labels()["各社区要在6月底前完成隐患排查，建立隐患台账。"]
    assert label == Label(
        id="推进会 第2句",
        kind="task",
        under="推进会 第1句",
        owners=(Owner("各社区", Role.LEAD, How.EXPLICIT),),
        due=(Limit("6月底前", "date", to="2024-06-30"),),
        theme=("安全应急",),
        steps=("完成隐患排查", "建立隐患台账"),
        unjudged=frozenset({Field.TYPE}),
    )


def test_a_row_deleted_is_one_too_much(correct: Correct, wrong: Callable) -> None:
    correct(lambda sheets: sheets["督办台账"].drop("占道经营"))
    found = wrong()
    assert set(found) == {Field.DIRECTIVE, Field.TASK}
    assert counts(found[Field.TASK]) == (0, 0, 1)
    assert found[Field.TASK].rules == ("verdict.order",)


def test_a_row_moved_out_is_one_too_much(correct: Correct, wrong: Callable) -> None:
    correct(lambda sheets: sheets["督办台账"].put("占道经营", "状态", "已移出"))
    assert counts(wrong()[Field.DIRECTIVE]) == (0, 0, 1)


def test_a_row_added_is_one_missed_by_the_rule_that_turned_it_away(correct: Correct, wrong: Callable) -> None:
    row = {"主题类别": "民生保障", "工作内容": "办好8件惠民实事", "牵头单位": "待明确", "完成时限": "—"}
    details = {"量化目标": "8件惠民实事", "具体举措": "☐ 办好8件惠民实事"}
    correct(lambda sheets: sheets["督办台账"].add(**row, **details))
    found = wrong()
    assert {field: counts(finding) for field, finding in found.items()} == {
        Field.DIRECTIVE: (0, 1, 0),
        Field.TASK: (0, 1, 0),
        Field.TARGET: (0, 1, 0),
        Field.STEP: (0, 1, 0),
    }
    assert found[Field.TASK].rules == ("verdict.vision",)


def test_a_call_that_is_a_task(correct: Correct, wrong: Callable) -> None:
    def change(sheets) -> None:
        sheets["总体要求"].drop("紧迫感")
        sheets["督办台账"].add(工作内容="机关干部要有紧迫感，今年要敢于担当。", 牵头单位="机关干部", 完成时限="今年")

    correct(change)
    found = wrong()
    assert (counts(found[Field.TASK]), counts(found[Field.CALL])) == ((0, 1, 0), (0, 0, 1))
    assert Field.DIRECTIVE not in found


def test_an_owner_changed(correct: Correct, wrong: Callable) -> None:
    correct(lambda sheets: sheets["督办台账"].put("占道经营", "牵头单位", "平安办"))
    found = wrong()
    assert set(found) == {Field.OWNER, Field.ROLE}
    assert counts(found[Field.OWNER]) == (1, 1, 2)
    assert (found[Field.ROLE].wanted, found[Field.ROLE].got) == (("平安办 lead",), ("平安办 support",))


def test_a_step_ticked_is_still_the_step(correct: Correct, wrong: Callable) -> None:
    correct(lambda sheets: sheets["督办台账"].put("隐患排查", "具体举措", "☑ 完成隐患排查\n☐建立隐患台账"))
    assert wrong() == {}


def test_a_step_struck_out(correct: Correct, wrong: Callable) -> None:
    correct(lambda sheets: sheets["督办台账"].put("隐患排查", "具体举措", "☐ 完成隐患排查"))
    assert counts(wrong()[Field.STEP]) == (1, 1, 2)


def test_theme_limit_day_and_heading_corrected(correct: Correct, wrong: Callable) -> None:
    def change(sheets) -> None:
        sheets["督办台账"].put("隐患排查", "截止日期", datetime(2024, 6, 28))
        sheets["督办台账"].put("占道经营", "主题类别", "社会治理")
        sheets["督办台账"].put("定期调度", "完成时限", "每周五前")
        sheets["原文对照"].put("占道经营", "所在部分", "二、改进工作作风")

    correct(change)
    found = wrong()
    assert {field: counts(finding) for field, finding in found.items()} == {
        Field.DATE: (0, 1, 1),
        Field.SPAN: (1, 1, 2),
        Field.THEME: (0, 1, 1),
    }, "a heading that stands further down governs nothing above it"


def test_a_heading_that_came_as_a_row(correct: Correct, wrong: Callable) -> None:
    def change(sheets) -> None:
        sheets["督办台账"].drop("明白纸")
        sheets["原文对照"].put("明白纸", "判定", "标题")

    correct(change)
    assert counts(wrong()[Field.HEADS]) == (0, 1, 1)


def test_a_proposal_confirmed_or_replaced_is_the_offices_own(correct: Correct, wrong: Callable) -> None:
    correct(lambda sheets: sheets["督办台账"].put("定期调度", "牵头单位", "党政办公室、督查科"))
    assert wrong() == {}


def test_a_name_written_out_is_still_the_name(correct: Correct, wrong: Callable) -> None:
    correct(lambda sheets: sheets["督办台账"].put("占道经营", "牵头单位", "区城管办"))
    assert wrong() == {}


def test_a_limit_of_the_offices_own_is_not_judged(correct: Correct, labels: Callable) -> None:
    correct(lambda sheets: sheets["督办台账"].put("隐患排查", "完成时限", "5月20日前"))
    label = labels()["各社区要在6月底前完成隐患排查，建立隐患台账。"]
    assert label.due == () and {Field.SPAN, Field.DATE} <= label.unjudged


@pytest.mark.parametrize(("cell", "judged"), [(date(2024, 6, 1), False), (None, True)])
def test_a_day_beside_several_limits_belongs_to_none(correct: Correct, labels: Callable, cell, judged: bool) -> None:
    correct(lambda sheets: sheets["督办台账"].put("定期调度", "截止日期", cell))
    label = labels()["定期调度，每周五前报送进展，每半年通报一次。"]
    assert [limit.text for limit in label.due] == ["每周五前", "每半年"]
    assert (Field.DATE not in label.unjudged) is judged


def test_a_day_that_is_none_is_not_judged(correct: Correct, labels: Callable) -> None:
    correct(lambda sheets: sheets["督办台账"].put("隐患排查", "截止日期", "6月底"))
    assert Field.DATE in labels()["各社区要在6月底前完成隐患排查，建立隐患台账。"].unjudged


def test_two_rows_made_one_share_their_steps(correct: Correct, wrong: Callable) -> None:
    def change(sheets) -> None:
        register = sheets["督办台账"]
        register.drop("第3句")
        register.put("隐患排查", "具体举措", "☐ 完成隐患排查\n☐ 建立隐患台账\n☐ 逐户发放明白纸")
        register.put("隐患排查", "工作内容", "各社区要在6月底前完成隐患排查，建立隐患台账。逐户发放明白纸。")

    correct(change)
    assert wrong() == {}


def test_without_the_sheet_of_calls_the_verdicts_tell(
    output: Path, extraction, theme: TrackerRules, labels: Callable
) -> None:
    off = {"calls": theme.sheet["calls"].model_copy(update={"on": False})}
    fewer = theme.model_copy(update={"sheet": theme.sheet | off})
    book = output / "推进会.任务分解表.xlsx"
    write_workbook(book, extraction, rules=fewer, version="1", rules_hash="1")
    assert labels()["机关干部要有紧迫感，今年要敢于担当。"].kind == "call"
    gold = read_corrected(book, theme)
    assert gold.notices == ("推进会.任务分解表.xlsx：没有“总体要求”表，要求以“原文对照”的判定为准，只评有无。",)
    assert all(finding.right for finding in score(gold, read_output(output, gold.key, theme)))


def test_a_workbook_of_other_names(output: Path, extraction, theme: TrackerRules) -> None:
    register = theme.sheet["register"]
    names = {"lead": "主办单位"}
    columns = tuple(c.model_copy(update={"name": names.get(c.key, c.name)}) for c in register.column)
    renamed = register.model_copy(update={"name": "台账", "column": columns})
    own = theme.model_copy(update={"sheet": theme.sheet | {"register": renamed}})
    book = output / "推进会.任务分解表.xlsx"
    write_workbook(book, extraction, rules=own, version="1", rules_hash="1")
    gold = read_corrected(book, own)
    assert [owner.name for owner in gold.labels["推进会 第5句"].owners] == ["城管办", "平安办"]
    with pytest.raises(LabelError, match="没有“督办台账”表"):
        read_corrected(book, theme)
