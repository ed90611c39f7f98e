"""What a corrected workbook leaves open is read the program's way where the words agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.evaluate.match import same
from pipeline.evaluate.model import Label, Limit, Owner, Row
from pipeline.model import How


def settle(label: Label, rows: Sequence[Row]) -> Label:
    """The label with what its cells do not tell filled in.

    A cell shows a name, not whether it was said in this sentence or carried on, nor whether a 、 ends it, and the words
    of a limit, not its type. Where the program found the same name or words, its reading holds; where it did not, the
    label's own guess. A limit that the program carried on from another sentence is, as everywhere, not measured.

    Args:
        label: as read from the workbook.
        rows: the program's rows that lie on the sentence.
    """
    owners = [owner for row in rows for owner in row.owners if owner.how is not How.SUGGESTED]
    limits = [limit for row in rows for limit in row.due]
    due = (_limit(wanted, [limit for limit in limits if same(limit.text, wanted.text)]) for wanted in label.due)
    return replace(
        label,
        owners=tuple(_owner(wanted, owners) for wanted in _joined(label.owners, owners)),
        due=tuple(limit for limit in due if limit),
    )


def _joined(wanted: Sequence[Owner], found: Iterable[Owner]) -> list[Owner]:
    """The owners with names that hold a 、 (各省、自治区) put together again, where the program found them whole."""
    known = {owner.name: owner for owner in wanted}
    for owner in found:
        parts = owner.name.split("、")
        if len(parts) > 1 and known.keys() >= {*parts}:
            known[owner.name] = replace(known[parts[0]], name=owner.name)
            for part in parts:
                del known[part]
    return list(known.values())


def _owner(wanted: Owner, found: Iterable[Owner]) -> Owner:
    hows = {owner.how for owner in found if same(wanted.name, owner.name)}
    how = next((how for how in (How.EXPLICIT, How.INHERITED) if how in hows), wanted.how)
    return replace(wanted, how=how)


def _limit(wanted: Limit, found: Sequence[Limit]) -> Limit | None:
    said = [limit for limit in found if limit.how is not How.INHERITED]
    if said:
        return replace(wanted, type=said[0].type)
    return None if found else wanted
