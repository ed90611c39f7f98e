"""duban (督办): from a leader's speech to the tracker an office hands out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model import Extraction

__version__ = "0.1.0"


def extract(
    path: Path, *, as_of: date | None = None, profile: str | Path | None = None, rules: Path | None = None
) -> Extraction:
    """Extract one document; for many, build an `pipeline.extractor.Extractor` once.

    Args:
        path: a text or HTML file.
        as_of: the reference date; None takes the date the text gives for the meeting, if any.
        profile: street, town, district, or the path of an office's own; None: no unit is suggested.
        rules: an office's own rules, laid over ours; None: ours alone.

    Raises:
        DocumentError: the file cannot be read.
        RuleBookError: the rules or the profile hold mistakes.
    """
    from pipeline.extractor import Extractor
    from pipeline.reading import read

    known = {"date": as_of, "date_from": "argument"} if as_of else {}
    return Extractor(rules, profile)(read(Path(path)), overrides=known)
