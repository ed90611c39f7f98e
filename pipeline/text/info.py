"""What a document says of itself: title, speaker, issuing office and the day of the meeting."""

from __future__ import annotations

import re
from datetime import date

from pipeline.model import Cleaned, DocumentInfo
from pipeline.rulebook.clean import CleanRules
from pipeline.text.numerals import to_int

HEAD, TAIL = 6, 6
"""A title and what belongs to it stand in the first lines, signature and date in the last."""

_PART = re.compile(r"[^年月日]+")


def find_info(cleaned: Cleaned, name: str, rules: CleanRules) -> DocumentInfo:
    """Read the facts off the text; what the text leaves open stays None, masks stay as they are.

    Args:
        cleaned: the clean text; marked lines are not looked at.
        name: file name of the document.
        rules: rules/clean.toml; within a part its records are tried in their order.
    """
    lines = _unmarked(cleaned)
    title = _title(lines, rules)
    places = {
        "title": title or "",
        "head": "\n".join(lines[:HEAD]),
        "body": "\n".join(lines),
        "tail": "\n".join(lines[-TAIL:]),
    }
    found: dict[str, str] = {}
    for record in rules.info:
        if record.part not in found and (value := record.find(places[record.where])):
            found[record.part] = value
    day = read_date(found.get("date", ""))
    return DocumentInfo(
        name=name,
        title=title,
        speaker=found.get("speaker"),
        issuer=found.get("issuer"),
        date=day,
        date_from="text" if day else "unknown",
    )


def read_date(text: str) -> date | None:
    """A full date, in digits or in Chinese numerals (二〇二三年七月五日); None where the calendar has no such day."""
    numbers = [to_int(part) for part in _PART.findall(text)]
    try:
        return date(*(number for number in numbers if number is not None))
    except (TypeError, ValueError):
        return None


def _unmarked(cleaned: Cleaned) -> list[str]:
    marked = {mark.start for mark in cleaned.marks}
    lines, at = [], 0
    for line in cleaned.text.split("\n"):
        if at not in marked:
            lines.append(line)
        at += len(line) + 1
    return lines


def _title(lines: list[str], rules: CleanRules) -> str | None:
    """The first line, unless it is a salutation, a heading, a sentence or anything else that is no title."""
    for line in lines[:2]:
        if not rules.fits("clean.no-title", line):
            return line
        if rules.fits("clean.salutation", line) or line.endswith("。"):
            return None
    return None
