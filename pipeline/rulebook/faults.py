"""What is wrong with the rules, in Chinese: pydantic's own words are English and mean nothing to an office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

MESSAGES = {
    "extra_forbidden": "没有这一项，请检查拼写或删去",
    "missing": "缺少这一项",
    "string_too_short": "太短",
    "string_type": "应当是带引号的文字",
    "tuple_type": "应当是方括号括起来的一列",
    "dict_type": "应当是一组“名称 = 值”",
    "model_type": "应当是一组“名称 = 值”",
    "bool_type": "应当是 true 或 false",
    "bool_parsing": "应当是 true 或 false",
    "int_type": "应当是整数",
    "int_parsing": "应当是整数",
    "string_pattern_mismatch": "写法不合规定（编号用小写字母和点，标签用大写字母）",
}
_QUOTED = re.compile(r"'([^']+)'")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, or (not `grave`) that somebody should look at.

    Args:
        file: as the user sees it, a layer's with the layer's name before it.
        where: rule id, or the entry and key; empty where the file as a whole is meant.
        what: in Chinese, with what to do.
    """

    file: str
    where: str
    what: str
    grave: bool = True

    def __str__(self) -> str:
        return "：".join(part for part in (self.file, self.where, self.what) if part)


def faults_of(error: ValidationError, data: Any, file: str) -> list[Fault]:
    """The faults that pydantic found in `data`, as it was read from `file`."""
    return [Fault(file, _where(data, e["loc"]), line) for e in error.errors() for line in _told(e)]


def _told(error: Any) -> list[str]:
    """One fault as lines for the user: our own words where a validator spoke, else the table's."""
    context = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return str(context["error"]).split("\n")
        case "too_short":
            return [f"写得太少（至少 {context['min_length']} 条）"]
        case "literal_error" | "enum":
            return ["只能写 " + "、".join(_QUOTED.findall(context["expected"]))]
    return [MESSAGES.get(error["type"], "写法不对")]


def _where(data: Any, loc: tuple[Any, ...]) -> str:
    """The place of a fault: the id of its record where it has one, else its number and name; then the key."""
    names: list[str] = []
    for step in loc:
        data = data[step] if _holds(data, step) else None
        record = data if isinstance(data, dict) else {}
        if not isinstance(step, int):
            names.append(str(step))
        elif "id" in record:
            names = [str(record["id"])]
        else:
            name = record.get("name") or record.get("term")
            names.append(f"第{step + 1}个" + (f"“{name}”" if name else ""))
    return " ".join(names)


def _holds(entry: Any, step: Any) -> bool:
    """Whether a step of a fault's path leads somewhere in what was read."""
    if isinstance(entry, dict):
        return step in entry
    return isinstance(entry, list) and isinstance(step, int) and step < len(entry)
