"""Books: title, genre, pages, price, ISBN and publisher belong together."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_media.names import make_title, name_person, tell_plot

GENRES = Pool.read(__package__, "data/book_genres.csv", weight="share", types={"pages_mean": "float64", "paper_price": "float64"})
PUBLISHERS = Pool.read(__package__, "data/publishers.csv")
TITLES = Pool.read(__package__, "data/book_titles.csv")
MAINS = TITLES.where(lambda columns: columns["slot"] == "title")
SUBTITLES = TITLES.where(lambda columns: columns["slot"] == "subtitle")
FORMATS = Pool({"Paperback": 48, "Hardcover": 24, "eBook": 20, "Audiobook": 8})
LANGUAGES = Pool({"English": 84, "Spanish": 5, "French": 4, "German": 4, "Portuguese": 2, "Italian": 1})
FACTORS = {"Paperback": 1.0, "Hardcover": 1.75, "eBook": 0.65, "Audiobook": 1.3}
TEXT = np.dtypes.StringDType()

book = Entity("media.book", GENRES, PUBLISHERS, title="Book", phrases=("book", "novel", "bestseller", "bestselling book", "goodreads"))
book.field(
    "genre", title="Book genre", phrases=("book genre", "literary genre", "book category"), in_context=("genre", "category", "subject")
)
book.field("fiction", title="Fiction or non-fiction", phrases=("fiction or non fiction", "fiction/non-fiction"))
book.field("publisher", phrases=("book publisher", "publishing house"), in_context=("publisher",))
book.field("age", title="Readers", phrases=("reader age group",), in_context=("audience", "age group"))


@book.field(
    "title",
    title="Book title",
    phrases=("book title", "book name", "title of the book", "name of the book"),
    in_context=("title", "name", "book"),
)
def name_book(rows: Rows) -> Any:
    """Of fiction from the words of its kind; of the rest a title with a subtitle."""
    real = np.asarray(rows["fiction"]) == "Fiction"
    words = np.where(real, np.asarray(rows["words"]), np.array("Drama", TEXT))
    genre = np.where(real, np.array("Business", TEXT), np.asarray(rows["genre"]))
    main, subtitle = rows.draw("main").pick(MAINS, genre=genre)["text"], rows.draw("subtitle").pick(SUBTITLES, genre=genre)["text"]
    return np.where(real, make_title(rows, words), np.where(rows.draw("short").chance(0.3), "" + main, main + ": " + subtitle))


@book.field(
    "author", title="Author", phrases=("author", "book author", "writer", "authors", "written by"), in_context=("creator", "author name")
)
def name_author(rows: Rows) -> Any:
    return name_person(rows, "author")


@book.field(
    "description", title="Book description", phrases=("book description", "book summary", "blurb"), in_context=("description", "summary")
)
def describe(rows: Rows) -> Any:
    real = np.asarray(rows["fiction"]) == "Fiction"
    words = np.where(real, np.asarray(rows["words"]), np.array("Documentary", TEXT))
    about = "A clear and useful book about " + np.strings.lower(np.asarray(rows["genre"])) + " for beginners and experts alike."
    return np.where(real, tell_plot(rows, words), about)


@book.field("format", title="Book format", phrases=("book format", "book binding", "binding"), in_context=("format",))
def choose_format(rows: Rows) -> Any:
    return rows.draw("format").pick(FORMATS)


@book.field("language", title="Book language", phrases=("book language", "language of the book"), in_context=("language", "language code"))
def choose_language(rows: Rows) -> Any:
    return rows.draw("language").pick(LANGUAGES)


@values.measured(
    book,
    "year",
    low=1950,
    high=2026,
    widest=2100,
    title="Publication year",
    phrases=("publication year", "year of publication", "year published", "published year", "original publication year"),
    in_context=("year",),
)
def choose_year(rows: Rows) -> Any:
    return rows.as_of.year - 1 - np.floor(rows.draw("age").exponential(10.0))


@book.field(
    "published_on",
    storage="date32",
    title="Publication date",
    phrases=("publication date", "date published of the book"),
    in_context=("published", "publish date"),
)
def choose_date(rows: Rows) -> Any:
    """A Tuesday of the year of publication, as books come out."""
    start = (np.asarray(rows["year fact"]) - 1970).astype(np.int64).astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)
    day = start + rows.draw("day").integer(7, 355)
    return (day - (day - 5) % 7).astype("datetime64[D]")


@values.measured(book, "pages", low=16, high=1_600, phrases=("page count", "number of pages", "num pages"), in_context=("pages", "length"))
def count_pages(rows: Rows) -> Any:
    """Around the genre's mean, in sheets of sixteen pages."""
    return np.maximum(np.rint(rows.draw("pages").lognormal(0, 0.26) * np.asarray(rows["pages_mean"]) / 16) * 16, 24)


@book.field("isbn", title="ISBN-13", phrases=("isbn", "isbn-13", "isbn13", "isbn number"), capacity=10**6)
def write_isbn(rows: Rows) -> Any:
    """978-0 with the publisher's digits and a check digit (ISBN Users' Manual)."""
    body = 978_000_000_000 + np.asarray(rows["registrant"]).astype(np.int64) * 10**6 + rows.draw("isbn").distinct(10**6)
    digits = body[:, None] // 10 ** np.arange(11, -1, -1) % 10
    return values.write_digits(body * 10 + -(digits * np.array([1, 3] * 6)).sum(axis=1) % 10, 13)


@values.measured(
    book,
    "rating",
    low=1,
    high=5,
    decimals=1,
    title="Average rating",
    phrases=("book rating", "goodreads rating", "reader rating"),
    in_context=("rating", "average rating", "user rating", "score", "stars"),
)
def rate(rows: Rows) -> Any:
    """Around 4.0, as readers rate."""
    return rows.draw("rating").normal(4.02, 0.29)


@values.measured(
    book,
    "ratings",
    low=3,
    high=6_000_000,
    title="Number of ratings",
    phrases=("book ratings count", "book reviews", "goodreads reviews"),
    in_context=("ratings count", "number of ratings", "reviews", "number of reviews", "review count", "ratings"),
)
def count_ratings(rows: Rows) -> Any:
    return rows.draw("ratings").lognormal(6.6, 1.9)


@book.field(
    "price",
    storage="decimal",
    decimals=2,
    params=values.bounded("number", 0.99, 500),
    title="Book price",
    phrases=("book price", "cover price"),
    in_context=("price", "list price"),
)
def choose_price(rows: Rows) -> Any:
    """By genre and format, ending in .99."""
    form = np.asarray(rows["format"])
    factor = np.select([form == name for name in FACTORS], list(FACTORS.values()), 1.0)
    rough = np.maximum(np.rint(np.asarray(rows["paper_price"]) * factor * rows.draw("price").lognormal(0, 0.22)), 2)
    return values.fit_range(rows, rough - 0.01)


@values.measured(book, "copies_sold", low=50, high=50_000_000, phrases=("copies sold", "book sales"), in_context=("sales", "units sold"))
def count_copies(rows: Rows) -> Any:
    return np.asarray(rows["ratings fact"]) * rows.draw("per rating").uniform(4, 14) + 50
