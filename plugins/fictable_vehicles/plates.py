"""Number plates in the form of the locale's country."""

from __future__ import annotations

from typing import Final

from fictable import Context, FieldSpec, FieldType, Pattern, values

# First a form with a letter, a number or an office that no plate has, where the country leaves some out; then one as those in use.
# Germany: no number begins with 0. France and Italy use no I, O and U, Spain no vowels, California no number that begins with 0,
# Britain no 00 for the half-year, Japan not the syllable ん, Vietnam no office below 11. The others are of the country's form alone.
FORMS: Final = {
    "en": ("0[A-HJ-NPR-Z]{3}[0-9]{3}", "[1-9][A-HJ-NPR-Z]{3}[0-9]{3}"),
    "en_GB": ("[A-HJ-PR-Y]{2}00 [A-HJ-PR-Z]{3}", "[A-HJ-PR-Y]{2}[1-2][0-9] [A-HJ-PR-Z]{3}"),
    "en_CA": ("[A-Z]{4} [0-9]{3}", "[A-Z]{4} [0-9]{3}"),
    "en_AU": ("[A-Z]{3} [0-9]{2}[A-Z]", "[A-Z]{3} [0-9]{2}[A-Z]"),
    "de": ("[BFHKLMS]-[A-Z]{2} 0[0-9]{3}", "[BFHKLMS]-[A-Z]{2} [1-9][0-9]{3}"),
    "fr": ("[IOU][A-HJ-NP-TV-Z]-[0-9]{3}-[A-HJ-NP-TV-Z]{2}", "[A-HJ-NP-TV-Z]{2}-[0-9]{3}-[A-HJ-NP-TV-Z]{2}"),
    "es": ("[0-9]{4} [AEIOU][BCDFGHJKLMNPRSTVWXYZ]{2}", "[0-9]{4} [BCDFGHJKLMNPRSTVWXYZ]{3}"),
    "it": ("[IOU][A-HJ-NPR-TV-Z][0-9]{3}[A-HJ-NPR-TV-Z]{2}", "[A-HJ-NPR-TV-Z]{2}[0-9]{3}[A-HJ-NPR-TV-Z]{2}"),
    "nl": ("[BDFGHJKLNPRSTVXZ]{2}-[0-9]{3}-[BDFGHJKLNPRSTVXZ]", "[BDFGHJKLNPRSTVXZ]{2}-[0-9]{3}-[BDFGHJKLNPRSTVXZ]"),
    "pt": ("[A-Z]{2}-[0-9]{2}-[A-Z]{2}", "[A-Z]{2}-[0-9]{2}-[A-Z]{2}"),
    "pt_BR": ("[A-Z]{3}[0-9][A-J][0-9]{2}", "[A-Z]{3}[0-9][A-J][0-9]{2}"),
    "ja": ("品川 [3-5][0-9]{2} ん [1-9][0-9]-[0-9]{2}", "品川 [3-5][0-9]{2} さ [1-9][0-9]-[0-9]{2}"),
    "zh": ("京[IO][0-9A-HJ-NP-Z]{2}[0-9]{3}", "京[A-HJ-NP-Z][0-9A-HJ-NP-Z]{2}[0-9]{3}"),
    "vi": ("0[0-9][A-HKLM]-[0-9]{3}.[0-9]{2}", "5[0-9][A-HKLM]-[0-9]{3}.[0-9]{2}"),
    "pl": ("[WKGP][A-Z] [0-9]{4}[A-Z]", "[WKGP][A-Z] [0-9]{4}[A-Z]"),
}


def write_plate(field: FieldSpec, context: Context) -> Pattern:
    """The form of the locale, else of its language, else the American one."""
    found = FORMS.get(context.locale) or FORMS.get(context.locale.split("_")[0])
    safe, real = found or FORMS["en"]
    return Pattern(real if field.params["realistic"] else safe)


PLATE: Final = FieldType(
    "vehicle.plate",
    mapper=write_plate,
    title="Number plate",
    params=values.REALISTIC,
    description="In the form of the locale's country; Californian in the United States.",
    phrases=(
        "license plate",
        "licence plate",
        "number plate",
        "plate number",
        "license plate number",
        "registration plate",
        "vehicle registration number",
        "vehicle registration",
        "car registration number",
    ),
    in_context=("plate", "registration number", "registration"),
)
