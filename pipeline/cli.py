"""The command `duban`: the only file that prints, exits or asks the terminal. Everything it says is Chinese."""

from __future__ import annotations

import gc
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from pipeline import __version__
from pipeline.errors import DubanError, UsageError

if TYPE_CHECKING:
    from pipeline.run import Event, RunReport

_TEMPLATES = {
    "MissingParameter": "缺少{name}",
    "NoSuchOption": "没有选项 {name}",
    "BadOptionUsage": "选项 {name} 的写法不对，可能缺少值",
    "BadParameter": "{name} 的值不对",
    "UsageError": "不认识 {name}",
}
"""Typer's own complaints, by the name of their class."""

_COLUMNS = ("文件", "任务", "要求", "无责任单位", "无时限")

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": []},
)


def _show_help(context: typer.Context, wanted: bool) -> None:
    if wanted:
        typer.echo(_help(context))
        raise typer.Exit


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"duban {__version__}")
        raise typer.Exit


_Help = Annotated[bool, typer.Option("--help", is_eager=True, callback=_show_help, help="显示本说明。")]
_Version = Annotated[bool, typer.Option("--version", is_eager=True, callback=_show_version, help="显示版本。")]


@app.callback(invoke_without_command=True)
def duban(context: typer.Context, version: _Version = False, help: _Help = False) -> None:
    """督办：从讲话、会议新闻和工作方案中找出任务，生成任务分解表和督办台账。"""
    if context.invoked_subcommand is None:
        typer.echo(_help(context))


@app.command()
def tasks(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="INPUT...", help="文件或文件夹（.txt .md .html .htm），可写多个。")
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="输出文件夹，没有则新建。必填。")],
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="会议日期；相对时限以此推算。")] = None,
    profile: Annotated[
        str | None,
        typer.Option(metavar="NAME|PATH", help="单位方案：street（街道）、town（镇）、district（区）或方案文件。"),
    ] = None,
    rules: Annotated[Path | None, typer.Option(metavar="DIR", help="规则文件夹，默认用自带规则。")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="出错时显示详细信息。")] = False,
    help: _Help = False,
) -> None:
    """读取文件，为每份文件生成任务分解表；两份以上另生成总台账。"""
    from pipeline.run import run

    try:
        with _progress() as progress:
            report = run(inputs, out, date=_day(date), profile=profile, rules=rules, progress=progress)
    except DubanError:
        if debug:
            traceback.print_exc()
        raise
    if debug:
        for trouble in report.troubles:
            traceback.print_exception(trouble)
    _close(report, out)
    raise typer.Exit(1 if report.errors else 0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 all done, 1 some documents failed, 2 wrong call."""
    gc.set_threshold(200_000, 50, 100)  # a short run makes little garbage: looking for it less often saves a tenth
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    try:
        code = typer.main.get_command(app).main(arguments, prog_name="duban", standalone_mode=False)
    except DubanError as error:
        _complain(str(error))
        code = 2
    except TyperException as error:
        _complain(f"{_in_chinese(error)}。运行 duban tasks --help 查看用法。")
        code = 2
    sys.exit(code)


def _help(context: typer.Context) -> str:
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
    if commands:
        parts.append("示例：duban tasks 讲话.txt --out 输出 --date 2023-07-05 --profile street")
    return "\n\n".join(parts)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"日期 {text} 无效。请写作 2023-07-05 的形式。")


def _in_chinese(error: TyperException) -> str:
    """Typer's complaint in Chinese; a word that it complains of stands quoted or in brackets in its message."""
    quoted = re.search(r"['(](.+?)[')]", error.format_message())
    name = getattr(error, "option_name", None) or (quoted[1] if quoted else "这种写法")
    if param := getattr(error, "param", None):
        kind, written = ("参数", param.metavar) if param.param_type_name == "argument" else ("选项", param.opts[0])
        name = f"{kind} {written.rstrip('.')}"
    return _TEMPLATES.get(type(error).__name__, _TEMPLATES["UsageError"]).format(name=name)


@contextmanager
def _progress() -> Iterator[Callable[[Event], None] | None]:
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


def _close(report: RunReport, out: Path) -> None:
    """The summary table, what was written, then notices and failures, a line each."""
    done = [document for document in report.documents if not document.error]
    rows = [(d.source, *map(str, (d.tasks, d.calls, d.without_owner, d.without_limit))) for d in done]
    _table(rows)
    if report.written:
        typer.echo(f"已写入 {len(report.written)} 个文件：{out}")
    elif done:
        typer.echo(f"输入、规则和结果都没有变化，未重写任何文件：{out}")
    for notice in report.notices:
        typer.echo(f"提示：{notice}", err=True)
    for document in report.documents:
        if document.notices:
            typer.echo(f"提示：{document.source} 有 {len(document.notices)} 项请核定，见工作簿「待核事项」。", err=True)
    for error in report.errors:
        _complain(error)


def _table(rows: list[tuple[str, ...]]) -> None:
    """Drawn on a terminal, tab-separated in a pipe."""
    if not rows:
        return
    if not sys.stdout.isatty():
        for row in (_COLUMNS, *rows):
            typer.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for number, column in enumerate(_COLUMNS):
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _complain(line: str) -> None:
    typer.echo(f"错误：{line}", err=True)
