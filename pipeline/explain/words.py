"""words.toml: the Chinese words for labels, results and ways."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def tables() -> dict[str, dict[str, str]]:
    """All tables, by name."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def word(table: str, key: str) -> str:
    """The word for `key`; the key itself where the table has none (an office's own label)."""
    return tables()[table].get(key, key)
