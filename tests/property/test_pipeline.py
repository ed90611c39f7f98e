"""Whatever the text: the pipeline holds, loses nothing, repeats itself and points into the document."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extractor import Extractor
from pipeline.model import How

PIECES = (
    *"要请由应会将须的了在和把对为以从到做抓建查报办清各村社区科室学校医院局处站车间",
    *"。，；：！？、（）“”《》…—·,.;:!?()\"'%/-+ \u3000\t\n\n",
    *"0123456789X×*①②③",
    "一、", "二、", "（一）", "（二）", "1.", "2、", "(1)", "一是", "二是", "三要", "第一，", "首先，",
    "一方面", "第一句话，", "**", "XX", "×××", "同志们：", "各乡镇", "教务处", "护理部", "质检科", "县住建局",
    "全院上下", "我们", "大家", "班子成员", "必须", "务必", "严禁", "不得", "希望", "责成", "要求", "建议",
    "牵头", "配合", "负责", "会同", "责任单位：", "建立台账", "排查隐患", "新建幼儿园2所", "开展演练",
    "提高认识", "增强紧迫感", "完成了", "取得成效", "存在问题", "6月底前", "每周五", "立即", "全年", "下半年",
    "会后", "10日内", "95%以上", "2024年9月3日", "工作回顾", "下一步打算", "指出，", "会议要求，",
    "三方面工作。", "（县教育局负责）", "（甲局牵头，乙局配合）", "重要", "需要", "申请", "自由", "\r\n",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
FEW = settings(derandomize=True, deadline=None, max_examples=60, database=None)
EXTRACTOR = Extractor()


@FEW
@given(TEXTS)
def test_sentences_cover_every_visible_character_once(text: str) -> None:
    doc = EXTRACTOR.nlp(text)
    assert doc.text == text
    seen = Counter(n for sentence in doc.spans["sentences"] for n in range(sentence.start, sentence.end))
    assert not [n for n, count in seen.items() if count > 1]
    assert not [n for n, character in enumerate(text) if not character.isspace() and n not in seen]


@FEW
@given(TEXTS)
def test_every_group_is_sorted_and_inside_its_sentence(text: str) -> None:
    doc = EXTRACTOR.nlp(text)
    inside = {n: place for place, s in enumerate(doc.spans["sentences"]) for n in range(s.start, s.end)}
    for name, group in doc.spans.items():
        bounds = [(s.start, s.end) for s in group]
        assert bounds == sorted(bounds), name
    for name in ("clauses", "rows", "steps", "targets", "deadlines"):
        assert all(inside[s.start] == inside[s.end - 1] for s in doc.spans[name]), name


@FEW
@given(TEXTS)
def test_rows_lie_in_the_text_in_order(document, text: str) -> None:
    source = document(text)
    tasks = EXTRACTOR(source).tasks
    at = 0
    for task in tasks:
        assert at <= task.start < task.end <= len(text)
        at = task.end
        kept = [c for c in task.text if c.isalnum()]
        assert [c for c in source.text[task.start : task.end] if c.isalnum()] == kept
        limits = (limit.text for limit in task.deadlines if limit.how is How.EXPLICIT)
        parts = (*task.steps, *limits, *(target.text for target in task.targets))
        assert all(part.strip() and part in task.text for part in parts)
    assert len({task.id for task in tasks}) == len(tasks)


@FEW
@given(TEXTS)
def test_the_same_text_gives_the_same_rows(document, text: str) -> None:
    first = EXTRACTOR(document(text))
    assert EXTRACTOR(document(text)) == first
    assert {s.index for s in first.sentences if s.tasks} == {task.sentence for task in first.tasks}
    assert all(bool(s.tasks) != bool(s.reason) for s in first.sentences)
