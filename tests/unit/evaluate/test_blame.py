from pipeline.evaluate.blame import Charge, answerable, charges
from pipeline.evaluate.model import Field, Finding


def finding(field: Field, sentence: str, *rules: str, right: bool) -> Finding:
    return Finding(field, sentence, "", int(right), 1, 1, rules=rules)


def test_a_rule_answers_for_the_fields_of_its_family() -> None:
    rules = ("verdict.order", "theme.party", "owners.subject", "due.date", "target.count", "steps.act", "verdict.order")
    families = {
        Field.TASK: "verdict.order",
        Field.HEADS: "verdict.order",
        Field.THEME: "theme.party",
        Field.INHERITED: "owners.subject",
        Field.DATE: "due.date",
        Field.TARGET: "target.count",
        Field.STEP: "steps.act",
    }
    assert {field: answerable(rules, field) for field in families} == {f: (rule,) for f, rule in families.items()}
    assert answerable(("organisation.street.keyword",), Field.OWNER) == ()
    assert answerable(rules, Field.HEAD) == ()


def test_in_one_sentence_a_rule_is_right_or_wrong_once() -> None:
    found = [
        finding(Field.DIRECTIVE, "1", "verdict.order", right=True),
        finding(Field.TASK, "1", "verdict.order", right=False),
        finding(Field.CALL, "1", "verdict.order", right=True),
        finding(Field.TASK, "2", "verdict.order", right=True),
        finding(Field.TASK, "3", "verdict.bare", "verdict.carried", right=False),
        finding(Field.TASK, "4", "verdict.bare", right=False),
        finding(Field.TASK, "5", right=False),
    ]
    assert charges(found) == (
        Charge("verdict.bare", 0, 2),
        Charge("verdict.carried", 0, 1),
        Charge("verdict.order", 1, 1),
    )
