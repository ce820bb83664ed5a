"""News articles, podcasts and their episodes."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_media.names import name_person

SHOWS = Pool.read(__package__, "data/podcasts.csv", weight="share")
EPISODES = Pool.read(__package__, "data/episodes.csv")
NEWS = Pool.read(__package__, "data/news.csv")
SUBJECTS = NEWS.where(lambda columns: columns["slot"] == "subject")
EVENTS = NEWS.where(lambda columns: columns["slot"] == "event")
DETAILS = NEWS.where(lambda columns: columns["slot"] == "detail")
SECTIONS = Pool(
    {"Politics": 20, "Business": 15, "Technology": 12, "Sports": 17, "Health": 9, "Entertainment": 12, "World": 11, "Science": 4}
)
OPENINGS = Pool(
    {
        "It was confirmed this week: ": 3,
        "In a move that few had expected, ": 2,
        "After months of preparation, ": 2,
        "In the latest development, ": 3,
        "As this paper has learned, ": 2,
        "To the surprise of many, ": 2,
        "For the second time this year, ": 1,
    }
)
LINKS = Pool({"According to reports, ": 4, "At the same time, ": 3, "As it became known, ": 2, "Meanwhile, ": 3})
CLOSINGS = Pool({
    "": 6,
    " More details are expected in the coming days.": 3,
    " Critics asked for more time.": 2,
    " A spokesperson declined to comment.": 3,
    " Reactions were mixed.": 2,
})  # fmt: skip
OUTLETS = Pool.read(__package__, "data/outlets.csv")

podcast = Entity("media.podcast", SHOWS, EPISODES, title="Podcast episode", phrases=("podcast", "podcast episode", "audio show"))
podcast.field(
    "category", title="Podcast category", phrases=("podcast category", "podcast genre"), in_context=("category", "genre", "topic")
)
podcast.field(
    "show",
    title="Podcast name",
    phrases=("podcast name", "podcast title", "podcast", "podcast show"),
    in_context=("show", "name", "show name"),
)
podcast.field(
    "title", title="Episode title", phrases=("episode title", "episode name", "podcast episode title"), in_context=("title", "episode")
)


@podcast.field("host", title="Podcast host", phrases=("podcast host", "host of the podcast"), in_context=("host", "presenter"))
def name_host(rows: Rows) -> Any:
    """The show's host; in other languages than English a person of the locale."""
    return rows["usual_host"] if rows.locale.startswith("en") else name_person(rows, "host")


@podcast.field("guest", title="Podcast guest", phrases=("podcast guest", "guest speaker"), in_context=("guest",))
def name_guest(rows: Rows) -> Any:
    return name_person(rows, "guest")


@values.measured(
    podcast,
    "minutes",
    low=5,
    high=240,
    title="Episode length (min)",
    phrases=("episode length minutes", "podcast length", "podcast duration"),
    in_context=("duration", "length", "episode length", "duration minutes"),
)
def choose_minutes(rows: Rows) -> Any:
    return rows.draw("minutes").lognormal(3.72, 0.4)


@values.measured(
    podcast,
    "listens",
    low=20,
    high=5_000_000,
    phrases=("listens", "listen count", "podcast downloads", "number of listeners", "listeners"),
    in_context=("downloads", "plays"),
)
def count_listens(rows: Rows) -> Any:
    return rows.draw("listens").lognormal(8.2, 1.4)


@values.measured(podcast, "number", low=1, high=600, title="Episode number", phrases=("episode number", "episode no"))
def number_episode(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("number").exponential(70))


@values.measured(podcast, "rating", low=1, high=5, decimals=1, title="Podcast rating", phrases=("podcast rating",), in_context=("rating",))
def rate(rows: Rows) -> Any:
    return 5.05 - rows.draw("rating").lognormal(-1.0, 0.6)


article = Entity(
    "media.article", SECTIONS, OUTLETS, title="News article", phrases=("news article", "newspaper article", "news", "article", "news story")
)


@article.field(
    "section",
    title="News section",
    phrases=("news category", "news section", "article category", "news topic"),
    in_context=("category", "section", "topic"),
)
def show_section(rows: Rows) -> Any:
    return rows["value"]


article.field(
    "outlet",
    title="News outlet",
    phrases=("news outlet", "newspaper", "news source", "publication name", "news publisher"),
    in_context=("source", "publisher", "publication"),
)


@article.hidden("event")
def choose_event(rows: Rows) -> Any:
    return rows.draw("event").pick(EVENTS, section=rows["value"])["text"]


@article.hidden("subject")
def choose_subject(rows: Rows) -> Any:
    return rows.draw("subject").pick(SUBJECTS, section=rows["value"])["text"]


@article.field(
    "headline",
    title="Headline",
    phrases=("headline", "article title", "news headline", "news title", "headline text"),
    in_context=("title",),
)
def write_headline(rows: Rows) -> Any:
    return rows["subject"] + " " + rows["event"]


@article.field(
    "body",
    title="Article text",
    phrases=("article text", "article body", "article content", "news text", "news content"),
    in_context=("text", "body", "content", "full text"),
)
def write_body(rows: Rows) -> Any:
    """Two sentences that begin with the headline's event, and now and then a third."""
    detail = rows.draw("detail").pick(DETAILS, section=rows["value"])["text"]
    event = np.strings.lower(np.asarray(rows["subject"])) + " " + rows["event"]
    text = np.asarray(rows.draw("opening").pick(OPENINGS)) + event + ". " + np.asarray(rows.draw("link").pick(LINKS)) + detail
    return text + np.asarray(rows.draw("closing").pick(CLOSINGS))


@article.field(
    "summary",
    title="Article summary",
    phrases=("article summary", "short description of the article"),
    in_context=("summary", "short description", "description", "abstract"),
)
def write_summary(rows: Rows) -> Any:
    """One or two sentences of the section."""
    first, second = (values.capitalize(rows.draw(label).pick(DETAILS, section=rows["value"])["text"]) for label in ("detail", "more"))
    return np.where((first == second) | rows.draw("brief").chance(0.15), first, first + " " + second)


@article.field(
    "author", title="Journalist", phrases=("journalist", "reporter", "byline", "article author"), in_context=("author", "authors", "writer")
)
def name_author(rows: Rows) -> Any:
    return name_person(rows, "author")


@article.field("url", title="Article link", phrases=("article url", "article link", "news url", "news link"), in_context=("url", "link"))
def write_url(rows: Rows) -> Any:
    """A page of the outlet's domain, which is reserved for examples."""
    return (
        "https://"
        + rows["site"]
        + "/"
        + np.strings.lower(np.asarray(rows["value"]))
        + "/"
        + values.write_digits(rows.draw("url").integer(100_000, 9_999_999))
    )


@article.field(
    "published_at",
    title="Published at",
    storage="timestamp[s]",
    phrases=("article published at", "article date"),
    in_context=("published at", "published", "publish date", "date", "publication date", "date published"),
)
def choose_time(rows: Rows) -> Any:
    """In the last year, by day rather than by night."""
    seconds = 6 * 3600 + (rows.draw("one").uniform() + rows.draw("two").uniform()) / 2 * 17 * 3600
    return values.add_seconds(values.days_before(rows, 1 + rows.draw("day").uniform() * 364), seconds)


@values.measured(
    article,
    "words",
    low=80,
    high=6_000,
    phrases=("article word count", "article length"),
    in_context=("word count", "words", "length", "n tokens content"),
)
def count_words(rows: Rows) -> Any:
    return rows.draw("words").lognormal(6.3, 0.5)


@values.measured(
    article, "views", low=10, high=20_000_000, phrases=("article views", "article page views"), in_context=("views", "page views", "reads")
)
def count_views(rows: Rows) -> Any:
    return rows.draw("views").lognormal(8.0, 1.3)


@values.measured(article, "shares", low=0, high=900_000, phrases=("article shares",), in_context=("shares",))
def count_shares(rows: Rows) -> Any:
    return np.floor(np.asarray(rows["views fact"]) * rows.draw("shares").lognormal(-4.3, 0.8))
