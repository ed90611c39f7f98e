"""The plan of the house is kept: imports run downward, one shell, no clock, small files, docstrings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "pipeline"
FILES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

ORDER = (
    "errors", "model", "rulebook", "reading", "text", "dates", "nlp", "assemble", "extractor", "lint", "tables",
    "tracker", "exports", "inputs", "manifest", "due", "outputs", "run", "evaluate", "explain", "cli", "__main__",
)
"""The rooms from the ground up; a room may import those before it, and itself."""
UPWARD = {("rulebook/load.py", "pipeline.nlp.segmenter")}
"""The book hands out the trained segmenter, which knows nothing of the book; loaded when the first tie comes."""
SHELL = {"cli", "__main__"}
HEAVY = {
    "spacy": {"nlp", "assemble", "extractor", "explain"},
    "spacy_pkuseg": {"nlp"},
    "pandas": {"tables", "tracker"},
    "openpyxl": {"tracker"},
    "typer": {"cli"},
    "rich": {"cli"},
}
"""Which rooms know a big package by name."""
FORBIDDEN = {
    "print", "input", "exit", "quit", "sys.exit", "os._exit", "locale.setlocale",
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.localtime", "time.strftime",
}
LIMIT = 300
MACHINE = re.compile(r"(?<![\w./*<>{}-])/(?:" + "|".join(("work", "tmp", "root", "home")) + r")/\w")
TEXTS = {".py", ".md", ".toml", ".txt", ".tsv", ".seg", ".yml", ".yaml", ".cfg", ""}
SKIPPED = {".git", ".venv", ".venv-bench", "output", "__pycache__", ".hypothesis", ".pytest_cache", ".ruff_cache"}
SKIPPED |= {".benchmarks"}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Dotted names of all modules a file imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: relative import"
            whole = node.module == "pipeline"
            yield from ([f"pipeline.{alias.name}" for alias in node.names] if whole else [node.module])


def guarded(module: ast.Module) -> set[ast.AST]:
    """The nodes under `if __name__ == "__main__"`."""
    found = set()
    for node in module.body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'":
            found.update(ast.walk(node))
    return found


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_run_downward(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    assert room(path) in ORDER, "a new room: give it its place in ORDER"
    for module in imported(path):
        parts = module.split(".")
        if parts[0] != "pipeline" or parts[1:] in ([], ["__version__"]) or (name(path), module) in UPWARD:
            continue
        assert ORDER.index(parts[1]) <= ORDER.index(room(path)), f"{name(path)} imports {module}"


def test_the_exceptions_are_needed() -> None:
    for where, target in UPWARD:
        assert target in imported(PACKAGE / where)


def test_the_nouns_import_nothing_of_ours() -> None:
    assert not [m for f in ("model.py", "errors.py") for m in imported(PACKAGE / f) if m.startswith("pipeline")]


@pytest.mark.parametrize("package", HEAVY)
def test_who_knows_a_big_package(package: str) -> None:
    knowing = {room(path) for path in FILES if any(m.split(".")[0] == package for m in imported(path))}
    assert knowing and knowing <= HEAVY[package]


@pytest.mark.parametrize("path", [f for f in FILES if room(f) not in SHELL], ids=name)
def test_only_the_shell_prints_exits_or_asks_the_clock(path: Path) -> None:
    module = tree(path)
    free = guarded(module)
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call) and node not in free]
    said = {f"{name(path)}:{call.lineno}": ast.unparse(call.func) for call in calls}
    assert not {at: call for at, call in said.items() if FORBIDDEN & {call, ".".join(call.split(".")[-2:])}}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_public_things_have_docstrings(path: Path) -> None:
    module = tree(path)
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    public = [node for node in module.body if isinstance(node, defined) and not node.name.startswith("_")]
    assert ast.get_docstring(module), "module"
    assert not [node.name for node in public if not ast.get_docstring(node)]


@pytest.mark.parametrize("path", [*FILES, *TESTS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LIMIT


def test_no_path_of_a_machine() -> None:
    found = []
    for path in sorted(ROOT.rglob("*")):
        if SKIPPED & set(path.relative_to(ROOT).parts) or path.suffix not in TEXTS or not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {m.group()}" for m in MACHINE.finditer(text)]
    assert not found


@pytest.mark.parametrize(
    ("text", "expected"), [("见 /" + "tmp/x", True), ("https://a.b/work/x", False), ("</" + "root>", False)]
)
def test_what_counts_as_a_path_of_a_machine(text: str, expected: bool) -> None:
    assert bool(MACHINE.search(text)) is expected
