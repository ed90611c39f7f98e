import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import LabelError, UsageError
from pipeline.evaluate.figures import figures
from pipeline.evaluate.measure import corrected, evaluate
from pipeline.evaluate.model import Field
from pipeline.manifest import Manifest
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tracker.fingerprint import fingerprint


@pytest.fixture
def run(output: Path, book: Path) -> Manifest:
    """run.json as it stands after the workbook was written."""
    other = "别的.任务分解表.xlsx"
    manifest = Manifest("1", "p", "r", outputs={book.name: fingerprint(book), other: "0", "总台账.xlsx": "0"})
    (output / "run.json").write_text(manifest.dumps(), encoding="utf-8")
    (output / "总台账.xlsx").write_bytes(b"changed, but no gold")
    return manifest


def labels(folder: Path, key: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{key}.sents.tsv").write_text("1\t城管办要牵头整治占道经营，平安办配合。\n", encoding="utf-8")
    (folder / f"{key}.gold.jsonl").write_text('{"id": "1", "kind": "call"}\n', encoding="utf-8")
    return folder


def test_without_gold_the_workbooks_that_were_changed(run, output: Path, book, correct: Callable, theme) -> None:
    with pytest.raises(LabelError, match="都没有改过"):
        corrected(output)
    correct(lambda sheets: sheets["督办台账"].drop("占道经营"))
    assert corrected(output) == [book]
    assert figures(evaluate(output, rules=theme).findings)[Field.TASK].gold == 3


def test_without_gold_and_run_json_nothing_can_be_told(output: Path, theme: TrackerRules) -> None:
    with pytest.raises(LabelError, match=r"没有可用的 run\.json.*--gold"):
        evaluate(output, rules=theme)


def test_gold_of_all_kinds_is_pooled(output: Path, book: Path, theme: TrackerRules, tmp_path: Path) -> None:
    folder = labels(tmp_path / "标注", "推进会")
    returned = tmp_path / "收回"
    returned.mkdir()
    shutil.copy(book, returned / "推进会.任务分解表（已核）.xlsx")
    (returned / "~$推进会.任务分解表.xlsx").write_bytes(b"lock")
    pooled = figures(evaluate(output, [folder, book, returned], rules=theme).findings)
    assert (pooled[Field.TASK].gold, pooled[Field.CALL].gold, pooled[Field.LOST].found) == (8, 3, 4)


def test_only_the_documents_that_were_asked_for(output: Path, theme: TrackerRules, tmp_path: Path) -> None:
    folder = labels(tmp_path / "标注", "推进会")
    labels(folder, "不存在")
    with pytest.raises(LabelError, match="名称以 不存在 开头"):
        evaluate(output, [folder], rules=theme)
    assert evaluate(output, [folder], rules=theme, only=["推进"]).findings
    with pytest.raises(LabelError, match="名称以 甲、乙 开头"):
        evaluate(output, [folder], rules=theme, only=["甲", "乙"])


def test_paths_that_are_wrong(output: Path, theme: TrackerRules, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "坏.xlsx").write_bytes(b"PK no workbook")
    for gold, told in (
        (tmp_path / "空", "没有标注文件"),
        (tmp_path / "无", "找不到"),
        (output / "推进会.tasks.jsonl", "不是标注文件夹，也不是"),
        (tmp_path / "坏.xlsx", r"打不开工作簿 坏\.xlsx"),
    ):
        with pytest.raises(UsageError, match=told):
            evaluate(output, [gold], rules=theme)
    with pytest.raises(UsageError, match="找不到输出文件夹"):
        evaluate(tmp_path / "无", [], rules=theme)


def test_what_could_not_be_judged_is_passed_on(output: Path, book: Path, correct: Callable, theme) -> None:
    correct(lambda sheets: sheets["督办台账"].add(工作内容="另行制定文明养犬管理办法并组织实施"))
    assert len(evaluate(output, [book], rules=theme).notices) == 1
