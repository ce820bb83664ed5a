"""Votes of precincts."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_government.measures import TEXT, measured, write_digits

PARTIES: Final = Pool.read(__package__, "data/parties.csv", weight="share")
OFFICES: Final = Pool(
    {"Mayor": 20, "City Council": 30, "State House": 22, "State Senate": 14, "U.S. House": 9, "Governor": 3, "U.S. Senate": 2}
)


vote = Entity(
    "government.election",
    PARTIES,
    title="Election result",
    phrases=(
        "election",
        "vote",
        "candidate",
        "ballot",
        "election result",
        "voting",
        "voter",
        "polling",
        "polling station",
        "precinct vote",
        "constituency",
    ),
)
vote.field(
    "party",
    title="Party",
    phrases=("political party", "party name", "party affiliation", "candidate party"),
    in_context=("party", "affiliation"),
)
vote.field("party_code", title="Letters of the party", phrases=("party code", "party abbreviation"))
vote.field("lean", title="Lean", phrases=("political leaning", "ideology", "political orientation"))


@vote.field(
    "office",
    title="Office",
    phrases=("office sought", "elected office", "election type", "contest", "office name"),
    in_context=("office", "position", "race", "race name"),
)
def pick_office(rows: Rows) -> Any:
    return rows.draw("office").pick(OFFICES)


@vote.field(
    "precinct",
    title="Precinct",
    phrases=("voting precinct", "polling place", "polling station id"),
    in_context=("precinct", "polling station", "ward"),
)
def number_precinct(rows: Rows) -> Any:
    return "P-" + write_digits(rows.draw("precinct").integer(1, 620), 3)


@vote.field("year", storage="int32", title="Year of the election", phrases=("election year",), in_context=("year",))
def pick_year(rows: Rows) -> Any:
    """Even years of the last two decades."""
    return (rows.as_of.year - 1) // 2 * 2 - 2 * rows.draw("year").integer(0, 8)


@vote.field("date", storage="date32", title="Day of the election", phrases=("election date", "election day"), in_context=("date",))
def compute_day(rows: Rows) -> Any:
    """The Tuesday after the first Monday of November."""
    first = (np.asarray(rows["year"]) - 1970).astype("datetime64[Y]").astype("datetime64[M]") + 10
    start = first.astype("datetime64[D]")
    weekday = (start.astype(np.int64) + 3) % 7
    return start + ((7 - weekday) % 7 + 1).astype("timedelta64[D]")


@measured(
    vote,
    "registered",
    low=120,
    high=9000,
    widest=10**10,
    title="Registered voters",
    phrases=("registered voters", "eligible voters", "number of registered voters", "electorate"),
)
def draw_registered(rows: Rows) -> Any:
    return rows.draw("registered").lognormal(7.3, 0.45)


@measured(
    vote,
    "turnout",
    low=8,
    high=97,
    decimals=1,
    widest=100,
    title="Turnout (%)",
    phrases=("turnout", "voter turnout", "turnout percent", "turnout rate", "turnout percentage"),
)
def draw_turnout(rows: Rows) -> Any:
    """Higher in the years of presidents."""
    return np.where(np.asarray(rows["year"]) % 4 == 0, 63.0, 48.0) + rows.draw("turnout").normal(0.0, 7.0)


@measured(
    vote,
    "votes_cast",
    low=10,
    high=8500,
    widest=10**10,
    title="Votes cast",
    phrases=("total votes", "votes cast", "ballots cast", "total ballots", "valid votes"),
)
def compute_cast(rows: Rows) -> Any:
    return np.asarray(rows["registered fact"]) * np.asarray(rows["turnout fact"]) / 100.0


@measured(
    vote,
    "share",
    low=0.1,
    high=95,
    decimals=1,
    widest=100,
    title="Share of the votes (%)",
    phrases=("vote share", "vote percentage", "percent of votes", "percentage of votes", "vote percent"),
)
def draw_share(rows: Rows) -> Any:
    large = np.isin(np.asarray(rows["party_code"]), np.array(["DEM", "REP"], TEXT))
    return np.where(large, rows.draw("large").normal(48.5, 11.0), 0.4 + rows.draw("small").exponential(1.9))


@measured(
    vote,
    "votes",
    low=0,
    high=8000,
    widest=10**10,
    title="Votes",
    phrases=("votes", "votes received", "candidate votes"),
    in_context=(
        "vote count",
        "number of votes",
    ),
)
def compute_votes(rows: Rows) -> Any:
    return np.asarray(rows["votes_cast fact"]) * np.asarray(rows["share fact"]) / 100.0


@vote.field("winner", storage="bool", title="Elected", phrases=("winner", "elected", "won election", "is winner"))
def judge_winner(rows: Rows) -> Any:
    return np.asarray(rows["share fact"]) > 50.0


@vote.field("incumbent", storage="bool", title="Incumbent", phrases=("incumbent", "is incumbent"))
def draw_incumbent(rows: Rows) -> Any:
    return rows.draw("incumbent").chance((np.asarray(rows["share fact"]) / 130.0).clip(0, 0.6))
