"""UnitSuggester proposes only where the office's words agree."""

from __future__ import annotations

import re

import pytest

from pipeline.nlp.suggest import Suggestion, UnitHit, UnitSuggester
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import read_profile
from pipeline.rulebook.organisations import Profile

PROFILE = Profile.model_validate({
    "profile": {"id": "street", "title": "街道", "issuer_suffixes": ["街道办事处", "街道", "镇"]},
    "unit": [
        {"name": "党政办公室", "aliases": ["督查室"], "keywords": ["督查", "公文"], "themes": ["督查落实"]},
        {"name": "平安建设办公室", "aliases": ["综治办公室"], "keywords": ["信访", "调解"], "themes": ["社会治理"]},
        {"name": "应急管理办公室", "keywords": ["消防", "安全生产", "防汛"], "themes": ["安全应急"]},
        {"name": "退役军人服务站", "keywords": ["双拥", "双拥信访"]},
        {"name": "各社区", "aliases": ["社区"], "support_only": True},
    ],
    "ambiguous": [{"term": "网格", "units": ["平安建设办公室", "党政办公室"], "reason": "各地归口不同"}],
})
SUGGESTER = UnitSuggester(PROFILE)


def hits(text: str) -> list[UnitHit]:
    return [UnitHit(unit, term, m.start(), m.end()) for term, unit in PROFILE.terms() for m in re.finditer(term, text)]


def suggest(theme: str | None, sentence: str, *headings: str) -> Suggestion | None:
    return SUGGESTER.suggest(theme, hits(sentence), [hits(heading) for heading in headings])


def test_a_keyword_of_the_sentence() -> None:
    found = suggest("安全应急", "检查消防设施", "做好信访工作")
    assert found == Suggestion("应急管理办公室", "消防", "organisation.street.keyword")


def test_the_innermost_heading_when_the_sentence_is_silent() -> None:
    found = suggest("其他", "逐户上门", "做好信访工作", "抓好消防")
    assert found == Suggestion("平安建设办公室", "信访", "organisation.street.heading")


def test_an_outer_heading_is_not_asked() -> None:
    assert suggest("其他", "逐户上门", "第一件事", "抓好消防") is None


def test_the_theme_when_no_word_speaks() -> None:
    assert suggest("安全应急", "逐户上门") == Suggestion("应急管理办公室", "安全应急", "organisation.street.theme")


def test_most_words_win() -> None:
    found = suggest("安全应急", "安全生产、消防和信访一起抓")
    assert found == Suggestion("应急管理办公室", "安全生产、消防", "organisation.street.keyword")


def test_then_the_longer_word_wins() -> None:
    found = suggest("安全应急", "公文里写明安全生产")
    assert found is not None and found.unit == "应急管理办公室"


def test_between_as_many_words_the_theme_is_asked_before_length() -> None:
    found = suggest("督查落实", "公文里写明安全生产")
    assert found is not None and found.unit == "党政办公室"


def test_a_theme_that_is_only_carried_over_names_nobody() -> None:
    assert suggest(None, "逐户上门") is None


def test_a_longer_word_hides_the_shorter_of_another_unit() -> None:
    found = suggest("社会治理", "办理双拥信访")
    assert found is not None and (found.unit, found.keyword) == ("退役军人服务站", "双拥信访")


def test_a_tie_is_a_doubt() -> None:
    found = suggest("其他", "信访和消防")
    assert found is not None and found.unit is None and found.ambiguous
    assert found.candidates == ("平安建设办公室", "应急管理办公室")
    assert found.rule_id == "organisation.street.tie"


def test_an_ambiguous_word_alone_is_a_doubt_even_with_a_theme() -> None:
    found = suggest("社会治理", "优化网格设置")
    assert found == Suggestion(
        None, "网格", "organisation.street.ambiguous", True, ("平安建设办公室", "党政办公室"), "各地归口不同"
    )


def test_a_clear_word_of_a_candidate_settles_the_ambiguous_one() -> None:
    found = suggest("社会治理", "网格员上门调解")
    assert found is not None and found.unit == "平安建设办公室"


def test_an_ambiguous_word_of_others_casts_doubt_on_a_clear_one() -> None:
    found = suggest("安全应急", "网格员检查消防")
    assert found is not None and found.unit is None
    assert found.candidates == ("应急管理办公室", "平安建设办公室", "党政办公室")


def test_one_word_against_the_theme_is_a_doubt() -> None:
    found = suggest("安全应急", "处理信访")
    assert found is not None and found.unit is None
    assert (found.rule_id, found.candidates) == (
        "organisation.street.theme-against", ("平安建设办公室", "应急管理办公室"),
    )


def test_a_unit_without_themes_need_not_fear_the_theme() -> None:
    found = suggest("社会治理", "做好双拥")
    assert found is not None and found.unit == "退役军人服务站"


@pytest.mark.parametrize(("said", "unit"), [
    ("党政办", "党政办公室"),
    ("党政办公室", "党政办公室"),
    ("街道党政办", "党政办公室"),
    ("青山路街道党政办公室", "党政办公室"),
    ("××街道办事处综治办", "平安建设办公室"),
    ("督查室", "党政办公室"),
    ("社区", "各社区"),
    ("镇 应急管理办", "应急管理办公室"),
    ("市应急管理办公室", None),
    ("应急管理局", None),
    ("党政办公室主任", None),
    ("街道", None),
    ("", None),
])
def test_standard_unit(said: str, unit: str | None) -> None:
    assert SUGGESTER.standard_unit(said) == unit


@pytest.mark.parametrize("name", ["street", "town", "district"])
def test_every_shipped_keyword_leads_to_its_own_unit(name: str) -> None:
    profile = read_profile(rules_folder(), name)
    suggester = UnitSuggester(profile)
    for unit in profile.unit:
        for word in unit.keywords:
            text = [UnitHit(u, t, m.start(), m.end()) for t, u in profile.terms() for m in re.finditer(t, word)]
            found = suggester.suggest("其他", text, [])
            assert found is not None and found.unit == unit.name, word
