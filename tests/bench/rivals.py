"""The rivals at work, run by the interpreter of .venv-bench: a request a line on stdin, an answer a line on stdout.

Standard library and the two libraries only. `{"reader": …, "cases": [[text, "2023-07-05"], …], "answers": true}` is
answered with `{"seconds": …, "answers": […]}`: for each case what the library reports, as plain JSON, or the name of
the exception it raised. With `"answers": false` only the time of the pass comes back.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

Reader = Callable[[str, datetime], list[dict[str, Any]]]


def main() -> None:
    """Serve until stdin ends."""
    os.environ["TZ"] = "Asia/Shanghai"
    time.tzset()
    logging.disable(logging.CRITICAL)  # JioNLP logs a traceback for what it cannot read; that would cost it time
    out = sys.stdout
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):  # JioNLP greets on stdout
        readers = {"jionlp": _jionlp(), "recognizers": _recognizers()}
        for line in sys.stdin:
            print(json.dumps(_served(readers, json.loads(line)), ensure_ascii=False), file=out, flush=True)


def _served(readers: dict[str, Reader], request: dict[str, Any]) -> dict[str, Any]:
    read = readers[request["reader"]]
    cases = [(text, datetime.fromisoformat(day)) for text, day in request["cases"]]
    start = time.perf_counter()
    answers = [_answer(read, text, day) for text, day in cases]
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "answers": answers if request["answers"] else []}


def _answer(read: Reader, text: str, day: datetime) -> list[dict[str, Any]] | str:
    try:
        return read(text, day)
    except Exception as error:  # counted, not hidden: the judge sees the name
        return type(error).__name__


def _jionlp() -> Reader:
    import jionlp

    return lambda text, day: jionlp.ner.extract_time(text, time_base=day)


def _recognizers() -> Reader:
    from recognizers_date_time import recognize_datetime
    from recognizers_text import Culture

    def read(text: str, day: datetime) -> list[dict[str, Any]]:
        found = recognize_datetime(text, Culture.Chinese, reference=day)
        return [{"text": one.text, "start": one.start, "end": one.end, "resolution": one.resolution} for one in found]

    return read


if __name__ == "__main__":
    main()
