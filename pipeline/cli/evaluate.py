"""`duban evaluate`: how right the output is, field by field, and which rules erred."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.tasks import Rules
from pipeline.cli.terminal import Debug, Help, table
from pipeline.errors import DubanError, UsageError

if TYPE_CHECKING:
    from pipeline.evaluate.measure import Evaluation
    from pipeline.evaluate.model import Finding

NAMES = {
    "directive": "指令",
    "task": "任务",
    "call": "要求",
    "owner explicit": "责任单位（明示）",
    "owner inherited": "责任单位（承前）",
    "due span": "时限",
    "due type": "时限类型",
    "due date": "时限日期",
    "target": "量化目标",
    "step": "举措",
    "theme accuracy": "主题",
    "heading accuracy": "标题",
    "role accuracy": "牵头配合",
    "headings as rows": "标题误作任务",
    "rows not in the text": "原文中没有的行",
}
"""What the fields are called, in the order of the tables."""
_SHORT = {
    "责任单位": ("owner explicit", "owner inherited"),
    "明示": ("owner explicit",),
    "承前": ("owner inherited",),
    "owner": ("owner explicit",),
    "inherited": ("owner inherited",),
    "due": ("due span",),
    "theme": ("theme accuracy",),
    "head": ("heading accuracy",),
    "role": ("role accuracy",),
}
"""Other words for --show."""
_WORDS = {
    "task": "任务",
    "call": "要求",
    "head": "标题",
    "none": "无",
    "lead": "牵头",
    "support": "配合",
    "date": "日期",
    "period": "期间",
    "recurring": "周期",
    "event": "事件",
    "urgency": "缓急",
}
_WORST = 10
"""So many rules are named, those that erred most often."""
_LONGEST = 60
"""So much of a sentence is shown."""


def evaluate(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="输出文件夹，即运行 tasks 时 --out 所用的文件夹。")],
    gold: Annotated[
        list[Path] | None,
        typer.Option(metavar="PATH", help="标注文件夹，或改正过的工作簿，可写多次；不写则用 OUTPUT 中改过的工作簿。"),
    ] = None,
    show: Annotated[
        list[str] | None, typer.Option(metavar="字段", help="逐条列出这一项的出入，如“任务”，可写多次。")
    ] = None,
    only: Annotated[list[str] | None, typer.Option(metavar="KEY", help="只看名称以 KEY 开头的文件，可写多次。")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序读取。")] = False,
    rules: Rules = None,
    debug: Debug = False,
    help: Help = False,
) -> None:
    """把结果与人工标注（或改正过的工作簿）逐句比对，列出各项准确率和出错最多的规则。"""
    from pipeline.evaluate.measure import evaluate as measure
    from pipeline.rulebook.folder import layers_of, rules_folder
    from pipeline.rulebook.load import load

    try:
        fields = fields_of(show or ())
        book = load(rules_folder(), layers=layers_of(rules))
        found = measure(output, gold or (), rules=book.tracker, only=only or ())
    except DubanError:
        if debug:
            traceback.print_exc()
        raise
    misses = [finding for finding in found.findings if finding.field in fields and not finding.right]
    if as_json:
        typer.echo(json.dumps(_plain(found, misses if show else None), ensure_ascii=False))
    else:
        _figures(found)
        _rules(found)
        _misses(misses)
    for notice in found.notices:
        typer.echo(f"提示：{notice}", err=True)


def fields_of(words: Iterable[str]) -> set[str]:
    """The fields that --show names, in Chinese or by the names of JSON.

    Raises:
        UsageError: a word that is none.
    """
    chinese = {name: (field,) for field, name in NAMES.items()}
    known = {field: (field,) for field in NAMES} | chinese | _SHORT
    if unknown := [word for word in words if word not in known]:
        raise UsageError(f"没有“{unknown[0]}”这一项。可用的项目：{'、'.join(NAMES.values())}。")
    return {field for word in words for field in known[word]}


def _plain(found: Evaluation, misses: Sequence[Finding] | None) -> dict[str, Any]:
    """Figures, rules and, where they were asked for, misses as plain values."""
    from pipeline.evaluate.blame import charges
    from pipeline.evaluate.figures import as_json, figures

    rules = {charge.rule: {"right": charge.right, "wrong": charge.wrong} for charge in charges(found.findings)}
    plain = {**as_json(figures(found.findings)), "rules": rules}
    if misses is not None:
        keys = ("field", "sentence", "wanted", "got", "text", "rules")
        plain["misses"] = [{key: getattr(miss, key) for key in keys} for miss in misses]
    return plain


def _figures(found: Evaluation) -> None:
    """Precision and recall, then the shares, then how many rows are nowhere in the text."""
    from pipeline.evaluate.figures import SHARES, counted, figures, share
    from pipeline.evaluate.model import Field

    counts = figures(found.findings)
    spans = [
        (
            NAMES[f],
            *_rates((c.precision, c.found), (c.recall, c.gold), (c.f1, c.gold + c.found)),
            str(c.gold),
            str(c.found),
        )
        for f, c in counts.items()
        if f not in (*SHARES, Field.LOST)
    ]
    table(("项目", "准确率", "召回率", "F1", "标注数", "识别数"), spans)
    shares = [
        (NAMES[f], *_rates((share(f, c), c.gold)), str(counted(f, c)), str(c.gold))
        for f, c in counts.items()
        if f in SHARES
    ]
    typer.echo()
    table(("项目", "比例", "个数", "标注数"), shares)
    if lost := counts.get(Field.LOST):
        typer.echo(f"另有 {lost.found} 行在原文中找不到。")


def _rates(*rates: tuple[float, int]) -> Iterable[str]:
    """Each rate with three digits, a dash where it is one of none."""
    return (f"{rate:.3f}" if of else "—" for rate, of in rates)


def _rules(found: Evaluation) -> None:
    """The rules that erred most often: those that say what a sentence is, then the others."""
    from pipeline.evaluate.blame import VERDICT, charges

    parts = (("判定", True), ("单位、时限、目标、举措和主题", False))
    for about, verdict in parts:
        told = charges(finding for finding in found.findings if (finding.field in VERDICT) is verdict)
        if worst := [charge for charge in told if charge.wrong][:_WORST]:
            typer.echo(f"\n{about}出错最多的规则：")
            table(("规则", "对", "错"), [(charge.rule, str(charge.right), str(charge.wrong)) for charge in worst])


def _misses(misses: Sequence[Finding]) -> None:
    if misses:
        typer.echo("\n逐条出入：")
    rows = [
        (
            miss.sentence,
            NAMES[miss.field],
            _told(miss.wanted),
            _told(miss.got),
            _short(miss.text),
            "、".join(miss.rules),
        )
        for miss in misses
    ]
    table(("编号", "项目", "标注", "识别", "原句", "规则"), rows, numbers=False)


def _told(said: Sequence[str]) -> str:
    """What was said, in Chinese; kinds, roles and types stand in it as words of their own."""
    return "；".join(" ".join(_WORDS.get(word, word) for word in one.split(" ")) for one in said) or "无"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
