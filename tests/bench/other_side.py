"""Our end of the line to rivals.py, which runs in the rivals' own environment."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class Rivals:
    """The process with both libraries loaded; ask it for answers or for the time of a pass.

    Args:
        python: interpreter of the rivals' environment.
        cases: texts with their reference dates.
    """

    def __init__(self, python: str, cases: Sequence[tuple[str, date]]) -> None:
        self._cases = [(text, day.isoformat()) for text, day in cases]
        bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self._process = subprocess.Popen(
            [python, str(Path(__file__).with_name("rivals.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=bare | {"TZ": "Asia/Shanghai", "PYTHONUTF8": "1"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.communicate()

    def answers(self, reader: str) -> list[list[dict[str, Any]] | str]:
        """For each case what the library reports, or the name of the exception it raised."""
        return self._asked(reader, answers=True)["answers"]

    def seconds(self, reader: str) -> float:
        """One pass over the cases, measured where it runs."""
        return self._asked(reader, answers=False)["seconds"]

    def _asked(self, reader: str, *, answers: bool) -> dict[str, Any]:
        request = {"reader": reader, "cases": self._cases, "answers": answers}
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("对比环境没有应答。请删除 .venv-bench 后重新运行 make bench-dates。")
        return json.loads(line)
