"""Inputs -> outputs: the batch. Heavy stages are imported only where there is work for them."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import __version__
from pipeline.errors import DocumentError, DubanError, UsageError
from pipeline.inputs import Job, find_profile, gather
from pipeline.manifest import LEDGER, NAME, Document, Manifest, Outbox
from pipeline.model import Extraction, How
from pipeline.outputs import Outputs
from pipeline.rulebook.folder import layers_of, profile_names, program_hash, rules_folder, rules_hash

if TYPE_CHECKING:
    from pipeline.extractor import Extractor
    from pipeline.rulebook.tracker import TrackerRules


@dataclass(frozen=True, slots=True)
class Event:
    """Progress: `done` of `total` documents are finished; `name` is the one that comes next, empty at the end."""

    name: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did; `written` names the files that changed, `troubles` are the exceptions behind `errors`."""

    documents: tuple[Document, ...]
    notices: tuple[str, ...]
    written: tuple[str, ...]
    errors: tuple[str, ...] = ()
    troubles: tuple[Exception, ...] = ()


def run(
    inputs: Sequence[Path],
    out: Path,
    *,
    date: Date | None = None,
    profile: str | None = None,
    rules: Path | None = None,
    progress: Callable[[Event], None] | None = None,
) -> RunReport:
    """Do all documents and write their outputs, a ledger over two or more, and run.json.

    Args:
        inputs: files and folders.
        out: folder for the outputs, made when missing.
        date: reference date for all of them; goes before documents.toml and the text.
        profile: name of a profile or path of one; goes before documents.toml.
        rules: an office's own rules, laid over ours; None: ours alone.
        progress: called before each document and once at the end.

    Raises:
        UsageError: the call is wrong; nothing was written.
        RuleBookError: the rules are wrong; nothing was written.
    """
    folder, layers = rules_folder(), layers_of(rules)
    profiles = profile_names(folder, layers)
    jobs = gather(inputs, profiles=profiles)
    if profile is not None:
        chosen = find_profile(profile, Path(), profiles)
        jobs = [replace(job, profile=chosen) for job in jobs]
    if date is not None:
        jobs = [replace(job, facts=job.facts | {"date": date, "date_from": "argument"}) for job in jobs]
    wanted = Manifest(__version__, program_hash(), rules_hash(folder, layers), tuple(_asked(job) for job in jobs))
    earlier = Manifest.load(out)
    if earlier and earlier.stands(out, wanted):
        return RunReport(earlier.documents, earlier.notices, ())
    with _workshop(out) as bench:
        return _Batch(out, bench, rules, earlier, wanted).run(jobs, progress or (lambda event: None))


class _Batch:
    """One run over documents that have to be done."""

    def __init__(
        self, out: Path, bench: Path, rules: Path | None, earlier: Manifest | None, wanted: Manifest
    ) -> None:
        self._rules, self._wanted = rules, wanted
        self._outbox = Outbox(out, earlier)
        self._outputs = Outputs(bench, self._outbox, version=wanted.version, rules_hash=wanted.rules)
        self._extractors: dict[str | Path | None, Extractor] = {}
        self._troubles: list[Exception] = []

    def run(self, jobs: Sequence[Job], progress: Callable[[Event], None]) -> RunReport:
        for job in jobs:
            self._extractor(job.profile)
        documents, extractions, errors = [], [], []
        for done, (job, asked) in enumerate(zip(jobs, self._wanted.documents, strict=True)):
            progress(Event(job.path.name, done, len(jobs)))
            try:
                extraction = self._extract(job)
                outputs = self._outputs.document(job.stem, extraction, self._theme)
                documents.append(replace(_counted(asked, extraction), outputs=outputs))
                extractions.append(extraction)
            except Exception as error:
                errors.append(self._told(error, job.path.name))
                documents.append(replace(asked, error=errors[-1]))
        ledger: tuple[str, ...] = ()
        if len(extractions) > 1:
            try:
                ledger = (self._outputs.ledger(extractions, self._theme),)
            except Exception as error:
                errors.append(self._told(error, LEDGER))
        progress(Event("", len(jobs), len(jobs)))
        return self._report(tuple(documents), ledger, tuple(errors))

    def _report(self, documents: tuple[Document, ...], ledger: tuple[str, ...], errors: tuple[str, ...]) -> RunReport:
        """Write run.json and tell what was done."""
        notices = tuple(f"{name} 已有人修改，保留不动；新的结果另存在旁边。" for name in self._outbox.kept)
        done = replace(
            self._wanted,
            documents=documents,
            ledger=ledger,
            notices=notices,
            outputs=dict(sorted(self._outbox.outputs.items())),
            kept=tuple(self._outbox.kept),
        )
        written = tuple(self._outbox.written)
        self._outputs.text(NAME, done.dumps())
        return RunReport(documents, notices, written, errors, tuple(self._troubles))

    def _told(self, error: Exception, name: str) -> str:
        """What went wrong with one document, in Chinese; the exception is kept for --debug."""
        self._troubles.append(error)
        if isinstance(error, DubanError):
            return str(error)
        if isinstance(error, OSError):
            return f"{name} 的结果写不进去（{error.strerror}）。请关闭已打开的输出文件、检查磁盘后重试。"
        kind = type(error).__name__
        return f"处理 {name} 时出现意外错误（{kind}）。请加 --debug 重试，并把输出反馈给维护人员。"

    def _extract(self, job: Job) -> Extraction:
        from pipeline.reading import read

        if job.error:
            raise DocumentError(job.error)
        return self._extractor(job.profile)(read(job.path), overrides=overrides_of(job))

    @property
    def _theme(self) -> TrackerRules:
        return next(iter(self._extractors.values())).book.tracker

    def _extractor(self, profile: str | Path | None) -> Extractor:
        from pipeline.extractor import Extractor

        if not self._extractors:
            self._extractors[profile] = Extractor(self._rules, profile)
        elif profile not in self._extractors:
            self._extractors[profile] = next(iter(self._extractors.values())).with_profile(profile)
        return self._extractors[profile]


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """A folder inside the output folder for files in the making, gone at the end."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        bench = tempfile.TemporaryDirectory(prefix=".duban-", dir=out)
    except OSError as error:
        raise UsageError(f"输出文件夹 {out} 无法写入（{error.strerror}）。请换一个文件夹或检查权限后重试。") from None
    with bench as name:
        yield Path(name)


def _asked(job: Job) -> Document:
    """The document before it is done: its bytes and what was said of it."""
    given = {key: str(value) for key, value in sorted(job.facts.items())}
    if isinstance(job.profile, Path):
        given["profile"] = f"{job.profile.name} {hashlib.sha256(job.profile.read_bytes()).hexdigest()}"
    elif job.profile:
        given["profile"] = job.profile
    readable = not job.error and job.path.is_file()
    digest = hashlib.sha256(job.path.read_bytes()).hexdigest() if readable else None
    return Document(job.path.name, digest, given)


def overrides_of(job: Job) -> dict[str, Any]:
    """What the caller knows of the document, by the names of DocumentInfo; it goes before what the text says."""
    facts = dict(job.facts)
    if "date" in facts:
        facts.setdefault("date_from", "documents.toml")
    if job.profile is not None:
        facts["profile"] = job.profile.stem if isinstance(job.profile, Path) else job.profile
    return facts


def _counted(asked: Document, extraction: Extraction) -> Document:
    """The document with the figures of the closing table."""
    tasks = [task for task in extraction.tasks if task.kind == "task"]
    info = extraction.info
    return replace(
        asked,
        date=info.date.isoformat() if info.date else None,
        date_from=info.date_from,
        title=info.title,
        tasks=len(tasks),
        calls=len(extraction.tasks) - len(tasks),
        without_owner=sum(all(owner.how is How.SUGGESTED for owner in task.owners) for task in tasks),
        without_limit=sum(not task.deadlines for task in tasks),
        notices=tuple(notice.message for notice in extraction.notices),
    )
