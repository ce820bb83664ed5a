"""Cities of the whole world, for data that mixes countries: city, state, country, postcode, time zone and currency agree."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_places.patterns import fill_patterns

WORLD = Pool.read(__package__, "data/world.csv", weight="share", types={"center_latitude": "float64", "center_longitude": "float64"})

world = Entity("place.world", WORLD, title="Place in the world", phrases=("worldwide", "international", "global", "around the world"))
world.field("city", title="City in the world", in_context=("city", "town"))
world.field("state", title="State or province", in_context=("state", "province"))
world.field("state_code", title="State or province code", in_context=("state code",))
world.field(
    "country",
    title="Country in the world",
    phrases=("country of origin", "origin country", "country of birth", "country of residence"),
    in_context=("country", "nation", "market"),
)
world.field("country_code", title="Country code in the world", in_context=("country code",))
world.field("continent", title="Continent in the world", in_context=("continent",))
world.field("region", title="World region", phrases=("world region",), in_context=("region", "subregion"))
world.field("time_zone", title="Time zone in the world", in_context=("time zone", "timezone"))
world.field("currency", title="Currency of the country", phrases=("local currency", "country currency"), in_context=("currency",))
world.field("calling_code", title="Calling code in the world", in_context=("calling code", "dialing code"))


@world.field("postcode", title="Postcode in the world", in_context=("postcode", "postal code", "zip code", "zip"))
def fill_postcode(rows: Rows) -> Any:
    """A postcode of the city, in the country's form."""
    return fill_patterns(rows["postcode_pattern"], rows.draw("digits"), rows.draw("letters"))


@world.field("phone", title="International phone number", params=values.REALISTIC, phrases=("international phone number",))
def fill_phone(rows: Rows) -> Any:
    """A telephone number with the country's calling code that nobody has: of a range kept for fiction, else of one not in use."""
    pattern = "real_phone_pattern" if rows.params["realistic"] else "phone_pattern"
    return fill_patterns(rows[pattern], rows.draw("digits"), rows.draw("letters"))


@world.field("latitude", title="Latitude in the world", storage="float64", decimals=6, in_context=("latitude", "lat"))
def scatter_latitude(rows: Rows) -> Any:
    """Degrees north, some kilometres around the centre of the city."""
    return np.asarray(rows["center_latitude"]) + rows.draw("scatter").normal(0, 0.02)


@world.field("longitude", title="Longitude in the world", storage="float64", decimals=6, in_context=("longitude", "lng", "lon"))
def scatter_longitude(rows: Rows) -> Any:
    """Degrees east, some kilometres around the centre of the city."""
    return np.asarray(rows["center_longitude"]) + rows.draw("scatter").normal(0, 0.025)


@world.field("location", title="City and country", phrases=("city and country",), in_context=("location",))
def write_location(rows: Rows) -> Any:
    """City and country, such as Oslo, Norway."""
    return rows["city"] + ", " + rows["country"]
