"""Sessions of players in online games: mode, map, minutes, kills, deaths, score, rank, result and purchases agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

MODES: Final = Pool.read(
    __package__, "data/play_modes.csv", weight="share", types=dict.fromkeys(("minutes_mean", "kills_mean", "winners"), "float64")
)
MAPS: Final = Pool(["Frostgate", "Sunken Harbor", "Ember Ridge", "Old Foundry", "Skyline District", "Verdant Hollow", "Dune Crossing"])
PLATFORMS: Final = Pool({"PC": 46, "Console": 34, "Mobile": 20})
REGIONS: Final = Pool({"NA East": 22, "NA West": 14, "EU West": 26, "EU Central": 12, "Asia": 18, "South America": 8})
RANKS: Final = ("Bronze", "Silver", "Gold", "Platinum", "Diamond", "Master")
# Skill (standard normal) at which the next rank begins.
RANK_LIMITS: Final = np.array([-0.9, -0.1, 0.65, 1.3, 2.0])
# Chance of a session's start in each hour of the day, in per mille: evenings.
HOURS: Final = np.cumsum([34, 20, 12, 8, 6, 6, 8, 12, 16, 20, 26, 32, 38, 40, 44, 52, 62, 74, 86, 98, 104, 94, 66, 42]) / 1000
MOST_LEVELS: Final = 100
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}
# Prices of what is sold in the game, in cents.
OFFERS: Final = np.array([99, 199, 499, 999, 1999])

play = Entity(
    "media.play",
    MODES,
    title="Session of a player",
    phrases=(
        "game session",
        "gaming session",
        "player session",
        "online game",
        "gamer",
        "gameplay",
        "game telemetry",
        "esports",
        "match of players",
    ),
)
play.field("mode", title="Mode of the game", phrases=("game mode", "match mode", "match type"), in_context=("mode", "type"))


@play.hidden("skill")
def draw_skill(rows: Rows) -> Any:
    return rows.draw("skill").normal(0.0, 1.0)


@play.field(
    "gamertag",
    title="Name of the player",
    phrases=("gamertag", "gamer tag", "player tag", "gamer name"),
    in_context=("player name", "player", "username"),
)
def write_tag(rows: Rows) -> Any:
    """The user name of the row's person without signs."""
    return np.strings.replace(np.strings.replace(np.asarray(rows.entity("person")["username"]), ".", ""), "_", "")


@play.field(
    "session_id",
    title="Number of the session",
    capacity=10**8,
    phrases=("game session id", "gaming session id"),
    in_context=("session id", "match id"),
)
def number_session(rows: Rows) -> Any:
    return "GS" + values.write_digits(rows.draw("id").distinct(10**8), 8)


@play.field("map", title="Map", phrases=("game map", "map name", "arena map"), in_context=("map", "level name"))
def pick_map(rows: Rows) -> Any:
    return rows.draw("map").pick(MAPS)


@play.field("platform", title="Platform of the player", phrases=("player platform",), in_context=("platform", "device"))
def pick_platform(rows: Rows) -> Any:
    return rows.draw("platform").pick(PLATFORMS)


@play.field("region", title="Server region", phrases=("server region", "game server", "game region"), in_context=("region", "server"))
def pick_region(rows: Rows) -> Any:
    return rows.draw("region").pick(REGIONS)


@play.field(
    "started_at",
    storage="timestamp[s]",
    title="Start of the session",
    phrases=("game session start", "match start time"),
    in_context=("started at", "start time", "date", "timestamp", "login time"),
)
def time_start(rows: Rows) -> Any:
    """In the last half year, mostly in the evening."""
    hour = np.searchsorted(HOURS, rows.draw("hour").uniform(), side="right").clip(max=23)
    day = values.days_before(rows, rows.draw("day").integer(1, 180))
    return values.add_seconds(day, hour * 3600 + rows.draw("second").integer(0, 3599))


@values.measured(
    play,
    "minutes",
    low=1,
    high=480,
    widest=10**5,
    title="Minutes of the session",
    phrases=("play time", "playtime", "playtime minutes", "session length minutes of play"),
    in_context=("duration", "minutes", "session length", "duration minutes", "match duration"),
)
def measure_minutes(rows: Rows) -> Any:
    return np.asarray(rows["minutes_mean"]) * rows.draw("minutes").lognormal(-0.08, 0.4)


@values.measured(
    play,
    "kills",
    low=0,
    high=99,
    widest=10**5,
    title="Kills",
    phrases=("kills", "kill count", "number of kills"),
    in_context=("eliminations",),
)
def count_kills(rows: Rows) -> Any:
    """By the mode, the time and the skill."""
    pace = np.asarray(rows["minutes fact"]) / np.asarray(rows["minutes_mean"]) * (1.0 + 0.32 * np.asarray(rows["skill"])).clip(0.2, 3.0)
    return np.floor(np.asarray(rows["kills_mean"]) * pace * rows.draw("kills").uniform(0.4, 1.8))


@values.measured(
    play,
    "deaths",
    low=0,
    high=99,
    widest=10**5,
    title="Deaths",
    phrases=("deaths in the game", "player deaths"),
    in_context=("deaths", "death count"),
)
def count_deaths(rows: Rows) -> Any:
    """The less the better the player."""
    pace = np.asarray(rows["minutes fact"]) / np.asarray(rows["minutes_mean"]) * (1.0 - 0.2 * np.asarray(rows["skill"])).clip(0.3, 2.0)
    return np.floor(np.asarray(rows["kills_mean"]) * pace * rows.draw("deaths").uniform(0.4, 1.7))


@values.measured(
    play,
    "kd_ratio",
    low=0,
    high=99,
    decimals=2,
    widest=10**5,
    title="Kills per death",
    phrases=("kd ratio", "k/d ratio", "kill death ratio", "kda"),
)
def show_ratio(rows: Rows) -> Any:
    """Without a death the number of kills."""
    return np.asarray(rows["kills fact"]) / np.maximum(np.asarray(rows["deaths fact"]), 1)


@values.measured(
    play,
    "points",
    low=0,
    high=100_000,
    widest=10**9,
    title="Points",
    phrases=("game score", "player score", "points scored in game"),
    in_context=("score", "points"),
)
def show_points(rows: Rows) -> Any:
    """100 a kill, 25 a minute, and something for aims of the map, in tens."""
    rough = 100.0 * np.asarray(rows["kills fact"]) + 25.0 * np.asarray(rows["minutes fact"]) + rows.draw("aims").exponential(220.0)
    return np.rint(rough / 10) * 10


@play.field(
    "result", title="Result of the session", phrases=("match result of the player",), in_context=("result", "outcome", "match outcome")
)
def tell_result(rows: Rows) -> Any:
    """As many win as the mode has winners; the better more often."""
    share = np.asarray(rows["winners"]) * (1.0 + 0.25 * np.asarray(rows["skill"])).clip(0.3, 1.8)
    return values.choose_label(("Loss", "Win"), rows.draw("result").uniform() < share)


@play.field(
    "rank", title="Rank of the player", phrases=("player rank", "rank tier", "skill tier", "ranked tier"), in_context=("rank", "tier")
)
def show_rank(rows: Rows) -> Any:
    return values.choose_label(RANKS, np.searchsorted(RANK_LIMITS, rows["skill"], side="right"))


@values.measured(
    play,
    "level",
    low=1,
    high=MOST_LEVELS,
    widest=10**5,
    title="Level of the player",
    phrases=("player level", "account level", "character level"),
    in_context=("level",),
)
def show_level(rows: Rows) -> Any:
    """Many are new, a few have played for years; the better have played more."""
    return rows.draw("level").exponential(22.0) * (1.0 + 0.3 * np.asarray(rows["skill"])).clip(0.3, 2.0)


@values.measured(
    play,
    "ping",
    low=5,
    high=400,
    widest=10**5,
    title="Latency (ms)",
    phrases=("ping", "ping ms", "network latency of the player"),
    in_context=("latency",),
)
def draw_ping(rows: Rows) -> Any:
    return rows.draw("ping").lognormal(3.7, 0.45)


@play.field(
    "spent",
    title="Spent in the session",
    phrases=("in-game purchase", "in-app purchase amount", "in game spending", "in-game purchases", "microtransactions"),
    in_context=("spent", "purchase amount"),
    **MONEY,
)
def draw_spent(rows: Rows) -> Any:
    """Nothing in 94 of 100 sessions, else one of five prices."""
    price = OFFERS[np.searchsorted(np.array([0.34, 0.56, 0.8, 0.94]), rows.draw("offer").uniform(), side="right")]
    return np.where(rows.draw("bought").chance(0.06), price, 0)
