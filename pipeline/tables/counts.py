"""Counts by theme, unit and month, by pandas."""

from __future__ import annotations

import pandas as pd

from pipeline.rulebook.tracker import TrackerRules

THEME_DTYPES = {"theme": "str", "tasks": "int64", "share": "float64", "unowned": "int64", "unlimited": "int64"}
UNIT_DTYPES = {"unit": "str", "leads": "int64", "suggested": "int64", "supports": "int64", "unlimited": "int64"}
MONTH_DTYPES = {"month": "str", "tasks": "int64", "units": "str"}


def by_theme(frame: pd.DataFrame, *, rules: TrackerRules) -> pd.DataFrame:
    """How many tasks each theme has, the most first; `unowned` counts those without a unit of the document's own words.

    Args:
        frame: from `tasks_frame` or `ledger_frame`.
    """
    flags = pd.DataFrame(
        {
            "theme": frame["theme"],
            "unowned": frame["units"].map(len) == 0,
            "unlimited": frame["limit"] == rules.words.no_limit,
        }
    )
    groups = flags.groupby("theme", sort=False)
    counts = groups[["unowned", "unlimited"]].sum().assign(tasks=groups.size()).reset_index()
    counts["share"] = counts["tasks"] / max(len(frame), 1)
    return _shaped(counts.sort_values("tasks", ascending=False, kind="stable"), THEME_DTYPES)


def by_unit(frame: pd.DataFrame, *, rules: TrackerRules) -> pd.DataFrame:
    """How many tasks each unit leads (`suggested`: of these by our proposal only) and supports, the busiest first.

    A task of several units counts for each of them; one of nobody stands under the word for that, last.
    """
    parts = ("units", "suggested", "supports")
    flat = frame[["limit", *parts]].melt(id_vars="limit", value_vars=parts, var_name="part", value_name="unit")
    flat = flat.explode("unit").dropna(subset="unit")
    nobody = frame[(frame["units"].map(len) + frame["suggested"].map(len)) == 0]
    flat = pd.concat([flat, nobody[["limit"]].assign(part="units", unit=rules.words.no_owner)], ignore_index=True)
    marks = pd.DataFrame(
        {
            "unit": flat["unit"],
            "leads": flat["part"] != "supports",
            "suggested": flat["part"] == "suggested",
            "supports": flat["part"] == "supports",
            "unlimited": (flat["part"] != "supports") & (flat["limit"] == rules.words.no_limit),
        }
    )
    counts = marks.groupby("unit", sort=False).sum().reset_index()
    counts["last"] = counts["unit"] == rules.words.no_owner
    counts = counts.sort_values(["last", "leads", "supports"], ascending=[True, False, False], kind="stable")
    return _shaped(counts, UNIT_DTYPES)


def by_month(frame: pd.DataFrame, *, rules: TrackerRules) -> pd.DataFrame:
    """How many tasks end in each month, earliest first, with the units that lead them; then 长期坚持 and no date."""
    endless = (frame["status"] == rules.status.standing).map({True: rules.status.standing, False: "无截止日期"})
    dated = frame["due"].dt.strftime("%Y-%m")
    rows = pd.DataFrame(
        {
            "month": dated.fillna(endless),
            "rank": dated.isna().astype("int64"),
            "units": frame["units"] + frame["suggested"],
        }
    )
    groups = rows.groupby(["rank", "month"])
    counts = groups.agg(tasks=("units", "size"), units=("units", _all_units)).reset_index()
    return _shaped(counts, MONTH_DTYPES)


def _all_units(cells: pd.Series) -> str:
    return "、".join(dict.fromkeys(name for cell in cells for name in cell))


def _shaped(frame: pd.DataFrame, dtypes: dict[str, str]) -> pd.DataFrame:
    return frame.reindex(columns=list(dtypes)).astype(dtypes).reset_index(drop=True)
