"""One file of the rule book from disk: ours at the bottom, over it what each layer says, checked layer by layer."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from pipeline.rulebook.faults import Fault, faults_of
from pipeline.rulebook.layers import Data, is_records, merge, names_in, sourced, sourceless, without
from pipeline.rulebook.schema import Knowledge

FOLDERS = ("organisations", "segmenter", "judged")
_LINE = re.compile(r"at line (\d+)")
_NEAR = 0.75
Model = TypeVar("Model", bound=Knowledge)


class Laid(NamedTuple, Generic[Model]):
    """A file as it holds with all layers, and as it is without them; None where nothing sound is left of it."""

    whole: Model | None
    ours: Model | None


def title(name: str, layers: Iterable[Path]) -> str:
    """A file as the user is told of it: the office's own is called so."""
    return f"本单位规则 {name}" if any((layer / name).is_file() for layer in layers) else name


def lay(name: str, model: type[Model], folder: Path, layers: Sequence[Path], faults: list[Fault]) -> Laid[Model]:
    """Read one file of the rule book, layer over layer.

    A record at fault is told of and left out, so that what lies below it stands and the rest can still be judged.

    Args:
        name: below the folders, e.g. `owners.toml` or `organisations/street.toml`.
        folder: our own rules.
        layers: what lies over them, the lowest first; a file may be missing there.
        faults: everything wrong is added here.
    """
    data: Data = {}
    checked: Model | None = None
    ours: Model | None = None
    roots = [root for root in (folder, *layers) if (root / name).is_file()]
    if not roots:
        faults.append(Fault(name, "", "缺少这个文件"))
    for root in roots:
        told = name if root is folder else title(name, [root])
        above = read_toml(root / name, told, faults)
        if above is not None:
            dropped = [] if root is folder else _dropped(above, data, told, faults)
            laid = _put(model, without(data, dropped), sourced(above), told, faults)
            data, checked = laid or (data, checked)
        ours = checked if root is folder else ours
    return Laid(checked, ours)


def read_toml(path: Path, told: str, faults: list[Fault]) -> Data | None:
    """What a file holds, or None with its fault added to `faults`."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        faults.append(Fault(told, "", "文件打不开，请检查权限"))
    except UnicodeDecodeError:
        faults.append(Fault(told, "", "不是 UTF-8 编码，请用记事本另存为 UTF-8"))
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        where = f"第 {line[1]} 行" if line else "末尾"
        faults.append(Fault(told, "", f"{where}格式有误，请检查引号、逗号和方括号"))
    return None


def strangers(layer: Path, known: Collection[str]) -> Iterator[Fault]:
    """Files of a layer that the program would pass over in silence, with the name that was probably meant.

    Args:
        known: the names of the files at the top of a rule folder.
    """
    names = sorted(path.name for path in layer.iterdir() if not path.name.startswith("."))
    if not {*known, *FOLDERS} & {*names}:
        yield Fault(f"本单位规则 {layer.name}", "", "文件夹里没有规则文件（如 owners.toml），请核对 --rules")
    for name in names:
        if name not in known and name not in FOLDERS:
            meant = difflib.get_close_matches(name, (*known, *FOLDERS), 1, _NEAR)
            if meant or name.endswith(".toml"):
                hint = _perhaps(meant) or "；内设机构的方案请放在 organisations 里"
                yield Fault(f"本单位规则 {name}", "", f"没有这样的规则文件{hint}")
    for path in sorted((layer / "organisations").glob("*")):
        if path.suffix != ".toml" and ".toml" in path.name:
            yield Fault(f"本单位规则 organisations/{path.name}", "", "单位方案的文件名应以 .toml 结尾")


def _perhaps(meant: Sequence[str]) -> str:
    return f"，你是不是想写 {meant[0]}？" if meant else ""


def _dropped(above: Data, below: Data, told: str, faults: list[Fault]) -> list[str]:
    """Take `drop` out of a layer's file: the ids it names, those told of that do not stand below."""
    dropped = above.pop("drop", [])
    if not isinstance(dropped, list) or not all(isinstance(name, str) for name in dropped):
        faults.append(Fault(told, "drop", "应当是方括号括起来的一列编号"))
        return []
    known = names_in(below)
    for name in dropped:
        if name not in known:
            meant = difflib.get_close_matches(name, known, 1, _NEAR)
            faults.append(Fault(told, f"drop {name}", f"这个文件里没有这一条{_perhaps(meant)}"))
    return dropped


def _put(model: type[Model], below: Data, above: Data, told: str, faults: list[Fault]) -> tuple[Data, Model] | None:
    """`above` over `below`, as data and checked; without its records at fault; None where even that will not do."""
    if lost := sourceless(above):
        faults.append(Fault(told, lost[0], f"缺少 source（共 {len(lost)} 条），请在文件开头写一行 source = “出处”"))
    merged = merge(below, above)
    try:
        return merged, model.model_validate(merged)
    except ValidationError as error:
        faults.extend(faults_of(error, merged, told))
        spared = merge(below, _spared(above, merged, error))
    try:
        return spared, model.model_validate(spared)
    except ValidationError:
        return None


def _spared(above: Data, merged: Data, error: ValidationError) -> Data:
    """`above` without the records, tables and values that `error` complains of."""
    places = [e["loc"] for e in error.errors() if e["loc"]]
    bad = [merged[key][n] for key, n in (loc[:2] for loc in places if len(loc) > 1) if is_records(merged.get(key))]
    keys = {loc[0] for loc in places if not is_records(merged.get(loc[0]))}
    return {
        key: [record for record in value if not any(record is one for one in bad)] if is_records(value) else value
        for key, value in above.items()
        if key not in keys
    }
