"""rules/ -> RuleBook: every file read and checked, all problems at once, each with file and rule id."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.errors import RuleBookError
from pipeline.rulebook.check import cross_check
from pipeline.rulebook.clean import CleanRules
from pipeline.rulebook.dates import Calendar, DateRules, TargetRules
from pipeline.rulebook.faults import holds, told
from pipeline.rulebook.organisations import Profile, load_profile
from pipeline.rulebook.schema import Construction, Cue, RuleFile
from pipeline.rulebook.themes import ThemeFile
from pipeline.rulebook.tracker import TrackerRules

JUDGEMENT = ("outline", "pseudo", "directive", "stance", "owners", "steps", "force", "outcomes", "problems")
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class RuleBook:
    """All knowledge of one rule folder and, where given, of one office (read-only, injected once)."""

    folder: Path
    cues: tuple[Cue, ...]
    constructions: tuple[Construction, ...]
    sets: dict[str, tuple[str, ...]]
    themes: ThemeFile
    dates: DateRules
    calendar: Calendar
    targets: TargetRules
    clean: CleanRules
    tracker: TrackerRules
    profile: Profile | None = None
    reasons: dict[str, str] = field(default_factory=dict)

    @cached_property
    def segmenter(self) -> Any:
        """The trained model, loaded when the first tie has to be broken."""
        from pipeline.nlp.segmenter import Segmenter

        return Segmenter.load(self.folder / "segmenter" / "model")


def load(folder: Path, profile: str | Path | None = None) -> RuleBook:
    """Read and check a rule folder.

    Args:
        folder: the rule folder.
        profile: name of a file in its `organisations/`, or a path; None: no unit is ever suggested.

    Raises:
        RuleBookError: with every problem found, each with file and rule id.
    """
    problems: list[str] = []
    files = {f"{name}.toml": _read(folder / f"{name}.toml", RuleFile, problems) for name in JUDGEMENT}
    others = {
        name: _read(folder / f"{name}.toml", model, problems)
        for name, model in (
            ("themes", ThemeFile),
            ("deadlines", DateRules),
            ("calendar", Calendar),
            ("targets", TargetRules),
            ("clean", CleanRules),
            ("tracker", TrackerRules),
        )
    }
    units = None
    if profile is not None:
        try:
            units = read_profile(folder, profile)
        except RuleBookError as error:
            problems.extend(error.problems)
    problems.extend(cross_check({name: file for name, file in files.items() if file}) if not problems else ())
    if problems:
        raise RuleBookError(problems)
    constructions = tuple(rule for file in files.values() for rule in file.construction)
    reasons = {rule.id: rule.reason for rule in constructions if rule.reason}
    return RuleBook(
        folder,
        tuple(cue for file in files.values() for cue in file.cue),
        constructions,
        {name: labels for file in files.values() for name, labels in file.set.items()},
        others["themes"],
        others["deadlines"],
        others["calendar"],
        others["targets"],
        others["clean"],
        others["tracker"],
        units,
        reasons,
    )


def read_profile(folder: Path, profile: str | Path) -> Profile:
    """The units of an office: a profile of the rule folder by its name, or one by its path.

    Raises:
        RuleBookError: the profile holds mistakes.
    """
    return load_profile(profile if isinstance(profile, Path) else folder / "organisations" / f"{profile}.toml")


def _read(path: Path, model: type[Model], problems: list[str]) -> Any:
    """One file as its model, or None with its faults added to `problems`."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return model.model_validate(data)
    except FileNotFoundError:
        problems.append(f"{path.name}：缺少这个文件")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(f"{path.name}：格式有误（{error}）")
    except ValidationError as error:
        problems.extend(f"{path.name}：{_where(data, e['loc'])}：{line}" for e in error.errors() for line in told(e))
    return None


def _where(data: Any, loc: tuple[Any, ...]) -> str:
    """The place of a fault: the id of the record where it has one, then the key."""
    names: list[str] = []
    for step in loc:
        data = data[step] if holds(data, step) else None
        if isinstance(data, dict) and "id" in data:
            names = [str(data["id"])]
        else:
            names.append(str(step))
    return " ".join(names)
