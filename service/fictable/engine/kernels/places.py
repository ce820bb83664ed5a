"""Coordinates on the globe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fictable.engine.kernels.kernel import Call, Compute, Maker

_MICRODEGREES: Final = 180_000_000


def _make_coordinate(call: Call) -> Compute | None:
    center, radius = call.given["center"], float(call.given["radius"])
    if center is None:
        return lambda draws: draws.between("degrees", -_MICRODEGREES, _MICRODEGREES) / 1e6
    middle = float(center)
    return lambda draws: draws.uniform("degrees", middle - radius, middle + radius)


def _make_longitude(_: Call) -> Compute | None:
    return lambda draws: draws.between("degrees", -_MICRODEGREES, _MICRODEGREES) / 1e6


def _make_latitude(_: Call) -> Compute | None:
    return lambda draws: draws.between("degrees", -_MICRODEGREES, _MICRODEGREES) / 2e6


MAKERS: Final[Mapping[str, Maker]] = {
    "geo:coordinate": _make_coordinate,
    "geo:longitude": _make_longitude,
    "geo:latitude": _make_latitude,
}
