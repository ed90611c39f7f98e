"""Bytes -> text: byte order mark, strict UTF-8, what the page declares, chardet, GB18030, in this order."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from pipeline.errors import DocumentError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "x-gbk": "gb18030"}
"""Files that call themselves GB2312 use characters of its supersets; the WHATWG Encoding Standard maps them alike."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a]")


def decode(raw: bytes, name: str) -> tuple[str, str]:
    """Decode a file's bytes.

    Args:
        raw: the whole file.
        name: file name, for the message.

    Returns:
        The text, and the encoding as Python names it.

    Raises:
        DocumentError: empty, binary or in no known encoding.
    """
    if not raw.strip():
        raise DocumentError(f"文件 {name} 是空的，没有可读的文字。请检查内容后重试。")
    for encoding in _candidates(raw):
        try:
            text = raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if len(_BINARY.findall(text)) <= len(text) // 100:
            return text, encoding
    raise DocumentError(f"文件 {name} 不是文本，或编码无法识别。请用记事本打开后另存为 UTF-8 编码的 .txt 再试。")


def _candidates(raw: bytes) -> Iterator[str]:
    """Encodings to try, most certain first; chardet is only asked (and imported) where all before it failed."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            yield encoding
            return
    yield "utf-8"
    if declared := _CHARSET.search(raw, 0, 4096):
        said = declared.group(1).decode("ascii").lower()
        yield SUPERSETS.get(said, said)
    from chardet import detect

    guess = (detect(raw)["encoding"] or "gb18030").lower()
    yield SUPERSETS.get(guess, guess)
    yield "gb18030"
