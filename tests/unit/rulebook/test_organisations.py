"""A profile is refused with every mistake at once, each in words a clerk can act on."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import RuleBookError
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import read_profile

HEADER = '[profile]\nid = "mine"\ntitle = "街道"\nissuer_suffixes = ["街道"]\n'
ONE = '[[unit]]\nname = "党政办公室"\nkeywords = ["督查"]\nthemes = ["督查落实"]\n'
TWO = '[[unit]]\nname = "平安办"\nkeywords = ["信访"]\n'
THEMES = {
    "党的建设", "干部作风", "经济运行", "招商引资", "项目建设", "营商环境", "城市更新与建设", "城市管理", "生态环保",
    "民生保障", "社会治理", "安全应急", "疫情防控", "督查落实",
}


def problems(folder: Path, text: str) -> list[str]:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleBookError) as caught:
        read_profile(rules_folder(), path)
    return caught.value.problems


@pytest.mark.parametrize("name", ["street", "town", "district"])
def test_the_shipped_profiles_load(name: str) -> None:
    profile = read_profile(rules_folder(), name)
    assert profile.profile.id == name
    assert {theme for unit in profile.unit for theme in unit.themes} <= THEMES
    assert any(unit.support_only for unit in profile.unit)
    assert "网格" in {entry.term for entry in profile.ambiguous}


def test_terms_and_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    ambiguous = '[[ambiguous]]\nterm = "网格"\nunits = ["平安办", "党政办公室"]\nreason = "各地不同"\n'
    path.write_text("\ufeff" + HEADER + ONE + 'aliases = ["督查室"]\n' + TWO + ambiguous, encoding="utf-8")
    profile = read_profile(rules_folder(), path)
    assert list(profile.terms()) == [("督查", 0), ("信访", 1), ("网格", 1), ("网格", 0)]
    assert list(profile.names()) == [("党政办公室", 0), ("督查室", 0), ("平安办", 1)]


def test_an_unknown_key_is_named_with_its_entry(tmp_path: Path) -> None:
    assert problems(tmp_path, HEADER + ONE + 'keyword = ["公文"]\n') == [
        "mine.toml：unit 第1个“党政办公室” keyword：没有这一项，请检查拼写或删去"
    ]


def test_all_problems_at_once(tmp_path: Path) -> None:
    text = '[profile]\nid = "Mine"\ntitle = "街道"\n' + ONE + '[[unit]]\naliases = ["信"]\nkeywords = ["访"]\n'
    assert problems(tmp_path, text) == [
        "mine.toml：profile id：写法不合规定（编号用小写字母和点，标签用大写字母）",
        "mine.toml：profile issuer_suffixes：缺少这一项",
        "mine.toml：unit 第2个 name：缺少这一项",
        "mine.toml：unit 第2个 keywords 第1个：太短",
    ]


def test_a_word_has_one_place(tmp_path: Path) -> None:
    text = HEADER + ONE + '[[unit]]\nname = "平安办"\nkeywords = ["督查", "信访", "信访"]\nthemes = ["督查落实"]\n'
    assert problems(tmp_path, text) == [
        "mine.toml：关键词“督查”写了不止一次（党政办公室、平安办），只能留一处",
        "mine.toml：关键词“信访”写了不止一次（平安办），只能留一处",
        "mine.toml：主题“督查落实”写了不止一次（党政办公室、平安办），只能留一处",
    ]


def test_a_name_has_one_unit(tmp_path: Path) -> None:
    text = HEADER + ONE + TWO + 'aliases = ["党政办"]\n'
    assert problems(tmp_path, text) == ["mine.toml：名称“党政办”同时是党政办公室、平安办的叫法，只能留一处"]


def test_candidates_must_be_units_that_can_lead(tmp_path: Path) -> None:
    support = '[[unit]]\nname = "各社区"\nsupport_only = true\n'
    ambiguous = '[[ambiguous]]\nterm = "信访"\nunits = ["平安办", "各社区"]\nreason = "各地不同"\n'
    assert problems(tmp_path, HEADER + ONE + TWO + support + ambiguous) == [
        "mine.toml：关键词“信访”已写在 [[ambiguous]]，平安办里的请删去",
        "mine.toml：[[ambiguous]]“信访”的单位“各社区”不在可牵头的单位之列",
    ]


def test_a_supporting_unit_has_no_words(tmp_path: Path) -> None:
    assert problems(tmp_path, HEADER + ONE + TWO + "support_only = true\n") == [
        "mine.toml：unit 第2个“平安办”：support_only 的单位不会被建议，请删去 keywords 和 themes"
    ]


@pytest.mark.parametrize(("content", "said"), [
    (b"[profile", "格式有误"),
    ("街道".encode("gb18030"), "不是 UTF-8 编码"),
])
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(RuleBookError, match=said):
        read_profile(rules_folder(), path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match=r"mine\.toml：缺少这个文件"):
        read_profile(rules_folder(), tmp_path / "mine.toml")
