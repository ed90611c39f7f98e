"""The segmenter: exact cuts, no foreign model, the same bytes from the same sentences."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DubanError
from pipeline.nlp.segmenter import Segmenter, train

RULES = Path(__file__).resolve().parents[3] / "rules" / "segmenter"
OURS = Segmenter.load(RULES / "model")
SENTENCES = ["各 社区 要 排查 隐患 。", "会议 由 主任 主持 。", "各  单位 应 报送 材料 。", "请 大家 抓紧 落实 。"] * 5


@given(st.text(st.sampled_from("各社区要抓好重点工作， \n\t　\x1f。*×X12.") | st.characters(), max_size=40))
def test_words_join_to_the_text(text: str) -> None:
    words = OURS.cut(text)
    assert "".join(words) == text
    assert all(words)


def test_a_run_of_blanks_is_a_word() -> None:
    assert OURS.cut("各社区 \n要抓好") == ["各", "社区", " \n", "要", "抓好"]


@pytest.mark.parametrize(
    ("text", "index", "alone"),
    [
        ("各社区要排查隐患", 3, True),
        ("这是重要工作", 3, False),
        ("三要抓督查", 1, True),
        ("部门要求很高", 2, False),
        ("问题线索要移交", 4, True),
        ("应急队伍已到位", 0, False),
    ],
)
def test_stands_alone(text: str, index: int, alone: bool) -> None:
    assert OURS.stands_alone(text, index) is alone


def test_a_made_up_word_is_no_evidence() -> None:
    cut = OURS.cut("进入厂区须戴安全帽")
    assert "须" in cut or "须戴" in cut
    assert OURS.stands_alone("进入厂区须戴安全帽", 4)


@pytest.mark.parametrize("gone", ["features.msgpack", "weights.npz"])
def test_a_missing_file_is_a_clear_error(tmp_path: Path, gone: str) -> None:
    for path in (RULES / "model").iterdir():
        if path.name != gone:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "features.pkl").write_bytes(b"never unpickled")
    with pytest.raises(DubanError, match=f"分词模型不完整，缺少 {gone}。.*make segmenter"):
        Segmenter.load(tmp_path)


def test_a_model_name_of_pkuseg_is_only_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DubanError):
        Segmenter.load(Path("web"))


def test_training_is_quiet_and_deterministic(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own.seg").write_text("\n".join(SENTENCES), encoding="utf-8")
    random.seed(7)
    before = random.getstate()
    train(tmp_path, tmp_path / "first")
    assert random.getstate() == before
    random.seed(8)
    train(tmp_path, tmp_path / "second")
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / out).iterdir()} for out in ("first", "second"))
    assert set(first) == {"features.msgpack", "weights.npz"}
    assert first == second
    assert capfd.readouterr() == ("", "")
    assert Segmenter.load(tmp_path / "first").cut("各单位要报送材料") == ["各", "单位", "要", "报送", "材料"]


def test_the_committed_model_is_small() -> None:
    assert sum(path.stat().st_size for path in (RULES / "model").iterdir()) < 3_000_000
