"""Box scores of basketball players, Twenty20 cricket matches and tennis matches."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_sports.athletes import NATIONS
from fictable_sports.names import Decorator, draw_poisson, name_athlete

HOOPS = Pool.read(__package__, "data/basketball_teams.csv", types={"place": "int64"})
ROLES = Pool.read(
    __package__,
    "data/basketball_positions.csv",
    weight="share",
    types=dict.fromkeys(("points_mean", "rebounds_mean", "assists_mean", "tall"), "float64"),
)
ELEVENS = Pool.read(__package__, "data/cricket_teams.csv", types={"place": "int64"})
TOURNAMENTS = Pool.read(
    __package__, "data/tournaments.csv", weight="share", types={"draw_size": "int64", "month": "int64", "first_day": "int64"}
)
ROUND_NAMES = ("R128", "R64", "R32", "R16", "QF", "SF", "F")
ROUNDS = Pool({"R128": 48, "R64": 26, "R32": 13, "R16": 7, "QF": 3.5, "SF": 1.7, "F": 0.8})


def choose_other(rows: Rows, pool: Pool, label: str = "other") -> Any:
    """The index of another entry of the pool than the row's `place`."""
    number = len(pool.load(rows.locale))
    return (np.asarray(rows["place"]) + 1 + np.floor(rows.draw(label).uniform() * (number - 1)).astype(np.int64)) % number


basketball = Entity(
    "sports.basketball",
    HOOPS,
    ROLES,
    title="Basketball box score",
    phrases=("basketball", "basketball player", "nba", "nba player", "basketball game", "nba game"),
)
basketball.field("team", title="Basketball team", phrases=("basketball team", "nba team"), in_context=("team", "home team"))
basketball.field("arena", title="Arena", phrases=("arena", "basketball arena"), in_context=("venue", "location"))
basketball.field("conference", title="Conference", phrases=("nba conference",), in_context=("conference",))
basketball.field("position", title="Basketball position", phrases=("basketball position",), in_context=("position", "pos"))


@basketball.field("player", title="Basketball player", phrases=("basketball player name",), in_context=("player", "player name", "name"))
def name_hooper(rows: Rows) -> Any:
    return name_athlete(rows, "player", rows.draw("nation").pick(HOOP_NATIONS)["value"])


HOOP_NATIONS = Pool({"United States": 80, "France": 4, "Germany": 3, "Australia": 4, "Nigeria": 3, "Spain": 3, "Italy": 3})


@basketball.field(
    "opponent", title="Opposing team", phrases=("opposing team", "opponent team"), in_context=("opponent", "away team", "opp")
)
def choose_opponent(rows: Rows) -> Any:
    return rows.entries(HOOPS, choose_other(rows, HOOPS))["team"]


def add_box(name: str, low: int, high: int, *phrases: str, **about: Any) -> Decorator:
    """A whole number of a box score."""
    return values.measured(basketball, name, low=low, high=high, phrases=phrases, **about)


@add_box("minutes", 2, 48, "basketball minutes", in_context=("minutes", "minutes played", "mp", "min"))
def count_minutes(rows: Rows) -> Any:
    return rows.draw("minutes").normal(24.5, 8.5)


@add_box("field_goals", 0, 25, "field goals made", "field goals", "fgm", in_context=("fg",))
def count_baskets(rows: Rows) -> Any:
    return draw_poisson(rows, "baskets", np.asarray(rows["minutes fact"]) / 30 * np.asarray(rows["points_mean"]) * 0.36, 22)


@add_box("field_goal_attempts", 0, 45, "field goal attempts", "field goals attempted", "fga")
def count_attempts(rows: Rows) -> Any:
    return np.asarray(rows["field_goals fact"]) + draw_poisson(rows, "missed", np.asarray(rows["minutes fact"]) * 0.22, 20)


@add_box("three_pointers", 0, 14, "three pointers made", "three pointers", "3pm", "three point field goals", in_context=("threes",))
def count_threes(rows: Rows) -> Any:
    return np.floor(np.asarray(rows["field_goals fact"]) * rows.draw("threes").uniform(0, 0.55))


@add_box("free_throws", 0, 20, "free throws made", "free throws", "ftm", in_context=("ft",))
def count_throws(rows: Rows) -> Any:
    return draw_poisson(rows, "throws", np.asarray(rows["minutes fact"]) / 30 * 2.2, 16)


@add_box("points", 0, 80, "points scored", "points per game", in_context=("points", "pts", "score"))
def count_points(rows: Rows) -> Any:
    """Two per basket, one more for a three, one per free throw."""
    return 2 * np.asarray(rows["field_goals fact"]) + np.asarray(rows["three_pointers fact"]) + np.asarray(rows["free_throws fact"])


def add_skill(name: str, most: int, per_minute: float, *phrases: str, mean: str = "", **about: Any) -> None:
    """Counts that grow with the minutes; `mean` is a column of the position's means."""

    @add_box(name, 0, most, *phrases, **about)
    def count(rows: Rows) -> Any:
        centre = np.asarray(rows["minutes fact"]) * per_minute * (np.asarray(rows[mean]) if mean else 1.0)
        return draw_poisson(rows, "count", centre, most)


add_skill("rebounds", 24, 1 / 30, "rebounds", "total rebounds", "rebounds per game", mean="rebounds_mean", in_context=("reb", "trb"))
add_skill("assists", 20, 1 / 30, "basketball assists", "assists per game", mean="assists_mean", in_context=("assists", "ast"))
add_skill("steals", 8, 0.032, "steals", in_context=("stl",))
add_skill("blocks", 8, 0.021, "blocked shots", in_context=("blk", "blocks"))
add_skill("turnovers", 9, 0.055, "turnovers", in_context=("tov", "to"))

cricket = Entity(
    "sports.cricket", ELEVENS, title="Cricket match", phrases=("cricket", "cricket match", "ipl", "ipl match", "t20", "cricket league")
)
cricket.field("team", title="Team 1", phrases=("batting team", "cricket team"), in_context=("team 1", "team1", "home team", "first team"))
cricket.field("venue", title="Cricket ground", phrases=("cricket ground", "cricket venue"), in_context=("venue", "stadium", "ground"))
cricket.field("city", title="City of the ground", in_context=("city",))


@cricket.hidden("other")
def choose_eleven(rows: Rows) -> Any:
    return choose_other(rows, ELEVENS)


@cricket.field(
    "opponent", title="Team 2", phrases=("bowling team",), in_context=("team 2", "team2", "away team", "second team", "opponent")
)
def show_opponent(rows: Rows) -> Any:
    return rows.entries(ELEVENS, rows["other"])["team"]


@cricket.hidden("toss")
def toss(rows: Rows) -> Any:
    """Whether team 1, which bats first, has won the toss; most winners of a toss choose to field."""
    return rows.draw("toss").chance(0.34)


@cricket.field("toss_winner", phrases=("toss winner", "toss won by"))
def show_toss(rows: Rows) -> Any:
    return np.where(rows["toss"], np.asarray(rows["team"]), np.asarray(rows["opponent"]))


@cricket.field("toss_decision", phrases=("toss decision",))
def decide(rows: Rows) -> Any:
    """Team 1 bats first: by its own choice, or because the other team chose to field."""
    return values.choose_label(("Field", "Bat"), np.asarray(rows["toss"]).astype(np.int64))


@values.measured(
    cricket,
    "first_innings",
    low=60,
    high=277,
    title="First innings score",
    phrases=("first innings score", "first inning score", "first ings score", "first innings runs", "target runs"),
    in_context=("runs",),
)
def bat_first(rows: Rows) -> Any:
    return rows.draw("first").normal(168, 27).clip(60, 270)


@cricket.hidden("chased")
def chase(rows: Rows) -> Any:
    """Lower scores are chased more often."""
    return rows.draw("chase").chance(np.clip(0.52 - (np.asarray(rows["first_innings fact"]) - 168) / 130, 0.05, 0.95))


@values.measured(
    cricket,
    "second_innings",
    low=50,
    high=277,
    title="Second innings score",
    phrases=("second innings score", "second inning score", "second ings score", "second innings runs"),
)
def bat_second(rows: Rows) -> Any:
    """One to six more than the first where the chase succeeds, else less."""
    first = np.asarray(rows["first_innings fact"])
    return np.where(rows["chased"], first + rows.draw("over").integer(1, 6), first - rows.draw("margin").integer(1, 55))


@cricket.field("won_by", phrases=("won by", "win type", "result type"), in_context=("result",))
def show_won_by(rows: Rows) -> Any:
    return values.choose_label(("Runs", "Wickets"), np.asarray(rows["chased"]).astype(np.int64))


@values.measured(
    cricket,
    "margin",
    low=1,
    high=150,
    title="Win margin",
    phrases=("win margin", "margin of victory", "winning margin", "result margin"),
    in_context=("margin",),
)
def show_margin(rows: Rows) -> Any:
    """Runs or wickets, as the match was won."""
    gap = np.asarray(rows["first_innings fact"]) - np.asarray(rows["second_innings fact"])
    return np.where(rows["chased"], rows.draw("wickets").integer(2, 9), np.maximum(gap, 1))


@cricket.field("winner", title="Winning team", in_context=("winner", "match winner", "winning team"))
def show_winner(rows: Rows) -> Any:
    """Team 1 bats first."""
    return np.where(rows["chased"], np.asarray(rows["opponent"]), np.asarray(rows["team"]))


@cricket.field("player_of_match", phrases=("player of the match", "man of the match", "player of match", "top scorer", "highest scorer"))
def name_best(rows: Rows) -> Any:
    return name_athlete(rows, "player", rows.draw("nation").pick(CRICKET_NATIONS)["value"])


CRICKET_NATIONS = Pool({"India": 72, "England": 13, "Australia": 15})


@cricket.field("bowler", title="Best bowler", phrases=("bowler", "best bowling", "best bowler"))
def name_bowler(rows: Rows) -> Any:
    return name_athlete(rows, "bowler", rows.draw("nation").pick(CRICKET_NATIONS)["value"])


tennis = Entity(
    "sports.tennis",
    TOURNAMENTS,
    title="Tennis match",
    phrases=("tennis", "tennis match", "atp", "atp match", "wta", "tennis tournament", "grand slam"),
)
tennis.field("tournament", title="Tennis tournament", phrases=("tennis tournament", "tourney name"), in_context=("tournament", "event"))
tennis.field("surface", title="Surface", phrases=("court surface",), in_context=("surface", "court"))
tennis.field("level", title="Tournament level", phrases=("tournament level", "tourney level"), in_context=("level", "series"))
tennis.field("location", title="Place of the tournament", in_context=("location", "city"))


@tennis.field("played_on", storage="date32", title="Day of the match", phrases=("tennis match date",), in_context=("match date", "date"))
def choose_match_day(rows: Rows) -> Any:
    """Within the fortnight of the tournament (the week of a small one), in the three years before the clock; round after round."""
    year = rows.as_of.year - 1 - rows.draw("year").integer(0, 2) - 1970
    month = (year * 12 + np.asarray(rows["month"]) - 1).astype("datetime64[M]").astype("datetime64[D]")
    passed = 2 * (rows["stage"] - find_first_round(rows)) // np.where(np.asarray(rows["draw_size"]) < 96, 2, 1)
    return month + (np.asarray(rows["first_day"]) - 1 + passed + rows.draw("day").integer(0, 1)).astype("timedelta64[D]")


def find_first_round(rows: Rows) -> Any:
    """The place of the first round that a draw of the size has: 128, 64 or 32 players, with free passes."""
    return np.searchsorted(np.array([-96, -48]), -np.asarray(rows["draw_size"]), side="left")


@tennis.hidden("stage")
def draw_stage(rows: Rows) -> Any:
    """The place of the round among all rounds; small tournaments have no large ones."""
    drawn = np.asarray(rows.draw("round").pick(ROUNDS))
    return np.maximum(sum(at * (drawn == name) for at, name in enumerate(ROUND_NAMES)), find_first_round(rows))


@tennis.field("round", title="Round", phrases=("tennis round",), in_context=("round",))
def choose_round(rows: Rows) -> Any:
    return values.choose_label(ROUND_NAMES, rows["stage"])


@tennis.field("winner", title="Winner of the match", phrases=("winner name",), in_context=("winner", "player 1", "match winner"))
def name_winner(rows: Rows) -> Any:
    return name_athlete(rows, "winner", rows.draw("nation").pick(NATIONS)["nationality"])


@tennis.field("loser", title="Loser of the match", phrases=("loser name", "loser"), in_context=("player 2", "opponent"))
def name_loser(rows: Rows) -> Any:
    return name_athlete(rows, "loser", rows.draw("nation").pick(NATIONS)["nationality"])


@values.measured(tennis, "winner_rank", low=1, high=600, phrases=("winner rank", "winner ranking"))
def rank_winner(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("rank").exponential(32))


@values.measured(tennis, "loser_rank", low=1, high=900, phrases=("loser rank", "loser ranking"))
def rank_loser(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("rank").exponential(62))


@tennis.hidden("dropped")
def drop_set(rows: Rows) -> Any:
    return rows.draw("dropped").chance(0.38)


@tennis.field("score", title="Tennis score", phrases=("tennis score", "set score"), in_context=("score", "sets"))
def write_score(rows: Rows) -> Any:
    """The winner's sets, two or, of men at a Grand Slam, three, with a lost set between in two of five matches."""
    first, second, last = (np.asarray(rows.draw(name).pick(SETS)["value"]) for name in ("first", "second", "last"))
    lost, fourth = np.asarray(rows.draw("lost").pick(LOST)["value"]), np.asarray(rows.draw("fourth").pick(SETS)["value"])
    slam = np.asarray(rows["level"]) == "Grand Slam"
    short = np.where(rows["dropped"], first + " " + lost + " " + last, first + " " + second)
    return np.where(slam, np.where(slam & rows["dropped"], short + " " + fourth, short + " " + last), short)


SETS = Pool({"6-4": 24, "6-3": 22, "7-5": 11, "7-6": 15, "6-2": 14, "6-1": 9, "6-0": 5})
LOST = Pool({"4-6": 26, "3-6": 24, "5-7": 14, "6-7": 22, "2-6": 14})


@values.measured(tennis, "aces", low=0, high=50, phrases=("aces", "winner aces", "number of aces"))
def count_aces(rows: Rows) -> Any:
    return draw_poisson(rows, "aces", 4.0 + 7.0 * rows.draw("server").uniform(), 30)


@values.measured(tennis, "double_faults", low=0, high=25, phrases=("double faults", "double fault count"))
def count_faults(rows: Rows) -> Any:
    return draw_poisson(rows, "faults", np.full(len(rows), 2.8), 15)


@values.measured(
    tennis,
    "minutes",
    low=45,
    high=330,
    title="Match minutes",
    phrases=("match duration minutes", "match minutes", "match duration"),
    in_context=("minutes", "duration"),
)
def count_match_minutes(rows: Rows) -> Any:
    slam = 36 * (np.asarray(rows["level"]) == "Grand Slam")
    return rows.draw("minutes").normal(90, 16) + 42 * np.asarray(rows["dropped"]) + slam
