"""What the user gives to be explained: a file with what documents.toml says of it, or a text of his own."""

from __future__ import annotations

import hashlib
import os
import re
from datetime import date as Date
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.explain.explainer import Explainer
from pipeline.extractor import Extractor
from pipeline.inputs import find_profile, gather
from pipeline.model import Source
from pipeline.reading import read
from pipeline.reading.text import blocks
from pipeline.rulebook.folder import layers_of, profile_names, rules_folder
from pipeline.run import overrides_of

FILE = re.compile(r"(?:\.{0,2}[/\\]|~|[A-Za-z]:\\)\S*|[^\s。，；！？]*(?:[/\\]|\.[A-Za-z][A-Za-z0-9]{1,4})")
"""What looks like the name of a file."""
NAME = "（文字）"
"""The name of a document that is a text of the user's own."""


def open_given(
    given: str, *, date: Date | None = None, profile: str | None = None, rules: Path | None = None
) -> Explainer:
    """The explainer of a file or a text.

    Args:
        given: path of a file, or the text itself.
        date, profile, rules: as for `pipeline.run.run`.

    Raises:
        UsageError: a folder, a file that does not exist, no text at all, or no such profile.
        DocumentError: the file cannot be read.
        RuleBookError: the rules are wrong.
    """
    profiles = profile_names(rules_folder(), layers_of(rules))
    chosen = None if profile is None else find_profile(profile, Path(), profiles)
    facts: dict[str, Any] = {}
    if is_file(given):
        (job,) = gather([Path(given)], profiles=profiles)
        source, chosen, facts = read(job.path), chosen or job.profile, overrides_of(job)
    else:
        source = source_of(given)
        facts = {} if "\n" in given.strip() else {"title": None}  # a line on its own is no title
    if date is not None:
        facts |= {"date": date, "date_from": "argument"}
    return Explainer(Extractor(rules, chosen), source, overrides=facts)


def is_file(given: str) -> bool:
    """Whether a file is meant, not a text.

    Raises:
        UsageError: a folder, or what looks like a file but does not exist.
    """
    if os.path.isdir(given):
        raise UsageError(f"{given} 是文件夹。请写其中一个文件。")
    if os.path.isfile(given):
        return True
    if FILE.fullmatch(given.strip()):
        raise UsageError(f"找不到文件 {given}。请核对路径；要解释一段话，请直接写这段话，并以句号结尾。")
    return False


def source_of(text: str) -> Source:
    """A text of the user's own as a document.

    Raises:
        UsageError: there is nothing in it.
    """
    if not text.strip():
        raise UsageError("没有要解释的文字。请写一个文件，或一段话。")
    digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    return Source(NAME, "text", None, digest, text, blocks(text))
