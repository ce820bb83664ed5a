"""Freight shipments: origin and destination, mode and carrier, goods, weight, value and cost belong together."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable, values

PORTS: Final = Pool.read(__package__, "data/ports.csv", weight="share", types={"hub_latitude": "float64", "hub_longitude": "float64"})
GOODS: Final = Pool.read(
    __package__, "data/goods.csv", weight="share", types=dict.fromkeys(("value_per_kg", "density", "duty_rate"), "float64")
)
MODES: Final = Pool.read(
    __package__,
    "data/modes.csv",
    weight="share",
    types={"mode_code": "int64", **dict.fromkeys(("daily", "handling_days", "usual_kg", "rate", "start"), "float64")},
)
OVERSEAS: Final = MODES.where(lambda columns: columns["mode_code"] <= 1)
MONEY: Final[dict[str, Any]] = {"storage": "decimal", "decimals": 2}
freight = Entity(
    "logistics.freight",
    PORTS,
    GOODS,
    title="Freight shipment",
    phrases=(
        "freight",
        "cargo",
        "freight shipment",
        "logistics",
        "supply chain",
        "shipment",
        "consignment",
        "carrier",
        "freight forwarding",
        "transport",
        "transportation",
    ),
)


@freight.hidden("target")
def pick_target(rows: Rows) -> Any:
    """A hub of another country than the origin's."""
    first, second = rows.draw("first").pick(PORTS), rows.draw("second").pick(PORTS)
    home = np.asarray(rows["country"])
    away = np.where(home == "Netherlands", "Shanghai", "Rotterdam")
    abroad = np.where(np.asarray(second["country"]) == home, away, np.asarray(second["hub"]))
    chosen = np.where(np.asarray(first["country"]) == home, abroad, np.asarray(first["hub"]))
    return rows.draw("entry").pick(PORTS, hub=chosen.astype(np.dtypes.StringDType()))


@freight.field(
    "origin",
    title="Origin of the freight",
    phrases=("origin port", "port of loading", "origin hub", "shipment origin", "loading port"),
    in_context=("origin", "origin city", "from", "source", "ship from"),
)
def show_origin(rows: Rows) -> Any:
    return rows["hub"]


@freight.field(
    "origin_country",
    title="Country of origin of the freight",
    phrases=(
        "exporting country",
        "country of export",
    ),
    in_context=(
        "source country",
        "origin country",
    ),
)
def show_origin_country(rows: Rows) -> Any:
    return rows["country"]


@freight.field(
    "destination",
    title="Destination of the freight",
    phrases=(
        "port of discharge",
        "destination hub",
        "shipment destination",
        "discharge port",
    ),
    in_context=(
        "destination",
        "destination city",
        "to",
        "ship to",
        "destination port",
    ),
)
def show_destination(rows: Rows) -> Any:
    return rows["target"]["hub"]


@freight.field(
    "destination_country",
    phrases=(
        "importing country",
        "country of import",
    ),
    in_context=(
        "country",
        "destination country",
    ),
)
def show_destination_country(rows: Rows) -> Any:
    return rows["target"]["country"]


@freight.hidden("way")
def pick_way(rows: Rows) -> Any:
    """Ships and aircraft between continents and within Asia, anything else on one."""
    home = np.asarray(rows["region"])
    far = (home != np.asarray(rows["target"]["region"])) | (home == "Asia")
    names = np.where(far, np.asarray(rows.draw("far").pick(OVERSEAS)["carrier"]), np.asarray(rows.draw("near").pick(MODES)["carrier"]))
    return rows.draw("entry").pick(MODES, carrier=names.astype(np.dtypes.StringDType()))


@freight.field(
    "mode",
    title="Mode of transport",
    phrases=(
        "transport mode",
        "mode of transport",
        "freight mode",
        "mode of shipment",
        "transportation mode",
        "shipment mode",
        "transportation modes",
    ),
    in_context=("mode", "shipping mode"),
)
def show_mode(rows: Rows) -> Any:
    return rows["way"]["mode"]


@freight.field(
    "carrier",
    title="Freight carrier",
    phrases=(
        "freight carrier",
        "freight company",
        "logistics provider",
        "haulier",
        "trucking company",
        "logistics company",
        "transport company",
    ),
    in_context=("carrier", "carrier name", "shipping line", "shipping carriers"),
)
def show_carrier(rows: Rows) -> Any:
    return rows["way"]["carrier"]


freight.field(
    "goods",
    title="Goods",
    phrases=("cargo type", "commodity shipped", "cargo description", "description of goods", "freight description", "goods description"),
    in_context=("goods", "cargo", "commodity", "description", "contents"),
)


@values.measured(
    freight,
    "distance",
    low=60,
    high=14_000,
    widest=10**6,
    title="Distance (miles)",
    phrases=("shipping distance", "route distance", "haul distance", "freight distance"),
    in_context=("distance", "distance km", "distance miles"),
)
def measure_distance(rows: Rows) -> Any:
    """Over the sphere by the chord, a quarter more for the way round."""
    here, there = (
        _locate(rows["hub_latitude"], rows["hub_longitude"]),
        _locate(rows["target"]["hub_latitude"], rows["target"]["hub_longitude"]),
    )
    square = sum((a - b) * (a - b) for a, b in zip(here, there, strict=True))
    return 3959.0 * np.sqrt(square) * (1.08 + 0.05 * square) * np.where(np.asarray(rows["way"]["mode_code"]) == 1, 1.0, 1.2)


def _locate(latitude: Any, longitude: Any) -> tuple[Any, Any, Any]:
    north, east = (np.asarray(degrees, np.float64) * 0.017453292519943295 for degrees in (latitude, longitude))
    return portable.cos(north) * portable.cos(east), portable.cos(north) * portable.sin(east), portable.sin(north)


@values.measured(
    freight,
    "weight_kg",
    low=2,
    high=28_000,
    decimals=1,
    widest=10**8,
    title="Weight (kg)",
    phrases=(
        "gross weight kg",
        "cargo weight",
        "freight weight",
        "shipment weight",
        "gross weight",
        "chargeable weight",
        "weight in gms",
    ),
    in_context=(
        "weight",
        "weight kg",
    ),
)
def draw_weight(rows: Rows) -> Any:
    return np.asarray(rows["way"]["usual_kg"]) * rows.draw("weight").lognormal(-0.3, 0.75)


@values.measured(
    freight,
    "volume_m3",
    low=0.01,
    high=120,
    decimals=2,
    widest=10**6,
    title="Volume (m³)",
    phrases=("cargo volume", "shipment volume", "volume cbm", "cbm", "volume m3", "cubic meters"),
    in_context=("volume",),
)
def show_volume(rows: Rows) -> Any:
    return np.asarray(rows["weight_kg fact"]) / np.asarray(rows["density"]) * rows.draw("volume").uniform(0.9, 1.25)


@values.measured(
    freight,
    "packages",
    low=1,
    high=4000,
    widest=10**6,
    title="Packages",
    phrases=("number of packages", "package count", "number of pallets", "pallet count", "pieces count", "number of pieces"),
    in_context=("packages", "pieces", "pallets", "units"),
)
def count_packages(rows: Rows) -> Any:
    return np.ceil(np.asarray(rows["weight_kg fact"]) / rows.draw("each").uniform(12, 60))


@freight.field(
    "goods_value",
    title="Value of the goods",
    phrases=("cargo value", "goods value", "shipment value", "declared value", "commodity value", "cost of the product"),
    in_context=("value",),
    **MONEY,
)
def show_value(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["weight_kg fact"]) * np.asarray(rows["value_per_kg"]) * rows.draw("value").lognormal(0.0, 0.25))


@freight.field(
    "cost",
    title="Cost of freight",
    phrases=("freight cost", "freight rate", "logistics cost", "freight cost usd"),
    in_context=("cost", "shipping cost", "price", "transport cost", "transportation cost", "shipping costs"),
    **MONEY,
)
def set_cost(rows: Rows) -> Any:
    way = rows["way"]
    tons = np.asarray(rows["weight_kg fact"]) / 1000
    return (np.asarray(way["start"]) + np.asarray(way["rate"]) * tons * np.asarray(rows["distance fact"])) * rows.draw("cost").lognormal(
        0.0, 0.16
    )
