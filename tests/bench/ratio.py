"""`make bench`: the wall time of `duban tasks seeds` against that of its imports and the model's load, in one run.

The two are measured in turn, so that a busy machine slows both. Prints medians and the ratio; the aim is 2.5 at most.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

AIM, ROUNDS = 2.5, 5
ROOT = Path(__file__).resolve().parents[2]
FLOOR = (
    "import spacy, pandas, openpyxl; from pipeline.nlp.segmenter import Segmenter; "
    "from pipeline.rulebook.folder import rules_folder; Segmenter.load(rules_folder() / 'segmenter' / 'model')"
)


def main() -> None:
    """Measure and print."""
    floors, runs, repeats, helps = [], [], [], []
    for _ in range(ROUNDS):
        floors.append(_seconds("-c", FLOOR))
        with tempfile.TemporaryDirectory() as out:
            runs.append(_seconds("-m", "pipeline", "tasks", "seeds", "--out", out))
            repeats.append(_seconds("-m", "pipeline", "tasks", "seeds", "--out", out))
        helps.append(_seconds("-m", "pipeline", "--help"))
    ratio = median(runs) / median(floors)
    print(f"导入 spacy、pandas、openpyxl 并载入分词模型  {median(floors):6.2f} 秒")
    print(f"duban tasks seeds（全新）                    {median(runs):6.2f} 秒")
    print(f"duban tasks seeds（无变化）                  {median(repeats):6.2f} 秒")
    print(f"duban --help                                 {median(helps):6.2f} 秒")
    print(f"比值 {ratio:.2f}（目标不超过 {AIM}；{ROUNDS} 次的中位数）")


def _seconds(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
