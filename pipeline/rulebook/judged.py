"""The records of rules/judged/: sentences two readers have judged, which the rules as a whole are held to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from pipeline.errors import RuleBookError
from pipeline.rulebook.schema import RuleId, Text
from pipeline.rulebook.stack import read_toml

Field = Literal["rows", "owners", "due", "targets", "steps", "force"]
FOLDER = "judged"


class Row(BaseModel):
    """A row the readers want.

    Args:
        text: the sentence, or the part of it.
        owners: names as they stand there; one that supports ends in （配合）.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["task", "call"]
    text: Text
    owners: tuple[Text, ...] = ()
    due: tuple[Text, ...] = ()
    targets: tuple[Text, ...] = ()
    steps: tuple[Text, ...] = ()
    force: Literal["forbid", "must", "should", "please"] = "should"


class Case(BaseModel):
    """A short text with the rows a good clerk would write.

    Args:
        family: the construction it stands for.
        rows: none where nothing is to be done.
        unsettled: what the two readers did not agree on; not judged.
        wrong: what the program gets wrong today; a test fails as soon as it gets it right.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: RuleId
    family: Text
    office: Text
    genre: Text
    text: Text
    rows: tuple[Row, ...] = ()
    unsettled: tuple[Field, ...] = ()
    wrong: tuple[Field, ...] = ()

    @model_validator(mode="after")
    def _words_of_the_text(self) -> Self:
        said = [*(row.text for row in self.rows)]
        said += [name.removesuffix("（配合）") for row in self.rows for name in row.owners]
        said += [span for row in self.rows for span in (*row.due, *row.targets, *row.steps)]
        strange = [words for words in said if words not in self.text]
        if strange:
            raise ValueError(f"“{strange[0]}”不在 text 里")
        return self


class CaseFile(BaseModel):
    """One file of rules/judged/."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Text
    case: tuple[Case, ...]


def read_cases(folder: Path) -> Iterator[Case]:
    """Every judged text of a rule folder, in the order of the files.

    Raises:
        RuleBookError: a file cannot be read.
        pydantic.ValidationError: a record is not in order.
    """
    for path in sorted((folder / FOLDER).glob("*.toml")):
        faults = []
        data = read_toml(path, f"{FOLDER}/{path.name}", faults)
        if faults:
            raise RuleBookError([str(fault) for fault in faults])
        yield from CaseFile.model_validate(data).case
