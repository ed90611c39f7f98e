"""What spoke for a theme, and the runner-up."""

from __future__ import annotations


def test_words_points_and_the_runner_up(explained) -> None:
    (one,) = explained("各车间要检修消防设施，建立台账。")
    (row,) = one.rows
    assert row.theme.name == "安全应急" and row.theme_rule.file == "themes.toml"
    assert ("本句", ("消防",), 4.0) in {(v.place, v.terms, v.points) for v in row.theme.voices}
    assert row.theme.points == sum(voice.points for voice in row.theme.voices)
    assert row.runner_up.name == "城市更新与建设" and 0 < row.runner_up.points < row.theme.points


def test_the_heading_and_the_row_before_speak(explained) -> None:
    found = explained("一、抓好污水治理\n要巡查河道。\n要逐件核对。")
    last = found[-1].rows[0]
    assert {voice.place for voice in last.theme.voices} == {"标题", "上一项"}
    assert last.theme.name == found[1].rows[0].theme.name == "生态环保"


def test_no_word_no_voice(explained) -> None:
    (one,) = explained("要逐件核对。")
    (row,) = one.rows
    assert (row.theme.name, row.theme.points, row.theme.voices, row.runner_up) == ("其他", 0.0, (), None)
