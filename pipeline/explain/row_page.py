"""A row explained as people read it: each cell with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.explain.lines import PART_NAMES, Node, Part, line, named, place, quoted, strong
from pipeline.explain.model import Limit, Owner, Row, Theme

KINDS = {"task": "任务", "call": "总体要求"}


def row_page(row: Row) -> Node:
    """Owners, limits, targets, steps and theme of one row."""
    below = [line(row.part)] if row.part else []
    below += [_owner(owner) for owner in row.owners] or [line(_part("owner"), f"没有：{row.nobody}")]
    below += [_limit(limit) for limit in row.limits] or [line(_part("limit"), "没有")]
    below += [_disputed(limit) for limit in row.disputed]
    below += [line(_part("target"), target.text, named(target.rule)) for target in row.targets]
    below += [
        line(Part(f"{PART_NAMES['step']}{n}　", "step"), step.text, named(step.rule))
        for n, step in enumerate(row.steps, 1)
    ]
    below += [line("不算举措　", f"{quoted(clause.text)}：{clause.why}", named(clause.rule)) for clause in row.left_out]
    below.append(line("力度　", row.force, named(row.force_rule) if row.force_rule else "（没有强调的词）"))
    below.append(_theme(row))
    title = f"　{row.title}" if row.title else ""
    return line(strong(f"{KINDS[row.kind]} {row.number}{title}"), Part(f"（{row.id}）", "quiet"), below=tuple(below))


def _part(style: str) -> Part:
    return Part(f"{PART_NAMES[style]}　", style)


def _owner(owner: Owner) -> Node:
    unit = f"，即{owner.unit}" if owner.unit and owner.unit != owner.name else ""
    source = f"，见{place(owner.source)}" if owner.source else ""
    words = f"{owner.name}　{owner.role}；{owner.how}：{owner.why}{source}{unit}"
    return line(_part("owner"), words, named(owner.rule))


def _limit(limit: Limit) -> Node:
    days = [day.isoformat() for day in dict.fromkeys((limit.first, limit.last)) if day]
    told = f"　{' 至 '.join(days)}" if days else ""
    told += f"（{limit.basis}）" if days else f"　{limit.basis}" if limit.basis else ""
    source = f"，见{place(limit.source)}" if limit.source else ""
    words = f"{limit.text}　{limit.meaning}{told}；{limit.how}{source}{_bound(limit)}"
    return line(_part("limit"), words, named(limit.rule))


def _bound(limit: Limit) -> str:
    """Which steps a limit binds, where there is more than one limit."""
    if limit.steps is None:
        return ""
    return f"，只管举措{'、'.join(str(n + 1) for n in limit.steps)}" if limit.steps else "，不管所列的举措"


def _disputed(limit: Limit) -> Node:
    where = f"，见{place(limit.source)}" if limit.source else ""
    words = f"所在条目定的{quoted(limit.text)}（{limit.last}）早于本句的时限，请核定{where}"
    return line("时限不一致　", words, named(limit.rule))


def _theme(row: Row) -> Node:
    second = (line(f"其次：{row.runner_up.name}　{_points(row.runner_up)}"),) if row.runner_up else ()
    told = _points(row.theme) if row.theme.voices else "没有主题词"
    return line(strong("主题　"), f"{row.theme.name}　{told}", named(row.theme_rule), below=second)


def _points(theme: Theme) -> str:
    """What spoke for a theme, and the sum: 本句“燃气、隐患”8，标题“安全”3，共 11 分."""
    return "，".join([*_voices(theme), f"共 {theme.points:g} 分"])


def _voices(theme: Theme) -> Iterator[str]:
    for voice in theme.voices:
        yield f"{voice.place}{quoted('、'.join(voice.terms))}{voice.points:g} 分"
