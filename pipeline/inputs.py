"""What the user names on the command line -> the documents to do, with what is said of them in documents.toml."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.errors import UsageError
from pipeline.reading import SUFFIXES

FACTS = "documents.toml"


class Entry(BaseModel):
    """One [[document]] of documents.toml; `path` is relative to its folder, `profile` a name or such a path."""

    model_config = ConfigDict(extra="forbid", strict=True)

    path: str = Field(min_length=1)
    date: dt.date | None = None
    title: str | None = None
    speaker: str | None = None
    issuer: str | None = None
    profile: str | None = None


class Facts(BaseModel):
    """documents.toml."""

    model_config = ConfigDict(extra="forbid", strict=True)

    document: list[Entry] = []


@dataclass(frozen=True, slots=True)
class Job:
    """A document to do: `stem` names its outputs, `facts` come from documents.toml, `error` tells why not."""

    path: Path
    stem: str
    profile: str | Path | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    error: str | None = None


def gather(inputs: Sequence[Path], *, profiles: frozenset[str] = frozenset()) -> list[Job]:
    """Expand folders, read documents.toml, give every document a name of its own.

    Args:
        inputs: files and folders, in the order of the call.
        profiles: names of the profiles that come with the rules.

    Returns:
        The documents in order, none twice. One that is missing carries its error, so that the others are still done.

    Raises:
        UsageError: nothing to do at all, or a documents.toml that cannot be used.
    """
    jobs: dict[Path, Job] = {}
    for given in inputs:
        for job in _folder(given, profiles) if given.is_dir() else [_single(given, profiles)]:
            jobs.setdefault(job.path.resolve(), job)
    if jobs and all(job.error for job in jobs.values()):
        raise UsageError("；".join(dict.fromkeys(str(job.error).rstrip("。") for job in jobs.values())) + "。")
    return _named(list(jobs.values()))


def _folder(folder: Path, profiles: frozenset[str]) -> list[Job]:
    entries = _entries(folder)
    found = {path.name: path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file()}
    found |= {name: folder / name for name in entries}
    if not found:
        kinds = "、".join(SUFFIXES)
        return [
            Job(
                folder,
                folder.name,
                error=f"文件夹 {folder.name or folder} 中没有可处理的文件（{kinds}）。请核对后重试。",
            )
        ]
    return [_job(path, entries.get(name), profiles) for name, path in sorted(found.items())]


def _single(path: Path, profiles: frozenset[str]) -> Job:
    return _job(path, _entries(path.parent).get(path.name) if path.exists() else None, profiles)


def _job(path: Path, entry: Entry | None, profiles: frozenset[str]) -> Job:
    if not path.exists():
        origin = f"（{FACTS} 中列有此文件）" if entry else ""
        return Job(path, path.stem, error=f"找不到 {path.name}{origin}。请核对路径后重试。")
    if entry is None:
        return Job(path, path.stem)
    facts = entry.model_dump(exclude={"path", "profile"}, exclude_none=True)
    profile = None if entry.profile is None else find_profile(entry.profile, path.parent, profiles)
    return Job(path, path.stem, profile, facts)


def find_profile(name: str, folder: Path, profiles: frozenset[str]) -> str | Path:
    """A profile by its name, or a file of the user's own, relative to `folder`.

    Raises:
        UsageError: neither.
    """
    if name in profiles:
        return name
    if (folder / name).is_file():
        return folder / name
    raise UsageError(
        f"没有名为 {name} 的单位方案，也找不到这个文件。可用的方案：{'、'.join(sorted(profiles))}，或写方案文件的路径。"
    )


def _entries(folder: Path) -> dict[str, Entry]:
    """The entries of the folder's documents.toml by path; none where there is no such file."""
    file = folder / FACTS
    if not file.is_file():
        return {}
    try:
        facts = Facts.model_validate(tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{FACTS} 无法读取（{error}）。请按 TOML 格式、UTF-8 编码改正后重试。") from None
    except ValidationError as error:
        raise UsageError(f"{FACTS} 有误：{'；'.join(map(_told, error.errors()))}。请改正后重试。") from None
    entries = {entry.path: entry for entry in facts.document}
    if len(entries) < len(facts.document):
        twice = sorted(path for path, n in Counter(entry.path for entry in facts.document).items() if n > 1)
        raise UsageError(f"{FACTS} 中同一文件写了两次：{'、'.join(twice)}。请只留一处。")
    return entries


def _told(error: Any) -> str:
    """One pydantic error in Chinese, with the number of the document and the key."""
    place = [part for part in error["loc"] if part != "document"]
    where = f"第 {place[0] + 1} 个 [[document]] 的 {place[-1]} " if len(place) > 1 else f"{'.'.join(map(str, place))} "
    match error["type"]:
        case "missing":
            return f"{where}没有写"
        case "extra_forbidden":
            return f"{where}不是可用的字段（可用：{'、'.join(Entry.model_fields)}）"
        case kind if kind.startswith("date"):
            return f"{where}不是日期，应写作 2023-07-05（不加引号）"
    return f"{where}的写法不对，应为带引号的文字" if error["type"].startswith("string") else f"{where}的写法不对"


def _named(jobs: list[Job]) -> list[Job]:
    """Stems that occur once stay; equal stems take the suffix along (x.txt, x.docx), equal names a number too."""
    stems = Counter(job.stem for job in jobs)
    taken: Counter[str] = Counter()
    named = []
    for job in jobs:
        stem = job.stem if stems[job.stem] == 1 else job.path.name
        taken[stem] += 1
        stem = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
        named.append(Job(job.path, stem, job.profile, job.facts, job.error))
    return named
