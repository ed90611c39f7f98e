"""任务分解表, the sheet to print: the document's own headings, one number through the whole, values only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pipeline.model import DocumentInfo, Extraction, Section
from pipeline.rulebook.tracker import SheetId
from pipeline.tables.wording import section_words
from pipeline.tracker.book import Book
from pipeline.tracker.grid import Grid
from pipeline.tracker.heights import line_count, portions

_TITLE_LEAST = 36.0


def fill(book: Book, extraction: Extraction, tasks: Sequence[dict[str, Any]]) -> None:
    """Write the sheet.

    Args:
        tasks: the rows of `tasks_frame` as records.
    """
    rules = book.rules
    present = {"leader"} if any(task["leader"] for task in tasks) else set()
    grid = book.grid(SheetId.BREAKDOWN, present=present)
    title_lines(grid, extraction.info, rules.sheet[SheetId.BREAKDOWN].name, count=len(tasks))
    head = grid.header()
    chains = [_chain(extraction, task["sentence"])[: rules.section_levels] for task in tasks]
    counts = Counter(section.id for chain in chains for section in chain)
    above: tuple[Section, ...] = ()
    for task, chain in zip(tasks, chains, strict=True):
        for level, section in enumerate(chain):
            if section not in above[: level + 1]:
                words = section_words(section) + rules.words.count.format(count=counts[section.id])
                grid.band(words, grid.styles.band(level), least=22)
        above = chain
        named = not chain or task["title"] != chain[-1].title
        put_in_portions(grid, {**task, "title": task["title"] if named else task["theme"], "done": rules.words.box})
    if not tasks:
        grid.band(rules.words.empty, grid.styles.plain(align="center"), least=30)
    _footnotes(grid, rules.footnotes)
    grid.sheet.freeze_panes = f"A{head + 1}"
    grid.page(rules.sheet[SheetId.BREAKDOWN], repeat=f"{head}:{head}")


def title_lines(grid: Grid, info: DocumentInfo, name: str, *, count: int) -> None:
    """The title over the whole width and, under it, what is known of the meeting."""
    look = grid.styles.title()
    width = sum(column.width for column in grid.columns)
    together = f"{info.title or ''}{name}"
    short = line_count(together, width, look.points) == 1
    grid.band(together if short else f"{info.title}\n{name}", look, least=_TITLE_LEAST)
    day = info.date and f"{info.date.year}年{info.date.month}月{info.date.day}日"
    known = (("会议日期", day), ("讲话人", info.speaker), ("单位", info.issuer), ("来源", info.name))
    facts = [f"{label}：{value}" for label, value in known if value]
    grid.band("　　".join([*facts, f"共{count}项任务"]), grid.styles.plain(align="center"), least=22)


def put_in_portions(grid: Grid, values: dict[str, Any]) -> None:
    """Write a task; a text too long for one row of paper goes on in the next, so that nothing is clipped."""
    column = next((column for column in grid.columns if column.key == "text"), None)
    if column is None:
        grid.put(values)
        return
    first, *others = portions(values["text"], width=column.width, points=grid.styles.rules.size.body)
    grid.put({**values, "text": first})
    for other in others:
        grid.put({"text": other, "title": "（续）"})


def _chain(extraction: Extraction, sentence: int) -> tuple[Section, ...]:
    """The headings over a sentence, the outermost first."""
    place, chain = extraction.sentences[sentence].section, []
    while place is not None:
        section = extraction.sections[place]
        chain.append(section)
        place = section.parent
    return tuple(reversed(chain))


def _footnotes(grid: Grid, notes: Sequence[str]) -> None:
    for n, note in enumerate(notes, 1):
        grid.band(f"{'注：' if n == 1 else '　　'}{n}. {note}", grid.styles.note())
