"""A made-up meeting of a made-up street, with everything a workbook has to cope with."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model import (
    Deadline,
    DocumentInfo,
    Extraction,
    Force,
    How,
    Notice,
    Owner,
    Role,
    Section,
    Sentence,
    Stance,
    Target,
    Task,
)
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tracker.write import write_workbook

RULES = Path(__file__).parents[3] / "rules" / "tracker.toml"
HEADINGS = (
    ("一、", "聚焦项目建设，夯实发展根基", None),
    ("（一）", "抓紧抓实重点项目", 0),
    ("1.", "前期手续", 1),
    ("（二）", "提高招商质量", 0),
    ("二、", "聚焦民生保障，增进群众福祉", None),
    ("三、", "聚焦安全稳定", None),
)
LONG = "逐户逐项建立问题清单、责任清单和整改清单，明确整改措施、整改时限和整改责任人，" * 22 + "确保年底前全部销号。"


def lead(name: str, how: How = How.EXPLICIT, unit: str | None = None) -> Owner:
    return Owner(name, Role.LEAD, how, unit, "owner.x")


def support(name: str) -> Owner:
    return Owner(name, Role.SUPPORT, How.EXPLICIT, None, "owner.x")


def limit(text: str, kind: str, end: date | None = None) -> Deadline:
    return Deadline(text, kind, None, end, (), None, How.EXPLICIT, None, "due.x")


# text, section, owners, limits, theme, targets, steps
TASKS = (
    (
        "项目办要倒排工期，6月底前完成滨河大道地块征收。",
        2,
        (lead("项目办"), support("财政所")),
        (limit("6月底前", "date", date(2024, 6, 30)),),
        "项目建设",
        (),
        ("倒排工期", "完成滨河大道地块征收"),
    ),
    (
        "分管领导、规划办要每周五调度一次手续办理进度。",
        2,
        (lead("分管领导"), lead("规划办")),
        (limit("每周五", "recurring"),),
        "项目建设",
        (),
        ("每周五调度一次手续办理进度",),
    ),
    (
        "请各村、各社区第一时间报送用地需求，8月底前完成复核，年底前全部办结。",
        1,
        (lead("各村"), lead("各社区")),
        (
            limit("第一时间", "urgency"),
            limit("8月底前", "date", date(2024, 8, 31)),
            limit("年底前", "date", date(2024, 12, 31)),
        ),
        "项目建设",
        (),
        ("报送用地需求", "完成复核", "全部办结"),
    ),
    (
        "全年新签约亿元以上项目12个，到位资金不少于5.6亿元。",
        3,
        (lead("经济发展办公室", How.SUGGESTED, "经济发展办公室"),),
        (limit("全年", "period", date(2024, 12, 31)),),
        "招商引资",
        ("12个", "不少于5.6亿元"),
        ("新签约亿元以上项目12个",),
    ),
    (
        "=SUM(1,2)式的台账要不得，台账要一企一档。",
        3,
        (lead("经济办", unit="经济发展办公室"),),
        (),
        "招商引资",
        (),
        ("一企一档",),
    ),
    ("新建口袋公园3处、改造提升2处。", 4, (), (), "民生保障", ("3处", "2处"), ("新建口袋公园3处", "改造提升2处")),
    ("民政办要把高龄老人探访制度长期坚持下去。", 4, (lead("民政办"),), (), "民生保障", (), ("坚持探访制度",)),
    (
        LONG,
        5,
        (lead("应急办"), support("派出所"), support("各社区")),
        (limit("年底前", "date", date(2024, 12, 31)),),
        "安全应急",
        (),
        ("建立问题清单", "明确整改措施"),
    ),
    ("节前对商场、网吧再检查一遍。", 5, (lead("应急办"),), (limit("节前", "event"),), "安全应急", (), ("再检查一遍",)),
    ("-@+“九小场所”排查要做到不漏一户。", 5, (), (), "安全应急", (), ("排查不漏一户",)),
)
CALLS = (("班子成员要带头讲担当、讲奉献。", None, (lead("班子成员"),)), ("切实增强责任感。", 5, ()))
PLAIN = (
    ("今年以来，全街道经济运行总体平稳。", None, Stance.ACHIEVEMENT, "总结过去的工作"),
    ("下面，我讲三点意见。", None, Stance.PROCEDURE, "会议程序"),
    ("停车难问题比较突出。", 4, Stance.PROBLEM, "指出存在的问题"),
    ("可以考虑增设便民座椅。", 4, Stance.UNCLEAR, "语气不确定"),
)


def build(*, day: date | None = date(2024, 3, 5), title: str | None = "在全街道重点工作推进会上的讲话") -> Extraction:
    sections = tuple(Section(n, 1, mark, words, parent, 0, 0) for n, (mark, words, parent) in enumerate(HEADINGS))
    tasks, sentences = [], []

    def sentence(text: str, section: int | None, stance: Stance, reason: str, ids: tuple[str, ...]) -> None:
        answer = "task5" if stance is Stance.PROBLEM else None
        sentences.append(Sentence(len(sentences), text, 0, 0, section, stance, reason, "x.y", ids, answer=answer))

    def row(kind: str, text: str, section: int | None, owners, limits, theme, targets, steps) -> None:
        task = Task(
            id=f"{kind}{len(tasks)}",
            source="会议.txt",
            title=None,
            text=text,
            start=0,
            end=0,
            sentence=len(sentences),
            kind=kind,
            force=Force.FORBID if "要不得" in text else Force.SHOULD,
            speaker=None,
            heading=() if section is None else (sections[section].title,),
            theme=theme,
            owners=owners,
            deadlines=limits,
            targets=tuple(Target(words, "x.y") for words in targets),
            steps=steps,
            rules=(),
            cues=(),
            outcomes=("确保年底前全部销号",) if text == LONG else (),
        )
        tasks.append(task)
        sentence(text, section, Stance.TASK if kind == "task" else Stance.CALL, "", (task.id,))

    for text, section, stance, reason in PLAIN:
        sentence(text, section, stance, reason, ())
    for text, section, owners, limits, theme, targets, steps in TASKS:
        row("task", text, section, owners, limits, theme, targets, steps)
    for text, section, owners in CALLS:
        row("call", text, section, owners, (), "干部作风", (), ())
    info = DocumentInfo("会议.txt", title, "王某某", "临江街道", day, "text" if day else "unknown")
    notices = (Notice("blank", "文中有3处字迹无法识别。"),)
    return Extraction(info, "c0ffee" + "0" * 58, sections, tuple(sentences), tuple(tasks), notices)


@pytest.fixture(scope="session")
def rules() -> TrackerRules:
    return TrackerRules.model_validate(tomllib.loads(RULES.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def extraction() -> Extraction:
    return build()


@pytest.fixture(scope="session")
def later(extraction: Extraction) -> Extraction:
    """The same speech half a year on, one limit moved."""
    first, *others = extraction.tasks
    moved = replace(first, deadlines=(limit("9月底前", "date", date(2024, 9, 30)),))
    info = replace(extraction.info, name="推进会.txt", title="在推进会上的讲话", date=date(2024, 9, 1))
    return replace(extraction, info=info, tasks=(moved, *others))


@pytest.fixture(scope="session")
def empty() -> Extraction:
    return replace(build(day=None, title=None), sections=(), sentences=(), tasks=(), notices=())


@pytest.fixture(scope="session")
def path(extraction: Extraction, rules: TrackerRules, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "会议.任务分解表.xlsx"
    write_workbook(path, extraction, rules=rules, version="0.1.0", rules_hash="ab12cd")
    return path


@pytest.fixture(scope="session")
def book(path: Path) -> Workbook:
    return load_workbook(path)


@pytest.fixture(scope="session")
def table() -> Callable[[Worksheet], list[dict]]:
    """Read a sheet with one head row back as records."""

    def read(sheet: Worksheet) -> list[dict]:
        head, *rows = sheet.iter_rows(values_only=True)
        return [dict(zip(head, row, strict=True)) for row in rows]

    return read


@pytest.fixture(scope="session")
def lines() -> Callable[[Worksheet], list[str]]:
    """Read what stands in the first column of a sheet."""

    def read(sheet: Worksheet) -> list[str]:
        return [str(value) for (value,) in sheet.iter_rows(max_col=1, values_only=True) if value is not None]

    return read
