"""Football matches between two clubs of a league, and tables of a league."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable, values
from fictable_sports.names import Decorator, draw_poisson, name_athlete, split

CLUBS = Pool.read(__package__, "data/clubs.csv", types=dict.fromkeys(("seats", "strength", "start", "size", "place", "seasons"), "float64"))
# The first of the seasons that the clubs' column has bits for.
FIRST_SEASON, SEASONS = 2021, 4
# Days without matches from Christmas on, save in England.
WINTER = 19

football = Entity(
    "sports.football",
    CLUBS,
    title="Football match",
    phrases=(
        "football match",
        "soccer match",
        "football",
        "soccer",
        "football game",
        "soccer game",
        "match result",
        "premier league",
        "football result",
    ),
)
football.field(
    "league",
    title="Football league",
    phrases=("football league", "soccer league"),
    in_context=("league", "competition", "division", "tournament"),
)
football.field("league_country", title="Country of the league", in_context=("country",))
football.field("stadium", title="Stadium", phrases=("stadium", "stadium name"), in_context=("venue", "ground"))
football.field("seats", storage="int32", title="Capacity of the stadium", phrases=("stadium capacity", "capacity of the stadium"))


@football.field("home_team", title="Home team", phrases=("home team", "home club", "home side"), in_context=("home", "team 1"))
def show_home(rows: Rows) -> Any:
    return rows["club"]


@football.hidden("away")
def choose_away(rows: Rows) -> Any:
    """Another club of the same league."""
    size, start, place = (np.asarray(rows[name]).astype(np.int64) for name in ("size", "start", "place"))
    other = (place + 1 + np.floor(rows.draw("away").uniform() * (size - 1)).astype(np.int64)) % size
    return start + other


@football.field(
    "away_team",
    title="Away team",
    phrases=("away team", "away club", "visiting team", "away side"),
    in_context=("away", "team 2", "opponent"),
)
def show_away(rows: Rows) -> Any:
    return rows.entries(CLUBS, rows["away"])["club"]


@football.hidden("edge")
def compare(rows: Rows) -> Any:
    """How much stronger the home team is, with the home advantage."""
    return (np.asarray(rows["strength"]) - np.asarray(rows.entries(CLUBS, rows["away"])["strength"])) / 32.0 + 0.13


def add_count(name: str, low: int, high: int, *phrases: str, **about: Any) -> Decorator:
    """A whole number of the match."""
    return values.measured(football, name, low=low, high=high, title=name.replace("_", " ").capitalize(), phrases=phrases, **about)


@add_count(
    "home_goals",
    0,
    9,
    "home goals",
    "home score",
    "home team goals",
    "home team score",
    "full time home goals",
    "fthg",
    "goals home",
    "home team goal",
    in_context=("score 1",),
)
def score_home(rows: Rows) -> Any:
    return draw_poisson(rows, "goals", 1.32 * portable.exp(np.asarray(rows["edge"])), 9)


@add_count(
    "away_goals",
    0,
    9,
    "away goals",
    "away score",
    "away team goals",
    "away team score",
    "full time away goals",
    "ftag",
    "goals away",
    "away team goal",
    in_context=("score 2",),
)
def score_away(rows: Rows) -> Any:
    return draw_poisson(rows, "goals", 1.32 * portable.exp(-np.asarray(rows["edge"])), 9)


@add_count("home_half_goals", 0, 9, "half time home goals", "hthg", "home goals at half time")
def halve_home(rows: Rows) -> Any:
    return split(rows, "half", rows["home_goals fact"], 0.0, 0.9)


@add_count("away_half_goals", 0, 9, "half time away goals", "htag", "away goals at half time")
def halve_away(rows: Rows) -> Any:
    return split(rows, "half", rows["away_goals fact"], 0.0, 0.9)


@football.field(
    "result", title="Result (H/D/A)", phrases=("match result", "full time result", "ftr", "match outcome"), in_context=("result", "outcome")
)
def show_result(rows: Rows) -> Any:
    """H home win, D draw, A away win."""
    gap = np.asarray(rows["home_goals fact"]) - np.asarray(rows["away_goals fact"])
    return values.choose_label(("A", "D", "H"), np.sign(gap) + 1)


@football.field("winner", title="Winner", phrases=("winning team", "match winner"), in_context=("winner",))
def show_winner(rows: Rows) -> Any:
    gap = np.asarray(rows["home_goals fact"]) - np.asarray(rows["away_goals fact"])
    return np.where(gap == 0, "Draw", np.where(gap > 0, np.asarray(rows["club"]), np.asarray(rows["away_team"])))


@football.field("score", title="Final score", phrases=("match score", "scoreline"), in_context=("score", "final score"))
def show_score(rows: Rows) -> Any:
    return values.write_digits(np.asarray(rows["home_goals fact"])) + "-" + values.write_digits(np.asarray(rows["away_goals fact"]))


def add_pair(name: str, words: str, mean: float, pull: float, most: int, **codes: str) -> None:
    """The same count for both teams; a stronger team has `pull` more of it. Shots hold the shots on target, those the goals."""
    for side, sign in (("home", 1.0), ("away", -1.0)):
        label = f"{side}_{name}"

        def count(rows: Rows, side: str = side, sign: float = sign) -> Any:
            centre = mean * portable.exp(sign * pull * np.asarray(rows["edge"]))
            least = {"shots": f"{side}_shots_on_target fact", "shots_on_target": f"{side}_goals fact"}.get(name)
            drawn = draw_poisson(rows, "count", centre, most)
            return drawn if least is None else drawn + np.asarray(rows[least])

        add_count(label, 0, most + 20, f"{side} {words}", f"{words} {side}", f"{side} team {words}", codes[side])(count)


add_pair("shots", "shots", 7.0, 0.5, 24, home="hs", away="as shots")
add_pair("shots_on_target", "shots on target", 2.7, 0.5, 12, home="hst", away="ast")
add_pair("corners", "corners", 5.0, 0.5, 16, home="hc", away="ac corners")
add_pair("fouls", "fouls", 11.0, -0.1, 26, home="hf", away="af")
add_pair("yellow_cards", "yellow cards", 1.9, -0.3, 7, home="hy", away="ay")
add_pair("red_cards", "red cards", 0.09, -0.3, 2, home="hr cards", away="ar")


@add_count("home_possession", 20, 80, "home possession", "ball possession home", in_context=("possession", "ball possession"))
def hold_ball(rows: Rows) -> Any:
    return 48 + 14 * np.asarray(rows["edge"]) + rows.draw("ball").normal(0, 6)


@add_count("away_possession", 20, 80, "away possession", "ball possession away")
def lose_ball(rows: Rows) -> Any:
    return 100 - np.asarray(rows["home_possession fact"])


@values.measured(
    football,
    "attendance",
    low=500,
    high=95_000,
    phrases=("attendance of the match", "spectators", "number of spectators", "match attendance", "stadium attendance"),
    in_context=("attendance", "crowd"),
)
def count_crowd(rows: Rows) -> Any:
    """Most matches of the large leagues fill 75 to 100 % of the seats."""
    return np.asarray(rows["seats"]) * (1 - 0.3 * rows.draw("empty").uniform() * rows.draw("dull").uniform())


@football.field("referee", title="Referee", phrases=("referee", "referee name"), in_context=("official",))
def name_referee(rows: Rows) -> Any:
    return name_athlete(rows, "referee", rows["league_country"])


@football.field("season", title="Season", phrases=("football season", "season year"), in_context=("season",))
def choose_season(rows: Rows) -> Any:
    """The season of the match's date, such as 2023/24."""
    moment = np.asarray(rows["played_on"])
    year = moment.astype("datetime64[Y]").astype(np.int64) + 1970
    month = moment.astype("datetime64[M]").astype(np.int64) % 12
    start = np.where(month >= 7, year, year - 1)
    return values.write_digits(start) + "/" + values.write_digits((start + 1) % 100, 2)


@football.field(
    "played_on",
    title="Match date",
    storage="date32",
    phrases=("match date", "game date", "date of the match", "matchday date"),
    in_context=("date", "played on"),
)
def choose_day(rows: Rows) -> Any:
    """A Saturday or Sunday from the middle of August to the middle of May, in a season in which both clubs were in the league."""
    both = [np.asarray(entry["seasons"]).astype(np.int64) for entry in (rows, rows.entries(CLUBS, rows["away"]))]
    played = [(both[0] & both[1]) >> season & 1 for season in range(SEASONS)]
    turn = np.floor(rows.draw("day").uniform() * sum(played)).astype(np.int64)
    passed, season = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
    for at, on in enumerate(played):
        season = np.where((passed == turn) & (on > 0), at, season)
        passed += on
    august = (FIRST_SEASON - 1970 + season).astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64) + 226
    break_ = np.where(np.asarray(rows["league_country"]) == "England", 0, WINTER)
    within = np.floor(rows.draw("within").uniform() * (278 - break_)).astype(np.int64)
    day = august + within + np.where(within >= 127, break_, 0)
    weekend = day - (day - 2) % 7 + rows.draw("weekday").integer(0, 1)
    return weekend.astype("datetime64[D]")


@values.measured(
    football, "matchday", low=1, high=38, phrases=("matchday", "match week", "gameweek", "round number"), in_context=("round", "week")
)
def count_week(rows: Rows) -> Any:
    """By the days since August."""
    day = np.asarray(rows["played_on"]).astype("datetime64[D]")
    since = (values.read_day(day) - 225) % 365
    return 1 + np.floor(since / 290.0 * (2 * np.asarray(rows["size"]) - 2)).clip(0, 37)


def add_odds(name: str, sign: float, base: float, *phrases: str) -> None:
    """Decimal odds with the usual margin of a bookmaker."""

    @values.measured(football, name, low=1.02, high=51, decimals=2, title=name.replace("_", " ").capitalize(), phrases=phrases)
    def offer(rows: Rows) -> Any:
        return 1 + base * portable.exp(-sign * 1.35 * np.asarray(rows["edge"])) * rows.draw("bookmaker").lognormal(0, 0.05)


add_odds("home_odds", 1.0, 1.62, "home win odds", "home odds", "odds home", "b365h")
add_odds("draw_odds", 0.0, 2.6, "draw odds", "odds draw", "b365d")
add_odds("away_odds", -1.0, 1.72, "away win odds", "away odds", "odds away", "b365a")

standing = Entity(
    "sports.standing", CLUBS, title="Place in a league table", phrases=("standing", "league table", "team standing", "league standing")
)
standing.field("club", title="Team", phrases=("team name", "team"), in_context=("club", "name"))
standing.field("league", title="League", in_context=("league", "competition"))


def add_standing(name: str, high: int, *phrases: str, low: int = 0, **about: Any) -> Decorator:
    """A whole number of a league table."""
    return values.measured(standing, name, low=low, high=high, phrases=phrases, **about)


@add_standing("played", 46, "matches played", "games played", "mp", in_context=("played", "games", "matches"))
def count_matches(rows: Rows) -> Any:
    return 2 * np.asarray(rows["size"]) - 2


@add_standing("wins", 46, "wins", "matches won", "games won", "number of wins", in_context=("won", "w"))
def count_wins(rows: Rows) -> Any:
    share = 0.365 + (np.asarray(rows["strength"]) - 78) * 0.021 + rows.draw("luck").normal(0, 0.06)
    return np.clip(np.rint(share * np.asarray(rows["played fact"])), 2, np.asarray(rows["played fact"]) - 4)


@add_standing("draws", 30, "draws", "matches drawn", "ties", "games drawn", in_context=("drawn", "d"))
def count_draws(rows: Rows) -> Any:
    return np.rint((np.asarray(rows["played fact"]) - np.asarray(rows["wins fact"])) * rows.draw("draws").uniform(0.25, 0.52))


@add_standing("losses", 46, "losses", "matches lost", "defeats", "games lost", in_context=("lost", "l"))
def count_losses(rows: Rows) -> Any:
    return np.asarray(rows["played fact"]) - np.asarray(rows["wins fact"]) - np.asarray(rows["draws fact"])


@add_standing("goals_for", 120, "goals for", "goals scored by the team", in_context=("gf", "goals scored"))
def count_goals_for(rows: Rows) -> Any:
    return 14 + 2.9 * np.asarray(rows["wins fact"]) - 0.15 * np.asarray(rows["losses fact"]) + rows.draw("for").normal(0, 4)


@add_standing("goals_against", 120, "goals against", "goals conceded", in_context=("ga",))
def count_goals_against(rows: Rows) -> Any:
    return 16 + 2.6 * np.asarray(rows["losses fact"]) - 0.1 * np.asarray(rows["wins fact"]) + rows.draw("against").normal(0, 4)


@add_standing("goal_difference", 120, "goal difference", low=-120, in_context=("gd",))
def subtract_goals(rows: Rows) -> Any:
    return np.asarray(rows["goals_for fact"]) - np.asarray(rows["goals_against fact"])


@add_standing("points", 114, "league points", "points in the table", in_context=("points", "pts"))
def count_points(rows: Rows) -> Any:
    """Three for a win, one for a draw."""
    return 3 * np.asarray(rows["wins fact"]) + np.asarray(rows["draws fact"])


@add_standing("position", 24, "league position", "table position", low=1, in_context=("position", "rank", "place"))
def choose_place(rows: Rows) -> Any:
    """About the place that so many points give."""
    share = (np.asarray(rows["points fact"]) / np.maximum(np.asarray(rows["played fact"]), 1) - 0.55) / 1.75
    return 1 + np.rint((1 - np.clip(share, 0, 1)) * (np.asarray(rows["size"]) - 1))
