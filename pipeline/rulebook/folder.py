"""Where the rules lie, and what they are worth: the one hash that run.json and 说明 show."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent.parent


def rules_folder(given: Path | None = None) -> Path:
    """The rule folder: the one given, else the wheel's (`pipeline/_rules`), else the checkout's (`../rules`).

    Raises:
        UsageError: the given folder does not exist.
    """
    if given is None:
        packed = _PACKAGE / "_rules"
        return packed if packed.is_dir() else _PACKAGE.parent / "rules"
    if not given.is_dir():
        raise UsageError(f"找不到规则文件夹 {given}。请核对 --rules 后重试。")
    return given


def profile_names(folder: Path) -> frozenset[str]:
    """Names of the profiles that come with the rules: the files of `organisations/`."""
    return frozenset(path.stem for path in (folder / "organisations").glob("*.toml"))


def folder_hash(folder: Path, pattern: str = "*") -> str:
    """One SHA-256 over names and bytes of the files below `folder` that fit `pattern`, hidden ones and caches aside."""
    digest = hashlib.sha256()
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob(pattern) if path.is_file()}
    for name, path in sorted(files.items()):
        if "__pycache__" not in name and not any(part.startswith(".") for part in name.split("/")):
            digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def program_hash() -> str:
    """The same over the program's own modules, so that a changed program does its work anew."""
    return folder_hash(_PACKAGE, "*.py")
