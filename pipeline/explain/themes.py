"""What spoke for the theme of a row, and what came next."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.explain.model import Theme, Voice
from pipeline.explain.words import word
from pipeline.nlp import themes
from pipeline.nlp.topics import Topics


class Themes:
    """The themes of the rows of one document.

    Args:
        stage: the one that chose them.
    """

    def __init__(self, doc: Doc, stage: Topics) -> None:
        self._chooser = stage.chooser
        self._evidence = [evidence for _, evidence in stage.evidence(doc)]

    def of(self, row: int, name: str) -> tuple[Theme, Theme | None]:
        """The theme `name` of a row with what spoke for it, and the runner-up if there is one."""
        voices = self._chooser.voices(self._evidence[row])
        ranking = self._chooser.ranking(voices)
        found = [Theme(theme.name, points, _voices(voices, theme.id)) for theme, points in ranking]
        return found[0] if found else Theme(name, 0.0, ()), found[1] if len(found) > 1 else None


def _voices(voices: list[themes.Voice], theme: str) -> tuple[Voice, ...]:
    return tuple(Voice(word("place", v.place), v.terms, v.points) for v in voices if v.theme == theme)
