"""Properties of time limits: no text raises, a date reads back from every form, the clock plays no part."""

import locale
import os
import time
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates.limits import Limits
from pipeline.dates.nodes import nodes, rhythm, year_from
from pipeline.dates.read import Reader
from pipeline.dates.resolve import resolve
from pipeline.rulebook.calendar import Calendar
from pipeline.rulebook.dates import DateRules, TargetRules
from pipeline.text.numerals import to_chinese
from pipeline.text.targets import TargetReader

RULES = Path(__file__).parents[2] / "rules"


def load(name: str) -> dict:
    return tomllib.loads((RULES / name).read_text(encoding="utf-8"))


RECORDS = DateRules.model_validate(load("deadlines.toml"))
READER = Reader(RECORDS)
EAGER = Reader(RECORDS.model_copy(update={"family": tuple(f.model_copy(update={"needs": ()}) for f in RECORDS.family)}))
EXAMPLES = [text for family in RECORDS.family for text in (*family.hits, *family.misses)]
TARGETS = TargetReader(TargetRules.model_validate(load("targets.toml")))
CALENDAR = Calendar.model_validate(load("calendar.toml"))
LIMITS = Limits(RECORDS, CALENDAR)

LETTERS = "年月日号前后底末内周季旬度半上中下本今明去全每一二三五十百〇0123456789０９X×*《》“”（）、，。 \n"
LETTERS += "至到-起自经会节期间按时尽快了是要"
TEXTS = st.one_of(st.text(), st.text(alphabet=LETTERS, max_size=60))
DAYS = st.dates(date(2020, 1, 1), date(2029, 12, 31))
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_no_text_raises(text: str, as_of: date | None) -> None:
    end = 0
    for expr in READER.read(text):
        assert end <= expr.start < expr.end <= len(text)
        assert text[expr.start : expr.end] == expr.text
        end = expr.end
        dates = resolve(expr, as_of, calendar=CALENDAR)
        assert dates.start is None or dates.end is None or dates.start <= dates.end
    for start, end, _ in TARGETS.read(text):
        assert 0 <= start < end <= len(text)


@given(st.one_of(TEXTS, st.sampled_from(EXAMPLES)))
def test_needs_only_saves_time(text: str) -> None:
    assert READER.read(text) == EAGER.read(text)


def forms(day: date) -> list[str]:
    """One day as offices write it."""
    arabic = f"{day.year}年{day.month}月{day.day}日"
    chinese = f"{str(day.year).translate(DIGITS)}年{to_chinese(day.month)}月{to_chinese(day.day)}日"
    return [
        arabic,
        arabic.translate(WIDE),
        chinese,
        f"{day.year}年{day.month:02}月{day.day:02}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}号",
    ]


EVERY = [date(2020, 1, 1) + timedelta(n) for n in range(3653)]


@pytest.mark.parametrize("year", range(2020, 2030))
def test_every_day_of_ten_years_reads_back_from_every_form(year: int) -> None:
    for day in (day for day in EVERY if day.year == year):
        for form in forms(day):
            for by in ("前", "之前", "以前"):
                (expr,) = READER.read(f"各村要于{form}{by}完成")
                dates = resolve(expr, None, calendar=CALENDAR)
                assert (expr.text, expr.type, dates.start, dates.end) == (form + by, "date", None, day)


@pytest.mark.parametrize("year", range(2020, 2030))
def test_every_day_of_ten_years_reads_back_without_its_year(year: int) -> None:
    for day in (day for day in EVERY if day.year == year):
        for form in (f"{day.month}月{day.day}日", f"{to_chinese(day.month)}月{to_chinese(day.day)}日"):
            (expr,) = READER.read(f"请在{form}前反馈")
            assert resolve(expr, day, calendar=CALENDAR).end == day


def days_of(rule: str, as_of: date) -> list[date]:
    """The days of a rule that names them, in the year from `as_of`."""
    first, last = (datetime.combine(day, datetime.min.time()) for day in (as_of, year_from(as_of)))
    return [day.date() for day in rrulestr(rule, dtstart=first).between(first, last, inc=True)]


@given(TEXTS, DAYS)
def test_what_binds_has_nodes_that_fit_its_rules(text: str, as_of: date) -> None:
    nodes_fit(text, as_of)


@pytest.mark.parametrize("as_of", [date(2023, 7, 5), date(2024, 2, 29), date(2025, 12, 31)])
def test_the_examples_of_the_rules_have_nodes_that_fit(as_of: date) -> None:
    for text in EXAMPLES:
        nodes_fit(text, as_of)


def nodes_fit(text: str, as_of: date) -> None:
    """Every rule has its nodes inside the year, and where it names its days, these and no others."""
    for _, dated in LIMITS.of(text, as_of):
        for rule in dated.rrule:
            beat = rhythm(rule, as_of)
            found = nodes(beat, as_of, year_from(as_of))
            assert found == sorted(set(found))
            assert all(as_of <= day <= year_from(as_of) for day in found)
            if not beat.presumed:
                assert found == days_of(rule, as_of)


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_never_before_the_reference_month(day: date, as_of: date) -> None:
    (expr,) = READER.read(f"{day.month}月{day.day}日前完成")
    end = resolve(expr, as_of, calendar=CALENDAR).end
    if end is None:
        assert (day.month, day.day) == (2, 29)
    else:
        assert (end.month, end.day) == (day.month, day.day)
        assert as_of.replace(day=1) <= end <= as_of + timedelta(366)


@given(st.integers(2020, 2029), st.integers(1, 12))
def test_a_month_ends_on_its_last_day(year: int, month: int) -> None:
    for form in (f"{year}年{month}月底前", f"{year}年{to_chinese(month)}月底前"):
        (expr,) = READER.read(f"{form}完成")
        end = resolve(expr, None, calendar=CALENDAR).end
        assert end is not None and (end.year, end.month) == (year, month) and (end + timedelta(1)).day == 1


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="tzset is POSIX only")
def test_the_time_zone_and_the_locale_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "今天下班前摸底，本周五前上报，月底前整改，10个工作日内销号，年内验收，"
    text += "春节前兑付，清明前检查，每月25日前调度"
    results, known = [], locale.setlocale(locale.LC_ALL)
    places = [(zone, name) for zone in ("UTC", "Asia/Shanghai", "Pacific/Kiritimati") for name in ("C", "C.UTF-8")]
    for zone, name in places:
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()
        locale.setlocale(locale.LC_ALL, name)
        results.append(Limits(RECORDS, CALENDAR).of(text, date(2023, 7, 5)))
    locale.setlocale(locale.LC_ALL, known)
    monkeypatch.undo()
    time.tzset()
    assert all(result == results[0] for result in results)
    assert len(results[0]) == 8
