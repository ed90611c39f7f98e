"""Lines of text and JSON, each checked against what it stands for; what is wrong is told with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from pipeline.errors import LabelError

T = TypeVar("T")
_FAULTS = {"missing": "没有写", "literal_error": "不是可用的值", "enum": "不是可用的值", "json_invalid": "不是 JSON"}


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a text file with their numbers, blank ones left out.

    Raises:
        LabelError: it is missing, or not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise LabelError(f"{path.name} 不是 UTF-8 编码。请另存为 UTF-8 后重试。") from None
    except OSError as error:
        raise LabelError(f"读不出 {path.name}（{error.strerror}）。请核对文件后重试。") from None
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line.rstrip("\r")


def records(path: Path, kind: TypeAdapter[T]) -> Iterator[tuple[int, T]]:
    """Every line of a file of JSON lines as what it stands for, with its number; keys that are not known are left out.

    Raises:
        LabelError: the file cannot be read, or a line is not of this kind.
    """
    for number, line in lines(path):
        try:
            yield number, kind.validate_json(line)
        except ValidationError as error:
            told = "；".join(map(_told, error.errors()))
            raise LabelError(f"{path.name} 第 {number} 行有误：{told}。请改正后重试。") from None


def _told(fault: Any) -> str:
    """One fault in Chinese: where in the record, and what."""
    where = ".".join(str(step) for step in fault["loc"]) or "这一行"
    return f"{where} {_FAULTS.get(fault['type'], '写法不对')}"
