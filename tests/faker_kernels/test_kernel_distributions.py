"""Kernels draw what Faker draws: values, lengths, shapes and letters of both are compared by chi-square at fixed seeds."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
import pytest

from fictable.engine.fakers import FakerCaller
from fictable.engine.storage import to_arrow

OURS, THEIRS = 3000, 500
LIMIT = 4.5
"""Normal deviates that a chi-square may be above its mean."""

PLAIN = (
    "uuid4 uuid1 uuid7 md5 sha1 sha256 pystr password ean ean8 ean13 localized_ean localized_ean8 localized_ean13 upc_a upc_e word "
    "sentence paragraph text slug coordinate latitude longitude date_time date_time_ad date_time_between future_datetime past_datetime "
    "date_time_between_dates date_time_this_century date_time_this_decade date_time_this_year date_time_this_month date_between "
    "future_date past_date date_between_dates date_this_century date_this_decade date_this_year date_this_month date_object time_object "
    "unix_time date_of_birth date time iso8601 am_pm day_of_month day_of_week month month_name year credit_card_number "
    "credit_card_provider credit_card_security_code credit_card_expire credit_card_full aba bban iban swift swift8 swift11 isbn10 isbn13 "
    "sbn9 ipv4 ipv4_private ipv4_public ipv6 mac_address port_number pyint pybool boolean pyfloat pydecimal random_int random_number "
    "random_digit random_digit_not_null random_digit_above_two vin hex_color color dga firefox "
    "user_agent passport_dob passport_full"
)
WITH_ARGUMENTS: list[tuple[str, dict[str, Any]]] = [
    ("pystr", {"min_chars": 1, "max_chars": 6, "prefix": "a-", "suffix": "."}),
    ("password", {"length": 4}),
    ("password", {"length": 14, "special_chars": False}),
    ("password", {"length": 2, "upper_case": False, "special_chars": False}),
    ("ean", {"length": 8}),
    ("ean", {"prefixes": ["00", "4", "123"]}),
    ("ean13", {"leading_zero": True}),
    ("ean13", {"leading_zero": False}),
    ("upc_a", {"upc_ae_mode": True}),
    ("upc_a", {"upc_ae_mode": True, "base": "120003", "number_system_digit": 1}),
    ("upc_e", {"safe_mode": False, "base": "123456"}),
    ("upc_e", {"number_system_digit": 0}),
    ("word", {"part_of_speech": "adverb"}),
    ("sentence", {"nb_words": 2}),
    ("sentence", {"nb_words": 4, "variable_nb_words": False}),
    ("paragraph", {"nb_sentences": 2, "variable_nb_sentences": False}),
    ("text", {"max_nb_chars": 5}),
    ("text", {"max_nb_chars": 20}),
    ("text", {"max_nb_chars": 60}),
    ("coordinate", {"center": 12.5}),
    ("date_time_between", {"start_date": "-3d", "end_date": "+2w"}),
    ("date_between", {"start_date": "-1y", "end_date": "+6M"}),
    ("date_time_this_year", {"before_now": False, "after_now": True}),
    ("date_time_this_month", {"before_now": False}),
    ("date_this_decade", {"after_today": True}),
    ("date_this_year", {"before_today": False}),
    ("date_of_birth", {"minimum_age": 18, "maximum_age": 18}),
    ("date", {"pattern": "%d. %B %y (%j, %a)"}),
    ("time", {"pattern": "%I:%M:%S %p"}),
    ("time", {"pattern": "%Y %H h"}),
    ("iso8601", {"sep": " ", "timespec": "milliseconds"}),
    ("credit_card_number", {"card_type": "maestro"}),
    ("credit_card_number", {"card_type": "mastercard"}),
    ("credit_card_security_code", {"card_type": "amex"}),
    ("credit_card_expire", {"date_format": "%m/%Y"}),
    ("swift", {"length": 8}),
    ("swift11", {"primary": True}),
    ("isbn10", {"separator": ""}),
    ("isbn13", {"separator": " / "}),
    ("ipv4", {"network": True}),
    ("ipv4", {"address_class": "c"}),
    ("ipv4", {"private": True}),
    ("ipv4_private", {"network": True, "address_class": "b"}),
    ("ipv4_public", {"address_class": "a"}),
    ("ipv6", {"network": True}),
    ("mac_address", {"multicast": True}),
    ("port_number", {"is_system": True}),
    ("pyint", {"min_value": -20, "max_value": 33, "step": 5}),
    ("pybool", {"truth_probability": 15}),
    ("pyfloat", {"left_digits": 1, "right_digits": 1}),
    ("pyfloat", {"left_digits": 0, "right_digits": 3, "positive": True}),
    ("pyfloat", {"right_digits": 2, "positive": False}),
    ("pyfloat", {"left_digits": 3}),
    ("pyfloat", {"min_value": 0, "max_value": 100, "right_digits": 2}),
    ("pyfloat", {"min_value": -1.5, "max_value": 1.5}),
    ("pyfloat", {"min_value": 0.2, "max_value": 0.9}),
    ("pyfloat", {"min_value": -90, "max_value": -7, "right_digits": 1}),
    ("pyfloat", {"min_value": 12}),
    ("pyfloat", {"max_value": 5, "positive": True, "right_digits": 3}),
    ("pyfloat", {"max_value": -5, "left_digits": 2}),
    ("pydecimal", {"min_value": 1, "max_value": 60, "right_digits": 2}),
    ("pydecimal", {"min_value": -3, "max_value": 9, "right_digits": 1}),
    ("pydecimal", {"min_value": -9, "max_value": -2, "right_digits": 0}),
    ("pydecimal", {"min_value": 50, "left_digits": 3, "right_digits": 2}),
    ("pydecimal", {"max_value": 8, "left_digits": 2}),
    ("pydecimal", {"left_digits": 2, "right_digits": 1}),
    ("pydecimal", {"left_digits": 0, "positive": True}),
    ("random_number", {"digits": 2}),
    ("random_number", {"digits": 3, "fix_len": True}),
    ("color", {"luminosity": "bright", "color_format": "rgb"}),
    ("color", {"luminosity": "dark", "color_format": "hsl"}),
    ("color", {"luminosity": "light", "color_format": "hsv"}),
    ("color", {"luminosity": "random"}),
    ("dga", {"year": 2024, "month": 2, "tld": "test", "length": 6}),
]
BY_COUNTRY = {
    "de_DE": "vat_id rvnr kvnr bban iban sentence day_of_week month_name localized_ean credit_card_full",
    "en_GB": "vat_id iban text",
    "es_ES": "nie nif cif nuss bban iban ean13 localized_ean8 isbn13 isbn10 month_name",
    "fr_FR": "ssn siren siret company_vat catch_phrase iban text day_of_week passport_full",
    "it_IT": "ssn vat_id company_vat iban swift paragraph month_name",
    "ja_JP": "jan8 jan13 traditional_month_name license_plate text slug sentence day_of_week localized_ean credit_card_full passport_full",
    "nl_NL": "ssn license_plate license_plate_car license_plate_motorbike iban word month_name",
    "pt_BR": "ssn cpf cin rg cnpj company_id catch_phrase bban text day_of_week",
    "vi_VN": "license_plate sentence word text day_of_week month_name credit_card_full",
}
LOCALISED: list[tuple[str, str, dict[str, Any]]] = [
    *((locale, method, {}) for locale, methods in BY_COUNTRY.items() for method in methods.split()),
    ("es_ES", "nuss", {"company": True}),
    ("fr_FR", "siret", {"max_sequential_digits": 4}),
    ("pt_BR", "cnpj", {"use_alphanumeric": True}),
    ("ja_JP", "text", {"max_nb_chars": 18}),
]
CASES: list[tuple[str, str, dict[str, Any]]] = [
    *(("en_US", method, {}) for method in PLAIN.split()),
    *(("en_US", *case) for case in WITH_ARGUMENTS),
    *LOCALISED,
]


IDS = [f"{locale}-{method}-{number}" for number, (locale, method, _) in enumerate(CASES)]


@pytest.mark.parametrize(("locale", "method", "arguments"), CASES, ids=IDS)
def test_kernels_draw_what_faker_draws(
    locale: str, method: str, arguments: dict[str, Any], find: Any, open_generator: Any, storages: dict[str, tuple[str, int | None]]
) -> None:
    """No view on the values tells the two samples apart."""
    generator, source = open_generator(locale)
    kernel = find(method, locale, **arguments)
    assert kernel is not None
    storage, decimals = storages.get(method, ("int64" if method.startswith("random_") else "string", None))
    theirs = FakerCaller(getattr(generator, method), source, arguments).values(np.arange(THEIRS, dtype=np.uint64), 4242)
    ours = to_arrow(kernel.values(np.arange(OURS, dtype=np.uint64), 1717), storage, decimals).to_pylist()
    found = differences(ours, to_arrow(theirs, storage, decimals).to_pylist())
    assert {name: deviate for name, deviate in found.items() if deviate > LIMIT} == {}


def differences(ours: Sequence[Any], theirs: Sequence[Any]) -> dict[str, float]:
    """How far the samples are apart in each view, in normal deviates."""
    views: dict[str, Callable[[Any], Hashable]] = {"values": lambda value: value}
    if isinstance(theirs[0], str):
        views |= {"lengths": len, "shapes": shape_of}
        views |= {f"letter {place}": letter_at(place) for place in (-2, -1, *range(min(30, max(map(len, theirs)))))}
    elif not isinstance(theirs[0], bool):
        bounds = sorted(theirs)[24:-1:25]
        views["sizes"] = lambda value: sum(value > bound for bound in bounds)
    return {name: deviate_of(Counter(map(view, ours)), Counter(map(view, theirs))) for name, view in views.items()}


def letter_at(place: int) -> Callable[[str], str]:
    """The view that shows the letter at a place, "" beyond the end."""
    return lambda text: text[place : place + 1] if place != -1 else text[-1:]


def shape_of(text: str) -> str:
    """Digits as 9, capitals as A, other letters as a."""
    return "".join("9" if sign.isdigit() else "A" if sign.isupper() else "a" if sign.isalpha() else sign for sign in text)


def deviate_of(ours: Counter[Any], theirs: Counter[Any]) -> float:
    """The chi-square of two samples as a normal deviate (Wilson and Hilferty 1931); what is rare is counted together."""
    total, other = ours.total(), theirs.total()
    share = other / (total + other)
    cells, rest = [], [0, 0]
    for value in ours.keys() | theirs.keys():
        if (ours[value] + theirs[value]) * share < 5:
            rest[0], rest[1] = rest[0] + ours[value], rest[1] + theirs[value]
        else:
            cells.append((ours[value], theirs[value]))
    if sum(rest) * share >= 1:
        cells.append((rest[0], rest[1]))
    if len(cells) < 2:
        return 0.0
    expected = [((one + two) * (1 - share), (one + two) * share) for one, two in cells]
    chi = sum((one - a) ** 2 / a + (two - b) ** 2 / b for (one, two), (a, b) in zip(cells, expected, strict=True))
    free = len(cells) - 1
    root: float = (chi / free) ** (1 / 3)
    return (root - 1 + 2 / (9 * free)) / math.sqrt(2 / (9 * free))


def test_differences_are_seen() -> None:
    """The comparison tells apart what is slightly different."""
    source = random.Random(3)
    one, two = ([str(source.randrange(10)) for _ in range(count)] for count in (OURS, THEIRS))
    assert max(differences(one, two).values()) < LIMIT
    assert max(differences(one, ["3" if value == "4" else value for value in two]).values()) > LIMIT
