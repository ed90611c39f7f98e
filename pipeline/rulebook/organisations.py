"""The office's own units (rules/organisations/*.toml): names, aliases, words that speak for one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from pipeline.rulebook.schema import Knowledge

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Word = Annotated[str, StringConstraints(min_length=2, strip_whitespace=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Header(_Strict):
    """What kind of office it is; `issuer_suffixes` end the office's own name: 街道, 镇人民政府, 区委."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    title: Text
    issuer_suffixes: tuple[Text, ...] = Field(min_length=1)


class Unit(_Strict):
    """One unit; a `support_only` unit is known by name and never proposed, so it has no words of its own."""

    name: Text
    aliases: tuple[Text, ...] = ()
    keywords: tuple[Word, ...] = ()
    themes: tuple[Text, ...] = ()
    support_only: bool = False

    @model_validator(mode="after")
    def _words_of_use(self) -> Self:
        if self.support_only and (self.keywords or self.themes):
            raise ValueError("support_only 的单位不会被建议，请删去 keywords 和 themes")
        return self


class Ambiguous(_Strict):
    """A word that several units answer for: nobody is proposed, a person decides among `units`."""

    term: Word
    units: tuple[Text, ...] = Field(min_length=2)
    reason: Text


class Profile(Knowledge):
    """The units of one kind of office."""

    profile: Header
    unit: tuple[Unit, ...]
    ambiguous: tuple[Ambiguous, ...] = ()

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        faults = [*self._shared_names(), *self._shared_words(), *self._unknown_candidates()]
        if faults:
            raise ValueError("\n".join(faults))
        return self

    def terms(self) -> Iterator[tuple[str, int]]:
        """Every word for the cue layer, as (word, place of its unit); an ambiguous one comes once per candidate."""
        for place, unit in enumerate(self.unit):
            yield from ((word, place) for word in unit.keywords)
        places = {unit.name: place for place, unit in enumerate(self.unit)}
        for entry in self.ambiguous:
            yield from ((entry.term, places[name]) for name in entry.units)

    def names(self) -> Iterator[tuple[str, int]]:
        """Every way to name a unit, as (name or alias, place of the unit)."""
        for place, unit in enumerate(self.unit):
            yield from ((name, place) for name in (unit.name, *unit.aliases))

    def _shared_names(self) -> Iterator[str]:
        owners: defaultdict[str, set[int]] = defaultdict(set)
        for name, place in self.names():
            owners[plain(name)].add(place)
        for name, places in owners.items():
            if len(places) > 1:
                yield f"名称“{name}”同时是{self._list(places)}的叫法，只能留一处"
        for name in _twice(unit.name for unit in self.unit):
            yield f"单位“{name}”写了不止一次"

    def _shared_words(self) -> Iterator[str]:
        taken = {entry.term for entry in self.ambiguous}
        for field, what in (("keywords", "关键词"), ("themes", "主题")):
            owners: defaultdict[str, list[int]] = defaultdict(list)
            for place, unit in enumerate(self.unit):
                for word in getattr(unit, field):
                    owners[word].append(place)
            for word, places in owners.items():
                if len(places) > 1:
                    yield f"{what}“{word}”写了不止一次（{self._list(places)}），只能留一处"
                elif field == "keywords" and word in taken:
                    yield f"关键词“{word}”已写在 [[ambiguous]]，{self._list(places)}里的请删去"
        for term in _twice(entry.term for entry in self.ambiguous):
            yield f"[[ambiguous]]“{term}”写了不止一次"

    def _unknown_candidates(self) -> Iterator[str]:
        known = {unit.name for unit in self.unit if not unit.support_only}
        for entry in self.ambiguous:
            for name in entry.units:
                if name not in known:
                    yield f"[[ambiguous]]“{entry.term}”的单位“{name}”不在可牵头的单位之列"

    def _list(self, places: Iterable[int]) -> str:
        return "、".join(self.unit[place].name for place in sorted(set(places)))


def plain(name: str) -> str:
    """A name as it is compared: no blanks, 办 for 办公室, full-width brackets."""
    return "".join(name.split()).replace("办公室", "办").replace("(", "（").replace(")", "）")


def _twice(values: Iterable[str]) -> list[str]:
    return sorted(value for value, count in Counter(values).items() if count > 1)
