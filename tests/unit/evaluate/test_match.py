import pytest

from pipeline.evaluate.match import Ground, paired, same, squash


def test_squash_keeps_letters_digits_and_masks() -> None:
    assert squash("“**部”要、在 6月底前（含××镇）！") == "**部要在6月底前含××镇"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("各社区", "各社区", True),
        ("各社区", "各社区、", True),
        ("城管办", "区城管办", True),
        ("城管办", "区城市管理办公室", False),
        ("建立隐患台账", "建立健全隐患台账", True),
        ("站", "站长", False),
        ("站", "站", True),
        ("", "", False),
        ("——", "站", False),
    ],
)
def test_same(a: str, b: str, expected: bool) -> None:
    assert same(a, b) is expected


def test_each_is_paired_once_with_the_first_that_fits() -> None:
    assert paired(["甲", "甲"], ["甲"], str.__eq__) == 1
    assert paired(["甲", "乙"], ["乙", "甲", "甲"], str.__eq__) == 2


SENTENCES = (
    ("1", "各社区要排查隐患。"),
    ("2", "——"),
    ("3", "城管办要整治占道经营，"),
    ("4", "平安办配合。"),
    ("5", "各社区要排查隐患。"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各社区要排查隐患", ["1"]),
        ("排查隐患", ["1"]),
        ("城管办要整治占道经营，平安办配合。", ["3", "4"]),
        ("整治占道经营，平安", ["3"]),
        ("城管办应整治占道经营", ["3"]),
        ("各单位要上报材料", []),
        ("……", []),
    ],
)
def test_where_a_text_lies(text: str, expected: list[str]) -> None:
    assert Ground(SENTENCES).lay(text) == expected


@pytest.mark.parametrize(("between", "expected"), [(392, "1"), (393, "4")])
def test_a_text_that_stands_twice_is_looked_for_from_400_letters_before_the_last(between: int, expected: str) -> None:
    twice, last = "各社区要排查隐患", "请民政所办理"
    ground = Ground([("1", twice), ("2", "远" * between), ("3", last), ("4", twice)])
    assert ground.lay(last) == ["3"]
    assert ground.lay(twice) == [expected]


def test_a_text_is_looked_for_from_a_sentence_on_then_from_the_beginning() -> None:
    ground = Ground(SENTENCES)
    assert ground.exact("各社区要排查隐患", start=ground.start("4")) == ["5"]
    assert ground.exact("城管办", start=ground.start("5")) == ["3"]
    assert ground.exact("城管办应当") == []
