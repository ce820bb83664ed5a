"""Places of the row's country: city, state, postcode, coordinates, time zone and telephone prefix belong together."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, format_integers
from fictable_places.formats import ADDRESS, SECONDARY, STREET_ADDRESS, assemble, choose_house_numbers
from fictable_places.patterns import fill_patterns

PLACES = Pool.read(__package__, "data/places.csv", weight="share", types={"center_latitude": "float64", "center_longitude": "float64"})
STREETS = Pool.read(__package__, "data/streets.csv")
NEIGHBOURHOODS = Pool.read(__package__, "data/neighbourhoods.csv")

place = Entity("place", PLACES, title="Place", phrases=("place", "location", "address"))
place.field("city", phrases=("city", "town", "city name", "municipality", "home city"), description="A real city, by population.")
place.field("state", phrases=("state", "province", "state name", "federal state", "prefecture"), in_context=("region",))
place.field("state_code", phrases=("state code", "state abbreviation", "province code"))
place.field("county", phrases=("county", "district"))
place.field("region", phrases=("region", "geographic region"))
place.field("country", phrases=("country", "country name", "nation"))
place.field("country_code", phrases=("country code", "ISO country code", "country ISO"))
place.field("continent", phrases=("continent",))
place.field("time_zone", phrases=("time zone", "timezone"), description="A name of the IANA time zone database.")
place.field("currency", in_context=("currency", "local currency"))
place.field("calling_code", phrases=("calling code", "dialing code", "country calling code", "phone country code"))


@place.field("postcode", title="Postcode", phrases=("postcode", "postal code", "zip code", "zip", "post code", "postal", "zip/postal code"))
def fill_postcode(rows: Rows) -> Any:
    """A postcode of the city, in the country's form."""
    return fill_patterns(rows["postcode_pattern"], rows.draw("digits"), rows.draw("letters"))


@place.hidden("phone")
def fill_phone(rows: Rows) -> Any:
    """A telephone number of the country that nobody has: of a range kept for fiction, else of one that is not in use."""
    return fill_patterns(rows["phone_pattern"], rows.draw("digits"), rows.draw("letters"))


@place.hidden("real phone")
def fill_real_phone(rows: Rows) -> Any:
    """A telephone number in the form of the city's, which somebody may have."""
    return fill_patterns(rows["real_phone_pattern"], rows.draw("digits"), rows.draw("letters"))


@place.field("latitude", storage="float64", decimals=6, phrases=("latitude", "lat"), in_context=("y coordinate",))
def scatter_latitude(rows: Rows) -> Any:
    """Degrees north, some kilometres around the centre of the city."""
    return np.asarray(rows["center_latitude"]) + rows.draw("scatter").normal(0, 0.02)


@place.field("longitude", storage="float64", decimals=6, phrases=("longitude", "lng", "lon"), in_context=("x coordinate", "long"))
def scatter_longitude(rows: Rows) -> Any:
    """Degrees east, some kilometres around the centre of the city."""
    return np.asarray(rows["center_longitude"]) + rows.draw("scatter").normal(0, 0.025)


@place.field("coordinates", phrases=("coordinates", "gps coordinates", "geolocation", "lat long", "latitude and longitude"))
def write_coordinates(rows: Rows) -> Any:
    """Latitude and longitude as text, five decimals."""
    text = np.dtypes.StringDType()
    latitude, longitude = (np.round(rows[name] * 1e5).astype(np.int64) for name in ("latitude", "longitude"))
    return _write_degrees(latitude).astype(text) + ", " + _write_degrees(longitude).astype(text)


def _write_degrees(scaled: Any) -> Any:
    text = np.dtypes.StringDType()
    whole, part = np.abs(scaled) // 100_000, np.abs(scaled) % 100_000
    return np.where(scaled < 0, "-", "").astype(text) + whole.astype(text) + "." + np.strings.zfill(part.astype(text), 5)


@place.field("street_name", phrases=("street name", "street", "road name", "street location"))
def pick_street(rows: Rows) -> Any:
    """A common street name of the country."""
    return rows.draw("street").pick(STREETS)


@place.field("building_number", phrases=("building number", "house number", "street number"))
def draw_building_number(rows: Rows) -> Any:
    """A house number; low numbers are the most common."""
    if rows.locale.startswith("ja"):
        parts = [format_integers(rows.draw(label).integer(1, high)) for label, high in (("block", 8), ("lot", 25), ("house", 20))]
        return parts[0] + "-" + parts[1] + "-" + parts[2]
    location, spread, largest = choose_house_numbers(rows.locale)
    return format_integers(np.floor(rows.draw("number").lognormal(location, spread)).clip(1, None).astype(np.int64) % largest + 1)


@place.field("street_address", phrases=("street address", "address line 1", "address line", "street and number"))
def write_street_address(rows: Rows) -> Any:
    """House number and street in local order."""
    return assemble(rows, rows.localized(STREET_ADDRESS))


@place.field(
    "secondary_address", phrases=("secondary address", "address line 2", "apartment number", "apartment", "flat number", "suite number")
)
def write_secondary_address(rows: Rows) -> Any:
    """Flat, suite or floor with its number."""
    number = format_integers(rows.draw("floor").integer(1, 9) * 100 + rows.draw("door").integer(1, 24))
    kind = rows.draw("kind").pick(SECONDARY)
    return number + kind if rows.locale.startswith("ja") else kind + " " + number


@place.field(
    "address",
    phrases=(
        "address",
        "full address",
        "mailing address",
        "postal address",
        "home address",
        "billing address",
        "shipping address",
        "delivery address",
        "residential address",
        "address of residence",
    ),
)
def write_address(rows: Rows) -> Any:
    """The whole address on one line, in local order."""
    return assemble(rows, rows.localized(ADDRESS))


@place.field(
    "neighbourhood", phrases=("neighbourhood", "neighborhood", "suburb", "quarter of the city"), in_context=("area", "district", "zone")
)
def pick_neighbourhood(rows: Rows) -> Any:
    """A common name of a part of a city."""
    return rows.draw("neighbourhood").pick(NEIGHBOURHOODS)


@place.field("location", phrases=("city and state", "city/state"), in_context=("location", "place", "site"))
def write_location(rows: Rows) -> Any:
    """City and state, such as Austin, TX; outside North America city and country."""
    return rows["city"] + ", " + rows["state_code" if rows.locale in {"en_US", "en_CA"} else "country"]
