"""The cue layer: the longest term decides, a pseudo-cue keeps single characters out, the layers stay apart."""

from __future__ import annotations

import itertools

import pytest
from spacy.language import Language

from pipeline.nlp.cues import CueFinder, Vocabulary, office_vocabularies
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load

WORDS = (
    Vocabulary("x.must", "MODAL", terms=("必须", "要")),
    Vocabulary("x.must-too", "MODAL", terms=("必须要",)),
    Vocabulary("x.alone", "MODAL", terms=("应",), alone=True),
    Vocabulary("x.pseudo", "PSEUDO", "pseudo", terms=("应急", "反应")),
    Vocabulary("x.unit", "UNIT", terms=("教育局", "局长")),
    Vocabulary("x.number", "ITEM", regex=r"第(?P<cue>[0-9]+)条"),
    Vocabulary("x.school", "THEME", "topic", terms=("学校", "学校食堂", "食堂")),
)


@pytest.fixture(scope="module")
def finder(nlp: Language) -> CueFinder:
    return CueFinder(nlp, WORDS, lambda text, index: text[index + 1 : index + 2] != "答")


def cues(finder: CueFinder, nlp: Language, text: str, group: str = "cues") -> list[tuple[str, str, int]]:
    doc = finder(nlp.make_doc(text))
    return [(span.text, span.id_, span.start) for span in doc.spans[group]]


def test_the_longest_term_decides(finder: CueFinder, nlp: Language) -> None:
    assert cues(finder, nlp, "必须要清淤") == [("必须要", "x.must-too", 0)]


def test_of_equal_length_the_earlier_decides(finder: CueFinder, nlp: Language) -> None:
    assert cues(finder, nlp, "教育局长值班") == [("教育局", "x.unit", 0)]


def test_a_pseudo_cue_covers_a_single_character(finder: CueFinder, nlp: Language) -> None:
    assert cues(finder, nlp, "应急分队反应快，乡镇应备沙袋") == [("应", "x.alone", 10)]


def test_the_tie_breaker_is_asked_last(finder: CueFinder, nlp: Language) -> None:
    assert cues(finder, nlp, "应答自如，应修尽修") == [("应", "x.alone", 5)]


def test_of_a_form_only_the_named_part_is_the_cue(finder: CueFinder, nlp: Language) -> None:
    assert cues(finder, nlp, "见第12条") == [("12", "x.number", 2)]


def test_outside_the_form_layer_all_stay(finder: CueFinder, nlp: Language) -> None:
    found = cues(finder, nlp, "检查学校食堂", "topics")
    assert found == [("学校", "x.school", 2), ("学校食堂", "x.school", 2), ("食堂", "x.school", 4)]
    assert cues(finder, nlp, "检查学校食堂") == []


MODAL = [
    ("各中队要检修消火栓", [3]),
    ("主要路口需要设岗，这是重要要求", []),
    ("要先办最要紧的事项", [0]),
    ("校车公司应装定位，反应要快", [4, 11]),
    ("要素保障要跟上", [4]),
]


@pytest.mark.parametrize(("text", "expected"), MODAL)
def test_modals_of_the_rule_book(nlp: Language, text: str, expected: list[int]) -> None:
    doc = nlp(text)
    assert [c.start for c in doc.spans["cues"] if c.label_ == "MODAL"] == expected


@pytest.mark.parametrize("group", ["cues", "tails", "titles", "topics"])
def test_cues_stand_in_order(nlp: Language, group: str) -> None:
    doc = nlp("一是卫生院要建立慢病台账，每月随访；二是请学校开展急救培训，压实责任。")
    bounds = [(s.start, s.end) for s in doc.spans[group]]
    assert bounds == sorted(bounds)


def test_cues_of_the_form_layer_do_not_overlap(nlp: Language) -> None:
    doc = nlp("各乡镇（街道）必须要在汛前完成重要堤段除险加固，务必要逐段验收。")
    spans = list(doc.spans["cues"])
    assert spans and all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("profile", ["street", "town", "district"])
def test_an_office_brings_the_names_and_words_of_its_units(profile: str) -> None:
    office = load(rules_folder(), profile).profile
    names = {name for name, _ in office.names()}
    known = min(names)
    words = {word.id: word for word in office_vocabularies(office, frozenset({known}))}
    assert set(words[f"organisation.{profile}"].terms) == names - {known}
    keywords = {term for name, word in words.items() if name.startswith("unit.") for term in word.terms}
    assert keywords == {term for term, _ in office.terms()}
