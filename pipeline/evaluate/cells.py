"""What stands in a cell that people write in: names, limits, steps, a day, the number of a sentence."""

from __future__ import annotations

import re
from datetime import date

from pipeline.evaluate.match import squash
from pipeline.rulebook.tracker import Words
from pipeline.tracker.read import Value, names_in

_PARTS = re.compile(r"[；;\n]+")
_NOBODY = "无"
_TICKS = "☐☑☒□■√✓✔ \t\u3000"
_DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?!\d)")

NO_DAY = ""
"""What a cell says that holds something, but no day."""


def names(cell: Value, words: Words) -> list[str]:
    """The bodies named in a cell, each once; a proposal that still bears its mark is none, nor is a word for nobody."""
    nobody = {words.no_owner, _NOBODY}
    said = (name for name in names_in(cell) if squash(name))
    return [name for name in said if not name.endswith(words.suggested) and name not in nobody]


def parts(cell: Value) -> list[str]:
    """Limits or targets, one after the other; a dash is none."""
    return list(dict.fromkeys(part.strip() for part in _PARTS.split(text(cell)) if squash(part)))


def steps(cell: Value, words: Words) -> list[str]:
    """The steps, a line each, ticked or not."""
    lines = (line.strip(_TICKS + words.box + words.ticked) for line in text(cell).split("\n"))
    return [line for line in lines if squash(line)]


def day(cell: Value) -> str | None:
    """The day of 截止日期 in ISO form, also where it was typed as words; None where blank, NO_DAY where it is none."""
    if cell is None or isinstance(cell, date):
        return cell.isoformat() if cell else None
    said = _DAY.match(text(cell))
    try:
        return date(*map(int, said.groups())).isoformat() if said else NO_DAY
    except ValueError:
        return NO_DAY


def places(cell: Value) -> list[int]:
    """The numbers of the sentences that 出处 names."""
    return [int(number) for number in re.findall(r"\d+", text(cell))]


def text(cell: Value) -> str:
    """The cell as text, empty where it is blank."""
    return "" if cell is None else str(cell)
