import json
from datetime import date
from typing import Any

from pipeline.exports.jsonl import dumps, row
from pipeline.model import Deadline, DocumentInfo, Extraction, Force, How, Owner, Role, Target, Task


def _task(**changes: Any) -> Task:
    values: dict[str, Any] = {
        "id": "a1",
        "source": "x.txt",
        "title": "清单式排查",
        "text": "各社区要在6月底前清单式排查2次。",
        "start": 3,
        "end": 20,
        "sentence": 0,
        "kind": "task",
        "force": Force.MUST,
        "speaker": "张三",
        "heading": ("打好安全稳定攻坚战", "抓好防汛工作。"),
        "theme": "安全生产",
        "owners": (Owner("各社区", Role.LEAD, How.EXPLICIT, None, "owners.subject"),),
        "deadlines": (
            Deadline("6月底前", "date", None, date(2023, 6, 30), (), "month", How.EXPLICIT, None, "dates.month"),
        ),
        "targets": (Target("2次", "targets.count"),),
        "steps": ("排查", "整改"),
        "rules": ("directive.must",),
        "cues": (),
        "outcomes": ("确保安全度汛",),
    }
    return Task(**values | changes)


def test_a_row_is_the_contract() -> None:
    assert row(_task()) == {
        "id": "a1",
        "source": "x.txt",
        "title": "清单式排查",
        "text": "各社区要在6月底前清单式排查2次。",
        "start": 3,
        "end": 20,
        "kind": "task",
        "force": "must",
        "speaker": "张三",
        "heading": ["打好安全稳定攻坚战", "抓好防汛工作。"],
        "theme": "安全生产",
        "owners": [{"name": "各社区", "role": "lead", "how": "explicit", "unit": None}],
        "due": [
            {
                "text": "6月底前",
                "type": "date",
                "from": None,
                "to": "2023-06-30",
                "clock": None,
                "rrule": [],
                "granularity": "month",
                "how": "explicit",
                "steps": None,
                "presumed": False,
            }
        ],
        "due_disputed": [],
        "targets": ["2次"],
        "steps": ["排查", "整改"],
        "outcomes": ["确保安全度汛"],
        "rules": ["directive.must"],
    }


def test_a_general_demand_has_no_title() -> None:
    assert row(_task(title=None))["title"] is None


def test_a_line_a_row_in_plain_chinese() -> None:
    extraction = Extraction(DocumentInfo("x.txt"), "", (), (), (_task(), _task(id="a1-2")), ())
    lines = dumps(extraction).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a1", "a1-2"]
    assert "各社区" in lines[0]
    assert dumps(Extraction(DocumentInfo("x.txt"), "", (), (), (), ())) == ""
