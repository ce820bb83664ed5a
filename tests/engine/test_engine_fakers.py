"""The row tier: Faker, re-seeded for every value, with the dataset's clock."""

from __future__ import annotations

import datetime as dt
import random
import time
from typing import Any

import numpy as np
import pytest
from faker.providers import BaseProvider

from fictable.contract.catalog import Catalog
from fictable.engine.fakers import FakerShelf

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class GlobalRandomProvider(BaseProvider):
    """As most community providers: it draws from the global random and reads the machine's clock."""

    def lucky(self) -> int:
        return random.randint(0, 10**9)

    def today(self) -> str:
        return dt.datetime.now().isoformat()


def draw(method: str, rows: list[int], provider: type | None = None, as_of: dt.datetime = AS_OF, **arguments: Any) -> list[Any]:
    return list(FakerShelf().get(provider, method, arguments, "en_US", as_of, whole=True).values(np.array(rows, np.uint64), 42))


def test_values_are_random_access() -> None:
    """Rows asked for in any order have the same values."""
    assert draw("name", [5, 1, 3]) == [draw("name", [row])[0] for row in (5, 1, 3)]


def test_the_global_random_neither_matters_nor_moves() -> None:
    """A provider that uses the global random obeys the key, and the global random stays where it was."""
    random.seed(1)
    state = random.getstate()
    first = draw("lucky", [1, 2, 3], GlobalRandomProvider)
    assert random.getstate() == state
    random.seed(99)
    assert draw("lucky", [1, 2, 3], GlobalRandomProvider) == first
    assert len(set(first)) == 3


def test_the_machine_clock_is_never_read() -> None:
    """`now` is the dataset's clock."""
    assert draw("today", [0], GlobalRandomProvider) == ["2026-01-01T00:00:00"]
    later = dt.datetime(2031, 5, 6, tzinfo=dt.UTC)
    assert all(value.year == 2031 for value in draw("date_time_this_year", [1, 2, 3], as_of=later))
    assert all(value.year < 2026 for value in draw("past_datetime", [1, 2, 3]))


def test_every_standard_method_makes_values(catalog: Catalog, make: Any) -> None:
    """Each faker.<method> without required parameters gives a column of its storage."""
    ids = [kind.id for kind in catalog.field_types.values() if kind.id.startswith("faker.") and not kind.required]
    assert len(ids) > 200
    made = make([{"name": id_, "type": id_} for id_ in ids], rows=3)
    assert [name for name in made.column_names if made.column(name).null_count == 3] == []


@pytest.mark.parametrize("locale", ["de_DE", "ja_JP", "vi_VN", "pt_BR"])
def test_values_follow_the_locale(make: Any, locale: str) -> None:
    """A name in another locale is another name."""
    field = {"name": "name", "type": "faker.name"}
    assert make([{**field, "locale": locale}], rows=5).to_pydict() != make([field], rows=5).to_pydict()


class Zoned(BaseProvider):
    """A third party's provider that reads clock and place in every way."""

    def moments(self) -> str:
        own = self.generator
        found = [own.date_time_between("-80y", "-70y"), own.past_datetime("-90y"), own.date_time_this_century(), own.iso8601()]
        found.append(own.date_time_between_dates(dt.datetime(1950, 1, 1), dt.datetime(1960, 1, 1)))
        return str([*found, next(iter(own.time_series("-90y", "-89y")))])

    def place(self) -> str:
        second = self.generator.random_int(0, 10**9)
        here = dt.datetime.fromtimestamp(second)
        parts = time.localtime(second)
        texts = [time.strftime("%c", parts), time.ctime(second), time.asctime(), time.tzname, time.timezone, time.localtime()]
        return str([here, here.timestamp(), here.astimezone(), dt.date.fromtimestamp(second), time.mktime(parts), *texts])

    def clock(self) -> str:
        now = dt.datetime.now()
        seen = [now, now.timestamp(), now.astimezone(), dt.date.today(), time.monotonic(), time.time_ns(), time.gmtime()]
        return str(seen) + str(self.generator.random_int(0, 9))


def test_the_machines_time_zone_is_never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Third parties' methods, row by row, see UTC wherever the machine is, before 1970 too."""
    numbers, made = np.arange(5, dtype=np.uint64), []
    for zone in ("Asia/Tokyo", "America/New_York", "UTC"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        shelf = FakerShelf()
        made.append([list(shelf.get(Zoned, name, {}, "en_US", AS_OF).values(numbers, 7)) for name in ("moments", "place", "clock")])
    monkeypatch.undo()
    time.tzset()
    assert made[0] == made[1] == made[2]
    assert "2026-01-01" in str(made[0][2]) or "(2026, 1, 1" in str(made[0][2])
