"""How to reach a person and how offices number them. Numbers are of ranges that nobody has, where a country keeps some."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from fictable import FictableError, Rows
from fictable_people.person import POPULATION, person

TEXT = np.dtypes.StringDType()
# Telephone numbers where no place is known: ranges kept for fiction, or the country's form.
PHONES: Final[Mapping[str, str]] = {
    "en_US": "\\([2-9][0-8][0-9]\\) 555-01[0-9]{2}",
    "en_GB": "01632 960[0-9]{3}",
    "de": "030 [2-9][0-9]{6}",
    "fr": "01 99 00 [0-9]{2} [0-9]{2}",
    "es": "91[0-9] [0-9]{3} [0-9]{3}",
    "it": "06 [2-9][0-9]{6}",
    "pt": "\\(11\\) 3[0-9]{3}-[0-9]{4}",
    "nl": "020-[2-9][0-9]{6}",
    "ja": "03-[3-6][0-9]{3}-[0-9]{4}",
    "vi": "024 3[0-9]{3} [0-9]{4}",
}
MOBILES: Final[Mapping[str, str]] = {
    "en_US": "\\([2-9][0-8][0-9]\\) 555-01[0-9]{2}",
    "en_GB": "07700 900[0-9]{3}",
    "de": "015[127] [0-9]{8}",
    "fr": "06 39 98 [0-9]{2} [0-9]{2}",
    "es": "6[0-9]{2} [0-9]{3} [0-9]{3}",
    "it": "3[2-9][0-9] [0-9]{7}",
    "pt": "\\([1-9][1-9]\\) 9[6-9][0-9]{3}-[0-9]{4}",
    "nl": "06-[1-5][0-9]{7}",
    "ja": "0[789]0-[1-9][0-9]{3}-[0-9]{4}",
    "vi": "09[0-9]{2} [0-9]{3} [0-9]{3}",
}
LICENCES: Final[Mapping[str, str]] = {
    "en_US": "[A-Z][0-9]{7}",
    "en_GB": "[A-Z]{5}[0-9]{6}[A-Z]{2}9[A-Z]{2}",
    "de": "[A-Z][0-9]{3}[A-Z0-9]{5}[0-9][0-9]",
    "fr": "[0-9]{12}",
    "es": "[0-9]{8}[A-Z]",
    "it": "[A-Z]{2}[0-9]{7}[A-Z]",
    "pt": "[0-9]{11}",
    "nl": "[0-9]{10}",
    "ja": "[0-9]{12}",
    "vi": "[0-9]{12}",
}
# Before six digits, so that the length is that of the country's passports.
PASSPORTS: Final[Mapping[str, str]] = {
    "en_US": "X00",
    "en_GB": "999",
    "de": "C0Z",
    "fr": "00XX0",
    "es": "XXX",
    "it": "YX0",
    "pt": "ZZ",
    "nl": "XX0",
    "ja": "ZZ0",
    "vi": "X0",
}
DNI_LETTERS: Final = "TRWAGMYFPDXBNJZSQVHLCKE"


@person.field(
    "phone",
    title="Telephone number",
    phrases=(
        "phone",
        "phone number",
        "telephone",
        "telephone number",
        "tel",
        "contact number",
        "phone no",
        "home phone",
        "landline",
        "contact phone",
        "work phone",
        "phone num",
    ),
)
def draw_phone(rows: Rows) -> Any:
    """A number of the city of the row, in the country's form."""
    try:
        place = rows.entity("place")
    except FictableError:  # the places are an own plugin, which may be left out
        return rows.draw("number").text(rows.localized(PHONES))
    return place["phone"]


@person.field(
    "mobile",
    title="Mobile number",
    phrases=("mobile", "mobile number", "cell phone", "mobile phone", "cell", "cellphone", "cell number", "mobile no"),
)
def draw_mobile(rows: Rows) -> Any:
    """A mobile number in the country's form."""
    return rows.draw("number").text(rows.localized(MOBILES))


def _serial(rows: Rows) -> Any:
    """Six digits, different for the first million rows."""
    return np.strings.zfill(rows.draw("serial").distinct(POPULATION).astype(TEXT), 6)


@person.field(
    "national_id",
    title="National identifier",
    capacity=POPULATION,
    phrases=(
        "national id",
        "ssn",
        "social security number",
        "national insurance number",
        "national id number",
        "identity number",
        "citizen id",
        "personal id number",
        "id card number",
    ),
)
def write_national_id(rows: Rows) -> Any:
    """The country's identifier in its form, never one that was issued: reserved prefixes or a check that fails."""
    serial, write = _serial(rows), rows.localized(NATIONAL_IDS)
    return write(rows, serial)


def _part(serial: Any, start: int, stop: int) -> Any:
    return np.strings.slice(serial, start, stop)


def _write_ssn(rows: Rows, serial: Any) -> Any:
    """Area 900 to 999 with a group that no taxpayer number uses either."""
    return "9" + _part(serial, 0, 2) + "-0" + rows.draw("group").text("[1-9]") + "-" + _part(serial, 2, 6)


def _write_nino(rows: Rows, serial: Any) -> Any:
    """The prefix QQ, which is for examples only."""
    return "QQ " + _part(serial, 0, 2) + " " + _part(serial, 2, 4) + " " + _part(serial, 4, 6) + " " + rows.draw("suffix").text("[A-D]")


def _write_nir(rows: Rows, serial: Any) -> Any:
    """Gender, year and month of birth, and the department 00, which does not exist."""
    born = rows["date_of_birth"].astype("datetime64[M]").astype(np.int64)
    year = np.strings.zfill(((born // 12 + 1970) % 100).astype(TEXT), 2)
    month = np.strings.zfill((born % 12 + 1).astype(TEXT), 2)
    sex = np.where(rows["is_male"], "1", "2").astype(TEXT)
    return sex + " " + year + " " + month + " 00 " + _part(serial, 0, 3) + " " + _part(serial, 3, 6)


def _write_dni(_: Rows, serial: Any) -> Any:
    """Below the numbers in use, with the letter that belongs to the number."""
    return "00" + serial + np.array(list(DNI_LETTERS), TEXT)[serial.astype(np.int64) % len(DNI_LETTERS)]


def _write_codice_fiscale(rows: Rows, serial: Any) -> Any:
    """Letters instead of the name, year of birth, and a place code that does not exist."""
    letters = np.array(list("BCDFGLMNPR"), TEXT)[serial.astype(np.int64)[:, None] // 10 ** np.arange(5, -1, -1) % 10]
    text = letters[:, 0]
    for column in range(1, 6):
        text = text + letters[:, column]
    year = np.strings.zfill((rows["birth_year"] % 100).astype(TEXT), 2)
    day = 1 + rows.draw("day").integer(0, 27) + np.where(rows["is_male"], 0, 40)
    return (
        text
        + year
        + rows.draw("month").text("[ABCDEHLMPRST]")
        + np.strings.zfill(day.astype(TEXT), 2)
        + "Z999"
        + rows.draw("check").text("[A-Z]")
    )


def _write_cpf(rows: Rows, serial: Any) -> Any:
    """The block 000, which is not issued."""
    return "000." + _part(serial, 0, 3) + "." + _part(serial, 3, 6) + "-" + rows.draw("check").text("[0-9]{2}")


def _write_digits(prefix: str) -> Any:
    def write(_: Rows, serial: Any) -> Any:
        return prefix + serial

    return write


NATIONAL_IDS: Final[Mapping[str, Any]] = {
    "en_US": _write_ssn,
    "en_GB": _write_nino,
    "de": _write_digits("00000"),
    "fr": _write_nir,
    "es": _write_dni,
    "it": _write_codice_fiscale,
    "pt": _write_cpf,
    "nl": _write_digits("000"),
    "ja": _write_digits("000000"),
    "vi": _write_digits("000000"),
}


@person.field("passport_number", capacity=POPULATION, phrases=("passport number", "passport", "passport no", "passport id"))
def write_passport(rows: Rows) -> Any:
    """Capital letters and digits in the length of the country's passports."""
    return rows.localized(PASSPORTS) + _serial(rows)


@person.field(
    "driver_license", phrases=("driver license", "driver's license", "driving licence", "driver license number", "license number")
)
def draw_licence(rows: Rows) -> Any:
    """A driving licence's number in the country's form."""
    return rows.draw("licence").text(rows.localized(LICENCES))
