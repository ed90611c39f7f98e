"""The theme of every row, and the headings it may take it from."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.nlp.topics import headings_of

TABLE = [
    ("各车间要检修消防设施，开展安全生产大检查。", "安全应急"),
    ("要拜访客商，签约招商项目。", "招商引资"),
    ("各医院要改善就医服务，方便老人就诊。", "民生保障"),
    ("要化解信访积案，做好矛盾纠纷调解。", "社会治理"),
    ("各支部要按时召开组织生活会，发展新党员。", "党的建设"),
    ("要治理黑臭水体，严控秸秆焚烧。", "生态环保"),
]


@pytest.mark.parametrize(("text", "theme"), TABLE)
def test_theme(nlp: Language, text: str, theme: str) -> None:
    doc = nlp(text)
    (row,) = doc.spans["rows"]
    assert row._.theme == theme
    assert row._.theme_rule


def test_a_silent_row_takes_the_theme_of_its_heading(nlp: Language) -> None:
    doc = nlp("一、抓好信访维稳\n逐户上门。\n要逐件核对。\n二、抓好污水治理\n要逐件核对。")
    by_section = {row._.sentence: row._.theme for row in doc.spans["rows"] if row.text == "要逐件核对。"}
    assert list(by_section.values()) == ["社会治理", "生态环保"]


def test_no_word_no_theme(nlp: Language) -> None:
    doc = nlp("要逐件核对。")
    assert [row._.theme for row in doc.spans["rows"]] == ["其他"]


def test_headings_of_run_outwards(nlp: Language) -> None:
    doc = nlp("一、生产\n（一）检修\n要更换轴承。")
    assert [h.text for h in headings_of(doc, doc.spans["sentences"][2]._.section)] == ["（一）检修", "一、生产"]
    assert headings_of(doc, -1) == []
