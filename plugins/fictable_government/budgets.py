"""Budgets, contracts and inspections of a city."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_government.measures import choose_label, days_before, measured, write_digits

BUDGETS: Final = Pool.read(__package__, "data/budgets.csv", weight="share", types={"budget_median": "float64"})
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
    phrases=("adopted budget", "approved budget", "budget allocation", "appropriation"),
    in_context=("budget", "budget amount", "allocated amount", "allocation", "allocated budget"),
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
    phrases=("budget spent", "actual expenditure", "expenditures"),
    in_context=("amount spent", "actual", "spent", "expenditure", "actual spending"),
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
    phrases=("remaining budget", "unspent balance"),
    in_context=("remaining", "variance", "balance", "budget variance"),
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
    phrases=("establishment", "establishment name", "facility inspected", "dba name"),
    in_context=("restaurant name", "name", "business name", "facility", "facility name", "restaurant"),
)
def pick_place(rows: Rows) -> Any:
    return rows.draw("place").pick(PLACES)


@inspection.field(
    "facility_type", title="Kind of business", phrases=("establishment type",), in_context=("facility type", "type", "business type")
)
def pick_kitchen(rows: Rows) -> Any:
    return rows.draw("kitchen").pick(KITCHENS)


@inspection.field(
    "date",
    storage="date32",
    title="Date of the inspection",
    in_context=(
        "inspection date",
        "date",
    ),
)
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
    phrases=("violation count", "total violations"),
    in_context=(
        "number of violations",
        "violations",
    ),
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
    in_context=("inspection outcome", "inspection status", "inspection result", "result", "results", "status", "outcome"),
)
def tell_result(rows: Rows) -> Any:
    return choose_label(("Fail", "Pass with Conditions", "Pass"), np.searchsorted([70, 86], np.asarray(rows["score fact"]), side="right"))
