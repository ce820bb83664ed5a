"""Power plants with fuel, capacity, output and emissions that agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_energy.measures import measured

_NUMBERS: Final = ("size", "spread", "factor", "carbon", "first", "last", "usual_cost")
PLANTS: Final = Pool.read(__package__, "data/plants.csv", weight="share", types=dict.fromkeys(_NUMBERS, "float64"))
ROOTS: Final = Pool.read(__package__, "data/plant_roots.csv")
OWNERS: Final = Pool(
    [
        "Northwind Energy",
        "Summit Power",
        "Blue River Utilities",
        "Evergreen Renewables",
        "Union Electric Cooperative",
        "Pioneer Generation",
        "Atlas Power Partners",
        "Coastal Energy Group",
        "Helios Capital",
        "Prairie Light & Power",
    ]
)
STATES: Final = Pool({"Operating": 84, "Standby": 6, "Under Maintenance": 6, "Retired": 4})

plant = Entity(
    "energy.plant",
    PLANTS,
    title="Power plant",
    phrases=(
        "power plant",
        "power station",
        "generating station",
        "energy production",
        "energy source",
        "renewable energy",
        "generation capacity",
        "power generation",
    ),
)
plant.field(
    "fuel",
    title="Energy source",
    phrases=("energy source", "primary fuel", "fuel source", "generation source", "power source", "source of energy"),
    in_context=("fuel", "fuel type", "type", "source"),
)
plant.field(
    "technology",
    title="Technology of the plant",
    phrases=("generation technology", "plant technology", "plant type", "power plant type"),
    in_context=("technology",),
)
plant.field("renewable", title="Renewable", phrases=("renewable", "is renewable"))


@plant.hidden("place name")
def pick_root(rows: Rows) -> Any:
    return rows.draw("root").pick(ROOTS)


@plant.field(
    "name",
    title="Plant name",
    phrases=("plant name", "power plant name", "power plant", "facility name", "power station", "generating station"),
    in_context=("name", "plant", "facility"),
)
def name_plant(rows: Rows) -> Any:
    return rows["place name"] + " " + rows["suffix"]


@plant.field(
    "owner",
    title="Owner of the plant",
    phrases=("plant owner", "utility company", "utility name", "energy company", "energy provider", "electricity provider"),
    in_context=("owner", "operator", "company", "utility"),
)
def pick_owner(rows: Rows) -> Any:
    return rows.draw("owner").pick(OWNERS)


@measured(
    plant,
    "capacity",
    low=1,
    high=6000,
    decimals=1,
    widest=10**6,
    title="Capacity (MW)",
    phrases=("installed capacity", "capacity mw", "nameplate capacity", "generation capacity", "rated capacity", "plant capacity"),
    in_context=("capacity",),
)
def draw_capacity(rows: Rows) -> Any:
    return rows["size"] * portable.exp(rows.draw("size").normal(0.0, 1.0) * rows["spread"])


@measured(
    plant,
    "capacity_factor",
    low=1,
    high=98,
    decimals=1,
    widest=100,
    title="Capacity factor (%)",
    phrases=("capacity factor", "load factor", "utilization factor", "plant load factor"),
)
def draw_factor(rows: Rows) -> Any:
    return rows["factor"] * 100.0 * (1.0 + rows.draw("factor").normal(0.0, 0.1))


@measured(
    plant,
    "generation",
    low=0,
    high=60_000,
    decimals=1,
    widest=10**8,
    title="Generation of the year (GWh)",
    phrases=(
        "annual generation",
        "generation gwh",
        "electricity generation",
        "net generation",
        "energy generated",
        "annual output",
        "electricity generated",
        "power generated",
    ),
    in_context=("generation", "output", "production"),
)
def compute_generation(rows: Rows) -> Any:
    """Capacity times the hours of the year times the capacity factor."""
    return np.asarray(rows["capacity fact"]) * 8.76 * np.asarray(rows["capacity_factor fact"]) / 100.0


@measured(
    plant,
    "emissions",
    low=0,
    high=50_000,
    decimals=1,
    widest=10**8,
    title="Emissions (kt CO2 a year)",
    phrases=("carbon emissions", "annual emissions", "emissions", "carbon dioxide emissions", "greenhouse gas emissions"),
    in_context=("co2 emissions",),
)
def compute_emissions(rows: Rows) -> Any:
    return np.asarray(rows["generation fact"]) * rows["carbon"] / 1000.0


@measured(
    plant,
    "efficiency",
    low=8,
    high=98,
    decimals=1,
    widest=100,
    title="Efficiency (%)",
    phrases=("plant efficiency", "thermal efficiency", "energy efficiency", "conversion efficiency"),
    in_context=("efficiency",),
)
def draw_efficiency(rows: Rows) -> Any:
    usual = {
        "Solar": 20.5,
        "Wind": 43.0,
        "Hydro": 90.0,
        "Natural Gas": 50.0,
        "Coal": 37.0,
        "Nuclear": 33.5,
        "Biomass": 29.0,
        "Geothermal": 14.0,
    }
    fuel = np.asarray(rows["fuel"])
    return np.select([fuel == name for name in usual], list(usual.values()), 36.0) + rows.draw("efficiency").normal(0.0, 1.8)


@plant.field(
    "commissioned",
    storage="int32",
    title="Year of commissioning",
    phrases=("commissioning year", "commissioned year", "year commissioned", "year of commissioning", "operating year"),
    in_context=("start year",),
)
def draw_year(rows: Rows) -> Any:
    return np.minimum(rows["first"] + np.floor(rows.draw("year").uniform() * (rows["last"] - rows["first"] + 1)), rows.as_of.year - 1)


@measured(
    plant,
    "cost",
    low=12,
    high=400,
    decimals=2,
    widest=10**5,
    title="Cost per MWh",
    phrases=("cost per mwh", "levelized cost", "lcoe", "generation cost", "production cost per mwh"),
)
def draw_cost(rows: Rows) -> Any:
    return rows["usual_cost"] * rows.draw("cost").lognormal(0.0, 0.14)


@plant.field("status", title="State of the plant", phrases=("plant status", "operating status"), in_context=("status",))
def pick_state(rows: Rows) -> Any:
    return rows.draw("state").pick(STATES)
