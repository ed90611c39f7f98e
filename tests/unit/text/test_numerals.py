"""Numerals: every way an office writes a number reads as that number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numerals import narrow, to_chinese, to_int


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7), ("０７", 7), ("１２", 12), ("1,200", 1200), ("3万", 30000), ("2亿", 200_000_000),
        ("七", 7), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("两百", 200), ("一百零五", 105),
        ("一百二", 120), ("一百一十", 110), ("二〇二五", 2025), ("二○二三", 2023), ("一万二", 12000),
        ("三千五百万", 35_000_000), ("一亿二千万", 120_000_000), ("三万亿", 3 * 10**12), ("壹拾贰", 12),
        ("零", 0), ("一万零五", 10005),
    ],
)  # fmt: skip
def test_reads(text: str, number: int) -> None:
    assert to_int(text) == number


@pytest.mark.parametrize("text", ["", "X", "XX", "**", "×", "三十百", "万", "十X", "1.5", "一-二", "２,３"])
def test_leaves_open_what_is_masked_or_broken(text: str) -> None:
    assert to_int(text) is None


@given(st.integers(0, 10**8 - 1))
def test_back_and_forth(number: int) -> None:
    assert to_int(to_chinese(number)) == number == to_int(f"{number:,}") == to_int(str(number))


@pytest.mark.parametrize(
    ("number", "text"), [(0, "零"), (10, "十"), (15, "十五"), (110, "一百一十"), (10_001, "一万零一")]
)
def test_writes(number: int, text: str) -> None:
    assert to_chinese(number) == text


@pytest.mark.parametrize("number", [-1, 10**8])
def test_writes_only_what_it_can(number: int) -> None:
    with pytest.raises(ValueError):
        to_chinese(number)


@given(st.text())
def test_narrow_keeps_the_length_and_nothing_raises(text: str) -> None:
    assert len(narrow(text)) == len(text)
    to_int(text)


def test_narrow() -> None:
    assert narrow("２０２３年６月ＡＢＣ三，") == "2023年6月ABC三，"
