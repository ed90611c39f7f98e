"""Where the rules lie, and what they are worth: the one hash that run.json and 说明 show."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent.parent


def rules_folder() -> Path:
    """Our own rules: the wheel's (`pipeline/_rules`), else the checkout's (`../rules`)."""
    packed = _PACKAGE / "_rules"
    return packed if packed.is_dir() else _PACKAGE.parent / "rules"


def layers_of(given: Path | None) -> tuple[Path, ...]:
    """What lies over our own rules: the folder of an office, if one was given.

    Raises:
        UsageError: the given folder does not exist.
    """
    if given is None:
        return ()
    if not given.is_dir():
        raise UsageError(f"找不到规则文件夹 {given}。请核对 --rules 后重试。")
    return (given,)


def profile_names(folder: Path, layers: Sequence[Path] = ()) -> frozenset[str]:
    """Names of the profiles that come with the rules: the files of `organisations/`, in any layer."""
    return frozenset(path.stem for root in (folder, *layers) for path in (root / "organisations").glob("*.toml"))


def rules_hash(folder: Path, layers: Sequence[Path] = ()) -> str:
    """The one hash of our rules and all layers over them."""
    hashes = [folder_hash(root) for root in (folder, *layers)]
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest() if layers else hashes[0]


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
