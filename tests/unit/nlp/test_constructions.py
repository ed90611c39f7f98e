"""The second layer: labels of a clause, and which construction over them decides."""

from __future__ import annotations

import itertools

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.constructions import ConstructionFinder, Slot, slots_of
from pipeline.rulebook.schema import Construction


def rule(name: str, pattern: str, first: int = 0) -> Construction:
    shown = {"hits": ("甲要", "乙要"), "misses": ("丙",)}
    return Construction(id=f"x.{name}", stage="x", pattern=pattern, yields=name.upper(), first=first, **shown)


def labelled(nlp: Language, text: str, *words: tuple[str, str]) -> tuple[Doc, list[Span]]:
    doc = nlp.make_doc(text)
    found = [Span(doc, text.index(w), text.index(w) + len(w), label=label, span_id="x") for w, label in words]
    return doc, sorted(found, key=lambda s: s.start)


def labels(slots: tuple[Slot, ...]) -> str:
    return " ".join(slot.label for slot in slots)


SLOTS = [
    ("教务处要核对学籍", [("教务处", "UNIT"), ("要", "MODAL"), ("核对", "VERB")], "BOS UNIT MODAL VERB GAP EOS"),
    ("教务处（含招办）要核对", [("教务处", "UNIT"), ("要", "MODAL"), ("核对", "VERB")], "BOS UNIT MODAL VERB EOS"),
    ("今天天晴", [], "BOS GAP EOS"),
    ("核对", [("核对", "VERB")], "BOS VERB EOS"),
    ("及时核对", [("及时", "PLAIN"), ("核对", "VERB")], "BOS GAP VERB EOS"),
    ("（一并办理）", [], "BOS EOS"),
]


@pytest.mark.parametrize(("text", "words", "expected"), SLOTS)
def test_slots(nlp: Language, text: str, words: list[tuple[str, str]], expected: str) -> None:
    _, cues = labelled(nlp, text, *words)
    assert labels(slots_of(text, 0, len(text), cues)) == expected


def test_slots_point_at_their_characters(nlp: Language) -> None:
    doc, cues = labelled(nlp, "昨日教务处要核对", ("教务处", "UNIT"), ("要", "MODAL"))
    slots = slots_of(doc.text, 2, 8, cues)
    assert [doc.text[s.start : s.end] for s in slots] == ["", "教务处", "要", "核对", ""]
    assert [s.rule_id for s in slots] == ["", "x", "x", "", ""]


def test_a_tail_takes_the_place_of_what_it_covers(nlp: Language) -> None:
    doc, cues = labelled(nlp, "增强服务意识", ("增强", "VERB"), ("服务", "VERB"))
    tail = Span(doc, 2, 6, label="ATTN")
    assert labels(slots_of(doc.text, 0, 6, cues, tail)) == "BOS VERB ATTN EOS"


def test_a_tail_that_is_the_whole_clause_or_cuts_a_cue_is_none(nlp: Language) -> None:
    doc, cues = labelled(nlp, "服务意识", ("服务", "VERB"))
    assert labels(slots_of(doc.text, 0, 4, cues, Span(doc, 0, 4, label="ATTN"))) == "BOS VERB GAP EOS"
    assert labels(slots_of(doc.text, 0, 4, cues, Span(doc, 1, 4, label="ATTN"))) == "BOS VERB GAP EOS"


def as_slots(said: str) -> tuple[Slot, ...]:
    return tuple(Slot(label, n, n + 1) for n, label in enumerate(said.split()))


RULES = (
    rule("short", "UNIT MODAL"),
    rule("long", "UNIT MODAL VERB"),
    rule("high", "VERB", first=5),
    rule("any", "BOS .* EOS", first=-1),
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("BOS UNIT MODAL EOS", "x.short"),
        ("BOS UNIT MODAL VERB EOS", "x.high"),
        ("BOS GAP EOS", "x.any"),
        ("GAP GAP", None),
    ],
)
def test_which_decides(said: str, expected: str | None) -> None:
    best = ConstructionFinder(RULES, {}).best(as_slots(said))
    assert (best.rule.id if best else None) == expected


def test_order_longer_earlier_id() -> None:
    rules = (rule("b", "UNIT"), rule("a", "UNIT"), rule("longer", "UNIT UNIT"))
    for order in itertools.permutations(rules):
        found = ConstructionFinder(order, {}).all(as_slots("UNIT UNIT"))
        places = [(m.rule.id, m.start) for m in found]
        assert places == [("x.longer", 0), ("x.a", 0), ("x.b", 0), ("x.a", 1), ("x.b", 1)]


def test_the_cache_changes_nothing() -> None:
    finder = ConstructionFinder(RULES, {})
    said = as_slots("BOS UNIT MODAL EOS")
    first = finder.all(said)
    finder.all(as_slots("BOS GAP EOS"))
    assert finder.all(said) == first
