"""A file on disk -> Source. Dispatch is by content; nothing is cleaned here."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from pipeline.errors import DocumentError
from pipeline.model import Source
from pipeline.reading import html, text
from pipeline.reading.decode import decode

SUFFIXES = (".txt", ".md", ".html", ".htm")

OFFICE_FORMATS = {b"PK\x03\x04": "Word/Excel/WPS", b"%PDF": "PDF", b"\xd0\xcf\x11\xe0": "旧版或加密的 Office/WPS"}

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|br|b|strong|em|span|font|section|article|table|tr|td|h[1-6]|ul|ol|li)\b[^<>]*>", re.I)


def read(path: Path) -> Source:
    """Read one document.

    Args:
        path: a text or HTML file, in any encoding that Chinese offices use.

    Returns:
        The decoded text and its paragraphs, each character with its offset in that text.

    Raises:
        DocumentError: missing, unreadable, empty, binary or of a format that is not read (Chinese, with what to do).
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"找不到文件 {path.name}。请核对路径后重试。") from None
    except OSError as error:
        raise DocumentError(f"文件 {path.name} 打不开（{error.strerror}）。请检查读取权限后重试。") from None
    for magic, title in OFFICE_FORMATS.items():
        if raw.startswith(magic):
            raise DocumentError(f"文件 {path.name} 是 {title} 格式，目前不能直接读取。请另存为 .txt 或 .html 后重试。")
    decoded, encoding = decode(raw, path.name)
    kind = _kind(decoded)
    blocks = text.blocks(decoded) if kind == "text" else html.blocks(decoded, fragment=kind == "fragment")
    if not blocks:
        raise DocumentError(f"文件 {path.name} 是空的，没有可读的文字。请检查内容后重试。")
    digest = hashlib.sha256(raw).hexdigest()
    return Source(name=path.name, kind=kind, encoding=encoding, sha256=digest, text=decoded, blocks=blocks)


def _kind(decoded: str) -> str:
    """An HTML page, plain text with fragments of HTML in it (pasted from a web editor), or plain text."""
    if _PAGE.search(decoded, 0, 4096):
        return "html"
    return "fragment" if len(_TAG.findall(decoded)) >= 2 else "text"
