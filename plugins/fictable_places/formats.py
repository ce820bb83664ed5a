"""How addresses are written in each country: the order of the parts, house numbers, flats."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any, Final

from fictable import Pool, Rows

STREET_ADDRESS: Final[Mapping[str, str]] = {
    "en_US": "{building_number} {street_name}",
    "de": "{street_name} {building_number}",
    "nl": "{street_name} {building_number}",
    "es": "{street_name}, {building_number}",
    "it": "{street_name}, {building_number}",
    "pt": "{street_name}, {building_number}",
    "fr": "{building_number} {street_name}",
    "ja": "{street_name}{building_number}",
    "vi": "{building_number} {street_name}",
}
ADDRESS: Final[Mapping[str, str]] = {
    "en_US": "{street_address}, {city}, {state_code} {postcode}",
    "en_GB": "{street_address}, {city} {postcode}",
    "de": "{street_address}, {postcode} {city}",
    "nl": "{street_address}, {postcode} {city}",
    "fr": "{street_address}, {postcode} {city}",
    "es": "{street_address}, {postcode} {city}",
    "it": "{street_address}, {postcode} {city} {state_code}",
    "pt": "{street_address}, {city} - {state_code}, {postcode}",
    "ja": "〒{postcode} {state}{city}{street_address}",
    "vi": "{street_address}, {neighbourhood}, {city}",
}
# Median of the house number's logarithm, its spread and the largest number: American blocks count by the hundred.
HOUSE_NUMBERS: Final[Mapping[str, tuple[float, float, int]]] = {
    "en_US": (6.6, 1.4, 9999),
    "en_GB": (3.2, 1.0, 299),
    "pt": (5.6, 1.1, 2999),
}
SMALL_HOUSE_NUMBERS: Final = (3.0, 0.95, 250)
SECONDARY: Final = Pool(
    {"Apt": 6, "Unit": 3, "Suite": 2},
    en_GB=["Flat", "Unit", "Apartment"],
    de=["Wohnung", "Appartement", "App."],
    fr=["Appartement", "Appt", "Bâtiment"],
    es=["Puerta", "Apartamento", "Bloque"],
    it=["Interno", "Appartamento", "Scala"],
    pt=["Apto", "Sala", "Bloco"],
    nl=["Appartement", "Kamer", "Unit"],
    ja=["号室", "号棟", "号"],
    vi=["Căn hộ", "Phòng", "Lô"],
)


def assemble(rows: Rows, template: str) -> Any:
    """The template with `{name}` replaced by the row's values; one text per row."""
    text: Any = None
    for literal, name, _, _ in Formatter().parse(template):
        for part in ([literal] if literal else []) + ([rows[name]] if name else []):
            text = part if text is None else text + part
    return text


def choose_house_numbers(locale: str) -> tuple[float, float, int]:
    """Location and spread of the logarithm and the largest number for the locale's country."""
    return (
        HOUSE_NUMBERS.get(locale)
        or HOUSE_NUMBERS.get(locale.split("_", maxsplit=1)[0])
        or (HOUSE_NUMBERS["en_US"] if locale == "en_US" else SMALL_HOUSE_NUMBERS)
    )
