"""Number plates in the form of the locale's country."""

from __future__ import annotations

from typing import Final

from fictable import Context, FieldSpec, FieldType, Pattern

# Germany leaves out no letters of the middle group; France and Spain use no I, O, U, or vowels.
FORMS: Final = {
    "en": "[1-9][A-HJ-NPR-Z]{3}[0-9]{3}",
    "en_GB": "[A-HJ-PR-Y]{2}[1-2][0-9] [A-HJ-PR-Z]{3}",
    "en_CA": "[A-Z]{4} [0-9]{3}",
    "en_AU": "[A-Z]{3} [0-9]{2}[A-Z]",
    "de": "[BFHKLMS]-[A-Z]{2} [1-9][0-9]{3}",
    "fr": "[A-HJ-NP-TV-Z]{2}-[0-9]{3}-[A-HJ-NP-TV-Z]{2}",
    "es": "[0-9]{4} [BCDFGHJKLMNPRSTVWXYZ]{3}",
    "it": "[A-HJ-NPR-TV-Z]{2}[0-9]{3}[A-HJ-NPR-TV-Z]{2}",
    "nl": "[BDFGHJKLNPRSTVXZ]{2}-[0-9]{3}-[BDFGHJKLNPRSTVXZ]",
    "pt": "[A-Z]{2}-[0-9]{2}-[A-Z]{2}",
    "pt_BR": "[A-Z]{3}[0-9][A-J][0-9]{2}",
    "ja": "品川 [3-5][0-9]{2} さ [1-9][0-9]-[0-9]{2}",
    "zh": "京[A-HJ-NP-Z][0-9A-HJ-NP-Z]{2}[0-9]{3}",
    "vi": "5[0-9][A-HKLM]-[0-9]{3}.[0-9]{2}",
    "pl": "[WKGP][A-Z] [0-9]{4}[A-Z]",
}


def write_plate(_field: FieldSpec, context: Context) -> Pattern:
    """The form of the locale, else of its language, else the American one."""
    found = FORMS.get(context.locale) or FORMS.get(context.locale.split("_")[0])
    return Pattern(found or FORMS["en"])


PLATE: Final = FieldType(
    "vehicle.plate",
    mapper=write_plate,
    title="Number plate",
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
