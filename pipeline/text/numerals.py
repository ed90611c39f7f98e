"""Numerals as offices write them (12, １２, 十二, 一二, 壹拾贰, 1,200, 3万) to whole numbers, and back."""

from __future__ import annotations

import re

FORMS = "〇零○ 一壹 二贰两 三叁 四肆 五伍 六陆 七柒 八捌 九玖".split()
DIGITS = {char: value for value, chars in enumerate(FORMS) for char in chars}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
NAMES = "零一二三四五六七八九"

_WIDE = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_MARKS = str.maketrans(",;:!?()", "，；：！？（）")
_ARABIC = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)([万亿]?)")


def narrow(text: str) -> str:
    """Full-width digits and letters as half-width ones; the length stays, so offsets stay."""
    return text.translate(_WIDE)


def fold(text: str) -> str:
    """One form of every digit, letter and mark, as the patterns of limits and targets expect it; the length stays."""
    return narrow(text).translate(_MARKS)


def to_int(text: str) -> int | None:
    """Read a whole number.

    Args:
        text: the numeral and nothing else. Digits in a row count as digits (二〇二五 is 2025); a place value at the
            end may be left out (一百二 is 120), as people speak.

    Returns:
        The number, or None where it is masked (X, **), broken or no numeral at all.
    """
    text = narrow(text)
    if match := _ARABIC.fullmatch(text):
        return int(match[1].replace(",", "")) * MYRIADS.get(match[2], 1)
    if not text:
        return None
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    return _chinese(text)


def to_chinese(number: int) -> str:
    """Write a number from 0 to 99,999,999 in everyday Chinese (12 is 十二, 105 is 一百零五).

    Raises:
        ValueError: outside that range.
    """
    if not 0 <= number < 10**8:
        raise ValueError(number)
    high, low = divmod(number, 10**4)
    if not high:
        words = _below_myriad(low) or "零"
    else:
        gap = "零" if 0 < low < 1000 else ""
        words = f"{_below_myriad(high)}万{gap}{_below_myriad(low)}"
    return words[1:] if words.startswith("一十") else words


def _below_myriad(number: int) -> str:
    words, gap = "", False
    for name, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, value)
        if digit:
            words += ("零" if gap else "") + NAMES[digit] + name
        gap = not digit and bool(words)
        if not number:
            break
    return words


def _chinese(text: str) -> int | None:
    """A numeral with place values; `place` is the last one seen, for the digit that ends a spoken form (一万二)."""
    total = section = 0
    digit: int | None = None
    place = 1
    for char in text:
        if char in DIGITS:
            if digit:
                return None
            digit, place = (DIGITS[char], place) if DIGITS[char] else (None, 1)
        elif char in TENS:
            place = TENS[char]
            if section % (place * 10):
                return None
            section, digit = section + (1 if digit is None else digit) * place, None
        elif char in MYRIADS:
            place = MYRIADS[char]
            section += digit or 0
            if not section and not total:
                return None
            total, section, digit = (total + section) * place if place > total else total + section * place, 0, None
        else:
            return None
    return total + section + (digit or 0) * max(place // 10, 1)
