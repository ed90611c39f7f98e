"""How far to look ahead, as people say it: 15d, 2w, 15, 15天, 两周, 半个月."""

from __future__ import annotations

import re

from pipeline.errors import UsageError
from pipeline.text.numerals import to_int

_NUMBER, _UNIT = r"\d{1,6}|[一二两三四五六七八九十百]{1,5}", r"[a-z]*|个?(?:[天日周月]|星期|礼拜)"
_SAID = re.compile(rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})(?:以?内)?")
_HALF = re.compile(r"半个?月(?:以?内)?")
_UNITS = {"": 1, "d": 1, "day": 1, "days": 1, "天": 1, "日": 1, "w": 7, "week": 7, "weeks": 7, "周": 7, "星期": 7,
          "礼拜": 7, "月": 30}  # fmt: skip
LONGEST = 3660
"""Days; ten years."""


def days_of(text: str) -> int:
    """A number of days.

    Raises:
        UsageError: it cannot be read, or is longer than ten years.
    """
    plain = "".join(text.split()).lower()
    if _HALF.fullmatch(plain):
        return 15
    said = _SAID.fullmatch(plain)
    number = to_int(said["number"]) if said else None
    each = _UNITS.get(said["unit"].removeprefix("个")) if said else None
    if number is None or each is None:
        raise UsageError(f"--within 的值 {text} 看不懂。请写作 15d、2w、15天 或 两周 的形式。")
    if number * each > LONGEST:
        raise UsageError(f"--within 的值 {text} 太长，最多 {LONGEST} 天。请改短后重试。")
    return number * each
