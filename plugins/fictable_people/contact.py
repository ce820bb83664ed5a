"""How to reach a person: telephone numbers, by default of ranges that nobody has; with `realistic` as those in use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from fictable import FictableError, Rows, values
from fictable_people.person import person

# The first pattern has numbers that nobody has, the second real-looking ones. Where no place is known:
PHONES: Final[Mapping[str, tuple[str, str]]] = {
    "en_US": ("\\([2-9][0-8][0-9]\\) 555-01[0-9]{2}", "\\([2-9][0-8][0-9]\\) [2-9][0-9][2-9]-[0-9]{4}"),
    "en_GB": ("01632 960[0-9]{3}", "0[12][1-9][1-9] [2-9][0-9]{2} [0-9]{4}"),
    "de": ("030 23125[0-9]{3}", "030 [2-9][0-9]{6}"),
    "fr": ("01 99 00 [0-9]{2} [0-9]{2}", "01 4[0-9] [0-9]{2} [0-9]{2} [0-9]{2}"),
    "es": ("940 [0-9]{3} [0-9]{3}", "91[0-9] [0-9]{3} [0-9]{3}"),
    "it": ("0126 [0-9]{6}", "06 [2-9][0-9]{6}"),
    "pt": ("\\(11\\) 0[0-9]{3}-[0-9]{4}", "\\(11\\) 3[0-9]{3}-[0-9]{4}"),
    "nl": ("020-0[0-9]{6}", "020-[2-9][0-9]{6}"),
    "ja": ("03-0[0-9]{3}-[0-9]{4}", "03-[3-6][0-9]{3}-[0-9]{4}"),
    "vi": ("024 0[0-9]{3} [0-9]{4}", "024 3[0-9]{3} [0-9]{4}"),
}
MOBILES: Final[Mapping[str, tuple[str, str]]] = {
    "en_US": ("\\([2-9][0-8][0-9]\\) 555-01[0-9]{2}", "\\([2-9][0-8][0-9]\\) [2-9][0-9][2-9]-[0-9]{4}"),
    "en_GB": ("07700 900[0-9]{3}", "074[0-9]{2} [0-9]{6}"),
    "de": ("0165 [0-9]{7}", "015[127] [0-9]{8}"),
    "fr": ("06 39 98 [0-9]{2} [0-9]{2}", "06 [1-8][0-9] [0-9]{2} [0-9]{2} [0-9]{2}"),
    "es": ("75[0-9] [0-9]{3} [0-9]{3}", "6[0-9]{2} [0-9]{3} [0-9]{3}"),
    "it": ("30[0-9] [0-9]{7}", "3[2-9][0-9] [0-9]{7}"),
    "pt": ("\\(20\\) 9[6-9][0-9]{3}-[0-9]{4}", "\\([1-9][1-9]\\) 9[6-9][0-9]{3}-[0-9]{4}"),
    "nl": ("06-0[0-9]{7}", "06-[1-5][0-9]{7}"),
    "ja": ("090-0[0-9]{3}-[0-9]{4}", "0[789]0-[1-9][0-9]{3}-[0-9]{4}"),
    "vi": ("054[0-9] [0-9]{3} [0-9]{3}", "09[0-9]{2} [0-9]{3} [0-9]{3}"),
}


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
    params=values.REALISTIC,
)
def draw_phone(rows: Rows) -> Any:
    """A number in the country's form that nobody has, of the row's city where one is kept for it."""
    try:
        place = rows.entity("place")
    except FictableError:  # the places are an own plugin, which may be left out
        return _draw(rows, PHONES)
    return place["real phone" if rows.params["realistic"] else "phone"]


@person.field(
    "mobile",
    title="Mobile number",
    params=values.REALISTIC,
    phrases=("mobile", "mobile number", "cell phone", "mobile phone", "cell", "cellphone", "cell number", "mobile no"),
)
def draw_mobile(rows: Rows) -> Any:
    """A mobile number in the country's form that nobody has."""
    return _draw(rows, MOBILES)


def _draw(rows: Rows, patterns: Mapping[str, tuple[str, str]]) -> Any:
    safe, real = rows.localized(patterns)
    return rows.draw("number").text(real if rows.params["realistic"] else safe)
