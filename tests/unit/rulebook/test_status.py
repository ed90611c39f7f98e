"""What people type for a state."""

import pytest
from pydantic import ValidationError

from pipeline.errors import RuleBookError
from pipeline.rulebook.folder import rules_folder
from pipeline.rulebook.load import load, read_theme
from pipeline.rulebook.status import Status

WORDS = {"initial": "未启动", "running": "推进中", "done": "已完成", "closed": "已销号", "standing": "长期坚持",
         "changed": "已调整", "removed": "已移出", "standing_terms": ()}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("已完成", "done"), (" 已 完成。", "done"), ("办结", "done"), ("√", "done"), ("☑", "done"), ("✔\ufe0f", "done"),
        ("已销号", "closed"), ("销号", "closed"), ("已调整", "changed"), ("已移出", "removed"), ("长期", "standing"),
        ("未启动", "initial"), ("进行中", "running"), ("未完成", None), ("基本完成", None), ("未销号", None),
        ("", None), ("已延期", None),
    ],
)  # fmt: skip
def test_what_is_meant(typed: str, state: str | None) -> None:
    assert read_theme(rules_folder()).status.meaning(typed) == state


def test_every_word_of_the_list_means_itself() -> None:
    status = read_theme(rules_folder()).status
    assert status.all == tuple(value for key, value in WORDS.items() if key != "standing_terms")
    assert [status.meaning(word) for word in status.all] == [key for key in WORDS if key != "standing_terms"]


def test_an_office_s_own_word_goes_before_a_synonym() -> None:
    status = Status.model_validate({**WORDS, "closed": "办结", "synonyms": {"办结": "done"}})
    assert status.meaning("办结") == "closed"


@pytest.mark.parametrize(
    ("synonyms", "told"),
    [({"办结": "finished"}, "synonyms"), ({" ": "done"}, "没有字"), ({"办结": "done", "办 结": "closed"}, "意思不同")],
)
def test_synonyms_are_checked(synonyms: dict[str, str], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        Status.model_validate({**WORDS, "synonyms": synonyms})


def test_a_layer_adds_synonyms_and_the_theme_alone_is_that_of_the_book(layer) -> None:
    folder = layer({"tracker.toml": '[status.synonyms]\n"搞定" = "done"\n'})
    theme = read_theme(rules_folder(), layers=[folder])
    assert (theme.status.meaning("搞定"), theme.status.meaning("办结")) == ("done", "done")
    assert theme == load(rules_folder(), layers=[folder]).tracker


@pytest.mark.parametrize("text", ['[status.synonyms]\n"搞定" = "over"\n', "faces = 1\n"])
def test_the_theme_alone_is_checked(layer, text: str) -> None:
    with pytest.raises(RuleBookError, match=r"本单位规则 tracker\.toml"):
        read_theme(rules_folder(), layers=[layer({"tracker.toml": text})])
