import tomllib
from typing import Any

import pytest
from pydantic import ValidationError

from pipeline.rulebook.clean import CleanRules
from pipeline.rulebook.folder import folder_hash, profile_names, rules_folder


@pytest.fixture
def data() -> dict[str, Any]:
    return tomllib.loads((rules_folder() / "clean.toml").read_text(encoding="utf-8"))


def test_the_file_is_sound_and_ids_are_unique(data: dict[str, Any]) -> None:
    rules = CleanRules.model_validate(data)
    ids = [record.id for record in (*rules.line, *rules.layout, *rules.pattern, *rules.info)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("kind", "change", "told"),
    [
        ("line", {"hits": ["要抓好落实", "• 1KB"]}, "正例未命中：要抓好落实"),
        ("line", {"misses": ["• 1KB"]}, "反例命中：• 1KB"),
        ("info", {"hits": ["张三同志 => 张三", "a => b"]}, "正例不符"),
        ("pattern", {"id": "clean.salutations"}, "编号应恰为"),
        ("line", {"regex": "("}, "不是有效的正则表达式"),
        ("info", {"regex": "{surname}某"}, "缺少名为 value 的一组"),
    ],
)
def test_examples_and_ids_are_checked_on_load(
    data: dict[str, Any], kind: str, change: dict[str, Any], told: str
) -> None:
    data[kind][0] |= change
    with pytest.raises(ValidationError, match=told):
        CleanRules.model_validate(data)


def test_profiles_are_the_files_of_organisations() -> None:
    assert {"street", "town", "district"} <= profile_names(rules_folder())


def test_the_hash_sees_names_and_bytes(tmp_path) -> None:
    (tmp_path / "a.toml").write_text("x = 1")
    first = folder_hash(tmp_path)
    (tmp_path / ".hidden").write_text("no matter")
    assert folder_hash(tmp_path) == first
    (tmp_path / "a.toml").write_text("x = 2")
    second = folder_hash(tmp_path)
    (tmp_path / "a.toml").rename(tmp_path / "b.toml")
    assert len({first, second, folder_hash(tmp_path)}) == 3
