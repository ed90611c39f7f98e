"""What a sentence is by itself: does it direct, tell, quote or announce?"""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.model import Mark
from pipeline.nlp.build import with_marks

DIRECTIVES = [
    "各中队要逐台检查消防车。",
    "请教务处核对课表。",
    "严禁占用消防通道。",
    "必须在汛前完成清淤。",
    "逐户发放明白纸，签订承诺书。",
    "建立医患沟通制度，定期回访出院病人。",
    "由市场监管所牵头开展联合检查。",
    "希望各位校长把心思用在课堂上。",
    "不得瞒报、漏报。",
    "任何单位和个人不得挪用专项资金。",
    "会议要求，各车间要每日晨检。",
]
NOT_DIRECTIVES = [
    "去年以来，全镇完成了12个村的改厕。",
    "出院病人满意度稳步提升。",
    "签约了12个项目。",
    "改造了老旧管网，走访了企业。",
    "我院目前有床位300张。",
    "这是一项重要工作。",
    "防汛形势十分严峻。",
    "部分车间存在安全意识不强的问题。",
    "今天会议的主要任务是总结上半年工作。",
    "下面，我讲三点意见。",
    "习近平总书记指出，要把人民健康放在优先发展的战略地位。",
]


@pytest.mark.parametrize("text", DIRECTIVES)
def test_directive(nlp: Language, text: str) -> None:
    doc = nlp(text)
    (sentence,) = doc.spans["sentences"]
    assert sentence._.stance == "directive", sentence._.stance_rule
    assert sentence._.stance_rule.startswith("verdict.")


@pytest.mark.parametrize("text", NOT_DIRECTIVES)
def test_no_directive(nlp: Language, text: str) -> None:
    doc = nlp(text)
    (sentence,) = doc.spans["sentences"]
    assert sentence._.stance != "directive", sentence._.stance_rule
    assert sentence._.kind == ""


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("今天会议的主要任务是总结上半年工作。", "procedure"),
        ("习近平总书记指出，要把人民健康放在优先发展的战略地位。", "quoted"),
        ("去年，我们新建了两所幼儿园。", "achievement"),
    ],
)
def test_why_not(nlp: Language, text: str, stance: str) -> None:
    doc = nlp(text)
    assert doc.spans["sentences"][0]._.stance == stance


def test_a_marked_stretch_is_boilerplate(nlp: Language) -> None:
    """What the cleaner marked directs nobody, whatever words it holds."""
    text = "请仔细阅读后付费下载。\n各医院要设预检岗。"
    doc = nlp(with_marks(nlp.make_doc(text), [Mark(0, 11, "clean.site", "网站附加信息")]))
    site, order = doc.spans["sentences"]
    assert (site._.stance, site._.stance_rule, site._.kind) == ("boilerplate", "clean.site", "")
    assert (order._.stance, order._.kind) == ("directive", "task")
    assert [r.text for r in doc.spans["rows"]] == ["各医院要设预检岗。"]
