"""Police incidents: offence, place, weapon, arrest and case agree."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_government.measures import TEXT, add_seconds, choose_label, days_before, measured, write_digits

OFFENCES: Final = Pool.read(
    __package__, "data/offences.csv", weight="share", types=dict.fromkeys(("arrest_rate", "armed", "domestic_rate", "peak"), "float64")
)
WEAPONS: Final = Pool({"Handgun": 46, "Knife": 21, "Personal Weapons": 14, "Blunt Object": 9, "Firearm (unknown)": 7, "Other": 3})
DISTRICTS: Final = Pool(
    {
        "Central": 15,
        "North": 12,
        "South": 14,
        "East": 11,
        "West": 12,
        "Northeast": 9,
        "Southwest": 10,
        "Harbor": 7,
        "University": 6,
        "Airport": 4,
    }
)

crime = Entity(
    "government.crime",
    OFFENCES,
    title="Police incident",
    phrases=(
        "crime",
        "police",
        "police incident",
        "crime incident",
        "offense",
        "arrest",
        "criminal",
        "crime report",
        "law enforcement",
        "incident report",
    ),
)
crime.field(
    "offence",
    title="Offence",
    phrases=(
        "offense",
        "offence",
        "crime type",
        "offense description",
        "offense type",
        "crime description",
        "type of crime",
        "offense name",
        "primary type",
    ),
    in_context=("type", "description", "incident type", "crime"),
)
crime.field(
    "category",
    title="Sort of offence",
    phrases=("crime category", "offense category", "offense group"),
    in_context=("category", "incident category"),
)
crime.field(
    "code",
    title="Code of the offence (NIBRS)",
    phrases=("offense code", "nibrs code", "ucr code", "crime code", "offence code"),
    in_context=("code",),
)
crime.field(
    "offence_class",
    title="Felony or misdemeanor",
    phrases=("offense level", "offense class", "felony or misdemeanor", "law category"),
    in_context=("severity", "class"),
)
crime.field(
    "premise",
    title="Sort of place",
    phrases=("premise", "premise type", "location type", "location description", "premises", "crime location type"),
)


@crime.field(
    "case_number",
    title="Case number",
    phrases=("case number", "incident number", "police report number", "crime id", "report number"),
    in_context=("incident id", "case id", "id"),
    capacity=10**6,
)
def number_case(rows: Rows) -> Any:
    year = np.asarray(rows["occurred_at"]).astype("datetime64[Y]").astype(np.int64) + 1970
    return write_digits(year, 4) + "-" + write_digits(rows.draw("case").distinct(10**6), 6)


@crime.field(
    "occurred_at",
    storage="timestamp[s]",
    title="Time of the incident",
    phrases=("occurred at", "incident time", "date occurred", "time occurred", "incident datetime", "crime date", "incident date time"),
    in_context=("timestamp", "datetime", "date time", "incident date"),
)
def time_incident(rows: Rows) -> Any:
    """Around the hours that are usual for the offence."""
    hour = rows["peak"] + rows.draw("hour").normal(0.0, 4.2)
    return add_seconds(days_before(rows, rows.draw("day").integer(2, 730)), (hour % 24.0) * 3600.0)


@crime.field(
    "date",
    storage="date32",
    title="Date of the incident",
    phrases=("date of incident", "date of crime", "offense date"),
    in_context=("date",),
)
def show_date(rows: Rows) -> Any:
    return np.asarray(rows["occurred_at"]).astype("datetime64[D]")


@crime.field("clock", storage="time32[s]", title="Time of day of the incident", in_context=("time", "time of day"))
def show_clock(rows: Rows) -> Any:
    return np.asarray(rows["occurred_at"]).astype(np.int64) % 86_400


@crime.field(
    "reported_at",
    storage="timestamp[s]",
    title="Time of the report",
    phrases=("date reported", "report datetime", "time reported"),
    in_context=("reported at", "report date", "reported date"),
)
def time_report(rows: Rows) -> Any:
    return add_seconds(rows["occurred_at"], 300 + rows.draw("late").exponential(14_000.0).clip(0, 1_200_000))


@crime.field(
    "district",
    title="Police district",
    phrases=("police district", "precinct", "police precinct", "division", "patrol area", "police station"),
    in_context=("district", "area", "sector"),
)
def pick_district(rows: Rows) -> Any:
    return rows.draw("district").pick(DISTRICTS)


@crime.field("beat", title="Beat", phrases=("beat", "police beat", "patrol beat", "reporting district"))
def number_beat(rows: Rows) -> Any:
    return write_digits(rows.draw("beat").integer(101, 2535), 4)


@crime.field("weapon", title="Weapon", phrases=("weapon", "weapon used", "weapon type", "weapon description"))
def name_weapon(rows: Rows) -> Any:
    return np.where(rows.draw("armed").chance(rows["armed"]), rows.draw("weapon").pick(WEAPONS), "None")


@crime.field("arrest", storage="bool", title="Arrest", phrases=("arrest", "arrest made", "arrested", "arrest flag"))
def decide_arrest(rows: Rows) -> Any:
    return rows.draw("arrest").chance(rows["arrest_rate"])


@crime.field(
    "domestic",
    storage="bool",
    title="Domestic",
    phrases=("domestic violence", "domestic incident", "is domestic"),
    in_context=("domestic",),
)
def decide_domestic(rows: Rows) -> Any:
    return rows.draw("domestic").chance(rows["domestic_rate"])


@crime.field(
    "status",
    title="State of the case",
    phrases=(
        "case status",
        "investigation status",
        "case disposition",
    ),
    in_context=("disposition", "status", "outcome", "resolution"),
)
def tell_status(rows: Rows) -> Any:
    """Cleared by the arrest where there was one, else mostly open or closed without a suspect."""
    open_ = np.searchsorted([0.42, 0.9], rows.draw("open").uniform())
    return choose_label(("Open", "Inactive", "Cleared by Exception", "Cleared by Arrest"), np.where(rows["arrest"], 3, open_))


@measured(crime, "victims", low=0, high=6, widest=1000, title="Victims", phrases=("number of victims", "victim count", "victims"))
def count_victims(rows: Rows) -> Any:
    none = np.isin(np.asarray(rows["category"]), np.array(["Narcotics", "Weapons", "Public Order", "Traffic", "Trespassing"], TEXT))
    return np.where(none, 0.0, 1.0 + np.floor(rows.draw("victims").exponential(0.28)))


@crime.field(
    "officer_badge",
    title="Badge of the officer",
    phrases=("officer badge", "officer id", "reporting officer id"),
    in_context=("badge number",),
)
def number_badge(rows: Rows) -> Any:
    return write_digits(rows.draw("badge").integer(1000, 4999), 4)


@measured(
    crime,
    "response_minutes",
    low=1,
    high=240,
    decimals=1,
    widest=10**4,
    title="Minutes to the scene",
    phrases=("police response time", "response time minutes", "emergency response time"),
    in_context=("response time",),
)
def draw_response(rows: Rows) -> Any:
    urgent = np.asarray(rows["offence_class"]) == "Felony"
    return np.where(urgent, 7.5, 17.0) * rows.draw("response").lognormal(0.0, 0.5)
