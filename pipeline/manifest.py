"""run.json: what was made of what. It tells that nothing is left to do, and which workbooks are still ours."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipeline.tracker.fingerprint import beside, fingerprint

NAME = "run.json"
ROWS, BOOK, DIARY, LEDGER = "{}.tasks.jsonl", "{}.任务分解表.xlsx", "{}.ics", "总台账.xlsx"
"""What the outputs are called."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a run.

    Args:
        given: what was said of it from outside (date, title, profile …), as text.
        outputs: names of the files that hold its rows.
        without_owner: tasks for which the text names nobody.
        without_limit: tasks without any time limit.
        error: the Chinese line, where it failed.
    """

    source: str
    sha256: str | None
    given: dict[str, str]
    date: str | None = None
    date_from: str = "unknown"
    title: str | None = None
    tasks: int = 0
    calls: int = 0
    without_owner: int = 0
    without_limit: int = 0
    outputs: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    error: str | None = None

    @property
    def key(self) -> tuple[str, str | None, dict[str, str]]:
        """What decides whether the document has to be done again."""
        return self.source, self.sha256, self.given


@dataclass(frozen=True, slots=True)
class Manifest:
    """run.json; `outputs` maps every file of ours to its SHA-256, `kept` names the workbooks that staff changed."""

    version: str
    program: str
    rules: str
    documents: tuple[Document, ...] = ()
    ledger: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    outputs: dict[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()

    @classmethod
    def load(cls, out: Path) -> Manifest | None:
        """The manifest of an earlier run; None where there is none or none that can be read."""
        try:
            data: dict[str, Any] = json.loads((out / NAME).read_text(encoding="utf-8"))
            documents = tuple(Document(**_tuples(document)) for document in data.pop("documents"))
            return cls(documents=documents, **_tuples(data))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def dumps(self) -> str:
        """The text of run.json: no path, no time stamp."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"

    def stands(self, out: Path, wanted: Manifest) -> bool:
        """Whether a run over `wanted` would only repeat this one: same input, rules and program, outputs untouched."""
        same = (self.version, self.program, self.rules) == (wanted.version, wanted.program, wanted.rules)
        keys = [document.key for document in self.documents] == [document.key for document in wanted.documents]
        whole = not any(document.error for document in self.documents) and bool(self.ledger) == (
            len(self.documents) > 1
        )
        if not (same and keys and whole):
            return False
        names = [*self.ledger, *(name for document in self.documents for name in document.outputs)]
        ours = all((out / name).is_file() and fingerprint(out / name) == self.outputs.get(name) for name in names)
        return ours and all((out / name).is_file() for name in self.kept)


class Outbox:
    """Puts finished files into the output folder, each in one step, and never over somebody's work."""

    def __init__(self, out: Path, earlier: Manifest | None) -> None:
        known = earlier.outputs if earlier else {}
        self.outputs = {name: digest for name, digest in known.items() if (out / name).is_file()}
        self.kept: list[str] = []
        self.written: list[str] = []
        self._out = out

    def text(self, name: str) -> str:
        """What stands in a file of the output folder; nothing where there is none that can be read."""
        try:
            return (self._out / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def put(self, made: Path, name: str, *, guarded: bool = False) -> str:
        """Move `made` to `name` in the output folder, unless the same bytes are there already.

        Args:
            guarded: a workbook. Where somebody has changed it since we wrote it, the new one goes beside it.

        Returns:
            The name it got.
        """
        digest, target = fingerprint(made), self._out / name
        while guarded and target.exists() and fingerprint(target) not in (digest, self.outputs.get(target.name)):
            self.kept.append(target.name)
            target = beside(target)
        if not target.exists() or fingerprint(target) != digest:
            os.replace(made, target)
            self.written.append(target.name)
        self.outputs[target.name] = digest
        return target.name


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
