"""How owners, limits and steps are worded in a cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import How, Owner, Role, Section, Task
from pipeline.rulebook.tracker import TrackerRules


def joined(parts: Iterable[str], mark: str) -> str:
    """The parts, each once, in order."""
    return mark.join(dict.fromkeys(part for part in parts if part))


def section_words(section: Section) -> str:
    """A heading as the document has it, marker included."""
    return section.title if section.title.startswith(section.marker) else section.marker + section.title


@dataclass(frozen=True, slots=True)
class Parties:
    """A task's owners, sorted by the part they play."""

    leaders: tuple[Owner, ...]
    leads: tuple[Owner, ...]
    supports: tuple[Owner, ...]


def parties(owners: tuple[Owner, ...], *, leader_endings: tuple[str, ...]) -> Parties:
    """Sort owners into 责任领导, 牵头 and 配合; a person named alone stays 牵头, so that no task loses its owner."""
    leads = tuple(owner for owner in owners if owner.role is Role.LEAD)
    leaders = tuple(owner for owner in leads if owner.name.endswith(leader_endings))
    if len(leaders) == len(leads):
        leaders = ()
    return Parties(
        leaders=leaders,
        leads=tuple(owner for owner in leads if owner not in leaders),
        supports=tuple(owner for owner in owners if owner.role is Role.SUPPORT),
    )


def owner_words(owners: Iterable[Owner], *, suggested: str) -> str:
    """The names as the document has them; a proposal of ours always carries the mark `suggested`."""
    return joined((o.name + (suggested if o.how is How.SUGGESTED else "") for o in owners), "、")


def unit_names(owners: Iterable[Owner]) -> tuple[str, ...]:
    """The units to file a task under: the profile's standard name, else the name in the document."""
    return tuple(dict.fromkeys(owner.unit or owner.name for owner in owners))


def limit_words(task: Task, rules: TrackerRules) -> str:
    """The words of all limits, or the dash."""
    return joined((limit.text for limit in task.deadlines), "；") or rules.words.no_limit


def target_words(task: Task) -> str:
    """The words of all targets."""
    return "；".join(target.text for target in task.targets)


def lead_words(task: Task, rules: TrackerRules) -> str:
    """Who leads, our proposals marked; the word for nobody where nobody does."""
    leads = (owner for owner in task.owners if owner.role is Role.LEAD)
    return owner_words(leads, suggested=rules.words.suggested) or rules.words.no_owner


def title(task: Task) -> str:
    """What the row is called: its own title, else its innermost heading, else its theme."""
    return task.title or (task.heading[-1] if task.heading else task.theme)


def is_standing(task: Task, rules: TrackerRules) -> bool:
    """Whether the words make it a task without an end (长期坚持): they say so, and no limit has a last day."""
    words = task.text + "".join(limit.text for limit in task.deadlines)
    return not any(limit.end for limit in task.deadlines) and any(t in words for t in rules.status.standing_terms)
