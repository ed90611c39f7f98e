"""The error tree. Every message a user can see is formatted here: Chinese, one line, with what to do next."""

from __future__ import annotations


class DubanError(Exception):
    """Base of all errors meant for the user; `str()` is the Chinese line to show."""


class UsageError(DubanError):
    """The call itself is wrong (exit code 2)."""


class DocumentError(DubanError):
    """One document could not be done; the others go on (exit code 1)."""


class LabelError(UsageError):
    """Labels, a corrected workbook or the rows to be measured cannot be used (exit code 2)."""


class RuleBookError(DubanError):
    """The rule folder holds mistakes; `problems` names each with file and rule id."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(
            f"规则库有 {len(problems)} 处错误：" + "；".join(problems[:20]) + "。请按文件名和规则编号逐条改正后重试。"
        )
