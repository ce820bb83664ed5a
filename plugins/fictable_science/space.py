"""Stars, and planets of other stars."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_science.measures import TEXT, choose_label, measured

LN10: Final = 2.302585092994046
STARS: Final = Pool.read(
    __package__, "data/stars.csv", weight="share", types=dict.fromkeys(("heat", "luminous", "wide", "bright", "heavy"), "float64")
)
METHODS: Final = Pool.read(
    __package__, "data/methods.csv", weight="share", types=dict.fromkeys(("first", "wide", "width", "period_usual", "spread"), "float64")
)

star = Entity(
    "science.star", STARS, title="Star", phrases=("star", "stellar", "astronomy", "astronomical", "galaxy", "constellation", "telescope")
)
star.field("star_type", title="Kind of star", phrases=("star type", "stellar type", "type of star"), in_context=("type",))
star.field("color", title="Colour of the star", phrases=("star color", "star colour"), in_context=("color", "colour"))
star.field("spectral_class", title="Spectral class", phrases=("spectral class", "spectral type"))


@star.field("name", title="Catalogue number of the star", phrases=("star name", "star id"), in_context=("name", "star", "id"))
def name_star(rows: Rows) -> Any:
    return "HIP " + rows.draw("number").integer(1000, 118_000).astype(TEXT)


@measured(
    star,
    "temperature",
    low=1900,
    high=50_000,
    widest=10**6,
    title="Temperature of the star (K)",
    phrases=("star temperature", "effective temperature", "surface temperature k", "temperature k", "stellar temperature"),
    in_context=("temperature",),
)
def draw_heat(rows: Rows) -> Any:
    return rows["heat"] * rows.draw("heat").lognormal(0.0, 0.12)


@measured(
    star,
    "luminosity",
    low=0.00001,
    high=10**6,
    decimals=5,
    widest=10**9,
    title="Luminosity (Sun = 1)",
    phrases=("luminosity", "stellar luminosity", "luminosity l/lo"),
)
def draw_luminosity(rows: Rows) -> Any:
    return portable.exp(LN10 * (rows["luminous"] + rows.draw("luminous").normal(0.0, 0.3)))


@measured(
    star,
    "radius",
    low=0.005,
    high=2200,
    decimals=4,
    widest=10**6,
    title="Radius of the star (Sun = 1)",
    phrases=("star radius", "stellar radius", "radius r/ro"),
    in_context=("radius",),
)
def draw_radius(rows: Rows) -> Any:
    return portable.exp(LN10 * (rows["wide"] + rows.draw("wide").normal(0.0, 0.1)))


@measured(
    star,
    "magnitude",
    low=-12,
    high=21,
    decimals=2,
    widest=100,
    title="Absolute magnitude",
    phrases=("absolute magnitude", "absolute magnitude mv"),
    in_context=("magnitude", "brightness"),
)
def draw_brightness(rows: Rows) -> Any:
    return rows["bright"] + rows.draw("bright").normal(0.0, 0.7)


@measured(
    star,
    "distance",
    low=4.2,
    high=9000,
    decimals=1,
    widest=10**10,
    title="Distance (light years)",
    phrases=("distance light years", "distance ly", "distance from earth"),
    in_context=("distance",),
)
def draw_distance(rows: Rows) -> Any:
    return rows.draw("distance").lognormal(5.6, 1.0)


@measured(
    star,
    "mass",
    low=0.02,
    high=90,
    decimals=3,
    widest=10**4,
    title="Mass of the star (Sun = 1)",
    phrases=("stellar mass", "star mass"),
    in_context=("mass",),
)
def draw_star_mass(rows: Rows) -> Any:
    return rows["heavy"] * rows.draw("heavy").lognormal(0.0, 0.16)


planet = Entity(
    "science.exoplanet",
    METHODS,
    title="Planet of another star",
    phrases=("exoplanet", "planet", "exoplanets", "planetary system", "kepler"),
)
planet.field(
    "method", title="Method of discovery", phrases=("discovery method", "detection method", "method of discovery"), in_context=("method",)
)
planet.field(
    "facility",
    title="Where it was found",
    phrases=("discovery facility", "discovery telescope"),
    in_context=("facility", "telescope", "mission"),
)


@planet.field(
    "host", title="Host star", phrases=("host star", "star name of planet", "parent star"), in_context=("star", "star name", "host name")
)
def name_host(rows: Rows) -> Any:
    return rows["prefix"] + rows.draw("host").integer(11, 4999).astype(TEXT)


@planet.field("name", title="Planet", phrases=("planet name", "exoplanet name", "exoplanet"), in_context=("name", "planet"))
def name_planet(rows: Rows) -> Any:
    letter = choose_label((" b", " c", " d", " e"), np.searchsorted([0.7, 0.88, 0.96], rows.draw("letter").uniform()))
    return rows["host"] + letter


@measured(
    planet,
    "discovered",
    low=1992,
    high=2030,
    widest=3000,
    title="Year of discovery",
    phrases=("discovery year", "year of discovery", "year discovered"),
    in_context=("year",),
)
def draw_discovery(rows: Rows) -> Any:
    return rows["first"] + rows.draw("year").uniform() * (rows.as_of.year - rows["first"]) * 0.999 - 0.5


@measured(
    planet,
    "radius",
    low=0.3,
    high=25,
    decimals=2,
    widest=10**4,
    title="Radius of the planet (Earth = 1)",
    phrases=("planet radius", "planetary radius", "radius earth radii", "radius multiplier"),
    in_context=("radius", "size"),
)
def draw_planet_radius(rows: Rows) -> Any:
    return portable.exp(rows["wide"] + rows["width"] * rows.draw("wide").normal(0.0, 1.0)).clip(0, 16.5)


@measured(
    planet,
    "mass",
    low=0.02,
    high=5000,
    decimals=2,
    widest=10**6,
    title="Mass of the planet (Earth = 1)",
    phrases=("planet mass", "planetary mass", "mass earth masses", "mass multiplier"),
    in_context=("mass",),
)
def compute_planet_mass(rows: Rows) -> Any:
    """By the radius: rocks grow with its 3.6th power, gas planets are about as wide whatever they weigh."""
    radius = np.asarray(rows["radius fact"])
    rock = portable.exp(3.6 * portable.log(radius))
    ice = 2.7 * portable.exp(1.3 * portable.log(radius)) * rows.draw("ice").lognormal(-0.3, 0.25)
    gas = rows.draw("gas").lognormal(5.4, 0.9)
    return np.where(radius < 1.6, rock, np.where(radius < 8.5, ice, gas))


@measured(
    planet,
    "period",
    low=0.2,
    high=250_000,
    decimals=4,
    widest=10**9,
    title="Orbital period (days)",
    phrases=("orbital period", "orbital period days", "orbit period"),
    in_context=("period",),
)
def draw_period(rows: Rows) -> Any:
    return portable.exp(rows["period_usual"] + rows["spread"] * rows.draw("period").normal(0.0, 1.0))


@measured(
    planet,
    "axis",
    low=0.005,
    high=500,
    decimals=4,
    widest=10**6,
    title="Semi-major axis (AU)",
    phrases=("semi major axis", "orbital radius", "semimajor axis", "orbital distance"),
)
def compute_axis(rows: Rows) -> Any:
    """Kepler's third law."""
    years = np.asarray(rows["period fact"]) / 365.25
    return portable.exp((2.0 * portable.log(years) + portable.log(np.asarray(rows["star_mass fact"]))) / 3.0)


@measured(
    planet, "eccentricity", low=0, high=0.95, decimals=3, widest=1, title="Eccentricity", phrases=("eccentricity", "orbital eccentricity")
)
def draw_eccentricity(rows: Rows) -> Any:
    return rows.draw("round").exponential(0.11)


@measured(
    planet,
    "temperature",
    low=40,
    high=3200,
    widest=10**5,
    title="Equilibrium temperature (K)",
    phrases=("equilibrium temperature", "planet temperature"),
    in_context=("temperature",),
)
def compute_warmth(rows: Rows) -> Any:
    """278 K at the Sun's distance, by the light of the star and the distance."""
    mass = np.asarray(rows["star_mass fact"])
    return 278.0 * mass / np.sqrt(np.asarray(rows["axis fact"]))


@measured(
    planet,
    "star_mass",
    low=0.09,
    high=2.8,
    decimals=2,
    widest=100,
    title="Mass of the host star (Sun = 1)",
    phrases=("host star mass", "star mass solar"),
)
def draw_host_mass(rows: Rows) -> Any:
    return rows.draw("host").normal(0.94, 0.24)


@measured(
    planet,
    "distance",
    low=1.3,
    high=2600,
    decimals=1,
    widest=10**6,
    title="Distance (parsecs)",
    phrases=("distance parsecs", "distance pc"),
    in_context=("distance",),
)
def draw_far(rows: Rows) -> Any:
    return rows.draw("distance").lognormal(5.7, 0.9)


@planet.field("planet_type", title="Kind of planet", phrases=("planet type", "exoplanet type", "type of planet"), in_context=("type",))
def name_type(rows: Rows) -> Any:
    return choose_label(
        ("Terrestrial", "Super Earth", "Neptune-like", "Gas Giant"),
        np.searchsorted([1.25, 2.0, 8.5], np.asarray(rows["radius fact"]), side="right"),
    )


@planet.field(
    "habitable",
    storage="bool",
    title="In the habitable zone",
    phrases=("habitable", "habitable zone", "in habitable zone", "potentially habitable"),
)
def judge_habitable(rows: Rows) -> Any:
    warmth = np.asarray(rows["temperature fact"])
    return (warmth > 180) & (warmth < 310) & (np.asarray(rows["radius fact"]) < 2.0)
