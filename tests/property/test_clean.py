"""Cleaning never raises, never loses the way back, never changes a character but for width and marks."""

import tomllib
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Source
from pipeline.reading.html import blocks as html_blocks
from pipeline.reading.text import blocks
from pipeline.rulebook.clean import CleanRules
from pipeline.rulebook.folder import rules_folder
from pipeline.text.clean import POINTS, WIDTHS, clean
from pipeline.text.info import find_info

RULES = CleanRules.model_validate(tomllib.loads((rules_folder() / "clean.toml").read_text(encoding="utf-8")))
LIKELY = "要抓落实街道社区一二十是同志们，。；：！？、“”（）,.;:?!()×X*% \u3000\u00a0\t\n\r\u200b\x00１Ａ．％…—•1a<b>&"
texts = st.text(st.one_of(st.sampled_from(LIKELY), st.characters(codec="utf-8")), max_size=300)
words = st.text("要抓落实街道社区全面推进工作组织开展检查", min_size=120, max_size=220)


def _source(text: str, *, html: bool = False) -> Source:
    return Source("x.txt", "text", None, "", text, html_blocks(text) if html else blocks(text))


@given(texts)
def test_every_character_is_the_source_s_own(text: str) -> None:
    cleaned = clean(_source(text), RULES)
    assert len(cleaned.offsets) == len(cleaned.text)
    for char, at in zip(cleaned.text, cleaned.offsets, strict=True):
        if char != "\n":
            narrow = text[at].translate(WIDTHS)
            assert char in (narrow, POINTS.get(narrow))


@given(texts, st.booleans())
def test_offsets_never_fall_and_marks_fit(text: str, html: bool) -> None:
    cleaned = clean(_source(text, html=html), RULES)
    assert all(left <= right for left, right in pairwise(cleaned.offsets))
    assert all(0 <= at < len(text) for at in cleaned.offsets)
    assert all(left.end < right.start for left, right in pairwise(cleaned.marks))
    assert all("\n" not in cleaned.text[mark.start : mark.end] for mark in cleaned.marks)
    find_info(cleaned, "x.txt", RULES)


@given(texts)
def test_letters_digits_and_masks_are_all_kept(text: str) -> None:
    def kept(whole: str) -> str:
        return "".join(char for char in whole.translate(WIDTHS) if char.isalnum() or char in "*×")

    assert kept(clean(_source(text), RULES).text) == kept("".join(block.text for block in blocks(text)))


@given(st.lists(words, min_size=3, max_size=6), st.integers(18, 40), st.sampled_from([" ", "\n"]))
def test_page_wraps_are_undone(paragraphs: list[str], width: int, joint: str) -> None:
    whole = [f"{paragraph}。" for paragraph in paragraphs]
    wrapped = joint.join(joint.join(one[at : at + width] for at in range(0, len(one), width)) for one in whole)
    assert clean(_source(wrapped), RULES).text.replace("\n", "") == "".join(whole)
    assert clean(_source(wrapped), RULES).text.count("\n") < len(whole)
