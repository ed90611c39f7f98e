"""A sentence explained as people read it: a tree of lines in plain Chinese, rule ids behind them in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.explain.choices import stretch
from pipeline.explain.lines import Node, Part, beaten, line, named, place, quoted, strong
from pipeline.explain.marked import legend, marked
from pipeline.explain.model import Choice, Clause, Passed, Rule, Sentence, Word
from pipeline.explain.row_page import row_page

SILENT = "GAP"
"""The label of words that say nothing to the rules."""


def page(sentence: Sentence) -> Node:
    """The whole explanation of one sentence."""
    signs = legend(sentence)
    below = [Node(marked(sentence)), *([Node(signs)] if signs else [])]
    if sentence.heading:
        below.append(line(strong("所在标题　"), " › ".join(sentence.heading)))
    below.append(_verdict(sentence))
    below += [_clause(n, clause, sentence.text) for n, clause in enumerate(sentence.clauses, 1)]
    below += [_passed(passed) for passed in sentence.passed]
    below += [row_page(row) for row in sentence.rows]
    return line(strong(f"第{sentence.number}句　{sentence.meaning}"), below=tuple(below))


def _verdict(sentence: Sentence) -> Node:
    """What it was taken for: by its own clauses, then by what stands around it."""
    own, change, weight = sentence.own, sentence.change, sentence.weight
    below: list[Node] = []
    if own is not None:
        below.append(_own(own))
    if change is not None:
        spoke = f"，见{place(change.source)}" if change.source else ""
        made = f"由“{change.before}”改为“{change.after}”" if change.before != change.after else f"仍是“{change.after}”"
        said = f"再看全文：{made}{spoke}{f'，看到{quoted(change.words)}' if change.words else ''}"
        below.append(line(said, named(change.rule), Part(f"　{change.why}", "quiet")))
    if weight is not None:
        kind = "是任务" if weight.kind == "task" else "是总体要求，不是任务"
        spoke = f"：{place(weight.source)}" if weight.source else ""
        below.append(line(f"为什么{kind}：{quoted(weight.words)}{weight.why}{spoke}"))
    why = f"：{sentence.reason}" if sentence.reason not in ("", sentence.meaning) else ""
    if sentence.answer:
        below.append(line(f"对应的任务：{sentence.answer}"))
    rule = named(sentence.rule) if own is None or sentence.rule is None else ""
    return line(strong("判定　"), f"{sentence.meaning}{why}", rule, below=tuple(below))


def _own(own: Choice) -> Node:
    seen = " ＋ ".join(f"{word.meaning}{quoted(word.text)}" for word in own.words)
    lost = tuple(map(beaten, own.lost))
    if own.rule is None:
        return line("看这句话本身：没有合得上的句式，按背景处理", below=(line(f"看到：{seen}"),) if seen else ())
    note = Part(_note(own.rule), "quiet")
    return line(f"看这句话本身：{own.meaning}", named(own.rule), note, below=(line(f"看到：{seen}"), *lost))


def _note(rule: Rule) -> str:
    return f"　{rule.note}" if rule.note else ""


def _clause(number: int, clause: Clause, sentence: str) -> Node:
    below = [Node((Part("词　"), *_words(clause.words)))]
    if clause.subject is not None:
        below.append(_choice("主语", clause.subject, sentence))
    below += [line(f"行为人　{name.text}：{name.meaning}", named(name.rule)) for name in clause.names]
    below.append(_choice("谓语", clause.form, sentence))
    return line(strong(f"分句{number}　"), clause.text, below=tuple(below))


def _words(words: Iterable[Word]) -> Iterator[Part]:
    """Every word with its label; what says nothing to the rules stands alone."""
    for word in words:
        if word.label == SILENT:
            yield Part(f"{word.text}　", "quiet")
        else:
            yield Part(f"{word.text}＝{word.meaning}")
            yield Part(f"（{word.label} {word.rule_id}）　", "quiet")


def _choice(title: str, choice: Choice, sentence: str) -> Node:
    seen = quoted(stretch(sentence, choice.words))
    rule = named(choice.rule) if choice.rule else Part("（没有合得上的句式）", "quiet")
    return line(f"{title}　{choice.meaning}{seen}", rule, below=tuple(map(beaten, choice.lost)))


def _passed(passed: Passed) -> Node:
    word = f"“{passed.text}”不算{passed.meaning}：是“{passed.word}”的一部分"
    cut = f"，分词为 {' | '.join(passed.cut)}" if passed.cut else ""
    return line(strong("没有采用　"), word, cut, named(passed.rule))
