"""What `duban tasks` wrote of a document: its rows, and from the workbook beside them the rule behind each sentence."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from pipeline.errors import LabelError
from pipeline.evaluate.lines import records
from pipeline.evaluate.model import Output, Row
from pipeline.manifest import BOOK, ROWS, Manifest
from pipeline.rulebook.tracker import SheetId, TrackerRules
from pipeline.tracker.read import keyed, read_workbook

_ROW = TypeAdapter(Row)
_SUFFIX = ROWS.format("")


def read_output(folder: Path, key: str, rules: TrackerRules) -> Output:
    """The rows of the one document whose name is, or begins with, `key`.

    Args:
        folder: what was given to `duban tasks --out`.
        rules: the theme, for the names of sheet and columns.

    Raises:
        LabelError: no document fits, or several do, or its rows cannot be read.
        UsageError: the workbook cannot be opened.
    """
    path = _rows_file(folder, key)
    stem = path.name.removesuffix(_SUFFIX)
    return Output(tuple(row for _, row in records(path, _ROW)), _verdicts(_workbook(folder, stem), rules))


def _rows_file(folder: Path, key: str) -> Path:
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(_SUFFIX))
    fitting = [name for name in names if name == key + _SUFFIX] or [name for name in names if name.startswith(key)]
    if len(fitting) != 1:
        found = f"有 {len(fitting)} 个" if fitting else "没有"
        raise LabelError(f"{folder} 中{found}名称以 {key} 开头的 *{_SUFFIX} 文件，应当有一个。请核对文件名后重试。")
    return folder / fitting[0]


def _workbook(folder: Path, stem: str) -> Path:
    """The workbook written together with the rows: where staff had changed the first one, it has another name."""
    manifest = Manifest.load(folder)
    outputs = (document.outputs for document in manifest.documents) if manifest else ()
    written = next((names for names in outputs if ROWS.format(stem) in names), ())
    return folder / next((name for name in written if name.endswith(".xlsx")), BOOK.format(stem))


def _verdicts(path: Path, rules: TrackerRules) -> tuple[tuple[str, str], ...]:
    table = keyed(read_workbook(path), rules, SheetId.SENTENCES) if path.is_file() else None
    if table is None or not {"text", "rule"} <= {*table.columns}:
        return ()
    return tuple((str(row["text"]), str(row["rule"])) for row in table.rows if row["text"] and row["rule"])
