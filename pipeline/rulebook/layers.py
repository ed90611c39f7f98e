"""An office's own rules laid over ours, as data: pure, before anything is checked.

Tables are laid together key by key, arrays of records record by record (the same id takes the place of the whole
record, a new one comes last), and any other value takes the place of the one below.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

Data = dict[str, Any]
IDENTITY = {"unit": "name", "ambiguous": "term", "column": "key", "note": "heading", "plan": "number"}
"""The key that tells the records of an array apart, where it is not `id`."""


def identity(array: str) -> str:
    """The key that tells the records of `array` apart."""
    return IDENTITY.get(array, "id")


def merge(below: Data, above: Data) -> Data:
    """What holds where `above` is laid over `below`; neither is changed."""
    merged = dict(below)
    for key, value in above.items():
        merged[key] = _laid(key, below[key], value) if key in below else value
    return merged


def without(data: Data, dropped: Container[Any]) -> Data:
    """`data` without the records of its own arrays that `dropped` names."""
    return {
        key: [record for record in value if record.get(identity(key)) not in dropped] if is_records(value) else value
        for key, value in data.items()
    }


def names_in(data: Data) -> list[str]:
    """The ids (or names) of all records in the arrays of `data`, as text."""
    return [str(record[identity(key)]) for key, record in _records(data) if identity(key) in record]


def sourced(data: Data) -> Data:
    """`data` with its own top-level `source` written into each rule that names none."""
    source = data.get("source")
    if not isinstance(source, str) or not source:
        return data
    return {
        key: [{"source": source} | record if "id" in record else record for record in value]
        if is_records(value)
        else value
        for key, value in data.items()
    }


def sourceless(data: Data) -> list[str]:
    """The ids of the rules that say nowhere where they come from."""
    return [str(record["id"]) for _, record in _records(data) if "id" in record and not record.get("source")]


def is_records(value: Any) -> bool:
    """Whether a value is an array of records."""
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


def _records(data: Data) -> Iterator[tuple[str, Data]]:
    for key, value in data.items():
        if is_records(value):
            yield from ((key, record) for record in value)


def _laid(key: str, below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return merge(below, above)
    if is_records(below) and is_records(above):
        return _in_their_places(identity(key), below, above)
    return above


def _in_their_places(key: str, below: list[Data], above: list[Data]) -> list[Data]:
    """Records of `above` stand where those of the same identity stood; an id given twice stays so, to be told of."""
    left = list(above)
    merged = []
    for record in below:
        at = next((n for n, own in enumerate(left) if key in own and own[key] == record.get(key)), None)
        merged.append(record if at is None else left.pop(at))
    return merged + left
