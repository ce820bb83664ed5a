"""Issues of a software project: kind, severity, component, who has it, when it came and when it was closed."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, FictableError, Pool, Rows, values

ISSUES: Final = Pool.read(__package__, "data/issues.csv", weight="share", types={"hours": "float64"})
PLACES: Final = Pool.read(__package__, "data/issue_places.csv")
PRIORITIES: Final = ("Critical", "High", "Medium", "Low")
# Share of each priority, and how much longer or shorter an issue of it stays open.
PRIORITY_SHARES: Final = np.cumsum([0.07, 0.24, 0.46])
HASTE: Final = np.array([0.15, 0.5, 1.0, 2.2])
STATES: Final = ("Closed", "Open", "In Progress", "In Review")
RESOLUTIONS: Final = Pool({"Fixed": 74, "Won't Fix": 9, "Duplicate": 9, "Cannot Reproduce": 8})
OUTCOMES: Final = Pool({"Done": 88, "Won't Do": 8, "Duplicate": 4})
ENVIRONMENTS: Final = Pool({"Production": 56, "Staging": 26, "Development": 18})
POINTS: Final = np.array([1, 2, 3, 5, 8, 13])

issue = Entity(
    "internet.issue",
    ISSUES,
    PLACES,
    title="Issue of a software project",
    phrases=("bug", "bug report", "issue tracker", "software issue", "software defect", "project task", "backlog", "sprint", "user story"),
)
issue.field(
    "type", title="Kind of issue", phrases=("issue kind", "bug type", "work item type"), in_context=("type", "issue type", "category")
)
issue.field(
    "component", title="Component", phrases=("software component", "affected component"), in_context=("component", "module", "area")
)


@issue.field(
    "summary",
    title="Summary of the issue",
    phrases=("bug title", "bug summary", "task title", "task name"),
    in_context=("title", "summary", "description", "task", "issue title"),
)
def write_summary(rows: Rows) -> Any:
    """What is wrong or wanted, and in which part of the component."""
    return values.fill(rows["form"], place=rows["place"])


@issue.field(
    "key", title="Key of the issue", capacity=10**6, phrases=("issue key", "bug id", "task id", "story id"), in_context=("issue id",)
)
def number_issue(rows: Rows) -> Any:
    """A project's letters and a number that rises with the rows."""
    return "DEV-" + values.write_digits((rows.numbers % np.uint64(10**6)).astype(np.int64) + 101)


@issue.hidden("rank")
def draw_rank(rows: Rows) -> Any:
    return np.searchsorted(PRIORITY_SHARES, rows.draw("priority").uniform(), side="right")


@issue.field(
    "priority",
    title="Priority of the issue",
    phrases=("bug priority", "bug severity", "issue severity", "task priority"),
    in_context=("priority", "severity"),
)
def show_priority(rows: Rows) -> Any:
    return values.choose_label(PRIORITIES, rows["rank"])


@issue.field(
    "created_at",
    storage="timestamp[s]",
    title="Issue reported at",
    phrases=("bug reported at", "issue created at"),
    in_context=("created at", "created", "reported at", "created date", "date"),
)
def time_creation(rows: Rows) -> Any:
    """In the last year, on working days between eight and nineteen o'clock."""
    day = values.days_before(rows, rows.draw("day").integer(1, 360)).astype("datetime64[D]")
    day = day - np.maximum((day.astype(np.int64) + 3) % 7 - 4, 0)
    return values.add_seconds(day, rows.draw("second").integer(8 * 3600, 19 * 3600))


@issue.hidden("open_hours")
def draw_hours(rows: Rows) -> Any:
    """Lognormal, by kind and priority."""
    return np.asarray(rows["hours"]) * HASTE[rows["rank"]] * rows.draw("hours").lognormal(0.0, 0.9)


@issue.hidden("state")
def choose_state(rows: Rows) -> Any:
    """Closed where its end is past, unless it was put off; else open, in progress or in review."""
    end = np.asarray(values.add_seconds(rows["created_at"], np.rint(rows["open_hours"] * 3600))).astype("datetime64[s]")
    over = end < np.datetime64(rows.as_of.replace(tzinfo=None), "s")
    return np.where(
        over & ~rows.draw("put off").chance(0.22),
        0,
        1 + np.searchsorted(np.array([0.48, 0.82]), rows.draw("state").uniform(), side="right"),
    )


@issue.field("status", title="State of the issue", phrases=("bug status", "task status"), in_context=("status", "state", "issue status"))
def show_state(rows: Rows) -> Any:
    return values.choose_label(STATES, rows["state"])


@issue.field(
    "closed_at",
    storage="timestamp[s]",
    title="Issue closed at (of open ones: due)",
    phrases=("bug fixed at", "issue closed at"),
    in_context=("closed at", "resolved at", "fixed at", "closed date", "resolution date", "completed at"),
)
def time_end(rows: Rows) -> Any:
    return values.add_seconds(rows["created_at"], np.rint(rows["open_hours"] * 3600))


@issue.field("resolution", title="How the issue was closed", phrases=("bug resolution", "issue resolution"), in_context=("resolution",))
def pick_resolution(rows: Rows) -> Any:
    """Bugs are fixed or not; other work is done or not."""
    bug = np.asarray(rows["type"]).astype("U8") == "Bug"
    fixed, done = np.asarray(rows.draw("bug").pick(RESOLUTIONS)), np.asarray(rows.draw("work").pick(OUTCOMES))
    return np.where(bug, fixed, done)


@issue.field(
    "environment", title="Where the issue showed", phrases=("deployment environment", "bug environment"), in_context=("environment",)
)
def pick_environment(rows: Rows) -> Any:
    return rows.draw("environment").pick(ENVIRONMENTS)


@issue.field("story_points", storage="int32", title="Story points", phrases=("story points", "story point estimate", "estimate points"))
def estimate(rows: Rows) -> Any:
    """The usual steps from 1 to 13; more for issues that stay open long."""
    return POINTS[
        np.searchsorted(np.array([6.0, 20.0, 60.0, 160.0, 400.0]), np.asarray(rows["open_hours"]) / HASTE[rows["rank"]], side="right")
    ]


def _name(rows: Rows, role: str) -> Any:
    try:
        return rows.entity("person", role)["name"]
    except FictableError:  # the persons are an own plugin, which may be left out
        return rows.draw(role).text("dev[0-9]{3}")


@issue.field(
    "assignee",
    title="Who works on the issue",
    phrases=("bug assignee", "task assignee", "task owner"),
    in_context=("assignee", "assigned to", "developer", "owner"),
)
def name_assignee(rows: Rows) -> Any:
    return _name(rows, "assignee")


@issue.field("reporter", title="Who reported the issue", phrases=("bug reporter", "reported by"), in_context=("reporter", "author"))
def name_reporter(rows: Rows) -> Any:
    return _name(rows, "reporter")
