"""Football players and Olympic athletes."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable, values
from fictable_sports.football import CLUBS
from fictable_sports.names import Decorator, draw_poisson, name_athlete

NATIONS = Pool.read(__package__, "data/nations.csv", weight="share")
FOOTBALL_NATIONS = NATIONS.where(lambda columns: ~np.isin(columns["noc"].astype("U8"), ["IND", "CHN", "KEN"]))
POSITIONS = Pool.read(
    __package__, "data/positions.csv", weight="share", types=dict.fromkeys(("goal_rate", "assist_rate", "tall", "worth"), "float64")
)
GAMES = Pool.read(__package__, "data/games.csv", weight="share", types={"games_year": "int64"})
EVENTS = Pool.read(__package__, "data/events.csv", types={"tall": "float64", "heavy": "float64"})
FEET = Pool({"Right": 72, "Left": 23, "Both": 5})
MEDALS = Pool({"Gold": 1, "Silver": 1, "Bronze": 1})

player = Entity(
    "sports.player",
    CLUBS,
    FOOTBALL_NATIONS,
    POSITIONS,
    title="Football player",
    phrases=("football player", "soccer player", "footballer", "player", "fifa player", "squad", "transfer"),
)
player.field("club", title="Club", phrases=("football club", "club name", "player club"), in_context=("club", "team", "squad"))
player.field("league", title="League of the player", in_context=("league",))
player.field(
    "nationality", title="Nationality of the player", phrases=("player nationality",), in_context=("nationality", "country", "nation")
)
player.field(
    "position", title="Playing position", phrases=("player position", "playing position", "field position"), in_context=("position", "role")
)
player.field("position_code", title="Position code", in_context=("position code", "pos", "club position"))


@player.field(
    "name",
    title="Player name",
    phrases=("player name", "name of the player", "footballer name"),
    in_context=("name", "player", "full name", "short name", "long name"),
)
def name_player(rows: Rows) -> Any:
    return name_athlete(rows, "player", rows["nationality"])


def add_number(name: str, low: float, high: float, *phrases: str, **about: Any) -> Decorator:
    """A number about a player."""
    return values.measured(player, name, low=low, high=high, phrases=phrases, **about)


@add_number("age", 16, 41, "player age", in_context=("age",))
def choose_age(rows: Rows) -> Any:
    return 18 + (rows.draw("one").uniform() + rows.draw("two").uniform()) / 2 * 15 + rows.draw("late").exponential(0.9)


@player.field(
    "birth_date", storage="date32", title="Date of birth of the player", in_context=("date of birth", "birth date", "dob", "born")
)
def choose_birth(rows: Rows) -> Any:
    return values.days_before(rows, np.asarray(rows["age fact"]) * 365.25 + rows.draw("day").integer(1, 360))


@add_number("height_cm", 160, 206, "player height", in_context=("height", "height cm"))
def choose_height(rows: Rows) -> Any:
    return rows.draw("height").normal(np.asarray(rows["tall"]), 5.0)


@add_number("weight_kg", 55, 105, "player weight", in_context=("weight", "weight kg"))
def choose_weight(rows: Rows) -> Any:
    return 76 + 0.75 * (np.asarray(rows["height_cm fact"]) - 182) + rows.draw("weight").normal(0, 4)


@add_number("overall", 45, 94, "overall rating", "player rating", "player overall", in_context=("overall", "rating"))
def rate(rows: Rows) -> Any:
    """By the strength of the club; best between 25 and 31."""
    age = np.asarray(rows["age fact"])
    return (
        np.asarray(rows["strength"])
        - 5
        - 0.12 * np.square(np.clip(27 - age, 0, 9))
        - np.clip(age - 33, 0, 8)
        + rows.draw("skill").normal(0, 3.6)
    )


@add_number("potential", 45, 96, "player potential", "potential rating", in_context=("potential",))
def promise(rows: Rows) -> Any:
    """Never below the present rating; young players may grow."""
    return np.asarray(rows["overall fact"]) + np.clip(27 - np.asarray(rows["age fact"]), 0, 10) * rows.draw("growth").uniform(0.2, 1.3)


@add_number(
    "market_value",
    25_000,
    200_000_000,
    "transfer value",
    "player value",
    "value eur",
    in_context=("value", "market value"),
    title="Market value (EUR)",
    widest=10**10,
)
def appraise(rows: Rows) -> Any:
    """Rises by a quarter with each point of the rating, falls with age."""
    worth = 15.0 + 0.215 * (np.asarray(rows["overall fact"]) - 75) - 0.115 * np.clip(np.asarray(rows["age fact"]) - 26, 0, 15)
    euros = portable.exp(worth + rows.draw("value").normal(0, 0.3)) * np.asarray(rows["worth"])
    return np.maximum(np.rint(euros / 50_000) * 50_000, 50_000)


@add_number(
    "wage", 500, 600_000, "weekly wage", "player wage", "wage eur", in_context=("wage", "salary"), title="Weekly wage (EUR)", widest=10**9
)
def pay(rows: Rows) -> Any:
    return np.rint(portable.exp(9.6 + 0.13 * (np.asarray(rows["overall fact"]) - 74) + rows.draw("wage").normal(0, 0.35)) / 100) * 100


@add_number("appearances", 0, 60, "appearances", "player appearances", in_context=("caps", "matches", "games", "matches played", "apps"))
def appear(rows: Rows) -> Any:
    return 38 * rows.draw("one").uniform(0.05, 1.0) * rows.draw("two").uniform(0.6, 1.0)


@add_number("minutes", 0, 5_400, "minutes played", "playing time minutes", in_context=("minutes", "mins"))
def play(rows: Rows) -> Any:
    return np.asarray(rows["appearances fact"]) * rows.draw("minutes").uniform(48, 90)


@add_number("goals", 0, 60, "goals", "goals scored", "number of goals")
def score(rows: Rows) -> Any:
    return draw_poisson(rows, "goals", np.asarray(rows["minutes fact"]) / 90 * np.asarray(rows["goal_rate"]) * 1.15, 45)


@add_number("assists", 0, 40, "assists", "number of assists")
def assist(rows: Rows) -> Any:
    return draw_poisson(rows, "assists", np.asarray(rows["minutes fact"]) / 90 * np.asarray(rows["assist_rate"]), 30)


@add_number("yellow_cards", 0, 20, "player yellow cards", in_context=("yellow cards",))
def warn(rows: Rows) -> Any:
    return draw_poisson(rows, "yellow", np.asarray(rows["minutes fact"]) / 90 * 0.14, 14)


@add_number("red_cards", 0, 4, "player red cards", in_context=("red cards",))
def expel(rows: Rows) -> Any:
    return draw_poisson(rows, "red", np.asarray(rows["minutes fact"]) / 90 * 0.006, 3)


@add_number("shirt", 1, 99, "jersey number", "shirt number", "squad number", "kit number", in_context=("number",))
def choose_shirt(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("shirt").exponential(13))


@player.field("foot", title="Preferred foot", phrases=("preferred foot", "strong foot", "dominant foot"), in_context=("foot",))
def choose_foot(rows: Rows) -> Any:
    return rows.draw("foot").pick(FEET)


@player.field(
    "contract_until",
    storage="date32",
    phrases=("contract until", "contract expiry date of the player"),
    in_context=("contract end", "contract expires"),
)
def choose_contract(rows: Rows) -> Any:
    """A thirtieth of June within five years."""
    years = rows.draw("contract").integer(1, 5) + rows.as_of.year - 1970
    return years.astype("datetime64[Y]").astype("datetime64[D]") + np.timedelta64(180, "D")


olympian = Entity(
    "sports.olympian",
    GAMES,
    EVENTS,
    NATIONS,
    title="Olympic result",
    phrases=("olympic", "olympics", "olympic athlete", "olympic medal", "olympic result", "athlete", "olympic games"),
)
olympian.field("season", title="Season of the games", phrases=("olympic season",), in_context=("season",))
olympian.field("host", title="Host city", phrases=("host city", "olympic city"), in_context=("city", "host", "location"))
olympian.field("sport", title="Sport", phrases=("sport", "sport name", "sports discipline"), in_context=("discipline",))
olympian.field("noc", title="NOC", phrases=("noc", "noc code", "national olympic committee"), in_context=("country code",))
olympian.field("games_year", title="Year of the games", storage="int32", phrases=("olympic year",), in_context=("year",))


@olympian.hidden("female")
def choose_sex(rows: Rows) -> Any:
    return rows.draw("sex").chance(0.43)


@olympian.field("sex", title="Sex of the athlete", in_context=("sex", "gender"))
def show_sex(rows: Rows) -> Any:
    return values.choose_label(("M", "F"), np.asarray(rows["female"]).astype(np.int64))


@olympian.field("name", title="Athlete name", phrases=("athlete name", "athlete", "name of the athlete"), in_context=("name", "competitor"))
def name_olympian(rows: Rows) -> Any:
    return name_athlete(rows, "athlete", rows["nationality"], rows["female"])


@olympian.field("games", title="Olympic games", phrases=("olympic games",), in_context=("games",))
def show_games(rows: Rows) -> Any:
    return values.write_digits(np.asarray(rows["games_year"])) + " " + rows["season"]


@olympian.field("event", title="Olympic event", phrases=("olympic event", "sport event"), in_context=("event",))
def show_event(rows: Rows) -> Any:
    sides = values.choose_label(("Men's", "Women's"), np.asarray(rows["female"]).astype(np.int64))
    same = np.asarray(rows["sport"]) == np.asarray(rows["discipline"])
    return np.where(same, rows["sport"] + " " + sides + " " + rows["sport"], rows["sport"] + " " + sides + " " + rows["discipline"])


@values.measured(olympian, "age", low=14, high=60, title="Age of the athlete", phrases=("athlete age",), in_context=("age",))
def choose_athlete_age(rows: Rows) -> Any:
    return 16 + rows.draw("one").uniform(0, 13) + rows.draw("late").exponential(3.6)


@values.measured(
    olympian, "height_cm", low=140, high=220, title="Height of the athlete", phrases=("athlete height",), in_context=("height", "height cm")
)
def choose_athlete_height(rows: Rows) -> Any:
    return np.asarray(rows["tall"]) - 11 * np.asarray(rows["female"]) + rows.draw("height").normal(0, 5.5)


@values.measured(
    olympian, "weight_kg", low=36, high=160, title="Weight of the athlete", phrases=("athlete weight",), in_context=("weight", "weight kg")
)
def choose_athlete_weight(rows: Rows) -> Any:
    gap = np.asarray(rows["height_cm fact"]) - np.asarray(rows["tall"])
    return np.asarray(rows["heavy"]) + 0.8 * gap - 3 * np.asarray(rows["female"]) + rows.draw("weight").normal(0, 4)


@olympian.field("medal", title="Medal", phrases=("medal", "olympic medal", "medal type", "medal won"))
def choose_medal(rows: Rows) -> Any:
    return rows.draw("medal").pick(MEDALS)


@olympian.field("team", title="Olympic team", phrases=("olympic team",), in_context=("team", "country", "nationality", "delegation"))
def show_team(rows: Rows) -> Any:
    """The nation; English athletes start for Great Britain."""
    nation = np.asarray(rows["nationality"])
    return np.where(nation == "England", np.array("Great Britain", nation.dtype), nation)
