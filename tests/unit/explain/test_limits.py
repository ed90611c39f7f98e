"""Time limits: where they stand, which days they mean, how these are known."""

from __future__ import annotations

from datetime import date

import pytest


def limits(sentences) -> list:
    return [limit for sentence in sentences for row in sentence.rows for limit in row.limits]


@pytest.mark.parametrize(
    ("text", "words", "last", "basis"),
    [
        ("各村要在6月底前备足沙袋。", "6月底前", date(2024, 6, 30), "按会议日期 2024-06-03（运行时指定）推算"),
        ("各村要在2025年6月底前备足沙袋。", "2025年6月底前", date(2025, 6, 30), "原文写明"),
        ("各村要每周五报送台账。", "每周五", None, ""),
    ],
)
def test_a_limit(explained, text: str, words: str, last: date | None, basis: str) -> None:
    sentences = explained(text)
    (limit,) = limits(sentences)
    assert (limit.text, limit.last, limit.basis, limit.how, limit.source) == (words, last, basis, "原文", None)
    assert sentences[0].text[limit.start : limit.end] == words
    assert limit.rule.file == "deadlines.toml"


def test_without_a_meeting_day_nothing_is_reckoned(explained) -> None:
    (limit,) = limits(explained("各村要在6月底前备足沙袋。", day=None))
    assert (limit.first, limit.last, limit.basis) == (None, None, "没有会议日期，推算不出")


def test_a_limit_of_the_whole_item(explained) -> None:
    sentences = explained("一、下半年工作打算\n各村要备足沙袋。")
    (limit,) = limits(sentences)
    assert (limit.text, limit.how, limit.source.number, limit.start) == ("下半年", "承前", 1, None)
    assert (limit.first, limit.last) == (date(2024, 7, 1), date(2024, 12, 31))


def test_which_steps_a_limit_binds(explained) -> None:
    found = limits(explained("各村要6月底前清淤河道，8月底前修好水渠。"))
    assert [(limit.text, limit.steps) for limit in found] == [("6月底前", (0,)), ("8月底前", (1,))]
