"""Characters that could have been cues and are part of a word."""

from __future__ import annotations

import pytest


def test_a_pseudo_cue_covers_the_character(explained) -> None:
    (one,) = explained("要素保障很重要，各科室要更换应急灯。")
    found = [(p.text, p.start, p.word, p.meaning) for p in one.passed]
    assert found == [("要", 0, "要素", "情态词"), ("要", 6, "重要", "情态词"), ("应", 14, "应急", "情态词")]
    assert all(p.rule.file == "pseudo.toml" and p.cut == () for p in one.passed)


@pytest.mark.parametrize(
    ("text", "character", "word", "cut"),
    [
        ("党委会要听取汇报。", "会", "党委会", ("党委会", "要", "听取", "汇报")),
        ("各校要把脉。", "把", "把脉", ("各校", "要", "把脉")),
    ],
)
def test_the_cut_speaks_where_no_rule_does(explained, text: str, character: str, word: str, cut: tuple) -> None:
    """No pseudo-cue covers the character; the segmenter knows the word, whether it begins or ends it."""
    (one,) = explained(text)
    assert [(p.text, p.word, p.cut, p.rule) for p in one.passed] == [(character, word, cut, None)]


def test_what_was_taken_is_not_passed_over(explained) -> None:
    (one,) = explained("各村要储备沙袋。")
    assert one.passed == ()
