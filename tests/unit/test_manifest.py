from pathlib import Path

from pipeline.manifest import NAME, Document, Manifest, Outbox
from pipeline.tracker.fingerprint import fingerprint


def _made(folder: Path, text: str) -> Path:
    path = folder / "made"
    path.write_text(text)
    return path


def _out(tmp_path: Path) -> Path:
    out = tmp_path / "out"
    out.mkdir(exist_ok=True)
    return out


def _manifest(outputs: dict[str, str] | None = None, **changes: object) -> Manifest:
    document = Document("x.txt", "ab", {"date": "2023-07-05"}, outputs=tuple(outputs or ()))
    return Manifest("1", "p", "r", (document,), outputs=outputs or {}, **changes)


def test_what_is_written_can_be_read_back(tmp_path: Path) -> None:
    manifest = _manifest({"x.xlsx": "00"}, kept=("y.xlsx",), notices=("提示",))
    (tmp_path / NAME).write_text(manifest.dumps(), encoding="utf-8")
    assert Manifest.load(tmp_path) == manifest


def test_no_manifest_or_a_broken_one_is_none(tmp_path: Path) -> None:
    assert Manifest.load(tmp_path) is None
    for text in ("", "[]", "{}", '{"documents": [1]}'):
        (tmp_path / NAME).write_text(text)
        assert Manifest.load(tmp_path) is None


def test_a_run_stands_until_something_changes(tmp_path: Path) -> None:
    out = _out(tmp_path)
    (out / "x.xlsx").write_text("book")
    done = _manifest({"x.xlsx": fingerprint(out / "x.xlsx")})
    assert done.stands(out, _manifest())
    assert not done.stands(out, Manifest("1", "p", "other", done.documents))
    assert not done.stands(out, Manifest("1", "p", "r", (Document("x.txt", "ab", {}),)))
    (out / "x.xlsx").write_text("changed")
    assert not done.stands(out, _manifest())


def test_a_failed_run_never_stands(tmp_path: Path) -> None:
    failed = Manifest("1", "p", "r", (Document("x.txt", "ab", {}, error="坏了"),))
    assert not failed.stands(_out(tmp_path), Manifest("1", "p", "r", (Document("x.txt", "ab", {}),)))


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    out = _out(tmp_path)
    first = Outbox(out, None)
    assert first.put(_made(tmp_path, "a"), "x.jsonl") == "x.jsonl"
    second = Outbox(out, _manifest(first.outputs))
    second.put(_made(tmp_path, "a"), "x.jsonl")
    assert (first.written, second.written) == (["x.jsonl"], [])


def test_a_workbook_of_ours_is_replaced_and_a_changed_one_kept(tmp_path: Path) -> None:
    out = _out(tmp_path)
    first = Outbox(out, None)
    first.put(_made(tmp_path, "a"), "x.xlsx", guarded=True)
    second = Outbox(out, _manifest(first.outputs))
    assert second.put(_made(tmp_path, "b"), "x.xlsx", guarded=True) == "x.xlsx"

    (out / "x.xlsx").write_text("b and what staff typed")
    third = Outbox(out, _manifest(second.outputs))
    assert third.put(_made(tmp_path, "c"), "x.xlsx", guarded=True) == "x.新.xlsx"
    assert third.kept == ["x.xlsx"]
    assert (out / "x.xlsx").read_text() == "b and what staff typed"

    (out / "x.新.xlsx").write_text("typed here too")
    fourth = Outbox(out, _manifest(third.outputs))
    assert fourth.put(_made(tmp_path, "d"), "x.xlsx", guarded=True) == "x.新.新.xlsx"
    assert fourth.kept == ["x.xlsx", "x.新.xlsx"]


def test_a_workbook_of_unknown_origin_is_kept(tmp_path: Path) -> None:
    out = _out(tmp_path)
    (out / "x.xlsx").write_text("whose?")
    assert Outbox(out, None).put(_made(tmp_path, "a"), "x.xlsx", guarded=True) == "x.新.xlsx"
