"""Doc -> Extraction: everything in a row can be found in the source, and nothing is lost on the way."""

from __future__ import annotations

import html
import itertools
import re
import unicodedata
from datetime import date

import pytest

from pipeline.assemble import task_id, title_of
from pipeline.model import How, Role, Stance, Task

TAG = re.compile(r"<[^<>]*>")
MARK = re.compile(r"[^\w*×]")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?%?")
HASH = re.compile(r"[0-9a-f]{8}(-[0-9]+)?")


def bare(text: str) -> str:
    """A stretch of text without tags, blanks, punctuation and the difference of full and half width."""
    return MARK.sub("", unicodedata.normalize("NFKC", html.unescape(TAG.sub("", text))))


def said_in(task: Task) -> tuple[str, ...]:
    """The cells of a row that repeat words of it."""
    limits = (limit.text for limit in task.deadlines if limit.how is How.EXPLICIT)
    return (*task.steps, *limits, *(target.text for target in task.targets))


@pytest.mark.parametrize("what", ["tasks", "sentences"])
def test_rows_and_sentences_stand_in_the_source_where_they_say(seeds, what: str) -> None:
    for seed in seeds:
        found = getattr(seed.extraction, what)
        assert found
        for part in found:
            assert bare(seed.source.text[part.start : part.end]) == bare(part.text)


def test_they_stand_in_document_order(seeds) -> None:
    for seed in seeds:
        sentences, tasks = seed.extraction.sentences, seed.extraction.tasks
        assert [s.index for s in sentences] == list(range(len(sentences)))
        assert all(a.end <= b.start for a, b in itertools.pairwise(sentences))
        assert all(a.end <= b.start for a, b in itertools.pairwise(tasks))


def test_every_sentence_has_rows_or_a_reason(seeds) -> None:
    for seed in seeds:
        for sentence in seed.extraction.sentences:
            assert bool(sentence.tasks) != bool(sentence.reason), sentence
            assert bool(sentence.tasks) == (sentence.stance in (Stance.TASK, Stance.CALL))
            assert re.search(r"[\u4e00-\u9fff]", sentence.reason) or sentence.tasks


def test_rows_and_sentences_know_each_other(seeds) -> None:
    for seed in seeds:
        rows = {}
        for task in seed.extraction.tasks:
            rows.setdefault(task.sentence, []).append(task.id)
            sentence = seed.extraction.sentences[task.sentence]
            assert sentence.start <= task.start and task.end <= sentence.end
            assert task.text in sentence.text
        assert {s.index: list(s.tasks) for s in seed.extraction.sentences if s.tasks} == rows


def test_what_a_row_says_stands_in_it(seeds) -> None:
    for seed in seeds:
        for task in seed.extraction.tasks:
            assert all(part and part in task.text for part in said_in(task)), task
            assert bool(task.steps) == (task.kind == "task"), task


def test_no_number_is_invented(seeds) -> None:
    for seed in seeds:
        for task in seed.extraction.tasks:
            said = NUMBER.findall(seed.extraction.sentences[task.sentence].text)
            assert set(NUMBER.findall(" ".join((task.text, *said_in(task))))) <= set(said)


def test_a_limit_carried_over_stands_in_the_document(seeds) -> None:
    for seed in seeds:
        text = bare(seed.source.text)
        limits = [d for task in seed.extraction.tasks for d in task.deadlines if d.how is not How.EXPLICIT]
        assert all(d.how is How.INHERITED and bare(d.text) in text for d in limits)


def test_a_limit_of_a_whole_item_holds_for_its_rows(extractor, document) -> None:
    text = "全县夏粮收购会议\n一、10月底前做好仓储准备\n各粮站要检修库房，盘点器材。\n二、抓好收购\n公布收购价格。"
    first, second = extractor(document(text)).tasks
    assert [(d.text, d.how) for d in first.deadlines] == [("10月底前", How.INHERITED)]
    assert second.deadlines == ()


def test_owners_said_in_a_row_stand_in_its_sentence(seeds) -> None:
    for seed in seeds:
        text = bare(seed.source.text)
        for task in seed.extraction.tasks:
            names = [o.name for o in task.owners if o.how is How.EXPLICIT]
            assert all(name in seed.extraction.sentences[task.sentence].text for name in names)
            assert all(bare(o.name) in text for o in task.owners if o.how is not How.SUGGESTED)
            assert len({o.name for o in task.owners}) == len(task.owners)


def test_suggestions_are_never_mixed_with_what_was_said(seeds) -> None:
    suggested = [t for seed in seeds for t in seed.extraction.tasks if any(o.how is How.SUGGESTED for o in t.owners)]
    assert suggested
    for task in suggested:
        (owner,) = task.owners
        assert task.kind == "task" and owner.role is Role.LEAD and owner.unit == owner.name


def test_evidence_lies_in_the_row(seeds) -> None:
    for seed in seeds:
        for task in seed.extraction.tasks:
            assert task.rules and all(task.rules)
            for cue in task.cues:
                assert task.start <= cue.start < cue.end <= task.end
                assert bare(seed.source.text[cue.start : cue.end]) == bare(cue.text)


def test_sections_are_a_tree_and_rows_know_their_path(seeds) -> None:
    for seed in seeds:
        sections = seed.extraction.sections
        assert [s.id for s in sections] == list(range(len(sections)))
        for section in sections:
            parent = None if section.parent is None else sections[section.parent]
            assert section.level == (parent.level + 1 if parent else 1)
            assert parent is None or parent.start < section.start
        for task in seed.extraction.tasks:
            path, at = [], seed.extraction.sentences[task.sentence].section
            while at is not None:
                path.insert(0, sections[at].title)
                at = sections[at].parent
            assert task.heading == tuple(path)


def test_ids_are_short_unique_hashes(seeds) -> None:
    for seed in seeds:
        ids = [task.id for task in seed.extraction.tasks]
        assert len(set(ids)) == len(ids)
        assert all(HASH.fullmatch(i) for i in ids)


def test_an_id_is_made_of_words_alone() -> None:
    base = task_id("各村要清沟排水，备足沙袋。", ("一、防汛",))
    assert task_id("各村要清沟排水备足 沙袋", ("一 防汛",)) == base
    assert task_id("各村要清沟排水，备足沙袋。", ()) != base
    assert task_id("各村要清沟排水，备足12个沙袋。", ("一、防汛",)) != base


def test_equal_rows_are_numbered(extractor, document) -> None:
    found = extractor(document("全县防汛会议\n各村要清沟排水。各校要停课避险。各村要清沟排水。各村要清沟排水。"))
    first, school, *again = [task.id for task in found.tasks]
    assert again == [f"{first}-2", f"{first}-3"] and school != first
    assert [s.tasks for s in found.sentences] == [(), (first,), (school,), (f"{first}-2",), (f"{first}-3",)]


def test_owners_in_brackets_are_explicit_beside_their_work_and_inherited_before(extractor, document) -> None:
    text = "1.扩大供给。新建托育点5个。改造老旧公厕（卫健局牵头，各街道配合）。"
    first, second = extractor(document(text)).tasks
    assert [(o.name, o.role, o.how) for o in first.owners] == [
        ("卫健局", Role.LEAD, How.INHERITED), ("各街道", Role.SUPPORT, How.INHERITED),
    ]
    assert {o.how for o in second.owners} == {How.EXPLICIT}


def test_an_actor_goes_on_as_inherited(extractor, document) -> None:
    first, second = extractor(document("各车间要检修设备。建立检修台账。")).tasks
    assert [(o.name, o.how) for o in first.owners] == [("各车间", How.EXPLICIT)]
    assert [(o.name, o.how) for o in second.owners] == [("各车间", How.INHERITED)]


def test_limits_are_dated_from_the_meeting(extractor, document) -> None:
    source = document("各校要在6月底前更换灯具，每周五通报进度。")
    (task,) = extractor(source, overrides={"date": date(2024, 3, 1)}).tasks
    assert [(d.text, d.type, d.end, d.rrule) for d in task.deadlines] == [
        ("6月底前", "date", date(2024, 6, 30), ()), ("每周五", "recurring", None, ("FREQ=WEEKLY;BYDAY=FR",)),
    ]


def test_reasons_are_for_people(extractor, document) -> None:
    text = "一、抓好检修\n各车间要检修设备。\n去年全厂完成了两次大修。"
    heading, row, deed = extractor(document(text)).sentences
    assert (heading.stance, heading.reason, row.reason) == (Stance.HEADING, "标题", "")
    assert deed.stance in (Stance.ACHIEVEMENT, Stance.BACKGROUND) and deed.reason


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("一、抓好检修。", "一、抓好检修"), ("二是管好校车；", "二是管好校车"), ("总则", "总则"), ("做到：", "做到")],
)
def test_title_of(heading: str, expected: str) -> None:
    assert title_of(heading) == expected


def test_a_document_of_headings_alone(extractor, document) -> None:
    found = extractor(document("一、生产\n二、后勤"))
    assert found.tasks == () and [s.reason for s in found.sentences] == ["标题", "标题"]
