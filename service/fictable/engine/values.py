"""From draws to values: ranges that a dataset may narrow, numbers as text, dates in order. `from fictable import values`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable.contract.nodes import Compute
from fictable.contract.pools import TEXT
from fictable.contract.protocols import Context, Rows
from fictable.engine.picks import format_integers
from fictable.engine.portable import cos
from fictable.errors import Refused

if TYPE_CHECKING:
    from fictable.contract.nouns import Entity
    from fictable.spec.nouns import FieldSpec

# What goods for one US dollar cost about where the currency is of another order, and the hundredths that prices there are multiples of.
PRICE_LEVELS: Final[Mapping[str, tuple[float, int]]] = {
    "en_US": (1.0, 1), "ja": (140.0, 1_000), "ko": (1_300.0, 10_000), "vi": (22_000.0, 100_000), "zh": (6.5, 10), "pt_BR": (5.2, 10),
    "en_IN": (80.0, 100), "hi": (80.0, 100), "ru": (80.0, 100), "id": (15_000.0, 100_000), "th": (33.0, 100), "tr": (34.0, 10),
}  # fmt: skip
# The part of a narrowed range that takes the values which would lie outside it.
EDGE: Final = 0.35
REALISTIC: Final[Mapping[str, Any]] = {
    "realistic": {"type": "boolean", "default": False, "description": "Real-looking values, which somebody may have."}
}
"""The parameter of identifiers that are by default of a range that nobody has: with `realistic` they may be somebody's."""
DAY: Final = 86_400
_TWO_PI: Final = 6.283185307179586


def measured(
    entity: Entity,
    name: str,
    *,
    low: float,
    high: float,
    decimals: int | None = None,
    storage: str = "",
    widest: float = 10**9,
    **about: Any,
) -> Callable[[Compute], Compute]:
    """A decorator: a numeric field of an entity with the parameters `min` and `max`, and its untouched fact `<name> fact`.

    The function's values are clipped to [low, high]; `widest` bounds what a dataset may ask for. Without `decimals` the field is
    whole (int32). `about` are keyword arguments of FieldType.
    """
    kind = "integer" if decimals is None else "number"
    limits = {"type": kind, "minimum": min(low, 0) - (0 if low >= 0 else widest), "maximum": max(widest, high)}
    params = {"min": {**limits, "default": low}, "max": {**limits, "default": high}}
    kept = storage or ("int32" if decimals is None else "float64")

    def keep(compute: Compute) -> Compute:
        entity.hidden(f"{name} fact")(lambda rows: settle(np.asarray(compute(rows), np.float64).clip(low, high), decimals))
        entity.field(name, storage=kept, decimals=decimals, params=params, **about)(
            lambda rows: settle(fit_range(rows, np.asarray(rows[f"{name} fact"], np.float64)), decimals)
        )
        return compute

    return keep


def settle(numbers: NDArray[Any], decimals: int | None) -> NDArray[Any]:
    """Numbers rounded to whole ones (decimals None) or to `decimals` places."""
    return np.rint(numbers) if decimals is None else np.round(numbers, decimals)


def fit_range(rows: Rows, numbers: NDArray[Any]) -> NDArray[Any]:
    """Numbers inside the parameters' [min, max] stay; the others move into the nearer third of it.

    Raises Refused where min is above max.
    """
    low, high = float(rows.params["min"]), float(rows.params["max"])
    if low > high:
        raise Refused(f"min {low:g} is above max {high:g}", param="min", allowed=f"<= {high:g}")
    step = rows.draw("range").uniform(0.0, EDGE * (high - low))
    return np.where(numbers < low, low + step, np.where(numbers > high, high - step, numbers))


def bounded(kind: str, low: float, high: float) -> dict[str, Any]:
    """The parameters `min` and `max` of a type whose natural values lie in [low, high]; kind is integer or number."""
    limits = {"type": kind, "minimum": min(low, 0), "maximum": 10**9}
    return {"min": {**limits, "default": low}, "max": {**limits, "default": high}}


def convert_dollars(rows: Rows, hundredths: Any) -> NDArray[np.int64]:
    """Hundredths of US dollars as hundredths of the locale's currency, rounded as prices are there; dollars and the like stay."""
    level, step = rows.localized(PRICE_LEVELS)
    return np.asarray(np.rint(np.asarray(hundredths, np.float64) * level / step) * step, np.int64)


def read_price_level(rows: Rows) -> float:
    """What goods for one US dollar cost about in the locale's currency, where that is of another order; else 1."""
    return float(rows.localized(PRICE_LEVELS)[0])


def fit_money(rows: Rows, amounts: NDArray[Any]) -> NDArray[Any]:
    """As fit_range; amounts of a currency of small units count as dollars where the parameter `max` leaves no room for them."""
    level = read_price_level(rows)
    return fit_range(rows, amounts / level if float(rows.params["max"]) < 20.0 * level and level > 50.0 else amounts)


def write_digits(numbers: NDArray[Any], width: int = 0) -> Any:
    """Whole numbers ≥ 0 as text, padded with zeros to `width` digits; joins with other texts by `+`."""
    return format_integers(np.asarray(numbers, np.int64), width)


def write_number(numbers: NDArray[Any], places: int = 0) -> Any:
    """Numbers ≥ 0 as text with exactly `places` digits after the point (at most 6)."""
    scaled = np.rint(np.asarray(numbers, np.float64) * 10.0**places).astype(np.int64)
    whole = format_integers(scaled // 10**places)
    return whole if places == 0 else whole + "." + format_integers(scaled % 10**places, places)


def choose_label(labels: Sequence[str], index: Any) -> NDArray[Any]:
    """The label at each index."""
    return np.asarray(np.array(labels, TEXT)[np.asarray(index, np.int64)])


def fill(template: Any, **slots: Any) -> NDArray[Any]:
    """Texts with every `{name}` replaced by the row's value of the slot."""
    text = np.asarray(template, TEXT)
    for name, found in slots.items():
        text = np.strings.replace(text, "{" + name + "}", np.asarray(found, TEXT))
    return text


def capitalize(texts: Any) -> NDArray[Any]:
    """Texts with the first letter in upper case."""
    plain = np.asarray(texts)
    return np.asarray(np.strings.upper(np.strings.slice(plain, 1)) + np.strings.slice(plain, 1, None))


def days_before(rows: Rows, days: Any) -> NDArray[np.datetime64]:
    """The dates `days` (≥ 0) before the dataset's clock."""
    today = np.datetime64(rows.as_of.replace(tzinfo=None), "D")
    return np.asarray(today - np.rint(np.asarray(days)).astype(np.int64).astype("timedelta64[D]"))


def add_days(dates: Any, days: Any) -> NDArray[np.datetime64]:
    """The dates `days` later."""
    step = np.rint(np.asarray(days)).astype(np.int64).astype("timedelta64[D]")
    return np.asarray(np.asarray(dates).astype("datetime64[D]") + step)


def add_seconds(moments: Any, seconds: Any) -> NDArray[np.datetime64]:
    """Moments `seconds` later; dates begin at midnight."""
    step = np.rint(np.asarray(seconds)).astype(np.int64).astype("timedelta64[s]")
    return np.asarray(np.asarray(moments).astype("datetime64[s]") + step)


def add_minutes(moments: Any, minutes: Any) -> NDArray[np.datetime64]:
    """Moments `minutes` (rounded to whole ones) later; dates begin at midnight."""
    return add_seconds(moments, np.rint(np.asarray(minutes)) * 60)


def pace(rows: Rows, seconds: int, *, days: int) -> NDArray[np.datetime64]:
    """Moments in the order of the rows, `seconds` apart from `days` before the dataset's clock on; after those days anew."""
    return add_seconds(days_before(rows, days), (rows.numbers.astype(np.int64) * seconds) % (days * DAY))


def take_turns(rows: Rows, things: int, beats: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which thing reports in each row, and at which beat: `things` of them at every beat, in order; after `beats` the next so many."""
    number = rows.numbers.astype(np.int64)
    group, place = number // (things * beats), number % (things * beats)
    return group * things + place % things, place // things


def sway(rows: Rows, label: str, thing: Any, place: Any, spans: Sequence[int] = (8, 32, 128)) -> NDArray[np.float64]:
    """What drifts from beat to beat: about 0 with a deviation of about 1, near for near places (whole numbers) of one thing.

    The sum of noises between whose knots, one span apart, a line runs; a wider span sways further, as a random walk does. A
    function of thing and place alone, so a row needs no row before it. Uses the draw `label` once.
    """
    where, width = np.asarray(place, np.int64), np.array(spans, np.int64)[:, None]
    knot = where // width
    base = (np.asarray(thing, np.int64) * 64 + np.arange(len(spans))[:, None]) * 2**28 + knot
    ends = rows.draw(label, by=np.concatenate([base, base + 1]).ravel()).uniform(-1.0, 1.0).reshape(2, len(spans), -1)
    share = (where - knot * width) / width
    total = ((ends[0] * (1.0 - share) + ends[1] * share) * np.sqrt(width)).sum(axis=0)
    return np.asarray(total * (2.12 / np.sqrt(float(sum(spans)))))


def report_in_turn(entity: Entity, things: int, beats: int) -> None:
    """Hidden values of an entity with a pool column `order`, which is "in turn" where a spec asks for a series.

    `serial`: whether it is one; `thing`: the number of who reports, in any other order the row's number; `beat`: at which beat, or 0.
    """
    entity.hidden("serial")(lambda rows: np.asarray(rows["order"]) == "in turn")
    entity.hidden("thing")(lambda rows: np.where(rows["serial"], take_turns(rows, things, beats)[0], rows.numbers.astype(np.int64)))
    entity.hidden("beat")(lambda rows: np.where(rows["serial"], take_turns(rows, things, beats)[1], 0))


def spread(rows: Rows, label: str, things: int) -> NDArray[np.float64]:
    """Quantiles for `Entity.by`: in a series the things of a group lie evenly over the pool, so none comes twice; else as drawn."""
    plain = rows.draw(label).uniform()
    start = rows.draw(f"{label} start", by=rows["thing"] // things).uniform()
    return np.asarray(np.where(rows["serial"], (rows["thing"] % things + start) / things, plain))


def drift(rows: Rows, label: str) -> NDArray[np.float64]:
    """Noise about 0 with a deviation of 1 for an entity that reports in turn: in a series it drifts, else it is normal by the row."""
    noise = rows.draw(label).normal()
    if not np.asarray(rows["serial"]).any():
        return noise
    return np.asarray(np.where(rows["serial"], 0.9 * sway(rows, f"{label} sway", rows["thing"], rows["beat"]) + 0.15 * noise, noise))


def read_hour(moments: Any) -> NDArray[np.float64]:
    """Hours since midnight."""
    return np.asarray(np.asarray(moments).astype("datetime64[s]").astype(np.int64) % DAY / 3600.0)


def read_day(moments: Any) -> NDArray[np.int64]:
    """Day of the year, from 0."""
    days = np.asarray(moments).astype("datetime64[D]")
    return np.asarray((days - days.astype("datetime64[Y]").astype("datetime64[D]")).astype(np.int64))


def turn(value: Any, peak: float, period: float) -> NDArray[np.float64]:
    """A wave between -1 and 1 that is 1 where value is `peak`."""
    return np.asarray(cos((np.asarray(value, np.float64) - peak) * (_TWO_PI / period)))


def find_sibling(field: FieldSpec, context: Context, names: Sequence[str]) -> str | None:
    """The first of `names` that another field of the table has, else None."""
    for name in names:
        if name == field.name:
            continue
        try:
            context.field(name)
        except Refused:
            continue
        return name
    return None
