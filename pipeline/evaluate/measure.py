"""A folder of output against all gold that is given, or against its own workbooks as the office corrected them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.errors import LabelError, UsageError
from pipeline.evaluate import gold as labels
from pipeline.evaluate import sheets
from pipeline.evaluate.model import Finding, Gold
from pipeline.evaluate.output import read_output
from pipeline.evaluate.score import score
from pipeline.evaluate.workbook import read_corrected
from pipeline.manifest import BOOK, NAME, Manifest
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tracker.fingerprint import fingerprint

_BOOKS = BOOK.format("").removesuffix(".xlsx")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All findings over all documents, and what could not be judged, in Chinese."""

    findings: tuple[Finding, ...]
    notices: tuple[str, ...]


def evaluate(folder: Path, gold: Sequence[Path] = (), *, rules: TrackerRules, only: Sequence[str] = ()) -> Evaluation:
    """Lay gold over output, document by document.

    Args:
        folder: what was given to `duban tasks --out`.
        gold: folders of labels and corrected workbooks (or folders of such); none: the workbooks in `folder` that
            somebody has changed since they were written.
        rules: the theme that the workbooks were written with.
        only: documents to take, each by its name or the beginning of it.

    Raises:
        UsageError: a path is wrong, or a workbook cannot be opened.
        LabelError: there is nothing to measure by, or it cannot be used.
    """
    if not folder.is_dir():
        raise UsageError(f"找不到输出文件夹 {folder}。请写运行 duban tasks 时 --out 所用的文件夹。")
    sources = [source for path in gold for source in _sources(path, rules)] if gold else _own(folder, rules)
    chosen = [read for key, read in sources if not only or key.startswith(tuple(only))]
    if not chosen:
        raise LabelError(f"没有名称以 {'、'.join(only)} 开头的文件。请核对 --only 后重试。")
    findings: list[Finding] = []
    notices: list[str] = []
    for read in chosen:
        document = read()
        findings += score(document, read_output(folder, document.key, rules))
        notices += document.notices
    return Evaluation(tuple(findings), tuple(notices))


def corrected(folder: Path) -> list[Path]:
    """The workbooks in an output folder that differ from what run.json says was written.

    Raises:
        LabelError: there is none, or no run.json to tell.
    """
    manifest = Manifest.load(folder)
    if manifest is None:
        raise LabelError(f"{folder} 中没有可用的 {NAME}，看不出哪些工作簿改过。请用 --gold 写明标注文件夹或工作簿。")
    written = {folder / name: digest for name, digest in manifest.outputs.items() if _BOOKS in name}
    changed = [path for path, digest in sorted(written.items()) if path.is_file() and fingerprint(path) != digest]
    if not changed:
        raise LabelError(f"{folder} 中的工作簿都没有改过，无从比对。请先在工作簿中改正，或用 --gold 写明标注。")
    return changed


_Source = tuple[str, Callable[[], Gold]]
"""A document that can be measured: its key, and how to read its gold."""


def _sources(path: Path, rules: TrackerRules) -> list[_Source]:
    if path.is_dir():
        if found := labels.label_files(path):
            return [(labels.key_of(file), partial(labels.read_labels, file)) for file in found]
        files = sorted(file for file in path.glob("*.xlsx") if _BOOKS in file.name and not file.name.startswith("~$"))
        if files:
            return [_workbook(file, rules) for file in files]
        raise LabelError(f"文件夹 {path} 中没有标注文件（*{labels.LABELS}），也没有任务分解表。请核对 --gold 后重试。")
    if not path.is_file():
        raise UsageError(f"找不到 {path}。请核对 --gold 后重试。")
    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"{path.name} 不是标注文件夹，也不是 .xlsx 工作簿。请核对 --gold 后重试。")
    return [_workbook(path, rules)]


def _own(folder: Path, rules: TrackerRules) -> list[_Source]:
    return [_workbook(path, rules) for path in corrected(folder)]


def _workbook(path: Path, rules: TrackerRules) -> _Source:
    return sheets.key_of(path), partial(read_corrected, path, rules)
