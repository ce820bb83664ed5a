"""Video games: platform, year, genre and maker agree; regional sales add up."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable, values
from fictable_media.names import make_title

PLATFORMS = Pool.read(__package__, "data/game_platforms.csv", weight="share", types={"first_year": "int64", "last_year": "int64"})
GENRES = Pool.read(__package__, "data/game_genres.csv", weight="share", types={"hours_mean": "float64"})
MAKERS = Pool.read(__package__, "data/game_makers.csv", weight="share")
NAMES = Pool.read(__package__, "data/game_series.csv")
TEXT = np.dtypes.StringDType()

game = Entity(
    "media.game",
    PLATFORMS,
    GENRES,
    MAKERS,
    title="Video game",
    phrases=("video game", "computer game", "videogame", "steam game", "console game"),
)
game.field("platform", title="Game platform", phrases=("game platform", "gaming platform", "console"), in_context=("platform", "system"))
game.field("genre", title="Game genre", phrases=("game genre",), in_context=("genre", "category", "type"))
game.field("publisher", title="Game publisher", phrases=("game publisher",), in_context=("publisher",))
game.field("studio", title="Developer", phrases=("game developer", "game studio"), in_context=("developer", "studio", "dev"))
game.field(
    "esrb",
    title="ESRB rating",
    phrases=("esrb", "esrb rating", "pegi rating"),
    in_context=("age rating", "rating category", "content rating"),
)


@game.field(
    "name",
    title="Game title",
    phrases=("game title", "game name", "video game title", "name of the game"),
    in_context=("name", "title", "game"),
)
def name_game(rows: Rows) -> Any:
    """Sports, racing and simulation games carry a name and a year or number; the others a title of their kind."""
    words = np.asarray(rows["words"])
    real = words == ""
    named = rows.draw("series").pick(NAMES, genre=np.where(real, np.asarray(rows["genre"]), np.array("Sports", TEXT)))["name"]
    title = make_title(rows, np.where(real, np.array("Action", TEXT), words))
    season = named + " " + values.write_digits(np.asarray(rows["year fact"]))
    number = rows.draw("sequel").uniform()
    sequel = np.where(number < 0.12, title + " II", np.where(number < 0.17, title + " III", title))
    return np.where(real, season, sequel)


@values.measured(
    game,
    "year",
    low=1980,
    high=2026,
    widest=2100,
    title="Release year",
    phrases=("game release year",),
    in_context=("year", "release year", "year of release", "released"),
)
def choose_year(rows: Rows) -> Any:
    """A year in which the platform was sold; the middle ones are the most common."""
    first, last = np.asarray(rows["first_year"]), np.asarray(rows["last_year"])
    share = (rows.draw("one").uniform() + rows.draw("two").uniform()) / 2
    return first + np.floor(share * (last - first + 1))


@game.field("release_date", storage="date32", phrases=("game release date",), in_context=("release date", "released on"))
def choose_date(rows: Rows) -> Any:
    start = (np.asarray(rows["year fact"]) - 1970).astype(np.int64).astype("datetime64[Y]").astype("datetime64[D]")
    return start + rows.draw("day").integer(10, 350).astype("timedelta64[D]")


@game.hidden("millions")
def sell(rows: Rows) -> Any:
    """Million copies; most games sell few."""
    return np.clip(rows.draw("sales").lognormal(-1.5, 1.35), 0.02, 60)


def add_region(name: str, low: float, high: float, *phrases: str) -> None:
    """Sales of a region: a part of the game's sales between low and high."""

    @values.measured(game, name, low=0, high=60, decimals=2, title=name.replace("_", " ").title() + " (millions)", phrases=phrases)
    def share(rows: Rows) -> Any:
        return np.asarray(rows["millions"]) * rows.draw(name).uniform(low, high)


add_region("na_sales", 0.3, 0.55, "na sales", "north america sales", "north american sales", "sales in north america")
add_region("eu_sales", 0.18, 0.36, "eu sales", "europe sales", "european sales", "sales in europe", "pal sales")
add_region("jp_sales", 0.02, 0.3, "jp sales", "japan sales", "japanese sales", "sales in japan")
add_region("other_sales", 0.03, 0.12, "other sales", "rest of world sales", "other region sales")


@values.measured(
    game,
    "global_sales",
    low=0,
    high=250,
    decimals=2,
    title="Global sales (millions)",
    phrases=("global sales", "worldwide sales", "game sales"),
    in_context=("sales", "total sales", "copies sold"),
)
def add_up(rows: Rows) -> Any:
    """The sum of the four regions."""
    return sum(np.asarray(rows[f"{name}_sales fact"]) for name in ("na", "eu", "jp", "other"))


@values.measured(
    game,
    "critic_score",
    low=10,
    high=99,
    title="Critic score",
    phrases=("critic score", "metacritic score", "metacritic", "press score"),
    in_context=("metascore", "score"),
)
def criticise(rows: Rows) -> Any:
    """Games that sell well are rated somewhat better."""
    return 71 + 3.2 * (portable.log(np.asarray(rows["millions"]) / 0.22) * 1.442695).clip(-3, 6) + rows.draw("critics").normal(0, 10)


@values.measured(
    game,
    "user_score",
    low=0.5,
    high=9.8,
    decimals=1,
    title="User score",
    phrases=("game user score", "gamer rating"),
    in_context=("user score", "rating", "user rating", "player rating"),
)
def rate(rows: Rows) -> Any:
    return np.asarray(rows["critic_score fact"]) / 10 + rows.draw("users").normal(0.1, 0.9)


@values.measured(
    game,
    "hours",
    low=1,
    high=500,
    title="Hours to finish",
    phrases=("playtime hours", "average playtime", "hours to beat", "completion time hours", "playtime"),
    in_context=("hours", "length"),
)
def play(rows: Rows) -> Any:
    return rows.draw("hours").lognormal(0, 0.45) * np.asarray(rows["hours_mean"])


@game.field(
    "price",
    storage="decimal",
    decimals=2,
    params=values.bounded("number", 0, 500),
    title="Game price",
    phrases=("game price",),
    in_context=("price", "list price", "launch price"),
)
def choose_price(rows: Rows) -> Any:
    """The usual steps of shops, dearer where much is sold."""
    steps = np.array([0.0, 4.99, 9.99, 14.99, 19.99, 29.99, 39.99, 49.99, 59.99, 69.99])
    rank = np.clip(np.rint(5.2 + np.asarray(rows["millions"]) + rows.draw("price").normal(0, 2.0)), 0, 9).astype(np.int64)
    return values.fit_range(rows, steps[rank])


@game.field("mode", title="Game mode", phrases=("game mode", "player mode"), in_context=("mode",))
def choose_mode(rows: Rows) -> Any:
    return rows.draw("mode").pick(MODES)


MODES = Pool({"Single-player": 46, "Multiplayer": 20, "Single-player, Multiplayer": 24, "Co-op": 10})
