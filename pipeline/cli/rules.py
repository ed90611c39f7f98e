"""`duban rules`: is the rule book sound (`check`), and what stands in it (`list`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.tasks import Rules
from pipeline.cli.terminal import SETTINGS, Help, help_of, table
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.rulebook.inventory import Entry

_COLUMNS = ("编号", "文件", "类别", "标签或结果", "内容", "例句")
_WIDTH = 36

rules = typer.Typer(rich_markup_mode=None, context_settings=SETTINGS)


@rules.callback(invoke_without_command=True, epilog="示例：duban rules check --rules 本单位规则")
def about(context: typer.Context, help: Help = False) -> None:
    """检查规则，查看规则。"""
    if context.invoked_subcommand is None:
        typer.echo(help_of(context))


@rules.command("check")
def check(rules: Rules = None, help: Help = False) -> None:
    """检查规则：格式、例句、重复、从没用上的规则。有错误时退出码为 1。"""
    from pipeline.lint.check import check as examine
    from pipeline.rulebook.folder import layers_of, rules_folder

    report = examine(rules_folder(), layers_of(rules))
    for fault in report.faults:
        typer.echo(f"{'错误' if fault.grave else '提示'}：{fault}")
    hints = len(report.faults) - report.errors
    typer.echo(f"规则 {report.rules} 条，例句 {report.examples} 条，错误 {report.errors} 处，提示 {hints} 处")
    raise typer.Exit(1 if report.errors else 0)


@rules.command("list")
def list_(
    word: Annotated[str, typer.Argument(metavar="WORD", help="只列编号、内容或例句里有这个词的规则，可省。")] = "",
    file: Annotated[str | None, typer.Option(metavar="FILE", help="只列这个文件里的，如 owners.toml。")] = None,
    label: Annotated[str | None, typer.Option(metavar="LABEL", help="只列这个标签、结果或主题的，如 LEAD。")] = None,
    rules: Rules = None,
    as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出全部内容。")] = False,
    help: Help = False,
) -> None:
    """列出规则：编号、文件、类别、标签、内容和例句。"""
    from pipeline.rulebook.folder import layers_of, rules_folder
    from pipeline.rulebook.inventory import catalogue

    entries = catalogue(rules_folder(), layers_of(rules))
    if file is not None:
        entries = _in_file(entries, file)
    found = [entry for entry in entries if entry.holds(word) and label in (None, *entry.labels)]
    if as_json:
        typer.echo(json.dumps([_plain(entry) for entry in found], ensure_ascii=False, indent=2))
        return
    origin = ("来自",) if rules else ()
    rows = [(*_row(entry, word), *((str(entry.origin),) if rules else ())) for entry in found]
    table((*_COLUMNS, *origin), rows, numbers=False)
    typer.echo(f"共 {len(found)} 条", err=True)


def _in_file(entries: list[Entry], name: str) -> list[Entry]:
    """The entries of one file, which may be named without folder and suffix."""
    found = [entry for entry in entries if name in (entry.file, Path(entry.file).name, Path(entry.file).stem)]
    if not found:
        names = "、".join(dict.fromkeys(entry.file for entry in entries))
        raise UsageError(f"没有规则文件 {name}。可用：{names}。")
    return found


def _row(entry: Entry, word: str) -> tuple[str, ...]:
    """The cells of an entry; what holds the word comes first."""
    terms = sorted(entry.content, key=lambda text: word not in text)
    examples = sorted(entry.hits, key=lambda text: word not in text)
    return (
        entry.id,
        entry.file,
        entry.kind,
        " ".join(entry.labels),
        _short("、".join(terms)),
        _short(examples[0] if examples else ""),
    )


def _short(text: str) -> str:
    """At most `_WIDTH` characters, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "file": entry.file,
        "kind": entry.kind,
        "labels": entry.labels,
        "content": entry.content,
        "hits": entry.hits,
        "misses": entry.misses,
        "source": entry.source,
        "origin": entry.origin,
    }
