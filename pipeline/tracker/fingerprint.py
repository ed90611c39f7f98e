"""Whether somebody has changed a workbook since we wrote it, and where the new one goes if so."""

from __future__ import annotations

import hashlib
from pathlib import Path


def fingerprint(path: Path) -> str:
    """The SHA-256 of the file's bytes, as 64 hex digits.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def beside(path: Path) -> Path:
    """The name of a new workbook beside one that staff have changed: `x.任务分解表.xlsx` -> `x.任务分解表.新.xlsx`."""
    return path.with_name(f"{path.stem}.新{path.suffix}")
