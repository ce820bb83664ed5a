"""Music: genres and instruments of a Faker community provider, guitars whose facts belong together, and rental fees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from faker_music import MusicProvider  # type: ignore[import-untyped]  # a provider without annotations

from fictable import ColumnPlan, Context, Entity, FieldSpec, FieldType, Phrases, Pool, ProviderCall, Refused, Rows, Topic, hookimpl

GENRE = ProviderCall(MusicProvider, "music_genre")
INSTRUMENTS = ProviderCall(MusicProvider, "music_instrument_object")

# maker,model,strings,year,list_price,sold — all invented; guitars.de.csv serves German locales
GUITARS = Pool.read(__package__, "data/guitars.csv", weight="sold", types={"strings": "int32", "year": "int32", "list_price": "float64"})
CONDITIONS = Pool({"Mint": 1, "Very good": 5, "Good": 6, "Fair": 2}, de=["Neuwertig", "Sehr gut", "Gut", "Mäßig"])

guitar = Entity("music.guitar", GUITARS, title="Guitar", phrases=("guitar",))
guitar.field("maker", phrases=("guitar maker", "luthier"), in_context=("maker", "brand", "manufacturer"))
guitar.field("model", phrases=("guitar model",), in_context=("model",))
guitar.field("strings", storage="int32", phrases=("number of strings",), in_context=("strings",))
guitar.field("year", storage="int32", title="Year of make", phrases=("guitar year",), in_context=("year", "year of make"))


@guitar.field("condition", phrases=("guitar condition",), in_context=("condition",))
def choose_condition(rows: Rows) -> Any:
    """Most are good, few are as new."""
    return rows.draw("condition").pick(CONDITIONS)


@guitar.field("price", storage="decimal", decimals=2, phrases=("guitar price",), in_context=("price",))
def find_price(rows: Rows) -> Any:
    """The list price, and up to two hundredths more for each year of age: old guitars are dear."""
    age = np.maximum(rows.as_of.year - rows["year"], 0)
    return rows["list_price"] * (1.0 + age * rows.draw("rarity").uniform(0.0, 0.02))


def find_days(field: FieldSpec, context: Context) -> str | None:
    """The sibling that counts days: the one that the parameter names, else one with a usual name."""
    if "days" in field.params:
        return str(field.params["days"])
    for name in ("days", "rental_days", "number_of_days"):
        try:
            if context.storage(name).startswith("int"):
                return name
        except Refused:  # there is no such field
            continue
    return None


def map_rental_fee(field: FieldSpec, context: Context) -> ColumnPlan:
    """What it costs to rent an instrument for the days that another field of the row counts, at a rate per day.

    The configuration's `rate` stands in where the field gives none; without a sibling it is a week.
    """
    days = find_days(field, context)
    rate = float(field.params.get("rate", context.config.get("rate", 9.5)))

    def compute(rows: Rows) -> Any:
        count = np.full(len(rows), 7.0) if days is None else np.asarray(rows[days], np.float64)
        return np.maximum(count, 1.0) * rate * rows.draw("discount").uniform(0.9, 1.0)

    return ColumnPlan(compute)


@hookimpl
def register_field_types(register: Callable[[FieldType], None], config: Mapping[str, Any]) -> None:
    """What faker_music makes, and rental fees; `subgenres = false` in the configuration leaves subgenres out."""
    register(FieldType("music.genre", GENRE, title="Genre of music", phrases=("genre of music", "kind of music")))
    if config.get("subgenres", True):
        register(FieldType("music.subgenre", ProviderCall(MusicProvider, "music_subgenre"), phrases=("subgenre", "subgenre of music")))
    register(FieldType("music.instrument", ProviderCall(MusicProvider, "music_instrument"), phrases=("musical instrument", "instrument")))
    register(FieldType("music.instrument_family", INSTRUMENTS["category"], phrases=("instrument family", "instrument category")))
    register(
        FieldType(
            "music.rental_fee",
            mapper=map_rental_fee,
            title="Rental fee",
            description="What the days of the row cost.",
            storage="decimal",
            decimals=2,
            phrases=("instrument rental fee", "rental fee"),
            params={
                "days": {"type": "string", "format": "field:number"},
                "rate": {"type": "number", "minimum": 0.01, "maximum": 1000},
            },
            examples=({"days": "days", "rate": 4.0},),
        )
    )


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    """The guitar."""
    register(guitar)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    """Guitars that are rented, with what each rental costs."""
    fields: dict[str, str | Mapping[str, Any]] = {
        "rental_id": "id.sequence",
        "maker": "music.guitar.maker",
        "model": "music.guitar.model",
        "year": "music.guitar.year",
        "style": "music.genre",
        "price": "music.guitar.price",
        "days": {"type": "number.integer", "params": {"min": 1, "max": 30}},
        "fee": {"type": "music.rental_fee", "params": {"days": "days"}},
    }
    register(Topic("music.rentals", phrases=("guitar rentals", "guitar rental shop"), table="rentals", fields=fields))


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    """German."""
    register(Phrases.read(__package__, "data/phrases.de.toml"))
