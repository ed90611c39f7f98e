"""What LibreOffice makes of the workbook: nothing clipped, the warning computed."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.model import Extraction
from pipeline.rulebook.tracker import SheetId, TrackerRules
from pipeline.tracker.write import write_ledger, write_workbook

MISSING = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(bool(MISSING), reason=f"needs LibreOffice and poppler; not found: {', '.join(MISSING)}"),
]


def convert(path: Path, kind: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(call, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind.split(':')[0]}"


def only(rules: TrackerRules, key: SheetId) -> TrackerRules:
    sheets = {k: sheet.model_copy(update={"on": k == key}) for k, sheet in rules.sheet.items()}
    return rules.model_copy(update={"sheet": sheets})


@pytest.mark.parametrize("key", [SheetId.BREAKDOWN, SheetId.UNITS, SheetId.REGISTER])
def test_the_end_of_every_text_is_on_the_page(
    key: SheetId, extraction: Extraction, rules: TrackerRules, tmp_path: Path
):
    book = tmp_path / "x.xlsx"
    write_workbook(book, extraction, rules=only(rules, key), version="1", rules_hash="1")
    call = ["pdftotext", "-raw", str(convert(book, "pdf", tmp_path)), "-"]
    page = re.sub(r"\s", "", subprocess.run(call, check=True, capture_output=True, text=True, encoding="utf-8").stdout)
    ends = [task.text[-5:] for task in extraction.tasks if task.kind == "task"]
    assert len(set(ends)) == len(ends)
    assert [end for end in ends if end not in page] == []


def test_the_warning_is_computed(extraction: Extraction, rules: TrackerRules, tmp_path: Path):
    ends = (date(2001, 1, 1), date(2201, 1, 1), None)
    dated = [t for t in extraction.tasks if t.deadlines and t.kind == "task"][:3]
    tasks = tuple(
        replace(task, deadlines=(replace(task.deadlines[0], end=end),)) for task, end in zip(dated, ends, strict=True)
    )
    standing = tuple(task for task in extraction.tasks if "长期坚持" in task.text)
    write_ledger(
        tmp_path / "x.xlsx",
        [replace(extraction, tasks=tasks + standing, sentences=())],
        rules=rules,
        version="1",
        rules_hash="1",
    )
    table = convert(tmp_path / "x.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1", tmp_path)
    with table.open(encoding="utf-8", newline="") as file:
        assert [row["预警"] for row in csv.DictReader(file)] == ["逾期", "正常", "无时限", "长期"]


def test_each_unit_has_pages_of_its_own(extraction: Extraction, rules: TrackerRules, tmp_path: Path):
    book = tmp_path / "x.xlsx"
    write_workbook(book, extraction, rules=only(rules, SheetId.UNITS), version="1", rules_hash="1")
    call = ["pdftotext", "-layout", str(convert(book, "pdf", tmp_path)), "-"]
    text = subprocess.run(call, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    pages = text.split("\f")[:-1]
    assert max(page.count("签收人") for page in pages) == 1
    assert all("讲话分单位清单" in page and "完成情况/签字" in page for page in pages)
