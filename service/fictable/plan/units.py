"""Units of measurement: a field whose text names another unit than its type has is converted.

Factors and offsets to each dimension's first unit are those of NIST Special Publication 811, those of laboratory
values those of the AMA Manual of Style; a month is a twelfth of a year of 365.25 days, a year of work has 260 days of 8 hours, kilobytes
and their like count by the thousand. `thousands` and `millions` scale any number.
"""

from __future__ import annotations

import csv
import importlib.resources
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from fictable.contract.nouns import FieldType

_SCALES: Final[Mapping[str, tuple[int, int]]] = {
    **dict.fromkeys(("thousand", "thousands", "thousand dollars", "thousands of dollars", "thousand euros"), (1000, 2)),
    **dict.fromkeys(("thousands of euros", "thousands of pounds"), (1000, 2)),
    **dict.fromkeys(("millions of euros", "millions of pounds", "million euros", "million pounds"), (1_000_000, 3)),
    **dict.fromkeys(("million", "millions", "million dollars", "millions of dollars"), (1_000_000, 3)),
}
_RATE: Final = re.compile(r"rate|percent|pct|share|ratio|margin|discount|yield|return")
_IN_TITLE: Final = re.compile(r"\(([^()]*)\)$")
_WHOLE: Final = frozenset({"int8", "int16", "int32", "int64", "uint64"})
_MOST_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a dimension: a value times `factor` plus `offset` is the value in the dimension's first unit."""

    dimension: str
    factor: Fraction
    offset: Fraction


@dataclass(frozen=True, slots=True)
class Conversion:
    """Values times `factor` plus `offset`, with `decimals`; `steps`: how many whole steps lie between two values of the source, or 0."""

    factor: Fraction
    offset: Fraction
    decimals: int
    steps: int = 0

    def write(self, source: str, remainder: str = "") -> str:
        """The conversion as an expression of a spec over the column `source`, and `remainder` where there is one."""
        inverse = 1 / self.factor
        scaled = source if self.factor == 1 else f"{source} / {inverse.numerator}" if inverse.denominator == 1 else ""
        scaled = scaled or f"{source} * {_write_number(self.factor)}"
        moved = f"{scaled} {'-' if self.offset < 0 else '+'} {_write_number(abs(self.offset))}" if self.offset else scaled
        return f"round({moved}{f' + {remainder}' if remainder else ''}, {self.decimals})"


def _read_units() -> dict[str, tuple[Unit, ...]]:
    """Spelling in lower case → the units that it may mean, of different dimensions."""
    found: dict[str, tuple[Unit, ...]] = {}
    text = importlib.resources.files("fictable.plan").joinpath("data/units.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter=";"):
        unit = Unit(row["dimension"], Fraction(row["factor"]), Fraction(row["offset"]))
        for spelling in row["spellings"].split("|"):
            found[spelling] = (*found.get(spelling, ()), unit)
    return found


_UNITS: Final[Mapping[str, tuple[Unit, ...]]] = _read_units()


def find_units(text: str) -> tuple[Unit, ...]:
    """The units that a spelling may mean, none for what is no unit of a known dimension."""
    return _UNITS.get(text.strip().lower(), ())


def is_measure(text: str) -> bool:
    """Whether a spelling is a unit of measurement; what a sum of money is paid for is none."""
    return any(unit.dimension != "pay" for unit in find_units(text))


def is_share(text: str) -> bool:
    """Whether a spelling stands for a part of a whole: `%`, `percent`."""
    return any(unit.dimension == "share" for unit in find_units(text))


def is_amount(field_type: FieldType) -> bool:
    """Whether the values of a type are sums of money, and no rates."""
    last = field_type.id.rsplit(".", 1)[-1]
    return field_type.storage == "decimal" and not _RATE.search(last) and not any(map(_is_part, find_units_of(field_type)))


def _is_part(unit: Unit) -> bool:
    return unit.dimension == "share"


def find_units_of(field_type: FieldType) -> tuple[Unit, ...]:
    """The unit of a type: what it declares, else what stands in brackets at the end of its title or last in its id."""
    titled, name = _IN_TITLE.search(field_type.title), field_type.id.rsplit(".", 1)[-1]
    written = field_type.unit or (titled[1] if titled else name.rsplit("_", 1)[-1])
    return (*find_units(f"{written} {name}"), *find_units(written))


def find_stated(field_type: FieldType, stated: str, words: Sequence[str]) -> str:
    """The unit in which values of a type are wanted: the stated one, else a word of the name that is one, or nothing.

    A name tells a unit with its last word (`weight_lb`, but not `hours per week`), and what a sum of money is paid for with any
    (`monthly salary`).
    """
    offered = (unit for option in field_type.params.get("unit", {}).get("enum", ()) for unit in find_units(str(option)))
    own = {unit.dimension for unit in (*find_units_of(field_type), *offered)}
    if stated in _SCALES or any(unit.dimension in own for unit in find_units(stated)):
        return stated
    told = (word for word in words if any(unit.dimension == "pay" for unit in find_units(word)))
    last = words[-1:] if len(words) > 1 and words[-2] != "per" else ()
    return next((word for word in (*told, *last) if any(unit.dimension in own for unit in find_units(word))), "")


def find_conversion(field_type: FieldType, wanted: str, *, whole: bool = False) -> Conversion | None:
    """From the values of a type to a stated unit or scale, in `whole` numbers if asked; None where there is nothing to convert."""
    step = Fraction(1) if field_type.storage in _WHOLE else Fraction(1, 10 ** (field_type.decimals or 2))
    if wanted in _SCALES and field_type.decimals is not None:
        scale, decimals = _SCALES[wanted]
        return Conversion(Fraction(1, scale), Fraction(0), decimals)
    pairs = [(own, other) for own in find_units_of(field_type) for other in find_units(wanted) if own.dimension == other.dimension]
    if not pairs or pairs[0][0] == pairs[0][1]:
        return None
    own, other = pairs[0]
    factor, offset = own.factor / other.factor, (own.offset - other.offset) / other.factor
    steps = int(factor) if field_type.storage in _WHOLE and factor > 1 and factor.denominator == 1 else 0
    if own.dimension == "pay":
        return Conversion(factor, offset, field_type.decimals or 0)
    decimals = 0 if steps or whole else max(0, min(_MOST_DECIMALS, round(-math.log10(step * factor))))
    return Conversion(factor, offset, decimals, steps)


# Sizes that differ so are not of the same kind of thing: a garden in square feet, a country in square kilometres.
_FAR: Final[Mapping[str, Fraction]] = {"area": Fraction(1, 10**6), "length": Fraction(1, 10**5)}


def is_far(field_type: FieldType, conversion: Conversion) -> bool:
    """Whether a wanted unit is so much larger than a type's own that the values are meant of larger things."""
    least = max((_FAR[unit.dimension] for unit in find_units_of(field_type) if unit.dimension in _FAR), default=Fraction(0))
    return 0 < conversion.factor <= least


def choose_unit(field_type: FieldType, wanted: str) -> str | None:
    """The stated unit as the type's own parameter `unit` has it; None where there is no such parameter or choice."""
    allowed = field_type.params.get("unit", {}).get("enum", ())
    return next((option for option in allowed if frozenset(find_units(option)) & frozenset(find_units(wanted))), None)


def _write_number(value: Fraction) -> str:
    """A number of at most seven significant digits, without an exponent."""
    digits = max(0, 6 - math.floor(math.log10(value))) if value else 0
    written = f"{float(value):.{min(digits, 10)}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
