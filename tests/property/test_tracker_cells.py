"""Whatever a document holds, its text reaches the workbook as text, and the file can be read again."""

from __future__ import annotations

import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline.model import DocumentInfo, Extraction, Force, How, Owner, Role, Section, Sentence, Stance, Task
from pipeline.rulebook.tracker import TrackerRules
from pipeline.tracker.safe import cell_text, sheet_names
from pipeline.tracker.write import write_workbook

RULES = TrackerRules.model_validate(
    tomllib.loads((Path(__file__).parents[2] / "rules" / "tracker.toml").read_text(encoding="utf-8"))
)
NASTY = st.one_of(
    st.text(min_size=1, max_size=40),
    st.builds(
        "".join,
        st.tuples(
            st.sampled_from(["=", "+", "-", "@", "#N/A", "#REF!", "{=", "\t=", "'", "&", "\x00=", "\r="]), st.text()
        ),
    ),
)


def document(text: str, other: str) -> Extraction:
    owner = Owner(other, Role.LEAD, How.EXPLICIT, None, "x.y")
    task = Task(
        id="t",
        source=other,
        title=other,
        text=text,
        start=0,
        end=0,
        sentence=0,
        kind="task",
        force=Force.FORBID,
        speaker=None,
        heading=(other,),
        theme=other,
        owners=(owner,),
        deadlines=(),
        targets=(),
        steps=(text,),
        rules=(),
        cues=(),
        outcomes=(other,),
    )
    said = Sentence(0, text, 0, 0, 0, Stance.TASK, "", "x.y", ("t",))
    left = Sentence(1, other, 0, 0, None, Stance.PROBLEM, text, "x.y", (), answer="t")
    info = DocumentInfo(other, text, other, other)
    return Extraction(info, "ab" * 32, (Section(0, 1, "", other, None, 0, 0),), (said, left), (task,), ())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=NASTY, other=NASTY)
def test_no_text_becomes_a_formula_or_an_error(text: str, other: str):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        write_workbook(path, document(text, other), rules=RULES, version="1", rules_hash="1")
        book = load_workbook(path)
    warning = next(cell.column for cell in book["督办台账"][1] if cell.value == "预警")
    odd = {(s.title, c.column) for s in book for row in s for c in row if c.data_type in "fe"}
    assert odd == {("督办台账", warning)}
    shown = book["督办台账"]["F2"]
    assert (shown.value or "") == cell_text(text)


@given(st.lists(st.text(max_size=50), max_size=8))
def test_sheet_names_are_valid_and_unique(wanted: list[str]):
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert not any(name.startswith("'") or name.endswith("'") for name in names)
