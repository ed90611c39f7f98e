"""An office's own folder over ours: what it may say, and what it is told of."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import RuleBookError, UsageError
from pipeline.rulebook.folder import layers_of, profile_names, rules_folder, rules_hash
from pipeline.rulebook.load import RuleBook, load, read_profile, survey

SOURCE = 'source = "本单位文件"\n'
HARBOUR = """
[[cue]]
id = "office.harbour"
label = "UNIT"
terms = ["港务段", "引航站"]
hits = ["港务段要清点缆绳", "引航站要更新海图"]
misses = ["港口吞吐量增长"]
"""
OFFICE = """
[profile]
id = "{id}"
title = "港区"
issuer_suffixes = ["港区"]

[[unit]]
name = "调度室"
keywords = ["泊位"]
"""

Layer = Callable[..., Path]


def laid(folder: Path, profile: str | Path | None = None) -> RuleBook:
    return load(rules_folder(), profile, layers=layers_of(folder))


def problems(folder: Path, profile: str | None = None) -> list[str]:
    with pytest.raises(RuleBookError) as caught:
        laid(folder, profile)
    return caught.value.problems


def test_a_full_copy_of_our_folder_changes_nothing(tmp_path: Path) -> None:
    copy = shutil.copytree(rules_folder(), tmp_path / "rules")
    ours, theirs = load(rules_folder(), "street"), laid(copy, "street")
    assert theirs.files == ours.files
    assert (theirs.cues, theirs.constructions, theirs.sets) == (ours.cues, ours.constructions, ours.sets)
    assert theirs.profile == ours.profile


def test_a_new_record_comes_last_and_carries_its_file_s_source(layer: Layer) -> None:
    book, ours = laid(layer({"owners.toml": SOURCE + HARBOUR})), load(rules_folder())
    (new,) = set(book.cues) - set(ours.cues)
    assert (new.id, new.source) == ("office.harbour", "本单位文件")
    assert book.files["owners.toml"].cue == (*ours.files["owners.toml"].cue, new)
    assert book.ours == ours.files


def test_the_same_id_takes_the_place_of_the_whole_record(layer: Layer) -> None:
    book = laid(layer({"owners.toml": SOURCE + HARBOUR.replace("office.harbour", "owners.guild")}))
    ids = [cue.id for cue in load(rules_folder()).cues]
    assert [cue.id for cue in book.cues] == ids
    (guild,) = (cue for cue in book.cues if cue.id == "owners.guild")
    assert (guild.terms, guild.regex, guild.source) == (("港务段", "引航站"), "", "本单位文件")


def test_a_record_can_be_dropped(layer: Layer) -> None:
    book = laid(layer({"owners.toml": 'drop = ["owners.guild"]\n'}))
    assert {cue.id for cue in load(rules_folder()).cues} - {cue.id for cue in book.cues} == {"owners.guild"}


def test_tables_and_values_of_other_files(layer: Layer) -> None:
    event = '[[event]]\nid = "event.own"\nnames = ["开渔节"]\nmonth = 9\nday = 16\n'
    book = laid(layer({"tracker.toml": 'faces = "safe"\n[size]\nbody = 12\n', "calendar.toml": SOURCE + event}))
    assert (book.tracker.faces, book.tracker.size.body, book.tracker.size.title) == ("safe", 12, 22)
    assert book.calendar.event[-1].names == ("开渔节",)


def test_a_profile_of_the_same_name_is_changed_unit_by_unit(layer: Layer) -> None:
    text = '[[unit]]\nname = "党政办公室"\nkeywords = ["来文"]\n[[unit]]\nname = "信创办"\nkeywords = ["信创"]\n'
    folder = layer({"organisations/street.toml": text})
    ours, theirs = read_profile(rules_folder(), "street"), read_profile(rules_folder(), "street", layers=[folder])
    assert [unit.name for unit in theirs.unit] == [*(unit.name for unit in ours.unit), "信创办"]
    assert (theirs.unit[0].keywords, theirs.unit[1]) == (("来文",), ours.unit[1])
    assert theirs.profile == ours.profile


def test_a_profile_of_a_new_name_is_one_more(layer: Layer) -> None:
    folder = layer({"organisations/harbour.toml": OFFICE.format(id="harbour")})
    assert profile_names(rules_folder(), [folder]) == profile_names(rules_folder()) | {"harbour"}
    profile = laid(folder, "harbour").profile
    assert profile is not None and [unit.name for unit in profile.unit] == ["调度室"]


def test_the_segmenter_of_the_layer_is_used_where_it_has_one(tmp_path: Path, layer: Layer) -> None:
    assert laid(layer({"tracker.toml": 'faces = "safe"\n'})).segmenter.stands_alone("各社区要排查隐患", 3)
    own = tmp_path / "本单位规则" / "segmenter"
    shutil.copytree(rules_folder() / "segmenter" / "model", own / "model")
    (own / "model" / "weights.npz").unlink()
    with pytest.raises(Exception, match="分词模型不完整"):
        _ = laid(own.parent).segmenter


def test_the_hash_covers_the_layer(layer: Layer) -> None:
    folder = layer({"tracker.toml": 'faces = "safe"\n'})
    first = rules_hash(rules_folder(), [folder])
    layer({"tracker.toml": 'faces = "office"\n'})
    assert len({first, rules_hash(rules_folder(), [folder]), rules_hash(rules_folder())}) == 3


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="找不到规则文件夹"):
        layers_of(tmp_path / "无")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"owner.toml": ""}, "本单位规则 owner.toml：没有这样的规则文件，你是不是想写 owners.toml？"),
        ({"owners.toml.txt": ""}, "本单位规则 owners.toml.txt：没有这样的规则文件，你是不是想写 owners.toml？"),
        ({"organisation/x.toml": ""}, "本单位规则 organisation：没有这样的规则文件，你是不是想写 organisations？"),
        ({"我街道.toml": ""}, "本单位规则 我街道.toml：没有这样的规则文件；内设机构的方案请放在 organisations 里"),
        ({"organisations/x.toml.txt": ""}, "本单位规则 organisations/x.toml.txt：单位方案的文件名应以 .toml 结尾"),
        ({"说明.txt": ""}, "本单位规则 本单位规则：文件夹里没有规则文件（如 owners.toml），请核对 --rules"),
    ],
)
def test_files_that_would_be_passed_over(layer: Layer, files: dict[str, str], told: str) -> None:
    assert told in problems(layer(files))


def test_other_files_beside_the_rules_are_nobody_s_business(layer: Layer) -> None:
    laid(layer({"tracker.toml": 'faces = "safe"\n', "README.md": "说明", "试.txt": "各社区要排查隐患。"}))


STREET = HARBOUR.replace("港务段", "街道")
UNIT = HARBOUR.replace("office.harbour", "owners.unit")
FAMILY = '[[family]]\nid = "due.own"\npattern = "("\nhits = ["甲", "乙"]\nmisses = ["丙"]\n'
AGAIN = HARBOUR.replace("港务段", "船闸").replace("引航站", "灯塔")
FAULTY = [
    ("owners.toml", 'drop = ["owners.gild"]', "drop owners.gild：这个文件里没有这一条，你是不是想写 owners.guild"),
    ("owners.toml", 'drop = ["steps.verb"]', "drop steps.verb：这个文件里没有这一条"),
    ("owners.toml", 'drop = "owners.guild"', "drop：应当是方括号括起来的一列编号"),
    ("themes.toml", 'drop = ["theme.other"]', "default = true 的主题必须有且只有一个"),
    ("clean.toml", 'drop = ["clean.abstract"]', "layout、pattern 的编号应恰为"),
    ("owners.toml", HARBOUR, "office.harbour：缺少 source（共 1 条），请在文件开头写一行 source = “出处”"),
    ("owners.toml", f"{SOURCE}{HARBOUR}colour = 1", "office.harbour colour：没有这一项"),
    ("owners.toml", SOURCE + STREET, "office.harbour：“街道”已写在 owners.unit"),
    ("outline.toml", SOURCE + STREET, "office.harbour：“街道”已写在 owners.unit"),
    ("owners.toml", f'{SOURCE}{HARBOUR}layer = "fom"', "office.harbour：layer 只能写 common、force、form、outcome、"),
    ("outline.toml", SOURCE + UNIT, "owners.unit：编号重复（owners.toml 里已有）"),
    ("owners.toml", SOURCE + HARBOUR + AGAIN, "office.harbour：编号重复"),
    ("deadlines.toml", f"{SOURCE}{FAMILY}type = 'none'", "due.own：pattern 不是有效的正则表达式，请检查括号和符号"),
    ("targets.toml", SOURCE + FAMILY, "due.own：pattern 不是有效的正则表达式，请检查括号和符号"),
    ("outline.toml", '[set]\nADVERB = ["ADV"]', "set ADVERB：owners.toml 里已有这一组，请写在那个文件里"),
    ("tracker.toml", 'faces = "fancy"', "face 缺少“fancy”"),
    ("tracker.toml", "[size]\nbody = = 1", "第 2 行格式有误"),
    ("tracker.toml", "[size]\nbody = ", "末尾格式有误"),
]


@pytest.mark.parametrize(("name", "text", "told"), FAULTY)
def test_a_fault_names_the_layer_s_file_and_the_record(layer: Layer, name: str, text: str, told: str) -> None:
    found = problems(layer({name: text}))
    assert [one.startswith(f"本单位规则 {name}：{told}") for one in found] == [True], found


def test_a_stage_or_result_that_the_program_does_not_know(layer: Layer) -> None:
    rule = '[[construction]]\nid = "office.{}"\nstage = "{}"\npattern = "BOS VERB"\nyields = "{}"\n'
    rule += 'hits = ["清理河道", "疏通沟渠"]\nmisses = ["天气晴好"]\n'
    text = SOURCE + rule.format("one", "forms", "STEP") + rule.format("two", "actor", "leads")
    first, second = problems(layer({"steps.toml": text}))
    stages = "actor、force、form、outcome、problem、stance、subject"
    assert first == f"本单位规则 steps.toml：office.one：stage 只能写 {stages}"
    assert second == "本单位规则 steps.toml：office.two：actor 的 yields 只能写 lead、support"


def test_a_changed_record_at_fault_gives_way_to_ours(layer: Layer) -> None:
    shared = STREET.replace("office.harbour", "owners.guild")
    faulty = HARBOUR.replace("office.harbour", "owners.by").replace("misses", "mises")
    book, faults = survey(rules_folder(), layers=[layer({"owners.toml": SOURCE + shared + faulty + AGAIN})])
    ours = load(rules_folder()).cues
    assert {fault.where.split()[0] for fault in faults} == {"owners.guild", "owners.by"}
    assert book is not None and [cue.id for cue in book.cues if cue not in ours] == ["office.harbour"]
    assert set(ours) <= set(book.cues)


def test_a_profile_that_holds_mistakes(layer: Layer) -> None:
    folder = layer({"organisations/street.toml": '[[unit]]\nname = "信创办"\nkeywords = ["督查"]\n'})
    (told,) = problems(folder, "street")
    assert told.startswith("本单位规则 organisations/street.toml：关键词“督查”写了不止一次")
