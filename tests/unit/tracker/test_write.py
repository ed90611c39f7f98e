"""The workbook of one document, read back as Excel would read it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from pipeline.model import Extraction, Stance
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tracker.write import write_workbook


def test_sheets_stand_in_their_order_and_the_lists_are_hidden(book: Workbook):
    names = "任务分解表 督办台账 分单位清单 时限一览 总体要求 问题清单 效果清单 待核事项 原文对照 说明 字典".split()
    assert book.sheetnames == names
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 10 + ["hidden"]
    assert all(len(name) <= 31 for name in names)


def test_only_the_warning_is_a_formula(book: Workbook):
    formulas = {(s.title, c.column_letter) for s in book for row in s for c in row if c.data_type == "f"}
    register = book["督办台账"]
    column = next(cell.column_letter for cell in register[1] if cell.value == "预警")
    assert formulas == {("督办台账", column)}


def test_text_that_looks_like_a_formula_stays_text(book: Workbook):
    row = next(row for row in book["督办台账"].iter_rows() if str(row[5].value).startswith("=SUM"))
    assert (row[5].data_type, row[5].quotePrefix) == ("s", True)


def test_register_is_flat(book: Workbook, extraction: Extraction):
    sheet = book["督办台账"]
    assert not sheet.merged_cells.ranges
    assert sheet.max_row == 1 + sum(task.kind == "task" for task in extraction.tasks)
    assert sheet.freeze_panes == "E2"
    assert sheet.auto_filter.ref == sheet.dimensions


def test_register_says_what_was_found(book: Workbook, table: Callable):
    rows = table(book["督办台账"])
    assert [row["编号"] for row in rows[:2]] == ["20240305-001", "20240305-002"]
    assert rows[0] | {"预警": None} == {
        "编号": "20240305-001",
        "序号": 1,
        "主题类别": "项目建设",
        "重点任务": "前期手续",
        "力度": "要求",
        "工作内容": "项目办要倒排工期，6月底前完成滨河大道地块征收。",
        "具体举措": "☐ 倒排工期\n☐ 完成滨河大道地块征收",
        "量化目标": None,
        "责任领导": None,
        "牵头单位": "项目办",
        "配合单位": "财政所",
        "完成时限": "6月底前",
        "截止日期": rows[0]["截止日期"],
        "状态": "未启动",
        "进度": 0,
        "预警": None,
        "进展情况": None,
        "存在问题": None,
        "下一步措施": None,
        "更新日期": None,
        "销号日期": None,
        "佐证材料": None,
        "出处": "第5句",
        "待核": None,
        "备注": None,
    }
    assert rows[0]["截止日期"].date() == date(2024, 6, 30)
    assert rows[1]["责任领导"] == "分管领导" and rows[1]["牵头单位"] == "规划办"
    assert rows[2]["完成时限"] == "第一时间；8月底前；年底前" and rows[2]["截止日期"].date() == date(2024, 12, 31)
    assert rows[3]["牵头单位"] == "经济发展办公室（建议）" and rows[3]["待核"] == "建议单位"
    assert rows[5]["牵头单位"] == "待明确" and rows[5]["完成时限"] == "—" and rows[5]["待核"] == "单位、时限"
    assert rows[6]["状态"] == "长期坚持" and rows[6]["待核"] is None


def test_lists_are_ranges_of_the_list_sheet(book: Workbook):
    checks = book["督办台账"].data_validations.dataValidation
    listed = [check for check in checks if check.type == "list"]
    assert len(listed) == 4
    for check in listed:
        column, first, last = re.fullmatch(r"'字典'!\$(\w)\$(\d+):\$\w\$(\d+)", check.formula1).groups()
        values = [book["字典"][f"{column}{row}"].value for row in range(int(first), int(last) + 1)]
        assert all(values) and book["字典"][f"{column}{int(last) + 1}"].value is None
    heads = {cell.value: cell.column_letter for cell in book["督办台账"][1]}
    binding = {str(check.sqref)[0] for check in listed if check.showErrorMessage}
    assert binding == {heads["状态"]}


def test_prohibitions_stand_out_by_word_and_fill(book: Workbook, table: Callable):
    assert [row["力度"] for row in table(book["督办台账"])].count("严禁") == 1
    for name in ("督办台账", "总体要求"):
        sheet = book[name]
        column = next(cell.column_letter for cell in sheet[1] if cell.value == "力度")
        (rule,) = [
            rule
            for group in sheet.conditional_formatting
            if str(group.sqref).startswith(f"{column}2")
            for rule in group.rules
        ]
        assert rule.formula == ['"严禁"'] and rule.dxf.fill.bgColor.rgb and rule.dxf.font.b
    assert "力度" not in [cell.value for cell in book["任务分解表"][3]]


def test_problems_stand_with_their_task(book: Workbook, table: Callable):
    sheet = book["问题清单"]
    assert table(sheet) == [
        {
            "序号": 1,
            "问题表述": "停车难问题比较突出。",
            "所在部分": "二、聚焦民生保障，增进群众福祉",
            "对应任务编号": "20240305-006\n（推定）",
            "责任单位": "待明确",
            "出处": "第3句",
        }
    ]
    assert sheet["D2"].hyperlink is None and sheet["F2"].hyperlink.location == "'原文对照'!A4"


def test_outcomes_and_targets_are_listed_by_task(book: Workbook, table: Callable):
    rows = table(book["效果清单"])
    assert [(row["任务编号"], row["预期成效（目标）"], row["量化目标"]) for row in rows] == [
        ("20240305-004", None, "12个；不少于5.6亿元"),
        ("20240305-006", None, "3处；2处"),
        ("20240305-008", "确保年底前全部销号", None),
    ]
    assert rows[2]["责任单位"] == "应急办" and book["效果清单"]["B4"].hyperlink.location == "'督办台账'!A9"


def test_lists_with_nothing_in_them_are_left_out(extraction: Extraction, rules: TrackerRules, tmp_path: Path):
    tasks = tuple(replace(task, outcomes=(), targets=()) for task in extraction.tasks)
    sentences = tuple(s for s in extraction.sentences if s.stance is not Stance.PROBLEM)
    short = replace(extraction, tasks=tasks, sentences=sentences)
    write_workbook(tmp_path / "x.xlsx", short, rules=rules, version="1", rules_hash="1")
    book = load_workbook(tmp_path / "x.xlsx")
    assert not {"问题清单", "效果清单"} & set(book.sheetnames)
    told = [row[0] for row in book["说明"].iter_rows(values_only=True)]
    assert "总体要求" in told and "问题清单" not in told


def test_progress_bar_runs_from_nothing_to_all(book: Workbook):
    rules = [rule for group in book["督办台账"].conditional_formatting for rule in group.rules]
    (bar,) = [rule.dataBar for rule in rules if rule.type == "dataBar"]
    assert [(end.type, end.val) for end in bar.cfvo] == [("num", 0), ("num", 1)]


def test_print_sheet_carries_the_headings_with_counts(book: Workbook, lines: Callable):
    found = lines(book["任务分解表"])
    headings = [line for line in found if "项）" in line]
    assert headings == [
        "一、聚焦项目建设，夯实发展根基（5项）",
        "（一）抓紧抓实重点项目（3项）",
        "（二）提高招商质量（2项）",
        "二、聚焦民生保障，增进群众福祉（2项）",
        "三、聚焦安全稳定（3项）",
    ]
    assert [line for line in found if line.isdigit()] == [str(n) for n in range(1, 11)]
    assert found[0] == "在全街道重点工作推进会上的讲话任务分解表"
    assert found[1] == "会议日期：2024年3月5日　　讲话人：王某某　　单位：临江街道　　来源：会议.txt　　共10项任务"
    assert found[-4].startswith("注：1. 列第一位的责任单位为牵头单位")


def test_a_text_too_long_for_a_row_goes_on_in_the_next(book: Workbook, extraction: Extraction):
    sheet = book["任务分解表"]
    column = next(cell.column for cell in sheet[3] if cell.value == "工作内容及具体举措")
    texts = [row[column - 1] for row in sheet.iter_rows(min_row=4, values_only=True) if row[column - 1]]
    longest = max((task.text for task in extraction.tasks), key=len)
    start = next(n for n, text in enumerate(texts) if longest.startswith(text) and text != longest)
    assert texts[start] + texts[start + 1] == longest


def test_leader_column_goes_when_nobody_is_named(extraction: Extraction, rules: TrackerRules, tmp_path: Path, book):
    others = tuple(task for task in extraction.tasks if "分管领导" not in task.text)
    dropped = {task.id for task in extraction.tasks} - {task.id for task in others}
    sentences = tuple(replace(s, tasks=tuple(t for t in s.tasks if t not in dropped)) for s in extraction.sentences)
    bare = tmp_path / "x.xlsx"
    known = replace(extraction, tasks=others, sentences=sentences)
    write_workbook(bare, known, rules=rules, version="1", rules_hash="1")
    with_leader, without = book["任务分解表"], load_workbook(bare)["任务分解表"]
    assert [c.value for c in with_leader[3] if c.value not in [c.value for c in without[3]]] == ["责任领导"]
    assert without.column_dimensions["C"].width == with_leader.column_dimensions["C"].width + 10


def test_each_unit_has_its_page_with_the_tasks_it_leads_and_supports(book: Workbook, lines: Callable):
    sheet = book["分单位清单"]
    heads = [cell.value for row in sheet.iter_rows(max_col=1) for cell in row if cell.fill.fgColor.rgb == "00C5D3E6"]
    assert heads == [
        "项目办（1项）",
        "规划办（1项）",
        "各村（1项）",
        "各社区（1项）",
        "经济发展办公室（1项）",
        "民政办（1项）",
        "应急办（2项）",
        "财政所",
        "派出所",
        "责任单位待明确（2项）",
    ]
    assert len(sheet.row_breaks.brk) == len(heads) - 1
    found = lines(sheet)
    assert found.count("配合事项（1项）") == 3
    assert "（建议）由经济发展办公室牵头，待核定（1项）" in found
    assert sum(line.startswith("签收人") for line in found) == 9


def test_every_sentence_is_accounted_for(book: Workbook, extraction: Extraction, table: Callable):
    rows = table(book["原文对照"])
    assert [row["原文"] for row in rows] == [sentence.text for sentence in extraction.sentences]
    assert all(bool(row["对应编号"]) != bool(row["未列入任务的原因"]) for row in rows)
    assert [row["对应编号"] for row in rows if row["判定"] == "总体要求"] == ["20240305-Y01", "20240305-Y02"]
    assert [row["规则"] for row in rows] == [sentence.rule_id for sentence in extraction.sentences]


def test_links_lead_to_the_row_they_name(book: Workbook):
    def target(cell):
        sheet, place = re.fullmatch(r"'(.+)'!(\w+)", cell.hyperlink.location).groups()
        return book[sheet][place].row, book[sheet]

    linked = 0
    for row in book["督办台账"].iter_rows(min_row=2):
        cells = {head.value: cell for head, cell in zip(book["督办台账"][1], row, strict=True)}
        there, sheet = target(cells["出处"])
        assert sheet.cell(there, 3).value == cells["工作内容"].value
    for row in book["原文对照"].iter_rows(min_row=2):
        if row[4].value:
            there, sheet = target(row[4])
            assert sheet.cell(there, 1).value == row[4].value.split("\n")[0]
            linked += 1
    for row in book["待核事项"].iter_rows(min_row=2):
        if row[2].value:
            there, sheet = target(row[6])
            assert sheet.cell(there, 1).value == row[2].value
            linked += 1
    assert linked > 12


def test_review_lists_every_reason(book: Workbook, table: Callable):
    rows = [(row["待核事项"], row["任务编号"]) for row in table(book["待核事项"])]
    assert rows == [
        ("文件提示", None),
        ("性质待判断", None),
        ("未明确责任单位", "20240305-006"),
        ("未明确责任单位", "20240305-010"),
        ("建议责任单位待核", "20240305-004"),
        ("未明确时限", "20240305-005"),
        ("未明确时限", "20240305-006"),
        ("未明确时限", "20240305-010"),
    ]


def test_notes_name_source_hash_and_versions(book: Workbook, extraction: Extraction):
    notes = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True)}
    assert notes["源文件"] == "会议.txt" and extraction.sha256 in notes["文件校验码"]
    assert (notes["程序版本"], notes["规则版本"]) == ("0.1.0", "ab12cd")
    assert notes["会议日期"] == "2024-03-05（依据：原文）"
    heads = {cell.value for cell in book["督办台账"][1]}
    assert heads <= notes.keys()
