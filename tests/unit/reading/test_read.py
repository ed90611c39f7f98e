from pathlib import Path

import pytest

from pipeline.errors import DocumentError
from pipeline.reading import read

SPEECH = "同志们：\n　　各社区要抓好防汛工作。\n\n散会！\n"


def _file(folder: Path, raw: bytes, name: str = "讲话.txt") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize(
    ("encoding", "reported"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_text_in_the_encodings_of_offices(tmp_path: Path, encoding: str, reported: str) -> None:
    source = read(_file(tmp_path, SPEECH.encode(encoding)))
    assert (source.text, source.encoding, source.kind) == (SPEECH, reported, "text")
    assert [block.text for block in source.blocks] == ["同志们：", "　　各社区要抓好防汛工作。", "散会！"]


def test_a_short_line_in_gb18030_is_not_taken_for_another_script(tmp_path: Path) -> None:
    assert read(_file(tmp_path, "请各社区月底前报送。".encode("gb18030"))).text == "请各社区月底前报送。"


def test_a_page_that_says_gb2312_is_read_as_gb18030(tmp_path: Path) -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>朱镕基同志视察㙍街道</p></body></html>'
    source = read(_file(tmp_path, page.encode("gb18030"), "页.html"))
    assert (source.kind, source.encoding) == ("html", "gb18030")
    assert source.blocks[0].text == "朱镕基同志视察㙍街道"


@pytest.mark.parametrize(
    "text", [SPEECH, SPEECH.replace("\n", "\r\n"), "<p>各社区</p>\n<p>要<b>抓好</b>&nbsp;防汛。</p>"]
)
def test_every_character_knows_its_place(tmp_path: Path, text: str) -> None:
    source = read(_file(tmp_path, text.encode()))
    for block in source.blocks:
        assert len(block.text) == len(block.origin)
        assert all(source.text[at] in (char, "&") for char, at in zip(block.text, block.origin, strict=True))


def test_plain_text_with_pasted_tags_is_a_fragment(tmp_path: Path) -> None:
    source = read(_file(tmp_path, '标题\n<p class="x">一、要<b>快</b>。</p> <p>二、要实。</p>\n街道'.encode()))
    assert source.kind == "fragment"
    assert [block.text for block in source.blocks] == ["标题", "一、要快。", "二、要实。", "街道"]


def test_a_lone_tag_leaves_plain_text_plain(tmp_path: Path) -> None:
    assert read(_file(tmp_path, "网页用<br>换行。".encode())).kind == "text"


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(DocumentError, match=r"讲话\.txt 是空的"):
        read(_file(tmp_path, raw))


@pytest.mark.parametrize("raw", [b"PK\x03\x04rest", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_office_files_are_told_apart_by_content(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(DocumentError, match=r"另存为 \.txt 或 \.html 后重试"):
        read(_file(tmp_path, raw))


def test_binary_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"不是文本.*UTF-8"):
        read(_file(tmp_path, bytes(range(256)) * 8))


def test_a_missing_file_and_a_folder_are_told_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"找不到文件 无\.txt"):
        read(tmp_path / "无.txt")
    with pytest.raises(DocumentError, match="打不开"):
        read(tmp_path)
