from pathlib import Path

import pytest

from pipeline.errors import LabelError
from pipeline.evaluate.gold import key_of, label_files, read_labels
from pipeline.evaluate.model import Label, Limit, Owner
from pipeline.model import How, Role

SENTENCES = "a-1\t一、守住底线\na-2\t各社区要排查。\n"
HEAD = '{"id": "a-1", "kind": "head", "under": null}\n'
TASK = (
    '{"id": "a-2", "kind": "task", "also": ["call"], "under": "a-1", "theme": "安全应急",'
    ' "steps": ["排查"], "targets": [], "owners": [{"name": "各社区", "role": "lead", "how": "explicit"}],'
    ' "due": [{"text": "今年", "type": "period", "from": "2024-01-01", "to": "2024-12-31"}]}\n'
)


def write(folder: Path, labels: str = HEAD + TASK, sentences: str = SENTENCES) -> Path:
    (folder / "a.sents.tsv").write_text(sentences, encoding="utf-8")
    (folder / "a.gold.jsonl").write_text(labels, encoding="utf-8")
    return folder / "a.gold.jsonl"


def test_labels_of_a_folder(tmp_path: Path) -> None:
    path = write(tmp_path)
    assert label_files(tmp_path) == [path] and key_of(path) == "a"
    gold = read_labels(path)
    assert (gold.key, gold.open) == ("a", False)
    assert gold.sentences == (("a-1", "一、守住底线"), ("a-2", "各社区要排查。"))
    assert gold.labels["a-2"] == Label(
        "a-2",
        "task",
        also=("call",),
        under="a-1",
        owners=(Owner("各社区", Role.LEAD, How.EXPLICIT),),
        due=(Limit("今年", "period", start="2024-01-01", to="2024-12-31"),),
        theme=("安全应急",),
        steps=("排查",),
    )


@pytest.mark.parametrize(
    ("labels", "sentences", "told"),
    [
        (HEAD + "{", SENTENCES, "a.gold.jsonl 第 2 行有误：这一行 不是 JSON"),
        ('\n{"id": "a-1"}', SENTENCES, "a.gold.jsonl 第 2 行有误：kind 没有写"),
        (HEAD.replace("head", "title"), SENTENCES, "a.gold.jsonl 第 1 行有误：kind 不是可用的值"),
        (TASK.replace('"lead"', '"boss"'), SENTENCES, "第 1 行有误：owners.0.role 不是可用的值"),
        (TASK.replace('["排查"]', '"排查"'), SENTENCES, "第 1 行有误：steps 写法不对"),
        (HEAD.replace("a-1", "a-9"), SENTENCES, "a.gold.jsonl 第 1 行的编号 a-9 不在 a.sents.tsv 中"),
        (TASK.replace('"under": "a-1"', '"under": "b-1"'), SENTENCES, "第 1 行的编号 b-1 不在 a.sents.tsv 中"),
        (HEAD + HEAD, SENTENCES, "a.gold.jsonl 第 2 行的编号 a-1 前面已有"),
        (HEAD, "a-1 一、守住底线\n", "a.sents.tsv 第 1 行没有用制表符隔开"),
        (HEAD, SENTENCES + "a-1\t再来\n", "a.sents.tsv 第 3 行的编号 a-1 前面已有"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, labels: str, sentences: str, told: str) -> None:
    with pytest.raises(LabelError) as caught:
        read_labels(write(tmp_path, labels, sentences))
    assert told in str(caught.value)


def test_files_that_are_missing_or_not_utf_8(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_bytes("各社区".encode("gb18030"))
    with pytest.raises(LabelError, match=r"a\.gold\.jsonl 不是 UTF-8"):
        read_labels(path)
    (tmp_path / "a.sents.tsv").unlink()
    with pytest.raises(LabelError, match=r"读不出 a\.sents\.tsv"):
        read_labels(path)
