"""Permits, elections, countries with their indicators, budgets and inspections."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_government.measures import TEXT, choose_label, days_before, measured, write_digits

PERMITS: Final = Pool.read(
    __package__, "data/permits.csv", weight="share", types=dict.fromkeys(("cost_median", "cost_spread", "days"), "float64")
)
PARTIES: Final = Pool.read(__package__, "data/parties.csv", weight="share")
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
BUDGETS: Final = Pool.read(__package__, "data/budgets.csv", weight="share", types={"budget_median": "float64"})
OFFICES: Final = Pool(
    {"Mayor": 20, "City Council": 30, "State House": 22, "State Senate": 14, "U.S. House": 9, "Governor": 3, "U.S. Senate": 2}
)
VENDORS: Final = Pool(
    [
        "Granite Ridge Construction",
        "Blue Line Consulting",
        "Metro Paving",
        "Summit Engineering",
        "Clearview Technologies",
        "Parkside Janitorial",
        "Keystone Fleet Supply",
        "Lakeshore Architects",
        "Pinnacle Security",
        "Riverside Medical Supply",
    ]
)

permit = Entity(
    "government.permit",
    PERMITS,
    title="Building permit",
    phrases=("building permit", "permit", "construction permit", "permit application", "zoning", "building inspection"),
)
permit.field(
    "permit_type", title="Kind of permit", phrases=("permit type", "type of permit", "permit category"), in_context=("type", "category")
)
permit.field(
    "work",
    title="Work",
    phrases=("work description", "work type", "permit description", "description of work", "project description"),
    in_context=("description", "work"),
)
permit.field(
    "building_use",
    title="Use of the building",
    phrases=("building use", "occupancy type", "structure type", "use type", "existing use"),
    in_context=("building type", "property type"),
)


@permit.field(
    "number",
    title="Permit number",
    phrases=("permit number", "permit id", "permit no", "building permit number"),
    in_context=("id",),
    capacity=10**6,
)
def number_permit(rows: Rows) -> Any:
    return f"BP{rows.as_of.year - 1}-" + write_digits(rows.draw("permit").distinct(10**6), 6)


@permit.field(
    "applied_on",
    storage="date32",
    title="Filed on",
    phrases=("permit application date", "filed on", "permit filing date"),
    in_context=("application date", "filed date", "applied on", "filing date", "submitted date"),
)
def date_filing(rows: Rows) -> Any:
    return days_before(rows, rows.draw("day").integer(30, 900))


@permit.field(
    "issued_on",
    storage="date32",
    title="Issued on",
    phrases=("permit issue date", "permit issued date"),
    in_context=("issue date", "issued on", "issued date", "approval date"),
)
def date_issue(rows: Rows) -> Any:
    wait = np.rint(rows["days"] * rows.draw("wait").lognormal(0.0, 0.4)).astype(np.int64)
    return np.asarray(rows["applied_on"]) + wait.astype("timedelta64[D]")


@permit.field(
    "cost",
    storage="decimal",
    decimals=2,
    title="Cost of the work",
    phrases=("estimated cost", "construction cost", "project cost", "valuation", "job value", "permit valuation", "estimated project cost"),
    in_context=("cost", "value", "amount"),
)
def show_cost(rows: Rows) -> Any:
    return rows["cents"]


@permit.hidden("cents")
def draw_cost(rows: Rows) -> Any:
    cost = rows["cost_median"] * portable.exp(rows["cost_spread"] * rows.draw("cost").normal(0.0, 1.0))
    return np.rint(cost / 100.0).clip(3, None).astype(np.int64) * 10_000


@permit.field(
    "fee", storage="decimal", decimals=2, title="Fee of the permit", phrases=("permit fee", "permit fees"), in_context=("fee", "fee paid")
)
def compute_fee(rows: Rows) -> Any:
    """85 dollars and 1.1 per cent of the cost up to a million, half of that above."""
    cost = np.asarray(rows["cents"], np.float64)
    return np.rint(8500.0 + 0.011 * np.minimum(cost, 1e8) + 0.0055 * (cost - 1e8).clip(0, None)).astype(np.int64)


@permit.field("status", title="State of the permit", phrases=("permit status",), in_context=("status", "current status"))
def tell_permit(rows: Rows) -> Any:
    """In review before it is issued; older ones are mostly finished."""
    today = days_before(rows, 0)
    age = (today - np.asarray(rows["issued_on"])).astype(np.int64)
    done = rows.draw("done").uniform() < 1.0 - portable.exp(-age.clip(0, None) / 160.0)
    lost = rows.draw("lost").chance(0.04)
    return choose_label(("In Review", "Issued", "Finaled", "Expired"), np.where(age < 0, 0, np.where(lost, 3, np.where(done, 2, 1))))


@measured(
    permit,
    "square_feet",
    low=40,
    high=600_000,
    widest=10**8,
    title="Floor area (sq ft)",
    phrases=("permit square feet",),
    in_context=("square feet", "square footage", "floor area"),
)
def draw_floor(rows: Rows) -> Any:
    return np.asarray(rows["cents"], np.float64) / 100.0 / rows.draw("price").uniform(120.0, 290.0)


vote = Entity(
    "government.election",
    PARTIES,
    title="Election result",
    phrases=(
        "election",
        "vote",
        "candidate",
        "ballot",
        "election result",
        "voting",
        "voter",
        "polling",
        "polling station",
        "precinct vote",
        "constituency",
    ),
)
vote.field(
    "party",
    title="Party",
    phrases=("political party", "party name", "party affiliation", "candidate party"),
    in_context=("party", "affiliation"),
)
vote.field("party_code", title="Letters of the party", phrases=("party code", "party abbreviation"))
vote.field("lean", title="Lean", phrases=("political leaning", "ideology", "political orientation"))


@vote.field(
    "office",
    title="Office",
    phrases=("office sought", "elected office", "election type", "contest", "race name", "office name"),
    in_context=("office", "position", "race"),
)
def pick_office(rows: Rows) -> Any:
    return rows.draw("office").pick(OFFICES)


@vote.field(
    "precinct",
    title="Precinct",
    phrases=("voting precinct", "polling place", "polling station id"),
    in_context=("precinct", "polling station", "ward"),
)
def number_precinct(rows: Rows) -> Any:
    return "P-" + write_digits(rows.draw("precinct").integer(1, 620), 3)


@vote.field("year", storage="int32", title="Year of the election", phrases=("election year",), in_context=("year",))
def pick_year(rows: Rows) -> Any:
    """Even years of the last two decades."""
    return (rows.as_of.year - 1) // 2 * 2 - 2 * rows.draw("year").integer(0, 8)


@vote.field("date", storage="date32", title="Day of the election", phrases=("election date", "election day"), in_context=("date",))
def compute_day(rows: Rows) -> Any:
    """The Tuesday after the first Monday of November."""
    first = (np.asarray(rows["year"]) - 1970).astype("datetime64[Y]").astype("datetime64[M]") + 10
    start = first.astype("datetime64[D]")
    weekday = (start.astype(np.int64) + 3) % 7
    return start + ((7 - weekday) % 7 + 1).astype("timedelta64[D]")


@measured(
    vote,
    "registered",
    low=120,
    high=9000,
    widest=10**10,
    title="Registered voters",
    phrases=("registered voters", "eligible voters", "number of registered voters", "electorate"),
)
def draw_registered(rows: Rows) -> Any:
    return rows.draw("registered").lognormal(7.3, 0.45)


@measured(
    vote,
    "turnout",
    low=8,
    high=97,
    decimals=1,
    widest=100,
    title="Turnout (%)",
    phrases=("turnout", "voter turnout", "turnout percent", "turnout rate", "turnout percentage"),
)
def draw_turnout(rows: Rows) -> Any:
    """Higher in the years of presidents."""
    return np.where(np.asarray(rows["year"]) % 4 == 0, 63.0, 48.0) + rows.draw("turnout").normal(0.0, 7.0)


@measured(
    vote,
    "votes_cast",
    low=10,
    high=8500,
    widest=10**10,
    title="Votes cast",
    phrases=("total votes", "votes cast", "ballots cast", "total ballots", "valid votes"),
)
def compute_cast(rows: Rows) -> Any:
    return np.asarray(rows["registered fact"]) * np.asarray(rows["turnout fact"]) / 100.0


@measured(
    vote,
    "share",
    low=0.1,
    high=95,
    decimals=1,
    widest=100,
    title="Share of the votes (%)",
    phrases=("vote share", "vote percentage", "percent of votes", "percentage of votes", "vote percent"),
)
def draw_share(rows: Rows) -> Any:
    large = np.isin(np.asarray(rows["party_code"]), np.array(["DEM", "REP"], TEXT))
    return np.where(large, rows.draw("large").normal(48.5, 11.0), 0.4 + rows.draw("small").exponential(1.9))


@measured(
    vote,
    "votes",
    low=0,
    high=8000,
    widest=10**10,
    title="Votes",
    phrases=("votes", "votes received", "number of votes", "vote count", "candidate votes"),
)
def compute_votes(rows: Rows) -> Any:
    return np.asarray(rows["votes_cast fact"]) * np.asarray(rows["share fact"]) / 100.0


@vote.field("winner", storage="bool", title="Elected", phrases=("winner", "elected", "won election", "is winner"))
def judge_winner(rows: Rows) -> Any:
    return np.asarray(rows["share fact"]) > 50.0


@vote.field("incumbent", storage="bool", title="Incumbent", phrases=("incumbent", "is incumbent"))
def draw_incumbent(rows: Rows) -> Any:
    return rows.draw("incumbent").chance((np.asarray(rows["share fact"]) / 130.0).clip(0, 0.6))


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
    past = portable.exp(-(0.004 + rows["growth_now"].clip(-0.6, 3.5) / 100.0) * np.asarray(rows["ago"]))
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
    phrases=("death rate", "crude death rate", "mortality rate", "deaths per 1000"),
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


budget = Entity(
    "government.budget",
    BUDGETS,
    title="Public budget",
    phrases=(
        "government budget",
        "city budget",
        "public spending",
        "government spending",
        "government expenditure",
        "public budget",
        "municipal budget",
        "state budget",
        "procurement",
        "government contract",
    ),
)
budget.field(
    "department",
    title="Department of the city",
    phrases=("government department", "government agency", "agency department"),
    in_context=("department", "agency"),
)
budget.field(
    "program", title="Programme", phrases=("budget program", "government program", "program name"), in_context=("program", "programme")
)
budget.field("fund", title="Fund", phrases=("fund", "fund name", "fund type", "funding source"))


@budget.field("year", storage="int32", title="Fiscal year of the budget", in_context=("fiscal year", "year", "budget year"))
def pick_fiscal(rows: Rows) -> Any:
    return rows.as_of.year - 1 - rows.draw("year").integer(0, 5)


@budget.field(
    "adopted",
    storage="decimal",
    decimals=2,
    title="Budget adopted",
    phrases=("adopted budget", "approved budget", "budget allocation", "allocated budget", "appropriation"),
    in_context=("budget", "budget amount", "allocated amount", "allocation"),
)
def show_budget(rows: Rows) -> Any:
    return rows["adopted cents"]


@budget.hidden("adopted cents")
def draw_budget(rows: Rows) -> Any:
    years = rows.as_of.year - 1 - np.asarray(rows["year"])
    worth = rows["budget_median"] * portable.exp(-0.035 * years) * rows.draw("budget").lognormal(0.0, 0.16)
    return np.rint(worth * 10.0).astype(np.int64) * 10_000


@budget.field(
    "spent",
    storage="decimal",
    decimals=2,
    title="Spent",
    phrases=("budget spent", "actual expenditure", "amount spent", "actual spending", "expenditures"),
    in_context=("actual", "spent", "expenditure"),
)
def show_spent(rows: Rows) -> Any:
    return rows["spent cents"]


@budget.hidden("spent cents")
def compute_spent(rows: Rows) -> Any:
    """Mostly somewhat less than adopted."""
    return np.rint(np.asarray(rows["adopted cents"], np.float64) * rows.draw("spent").normal(0.955, 0.05).clip(0.6, 1.12)).astype(np.int64)


@budget.field(
    "remaining",
    storage="decimal",
    decimals=2,
    title="Left over",
    phrases=("remaining budget", "budget variance", "unspent balance"),
    in_context=("remaining", "variance", "balance"),
)
def compute_rest(rows: Rows) -> Any:
    return np.asarray(rows["adopted cents"]) - np.asarray(rows["spent cents"])


@budget.field(
    "vendor",
    title="Contractor",
    phrases=("contractor", "contractor name", "government vendor", "awarded vendor"),
    in_context=("vendor", "vendor name", "supplier"),
)
def pick_vendor(rows: Rows) -> Any:
    return rows.draw("vendor").pick(VENDORS)


@budget.field(
    "contract", title="Contract number", phrases=("contract number", "contract id", "award id"), in_context=("id",), capacity=10**6
)
def number_contract(rows: Rows) -> Any:
    return "C-" + write_digits(rows.draw("contract").distinct(10**6), 6)


@budget.field(
    "award",
    storage="decimal",
    decimals=2,
    title="Contract value",
    phrases=("contract value", "award amount", "contract amount", "awarded amount"),
    in_context=("amount", "value"),
)
def draw_award(rows: Rows) -> Any:
    return np.rint(rows.draw("award").lognormal(11.4, 1.2)).clip(2500, None).astype(np.int64) * 100


@budget.field(
    "awarded_on",
    storage="date32",
    title="Awarded on",
    phrases=("award date", "contract award date", "awarded on"),
    in_context=("date", "start date"),
)
def date_award(rows: Rows) -> Any:
    return days_before(rows, rows.draw("day").integer(10, 1400))


@budget.field(
    "procurement", title="How it was awarded", phrases=("procurement method", "procurement type", "award method", "solicitation type")
)
def pick_procurement(rows: Rows) -> Any:
    return choose_label(
        ("Competitive Bid", "Request for Proposals", "Cooperative Purchase", "Sole Source"),
        np.searchsorted([0.48, 0.78, 0.91], rows.draw("way").uniform()),
    )


inspection = Entity(
    "government.inspection",
    title="Inspection",
    phrases=("inspection", "restaurant inspection", "food inspection", "health inspection", "violation", "food safety inspection"),
)
VIOLATIONS: Final = Pool(
    {
        "Food not kept at safe temperature": 15,
        "Evidence of mice": 11,
        "Hand washing facility not accessible": 11,
        "Food contact surface not sanitized": 13,
        "Improper storage of raw meat": 8,
        "No certified food manager on site": 7,
        "Floors or walls not clean": 14,
        "Plumbing not maintained": 10,
        "Food from unapproved source": 3,
        "Inadequate pest control": 8,
    }
)
KITCHENS: Final = Pool(
    {"Restaurant": 56, "Grocery Store": 15, "Bakery": 7, "School Cafeteria": 7, "Coffee Shop": 7, "Mobile Food Vendor": 5, "Bar": 3}
)
PLACES: Final = Pool(
    [
        "Golden Wok",
        "Mama Rosa's Kitchen",
        "The Corner Grill",
        "Blue Door Café",
        "Taqueria El Sol",
        "Sunrise Bakery",
        "Harvest Market",
        "Bombay Garden",
        "Pho Lotus",
        "Lucky Noodle House",
        "Smokey Joe's BBQ",
        "Green Fork",
        "Union Street Deli",
        "Little Athens",
        "Sakura Sushi",
        "Old Town Pizza",
        "Riverside Diner",
        "Café Lumière",
        "Seoul Kitchen",
        "The Hungry Fox",
    ]
)


@inspection.field("id", title="Inspection number", phrases=("inspection id", "inspection number"), in_context=("id",), capacity=10**6)
def number_inspection(rows: Rows) -> Any:
    return "INS-" + write_digits(rows.draw("inspection").distinct(10**6), 6)


@inspection.field(
    "establishment",
    title="Inspected business",
    phrases=("establishment", "establishment name", "restaurant name", "facility inspected", "dba name"),
    in_context=("name", "business name", "facility", "facility name", "restaurant"),
)
def pick_place(rows: Rows) -> Any:
    return rows.draw("place").pick(PLACES)


@inspection.field(
    "facility_type", title="Kind of business", phrases=("facility type", "establishment type"), in_context=("type", "business type")
)
def pick_kitchen(rows: Rows) -> Any:
    return rows.draw("kitchen").pick(KITCHENS)


@inspection.field("date", storage="date32", title="Date of the inspection", phrases=("inspection date",), in_context=("date",))
def date_inspection(rows: Rows) -> Any:
    return days_before(rows, rows.draw("day").integer(2, 900))


@inspection.field(
    "reason",
    title="Reason of the inspection",
    phrases=("inspection type", "type of inspection", "inspection reason"),
    in_context=("reason",),
)
def pick_reason(rows: Rows) -> Any:
    return choose_label(
        ("Routine", "Follow-up", "Complaint", "License"), np.searchsorted([0.66, 0.82, 0.93], rows.draw("reason").uniform())
    )


@measured(
    inspection,
    "score",
    low=40,
    high=100,
    widest=100,
    title="Score of the inspection",
    phrases=("inspection score", "health score"),
    in_context=("score",),
)
def draw_score(rows: Rows) -> Any:
    return 100.0 - rows.draw("score").exponential(8.0)


@measured(
    inspection,
    "violations",
    low=0,
    high=20,
    widest=1000,
    title="Violations",
    phrases=("number of violations", "violation count", "total violations"),
    in_context=("violations",),
)
def count_violations(rows: Rows) -> Any:
    return (100.0 - np.asarray(rows["score fact"])) / 3.2


@inspection.field(
    "violation", title="Main violation", phrases=("violation description", "violation type", "violation"), in_context=("description",)
)
def name_violation(rows: Rows) -> Any:
    return np.where(np.asarray(rows["violations fact"]) == 0, "None", rows.draw("violation").pick(VIOLATIONS))


@inspection.field("grade", title="Grade", phrases=("inspection grade", "health grade"), in_context=("grade",))
def give_grade(rows: Rows) -> Any:
    return choose_label(("C", "B", "A"), np.searchsorted([80, 90], np.asarray(rows["score fact"]), side="right"))


@inspection.field(
    "result",
    title="Result of the inspection",
    phrases=("inspection result", "inspection outcome", "inspection status"),
    in_context=("result", "results", "status", "outcome"),
)
def tell_result(rows: Rows) -> Any:
    return choose_label(("Fail", "Pass with Conditions", "Pass"), np.searchsorted([70, 86], np.asarray(rows["score fact"]), side="right"))
