"""What a spreadsheet must not be given: control characters, formulas in disguise, names and texts beyond its limits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.errors import DocumentError

CELL_LIMIT = 32767
"""Characters a cell holds; the rest would be cut in silence (ECMA-376, Excel's limits)."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "#")
_NAME_LIMIT = 31


def cell_text(text: str) -> str:
    """The text as a cell can hold it: no character that XML forbids, line ends as newlines.

    Raises:
        DocumentError: longer than a cell can hold.
    """
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > CELL_LIMIT:
        head = text[:20].replace("\n", " ")
        raise DocumentError(
            f"以“{head}…”开头的一段有 {len(text)} 字，超过 Excel 单元格 {CELL_LIMIT} 字的上限。"
            "请在原文中把这一段分成几段后重试。"
        )
    return text


def looks_like_formula(text: str) -> bool:
    """Whether Excel would take the text for a formula or an error once somebody edits the cell."""
    return text.startswith(_FORMULA_STARTS)


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """The names as Excel allows them: 31 characters, no []:*?/\\, no quote at the ends, unique whatever the case."""
    names: list[str] = []
    for name in wanted:
        base = _NOT_IN_NAMES.sub("", _ILLEGAL.sub("", name)).strip(" '")[:_NAME_LIMIT].strip(" '") or "表"
        if base.casefold() == "history":
            base += "表"
        taken, unique, n = {done.casefold() for done in names}, base, 2
        while unique.casefold() in taken:
            mark = f"（{n}）"
            unique, n = base[: _NAME_LIMIT - len(mark)] + mark, n + 1
        names.append(unique)
    return names


def header_text(text: str, *, limit: int = 120) -> str:
    """A text for a page header or footer, where & begins a code and 255 characters are the limit."""
    line = " ".join(cell_text(text).split())
    return (line if len(line) <= limit else line[: limit - 1] + "…").replace("&", "&&")
