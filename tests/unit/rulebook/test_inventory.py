"""Every rule as a line of a list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import RuleBookError
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.inventory import Entry, Origin, catalogue

CUE = """
source = "本单位文件"
[[cue]]
id = "{id}"
label = "LEAD"
terms = ["统抓"]
hits = ["港务段统抓清淤", "引航站统抓巡查"]
misses = ["统筹抓好落实"]
"""


OURS = catalogue(rules_folder())


def by_id(folder: Path | None = None) -> dict[str, Entry]:
    return {entry.id: entry for entry in catalogue(rules_folder(), [folder] if folder else [])}


@pytest.mark.parametrize(
    ("name", "file", "kind", "labels", "content"),
    [
        ("owners.lead", "owners.toml", "词", ("LEAD",), "牵头"),
        ("owners.guild", "owners.toml", "词", ("UNIT",), "(?<![客社员职])[商工]会(?![议同员])"),
        ("owners.actor.by", "owners.toml", "句式", ("actor", "lead"), None),
        ("theme.party", "themes.toml", "主题", ("党的建设",), "党建"),
        ("due.date.month-end", "deadlines.toml", "时限", ("date",), None),
        ("target.count", "targets.toml", "目标", ("target",), None),
        ("event.party-day", "calendar.toml", "日子", (), "七一"),
        ("clean.page-count", "clean.toml", "清洗", (), None),
        ("平安建设办公室", "organisations/street.toml", "单位", ("社会治理",), "信访"),
    ],
)
def test_what_a_line_says(name: str, file: str, kind: str, labels: tuple[str, ...], content: str | None) -> None:
    entries = [entry for entry in OURS if (entry.id, entry.file) == (name, file)]
    assert [(entry.kind, entry.labels, entry.origin) for entry in entries] == [(kind, labels, Origin.OURS)]
    assert content is None or content in entries[0].content
    assert entries[0].content and (kind == "单位" or entries[0].source)


@pytest.mark.parametrize("word", ["owners.lead", "主办", "由财政所牵头制定方案"])
def test_a_word_is_looked_for_in_id_terms_and_examples(word: str) -> None:
    found = [entry.id for entry in OURS if entry.holds(word)]
    assert "owners.lead" in found or "owners.by" in found
    assert len(found) < 40


def test_where_a_rule_comes_from(layer: Callable[..., Path]) -> None:
    changed = by_id(layer({"owners.toml": 'drop = ["owners.guild"]\n' + CUE.format(id="owners.lead")}, "改写"))
    assert changed["owners.lead"].origin is Origin.CHANGED
    assert changed["owners.by"].origin is Origin.OURS
    assert "owners.guild" not in changed
    unit = '[[unit]]\nname = "信创办"\n[[unit]]\nname = "党政办公室"\nkeywords = ["来文"]\n'
    files = {"owners.toml": CUE.format(id="own.lead"), "organisations/street.toml": unit}
    added = [entry for entry in catalogue(rules_folder(), [layer(files, "新增")]) if entry.origin is not Origin.OURS]
    assert [(entry.id, entry.origin) for entry in added] == [
        ("own.lead", Origin.ADDED), ("党政办公室", Origin.CHANGED), ("信创办", Origin.ADDED),
    ]


def test_mistakes_of_an_office_s_profile_are_told(layer: Callable[..., Path]) -> None:
    with pytest.raises(RuleBookError, match=r"organisations/own\.toml：profile：缺少这一项"):
        catalogue(rules_folder(), [layer({"organisations/own.toml": 'unit = []\n'})])
