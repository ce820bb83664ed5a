"""People, places, telephones, postcodes and money of the ten countries, checked against what is true there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest

LATIN = r"[A-Za-zÀ-ÖØ-öø-ÿĀ-ſƠ-ưẠ-ỹ' .-]+"


@dataclass(frozen=True, slots=True)
class Country:
    """What is true of the rows of a locale; the patterns match whole values. `cities` have state, postcode, area code and time zone."""

    name: str
    currency: str
    calling: str
    person: str
    phone: str
    mobile: str
    postcode: str
    north: tuple[float, float]
    east: tuple[float, float]
    cities: dict[str, tuple[str, str, str, str]]


NEW_YORK, LONDON, MADRID, PARIS = "America/New_York", "Europe/London", "Europe/Madrid", "Europe/Paris"
COUNTRIES = {
    "en_US": Country("United States", "USD", "+1", LATIN, r"\(\d{3}\) [2-9]\d[2-9]-\d{4}", r"\(\d{3}\) [2-9]\d[2-9]-\d{4}", r"\d{5}",
        (18, 72), (-180, -65), {
        "Chicago": ("Illinois", "606", "(312)", "America/Chicago"), "Boston": ("Massachusetts", "02", "(617)", NEW_YORK),
        "Seattle": ("Washington", "981", "(206)", "America/Los_Angeles"), "Denver": ("Colorado", "802", "(303)", "America/Denver")}),
    "en_GB": Country("United Kingdom", "GBP", "+44", LATIN, r"0\d{2,4} [\d ]{6,9}", r"074\d\d \d{6}", r"[A-Z]{1,2}\d{1,2} \d[A-Z]{2}",
        (49, 61), (-9, 2), {"London": ("England", "", "020", LONDON), "Glasgow": ("Scotland", "G", "0141", LONDON),
        "Cardiff": ("Wales", "CF", "029", LONDON), "Belfast": ("Northern Ireland", "BT", "028", LONDON)}),
    "de_DE": Country("Deutschland", "EUR", "+49", LATIN, r"0\d{2,5} \d{6,8}", r"01[567]\d \d{7,8}", r"\d{5}", (47, 55.2), (5.8, 15.1), {
        "Berlin": ("Berlin", "1", "030", "Europe/Berlin"), "München": ("Bayern", "8", "089", "Europe/Berlin"),
        "Köln": ("Nordrhein-Westfalen", "50", "0221", "Europe/Berlin"), "Leipzig": ("Sachsen", "04", "0341", "Europe/Berlin"),
        "Nürnberg": ("Bayern", "904", "0911", "Europe/Berlin"), "Bonn": ("Nordrhein-Westfalen", "53", "0228", "Europe/Berlin")}),
    "fr_FR": Country("France", "EUR", "+33", LATIN, r"0[1-5]( \d\d){4}", r"0[67]( \d\d){4}", r"\d{5}", (41, 51.2), (-5.3, 9.7), {
        "Paris": ("Île-de-France", "75", "01", PARIS), "Lyon": ("Auvergne-Rhône-Alpes", "69", "04", PARIS),
        "Toulouse": ("Occitanie", "31", "05", PARIS), "Lille": ("Hauts-de-France", "59", "03", PARIS)}),
    "es_ES": Country("España", "EUR", "+34", LATIN, r"9\d{2} \d{3} \d{3}", r"[67]\d{2} \d{3} \d{3}", r"[0-5]\d{4}",
        (27, 44), (-18.3, 4.5), {
        "Madrid": ("Comunidad de Madrid", "28", "91", MADRID), "Barcelona": ("Cataluña", "08", "93", MADRID),
        "Sevilla": ("Andalucía", "41", "95", MADRID), "Las Palmas de Gran Canaria": ("Canarias", "35", "928", "Atlantic/Canary")}),
    "it_IT": Country("Italia", "EUR", "+39", LATIN, r"0\d{1,3} \d{6,8}", r"3\d{2} \d{7}", r"\d{5}", (35, 47.2), (6.6, 18.6), {
        "Roma": ("Lazio", "001", "06", "Europe/Rome"), "Milano": ("Lombardia", "201", "02", "Europe/Rome"),
        "Napoli": ("Campania", "801", "081", "Europe/Rome"), "Torino": ("Piemonte", "101", "011", "Europe/Rome")}),
    "pt_BR": Country("Brasil", "BRL", "+55", LATIN, r"\(\d\d\) [2-5]\d{3}-\d{4}", r"\(\d\d\) 9\d{4}-\d{4}", r"\d{5}-\d{3}",
        (-34, 5.3), (-74, -34), {
        "São Paulo": ("São Paulo", "0", "(11)", "America/Sao_Paulo"), "Salvador": ("Bahia", "4", "(71)", "America/Bahia"),
        "Manaus": ("Amazonas", "69", "(92)", "America/Manaus"), "Curitiba": ("Paraná", "80", "(41)", "America/Sao_Paulo")}),
    "nl_NL": Country("Nederland", "EUR", "+31", LATIN, r"0\d{2,3}-\d{6,7}", r"06-\d{8}", r"[1-9]\d{3} [A-Z]{2}", (50.7, 53.6), (3.3, 7.3), {
        "Amsterdam": ("Noord-Holland", "10", "020", "Europe/Amsterdam"), "Rotterdam": ("Zuid-Holland", "30", "010", "Europe/Amsterdam"),
        "Utrecht": ("Utrecht", "35", "030", "Europe/Amsterdam"), "Maastricht": ("Limburg", "62", "043", "Europe/Amsterdam")}),
    "ja_JP": Country("日本", "JPY", "+81", r"[\u3040-\u30ff\u4e00-\u9fff々]+ [\u3040-\u30ff\u4e00-\u9fff々]+", r"0\d{1,3}-\d{2,4}-\d{4}",
        r"0[789]0-\d{4}-\d{4}", r"\d{3}-\d{4}", (24, 46), (122, 146), {
        "横浜市": ("神奈川県", "220", "045", "Asia/Tokyo"), "大阪市": ("大阪府", "530", "06", "Asia/Tokyo"),
        "札幌市": ("北海道", "060", "011", "Asia/Tokyo"), "福岡市": ("福岡県", "810", "092", "Asia/Tokyo")}),
    "vi_VN": Country("Việt Nam", "VND", "+84", LATIN, r"02\d{1,2} 3[\d ]{7,8}", r"09\d{2} \d{3} \d{3}", r"\d{6}", (8, 23.4), (102, 110), {
        "Hà Nội": ("Hà Nội", "1", "024", "Asia/Ho_Chi_Minh"), "Đà Nẵng": ("Đà Nẵng", "55", "0236", "Asia/Ho_Chi_Minh"),
        "Nha Trang": ("Khánh Hòa", "65", "0258", "Asia/Ho_Chi_Minh"), "Biên Hòa": ("Đồng Nai", "76", "0251", "Asia/Ho_Chi_Minh")}),
}  # fmt: skip
ASKED = ("city", "state", "country", "postcode", "latitude", "longitude", "time_zone", "currency", "calling_code", "street_name", "address")


def make_rows(make: Any, locale: str, rows: int) -> list[dict[str, Any]]:
    """Rows with a person and a place, and real-looking telephone numbers."""
    wanted: list[dict[str, Any]] = [{"name": name, "type": f"place.{name}"} for name in ASKED]
    wanted.append({"name": "name", "type": "person.name"})
    wanted += [{"name": name, "type": f"person.{name}", "params": {"realistic": True}} for name in ("phone", "mobile")]
    made: list[dict[str, Any]] = make(wanted, rows=rows, locale=locale).to_pylist()
    return made


@pytest.mark.parametrize("locale", COUNTRIES)
def test_forms_are_those_of_the_country(make: Any, locale: str) -> None:
    """Names are in the country's script; telephones, postcodes, money, calling code and coordinates are the country's."""
    country = COUNTRIES[locale]
    for row in make_rows(make, locale, 300):
        assert (row["country"], row["currency"], row["calling_code"]) == (country.name, country.currency, country.calling)
        for name in ("phone", "mobile", "postcode"):
            assert re.fullmatch(getattr(country, name), row[name]), (name, row[name])
        assert re.fullmatch(country.person, row["name"]), row["name"]
        assert country.north[0] < row["latitude"] < country.north[1], row
        assert country.east[0] < row["longitude"] < country.east[1], row
        assert row["city"] in row["address"]
        assert row["street_name"] in row["address"]


@pytest.mark.parametrize("locale", COUNTRIES)
def test_cities_are_where_they_are(make: Any, locale: str) -> None:
    """A city belongs to one state; known cities have their state, postcodes, area code and time zone, and stay near one point."""
    country, seen = COUNTRIES[locale], set()
    states: dict[str, set[str]] = {}
    for row in make_rows(make, locale, 1500):
        states.setdefault(row["city"], set()).add(row["state"])
        if row["city"] in country.cities:
            state, code, area, zone = country.cities[row["city"]]
            if (row["city"], row["state"]) == (row["city"], state):
                seen.add(row["city"])
                assert row["postcode"].startswith(code), row
                assert row["phone"].startswith(area), row
                assert row["time_zone"] == zone, row
    assert seen == set(country.cities)
    ambiguous = {city for city, found in states.items() if len(found) > 1}
    assert ambiguous <= {"Springfield", "Columbus", "Portland", "Aurora", "Glendale", "Arlington", "Kansas City", "Richmond", "Rochester",
                         "Charleston", "Columbia", "Peoria", "Jackson", "Pasadena", "Lakewood", "Newport"}  # fmt: skip
