"""Clauses: words with their labels, subject, form, bodies in acting position, and what lost."""

from __future__ import annotations


def test_the_words_of_a_clause(explained) -> None:
    (one,) = explained("各社区要排查燃气隐患。")
    (clause,) = one.clauses
    assert [(w.text, w.label, w.meaning) for w in clause.words] == [
        ("各", "DET", "范围"),
        ("社区", "UNIT", "单位"),
        ("要", "MODAL", "情态词"),
        ("排查", "NVERB", "动词（也作名词）"),
        ("燃气隐患", "GAP", "其他文字"),
    ]
    assert [w.rule_id for w in clause.words][2:] == ["directive.modal.yao", "steps.verb-noun", ""]
    assert all(one.text[w.start : w.end] == w.text for w in clause.words)


def test_subject_form_and_who_acts(explained) -> None:
    (one,) = explained("各社区要排查燃气隐患，会同派出所巡查。")
    first, second = one.clauses
    assert (first.subject.result, first.subject.rule.id) == ("named", "owners.subject.modal")
    assert "".join(word.text for word in first.subject.words) == "各社区要"
    assert (first.form.result, first.form.meaning) == ("STEP", "举措")
    assert [(name.text, name.meaning) for name in first.names] == [("各社区", "单位加情态词")]
    assert [(name.text, name.meaning) for name in second.names] == [("派出所", "配合")]
    assert second.subject is None
    assert one.text[second.start : second.end] == second.text


def test_constructions_that_fitted_and_lost(explained) -> None:
    (one,) = explained("各社区要排查燃气隐患，切实提高思想认识。")
    (lost,) = one.clauses[0].subject.lost
    assert (lost.result, lost.meaning, lost.words) == ("thing", "某事加情态词", "各社区要")
    assert lost.why.startswith("优先级 ") and " 低于 " in lost.why
    form = one.clauses[1].form
    assert form.result == "ATTITUDE" and "RAISE" in {lost.result for lost in form.lost}


def test_a_clause_without_a_form(explained) -> None:
    (one,) = explained("春天的风。")
    (clause,) = one.clauses
    assert (clause.form.result, clause.form.rule, clause.form.words) == ("GAP", None, ())
