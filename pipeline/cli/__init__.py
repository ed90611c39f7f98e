"""The command `duban`: the only room that prints, exits or asks the terminal. Everything it says is Chinese."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from pipeline import __version__
from pipeline.cli.dates import dates
from pipeline.cli.due import due
from pipeline.cli.evaluate import evaluate
from pipeline.cli.explain import explain
from pipeline.cli.rules import rules
from pipeline.cli.tasks import tasks
from pipeline.cli.terminal import SETTINGS, Help, asked_of, complain, help_of, in_chinese
from pipeline.errors import DubanError

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=SETTINGS
)
app.command()(tasks)
app.command()(dates)
app.command()(due)
app.command()(evaluate)
app.command()(explain)
app.add_typer(rules, name="rules")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"duban {__version__}")
        raise typer.Exit


_Version = Annotated[bool, typer.Option("--version", is_eager=True, callback=_show_version, help="显示版本。")]


@app.callback(
    invoke_without_command=True, epilog="示例：duban tasks 讲话.txt --out 输出 --date 2023-07-05 --profile street"
)
def duban(context: typer.Context, version: _Version = False, help: Help = False) -> None:
    """督办：从讲话、会议新闻和工作方案中找出任务，生成任务分解表和督办台账。"""
    if context.invoked_subcommand is None:
        typer.echo(help_of(context))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 all done, 1 some documents failed, 2 wrong call."""
    gc.set_threshold(200_000, 50, 100)  # a short run makes little garbage: looking for it less often saves a tenth
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    try:
        code = typer.main.get_command(app).main(arguments, prog_name="duban", standalone_mode=False)
    except DubanError as error:
        complain(str(error))
        code = 2
    except TyperException as error:
        complain(f"{in_chinese(error)}。运行 {asked_of(error)} --help 查看用法。")
        code = 2
    sys.exit(code)
