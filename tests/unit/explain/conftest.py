"""A text explained, without and with the units of an office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.explain.explainer import Explainer
from pipeline.explain.given import source_of
from pipeline.explain.model import Sentence
from pipeline.extractor import Extractor

Explained = Callable[..., tuple[Sentence, ...]]
DAY = date(2024, 6, 3)


@pytest.fixture(scope="session")
def explained() -> Explained:
    """Explain a text of a meeting of 2024-06-03, sentence by sentence; `profile`: with the units of an office."""
    plain = Extractor()
    extractors = {"": plain, "town": plain.with_profile("town")}

    def explain(text: str, *, profile: str = "", day: date | None = DAY) -> tuple[Sentence, ...]:
        known = {"date": day, "date_from": "argument"} if day else {}
        return Explainer(extractors[profile], source_of(text), overrides={"title": None, **known}).explain().sentences

    return explain
