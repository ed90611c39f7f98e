"""Rules that do nothing on the test texts, and the texts that lie beside the rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.lint.coverage import idle, judged_texts
from pipeline.lint.witness import Witness
from pipeline.rulebook.faults import Fault
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.inventory import inventory
from pipeline.rulebook.load import load

RULES = """
source = "例句"
[[cue]]
id = "own.cook"
label = "VERB"
terms = ["蒸煮"]
hits = ["蒸煮餐具", "蒸煮被服"]
misses = ["天气晴好"]

[[construction]]
id = "own.late"
stage = "form"
pattern = "BOS VERB GAP EOS"
yields = "STEP"
first = -1
hits = ["蒸煮餐具", "蒸煮被服"]
misses = ["天气晴好"]
"""


def told(folder: Path, texts: list[str]) -> dict[str, str]:
    """What is said of the layer's own rules."""
    book = load(rules_folder(), layers=[folder])
    own = [entry for entry in inventory(book) if entry.id.startswith("own.")]
    return {entry.id: what for entry, what in idle(own, texts, Witness(book))}


def test_own_examples_are_no_proof(layer: Callable[..., Path]) -> None:
    found = told(layer({"steps.toml": RULES}), ["蒸煮餐具", "蒸煮被服", "各村要疏通沟渠"])
    assert found["own.cook"] == "除了自己的例句，从没有用上，请看是否写得太窄"


def test_one_other_text_is(layer: Callable[..., Path]) -> None:
    assert "own.cook" not in told(layer({"steps.toml": RULES}), ["食堂要蒸煮碗筷"])


def test_a_construction_that_always_loses_is_told_to_whom(layer: Callable[..., Path]) -> None:
    found = told(layer({"steps.toml": RULES}), ["各村要疏通沟渠"])
    assert found["own.late"].startswith("在别的例句里合得上，但每次都让位给 steps.form.act，")


def test_every_text_of_the_judged_sentences(layer: Callable[..., Path]) -> None:
    text = '[[sentence]]\ntext = "各村要修渠"\nkind = "task"\n[[group]]\n[[group.case]]\ntext = "天气晴好"\n'
    folder = layer({"judged/b.toml": text, "judged/a.toml": '[[sentence]]\ntext = "散会"\n'})
    faults: list[Fault] = []
    assert list(judged_texts([folder], faults)) == ["散会", "各村要修渠", "天气晴好"]
    assert list(judged_texts([folder / "judged"], faults)) == faults == []
    assert list(judged_texts([layer({"judged/a.toml": "= 1", "judged/b.toml": ""})], faults)) == []
    assert [str(fault) for fault in faults] == ["judged/a.toml：第 1 行格式有误，请检查引号、逗号和方括号"]
