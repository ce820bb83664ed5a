"""The media pack: works and their numbers agree."""

from __future__ import annotations

from typing import Any

import numpy as np


def fields(entity: str, *names: str) -> list[dict[str, Any]]:
    """Fields of an entity of the pack by their names."""
    return [{"name": name, "type": f"media.{entity}.{name}"} for name in names]


def test_films_earn_by_their_cost_and_rating(make: Any) -> None:
    """Gross follows the budget; ratings and votes go together; ratings centre between 6 and 7."""
    table = make(fields("movie", "title", "budget", "gross", "rating", "votes", "year", "release_date"), rows=2_000)
    budget, gross, rating, votes = (table[name].to_numpy().astype(float) for name in ("budget", "gross", "rating", "votes"))
    assert np.corrcoef(np.argsort(np.argsort(budget)), np.argsort(np.argsort(gross)))[0, 1] > 0.5
    assert np.corrcoef(rating, np.argsort(np.argsort(votes)))[0, 1] > 0.1
    assert 5.8 < rating.mean() < 7.0
    assert all(row["release_date"].year == row["year"] for row in table.to_pylist())
    assert len(set(table["title"].to_pylist())) > 1_200


def test_titles_of_a_service_are_films_or_series(make: Any) -> None:
    """Films last minutes, series seasons; they are added after their year began."""
    for row in make(fields("show", "type", "duration", "year", "date_added"), rows=300).to_pylist():
        assert ("Season" in row["duration"]) == (row["type"] == "TV Show")
        assert row["date_added"].year >= row["year"]


def test_an_album_has_one_artist_and_one_date(make: Any) -> None:
    """Artist, genre and album belong together; an album comes out once, on a Friday."""
    rows = make(fields("track", "artist", "album", "genre", "release_date", "year"), rows=2_000).to_pylist()
    assert len({(r["artist"], r["genre"]) for r in rows}) == len({r["artist"] for r in rows})
    assert len({(r["artist"], r["album"], r["release_date"]) for r in rows}) == len({(r["artist"], r["album"]) for r in rows})
    assert {r["release_date"].weekday() for r in rows} == {4}


def test_charts_climb(make: Any) -> None:
    """No song's peak is worse than its present or last position."""
    for row in make(fields("track", "chart_position", "peak_position", "last_week"), rows=500).to_pylist():
        assert row["peak_position"] <= min(row["chart_position"], row["last_week"])


def test_books_have_valid_numbers(make: Any) -> None:
    """ISBNs have a right check digit; prices end in .99."""
    for row in make(fields("book", "isbn", "price", "fiction", "genre"), rows=300).to_pylist():
        assert sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(row["isbn"])) % 10 == 0
        assert str(row["price"]).endswith(".99")


def test_sales_of_games_add_up(make: Any) -> None:
    """Global sales are the sum of the regions; the year is one of the platform."""
    wanted = fields("game", "platform", "year", "na_sales", "eu_sales", "jp_sales", "other_sales", "global_sales")
    for row in make(wanted, rows=500).to_pylist():
        assert abs(sum(row[f"{region}_sales"] for region in ("na", "eu", "jp", "other")) - row["global_sales"]) < 0.011
        assert row["platform"] != "PS5" or row["year"] >= 2020


def test_free_apps_cost_nothing(make: Any) -> None:
    """Type, price, installs and reviews of an app agree."""
    rows = make(fields("app", "type", "price", "downloads", "installs", "reviews"), rows=600).to_pylist()
    assert all((row["type"] == "Free") == (row["price"] == 0) for row in rows)
    assert all(row["installs"] == f"{row['downloads']:,}+" for row in rows)
    assert {row["type"] for row in rows} == {"Free", "Paid"}
