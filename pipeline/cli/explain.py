"""`duban explain`: why a sentence is what it is, for one sentence, one task or a whole document."""

from __future__ import annotations

import json
import sys
import traceback
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.tasks import Date, Profile, Rules, day_of
from pipeline.cli.terminal import Debug, Help, complain, table
from pipeline.errors import DocumentError, DubanError

if TYPE_CHECKING:
    from pipeline.explain.explainer import Explainer
    from pipeline.explain.lines import Node
    from pipeline.explain.model import Explanation

_COLUMNS = ("句号", "判定", "编号", "规则", "原文")
_HINT = "逐句细看：加 --sentence 句号；看某项任务：加 --task 编号；全部展开：加 --all"
_SHORT = 30


def explain(
    given: Annotated[str, typer.Argument(metavar="FILE_OR_TEXT", help="文件，或者直接写一段话（加引号）。")],
    task: Annotated[str | None, typer.Option(metavar="ID", help="只看这一项，写编号或 tasks.jsonl 里的 id。")] = None,
    sentence: Annotated[list[int] | None, typer.Option(metavar="N", help="只看第 N 句，可写多次。")] = None,
    everything: Annotated[bool, typer.Option("--all", help="逐句全部展开；直接写一段话时总是如此。")] = False,
    date: Date = None,
    profile: Profile = None,
    rules: Rules = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取。")] = False,
    debug: Debug = False,
    help: Help = False,
) -> None:
    """说明为什么这样判断：每一句当作什么、依据哪条规则和哪些词、别的判断为什么落选。"""
    from pipeline.explain.given import is_file, open_given
    from pipeline.explain.select import select

    try:
        explainer = open_given(given, date=day_of(date), profile=profile, rules=rules)
        if is_file(given) and not (task or sentence or everything or as_json):
            _overview(explainer)
            return
        found = select(explainer, task=task, numbers=sentence or ())
    except DubanError as error:
        if debug:
            traceback.print_exc()
        if not isinstance(error, DocumentError):
            raise
        complain(str(error))
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False, default=str, indent=2))
    else:
        _show(found)


def _overview(explainer: Explainer) -> None:
    """A line for every sentence, and how to see more."""
    words = explainer.words
    rows = [
        (
            str(one.index + 1),
            words[one.stance],
            "、".join(explainer.numbers[task] for task in one.tasks),
            one.rule_id,
            one.text if len(one.text) <= _SHORT else f"{one.text[: _SHORT - 1]}…",
        )
        for one in explainer.extraction.sentences
    ]
    table(_COLUMNS, rows, numbers=False)
    typer.echo(_HINT, err=True)


def _show(found: Explanation) -> None:
    """Trees in colour on a terminal, indented lines in a pipe."""
    from pipeline.explain.page import page

    pages = [page(one) for one in found.sentences]
    if sys.stdout.isatty():
        from pipeline.cli.drawn import draw

        draw(pages)
        return
    for one in pages:
        _write(one, 0)


def _write(node: Node, depth: int) -> None:
    if node.text:
        typer.echo(f"{'  ' * depth}{node.text.rstrip()}")
    for below in node.below:
        _write(below, depth + 1)
