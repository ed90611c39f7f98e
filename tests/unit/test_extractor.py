"""One document through the house: what the caller knows, what the office adds, what never changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline import extract
from pipeline.errors import RuleBookError
from pipeline.extractor import Extractor, with_title
from pipeline.model import Cleaned, Extraction, How, Mark

TEXT = """在全县秋收工作会议上的讲话
（2024年9月3日）
同志们：
各乡镇要在10月底前完成秸秆清运。
一、抓好防火
护林员要每日巡山。
逐户发放明白纸。
二、抓好生产安全
检查仓库消防设施，建立隐患台账。"""
HOSPITAL = """[profile]
id = "hospital"
title = "医院"
issuer_suffixes = ["医院"]

[[unit]]
name = "保卫科"
keywords = ["消防"]
themes = ["安全应急"]
"""


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("profile") / "医院.toml"
    path.write_text(HOSPITAL, encoding="utf-8")
    return path


def content(extraction: Extraction) -> Extraction:
    """What was found, whatever the file is called."""
    tasks = tuple(replace(task, source="") for task in extraction.tasks)
    return replace(extraction, tasks=tasks, info=replace(extraction.info, name=""))


def test_the_document_tells_its_own_facts(extractor, document) -> None:
    info = extractor(document(TEXT)).info
    assert info.title == "在全县秋收工作会议上的讲话"
    assert (info.date, info.date_from) == (date(2024, 9, 3), "text")
    assert info.profile is None


def test_the_caller_knows_better(extractor, document) -> None:
    told = {"date": date(2023, 8, 1), "date_from": "argument", "speaker": "县长", "issuer": "某县", "title": "秋收讲话"}
    found = extractor(document(TEXT), overrides=told)
    assert {key: getattr(found.info, key) for key in told} == told
    assert {task.speaker for task in found.tasks} == {"县长"}
    (limit,) = found.tasks[0].deadlines
    assert (limit.text, limit.end) == ("10月底前", date(2023, 10, 31))


def test_what_the_caller_does_not_say_stays_as_found(extractor, document) -> None:
    found = extractor(document(TEXT), overrides={"speaker": "县长"})
    assert found.info == replace(extractor(document(TEXT)).info, speaker="县长")


def test_without_a_date_a_limit_keeps_its_words(extractor, document) -> None:
    found = extractor(document("各乡镇要在10月底前完成秸秆清运，下周五前报送总结。"))
    assert (found.info.date, found.info.date_from) == (None, "unknown")
    assert [(d.text, d.start, d.end) for d in found.tasks[0].deadlines] == [
        ("10月底前", None, None),
        ("下周五前", None, None),
    ]


def test_the_title_directs_nobody(extractor, document) -> None:
    found = extractor(document("要切实抓好秋收秋种工作的通知\n各村要清仓腾库。"))
    assert found.sentences[0].reason == "文件标题"
    assert [task.text for task in found.tasks] == ["各村要清仓腾库。"]


@pytest.mark.parametrize("name", ["讲话.txt", "讲话.docx", "会议/2024 讲话（定稿）.pdf"])
def test_the_file_name_changes_nothing(extractor, document, name: str) -> None:
    named, plain = extractor(document(TEXT, name)), extractor(document(TEXT))
    assert content(named) == content(plain)
    assert {task.source for task in named.tasks} == {name} == {named.info.name}


def test_the_same_document_twice(extractor, document) -> None:
    assert extractor(document(TEXT)) == extractor(document(TEXT)) == Extractor()(document(TEXT))


def test_no_suggestion_without_a_profile(extractor, document, seeds) -> None:
    for source in (document(TEXT), *(seed.source for seed in seeds)):
        owners = [owner for task in extractor(source).tasks for owner in task.owners]
        assert not any(owner.how is How.SUGGESTED or owner.unit for owner in owners)


def test_a_profile_suggests_where_nobody_is_named(document, hospital: Path) -> None:
    tasks = {task.text: task for task in Extractor(profile=hospital)(document(TEXT)).tasks}
    (owner,) = tasks["检查仓库消防设施，建立隐患台账。"].owners
    assert (owner.name, owner.unit, owner.how) == ("保卫科", "保卫科", How.SUGGESTED)
    assert all(owner.how is How.EXPLICIT for owner in tasks["各乡镇要在10月底前完成秸秆清运。"].owners)


def test_a_profile_changes_nothing_but_owners_units_and_notices(extractor, document, hospital: Path) -> None:
    source = document(TEXT)
    plain, office = extractor(source), Extractor(profile=hospital)(source)
    mine, theirs = ([(t.id, t.text, t.theme, t.steps) for t in found.tasks] for found in (plain, office))
    assert mine == theirs
    assert plain.sections == office.sections
    for said, known in zip(plain.tasks, office.tasks, strict=True):
        owners = [(o.name, o.role, o.how) for o in known.owners if o.how is not How.SUGGESTED]
        assert owners == [(o.name, o.role, o.how) for o in said.owners]


def test_offices_that_share_a_pipeline_do_not_hear_each_other(document, hospital: Path) -> None:
    source = document(TEXT)
    first = Extractor(profile="street")
    other, none = first.with_profile(hospital), first.with_profile(None)
    found = [first(source), other(source), none(source), first(source)]
    assert found[0] == found[3] == Extractor(profile="street")(source)
    assert found[1] == Extractor(profile=hospital)(source)
    assert found[2] == Extractor()(source)


def test_a_faulty_profile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "坏.toml"
    path.write_text(HOSPITAL.replace("keywords", "keyword"), encoding="utf-8")
    with pytest.raises(RuleBookError):
        Extractor(profile=path)


@pytest.mark.parametrize(
    ("title", "marks", "expected"),
    [
        ("防汛通知", (), [(0, 4, "文件标题")]),
        (None, (), []),
        ("没有这个", (), []),
        ("防汛通知", (Mark(0, 4, "clean.x", "网站附加信息"),), [(0, 4, "网站附加信息")]),
        ("防汛通知", (Mark(5, 9, "clean.x", "网站附加信息"),), [(0, 4, "文件标题"), (5, 9, "网站附加信息")]),
    ],
)
def test_with_title(title: str | None, marks: tuple[Mark, ...], expected: list[tuple[int, int, str]]) -> None:
    text = "防汛通知\n各闸站要试机。"
    marked = with_title(Cleaned(text, range(len(text)), marks), title)
    assert [(m.start, m.end, m.reason) for m in marked.marks] == expected
    assert marked.text == text


def test_one_call_for_one_document(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("各社区要在6月底前完成隐患排查。\n", encoding="utf-8")
    (task,) = extract(path, as_of=date(2024, 3, 1)).tasks
    assert [owner.name for owner in task.owners] == ["各社区"]
    assert [limit.end for limit in task.deadlines] == [date(2024, 6, 30)]


HARBOUR = """
source = "例句"
[[cue]]
id = "own.harbour"
label = "UNIT"
terms = ["港务段"]
hits = ["港务段要清点缆绳", "由港务段牵头清淤"]
misses = ["港口吞吐量增长"]
"""


def test_an_office_s_own_rules_are_laid_over_ours(extractor, document, layer) -> None:
    source = document("港务段要在10月底前清点缆绳。\n各乡镇要清运秸秆。")
    own = Extractor(layer({"owners.toml": HARBOUR}))

    def owners(one: Extractor) -> list[list[str]]:
        return [[owner.name for owner in task.owners] for task in one(source).tasks]

    assert owners(own) == [["港务段"], ["各乡镇"]]
    assert owners(extractor) == [[], ["各乡镇"]]


def test_a_profile_of_the_layer_goes_by_its_name(document, layer) -> None:
    own = Extractor(layer({"organisations/hospital.toml": HOSPITAL}))
    for one in (own.with_profile("hospital"), Extractor(own.book.layers[0], "hospital")):
        last = one(document(TEXT)).tasks[-1]
        assert [(owner.name, owner.how) for owner in last.owners] == [("保卫科", How.SUGGESTED)]


def test_a_call_is_its_two_halves(extractor, document) -> None:
    source = document(TEXT)
    halves = extractor.annotate(source)
    assert halves.doc.text == halves.cleaned.text and halves.info.date == date(2024, 9, 3)
    assert extractor.assemble(source, halves) == extractor(source)


def test_a_document_said_to_have_no_title(extractor, document) -> None:
    source = document("各乡镇要清运秸秆")
    assert extractor(source).info.title == "各乡镇要清运秸秆" and not extractor(source).tasks
    found = extractor(source, overrides={"title": None})
    assert found.info.title is None and [task.kind for task in found.tasks] == ["task"]
