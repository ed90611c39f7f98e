"""A limit that stands apart from the work it binds."""

from __future__ import annotations

import pytest
from spacy.language import Language

TABLE = [
    ("1.整治河道。\n清理河面漂浮物。\n完成时限：9月底前", "完成时限：9月底前"),
    ("1.整治河道。\n清理河面漂浮物。\n（办结时限：9月底前）", "（办结时限：9月底前）"),
    ("一、9月底前整治河道\n清理河面漂浮物。\n逐段疏通淤泥。", "一、9月底前整治河道"),
    ("一、9月底前整治河道\n清理河面漂浮物。\n完成时限：长期坚持", "完成时限：长期坚持"),
    ("一、整治河道\n完成时限：9月底前\n清理河面漂浮物。\n逐段疏通淤泥。", "完成时限：9月底前"),
    ("1.整治河道。\n清理河面漂浮物。\n责任人要在6月底前提交报告。", None),
    ("1.整治河道。\n清理河面漂浮物。\n2.修缮校舍。\n排查教室。\n完成时限：9月底前", None),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_which_sentence_limits_the_first_row(nlp: Language, text: str, expected: str | None) -> None:
    doc = nlp(text)
    (row,) = [row for row in doc.spans["rows"] if row.text.startswith("清理")]
    source = row._.limited_by
    assert (doc.spans["sentences"][source].text if source >= 0 else None) == expected


def test_a_row_with_a_limit_of_its_own_knows_that_of_its_item_too(nlp: Language) -> None:
    doc = nlp("1.整治河道。\n6月底前清理河面漂浮物。\n完成时限：9月底前")
    assert [row._.limited_by for row in doc.spans["rows"]] == [2]
