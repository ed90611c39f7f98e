"""The frames: fixed columns and dtypes, the words in their cells, the counts, and the ledger over several speeches."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.model import Deadline, DocumentInfo, Extraction, Force, How, Notice, Owner, Role, Sentence, Stance, Task
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tables import (
    by_month,
    by_theme,
    by_unit,
    calls_frame,
    document_code,
    ledger_frame,
    review_frame,
    row_numbers,
    tasks_frame,
)
from pipeline.tables.tasks import CALL_DTYPES, TASK_DTYPES

RULES = TrackerRules.model_validate(
    tomllib.loads((Path(__file__).parents[2] / "rules" / "tracker.toml").read_text(encoding="utf-8"))
)


def lead(name: str, *, how: How = How.EXPLICIT, unit: str | None = None) -> Owner:
    return Owner(name, Role.LEAD, how, unit, "x.y")


def support(name: str, *, how: How = How.EXPLICIT) -> Owner:
    return Owner(name, Role.SUPPORT, how, None, "x.y")


def limit(text: str, kind: str = "date", end: date | None = None) -> Deadline:
    return Deadline(text, kind, None, end, (), None, How.EXPLICIT, None, "x.y")


def task(text: str, *owners: Owner, limits: tuple[Deadline, ...] = (), kind: str = "task", **fields) -> Task:
    known = {"title": None, "heading": ("抓项目",), "theme": "项目建设", "steps": (), "targets": ()}
    known |= {"force": Force.SHOULD} | fields
    return Task(
        id=text,
        source="x.txt",
        text=text,
        start=0,
        end=0,
        sentence=0,
        kind=kind,
        speaker=None,
        owners=owners,
        deadlines=limits,
        rules=(),
        cues=(),
        **known,
    )


def speech(*tasks: Task, day: date | None = date(2023, 2, 14), issuer: str = "甲街道", **fields) -> Extraction:
    info = DocumentInfo("x.txt", None, None, issuer, day)
    known = {"sections": (), "sentences": (), "notices": ()} | fields
    return Extraction(info, "beef" + "0" * 60, tasks=tasks, **known)


def frame(*tasks: Task, **fields) -> pd.DataFrame:
    return tasks_frame(speech(*tasks, **fields), rules=RULES)


@pytest.mark.parametrize("tasks", [(), (task("甲"),), (task("甲", limits=(limit("年底", end=date(2023, 12, 31)),)),)])
def test_columns_and_dtypes_never_change(tasks):
    for made in (frame(*tasks), ledger_frame([speech(*tasks), speech(*tasks)], rules=RULES)):
        assert {name: str(dtype) for name, dtype in made.dtypes.items()} == TASK_DTYPES
    assert list(calls_frame(speech(*tasks), rules=RULES).dtypes.astype(str)) == list(CALL_DTYPES.values())
    assert ledger_frame([], rules=RULES).columns.tolist() == list(TASK_DTYPES)


def test_numbers_run_through_tasks_and_calls_apart():
    told = speech(task("甲"), task("乙", kind="call"), task("丙"))
    assert list(row_numbers(told).values()) == ["20230214-001", "20230214-Y01", "20230214-002"]
    assert frame(*told.tasks)["order"].tolist() == [1, 2]


def test_without_a_date_the_document_gives_the_code():
    assert document_code(speech(day=None)) == "BEEF"


def test_owners_are_sorted_by_their_part_and_proposals_marked():
    row = frame(
        task(
            "甲",
            lead("分管领导"),
            lead("城管办", unit="城市管理办公室"),
            lead("城管办", unit="城市管理办公室"),
            lead("经济办", how=How.SUGGESTED),
            support("各社区"),
            support("财政所", how=How.SUGGESTED),
        )
    ).iloc[0]
    assert (row["leader"], row["lead"], row["support"]) == (
        "分管领导",
        "城管办、经济办（建议）",
        "各社区、财政所（建议）",
    )
    assert (row["units"], row["suggested"], row["supports"]) == (("城市管理办公室",), ("经济办",), ("各社区", "财政所"))


def test_a_leader_named_alone_stays_the_owner():
    row = frame(task("甲", lead("分管领导"))).iloc[0]
    assert (row["leader"], row["lead"], row["check"]) == ("", "分管领导", "时限")


def test_limits_are_joined_and_the_last_day_counts():
    limits = (
        limit("4月底前", end=date(2023, 4, 30)),
        limit("尽快", "urgency"),
        limit("年内", "period", date(2023, 12, 31)),
    )
    row = frame(task("甲", limits=limits)).iloc[0]
    assert (row["limit"], row["due"]) == ("4月底前；尽快；年内", pd.Timestamp(2023, 12, 31))
    bare = frame(task("甲")).iloc[0]
    assert bare["limit"] == "—" and pd.isna(bare["due"])


@pytest.mark.parametrize(
    ("text", "limits", "status"),
    [
        ("卫生清扫要长期坚持。", (), "长期坚持"),
        ("持续推进老旧小区改造。", (), "未启动"),
        ("长期坚持，年底前见成效。", (limit("年底前", end=date(2023, 12, 31)),), "未启动"),
    ],
)
def test_standing_only_where_the_words_say_so(text, limits, status):
    assert frame(task(text, limits=limits)).iloc[0]["status"] == status


def test_title_falls_back_to_the_heading_then_to_the_theme():
    titles = frame(task("甲", title="名称"), task("乙"), task("丙", heading=()))["title"]
    assert titles.tolist() == ["名称", "抓项目", "项目建设"]


def test_force_is_told_in_a_word():
    forced = [task(f"甲{force}", force=force) for force in Force]
    assert frame(*forced)["force"].tolist() == ["严禁", "必须", "要求", "倡导"]
    demanded = speech(task("甲", kind="call", force=Force.MUST))
    assert calls_frame(demanded, rules=RULES)["force"].tolist() == ["必须"]


def test_counts_by_theme():
    rows = frame(
        task("甲", lead("A")),
        task("乙", theme="民生保障", limits=(limit("年底"),)),
        task("丙", lead("B", how=How.SUGGESTED)),
    )
    counts = by_theme(rows, rules=RULES).to_dict("records")
    assert counts == [
        {"theme": "项目建设", "tasks": 2, "share": 2 / 3, "unowned": 1, "unlimited": 2},
        {"theme": "民生保障", "tasks": 1, "share": 1 / 3, "unowned": 1, "unlimited": 0},
    ]


def test_counts_by_unit_have_nobody_last():
    rows = frame(
        task("甲"),
        task("甲二"),
        task("乙", lead("A"), support("B"), limits=(limit("年底"),)),
        task("丙", lead("B", how=How.SUGGESTED)),
    )
    counts = by_unit(rows, rules=RULES)
    assert counts.values.tolist() == [["B", 1, 1, 1, 1], ["A", 1, 0, 0, 0], ["待明确", 2, 0, 0, 2]]


def test_counts_by_month_end_with_what_has_no_date():
    rows = frame(
        task("常抓不懈。", lead("A")),
        task("乙"),
        task("丙", lead("B"), limits=(limit("六月", end=date(2023, 6, 30)),)),
        task("丁", lead("A"), limits=(limit("六月", end=date(2023, 6, 1)),)),
        task("戊", limits=(limit("三月", end=date(2023, 3, 31)),)),
    )
    counts = by_month(rows, rules=RULES)
    assert counts.values.tolist() == [
        ["2023-03", 1, ""],
        ["2023-06", 2, "B、A"],
        ["无截止日期", 1, ""],
        ["长期坚持", 1, "A"],
    ]


@pytest.mark.parametrize("count", [by_theme, by_unit, by_month])
def test_counts_of_nothing_are_empty(count):
    assert count(frame(), rules=RULES).empty


def test_review_gives_the_reason_and_the_words():
    doubtful = Sentence(4, "可以考虑。", 0, 0, None, Stance.UNCLEAR, "语气不定", "x.y", ())
    told = speech(
        task("甲", limits=(limit("6月底前"), limit("尽快", "urgency"))),
        task("乙", lead("A", how=How.SUGGESTED)),
        task("丙", support("B"), limits=(limit("节前", "event"),)),
        task("丁", lead("A"), limits=(limit("年底", end=date(2023, 12, 31)),)),
        task("戊", kind="call"),
        day=None,
        sentences=(doubtful,),
        notices=(Notice("n", "缺页"),),
    )
    rows = review_frame(told, rules=RULES)
    assert rows[["code", "number", "sentence", "detail"]].values.tolist() == [
        ["notice", "", -1, ""],
        ["unclear", "", 4, "语气不定"],
        ["no_owner", "BEEF-001", 0, ""],
        ["no_owner", "BEEF-003", 0, ""],
        ["suggested", "BEEF-002", 0, "A（建议）"],
        ["undated", "BEEF-001", 0, "6月底前"],
        ["no_limit", "BEEF-002", 0, ""],
    ]


def ledger(*speeches: Extraction) -> list[dict]:
    return ledger_frame(speeches, rules=RULES).to_dict("records")


def test_a_task_that_returns_stands_once_with_both_sources_in_order_of_time():
    first = speech(task("完成征收，建成道路。", lead("A")), day=date(2022, 1, 1))
    again = speech(task("新任务。"), task("完成征收 建成道路！", lead("A")), day=date(2023, 1, 1))
    rows = ledger(again, first)
    assert [(row["number"], row["order"], row["origin"]) for row in rows] == [
        ("20220101-001", 1, "2022-01-01 x.txt\n2023-01-01 x.txt"),
        ("20230101-001", 2, "2023-01-01 x.txt"),
    ]
    assert rows[0]["remark"] == ""


def test_what_changed_is_told_speech_by_speech():
    days = [date(year, 1, 1) for year in (2021, 2022, 2023)]
    told = [
        speech(task("签约项目5个。", lead("A"), limits=(limit("年底", end=date(2021, 12, 31)),)), day=days[0]),
        speech(task("签约项目8个。", lead("A"), limits=(limit("年底", end=date(2022, 12, 31)),)), day=days[1]),
        speech(task("签约项目8个。", lead("B"), support("C")), day=days[2]),
    ]
    (row,) = ledger(*told)
    assert row["text"] == "签约项目5个。"
    assert row["remark"].splitlines() == [
        "变更（2022-01-01 x.txt）：截止日期由“2021-12-31”变更为“2022-12-31”；工作内容变更为“签约项目8个。”",
        "变更（2023-01-01 x.txt）：牵头单位由“A”变更为“B”；配合单位由“无”变更为“C”；"
        "完成时限由“年底”变更为“—”；截止日期由“2022-12-31”变更为“无”",
    ]


def test_equal_sentences_of_one_speech_and_of_two_offices_stay_apart():
    twice = speech(task("新建公园3处。"), task("新建公园5处。"))
    other = speech(task("新建公园3处。"), issuer="乙镇")
    assert len(ledger(twice)) == 2
    assert len(ledger(twice, other)) == 3
    assert [row["remark"] for row in ledger(twice, twice)] == ["", ""]


def test_rows_of_figures_alone_are_not_taken_for_one_another():
    assert len(ledger(speech(task("2023")), speech(task("2024")))) == 2
