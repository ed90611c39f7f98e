"""说明: where the workbook comes from, what its sheets and columns mean, how to fill it in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model import Extraction
from pipeline.rulebook.tracker import SheetId
from pipeline.tracker.book import Book


def fill(book: Book, extractions: Sequence[Extraction], *, table: SheetId, version: str, rules_hash: str) -> None:
    """Write the sheet.

    Args:
        table: the sheet whose columns are explained, REGISTER or LEDGER.
        version: of the program.
        rules_hash: of the rule folder.
    """
    rules = book.rules
    grid = book.grid(SheetId.NOTES)
    grid.band(rules.sheet[SheetId.NOTES].name, grid.styles.title(), least=36)
    parts: list[tuple[str, list[tuple[str, str]]]] = [
        ("来源", [fact for extraction in extractions for fact in _facts(book, extraction)]),
        ("生成", [("程序版本", version), ("规则版本", rules_hash)]),
        ("各表用途", [(book.name(key), rules.sheet[key].about) for key in book if rules.sheet[key].about]),
        *((note.heading, [(str(n), line) for n, line in enumerate(note.lines, 1)]) for note in rules.note),
        (f"{rules.sheet[table].name}各列", [(c.name, c.help) for c in rules.columns(table) if c.help]),
        ("注", [(str(n), line) for n, line in enumerate(rules.footnotes, 1)]),
    ]
    for heading, lines in parts:
        grid.band(heading, grid.styles.band(0), least=22)
        for item, note in lines:
            grid.put({"item": item, "note": note})
    grid.page(rules.sheet[SheetId.NOTES])


def _facts(book: Book, extraction: Extraction) -> Iterator[tuple[str, str]]:
    info = extraction.info
    yield "源文件", info.name
    yield "文件校验码", f"SHA-256 {extraction.sha256}"
    for label, value in (("标题", info.title), ("讲话人", info.speaker), ("单位", info.issuer)):
        if value:
            yield label, value
    if info.date:
        origin = book.rules.words.date_from.get(info.date_from, info.date_from)
        yield "会议日期", f"{info.date.isoformat()}（依据：{origin}）"
    else:
        yield "会议日期", "未知：相对时限只保留原文，不推算日期"
