"""The usual tables about media."""

from __future__ import annotations

from typing import Any, Final

from fictable import Topic


def show(entity: str, *names: str, **renamed: str) -> dict[str, Any]:
    """Columns of an entity: each under its own name, or `column="field"`."""
    return {name: f"media.{entity}.{name}" for name in names} | {name: f"media.{entity}.{found}" for name, found in renamed.items()}


def number(template: str) -> dict[str, Any]:
    """Identifiers by a template."""
    return {"type": "id.template", "params": {"template": template}}


MOVIES: Final = Topic(
    "media.movies",
    (
        "movie",
        "film",
        "movie with rating",
        "movie rating",
        "movie dataset",
        "film database",
        "imdb movie",
        "imdb",
        "movie data",
        "cinema film",
        "movie database",
        "movie catalog",
        "movie review",
    ),
    "movies",
    {"movie_id": "id.sequence"}
    | show("movie", "title", "genre", "director", "cast", release_year="year", runtime_minutes="runtime")
    | show("movie", "certificate", "language", "country", "rating", "votes", "budget", "gross"),
    title="Movies",
)
SERIES: Final = Topic(
    "media.tv_series",
    ("tv series", "tv show", "television series", "television show", "series", "anime", "sitcom"),
    "tv_series",
    {"series_id": "id.sequence"}
    | show("series", "title", "genre", "platform", "country", "language", first_air_year="year")
    | show("series", "seasons", "episodes", "episode_minutes", "rating", "votes", "status"),
    title="TV series",
)
CATALOG: Final = Topic(
    "media.streaming_titles",
    (
        "netflix",
        "netflix title",
        "streaming title",
        "streaming catalog",
        "movie and tv show",
        "disney plus",
        "streaming service",
        "streaming platform",
        "netflix movie",
    ),
    "titles",
    {"show_id": number("s{seq:5}")}
    | show("show", "type", "title", "director", "cast", "country", "date_added", release_year="year", rating="tv")
    | show("show", "duration", listed_in="listing", description="overview"),
    title="Titles of a streaming service",
)
SONGS: Final = Topic(
    "media.songs",
    (
        "song",
        "music",
        "music track",
        "track",
        "spotify",
        "spotify track",
        "spotify song",
        "music streaming",
        "song popularity",
        "audio feature",
        "playlist",
        "music dataset",
    ),
    "songs",
    show("track", "track_id", track_name="title", artist="artist", album="album", genre="genre")
    | show("track", "release_date", "duration_ms", "popularity", "explicit", "danceability", "energy", "valence", "tempo", "loudness"),
    title="Songs",
)
CHART: Final = Topic(
    "media.music_chart",
    ("music chart", "song chart", "chart", "billboard", "billboard hot 100", "hit parade", "top song", "top chart", "single chart"),
    "chart",
    {
        "chart_date": {"type": "date", "params": {"start": "2024-01-06", "end": "2025-12-27"}},
        **show("track", rank="chart_position", song="title", artist="artist", album="album", genre="genre"),
        **show("track", "last_week", "peak_position", "streams", weeks_on_chart="chart_weeks"),
    },
    constraints=({"kind": "inequality", "low": "peak_position", "high": "rank"},),
    title="A chart of songs",
)
ARTISTS: Final = Topic(
    "media.albums",
    ("album", "music album", "record album", "vinyl", "artist", "musician", "band", "discography"),
    "albums",
    {"album_id": number("ALB-{seq:5}")}
    | show("track", "album", "artist", "genre", "label", "release_date")
    | {
        "tracks": {"type": "number.integer", "params": {"min": 7, "max": 18}},
        "total_minutes": {"type": "expression", "params": {"expr": "round(tracks * 3.6, 0)"}},
    }
    | show("track", "streams", "popularity"),
    title="Albums",
)
BOOKS: Final = Topic(
    "media.books",
    (
        "book",
        "novel",
        "book catalog",
        "book catalogue",
        "bestseller",
        "bestselling book",
        "goodreads",
        "goodreads book",
        "book rating",
        "bookstore",
        "bookshop",
        "book dataset",
        "book review",
    ),
    "books",
    {"book_id": "id.sequence"}
    | show("book", "title", "author", "genre", "publisher", publication_year="year")
    | show("book", "isbn", "pages", "language", "format", "price", "rating", ratings_count="ratings"),
    title="Books",
)
GAMES: Final = Topic(
    "media.video_games",
    (
        "video game",
        "video game sale",
        "computer game",
        "videogame",
        "steam game",
        "game sale",
        "game release",
        "console game",
        "gaming",
        "game",
    ),
    "video_games",
    {"game_id": "id.sequence"}
    | show("game", "name", "platform", "genre", "publisher", "year", developer="studio")
    | show("game", "na_sales", "eu_sales", "jp_sales", "other_sales")
    | {"global_sales": {"type": "expression", "params": {"expr": "round(na_sales + eu_sales + jp_sales + other_sales, 2)"}}}
    | show("game", "critic_score", "user_score", "esrb"),
    title="Video games",
)
APPS: Final = Topic(
    "media.apps",
    (
        "mobile app",
        "app",
        "app store",
        "play store",
        "google play store app",
        "google play app",
        "play store app",
        "google play",
        "android app",
        "ios app",
        "app listing",
        "app store app",
    ),
    "apps",
    show("app", app="name", category="category", developer="developer")
    | show("app", "rating", "reviews", "size", "installs", "type", "price", "content_rating", "genres", last_updated="updated")
    | show("app", current_version="version", android_version="android_version"),
    title="Apps of a store",
)
PODCASTS: Final = Topic(
    "media.podcasts",
    (
        "podcast",
        "podcast episode",
        "podcast show",
        "podcast listen",
        "podcast download",
        "podcast downloads per episode",
        "podcast sponsor",
    ),
    "podcasts",
    {"episode_id": number("EP-{seq:5}")}
    | show("podcast", podcast="show", category="category", episode_title="title", episode_number="number", host="host", guest="guest")
    | {"published_on": {"type": "date", "params": {"start": "2023-01-01", "end": "2025-12-31"}}}
    | show("podcast", "listens", "rating", length_minutes="minutes"),
    title="Podcast episodes",
)
ARTICLES: Final = Topic(
    "media.articles",
    ("news article", "newspaper article", "news", "news headline", "article", "news story", "news dataset", "online news", "fake news"),
    "articles",
    {"article_id": "id.sequence"}
    | show("article", "headline", "section", "author", "outlet", "published_at", "summary", "body", "words", "views", "shares", "url"),
    title="News articles",
)
HISTORY: Final = Topic(
    "media.watch_history",
    (
        "streaming history",
        "watch history",
        "viewing history",
        "viewing session",
        "netflix viewing",
        "viewer",
        "watched movie",
        "streaming activity",
        "streaming user",
    ),
    "watch_history",
    {"session_id": "id.sequence", "user_id": {"type": "id.pattern", "params": {"pattern": "U[0-9]{5}"}}}
    | show("show", "title", "type", "genre")
    | show("viewing", "started_at", "device", "quality", "plan", "completion", "completed", minutes_watched="minutes"),
    title="What people watched",
)
LISTENING: Final = Topic(
    "media.listening_history",
    ("listening history", "music listening", "song play", "spotify listening history", "music streaming history", "listening session"),
    "listening_history",
    {"play_id": "id.sequence", "user_id": {"type": "id.pattern", "params": {"pattern": "U[0-9]{5}"}}}
    | show("viewing", played_at="started_at")
    | show("track", track_name="title", artist="artist", album="album", genre="genre", duration_ms="duration_ms")
    | show("viewing", "device", "skipped"),
    title="What people heard",
)
RATINGS: Final = Topic(
    "media.movie_ratings",
    (
        "user movie rating",
        "movielens",
        "movie rating by user",
        "user rating of movie",
        "movie recommendation",
        "recommender system",
        "movie recommender",
    ),
    "ratings",
    {
        "user_id": {"type": "number.integer", "params": {"min": 1, "max": 6000}},
        "movie_id": {"type": "number.integer", "params": {"min": 1, "max": 9000}},
        **show("movie", "title", "genres"),
        "rating": "media.viewing.stars",
        "rated_at": "media.viewing.started_at",
    },
    title="Ratings of movies by users",
)

PLAY: Final = Topic(
    "media.game_sessions",
    (
        "game session",
        "gaming session",
        "player session",
        "gameplay",
        "gameplay data",
        "game telemetry",
        "online game match",
        "esports match",
        "gamer",
        "video game player",
        "player game session",
    ),
    "game_sessions",
    show("play", "session_id", "gamertag", "platform", "region", "mode", "map", "started_at", "minutes")
    | show("play", "kills", "deaths", "kd_ratio", "result", "rank", "level", "spent", score="points"),
    title="Sessions of players",
)

TOPICS: Final = (MOVIES, SERIES, CATALOG, SONGS, CHART, ARTISTS, BOOKS, GAMES, APPS, PODCASTS, ARTICLES, HISTORY, LISTENING, RATINGS, PLAY)
