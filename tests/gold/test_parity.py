"""`duban evaluate` and the reference scorer give the same figures on the same files.

`score.py` beside this file is the reference, as the user of this project wrote it; it is never changed here. Both read
the labelled seeds against what the program finds, and against rows that were spoilt in every way we could think of.
"""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.evaluate.figures import as_json, figures
from pipeline.evaluate.measure import evaluate
from pipeline.exports.jsonl import dumps
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load

LABELS = Path(__file__).parent / "labels"
KEYS = tuple(sorted(path.name.split(".")[0] for path in LABELS.glob("*.gold.jsonl")))
RUNS = 30
Record = dict[str, Any]


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", Path(__file__).with_name("score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rows(seeds) -> dict[str, list[Record]]:
    """The rows of every labelled seed, by the name of its file."""
    found = {seed.name: dumps(seed.extraction) for seed in seeds if seed.name.startswith(KEYS)}
    assert len(found) == len(KEYS)
    return {name: [json.loads(line) for line in text.splitlines()] for name, text in found.items()}


@pytest.fixture
def compare(reference: ModuleType, capsys: pytest.CaptureFixture, tmp_path: Path) -> Callable[..., Record]:
    """Measure rows both ways, make sure that all is the same, return the figures."""
    theme = load(rules_folder()).tracker

    def measure(rows: dict[str, list[Record]], labels: Path = LABELS) -> Record:
        for name, records in rows.items():
            lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
            (tmp_path / f"{name}.tasks.jsonl").write_text(lines, encoding="utf-8")
        reference.main([str(tmp_path), "--gold", str(labels), "--json"])
        wanted = json.loads(capsys.readouterr().out)
        found = as_json(figures(evaluate(tmp_path, [labels], rules=theme).findings))
        for name in wanted | found:
            assert found.get(name) == wanted.get(name), name
        return wanted

    return measure


def test_the_program_as_it_is(compare: Callable, rows: dict[str, list[Record]]) -> None:
    assert compare(rows)["directive"]["gold"] > 100


def test_on_the_command_line(reference: ModuleType, rows, capsys, tmp_path: Path) -> None:
    for name, records in rows.items():
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (tmp_path / f"{name}.tasks.jsonl").write_text(lines, encoding="utf-8")
    chosen = ["--gold", str(LABELS), "--json", "--only", KEYS[0], "--only", KEYS[2]]
    reference.main([str(tmp_path), *chosen])
    wanted = json.loads(capsys.readouterr().out)
    command = [sys.executable, "-m", "pipeline", "evaluate", str(tmp_path), *chosen]
    found = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    assert found.pop("rules")
    assert found == wanted


@pytest.mark.parametrize("run", range(RUNS))
def test_spoilt_rows_and_labels(compare: Callable, rows: dict[str, list[Record]], run: int, tmp_path: Path) -> None:
    chance = random.Random(run)
    labels = LABELS if run % 2 else relabelled(tmp_path / "labels", chance)
    compare({name: spoilt(records, chance) for name, records in rows.items()}, labels)


def test_the_spoilt_rows_reach_every_figure(compare: Callable, rows: dict[str, list[Record]]) -> None:
    good, bad = compare(rows), compare({name: spoilt(records, random.Random(1)) for name, records in rows.items()})
    assert good.keys() == bad.keys() and [name for name in good if good[name] == bad[name]] == []


def spoilt(rows: list[Record], chance: random.Random) -> list[Record]:
    """The rows with every kind of mistake in about one of six; some lost, cut, doubled, made of headings, reordered."""
    made: list[Record] = []
    for row in rows:
        row = json.loads(json.dumps(row))
        for mistake in MISTAKES:
            if chance.random() < 0.16:
                mistake(row, chance)
        match chance.randrange(16):
            case 0:
                continue
            case 1:
                half = len(row["text"]) // 2
                made += [row | {"text": row["text"][:half]}, row | {"text": row["text"][half:], "kind": "task"}]
            case 2:
                made += [row, row]
            case 3 if row["heading"]:
                made += [row, row | {"text": row["heading"][-1]}]
            case 4:
                made.insert(chance.randint(0, len(made)), row)
            case 5:
                made += [row, row | {"text": "由外单位另行组织评比表彰"}]
            case _:
                made.append(row)
    return made


def _kind(row: Record, chance: random.Random) -> None:
    row["kind"] = chance.choice(("task", "call"))


def _letters(row: Record, chance: random.Random) -> None:
    text = list(row["text"])
    for _ in range(chance.randint(1, max(2, len(text) // 4))):
        text[chance.randrange(len(text))] = chance.choice("，甲乙丙")
    row["text"] = "".join(text)


def _owners(row: Record, chance: random.Random) -> None:
    name = chance.choice(("各社区", "各部门", "办公室", "站"))
    row["owners"].append({"name": name, "role": "lead", "how": "explicit", "unit": None})
    for owner in row["owners"]:
        owner["how"] = chance.choice(("explicit", "inherited", "suggested"))
        owner["role"] = chance.choice(("lead", "support"))


def _limits(row: Record, chance: random.Random) -> None:
    row["due"].append({"text": "今年", "type": "period", "from": "2023-01-01", "to": "2023-12-31", "how": "explicit"})
    for limit in row["due"]:
        limit["type"] = chance.choice(("date", "period", "urgency"))
        limit["to"] = chance.choice((limit["to"], "2023-06-30", None))
        limit["how"] = chance.choice(("explicit", "explicit", "inherited"))


def _targets(row: Record, chance: random.Random) -> None:
    row["targets"] = [*row["targets"], *chance.choices(("17项目标任务", "两个100%", "8件实事"), k=2)]


def _steps(row: Record, chance: random.Random) -> None:
    row["steps"] = [*row["steps"][1:], *row["steps"][-1:], row["text"][: chance.randint(2, 12)]]


def _theme(row: Record, chance: random.Random) -> None:
    row["theme"] = chance.choice(("其他", "督查落实", None))


def _heading(row: Record, chance: random.Random) -> None:
    row["heading"] = row["heading"][: chance.randint(0, 2)][::-1] + chance.choice(([], ["二是"]))


MISTAKES = (_kind, _letters, _owners, _limits, _targets, _steps, _theme, _heading)


def relabelled(folder: Path, chance: random.Random) -> Path:
    """The labels with other kinds right as well, several themes, steps that nobody has marked."""
    folder.mkdir()
    for path in LABELS.glob("*.gold.jsonl"):
        lines = []
        for line in path.read_text(encoding="utf-8").splitlines():
            label = json.loads(line)
            if chance.random() < 0.3 and "theme" in label:
                label["also"] = chance.sample(("task", "call", "head", "none"), 2)
                label["theme"] = ["督查落实", "其他"]
                label["steps"] = []
            lines.append(json.dumps(label, ensure_ascii=False))
        (folder / path.name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        sentences = path.name.replace(".gold.jsonl", ".sents.tsv")
        (folder / sentences).write_text((LABELS / sentences).read_text(encoding="utf-8"), encoding="utf-8")
    return folder
