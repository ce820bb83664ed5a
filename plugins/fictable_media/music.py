"""Songs: artist, album and genre belong together; audio features and plays follow the genre."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable, values

FEATURES = ("danceability", "energy", "valence", "acousticness", "speechiness", "instrumentalness", "tempo", "loudness", "popularity")
NUMBERS = {"explicit_share": "float64"} | {f"{name}_mean": "float64" for name in FEATURES}
GENRES = Pool.read(__package__, "data/music_genres.csv", weight="share", types=NUMBERS)
ARTISTS = Pool.read(__package__, "data/artists.csv", weight="artist_share", types={"album_start": "int64"})
ALBUMS = Pool.read(__package__, "data/albums.csv")
WORDS = Pool.read(__package__, "data/track_words.csv")
ADJECTIVES = WORDS.where(lambda columns: columns["slot"] == "adjective")
NOUNS = WORDS.where(lambda columns: columns["slot"] == "noun")
TURNS = WORDS.where(lambda columns: columns["slot"] == "phrase")
KEYS = Pool({"C": 11, "C#/Db": 10, "D": 10, "D#/Eb": 4, "E": 8, "F": 9, "F#/Gb": 7, "G": 11, "G#/Ab": 7, "A": 10, "A#/Bb": 6, "B": 7})

track = Entity(
    "media.track",
    GENRES,
    ARTISTS,
    title="Song",
    phrases=("song", "music track", "track", "music", "spotify", "spotify track", "playlist", "hit"),
)
track.field(
    "genre",
    title="Music genre",
    phrases=("music genre", "song genre", "track genre", "playlist genre"),
    in_context=("genre", "style", "category"),
)
track.field(
    "artist",
    title="Artist",
    phrases=("artist", "artist name", "musician", "band", "singer", "track artist", "performer"),
    in_context=("creator", "artists"),
)
track.field("label", title="Record label", phrases=("record label", "music label"), in_context=("label",))


@track.field(
    "title",
    title="Song title",
    phrases=("song title", "song name", "track name", "track title", "song", "name of the song"),
    in_context=("title", "name", "track"),
)
def name_track(rows: Rows) -> Any:
    adjective, noun = rows.draw("adjective").pick(ADJECTIVES)["word"], rows.draw("noun").pick(NOUNS)["word"]
    form = rows.draw("form").uniform()
    pair = np.where(form < 0.35, adjective + " " + noun, noun + " in the " + rows.draw("second").pick(NOUNS)["word"])
    return np.where(form < 0.5, pair, np.where(form < 0.62, "" + noun, rows.draw("turn").pick(TURNS)["word"]))


@track.hidden("album_number")
def choose_album(rows: Rows) -> Any:
    return rows.draw("album").integer(0, 3)


@track.field("album", title="Album", phrases=("album", "album name", "album title", "record title"))
def show_album(rows: Rows) -> Any:
    """One of the four albums of the artist."""
    number = np.asarray(rows["album_number"]) + np.asarray(rows["album_start"])
    return rows.entries(ALBUMS, number % len(ALBUMS.load(rows.locale)))["album"]


@values.measured(
    track,
    "year",
    low=1970,
    high=2026,
    widest=2100,
    phrases=("album year", "song year"),
    in_context=("year", "release year", "released year"),
)
def choose_year(rows: Rows) -> Any:
    """The albums of an artist are some years apart."""
    start = 1988 + np.asarray(rows["album_start"]) * 5 % 31
    return np.minimum(start + np.asarray(rows["album_number"]) * 3, rows.as_of.year - 1)


@track.field(
    "release_date",
    storage="date32",
    phrases=("album release date", "song release date", "track release date"),
    in_context=("release date", "released"),
)
def choose_date(rows: Rows) -> Any:
    """A Friday of the album's year: the same for all songs of the album."""
    days = (np.asarray(rows["year fact"]) - 1970).astype(np.int64).astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)
    day = days + (np.asarray(rows["album_start"]) * 37 + np.asarray(rows["album_number"]) * 83) % 340 + 7
    friday = day - (day - 1) % 7
    return friday.astype("datetime64[D]")


@values.measured(
    track,
    "duration_ms",
    low=60_000,
    high=900_000,
    phrases=("duration ms", "track duration ms", "duration in milliseconds", "ms played"),
    in_context=("length ms", "milliseconds"),
)
def choose_duration(rows: Rows) -> Any:
    """Milliseconds: about three and a half minutes."""
    return np.rint(rows.draw("duration").lognormal(12.235, 0.22))


@values.measured(
    track,
    "seconds",
    low=60,
    high=900,
    title="Song length (s)",
    phrases=("song duration", "song length", "track length", "track duration"),
    in_context=("duration", "length", "duration seconds"),
)
def show_seconds(rows: Rows) -> Any:
    return np.asarray(rows["duration_ms fact"]) / 1000.0


@values.measured(
    track,
    "popularity",
    low=0,
    high=100,
    phrases=("track popularity", "song popularity", "spotify popularity"),
    in_context=("popularity", "popularity score"),
)
def choose_popularity(rows: Rows) -> Any:
    return rows.draw("popularity").normal(np.asarray(rows["popularity_mean"]) - 6, 17.0)


@values.measured(
    track,
    "streams",
    low=500,
    high=4_000_000_000,
    widest=10**11,
    storage="int64",
    phrases=("streams", "stream count", "number of streams", "total streams", "play count", "number of plays", "spotify streams"),
    in_context=("plays", "listens"),
)
def count_streams(rows: Rows) -> Any:
    """Ten points of popularity triple the streams."""
    return rows.draw("streams").lognormal(9.0 + 0.115 * np.asarray(rows["popularity fact"]), 0.9)


def add_feature(name: str, low: float, high: float, spread: float, decimals: int, *phrases: str, in_context: tuple[str, ...] = ()) -> None:
    """An audio feature around the genre's mean, inside its scale."""

    @values.measured(
        track, name, low=low, high=high, decimals=decimals, title=name.capitalize(), phrases=phrases, in_context=(name, *in_context)
    )
    def measure(rows: Rows) -> Any:
        centre = np.asarray(rows[f"{name}_mean"])
        return centre + rows.draw(name).normal(0, spread) * (np.minimum(centre, 1 - centre) * 2 if high == 1 else 1)


add_feature("danceability", 0, 1, 0.2, 3, "danceability")
add_feature("energy", 0, 1, 0.24, 3)
add_feature("valence", 0, 1, 0.25, 3, "valence", "musical positiveness")
add_feature("acousticness", 0, 1, 0.45, 3, "acousticness")
add_feature("speechiness", 0, 1, 0.3, 3, "speechiness")
add_feature("instrumentalness", 0, 1, 0.5, 3, "instrumentalness")
add_feature("tempo", 50, 220, 26, 1, "beats per minute", "song tempo", in_context=("bpm",))
add_feature("loudness", -40, 2, 2.6, 2, "loudness")


@values.measured(track, "liveness", low=0, high=1, decimals=3, phrases=("liveness",))
def choose_liveness(rows: Rows) -> Any:
    return rows.draw("live").lognormal(-1.95, 0.6)


@track.field("key", title="Musical key", phrases=("musical key", "song key"), in_context=("key",))
def choose_key(rows: Rows) -> Any:
    return rows.draw("key").pick(KEYS)


@track.field("mode", title="Mode", in_context=("mode", "major or minor"))
def choose_mode(rows: Rows) -> Any:
    return values.choose_label(("Minor", "Major"), rows.draw("mode").chance(0.62).astype(np.int64))


@track.field("explicit", storage="bool", phrases=("is explicit", "explicit lyrics", "explicit content"), in_context=("explicit",))
def choose_explicit(rows: Rows) -> Any:
    return rows.draw("explicit").chance(np.asarray(rows["explicit_share"]))


@track.field("isrc", title="ISRC", phrases=("isrc", "isrc code"), capacity=10**7)
def write_isrc(rows: Rows) -> Any:
    """Country, registrant, two digits of the year and five of the recording (ISO 3901); the registrant is made up."""
    year = np.asarray(rows["year fact"]).astype(np.int64) % 100
    number = rows.draw("isrc").distinct(10**7)
    return "QZF" + values.write_digits(number // 100_000, 2) + values.write_digits(year, 2) + values.write_digits(number % 100_000, 5)


@track.field("track_id", title="Track ID", phrases=("track id", "song id", "spotify id", "track uri"))
def write_id(rows: Rows) -> Any:
    """22 letters and digits, as large services write them."""
    return rows.draw("id").text("[0-7][0-9A-Za-z]{21}")


@values.measured(
    track, "chart_weeks", low=1, high=120, phrases=("weeks on chart", "weeks on board", "weeks in chart"), in_context=("weeks",)
)
def count_weeks(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("weeks").exponential(9.0) * (0.4 + np.asarray(rows["popularity fact"]) / 70.0))


@values.measured(
    track,
    "chart_position",
    low=1,
    high=200,
    phrases=("chart position", "chart rank", "billboard rank", "current position"),
    in_context=("rank", "position"),
)
def choose_position(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("rank").uniform() * 100)


@values.measured(track, "peak_position", low=1, high=200, phrases=("peak position", "peak rank", "highest position", "peak chart position"))
def choose_peak(rows: Rows) -> Any:
    """At least as good as the present position; songs of many weeks have climbed higher."""
    climb = 1 / (1 + np.asarray(rows["chart_weeks fact"]) / 6.0)
    return np.maximum(np.floor(np.asarray(rows["chart_position fact"]) * (climb + (1 - climb) * rows.draw("peak").uniform())), 1)


@values.measured(
    track,
    "last_week",
    low=1,
    high=200,
    phrases=("last week position", "last week rank", "previous position", "previous rank"),
    in_context=("last week",),
)
def choose_last_week(rows: Rows) -> Any:
    """Between the peak and some places below the present one."""
    spot = np.asarray(rows["chart_position fact"]) + np.rint(rows.draw("move").normal(2, 7))
    return np.clip(spot, np.asarray(rows["peak_position fact"]), 150)


@track.hidden("log plays")
def log_plays(rows: Rows) -> Any:
    return portable.log(np.asarray(rows["streams fact"]))


@values.measured(track, "likes", low=0, high=10**8, phrases=("song likes", "track likes"), in_context=("likes", "saves", "number of saves"))
def count_likes(rows: Rows) -> Any:
    return portable.exp(np.asarray(rows["log plays"]) - 3.6) * rows.draw("likes").uniform(0.5, 1.6)
