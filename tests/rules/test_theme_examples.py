"""The vocabulary of the themes as a whole; their examples are tried with those of all other rules."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pipeline.nlp.themes import ThemeChooser, ThemeHit
from pipeline.rulebook.themes import Theme, ThemeFile

RULES = Path(__file__).parents[2] / "rules" / "themes.toml"
FILE = ThemeFile.model_validate(tomllib.loads(RULES.read_text(encoding="utf-8")))
NAMES = (
    "党的建设 干部作风 经济运行 招商引资 项目建设 营商环境 城市更新与建设 城市管理 "
    "生态环保 民生保障 社会治理 安全应急 疫情防控 督查落实 其他"
)


def theme_of(text: str) -> str:
    hits = [
        ThemeHit(theme, strong, term, match.start(), match.end())
        for term, theme, strong in FILE.terms()
        for match in re.finditer(re.escape(term), text)
    ]
    return ThemeChooser(FILE.theme).choose(hits, [], None)[0]


def test_the_fifteen_themes_of_the_guide() -> None:
    assert [theme.name for theme in FILE.theme] == NAMES.split()


@pytest.mark.parametrize("theme", FILE.theme, ids=lambda theme: theme.id)
def test_vocabulary_is_rich_enough(theme: Theme) -> None:
    assert theme.default or len(theme.terms) >= 40


@pytest.mark.parametrize("theme", [t for t in FILE.theme if not t.default], ids=lambda theme: theme.id)
def test_every_miss_holds_a_lure(theme: Theme) -> None:
    words = (*theme.terms, *theme.weak)
    bare = [text for text in theme.misses if not any(word in text for word in words)]
    assert bare == []


@pytest.mark.parametrize("text", [
    "深入学习", "区人民政府", "协调解决", "生产能力", "签订单位", "整体检查", "开发热潮", "平台风险", "风险情况",
    "关键环节水平", "创新城市", "要求职工", "举办学习班", "提供地方", "开放行动", "大气魄", "社会展示", "三清单",
    "线上访谈", "提供地点",
])
def test_no_strong_term_is_found_across_the_border_of_two_words(text: str) -> None:
    assert [term for term, _, strong in FILE.terms() if strong and term in text] == []


def test_rectifying_safety_is_not_public_order() -> None:
    assert theme_of("集中整治安全问题") == "安全应急"
