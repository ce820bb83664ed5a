"""Countries with the indicators of a year."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_government.measures import measured

_COUNTRY: Final = (
    "people",
    "gdp_head",
    "life",
    "fertile",
    "urban_now",
    "literate",
    "online",
    "land",
    "infant",
    "growth_now",
    "jobless",
    "carbon",
    "happy",
)
COUNTRIES: Final = Pool.read(__package__, "data/countries.csv", types=dict.fromkeys(_COUNTRY, "float64"))


nation = Entity(
    "government.country",
    COUNTRIES,
    title="Country in a year",
    phrases=(
        "gdp",
        "life expectancy",
        "world bank",
        "country indicator",
        "development indicator",
        "population",
        "countries",
        "country statistics",
        "human development",
        "economic indicator",
        "world happiness",
        "census",
    ),
)
nation.field("country", title="Country of the world", in_context=("country", "country name", "nation"))
nation.field(
    "code",
    title="Country code (three letters)",
    phrases=("iso3", "iso3 code", "iso alpha 3", "alpha 3 code"),
    in_context=("country code", "code"),
)
nation.field("world_region", title="World Bank region", phrases=("world bank region",), in_context=("region", "continent"))
nation.field(
    "income_group", title="Income group", phrases=("income group", "country income group", "income classification"), in_context=("status",)
)
nation.field(
    "land",
    storage="int64",
    title="Land (km²)",
    phrases=("land area km2", "surface area km2", "country area", "area km2", "area sq km", "land area sq km"),
    in_context=("area", "land area", "surface area"),
)


@measured(
    nation,
    "year",
    low=1900,
    high=2100,
    widest=3000,
    title="Year of the figures",
    phrases=("reference year", "indicator year"),
    in_context=("year",),
)
def pick_figures(rows: Rows) -> Any:
    """One of the 24 years from 2000 on."""
    return 2000.0 + rows.draw("year").integer(0, 23)


@nation.hidden("ago")
def find_ago(rows: Rows) -> Any:
    """Years before 2022, which the table of the pack is of."""
    return 2022.0 - np.asarray(rows["year fact"])


@measured(
    nation,
    "population",
    low=1000,
    high=2 * 10**9,
    storage="int64",
    widest=10**11,
    title="Population",
    phrases=(
        "population",
        "total population",
        "population total",
        "inhabitants",
        "country population",
        "population size",
        "number of inhabitants",
    ),
    in_context=("people",),
)
def compute_people(rows: Rows) -> Any:
    """That of the table, grown at its rate since."""
    past = portable.exp(-(0.001 + rows["growth_now"].clip(-0.6, 3.5) / 100.0) * np.asarray(rows["ago"]))
    return rows["people"] * 1000.0 * past * rows.draw("people").uniform(0.995, 1.005)


@measured(
    nation,
    "gdp_per_capita",
    low=120,
    high=220_000,
    decimals=2,
    widest=10**8,
    title="GDP per head (dollars)",
    phrases=("gdp per capita", "gdp per head", "income per capita", "gdp per person", "gni per capita", "per capita income", "gdp capita"),
)
def compute_head(rows: Rows) -> Any:
    pace_ = np.where(rows["gdp_head"] > 25_000, 0.026, 0.046)
    return rows["gdp_head"] * portable.exp(-pace_ * np.asarray(rows["ago"])) * rows.draw("head").lognormal(0.0, 0.035)


@measured(
    nation,
    "gdp",
    low=10**7,
    high=10**14,
    storage="int64",
    widest=10**15,
    title="GDP (dollars)",
    phrases=("gdp", "gross domestic product", "gdp usd", "gdp current us", "nominal gdp"),
)
def compute_gdp(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["gdp_per_capita fact"]) * np.asarray(rows["population fact"]) / 1e6) * 1e6


@measured(
    nation,
    "gdp_growth",
    low=-18,
    high=18,
    decimals=2,
    widest=100,
    title="Growth of the GDP (%)",
    phrases=("gdp growth", "gdp growth rate", "economic growth", "gdp annual growth"),
)
def draw_growth(rows: Rows) -> Any:
    """Hit in 2009 and 2020."""
    year = np.asarray(rows["year fact"])
    usual = np.where(rows["gdp_head"] > 25_000, 1.9, 4.1) - 5.5 * (year == 2009) - 6.8 * (year == 2020)
    return usual + rows.draw("growth").normal(0.0, 1.4)


@measured(
    nation,
    "life_expectancy",
    low=38,
    high=87,
    decimals=1,
    widest=150,
    title="Life expectancy (years)",
    phrases=("life expectancy", "life expectancy at birth", "average life expectancy"),
)
def compute_life(rows: Rows) -> Any:
    gain = np.where(rows["life"] < 70, 0.38, 0.19)
    return rows["life"] - gain * np.asarray(rows["ago"]) + rows.draw("life").normal(0.0, 0.25)


@measured(
    nation,
    "fertility",
    low=0.7,
    high=8,
    decimals=2,
    widest=20,
    title="Children per woman",
    phrases=("fertility rate", "total fertility rate", "births per woman", "fertility"),
)
def compute_fertility(rows: Rows) -> Any:
    return rows["fertile"] * (1.0 + 0.012 * np.asarray(rows["ago"])) + rows.draw("fertile").normal(0.0, 0.03)


@measured(
    nation,
    "birth_rate",
    low=5,
    high=50,
    decimals=1,
    widest=100,
    title="Births (per 1000 people)",
    phrases=("birth rate", "crude birth rate", "births per 1000"),
)
def compute_births(rows: Rows) -> Any:
    return 1.6 + 6.6 * np.asarray(rows["fertility fact"])


@measured(
    nation,
    "death_rate",
    low=1,
    high=25,
    decimals=1,
    widest=100,
    title="Deaths (per 1000 people)",
    phrases=("death rate", "crude death rate", "deaths per 1000"),
    in_context=("mortality rate",),
)
def compute_deaths(rows: Rows) -> Any:
    return 7.8 + rows.draw("deaths").normal(0.0, 1.3) + (66.0 - np.asarray(rows["life_expectancy fact"])).clip(0, None) * 0.35


@measured(
    nation,
    "infant_mortality",
    low=1,
    high=150,
    decimals=1,
    widest=1000,
    title="Infant deaths (per 1000 births)",
    phrases=("infant mortality", "infant mortality rate", "child mortality", "infant deaths", "under five deaths"),
)
def compute_infants(rows: Rows) -> Any:
    return rows["infant"] * portable.exp(0.032 * np.asarray(rows["ago"]))


@measured(
    nation,
    "urban",
    low=5,
    high=100,
    decimals=1,
    widest=100,
    title="People in towns (%)",
    phrases=("urban population", "urban population percent", "urbanization rate", "urbanization", "urban share"),
)
def compute_urban(rows: Rows) -> Any:
    return rows["urban_now"] - 0.3 * np.asarray(rows["ago"]) * (1.0 - rows["urban_now"] / 120.0)


@measured(
    nation,
    "density",
    low=1,
    high=3000,
    decimals=1,
    widest=10**6,
    title="People per km²",
    phrases=("population density", "density per km2", "people per km2", "people per sq km"),
    in_context=("density",),
)
def compute_density(rows: Rows) -> Any:
    return np.asarray(rows["population fact"]) / rows["land"]


@measured(
    nation,
    "population_growth",
    low=-8,
    high=6,
    decimals=2,
    widest=100,
    title="Growth of the population (%)",
    phrases=("population growth", "population growth rate", "annual population growth"),
)
def compute_swelling(rows: Rows) -> Any:
    return rows["growth_now"] + 0.02 * np.asarray(rows["ago"]) + rows.draw("swell").normal(0.0, 0.08)


@measured(
    nation,
    "literacy",
    low=20,
    high=100,
    decimals=1,
    widest=100,
    title="Literacy (%)",
    phrases=("literacy rate", "literacy", "adult literacy"),
)
def compute_literacy(rows: Rows) -> Any:
    return rows["literate"] - np.where(rows["literate"] < 95, 0.55, 0.03) * np.asarray(rows["ago"]).clip(0, None)


@measured(
    nation,
    "internet",
    low=0,
    high=100,
    decimals=1,
    widest=100,
    title="Internet users (%)",
    phrases=("internet users", "internet usage", "internet penetration", "internet users percent", "individuals using the internet"),
)
def compute_online(rows: Rows) -> Any:
    reached = 1.0 / (1.0 + portable.exp((np.asarray(rows["ago"]) - 13.0) / 3.2))
    return rows["online"] * (0.04 + 0.96 * reached)


@measured(
    nation,
    "unemployment",
    low=0.3,
    high=40,
    decimals=1,
    widest=100,
    title="Unemployment (%)",
    phrases=("unemployment", "unemployment rate", "jobless rate"),
)
def compute_jobless(rows: Rows) -> Any:
    return rows["jobless"] * rows.draw("jobless").lognormal(0.05, 0.18)


@measured(
    nation,
    "inflation",
    low=-3,
    high=80,
    decimals=1,
    widest=10**6,
    title="Inflation (%)",
    phrases=("inflation", "inflation rate", "consumer price inflation", "cpi inflation"),
)
def draw_inflation(rows: Rows) -> Any:
    return np.where(rows["gdp_head"] > 25_000, 2.0, 5.2) * rows.draw("prices").lognormal(0.0, 0.55)


@measured(
    nation,
    "co2",
    low=0.05,
    high=40,
    decimals=2,
    widest=1000,
    title="Carbon dioxide (t per head)",
    phrases=("co2 per capita", "co2 emissions per capita", "carbon emissions per capita"),
)
def compute_carbon(rows: Rows) -> Any:
    return rows["carbon"] * rows.draw("carbon").lognormal(0.0, 0.05) * (1.0 + 0.004 * np.asarray(rows["ago"]))


@measured(
    nation,
    "health_spending",
    low=1,
    high=19,
    decimals=1,
    widest=100,
    title="Spending on health (% of GDP)",
    phrases=("health expenditure", "health spending", "healthcare spending", "health expenditure percent of gdp"),
)
def draw_health(rows: Rows) -> Any:
    return np.where(rows["gdp_head"] > 25_000, 9.6, 4.9) * rows.draw("health").lognormal(0.0, 0.16)


@measured(
    nation,
    "happiness",
    low=1.5,
    high=8.2,
    decimals=3,
    widest=10,
    title="Happiness (0 to 10)",
    phrases=("happiness score", "happiness index", "life ladder", "happiness"),
)
def compute_happiness(rows: Rows) -> Any:
    return rows["happy"] + rows.draw("happy").normal(0.0, 0.14)


@measured(
    nation, "hdi", low=0.3, high=0.98, decimals=3, widest=1, title="Human development index", phrases=("hdi", "human development index")
)
def compute_development(rows: Rows) -> Any:
    """From life expectancy and income as the UN weighs them, schooling by the income."""
    life = (np.asarray(rows["life_expectancy fact"]) - 20.0) / 65.0
    income = (portable.log(np.asarray(rows["gdp_per_capita fact"])) - 4.6) / 6.7
    return portable.exp((portable.log(life.clip(0.1, 1)) + 2.0 * portable.log((0.25 + 0.72 * income).clip(0.1, 1))) / 3.0)
