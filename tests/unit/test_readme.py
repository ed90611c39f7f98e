"""What the documents for users say is so: commands, options, links, sheets, columns, fields, and every example."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer

from pipeline import __version__
from pipeline.cli import app
from pipeline.explain.given import open_given
from pipeline.explain.lines import Node
from pipeline.explain.page import page as page_of
from pipeline.explain.select import select
from pipeline.exports.jsonl import row
from pipeline.extractor import Extractor
from pipeline.inputs import Entry, Facts
from pipeline.lint.check import check
from pipeline.model import Extraction
from pipeline.nlp.build import STAGES
from pipeline.reading import read
from pipeline.rulebook.check import IMPLIED
from pipeline.rulebook.load import load
from pipeline.rulebook.organisations import Profile
from pipeline.rulebook.schema import Construction
from pipeline.rulebook.tracker import SheetId

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "rules"
PAGES = sorted(
    [*ROOT.glob("*.md"), RULES / "README.md", RULES / "segmenter" / "README.md", *(ROOT / "docs").glob("*.md")]
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
RULE_GUIDE = (RULES / "README.md").read_text(encoding="utf-8")
BOOK = load(RULES)


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of one language, indentation taken away."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```", text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", body, flags=re.MULTILINE) for indent, body in found]


def block(text: str, first_line: str) -> str:
    """The TOML block that begins with the comment `first_line`."""
    (found,) = (body for body in blocks(text, "toml") if body.startswith(f"# {first_line}"))
    return found


def table(text: str, *header: str) -> list[list[str]]:
    """The rows of all tables with this header, as cells."""
    head = re.escape(f"| {' | '.join(header)} |")
    parts = re.findall(rf"^{head}\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert parts, f"no table {header}"
    return [[cell.strip() for cell in line.strip("|").split("|")] for part in parts for line in part.splitlines()]


def calls(program: str) -> Iterator[list[str]]:
    """Every call of `program` in the shell blocks and inline code of all pages, as words."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for line in [*re.findall(r"`([^`\n]+)`", text), *"\n".join(blocks(text, "sh")).splitlines()]:
            words = line.split("#")[0].split()
            if words and Path(words[0]).name == program:
                yield words[1:]


def options_of(command: Any) -> set[str]:
    """The long options of one command, and of the commands it may have."""
    own = {option for param in command.params for option in param.opts if option.startswith("--")}
    return own.union(*map(options_of, getattr(command, "commands", {}).values()))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_linked_files_exist(page: Path):
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_pictures_are_pictures():
    for link in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / link).read_bytes().startswith(b"\x89PNG")


def test_make_targets_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {word for words in calls("make") for word in words if re.fullmatch(r"[a-z-]+", word)}
    assert {"tasks", "test"} <= named <= targets


def test_the_readme_opens_with_the_two_commands():
    first = blocks(README, "sh")[0]
    assert [line.split("#")[0].strip() for line in first.splitlines()] == ["make tasks", "make test"]


def test_commands_and_options_of_duban_exist():
    group = typer.main.get_command(app)
    known = {name: options_of(command) for name, command in group.commands.items()}
    top = {"--help", "--version"}
    assert top == options_of(group) - set().union(*known.values()) | {"--help"}
    named = [words for words in calls("duban") if words]
    assert any(words[0] == "tasks" for words in named)
    for words in named:
        options = {word for word in words if word.startswith("--")}
        assert options <= known.get(words[0], top), words
        assert words[0] in known or words[0].startswith("--"), words
        inner = getattr(group.commands.get(words[0]), "commands", {})
        assert not inner or len(words) == 1 or words[1] in inner, words
    explained = {name.strip("`") for cell, _ in table(README, "选项", "含义") for name in re.findall(r"--[a-z]+", cell)}
    assert explained == known["tasks"] | top


def test_sheets_and_their_columns():
    listed = {name: columns for name, _, columns in table(README, "表", "用途", "列")}
    tracker = BOOK.tracker
    assert list(listed) == [tracker.sheet[key].name for key in SheetId]
    for key in SheetId:
        names = "、".join(column.name for column in tracker.columns(key))
        assert listed[tracker.sheet[key].name] in (names, "见下一节"), key
    explained = [name for name, *_ in table(README, "列", "由谁填", "含义")]
    assert explained == [column.name for column in tracker.columns(SheetId.REGISTER)]


def test_states_and_warnings():
    meanings = {name: meaning for name, _, meaning in table(README, "列", "由谁填", "含义")}
    assert meanings["状态"].startswith("、".join(BOOK.tracker.status.all))
    alert = BOOK.tracker.warning
    words = (alert.fine, f"{alert.soon}（{alert.days} 日内）", alert.late, alert.undated, alert.standing, alert.done)
    assert meanings["预警"] == "、".join(words)


def test_fields_of_a_row(tmp_path: Path):
    first = next(task for task in extract(tmp_path, "请各社区每月底前报送防汛台账。").tasks)
    made = row(first)
    listed = table(README, "字段", "含义")
    assert [name for cell, _ in listed for name in re.findall(r"`(\w+)`", cell)] == list(made)
    meanings = {cell: set(re.findall(r"`(\w+)`", meaning)) for cell, meaning in listed}
    assert set(made["owners"][0]) <= meanings["`owners`"]
    assert set(made["due"][0]) <= meanings["`due`"]


def test_the_example_of_documents_toml():
    (entry,) = Facts.model_validate(tomllib.loads(block(README, "documents.toml"))).document
    assert entry.model_fields_set == set(Entry.model_fields)
    assert entry.date == date(2023, 7, 5)


def test_the_example_of_a_profile():
    Profile.model_validate(tomllib.loads(block(README, "本单位.toml")))


def test_the_table_of_figures_has_its_rows():
    (part,) = re.findall(r"<!--figures-->(.*)<!--/figures-->", README, re.DOTALL)
    rows = [name for name, *_ in table(part, "项目", "指标", "写规则时看过的（7 篇）", "第一次见到的（8 篇）")]
    assert rows == "指令 任务 责任单位（明示） 时限 举措 主题 标题 角色".split()


def test_the_example_of_an_explanation():
    """Each line of the README is one of the output, in this order; …… stands for lines left out."""
    (call,) = [words for words in calls("duban") if {"explain", "--date"} <= {*words}]
    text, day = call[1].strip("'"), date.fromisoformat(call[call.index("--date") + 1])
    nodes = [page_of(one) for one in select(open_given(text, date=day)).sentences]
    said = [line.rstrip() for node in nodes for line in indented(node)]
    (shown,) = [body.splitlines() for body in blocks(README, "text") if body.startswith("第1句")]
    kept = [line for line in shown if line.strip() != "……"]
    assert kept == [line for line in said if line in kept] and len(kept) < len(said), "\n".join(said)


def indented(node: Node, depth: int = 0) -> Iterator[str]:
    """The lines of a page as they stand in a pipe."""
    if node.text:
        yield f"{'  ' * depth}{node.text}"
    for below in node.below:
        yield from indented(below, depth + 1)


def test_what_counts_names_every_theme_and_verdict():
    guide = (ROOT / "docs" / "what-counts.md").read_text(encoding="utf-8")
    assert [name for name, _ in table(guide, "主题", "包括")] == [theme.name for theme in BOOK.themes.theme]
    assert {name for name, *_ in table(guide, "判定", "是什么", "例")} == set(BOOK.tracker.words.stances.values())


def test_contributing_lists_the_stages_in_order():
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [name.strip("`") for name, *_ in table(guide, "Stage", "Writes", "Depends on")] == list(STAGES)


def test_the_example_for_python_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    (example,) = blocks((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), "python")
    exec(compile(example, "CONTRIBUTING.md", "exec"), {})
    assert capsys.readouterr().out.count("task [") > 10


def test_the_changelog_knows_this_version():
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[([^\]]+)\]", log, re.MULTILINE)[-1] == "0.1.0"
    assert f"## [{__version__}]" in log


def test_the_rule_guide_explains_every_label_and_no_other():
    explained = {label for cell, _ in table(RULE_GUIDE, "标签", "例") for label in re.findall(r"`([A-Z_]+)`", cell)}
    assert explained == {cue.label for cue in BOOK.cues} | IMPLIED


def test_the_rule_guide_lists_every_result_in_use():
    listed = {cell.strip("`"): set(re.findall(r"`(\w+)`", text)) for cell, text in table(RULE_GUIDE, "`stage`", "结果")}
    used: dict[str, set[str]] = {}
    for rule in BOOK.constructions:
        used.setdefault(rule.stage, set()).add(rule.yields)
    assert listed == used


def office(folder: Path, *paths: str) -> Path:
    """An office's own rules as the rule guide shows them, a block a file."""
    for path in paths:
        target = folder / "本单位规则" / path.partition("：")[0]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(block(RULE_GUIDE, f"本单位规则/{path}\n"), encoding="utf-8", newline="\n")
    return folder / "本单位规则"


@pytest.fixture(scope="module")
def mainly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the worked example: one file with what it adds."""
    return office(tmp_path_factory.mktemp("office"), "owners.toml：以某某办为主")


@pytest.fixture(scope="module")
def taught(mainly: Path) -> Extractor:
    """An extractor with the rules of the worked example."""
    return Extractor(mainly)


def test_the_example_of_an_office_s_own_rules(tmp_path: Path):
    folder = office(tmp_path, "calendar.toml", "owners.toml", "organisations/street.toml")
    assert check(RULES, [folder]).faults == ()
    book = load(RULES, "street", layers=[folder])
    assert book.calendar.event[-1].names == ("开渔节",)
    assert {cue.id for cue in BOOK.cues} - {cue.id for cue in book.cues} == {"owners.guild"}
    assert book.profile and book.profile.unit[-1].name == "信息化办公室" and len(book.profile.unit) > 5
    text = "各社区要在开渔节前检查渔船。"
    as_of = {"date": date(2023, 7, 5)}
    (task,) = extract(tmp_path, text, Extractor(folder), as_of).tasks
    assert task.deadlines[0].end == date(2023, 9, 15)
    (task,) = extract(tmp_path, text, None, as_of).tasks
    assert [deadline.end for deadline in task.deadlines] == [None]


def test_the_worked_example_passes_the_check(mainly: Path):
    report = check(RULES, [mainly])
    assert report.errors == 0
    assert all("除了自己的例句，从没有用上" in fault.what for fault in report.faults)


def test_the_worked_example_keeps_its_examples(taught: Extractor):
    added = [rule for rule in (*taught.book.cues, *taught.book.constructions) if rule.id.endswith("mainly")]
    assert [isinstance(rule, Construction) for rule in added] == [False, True]
    for rule in added:
        for text, expected in [(t, True) for t in rule.hits] + [(t, False) for t in rule.misses]:
            doc = taught.nlp(text)
            found = {span.id_ for group in ("cues", "names", "clauses") for span in doc.spans[group]}
            assert (rule.id in found) is expected, (rule.id, text)


def test_the_worked_example_ends_as_told(taught: Extractor, tmp_path: Path):
    text = "要以城管办为主清理占道经营。"
    assert not any(task.owners for task in extract(tmp_path, text).tasks)
    (task,) = extract(tmp_path, text, taught).tasks
    assert (task.kind, [owner.name for owner in task.owners]) == ("task", ["城管办"])
    assert "owners.actor.mainly" in task.rules


def extract(
    folder: Path, text: str, extractor: Extractor | None = None, facts: dict[str, Any] | None = None
) -> Extraction:
    file = folder / "x.txt"
    file.write_text(text, encoding="utf-8")
    return (extractor or Extractor())(read(file), overrides=facts)
