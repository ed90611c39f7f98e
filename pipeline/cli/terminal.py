"""What every command shares at the terminal: help and complaints in Chinese, tables, the progress bar."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

if TYPE_CHECKING:
    from pipeline.run import Event

_TEMPLATES = {
    "MissingParameter": "缺少{name}",
    "NoSuchOption": "没有选项 {name}",
    "BadOptionUsage": "选项 {name} 的写法不对，可能缺少值",
    "BadParameter": "{name} 的值不对",
    "UsageError": "不认识 {name}",
}
"""Typer's own complaints, by the name of their class."""



def _show_help(context: typer.Context, wanted: bool) -> None:
    if wanted:
        typer.echo(help_of(context))
        raise typer.Exit


Help = Annotated[bool, typer.Option("--help", is_eager=True, callback=_show_help, help="显示本说明。")]
Debug = Annotated[bool, typer.Option("--debug", help="出错时显示详细信息。")]
SETTINGS = {"help_option_names": []}


def help_of(context: typer.Context) -> str:
    """The help of a command in Chinese, from its own words and those of its parameters."""
    command = context.command
    entries = [(param.param_type_name, param.metavar, param.opts, param.help) for param in command.params]
    arguments = [(metavar, told) for kind, metavar, _, told in entries if kind == "argument"]
    options = [
        (" ".join([opts[0], *([metavar] if metavar else [])]), told)
        for kind, metavar, opts, told in entries
        if kind == "option"
    ]
    commands = [(name, one.help) for name, one in getattr(command, "commands", {}).items()]
    usage = " ".join(
        [context.command_path, *(["命令"] if commands else []), *(name for name, _ in arguments), "[选项]"]
    )
    parts = [f"用法：{usage}", str(command.help)]
    for title, rows in (("命令", commands), ("参数", arguments), ("选项", options)):
        if rows:
            parts.append("\n".join([f"{title}：", *(f"  {name:<24}{told}" for name, told in rows)]))
    if command.epilog:
        parts.append(command.epilog)
    return "\n\n".join(parts)


def in_chinese(error: TyperException) -> str:
    """Typer's complaint in Chinese; a word that it complains of stands quoted or in brackets in its message."""
    quoted = re.search(r"['(](.+?)[')]", error.format_message())
    name = getattr(error, "option_name", None) or (quoted[1] if quoted else "这种写法")
    if param := getattr(error, "param", None):
        kind, written = ("参数", param.metavar) if param.param_type_name == "argument" else ("选项", param.opts[0])
        name = f"{kind} {written.rstrip('.')}"
    return _TEMPLATES.get(type(error).__name__, _TEMPLATES["UsageError"]).format(name=name)


def asked_of(error: TyperException) -> str:
    """The command that a complaint is about."""
    context = getattr(error, "ctx", None)
    return context.command_path if context else "duban"


@contextmanager
def progress() -> Iterator[Callable[[Event], None] | None]:
    """A bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("准备中", total=None)

        def move(event: Event) -> None:
            bar.update(task, description=event.name or "完成", completed=event.done, total=event.total)

        yield move


def table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: bool = True, whole: Collection[str] = ()
) -> None:
    """Rows under their columns: drawn on a terminal, tab-separated in a pipe; nothing where there are none.

    Args:
        numbers: whether all columns but the first hold figures, to be set right.
        whole: columns whose cells are never folded.
    """
    if not rows:
        return
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            typer.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    drawn = Table()
    for number, column in enumerate(columns):
        justify = "right" if number and numbers else "left"
        drawn.add_column(column, justify=justify, overflow="fold", no_wrap=column in whole)
    for row in rows:
        drawn.add_row(*row)
    Console().print(drawn)


def complain(line: str) -> None:
    """An error, one line, to standard error."""
    typer.echo(f"错误：{line}", err=True)
