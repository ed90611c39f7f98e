"""rules/ -> RuleBook: every file checked, layer over layer, all problems at once, each with file and rule id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.errors import RuleBookError
from pipeline.rulebook.calendar import Calendar
from pipeline.rulebook.check import cross_check, spare
from pipeline.rulebook.clean import CleanRules
from pipeline.rulebook.dates import DateRules, TargetRules
from pipeline.rulebook.faults import Fault
from pipeline.rulebook.folder import profile_names
from pipeline.rulebook.organisations import Profile
from pipeline.rulebook.schema import Construction, Cue, Knowledge, RuleFile
from pipeline.rulebook.stack import Laid, lay, strangers, title
from pipeline.rulebook.themes import ThemeFile
from pipeline.rulebook.tracker import TrackerRules

JUDGEMENT = ("outline", "pseudo", "directive", "stance", "owners", "steps", "force", "outcomes", "problems")
MODELS: dict[str, type[Knowledge]] = {
    **{f"{name}.toml": RuleFile for name in JUDGEMENT},
    "themes.toml": ThemeFile,
    "deadlines.toml": DateRules,
    "calendar.toml": Calendar,
    "targets.toml": TargetRules,
    "clean.toml": CleanRules,
    "tracker.toml": TrackerRules,
}
"""The files at the top of a rule folder."""


@dataclass(frozen=True)
class RuleBook:
    """All knowledge of our rules, the layers over them and, where given, of one office (read-only, injected once).

    Args:
        folder: our own rules.
        layers: the folders laid over them, the lowest first.
        files: every file as checked, by its name; `ours`: the same without the layers.
    """

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
    layers: tuple[Path, ...] = ()
    files: Mapping[str, Knowledge] = field(default_factory=dict)
    ours: Mapping[str, Knowledge] = field(default_factory=dict)

    @cached_property
    def segmenter(self) -> Any:
        """The trained model (a layer's own where it has one), loaded when the first tie has to be broken."""
        from pipeline.nlp.segmenter import Segmenter

        models = [root / "segmenter" / "model" for root in (*reversed(self.layers), self.folder)]
        return Segmenter.load(next((model for model in models if model.is_dir()), models[-1]))


def load(folder: Path, profile: str | Path | None = None, *, layers: Sequence[Path] = ()) -> RuleBook:
    """Read and check our rules with the layers over them.

    Args:
        folder: our own rules, complete.
        profile: name of a file in `organisations/`, or a path; None: no unit is ever suggested.
        layers: folders that hold only what differs, the lowest first.

    Raises:
        RuleBookError: with every problem found, each with file and rule id.
    """
    book, faults = survey(folder, profile, layers=layers)
    if book is None or faults:
        raise RuleBookError([str(fault) for fault in faults])
    return book


def survey(
    folder: Path, profile: str | Path | None = None, *, layers: Sequence[Path] = (), deep: bool = False
) -> tuple[RuleBook | None, list[Fault]]:
    """What `load` does, without an end at the first fault: the book as far as it is sound, and everything wrong.

    Args:
        deep: try our own patterns of limits and targets too, which only a change of ours can break.

    Returns:
        The book without the layers' records that are at fault (None where our own rules are), and the faults.
    """
    faults = [fault for layer in layers for fault in strangers(layer, MODELS)]
    laid = {name: lay(name, model, folder, layers, faults) for name, model in MODELS.items()}
    units = None if profile is None else _units(folder, profile, layers, faults)
    files = {name: found.whole for name, found in laid.items() if found.whole}
    ours = {name: found.ours for name, found in laid.items() if found.ours}
    if len(files) < len(MODELS):
        return None, faults
    between = cross_check(files, ours, deep=deep)
    faults += [Fault(title(name, layers), rule, what) for name, rule, what in between]
    if between and not layers:
        return None, faults
    sound = spare(files, ours, {(name, rule) for name, rule, _ in between})
    return _book(folder, tuple(layers), sound, ours, units), faults


def read_profile(folder: Path, profile: str | Path, *, layers: Sequence[Path] = ()) -> Profile:
    """The units of an office: a profile of the rule folders by its name, or one by its path.

    Raises:
        RuleBookError: the profile holds mistakes.
    """
    faults: list[Fault] = []
    units = _units(folder, profile, layers, faults)
    if units is None or faults:
        raise RuleBookError([str(fault) for fault in faults])
    return units


def read_dates(folder: Path, *, layers: Sequence[Path] = ()) -> tuple[DateRules, Calendar]:
    """The rules of time limits and the calendar alone, for those who read dates and nothing else.

    Raises:
        RuleBookError: one of the two files holds mistakes.
    """
    faults = [fault for layer in layers for fault in strangers(layer, MODELS)]
    rules = lay("deadlines.toml", DateRules, folder, layers, faults)
    calendar = lay("calendar.toml", Calendar, folder, layers, faults)
    if faults or rules.whole is None or calendar.whole is None:
        raise RuleBookError([str(fault) for fault in faults])
    return _naming(rules.whole, calendar.whole, calendar.ours), calendar.whole


def read_theme(folder: Path, *, layers: Sequence[Path] = ()) -> TrackerRules:
    """The theme of the workbook alone, for those who read workbooks and nothing else.

    Raises:
        RuleBookError: tracker.toml holds mistakes.
    """
    faults = [fault for layer in layers for fault in strangers(layer, MODELS)]
    theme = lay("tracker.toml", TrackerRules, folder, layers, faults).whole
    if faults or theme is None:
        raise RuleBookError([str(fault) for fault in faults])
    return theme


def _naming(rules: DateRules, calendar: Calendar, ours: Calendar | None) -> DateRules:
    """The rules, to which the days of an office's own calendar are names of days too."""
    return rules.naming(calendar.names - (ours or Calendar()).names)


def read_offices(folder: Path, layers: Sequence[Path], faults: list[Fault]) -> dict[str, Laid[Profile]]:
    """Every profile of the rule folders, by its file; what is wrong with them is added to `faults`."""
    names = [f"organisations/{name}.toml" for name in sorted(profile_names(folder, layers))]
    return {name: lay(name, Profile, folder, layers, faults) for name in names}


def _units(folder: Path, profile: str | Path, layers: Sequence[Path], faults: list[Fault]) -> Profile | None:
    if isinstance(profile, Path):
        return lay(profile.name, Profile, profile.parent, (), faults).whole
    return lay(f"organisations/{profile}.toml", Profile, folder, layers, faults).whole


def _book(
    folder: Path,
    layers: tuple[Path, ...],
    files: Mapping[str, Any],
    ours: Mapping[str, Any],
    profile: Profile | None,
) -> RuleBook:
    calendar = files["calendar.toml"]
    judgement = [files[f"{name}.toml"] for name in JUDGEMENT]
    constructions = tuple(rule for file in judgement for rule in file.construction)
    return RuleBook(
        folder=folder,
        layers=layers,
        files=files,
        ours=ours,
        cues=tuple(cue for file in judgement for cue in file.cue),
        constructions=constructions,
        sets={name: labels for file in judgement for name, labels in file.set.items()},
        themes=files["themes.toml"],
        dates=_naming(files["deadlines.toml"], calendar, ours.get("calendar.toml")),
        calendar=calendar,
        targets=files["targets.toml"],
        clean=files["clean.toml"],
        tracker=files["tracker.toml"],
        profile=profile,
        reasons={rule.id: rule.reason for rule in constructions if rule.reason},
    )
