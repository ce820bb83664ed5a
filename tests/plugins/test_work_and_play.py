"""Open positions, courses, calls, issues, events and games: what agrees in their rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from fictable.contract.catalog import Catalog

AS_OF = "2026-01-01T00:00:00Z"
TODAY = dt.date(2026, 1, 1)


def make_topic(make: Any, catalog: Catalog, topic: str, rows: int = 1200, **dataset: Any) -> list[dict[str, Any]]:
    """The rows of a topic's usual table."""
    about = catalog.topics[topic]
    wanted = [{"name": name, **({"type": kind} if isinstance(kind, str) else dict(kind))} for name, kind in about.fields.items()]
    made: list[dict[str, Any]] = make(wanted, rows=rows, constraints=list(about.constraints), as_of=AS_OF, **dataset).to_pylist()
    return made


@pytest.mark.parametrize("locale", ["en_US", "de_DE", "ja_JP"])
def test_open_positions_pay_by_title_and_close_in_time(make: Any, catalog: Catalog, locale: str) -> None:
    """Pay has a range, more experience is asked for where more is paid, and what is past its last day is no longer open."""
    rows = make_topic(make, catalog, "person.job_postings", locale=locale)
    for row in rows:
        assert row["salary_min"] < row["salary_max"] < row["salary_min"] * 2
        assert row["posted_on"].weekday() < 5
        assert row["posted_on"] < row["closes_on"]
        assert row["closes_on"] >= TODAY or row["status"] in {"Filled", "Closed"}
    pay, years = ([float(row[name]) for row in rows] for name in ("salary_min", "years_required"))
    assert np.corrcoef(pay, years)[0, 1] > 0.6


def test_courses_end_and_are_passed(make: Any, catalog: Catalog) -> None:
    """Only finished courses have a last day and a score; who failed has less than 60 %; compliance is for everybody."""
    rows = make_topic(make, catalog, "person.trainings")
    for row in rows:
        finished = row["status"] in {"Completed", "Failed"}
        assert (row["completed_on"] is not None) == (row["score"] is not None) == finished
        if finished:
            assert row["started_on"] <= row["completed_on"] < TODAY
        if row["status"] == "Failed":
            assert row["score"] < 60
    assert {row["topic"] for row in rows} == {"Compliance", "Leadership", "Professional Skills", "Technical", "Sales & Service"}


def test_calls_agree(make: Any, catalog: Catalog) -> None:
    """Who hung up did not talk and gave no rating; solved calls please more; mornings and Mondays are busy."""
    rows = make_topic(make, catalog, "social.calls", rows=3000)
    for row in rows:
        gone = row["outcome"] == "Abandoned"
        assert (row["talk_seconds"] == 0) == gone
        assert row["hold_seconds"] <= row["talk_seconds"]
        assert not (gone and row["satisfaction"])
        assert 7 <= row["started_at"].hour < 22
    means = {
        kind: np.mean([r["satisfaction"] for r in rows if r["outcome"] == kind and r["satisfaction"]])
        for kind in ("Resolved", "Transferred")
    }
    assert means["Resolved"] > means["Transferred"] + 0.7
    days = [row["started_at"].weekday() for row in rows]
    assert days.count(0) > 3 * days.count(6)
    assert 0.02 < np.mean([row["outcome"] == "Abandoned" for row in rows]) < 0.1


def test_issues_are_closed_after_they_came(make: Any, catalog: Catalog) -> None:
    """Only closed issues have an end and a resolution that fits the kind; urgent ones are closed sooner."""
    rows = make_topic(make, catalog, "internet.issues")
    hours: dict[str, list[float]] = {}
    for row in rows:
        closed = row["status"] == "Closed"
        assert (row["closed_at"] is not None) == (row["resolution"] is not None) == closed
        if closed:
            assert row["created_at"] < row["closed_at"] <= dt.datetime(2026, 1, 1)
            assert (row["resolution"] in {"Fixed", "Won't Fix", "Cannot Reproduce"}) <= (row["type"] == "Bug")
            hours.setdefault(row["priority"], []).append((row["closed_at"] - row["created_at"]).total_seconds())
    assert np.median(hours["Critical"]) < 0.5 * np.median(hours["Medium"])
    assert len({row["issue_key"] for row in rows}) == len(rows)


def test_tickets_of_events_agree(make: Any, catalog: Catalog) -> None:
    """Booked before the event, attended after it, the total is price times tickets, and free events cost nothing."""
    rows = make_topic(make, catalog, "travel.event_tickets")
    for row in rows:
        assert row["booked_at"] <= dt.datetime(2026, 1, 1)
        over = row["event_date"] < dt.datetime(2026, 1, 1)
        assert row["status"] in ({"Attended", "No Show", "Cancelled"} if over else {"Confirmed", "Cancelled"})
        factor = row["total"] / (row["price"] * row["quantity"]) if row["price"] else 1
        assert 0.999 < factor < 1.101
        assert (row["price"] == 0) == (row["type"] == "Networking" or "Expo" in row["event"])
        assert row["type"] != "Conference" or row["event_date"].weekday() < 5
    assert len({(row["event"], row["venue"], row["type"]) for row in rows}) == len({row["event"] for row in rows})


def test_sessions_of_players_agree(make: Any, catalog: Catalog) -> None:
    """Better ranks kill more and win more often, the ratio is that of the row, and evenings are busy."""
    rows = make_topic(make, catalog, "media.game_sessions", rows=3000)
    for row in rows:
        assert abs(row["kd_ratio"] - row["kills"] / max(row["deaths"], 1)) < 0.006
    for low, high in (("Bronze", "Gold"), ("Gold", "Diamond")):
        ratio = {rank: np.mean([r["kd_ratio"] for r in rows if r["rank"] == rank]) for rank in (low, high)}
        assert ratio[low] < ratio[high]
    hours = [row["started_at"].hour for row in rows]
    assert sum(18 <= hour < 23 for hour in hours) > 4 * sum(2 <= hour < 7 for hour in hours)
    assert 0.01 < np.mean([row["spent"] > 0 for row in rows]) < 0.12
