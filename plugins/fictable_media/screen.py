"""Films, series and the mixed catalogue of a streaming service."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable, values
from fictable_media.names import make_title, name_people, name_person, tell_plot

GENRES = Pool.read(
    __package__, "data/genres.csv", weight="share", types={"budget_mean": "float64", "stars": "float64", "minutes": "float64"}
)
CERTIFICATES = Pool.read(__package__, "data/certificates.csv", weight="share")
COUNTRIES = Pool.read(__package__, "data/countries.csv", weight="share")
STUDIOS = Pool.read(__package__, "data/studios.csv")
PLATFORMS = Pool.read(__package__, "data/platforms.csv", weight="share")
SERIES_STATUS = Pool({"Ended": 58, "Returning Series": 29, "Canceled": 13})
FIRST_YEAR = 1960

movie = Entity(
    "media.movie", GENRES, CERTIFICATES, COUNTRIES, STUDIOS, title="Movie", phrases=("movie", "film", "motion picture", "cinema")
)
series = Entity(
    "media.series", GENRES, CERTIFICATES, COUNTRIES, PLATFORMS, title="TV series", phrases=("tv series", "tv show", "television series")
)
show = Entity(
    "media.show",
    GENRES,
    CERTIFICATES,
    COUNTRIES,
    PLATFORMS,
    title="Streaming title",
    phrases=("netflix", "streaming title", "streaming catalog"),
)


def share(word: str, shared: tuple[str, ...], phrases: tuple[str, ...], in_context: tuple[str, ...]) -> dict[str, Any]:
    """`shared` phrases mean films; those of series only where the text names series."""
    if word == "movie":
        return {"phrases": (*phrases, *shared), "in_context": in_context}
    return {"phrases": phrases, "in_context": (*in_context, *shared)}


def add_common(entity: Entity, word: str) -> None:
    """The fields that films and series share; `word` is what people call the thing."""
    entity.field("genre", phrases=(f"{word} genre",), in_context=("genre", "category", "main genre"))
    entity.field("country", in_context=("country", "country of origin", "production country", "country of production"))
    entity.field("language", **share(word, ("original language",), (f"{word} language",), ("language", "spoken language")))
    entity.field(
        "title", phrases=(f"{word} title", f"{word} name", f"title of the {word}"), in_context=("title", "name", word, "original title")
    )(lambda rows: make_title(rows, rows["genre"]))
    entity.field(
        "overview",
        **share(word, ("plot summary",), (f"{word} plot",), ("overview", "plot", "synopsis", "description", "summary", "storyline")),
    )(lambda rows: tell_plot(rows, rows["genre"]))
    entity.field("director", **share(word, ("film director",), (f"{word} director",), ("director", "directed by", "creator")))(
        lambda rows: name_person(rows, "director")
    )
    entity.field("cast", **share(word, ("movie cast", "lead actors", "main cast"), (), ("cast", "actors", "stars", "starring")))(
        lambda rows: name_people(rows, "cast", 3)
    )
    entity.field("genres", phrases=(f"{word} genres",), in_context=("genres",))(lambda rows: rows["genre"] + ", " + rows["second"])
    add_ratings(entity, word)


def add_ratings(entity: Entity, word: str) -> None:
    """Year, rating and number of votes of a film or series."""

    @values.measured(
        entity,
        "year",
        low=FIRST_YEAR,
        high=2026,
        widest=2100,
        phrases=(f"{word} year",),
        in_context=("year", "release year", "released", "year of release"),
    )
    def choose_year(rows: Rows) -> Any:
        """Years up to the dataset's clock; recent ones are the most common."""
        return np.maximum(rows.as_of.year - 1 - np.floor(rows.draw("age").exponential(11.0)), FIRST_YEAR)

    @values.measured(
        entity,
        "rating",
        low=1,
        high=10,
        decimals=1,
        **share(
            word,
            ("imdb rating", "imdb score", "tmdb rating", "vote average"),
            (f"{word} rating",),
            ("rating", "score", "average rating", "user rating", "user score", "viewer rating"),
        ),
    )
    def rate(rows: Rows) -> Any:
        """Around the genre's mean with a longer tail downwards, as on public rating sites."""
        return np.asarray(rows["stars"]) + 0.35 - rows.draw("low").exponential(0.7) + rows.draw("spread").normal(0.25, 0.6)

    @values.measured(
        entity,
        "votes",
        low=10,
        high=3_000_000,
        **share(
            word,
            ("vote count", "number of votes", "imdb votes", "num votes"),
            (),
            ("votes", "number of ratings", "ratings count", "rating count", "reviews", "number of reviews"),
        ),
    )
    def count_votes(rows: Rows) -> Any:
        """Better and dearer works get more votes."""
        pull = 6.2 + 0.55 * (np.asarray(rows["rating fact"]) - 6) + 0.9 * portable.log(np.asarray(rows["budget_mean"]))
        return rows.draw("votes").lognormal(pull, 1.3)


add_common(movie, "movie")
add_common(series, "series")
add_common(show, "show")
movie.field(
    "certificate",
    title="Content rating",
    phrases=("mpaa rating", "film certificate", "movie certificate", "content rating"),
    in_context=("certificate", "age rating", "rated", "parental rating"),
)
movie.field(
    "studio", phrases=("film studio", "movie studio", "production company"), in_context=("studio", "distributor", "production house")
)
series.field("tv", title="TV rating", in_context=("tv rating", "content rating", "age rating", "parental rating"))
series.field(
    "platform",
    title="Network or platform",
    phrases=("streaming platform", "streaming service", "tv network"),
    in_context=("platform", "network", "channel"),
)
show.field("tv", title="Rating for parents", in_context=("rating", "tv rating", "content rating", "age rating", "maturity rating"))
show.field("platform", title="Platform", in_context=("platform", "service"))
show.field("listing", title="Listed in", phrases=("listed in",), in_context=("listed in", "category"))


@values.measured(
    movie,
    "runtime",
    low=60,
    high=240,
    phrases=("runtime", "movie runtime", "run time", "running time", "runtime minutes", "movie length", "movie duration"),
    in_context=("duration", "length", "minutes"),
)
def choose_runtime(rows: Rows) -> Any:
    """Minutes around the genre's mean."""
    return rows.draw("minutes").normal(np.asarray(rows["minutes"]), 13.0)


@movie.hidden("cost")
def choose_cost(rows: Rows) -> Any:
    """US dollars; films before 2000 cost less."""
    age = np.clip((rows.as_of.year - np.asarray(rows["year fact"])) / 60.0, 0, 1)
    dollars = rows.draw("cost").lognormal(portable.log(np.asarray(rows["budget_mean"]) * 1e6) - 1.6 * age, 0.85)
    return np.clip(np.rint(dollars / 100_000) * 100_000, 100_000, 380_000_000)


@values.measured(
    movie,
    "budget",
    low=100_000,
    high=400_000_000,
    storage="int64",
    title="Budget (USD)",
    phrases=("movie budget", "film budget", "production budget"),
    in_context=("budget", "budget usd", "cost"),
)
def show_cost(rows: Rows) -> Any:
    return rows["cost"]


@values.measured(
    movie,
    "gross",
    low=1_000,
    high=3_000_000_000,
    widest=10**11,
    storage="int64",
    title="Box office (USD)",
    phrases=(
        "box office",
        "gross",
        "worldwide gross",
        "box office revenue",
        "box office gross",
        "gross revenue",
        "lifetime gross",
        "domestic gross",
    ),
    in_context=("revenue", "earnings"),
)
def earn(rows: Rows) -> Any:
    """The cost times a factor that is higher for films people like."""
    return np.rint(rows["cost"] * rows.draw("success").lognormal(0.45 + 0.22 * (np.asarray(rows["rating fact"]) - 6.2), 0.95))


@values.measured(
    movie,
    "metascore",
    low=1,
    high=100,
    phrases=("metascore", "meta score", "critic score", "critics score", "rotten tomatoes score", "tomatometer"),
)
def score(rows: Rows) -> Any:
    return np.asarray(rows["rating fact"]) * 11.5 - 18 + rows.draw("critics").normal(0, 9)


@values.measured(movie, "popularity", low=0.6, high=900, decimals=3, in_context=("popularity", "popularity score"))
def draw_popularity(rows: Rows) -> Any:
    return rows.draw("popularity").lognormal(2.2, 0.8)


@movie.field(
    "release_date",
    storage="date32",
    phrases=("movie release date", "film release date", "theatrical release date"),
    in_context=("release date", "released on", "date"),
)
def release(rows: Rows) -> Any:
    """A day of the film's year, before the dataset's clock."""
    start = (np.asarray(rows["year fact"]) - 1970).astype(np.int64).astype("datetime64[Y]").astype("datetime64[D]")
    return start + rows.draw("day").integer(0, 364).astype("timedelta64[D]")


@movie.field("tagline", phrases=("tagline", "movie tagline"))
def write_tagline(rows: Rows) -> Any:
    return rows.draw("tagline").pick(TAGLINES)


TAGLINES = Pool(
    [
        "Some doors should stay closed.",
        "Every family has a secret.",
        "The truth is closer than you think.",
        "One night. One chance.",
        "Nothing stays buried.",
        "Love finds its own way.",
        "Trust no one.",
        "The adventure of a lifetime begins.",
        "Home is where it all went wrong.",
        "They never saw it coming.",
        "Be careful what you wish for.",
        "The end is only the beginning.",
        "Courage has a new name.",
        "It started as a joke.",
    ]
)


@values.measured(
    series,
    "seasons",
    low=1,
    high=30,
    phrases=("number of seasons", "season count", "total seasons", "num seasons"),
    in_context=("seasons",),
)
def count_seasons(rows: Rows) -> Any:
    """One to three for most series; no more than one a year."""
    running = rows.as_of.year - np.asarray(rows["year fact"]) + 1
    return np.minimum(1 + np.floor(rows.draw("seasons").exponential(2.0)), np.maximum(running, 1))


@values.measured(
    series,
    "episodes",
    low=3,
    high=700,
    phrases=("number of episodes", "episode count", "total episodes", "num episodes"),
    in_context=("episodes",),
)
def count_episodes(rows: Rows) -> Any:
    return np.asarray(rows["seasons fact"]) * rows.draw("per season").integer(6, 14)


@values.measured(
    series,
    "episode_minutes",
    low=12,
    high=90,
    phrases=("episode length", "episode duration", "episode runtime", "episode run time"),
    in_context=("duration", "runtime"),
)
def choose_episode_minutes(rows: Rows) -> Any:
    return np.where(np.asarray(rows["minutes"]) < 103, rows.draw("short").integer(21, 32), rows.draw("long").integer(41, 60))


@series.field("status", phrases=("series status", "show status"), in_context=("status",))
def choose_status(rows: Rows) -> Any:
    return rows.draw("status").pick(SERIES_STATUS)


@show.hidden("is_series")
def choose_kind(rows: Rows) -> Any:
    return rows.draw("kind").chance(0.31)


@show.field("type", phrases=("movie or tv show", "movie/tv show", "type of title"), in_context=("type", "content type", "title type"))
def show_kind(rows: Rows) -> Any:
    return values.choose_label(("Movie", "TV Show"), np.asarray(rows["is_series"]).astype(np.int64))


@show.field("duration", in_context=("duration", "length", "runtime"))
def write_duration(rows: Rows) -> Any:
    """Minutes of a film, seasons of a series: "104 min", "1 Season", "3 Seasons"."""
    minutes = np.clip(np.rint(rows.draw("minutes").normal(np.asarray(rows["minutes"]), 15.0)), 45, 200)
    seasons = np.clip(1 + np.floor(rows.draw("seasons").exponential(1.1)), 1, 15)
    some = np.where(seasons == 1, values.write_digits(seasons) + " Season", values.write_digits(seasons) + " Seasons")
    return np.where(rows["is_series"], some, values.write_digits(minutes) + " min")


@show.field("date_added", storage="date32", phrases=("date added",), in_context=("date added", "added on"))
def choose_date_added(rows: Rows) -> Any:
    """A day after the release, at most eight years back."""
    newest = np.minimum((rows.as_of.year - np.asarray(rows["year fact"])) * 365 - 1, 2900)
    return values.days_before(rows, rows.draw("added").uniform() * newest)
