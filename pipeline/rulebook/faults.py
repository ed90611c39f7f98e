"""What is wrong with a record, in Chinese: pydantic's own words are English and mean nothing to an office."""

from __future__ import annotations

from typing import Any

MESSAGES = {
    "extra_forbidden": "没有这一项，请检查拼写或删去",
    "missing": "缺少这一项",
    "string_too_short": "太短",
    "string_type": "应当是带引号的文字",
    "tuple_type": "应当是方括号括起来的一列",
    "bool_type": "应当是 true 或 false",
    "bool_parsing": "应当是 true 或 false",
    "int_type": "应当是整数",
    "int_parsing": "应当是整数",
    "too_short": "写得太少（hits 至少两条，misses 至少一条）",
    "string_pattern_mismatch": "写法不合规定（编号用小写字母和点，标签用大写字母）",
}


def told(error: Any) -> list[str]:
    """One fault of pydantic's as lines for the user: our own words where a validator spoke, else the table's."""
    if error["type"] == "value_error":
        return str(error["ctx"]["error"]).split("\n")
    return [MESSAGES.get(error["type"], "写法不对")]


def holds(entry: Any, step: Any) -> bool:
    """Whether a step of a fault's path leads somewhere in what was read."""
    if isinstance(entry, dict):
        return step in entry
    return isinstance(entry, list) and isinstance(step, int) and step < len(entry)
