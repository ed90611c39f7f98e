"""What a page is made of: lines of styled parts, one below the other."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.explain.model import Lost, Ref, Rule

PART_NAMES = {"owner": "单位", "limit": "时限", "target": "目标", "step": "举措"}
"""The parts of a row that are marked in its sentence."""
SIGNS = {"owner": "▲", "limit": "◆", "target": "●", "step": "☐"}
"""The sign before each, so that they can be told apart without colour."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line.

    Args:
        style: one of PART_NAMES, strong, quiet or empty.
        sign: whether it is for the eye alone, and no word of the text.
    """

    text: str
    style: str = ""
    sign: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A line and what stands below it."""

    parts: tuple[Part, ...]
    below: tuple[Node, ...] = ()

    @property
    def text(self) -> str:
        """The line without the signs; empty where it holds nothing else."""
        return "".join(part.text for part in self.parts if not part.sign)


def line(*parts: Part | str, below: tuple[Node, ...] = ()) -> Node:
    """A line of parts; what is plain text has no style."""
    return Node(tuple(Part(part) if isinstance(part, str) else part for part in parts), below)


def strong(text: str) -> Part:
    """What a line is about."""
    return Part(text, "strong")


def named(rule: Rule | None) -> Part:
    """A rule by its id and file, in brackets."""
    told = "，".join(filter(None, (rule.id, rule.file))) if rule else ""
    return Part(f"（{told}）" if told else "", "quiet")


def quoted(text: str) -> str:
    """Words of the document."""
    return f"“{text}”" if text else ""


def place(source: Ref | None) -> str:
    """Another sentence, by number and words."""
    return f"第{source.number}句“{source.text}”" if source else ""


def beaten(lost: Lost) -> Node:
    """A construction that fitted too."""
    return line(f"也合得上：{lost.meaning}", quoted(lost.words), named(lost.rule), f"　没有选它：{lost.why}")
