"""Is an answer right? One lenient judge for all readers; what is right is told in dates.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from tests.bench.answers import Found
from tests.bench.cases import Wanted


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is right and what is not.

    Args:
        missed: expected days and rhythms that were not reported.
        other: dated things reported that no expected limit has.
        left_open: nothing expected has days or a rhythm.
    """

    missed: int
    other: int
    left_open: bool

    @property
    def right(self) -> bool:
        return not self.missed and not self.other

    @property
    def false_date(self) -> bool:
        """A date where the words leave it open, or are no limit."""
        return self.left_open and bool(self.other)


def judge(wanted: Sequence[Wanted], found: Sequence[Found]) -> Verdict:
    """Lay what was found over what is expected.

    Words, types and offsets do not count; only that a date inside the words of an expected rhythm (每月25日前) is
    taken as part of it.
    """
    dated = [one for one in wanted if one.dated]
    rhythms = [same for one in wanted for same in one.rhythms]
    turning = [one for one in wanted if one.rhythms]
    dates = [one for one in found if one.dated and not one.rhythms and not _inside(one, turning)]
    turns = {rhythm for one in found for rhythm in one.rhythms}
    missed = sum(not any(_meets(one, other) for other in dates) for one in dated)
    missed += sum(not same & turns for same in rhythms)
    other = sum(not any(_meets(one, answer) for one in dated) for answer in dates)
    return Verdict(missed, other, not dated and not rhythms)


def a_day_late(found: Sequence[Found]) -> list[Found]:
    """The same, each last day taken as the day before it too: 国庆前 may mean up to the day itself."""
    return [replace(one, lasts=one.lasts | {day - timedelta(1) for day in one.lasts}) for one in found]


def _meets(wanted: Wanted, found: Found) -> bool:
    """The last day decides; the first one where the expected limit has no other."""
    return wanted.last in found.lasts if wanted.last else wanted.first in found.firsts


def _inside(found: Found, wanted: Iterable[Wanted]) -> bool:
    return any(found.start < one.end and one.start < found.end for one in wanted)
