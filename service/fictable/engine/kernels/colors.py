"""Colours: hexadecimal ones, and those of Faker's colour model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import fixed_text, hex_letters, join_texts
from fictable.engine.kernels.ragged import table_of

_HUES: Final = 361
_SHADES: Final = 101
_NUMBERS: Final = 361


def _octets(numbers: NDArray[np.int64]) -> NDArray[np.uint8]:
    return np.stack([numbers >> 16 & 255, numbers >> 8 & 255, numbers & 255], axis=1).astype(np.uint8)


def _make_hex_color(_: Call) -> Compute:
    return lambda draws: fixed_text(len(draws), "#", hex_letters(_octets(draws.between("color", 1, 0xFFFFFF))))


def _make_color(call: Call) -> Compute | None:
    """Hue, then saturation by the hue, then brightness by both; the bounds come from Faker's own tables."""
    from faker.providers.color.color import RandomColor

    luminosity, form = call.given["luminosity"] or "", call.given["color_format"]
    model: Any = call.read("_random_color")
    if call.given["hue"] is not None or type(model) is not RandomColor:
        return None
    lowest = _lowest_saturations(model, luminosity)
    darkest = _least_brightness(model)
    return lambda draws: _write(_draw_hsv(draws, lowest, darkest, luminosity), form)


def _lowest_saturations(model: Any, luminosity: str) -> NDArray[np.int64]:
    """The lowest and highest saturation of each hue."""
    bounds = np.array([model.get_saturation_range(hue) for hue in range(_HUES)], np.int64)
    if luminosity == "random":
        bounds[:, 0], bounds[:, 1] = 0, 100
    elif luminosity == "bright":
        bounds[:, 0] = 55
    elif luminosity == "dark":
        bounds[:, 0] = bounds[:, 1] - 10
    elif luminosity == "light":
        bounds[:, 1] = 55
    return bounds


def _least_brightness(model: Any) -> NDArray[np.int64]:
    """The least brightness of each hue and saturation; hues of one colour share their column."""
    found = np.zeros((_HUES, _SHADES), np.int64)
    columns: dict[tuple[Any, ...], NDArray[np.int64]] = {}
    for hue in range(_HUES):
        bounds = tuple(model.get_color_info(hue)["lower_bounds"])
        if bounds not in columns:
            columns[bounds] = np.array([model.get_minimum_brightness(hue, shade) for shade in range(_SHADES)], np.int64)
        found[hue] = columns[bounds]
    return found


def _draw_hsv(draws: Draws, lowest: NDArray[np.int64], darkest: NDArray[np.int64], luminosity: str) -> NDArray[np.int64]:
    hue = draws.below("hue", _HUES)
    saturation = draws.between("saturation", lowest[hue, 0], lowest[hue, 1])
    low, high = darkest[hue, saturation], np.full(len(draws), 100)
    if luminosity == "dark":
        high = low + 20
    elif luminosity == "light":
        low = (high + low) // 2
    elif luminosity == "random":
        low = np.zeros(len(draws), np.int64)
    return np.stack([hue, saturation, draws.between("brightness", low, high)], axis=1)


def _write(hsv: NDArray[np.int64], form: str) -> pa.Array:
    if form == "hsv":
        return _triple("hsv(", hsv)
    if form == "hsl":
        return _triple("hsl(", _to_hsl(hsv))
    rgb = _to_rgb(hsv)
    if form == "rgb":
        return _triple("rgb(", rgb)
    return fixed_text(len(hsv), "#", hex_letters(rgb.astype(np.uint8)))


def _triple(start: str, numbers: NDArray[np.int64]) -> pa.Array:
    table = table_of([str(number) for number in range(_NUMBERS)])
    first, second, third = (table.take(pa.array(column)) for column in numbers.T)
    return join_texts(start, first, ", ", second, ", ", third, ")")


def _to_rgb(hsv: NDArray[np.int64]) -> NDArray[np.int64]:
    """As colorsys.hsv_to_rgb has it, with the same roundings, times 255 and cut."""
    hue, saturation, value = np.clip(hsv[:, 0], 1, 359) / 360, hsv[:, 1] / 100, hsv[:, 2] / 100
    sixth = (hue * 6.0).astype(np.int64)
    part = hue * 6.0 - sixth
    low, falling = value * (1.0 - saturation), value * (1.0 - saturation * part)
    rising = value * (1.0 - saturation * (1.0 - part))
    order = sixth % 6
    red = np.choose(order, [value, falling, low, low, rising, value])
    green = np.choose(order, [rising, value, value, falling, low, low])
    blue = np.choose(order, [low, low, rising, value, value, falling])
    grey = hsv[:, 1] == 0
    return np.stack([(np.where(grey, value, one) * 255).astype(np.int64) for one in (red, green, blue)], axis=1)


def _to_hsl(hsv: NDArray[np.int64]) -> NDArray[np.int64]:
    saturation, value = hsv[:, 1] / 100.0, hsv[:, 2] / 100.0
    lightness = 0.5 * value * (2 - saturation)
    flat = (lightness == 0) | (lightness == 1)
    below = np.where(flat, 1.0, 1 - np.abs(2 * lightness - 1))
    return np.stack([hsv[:, 0], (np.where(flat, 0.0, value * saturation / below) * 100), lightness * 100], axis=1).astype(np.int64)


MAKERS: Final[Mapping[str, Maker]] = {"color:hex_color": _make_hex_color, "color:color": _make_color}
