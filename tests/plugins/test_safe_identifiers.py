"""Identifiers that nobody has: the page on them is true, check digits are right, what belongs together stays together."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from fictable.contract.catalog import Catalog

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "safe-identifiers.md").read_text("utf-8")
PLACES = ROOT / "plugins" / "fictable_places" / "data"


def read_rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading of the page."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `") or re.match(r"\| [A-Z]{2} \|", line)]
    return [[cell.strip().strip("`").replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


FORMS: dict[tuple[str, str], list[str]] = defaultdict(list)
for _type, _locale, _form, *_ in read_rows("Forms"):
    FORMS[_type, _locale].append(_form)
LOCALES = sorted({locale for _, locale in FORMS})


def make_columns(make: Any, types: list[str], locale: str, rows: int, *, realistic: bool = False) -> dict[str, list[str]]:
    fields = [{"name": kind, "type": kind, "params": {"realistic": realistic}} for kind in types]
    made: dict[str, list[str]] = make(fields, rows=rows, locale=locale).to_pydict()
    return made


@pytest.mark.parametrize("locale", LOCALES)
def test_values_have_the_forms_of_the_page(make: Any, locale: str) -> None:
    """By default every value has one of the forms of its type and locale, and every form comes; with realistic nearly none has."""
    types = [kind for kind, found in FORMS if found == locale]
    safe = make_columns(make, types, locale, 1500)
    real = make_columns(make, types, locale, 300, realistic=True)
    for kind in types:
        forms = FORMS[kind, locale]
        assert all(any(re.fullmatch(form, value) for form in forms) for value in safe[kind]), (kind, forms)
        assert all(any(re.fullmatch(form, value) for value in safe[kind]) for form in forms), (kind, forms)
        if kind != "finance.tax_number" or locale != "en_GB":
            assert sum(any(re.fullmatch(form, value) for form in forms) for value in real[kind]) < 30, (kind, real[kind][:3])


def test_the_page_names_every_type_with_the_parameter(catalog: Catalog) -> None:
    """All types that can be realistic are on the page, and none beside; the parameter is a switch that is off."""
    with_it = {name for name, kind in catalog.field_types.items() if "realistic" in kind.params}
    assert with_it == {kind for kind, _ in FORMS} | {"place.world.phone"}
    for name in with_it:
        schema = catalog.field_types[name].params["realistic"]
        assert (schema["type"], schema["default"]) == ("boolean", False)


def test_the_page_names_the_numbers_of_every_country() -> None:
    """As the data has them."""
    with (PLACES / "world.csv").open(encoding="utf-8") as stream:
        kept = {(row["country_code"], re.sub(r"^\+1 \d{3} ", "+1 … ", row["phone_pattern"])) for row in csv.DictReader(stream)}
    assert kept == {(country, form) for country, form, _ in read_rows("International telephone numbers")}


def find_luhn_rest(text: str) -> int:
    digits = [int(sign) for sign in reversed(text)]
    return (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10


def is_dni(text: str) -> bool:
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(text[:-1]) % 23] == text[-1]


def is_nir(text: str) -> bool:
    plain = text.replace(" ", "")
    return (int(plain[:13]) + int(plain[13:])) % 97 == 0


def is_iso_11_10(text: str) -> bool:
    product = 10
    for sign in text[:-1]:
        product = ((int(sign) + product) % 10 or 10) * 2 % 11
    return (product + int(text[-1])) % 10 == 1


def is_bsn(text: str) -> bool:
    return sum(int(sign) * weight for sign, weight in zip(text, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11 == 0


def is_cpf(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    return all(
        digits[size] == sum(digit * (size + 1 - place) for place, digit in enumerate(digits[:size])) * 10 % 11 % 10 for size in (9, 10)
    )


def is_my_number(text: str) -> bool:
    rest = sum(int(sign) * (n + 1 if n <= 6 else n - 5) for n, sign in enumerate(reversed(text[:-1]), start=1)) % 11
    return int(text[-1]) == (0 if rest <= 1 else 11 - rest)


def is_tax_code(text: str) -> bool:
    """By the table of the ministry for odd places, of digits and letters."""
    odd = dict(zip("0123456789", (1, 0, 5, 7, 9, 13, 15, 17, 19, 21), strict=True))
    letters = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
    odd |= dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", letters, strict=True))
    even = {sign: int(sign, 36) if sign.isdigit() else ord(sign) - 65 for sign in odd}
    return chr(65 + sum((odd if place % 2 == 0 else even)[sign] for place, sign in enumerate(text[:15])) % 26) == text[15]


def is_british_vat(text: str) -> bool:
    body = sum(int(sign) * weight for sign, weight in zip(text[2:9], range(8, 1, -1), strict=True))
    return (body + int(text[9:])) % 97 in {0, 42}


CHECKS = [  # type, locale, check, whether it holds by default
    ("person.national_id", "de_DE", is_iso_11_10, True), ("person.national_id", "fr_FR", is_nir, True),
    ("person.national_id", "es_ES", is_dni, True), ("person.driver_license", "es_ES", is_dni, True),
    ("person.national_id", "it_IT", is_tax_code, True), ("person.national_id", "nl_NL", is_bsn, True),
    ("person.national_id", "pt_BR", is_cpf, False), ("person.national_id", "ja_JP", is_my_number, False),
    ("finance.card.number", "en_US", lambda text: find_luhn_rest(text) == 0, True),
    ("health.doctor.npi", "en_US", lambda text: find_luhn_rest("80840" + text) == 0, True),
    ("finance.tax_number", "de_DE", lambda text: is_iso_11_10(text[2:]), True),
    ("finance.tax_number", "fr_FR", lambda text: (12 + 3 * (int(text[4:]) % 97)) % 97 == int(text[2:4])
     and find_luhn_rest(text[4:]) == 0, True),
    ("finance.tax_number", "es_ES", lambda text: find_luhn_rest(text[3:]) == 0, True),
    ("finance.tax_number", "it_IT", lambda text: find_luhn_rest(text[2:]) == 0, True),
    ("finance.tax_number", "nl_NL", lambda text: is_bsn(text[2:11]), True),
    ("finance.tax_number", "en_GB", is_british_vat, False),
    ("finance.account.iban", "nl_BE", lambda text: int(text[4:14]) % 97 == int(text[14:]) % 97, False),
    ("finance.account.iban", "en_US", lambda text: int("".join(str(int(sign, 36)) for sign in text[4:] + text[:4])) % 97 == 1, True),
    ("finance.account.routing_number", "en_US",
     lambda text: sum(int(sign) * (3, 7, 1)[place % 3] for place, sign in enumerate(text)) % 10 == 0, True),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "locale", "check", "holds"), CHECKS)
def test_check_digits(make: Any, kind: str, locale: str, check: Any, holds: bool) -> None:
    """Right in all values; wrong in all by default where every number may be somebody's, and right in the realistic ones."""
    assert {check(value) for value in make_columns(make, [kind], locale, 300)[kind]} == {holds}
    assert {check(value) for value in make_columns(make, [kind], locale, 300, realistic=True)[kind]} == {True}


@pytest.mark.parametrize("kind", ["person.national_id", "person.passport_number", "finance.tax_number", "finance.account.iban"])
@pytest.mark.parametrize("locale", ["en_US", "de_DE", "nl_NL", "ja_JP"])
@pytest.mark.parametrize("realistic", [False, True])
def test_unique_identifiers(make: Any, kind: str, locale: str, realistic: bool) -> None:
    """Unique values exist in both kinds for twenty thousand rows."""
    made = make([{"name": "x", "type": kind, "unique": True, "params": {"realistic": realistic}}], rows=20_000, locale=locale)
    assert len(set(made["x"].to_pylist())) == 20_000


def test_a_realistic_card_keeps_its_last_digits(make: Any) -> None:
    """Network, length, last four digits and masked number belong to the number in both kinds."""
    names = ("network", "last4", "masked")
    fields: list[dict[str, Any]] = [{"name": name, "type": f"finance.card.{name}"} for name in names]
    fields += [{"name": name, "type": "finance.card.number", "params": {"realistic": name == "real"}} for name in ("safe", "real")]
    starts = {"Visa": "4", "Mastercard": ("5", "2"), "American Express": ("34", "37"), "Discover": "6011", "JCB": "35", "Diners Club": "36"}
    for row in make(fields, rows=400).to_pylist():
        assert row["safe"][-4:] == row["real"][-4:] == row["last4"] == row["masked"][-4:]
        assert len(row["safe"]) == len(row["real"])
        assert row["real"].startswith(starts[row["network"]])


def test_one_person_has_one_number(make: Any) -> None:
    """Birth, gender and the Spanish licence agree with the national identifier in both kinds."""
    for realistic in (False, True):
        params = {"realistic": realistic}
        fields = [{"name": "id", "type": "person.national_id", "params": params}, {"name": "born", "type": "person.date_of_birth"}]
        fields.append({"name": "licence", "type": "person.driver_license", "params": params})
        for row in make(fields, rows=200, locale="es_ES").to_pylist():
            assert row["id"] == row["licence"]
        for row in make(fields, rows=200, locale="fr_FR").to_pylist():
            assert row["id"][2:7] == f"{row['born']:%y %m}"
        for row in make(fields, rows=200, locale="vi_VN").to_pylist():
            assert row["id"][4:6] == f"{row['born']:%y}"


AREAS = [("de_DE", "München", "089"), ("de_DE", "Leipzig", "0341"), ("en_GB", "Glasgow", "0141"), ("fr_FR", "Lyon", "04"),
         ("nl_NL", "Rotterdam", "010"), ("ja_JP", "大阪市", "06"), ("pt_BR", "Salvador", "(71)"), ("vi_VN", "Hà Nội", "024"),
         ("en_US", "Chicago", "(312)")]  # fmt: skip


@pytest.mark.parametrize(("locale", "city", "area"), AREAS)
def test_safe_numbers_are_of_the_city(make: Any, locale: str, city: str, area: str) -> None:
    """Where a country has free numbers in every area, telephone numbers are of the row's city."""
    fields = [{"name": "phone", "type": "person.phone"}, {"name": "city", "type": "place.city"}]
    found = [row["phone"] for row in make(fields, rows=1500, locale=locale).to_pylist() if row["city"] == city]
    assert found
    assert all(phone.startswith(area) for phone in found)
