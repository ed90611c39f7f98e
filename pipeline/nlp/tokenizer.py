"""A tokenizer of characters: `len(doc) == len(text)` always, so an offset is a token index."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab


class CharacterTokenizer:
    """Make a Doc with one token a character, blanks and line ends included."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to store: the tokenizer has no state of its own."""
        return b""

    def from_bytes(self, _data: bytes, **_kwargs: object) -> CharacterTokenizer:
        """See `to_bytes`."""
        return self
