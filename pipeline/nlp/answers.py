"""gov_answers: the task that answers a problem, where one plainly does: it comes later and shares its rarer words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.nlp.spans import Placed, text_of

PAIR = re.compile(r"(?=((?:(?![的了着和与及或在对为不是有要将把被从到也都还化性])[\u4e00-\u9fffA-WYZa-wyz]){2}))")
"""Two letters side by side, none a particle, a suffix (精细化 says no more than 精细) or an X that masks a name."""
ENOUGH = 1.9
"""Two pairs of characters that only one task has, or three that few have (read off ten made-up documents)."""

Span.set_extension("answer", default=-1, force=True)


@Language.component(
    "gov_answers", requires=["doc.spans", "span._.stance", "span._.sentence"], assigns=["span._.answer"]
)
def gov_answers(doc: Doc) -> Doc:
    """Write `_.answer` of problem sentences: the place of the row that answers it, or -1."""
    sentences = list(doc.spans["sentences"])
    problems = [n for n, sentence in enumerate(sentences) if sentence._.stance == "problem"]
    if not problems:
        return doc
    text = text_of(doc)
    rows = [
        (n, row, pairs(text[row.start : row.end])) for n, row in enumerate(doc.spans["rows"]) if row.label_ == "task"
    ]
    blank = Placed((*doc.spans["problem_words"], *doc.spans["common_words"]))
    known = rarity([held for _, _, held in rows])
    for n in problems:
        told = specific(text, sentences[n], blank)
        later = [(place, held) for place, row, held in rows if row._.sentence > n]
        sentences[n]._.answer = answer(told, later, known)
    return doc


def answer(told: set[str], rows: Sequence[tuple[int, set[str]]], known: dict[str, float]) -> int:
    """The row that shares most with what a problem tells, the nearest of equals; -1 where none shares enough.

    Args:
        told: the pairs of characters of the problem.
        rows: place and pairs of every row that may answer it, in order.
        known: how much a shared pair says.
    """
    scores = [(math.fsum(known[pair] for pair in told & held), place) for place, held in rows]  # exact in any order
    best = max(scores, key=lambda score: score[0], default=(0.0, -1))
    return best[1] if best[0] >= ENOUGH else -1


def rarity(rows: Sequence[set[str]]) -> dict[str, float]:
    """How much a pair of characters says: 1 where one row has it, less the more rows do."""
    count = Counter(pair for row in rows for pair in row)
    return {pair: math.log1p(len(rows) / n) / math.log1p(len(rows)) for pair, n in count.items()}


def specific(text: str, problem: Span, blank: Placed) -> set[str]:
    """The pairs of a problem, but none whose two characters stand in `blank`: words too common, words of complaint."""
    plain = bytearray(len(problem))
    for word in blank.inside(problem.start, problem.end):
        plain[word.start - problem.start : word.end - problem.start] = b"\x01" * len(word)
    return {pair for n, pair in paired(text[problem.start : problem.end]) if not (plain[n] and plain[n + 1])}


def pairs(text: str) -> set[str]:
    """Every two letters that stand side by side."""
    return {pair for _, pair in paired(text)}


def paired(text: str) -> Iterator[tuple[int, str]]:
    """The pairs with their places."""
    return ((m.start(), m[1]) for m in PAIR.finditer(text))
