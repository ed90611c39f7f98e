"""Names of bodies in a row of labels: 各街道、各部门, 经发办和财政所, 各村（社区）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.nlp.constructions import HIDDEN, Slot

PARTS = {"CONN", "GAP", "DET", "QUOTE", "UNIT", "POST", "COLLECTIVE", "VERB", "NVERB", "SOFT", "LIFT", "ENSURE", "DE"}
ASIDE = 8
"""Characters of an aside that is part of a name (各村（社区）), brackets included; longer ones explain it."""
ENDS = {"UNIT", "POST", "COLLECTIVE"}


def names_in(text: str, slots: Sequence[Slot]) -> Iterator[tuple[int, int]]:
    """Bounds of the names: runs of parts that end in a unit, post or collective; what is no part divides them.

    Args:
        text: the text of the document.
        slots: labels in order; their offsets count in `text`.
    """
    run: list[Slot] = []
    acting = False
    for slot in (*slots, Slot("EOS", 0, 0)):
        if acting and slot.label in PARTS:
            continue  # 书记担任组长: what follows the verb is no name
        acting = bool(run) and run[-1].label in ENDS and slot.label == "VERB"
        anew = bool(run) and run[-1].label in ENDS and _begins_anew(text, slot) and text[run[0].start] in "各全"
        if slot.label in PARTS and not acting and not anew:
            run.append(slot)
            continue
        while run and run[-1].label not in ENDS:
            run.pop()
        while run and run[0].label == "CONN":  # 接下来街道上下要…: how it goes on is no part of the name
            run.pop(0)
        if run:
            yield _bounds(text, run)
        run = [slot] if anew else []


def _begins_anew(text: str, slot: Slot) -> bool:
    """各 opens the next name of a list without separators (各街道各部门); 各级 goes on, as 政府各班子成员 does."""
    opening = text[slot.start : slot.start + 2] if slot.end > slot.start else ""
    return opening.startswith("各") and opening != "各级"


def _bounds(text: str, run: Sequence[Slot]) -> tuple[int, int]:
    """From the first part to the last, with the aside behind it: 各村（社区）."""
    end = run[-1].end
    aside = None if text.startswith("（牵头）", end) else HIDDEN.match(text, end, end + ASIDE)
    return run[0].start, aside.end() if aside else end
