import tomllib

import pytest

from pipeline.model import Block, Cleaned, Source
from pipeline.rulebook.clean import CleanRules
from pipeline.rulebook.folder import rules_folder
from pipeline.text.clean import clean
from pipeline.text.wraps import page_width

RULES = CleanRules.model_validate(tomllib.loads((rules_folder() / "clean.toml").read_text(encoding="utf-8")))


def _clean(text: str) -> Cleaned:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(line, range(at, at + len(line))))
        at += len(line) + 1
    return clean(Source("x.txt", "text", "utf-8", "", text, tuple(blocks)), RULES)


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("要抓实,抓细;完成了吗?完成!", "要抓实，抓细；完成了吗？完成！"),
        ("同志们:今天开会(视频)", "同志们：今天开会（视频）"),
        ("浓度(PM2.5)下降,时间11:30-12:30", "浓度（PM2.5）下降，时间11:30-12:30"),
        ("增长X%,增幅第X;投资1,200万元", "增长X%，增幅第X；投资1,200万元"),
        ("要抓细.要抓实.", "要抓细。要抓实。"),
        ("1.抓实 2.5亿元", "1.抓实2.5亿元"),
        ("一.抓实", "一.抓实"),
        ("（一）.抓实...", "（一）.抓实..."),
        ("２０２３年完成ＧＤＰ增长５％", "2023年完成GDP增长5%"),
        ("推进***项目,×镇、XX社区、**部", "推进***项目，×镇、XX社区、**部"),
        ("\u3000\u3000各社\u200b区\ufeff要\x07落实", "各社区要落实"),
        ("对 X 个街道和 XX 项工作", "对X个街道和XX项工作"),
        ("抓落实 开新局", "抓落实 开新局"),
        ("抓落实   开新局", "抓落实 开新局"),
        ("要落实。 二是抓细", "要落实。二是抓细"),
        ("见 Word Excel 文件", "见Word Excel文件"),
        ("# 一、抓实", "一、抓实"),
        ("http://a.cn/b?c=1", "http://a.cn/b?c=1"),
    ],
)
def test_canonical_text(raw: str, tidy: str) -> None:
    assert _clean(raw).text == tidy


def test_offsets_lead_back() -> None:
    text = "\u3000\u3000第一,\u200b 段。\n\n第 2 段"
    cleaned = _clean(text)
    assert cleaned.text == "第一，段。\n第2段"
    assert [text[at] for at in cleaned.offsets] == list("第一,段。\n第2段")


PARAGRAPHS = [
    "今年以来全区上下咬定建设现代化中心城区总体目标深入实施发展战略扎实做好稳就业稳金融工作全面落实各项任务取得战略性成果经济社会发展稳中向好实现良好开局干部群众信心更足劲头更大。",
    "各街道要认真贯彻落实决策部署思路清晰措施务实成效明显观摩的重点工作各有特色呈现良好发展势头同时也要看到存在的差距和不足在谋划上视野不宽标准不高储备项目仍显不足要加以改进。",
    "加快推进学校建设汲取成功经验深化与名校的战略合作更多引入优质教育资源为教育现代化均衡化注入新生力量坚持医疗医保医药联动完善推广分级诊疗制度不断提高公共卫生保障水平和能力。",
]


def _wrap(paragraph: str, joint: str, width: int = 26) -> str:
    return joint.join(paragraph[at : at + width] for at in range(0, len(paragraph), width))


def test_wraps_that_became_blanks_vanish_and_short_pieces_end_paragraphs() -> None:
    wrapped = " ".join(["同志们:", "一、抓发展", *(_wrap(paragraph, " ") for paragraph in PARAGRAPHS)])
    assert _clean(wrapped).text.split("\n") == ["同志们：", "一、抓发展", *PARAGRAPHS]


def test_lines_cut_at_the_page_are_joined() -> None:
    wrapped = "\n".join(["同志们：", "一、抓发展", *(_wrap(paragraph, "\n") for paragraph in PARAGRAPHS)])
    assert _clean(wrapped).text.split("\n") == ["同志们：", "一、抓发展", *PARAGRAPHS]


def test_lines_of_a_text_that_was_never_wrapped_stay_apart() -> None:
    lines = [
        "推进老旧小区改造项目",
        "整治背街小巷环境卫生",
        "加强夏季防汛值班值守",
        *PARAGRAPHS,
        "开展安全生产隐患排查",
    ]
    assert _clean("\n".join(lines)).text.split("\n") == lines


def test_page_width_needs_enough_pieces_of_one_width() -> None:
    assert page_width([28, 27, 28, 26, 28, 28, 9]) == 28
    assert page_width([28, 27, 28, 9]) is None
    assert page_width([28, 120, 45, 80, 9, 33, 61, 200]) is None
    assert page_width([]) is None


def test_a_title_in_two_lines_is_joined() -> None:
    cleaned = _clean("某某县人民政府关于推动物流\n高质量发展的实施意见\n各乡镇：\n现提出意见。")
    assert cleaned.text.split("\n")[0] == "某某县人民政府关于推动物流高质量发展的实施意见"


def _marked(text: str) -> list[tuple[str, str]]:
    cleaned = _clean(text)
    return [(cleaned.text[mark.start : mark.end], mark.rule_id) for mark in cleaned.marks]


def test_boilerplate_is_marked_and_kept() -> None:
    text = "• 12.5 KB\n在防汛会上的讲话\n要落实。\n（此件公开发布）"
    assert _marked(text) == [("• 12.5 KB", "clean.file-size"), ("（此件公开发布）", "clean.public-notice")]
    assert _clean(text).marks[0].reason == "文库网站的文件大小"


def test_a_long_line_is_never_boilerplate_by_its_words() -> None:
    assert _marked("如有侵权，请联系我们删除。" + "各社区要抓好落实。" * 30) == []


@pytest.mark.parametrize("layout", RULES.layout, ids=lambda layout: layout.id)
def test_layout_examples(layout) -> None:
    for hit in layout.hits:
        assert layout.id in {rule_id for _, rule_id in _marked(hit)}, hit
    for miss in layout.misses:
        assert layout.id not in {rule_id for _, rule_id in _marked(miss)}, miss
