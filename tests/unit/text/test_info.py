import tomllib
from datetime import date

import pytest

from pipeline.model import Cleaned, DocumentInfo, Mark
from pipeline.rulebook.clean import CleanRules
from pipeline.rulebook.folder import rules_folder
from pipeline.text.info import find_info, read_date

RULES = CleanRules.model_validate(tomllib.loads((rules_folder() / "clean.toml").read_text(encoding="utf-8")))


def _info(*lines: str, marks: tuple[Mark, ...] = ()) -> DocumentInfo:
    text = "\n".join(lines)
    return find_info(Cleaned(text, range(len(text)), marks), "x.txt", RULES)


def test_a_speech_with_title_date_and_speaker() -> None:
    info = _info("在青山街道防汛工作会议上的讲话", "（2023年7月5日）", "街道党工委书记 张三", "同志们：", "今天开会。")
    assert info == DocumentInfo(
        "x.txt", "在青山街道防汛工作会议上的讲话", "张三", "青山街道", date(2023, 7, 5), "text", None
    )


def test_a_notice_with_signature() -> None:
    info = _info(
        "某某县人民政府关于加快农业发展的意见",
        "某政发〔2019〕3号",
        "各乡镇：",
        "现提出意见。",
        "某某县人民政府",
        "2019年1月12日",
    )
    assert (info.title, info.issuer, info.date) == (
        "某某县人民政府关于加快农业发展的意见",
        "某某县人民政府",
        date(2019, 1, 12),
    )


def test_news_takes_the_leader_who_spoke_first() -> None:
    info = _info(
        "青山街道召开安全生产部署会",
        "3月8日，青山街道召开安全生产部署会。办事处主任王小五通报了情况。",
        "街道党工委书记李四指出，要压实责任。副书记赵六强调，要抓好落实。",
    )
    assert (info.speaker, info.issuer, info.date, info.date_from) == ("李四", "青山街道", None, "unknown")


def test_a_text_without_title_says_nothing() -> None:
    assert _info("同志们：", "今天开会。", "一、抓好落实") == DocumentInfo("x.txt")
    assert _info("当前形势严峻，各社区要抓好落实。", "会议要求，要压实责任。") == DocumentInfo("x.txt")


def test_masks_stay() -> None:
    info = _info("×××在XX镇防汛会议上的讲话", "同志们：")
    assert (info.speaker, info.issuer) == ("×××", "XX镇")


def test_marked_lines_are_not_looked_at() -> None:
    info = _info("2020年1月1日", "在防汛会上的讲话", "同志们：", marks=(Mark(0, 9, "clean.x", ""),))
    assert (info.title, info.date) == ("在防汛会上的讲话", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年2月14日", date(2023, 2, 14)),
        ("二〇二三年十月二十一日", date(2023, 10, 21)),
        ("2023年2月30日", None),
        ("2月14日", None),
        ("", None),
    ],
)
def test_read_date(text: str, day: date | None) -> None:
    assert read_date(text) == day
