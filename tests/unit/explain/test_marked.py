"""The parts of a row marked in its sentence, readable without colour."""

from __future__ import annotations

from pipeline.explain.marked import legend, marked


def test_every_part_has_its_sign(explained) -> None:
    (sentence,) = explained("各村要在6月底前新建水闸3座，建立台账。")
    parts = marked(sentence)
    shown = "".join(part.text for part in parts)
    assert shown.startswith("▲各村要在◆6月底前") and "☐●新建水闸3座，☐建立台账。" in shown
    assert "".join(part.text for part in parts if not part.sign) == sentence.text
    styles = {part.style: part.text for part in parts if not part.sign and part.style}
    assert styles == {"owner": "各村", "limit": "6月底前", "target": "新建水闸3座", "step": "建立台账"}


def test_the_narrower_part_lies_over_the_wider(explained) -> None:
    (sentence,) = explained("每周五要求各村报送台账。")
    assert [(part.text, part.style) for part in marked(sentence) if not part.sign] == [
        ("每周五", "limit"),
        ("要求", ""),
        ("各村", "owner"),
        ("报送台账", "step"),
        ("。", ""),
    ]


def test_the_legend_names_what_is_there(explained) -> None:
    (sentence,) = explained("各村要建立台账。")
    assert [part.text.strip() for part in legend(sentence)] == ["▲单位", "☐举措"]
    assert legend(explained("春天的风。")[0]) == ()
