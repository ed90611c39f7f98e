"""What many tests share: the pipeline without a profile, documents made of a few lines, and the seeds as extracted."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.extractor import Extractor
from pipeline.model import Block, Extraction, Source
from pipeline.reading import read

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


@dataclass(frozen=True, slots=True)
class Seed:
    """A seed as read, and what the extractor made of it with the facts of documents.toml."""

    name: str
    source: Source
    extraction: Extraction


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with our own rules and no profile."""
    return Extractor()


@pytest.fixture(scope="session")
def nlp(extractor: Extractor) -> Language:
    """The whole pipeline, no profile."""
    return extractor.nlp


@pytest.fixture(scope="session")
def document() -> Callable[..., Source]:
    """Make a document of text, each line a block, as the text reader does."""

    def make(text: str, name: str = "讲话.txt") -> Source:
        blocks, at = [], 0
        for line in text.split("\n"):
            if line.strip():
                blocks.append(Block(line, range(at, at + len(line))))
            at += len(line) + 1
        digest = hashlib.sha256(text.encode()).hexdigest()
        return Source(name, "text", "utf-8", digest, text, tuple(blocks))

    return make


@pytest.fixture
def layer(tmp_path: Path) -> Callable[..., Path]:
    """Make an office's own rule folder of files and their text."""

    def make(files: Mapping[str, str], name: str = "本单位规则") -> Path:
        for path, text in files.items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return tmp_path / name

    return make


@pytest.fixture(scope="session")
def seeds() -> tuple[Seed, ...]:
    """Every seed, extracted as `make tasks` does it."""
    entries = tomllib.loads((SEEDS / "documents.toml").read_text(encoding="utf-8"))["document"]
    extractors = {profile: Extractor(profile=profile) for profile in {e["profile"] for e in entries}}
    found = []
    for entry in entries:
        facts = {key: value for key, value in entry.items() if key not in ("path", "profile")}
        source = read(SEEDS / entry["path"])
        made = extractors[entry["profile"]](source, overrides={**facts, "date_from": "documents.toml"})
        found.append(Seed(entry["path"].removesuffix(".txt"), source, made))
    return tuple(found)
