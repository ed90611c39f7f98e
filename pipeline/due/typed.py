"""What people type into 截止日期, as a day or as words that the reader of time limits knows."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from pipeline.tracker.read import Value

_EPOCH = date(1899, 12, 30)
"""Day 0 as Excel counts from 1900 on."""
_SERIALS = range(36526, 73051)
"""2000-01-01 to 2099-12-31 as Excel counts days."""
_BLANK = frozenset("—-－/无")
_GAP = r"\s*[年./\-、。·,]\s*"
_WHOLE = re.compile(rf"(?<!\d)(20\d\d){_GAP}(\d{{1,2}})\s*[月./\-、。·,]\s*(\d{{1,2}})(?!\d)\s*[日号]?")
_PACKED = re.compile(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d\d)([./-])(\d{1,2})\2(\d{1,2})(?![\d.])")
_MONTH = re.compile(r"(?<!\d)(20\d\d)[./-](\d{1,2})(?![\d./-])")
_DAY = re.compile(r"(?<![\d./])(\d{1,2})[月./](\d{1,2})(?![\d./]|\s*[日号旬])|^(\d{1,2})-(\d{1,2})$")
_UNTIL = re.compile(r"^(?:截[至止]到?|至|到)[：:]?\s*")


def day_in(cell: Value) -> date | None:
    """The day of a cell that holds one: a date, the number Excel counts days by, or 20260630; None of anything else."""
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool) or not isinstance(cell, int | float) or cell < 0:
        return None
    whole = int(cell)
    if whole in _SERIALS:
        return _EPOCH + timedelta(whole)
    packed = _PACKED.fullmatch(str(whole)) if whole == cell else None
    try:
        return date(*map(int, packed.groups())) if packed else None
    except ValueError:
        return None


def words_in(cell: Value) -> str:
    """The words of a cell, empty where it is blank or holds a dash."""
    said = "" if cell is None else str(cell).strip()
    return "" if said in _BLANK else said


def spelled(words: str) -> str:
    """The words with the days that people shorten (2026.6.30, 6.30, 26/6/30, 6月30) spelled out as 2026年6月30日."""
    words = _UNTIL.sub("", unicodedata.normalize("NFKC", words))
    words = _PACKED.sub(r"\1年\2月\3日", words)
    words = _SHORT_YEAR.sub(r"20\1年\3月\4日", words)
    words = _WHOLE.sub(r"\1年\2月\3日", words)
    words = _MONTH.sub(r"\1年\2月", words)
    return _DAY.sub(lambda said: "{}月{}日".format(*filter(None, said.groups())), words)
