"""Trees on a terminal: colour, width, and lines folded as Chinese is."""

from __future__ import annotations

import io
import itertools

import pytest
from rich.cells import cell_len
from rich.console import Console

from pipeline.cli.drawn import STYLES, draw, folds
from pipeline.explain.lines import PART_NAMES, Part, line

LONG = "各村要在6月底前新建水闸（steps.form.act，steps.toml），建立台账，“切实”提高思想认识。"


def drawn(width: int, **options) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, **options)
    draw([line(Part("第1句", "strong"), below=(line(LONG, below=(line(LONG),)),)), line("第2句")], console)
    return out.getvalue()


def pieces(text: str, width: int) -> list[str]:
    return [text[a:b] for a, b in itertools.pairwise([0, *folds(text, width), len(text)])]


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_no_line_is_too_wide_and_nothing_is_lost(width: int) -> None:
    text = drawn(width)
    assert max(map(cell_len, text.splitlines())) <= width
    bare = "".join(character for character in text if character not in "│├└─ \n")
    assert bare == f"第1句{LONG}{LONG}第2句"


def test_lines_are_filled_but_words_and_marks_stay_together() -> None:
    assert pieces("储备沙袋。", 8) == ["储备沙", "袋。"]
    assert pieces("在（a.b-c）中", 10) == ["在", "（a.b-c）", "中"]
    assert pieces("储备沙袋", 80) == ["储备沙袋"]


def test_a_blank_at_the_end_of_a_line_takes_no_room() -> None:
    assert pieces("储备　沙袋", 4) == ["储备　", "沙袋"]


def test_colour_on_a_terminal_and_none_in_a_file() -> None:
    assert "\x1b[" in drawn(80, force_terminal=True, color_system="standard")
    assert "\x1b" not in drawn(80)


def test_every_part_has_a_style() -> None:
    assert set(STYLES) == {*PART_NAMES, "strong", "quiet"}
    assert len({STYLES[part] for part in PART_NAMES}) == len(PART_NAMES)
