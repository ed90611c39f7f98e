"""Breaks ties by words: is this 要 the modal, or half of 要素? Our own spacy-pkuseg model, no other.

spacy-pkuseg fetches models over the network when asked by name, unpickles old formats and brings a dictionary;
`Segmenter.load` goes round all three. Our model is trained on rules/segmenter/*.seg (one sentence a line, words apart).
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterable
from contextlib import redirect_stdout
from functools import lru_cache
from io import StringIO
from itertools import accumulate, compress, pairwise
from pathlib import Path
from typing import Any

from pipeline.errors import DubanError

_FEATURES, _WEIGHTS = "features.msgpack", "weights.npz"
_BLANKS = re.compile(r"(\s+)")
_OWN = "own"  # so begin the files of sentences written for this project, which are always trained on
_FAINT = 0.05  # features no weight of which reaches this are dropped


class Segmenter:
    """Cuts a clause into words; keeps the cuts of the clauses seen last."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._known: set[str] = model.feature_extractor.unigram  # the words of the training sentences
        self._word_of_each = lru_cache(maxsize=8192)(self._spread)

    @classmethod
    def load(cls, folder: Path) -> Segmenter:
        """Loads the model in `folder`: its msgpack and npz files, nothing else, and nothing from the network.

        Raises:
            DubanError: a file of the model is missing.
        """
        missing = "、".join(name for name in (_FEATURES, _WEIGHTS) if not (folder / name).is_file())
        if missing:
            raise DubanError(f"{folder} 中的分词模型不完整，缺少 {missing}。请运行 make segmenter 重新训练。")
        from spacy_pkuseg import pkuseg

        return cls(pkuseg(str(folder.resolve()), user_dict=None))

    def cut(self, text: str) -> list[str]:
        """Cuts `text` into words; joined they are `text` again, runs of blanks being words of their own."""
        pieces = (piece for piece in _BLANKS.split(text) if piece)
        return [word for piece in pieces for word in ([piece] if piece.isspace() else self._model.cut(piece))]

    def stands_alone(self, text: str, index: int) -> bool:
        """Tells whether the one character at `index` of the clause `text` is a word of its own.

        Only a longer word that the training sentences hold speaks against it (应急); one that the model made up for
        want of better (须戴, 后请) is no evidence.
        """
        word = self._word_of_each(text)[index]
        return len(word) == 1 or word not in self._known

    def _spread(self, text: str) -> tuple[str, ...]:
        return tuple(word for word in self.cut(text) for _ in word)


def train(folder: Path, out: Path) -> None:
    """Trains a model on every *.seg file of `folder` and writes it to `out`: same sentences, same bytes."""
    _fit(sorted(folder.glob("*.seg")), out)


def score(folder: Path) -> dict[str, float]:
    """Gives, for each seed of `folder`, the F1 over its words of a model trained on all files but that one."""
    files, found = sorted(folder.glob("*.seg")), {}
    for held in (path for path in files if not path.stem.startswith(_OWN)):
        with tempfile.TemporaryDirectory() as scratch:
            _fit([path for path in files if path != held], Path(scratch))
            found[held.stem] = _f1(Segmenter.load(Path(scratch)), _sentences([held]))
    return found


def _sentences(files: Iterable[Path]) -> list[list[str]]:
    return [line.split() for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _f1(segmenter: Segmenter, gold: list[list[str]]) -> float:
    right = given = true = 0
    for words in gold:
        cuts = segmenter.cut("".join(words)), words
        ours, theirs = (set(pairwise(accumulate(map(len, cut), initial=0))) for cut in cuts)
        right, given, true = right + len(ours & theirs), given + len(ours), true + len(theirs)
    return 2 * right / (given + true)


def _fit(files: list[Path], out: Path) -> None:
    """Trains on `files`; pkuseg shuffles with the global generator, which is lent a fixed state, and prints."""
    import spacy_pkuseg

    lines = [" ".join(words) + "\n" for words in _sentences(files)]
    state = random.getstate()
    random.seed(0)
    try:
        with tempfile.TemporaryDirectory() as scratch, redirect_stdout(StringIO()):
            text, probe = Path(scratch, "train"), Path(scratch, "probe")
            text.write_text("".join(lines), encoding="utf-8")
            probe.write_text(lines[0], encoding="utf-8")  # pkuseg scores a second file after each round; not used
            spacy_pkuseg.train(str(text), str(probe), scratch)
            _slim(Path(scratch), out)
    finally:
        random.setstate(state)


def _slim(trained: Path, out: Path) -> None:
    """Copies a model without its faint features, its weights rounded and compressed."""
    import numpy as np
    import srsly

    data = srsly.read_msgpack(trained / _FEATURES)
    with np.load(trained / _WEIGHTS) as model:
        tags, count = (int(size) for size in model["sizes"])
        nodes, edges = model["w"][: tags * count].reshape(count, tags), model["w"][tags * count :]
    keep = abs(nodes).max(axis=1) >= _FAINT
    keep[0] = True  # pkuseg takes it for granted that place 0 is the feature every character has
    names = compress(sorted(data["feature_to_idx"], key=data["feature_to_idx"].get), keep)
    data |= {"bigram": [], "feature_to_idx": {name: place for place, name in enumerate(names)}}
    weights = np.concatenate([nodes[keep].ravel(), edges]).round(2)
    out.mkdir(parents=True, exist_ok=True)
    srsly.write_msgpack(out / _FEATURES, data)
    np.savez_compressed(out / _WEIGHTS, sizes=np.array([tags, keep.sum()]), w=weights)


if __name__ == "__main__":
    import sys

    rules = Path(__file__).resolve().parents[2] / "rules" / "segmenter"
    if sys.argv[1:] == ["score"]:
        for seed, value in score(rules).items():
            print(f"{seed}\t{value:.3f}")
    else:
        train(rules, rules / "model")
        print(f"分词模型已写入 {rules / 'model'}")
