"""Which workbooks are ledgers: those named, and in a folder those that bear the names the program gives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.manifest import BOOK, LEDGER

USUAL = Path("output")
"""The folder that is meant where none is named; `make tasks` writes there."""
_MARK, _SUFFIX = BOOK.format("").removesuffix(".xlsx"), ".xlsx"
_WHOLE = Path(LEDGER).stem
_MAKE = "还没有台账的，先运行 duban tasks 生成。"
_LOCKS = ("~$", ".")


def ledgers(given: Sequence[Path]) -> list[Path]:
    """The workbooks to read, none twice; those of one document before 总台账.

    Args:
        given: workbooks and folders; none: the folder `output`.

    Raises:
        UsageError: one does not exist, or a folder holds no ledger.
    """
    if not given and not USUAL.is_dir():
        raise UsageError(
            f"这里没有 {USUAL} 文件夹。请写明台账或所在文件夹，如 duban due 输出/；{_MAKE}"
        )
    found: dict[Path, Path] = {}
    for path in given or (USUAL,):
        if not path.exists():
            raise UsageError(f"找不到 {path}。请写台账（.xlsx）或台账所在的文件夹。")
        for ledger in _in_folder(path) if path.is_dir() else [path]:
            found.setdefault(ledger.resolve(), ledger)
    return sorted(found.values(), key=lambda path: path.name.startswith(_WHOLE))


def stem(path: Path) -> str | None:
    """The name of the document a workbook was made of; None of 总台账, which holds several."""
    before, mark, _ = path.stem.partition(_MARK)
    return before if mark else None


def is_open(path: Path) -> bool:
    """Whether somebody has the workbook open: Excel, WPS and LibreOffice leave a file beside it as long."""
    return any(path.with_name(name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#"))


def _in_folder(folder: Path) -> list[Path]:
    named = sorted(path for path in folder.iterdir() if path.suffix.lower() == _SUFFIX and path.is_file())
    found = [
        path
        for path in named
        if not path.name.startswith(_LOCKS) and (_MARK in path.stem or path.stem.startswith(_WHOLE))
    ]
    if not found:
        raise UsageError(
            f"文件夹 {folder} 中没有台账（*{_MARK}*{_SUFFIX}、{LEDGER}）。请核对文件夹；{_MAKE}"
        )
    return found
