"""License plates of countries whose rules are more than one format."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any, Final

from fictable.engine.kernels.formats import NUMERIFY, UPPERCASE, read_formats
from fictable.engine.kernels.kernel import Call, Compute, Maker
from fictable.engine.kernels.letters import join_texts
from fictable.engine.kernels.names import read_names

_MOTORBIKES: Final = 0.1
_JAPANESE_PARTS: Final = ("{{area_name}} {{classification_number}} {{kana}} {{serial_number}}",)


def _make_dutch_car(call: Call) -> Compute | None:
    return _write_dutch(call, motorbikes=0.0)


def _make_dutch_motorbike(call: Call) -> Compute | None:
    return _write_dutch(call, motorbikes=1.0)


def _make_dutch(call: Call) -> Compute | None:
    """One plate in ten is a motorbike's; a car's first letter is one of a few, the same at both of its signs."""
    return _write_dutch(call, motorbikes=_MOTORBIKES)


def _write_dutch(call: Call, *, motorbikes: float) -> Compute | None:
    provider: Any = call.instance
    first, other = provider.license_plate_prefix_letters, provider.license_plate_prefix_letters_format_8
    cars = [text.replace("%", one).replace("@", two) for text in provider.license_formats for one in first for two in other]
    bikes = list(provider.license_formats_motorbike)
    weights = [(1 - motorbikes) / len(cars)] * len(cars) + [motorbikes / len(bikes)] * len(bikes)
    formats = read_formats([*cars, *bikes], UPPERCASE, weights)
    return None if formats is None else formats.write


def _serial_numbers(call: Call) -> Mapping[str, float] | None:
    """One to four digits, each length equally likely: four with a hyphen, fewer with dots before them."""
    provider: Any = call.instance
    weights: dict[str, float] = {}
    for pattern in provider.serial_number_formats:
        width = len(pattern)
        if not 1 <= width <= 4 or set(pattern) != {"#"}:
            return None
        for number in range(10**width):
            digits = f"{number:0{width}d}"
            text = f"{digits[:2]}{provider.DELIMITER}{digits[2:]}" if width == 4 else digits.rjust(4, provider.MIDDLE_DOT)
            weights[text] = weights.get(text, 0.0) + 1 / 10**width
    return weights


def _make_japanese(call: Call) -> Compute | None:
    if tuple(call.read("license_plate_formats")) != _JAPANESE_PARTS:
        return None
    areas, kana, serials = call.read("license_plate_area_names"), call.read("license_plate_kana"), _serial_numbers(call)
    area, sign, serial = read_names(areas), read_names(kana), None if serials is None else read_names(serials)
    number = read_formats(list(call.read("classification_numbers")), NUMERIFY)
    if area is None or sign is None or serial is None or number is None:
        return None
    return lambda draws: join_texts(
        area.pick(draws, "area"), " ", number.write(draws, "class"), " ", sign.pick(draws, "kana"), " ", serial.pick(draws, "serial")
    )


def _make_vietnamese(call: Call) -> Compute | None:
    """A sign stands for one of the letters of Vietnam; those beyond ASCII are put in at the end."""
    letters, formats = call.read("ascii_uppercase_vietnamese"), list(call.read("license_formats"))
    foreign = [letter for letter in letters if not letter.isascii()]
    free = [letter for letter in string.ascii_lowercase if letter not in letters and not any(letter in text for text in formats)]
    if len(foreign) > len(free):
        return None
    stand_ins = dict(zip(foreign, free, strict=False))
    known = read_formats(formats, {**NUMERIFY, "?": "".join(stand_ins.get(letter, letter) for letter in letters)})
    if known is None:
        return None

    def compute(draws: Any) -> Any:
        import pyarrow.compute as pc

        made = known.write(draws)
        for letter, stand_in in stand_ins.items():
            made = pc.replace_substring(made, stand_in, letter)
        return made

    return compute


MAKERS: Final[Mapping[str, Maker]] = {
    "automotive.nl_NL:license_plate": _make_dutch,
    "automotive.nl_NL:license_plate_car": _make_dutch_car,
    "automotive.nl_NL:license_plate_motorbike": _make_dutch_motorbike,
    "automotive.ja_JP:license_plate": _make_japanese,
    "automotive.vi_VN:license_plate": _make_vietnamese,
}
