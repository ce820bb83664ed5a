"""How offices number people. By default nobody has these numbers; with `realistic` they are as those in use.

Where a country keeps a range free, or never reaches one, the numbers are of it, and check digits are right. Where every number may be
somebody's, the check digit is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any, Final

import numpy as np

from fictable import Rows, values
from fictable_people.check_digits import (
    find_cpf_digits,
    find_dni_letter,
    find_eleven_rest,
    find_iso_digit,
    find_my_number_digit,
    find_nir_key,
    find_tax_letter,
    order_digits,
    split_digits,
)
from fictable_people.person import POPULATION, person

TEXT = np.dtypes.StringDType()
write_digits = values.write_digits
Writer = Callable[[Rows], Any]
# Six digits of a number stand after the pattern: first the one that nobody has, then a real-looking one.
PASSPORTS: Final[Mapping[str, tuple[str, str]]] = {
    "en_US": ("X00", "A[0-9]{2}"),
    "en_GB": ("999", "[1-5][0-9]{2}"),
    "de": ("C0Z", "C[FGHJKLMNPRTVWXYZ][0-9]"),
    "fr": ("XX", "[A-HJ-NP-TV-Z]{2}"),
    "es": ("XXX", "PA[A-H]"),
    "it": ("YX0", "Y[A-C][0-9]"),
    "pt": ("ZZ", "F[A-Z]"),
    "nl": ("XX0", "N[A-Z][0-9]"),
    "ja": ("ZZ0", "T[A-Z][0-9]"),
    "vi": ("X0", "[BCNP][0-9]"),
}
# In the form of the country; the first one has a month or an office that does not exist, where the form has one.
LICENCES: Final[Mapping[str, tuple[str, str]]] = {
    "en_US": ("[A-Z][0-9]{7}", "[A-Z][0-9]{7}"),
    "en_GB": ("[A-Z]{5}[0-9]99[0-2][1-9][0-9][A-Z]{2}9[A-Z]{2}", "[A-Z]{5}[0-9][05][1-9][0-2][1-9][0-9][A-Z]{2}9[A-Z]{2}"),
    "de": ("[A-Z][0-9]{3}[A-Z0-9]{5}[0-9][0-9]", "[A-Z][0-9]{3}[A-Z0-9]{5}[0-9][0-9]"),
    "fr": ("[0-9]{2}00[0-9]{8}", "[0-9]{2}0[1-9][0-8][1-9][0-9]{6}"),
    "it": ("[A-Z]{2}[0-9]{7}[A-Z]", "[A-Z]{2}[0-9]{7}[A-Z]"),
    "pt": ("[0-9]{11}", "[0-9]{11}"),
    "nl": ("[0-9]{10}", "[0-9]{10}"),
    "ja": ("00[0-9]{10}", "[1-8][1-9][0-9]{10}"),
    "vi": ("000[0-9]{9}", "0[1-8][1-9][0-9]{9}"),
}
# Municipalities of birth in Italian tax codes: Rome, Milan, Naples, Turin, Palermo, Genoa.
ITALIAN_PLACES: Final = ("H501", "F205", "F839", "L219", "G273", "D969")
PROVINCES: Final = ("001", "079", "031", "048", "092", "038", "040", "074")
"""Of Vietnamese identity numbers: Hanoi, Ho Chi Minh City, Hai Phong, Da Nang, Can Tho, Thanh Hoa, Nghe An, Binh Duong."""


@person.hidden("serial")
def draw_serial(rows: Rows) -> Any:
    """A number below a million, different for the first million rows."""
    return rows.draw("serial").distinct(POPULATION)


@person.hidden("place in range")
def draw_place(rows: Rows) -> Any:
    """From 0 to 1; where in the range of those in use a number begins."""
    return rows.draw("place").uniform()


def _serial(rows: Rows) -> Any:
    return write_digits(rows["serial"], 6)


def _part(serial: Any, start: int, stop: int) -> Any:
    return np.strings.slice(serial, start, stop)


def _draw(rows: Rows, label: str, safe: str, real: str) -> Any:
    return rows.draw(label).text(real if rows.params["realistic"] else safe)


def _draw_number(rows: Rows, low: int, high: int) -> Any:
    return low + np.floor(rows["place in range"] * (high - low + 1)).astype(np.int64)


@person.field(
    "national_id",
    title="National identifier",
    capacity=POPULATION,
    params=values.REALISTIC,
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
    """The country's identifier in its form: of a range that is never issued, or with a check digit that is wrong."""
    return rows.localized(NATIONAL_IDS)(rows)


def _write_ssn(rows: Rows) -> Any:
    """Area 900 to 999 with a group that no taxpayer number uses either; realistic ones have an area from 100 to 599."""
    number = rows["serial"]
    area = write_digits(_draw_number(rows, 1, 5) if rows.params["realistic"] else np.full(len(rows), 9), 1)
    unused = number % 10_000 == 0
    group = np.where(unused, "90", rows.draw("group").text("[1-8][0-9]")) if rows.params["realistic"] else rows.draw("group").text("0[1-9]")
    last = np.where(unused & rows.params["realistic"], 9999, number % 10_000)
    return area + write_digits(number // 10_000, 2) + "-" + np.asarray(group, TEXT) + "-" + write_digits(last, 4)


def _write_nino(rows: Rows) -> Any:
    """The prefix QQ, which is for examples only."""
    start, serial = _draw(rows, "prefix", "QQ", "[ACEHJLMPRSWXY][ABCEGHJKLMNPRSTWXYZ]"), _serial(rows)
    pairs = " " + _part(serial, 0, 2) + " " + _part(serial, 2, 4) + " " + _part(serial, 4, 6) + " "
    return start + pairs + rows.draw("suffix").text("[A-D]")


def _write_tax_identifier(rows: Rows) -> Any:
    """Begins with 0, which none that was issued does."""
    body = order_digits(rows["serial"] * 3 + 1) if rows.params["realistic"] else rows["serial"]
    return write_digits(body * 10 + find_iso_digit(body, 10), 11)


def _write_nir(rows: Rows) -> Any:
    """Gender, year and month of birth, the department 00, which does not exist, and the key."""
    born = rows["date_of_birth"].astype("datetime64[M]").astype(np.int64)
    department = _draw_number(rows, 1, 8) * 10 + 1 if rows.params["realistic"] else np.zeros(len(rows), np.int64)
    start = np.where(rows["is_male"], 1, 2) * 10**4 + (born // 12 + 1970) % 100 * 100 + born % 12 + 1
    number = (start * 100 + department) * 10**6 + rows["serial"]
    text = write_digits(number, 13)
    cuts = (0, 1, 3, 5, 7, 10, 13)
    parts = [_part(text, low, high) + " " for low, high in pairwise(cuts)]
    return sum(parts[1:], start=parts[0]) + write_digits(find_nir_key(number), 2)


def _write_dni(rows: Rows) -> Any:
    """From 99,000,000 on, far above those in use, with the letter that belongs to the number."""
    start = _draw_number(rows, 10, 79) if rows.params["realistic"] else 99
    number = start * 10**6 + rows["serial"]
    return write_digits(number, 8) + find_dni_letter(number)


def _write_codice_fiscale(rows: Rows) -> Any:
    """Letters instead of the name, date of birth, a place code that does not exist, and the check letter."""
    digits = split_digits(rows["serial"], 6)
    letters = np.array(list("BCDFGLMNPR"), TEXT)[digits]
    text = letters[:, 0]
    for column in range(1, 6):
        text = text + letters[:, column]
    day = 1 + rows.draw("day").integer(0, 27) + np.where(rows["is_male"], 0, 40)
    place = values.choose_label(ITALIAN_PLACES, _draw_number(rows, 0, 5)) if rows.params["realistic"] else "Z999"
    year = write_digits(rows["birth_year"] % 100, 2)
    code = text + year + rows.draw("month").text("[ABCDEHLMPRST]") + write_digits(day, 2) + place
    return code + find_tax_letter(code)


def _write_cpf(rows: Rows) -> Any:
    """Both check digits are wrong, for every number may be somebody's."""
    number = _draw_number(rows, 100, 899) * 10**6 + rows["serial"] if rows.params["realistic"] else rows["serial"]
    right = find_cpf_digits(number)
    check = right if rows.params["realistic"] else (right + 55) % 100
    body = write_digits(number, 9)
    return _part(body, 0, 3) + "." + _part(body, 3, 6) + "." + _part(body, 6, 9) + "-" + write_digits(check, 2)


def _write_bsn(rows: Rows) -> Any:
    """Begins with 99 or 98, as the numbers for tests do; valid by the eleven test."""
    high = _draw_number(rows, 11, 29) if rows.params["realistic"] else np.full(len(rows), 99)
    number = high * 10**6 + rows["serial"]
    number = np.where(find_eleven_rest(number) == 10, number - 10**6, number)
    return write_digits(number * 10 + find_eleven_rest(number), 9)


def _write_my_number(rows: Rows) -> Any:
    """The check digit is wrong, for every number may be somebody's."""
    number = _draw_number(rows, 10_000, 99_999) * 10**6 + rows["serial"] if rows.params["realistic"] else rows["serial"]
    right = find_my_number_digit(number)
    return write_digits(number * 10 + (right if rows.params["realistic"] else (right + 5) % 10), 12)


def _write_vietnamese(rows: Rows) -> Any:
    """The province 000, which does not exist, a digit for century and gender, the year of birth."""
    year = np.asarray(rows["birth_year"], np.int64)
    province = values.choose_label(PROVINCES, _draw_number(rows, 0, 7)) if rows.params["realistic"] else "000"
    sign = write_digits((year // 100 - 19) * 2 + np.where(rows["is_male"], 0, 1), 1)
    return province + sign + write_digits(year % 100, 2) + _serial(rows)


NATIONAL_IDS: Final[Mapping[str, Writer]] = {
    "en_US": _write_ssn,
    "en_GB": _write_nino,
    "de": _write_tax_identifier,
    "fr": _write_nir,
    "es": _write_dni,
    "it": _write_codice_fiscale,
    "pt": _write_cpf,
    "nl": _write_bsn,
    "ja": _write_my_number,
    "vi": _write_vietnamese,
}


@person.field(
    "passport_number",
    capacity=POPULATION,
    params=values.REALISTIC,
    phrases=("passport number", "passport", "passport no", "passport id"),
)
def write_passport(rows: Rows) -> Any:
    """Capital letters and digits in the length of the country's passports."""
    start, serial = _draw(rows, "start", *rows.localized(PASSPORTS)), _serial(rows)
    if rows.locale.startswith("fr"):
        return rows.draw("office").text("0" if not rows.params["realistic"] else "[12]") + _part(serial, 0, 1) + start + _part(serial, 1, 6)
    return start + serial


@person.field(
    "driver_license",
    params=values.REALISTIC,
    phrases=("driver license", "driver's license", "driving licence", "driver license number", "license number"),
)
def write_licence(rows: Rows) -> Any:
    """A driving licence's number in the country's form; in Spain that of the identity card."""
    if rows.locale.startswith("es"):
        return _write_dni(rows)
    return _draw(rows, "licence", *rows.localized(LICENCES))
