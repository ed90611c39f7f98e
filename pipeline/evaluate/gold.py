"""Labels from a folder: `KEY.sents.tsv` numbers the sentences of a document, `KEY.gold.jsonl` says what they are."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from pipeline.errors import LabelError
from pipeline.evaluate.lines import lines, records
from pipeline.evaluate.model import Gold, Label

LABELS, SENTENCES = ".gold.jsonl", ".sents.tsv"
_LABEL = TypeAdapter(Label)


def label_files(folder: Path) -> list[Path]:
    """The label files of a folder, by name."""
    return sorted(folder.glob(f"*{LABELS}"))


def key_of(path: Path) -> str:
    """The key of a label file: its name up to the first dot."""
    return path.name.split(".")[0]


def read_labels(path: Path) -> Gold:
    """One labelled document; its sentences stand in a file beside it.

    Args:
        path: the label file.

    Raises:
        LabelError: a file is missing, a line is not what it should be, an id is unknown or stands twice.
    """
    key = key_of(path)
    sentences = _sentences(path.with_name(key + SENTENCES))
    texts, labels = dict(sentences), {}
    for number, label in records(path, _LABEL):
        where = f"{path.name} 第 {number} 行"
        if label.id in labels:
            raise LabelError(f"{where}的编号 {label.id} 前面已有。请只留一行。")
        for named in filter(None, (label.id, label.under)):
            if named not in texts:
                raise LabelError(f"{where}的编号 {named} 不在 {key}{SENTENCES} 中。请改正后重试。")
        labels[label.id] = label
    return Gold(key, sentences, labels)


def _sentences(path: Path) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for number, line in lines(path):
        name, mark, text = line.partition("\t")
        if not mark or name in found:
            fault = f"的编号 {name} 前面已有" if mark else "没有用制表符隔开编号和原句"
            raise LabelError(f"{path.name} 第 {number} 行{fault}。请改正后重试。")
        found[name] = text
    return tuple(found.items())
