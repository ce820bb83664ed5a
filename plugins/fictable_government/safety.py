"""Police incidents, traffic accidents and what citizens report to their city."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_government.measures import TEXT, add_seconds, choose_label, days_before, measured, write_digits

OFFENCES: Final = Pool.read(
    __package__, "data/offences.csv", weight="share", types=dict.fromkeys(("arrest_rate", "armed", "domestic_rate", "peak"), "float64")
)
REQUESTS: Final = Pool.read(__package__, "data/requests.csv", weight="share", types={"hours": "float64"})
CRASHES: Final = Pool.read(
    __package__, "data/crashes.csv", weight="share", types=dict.fromkeys(("vehicles_mean", "injury", "deadly"), "float64")
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
CHANNELS: Final = Pool({"Phone": 41, "Mobile App": 31, "Website": 24, "Social Media": 2, "In Person": 2})
WEATHER: Final = Pool({"Clear": 74, "Rain": 12, "Cloudy": 7, "Snow": 4, "Fog": 2, "Sleet": 1})

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
    in_context=("timestamp", "datetime", "time", "date time", "incident date"),
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


@crime.field("domestic", storage="bool", title="Domestic", phrases=("domestic", "domestic violence", "domestic incident", "is domestic"))
def decide_domestic(rows: Rows) -> Any:
    return rows.draw("domestic").chance(rows["domestic_rate"])


@crime.field(
    "status",
    title="State of the case",
    phrases=("case status", "investigation status", "case disposition", "disposition"),
    in_context=("status", "outcome", "resolution"),
)
def tell_status(rows: Rows) -> Any:
    """Cleared by the arrest where there was one, else mostly open or closed without a suspect."""
    open_ = np.searchsorted([0.42, 0.9], rows.draw("open").uniform())
    return choose_label(("Open", "Inactive", "Cleared by Exception", "Cleared by Arrest"), np.where(rows["arrest"], 3, open_))


@measured(crime, "victims", low=0, high=6, widest=1000, title="Victims", phrases=("number of victims", "victim count", "victims"))
def count_victims(rows: Rows) -> Any:
    none = np.isin(np.asarray(rows["category"]), np.array(["Narcotics", "Weapons", "Public Order", "Traffic", "Trespassing"], TEXT))
    return np.where(none, 0.0, 1.0 + np.floor(rows.draw("victims").exponential(0.28)))


@crime.field("officer_badge", title="Badge of the officer", phrases=("badge number", "officer badge", "officer id", "reporting officer id"))
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


request = Entity(
    "government.request",
    REQUESTS,
    title="Service request",
    phrases=(
        "311",
        "service request",
        "311 request",
        "311 complaint",
        "311 service request",
        "city complaint",
        "citizen complaint",
        "non emergency",
        "citizen request",
        "municipal",
    ),
)
request.field(
    "complaint",
    title="Complaint",
    phrases=("complaint type", "request type", "service request type", "311 category", "issue type"),
    in_context=("type", "complaint", "category", "problem"),
)
request.field(
    "descriptor",
    title="Detail of the complaint",
    phrases=("complaint description", "complaint descriptor"),
    in_context=("descriptor", "description", "detail"),
)
request.field("agency", title="Agency (code)", phrases=("agency code", "responsible agency", "agency"), in_context=("department",))
request.field("agency_name", title="Agency", phrases=("agency name", "city department", "responding agency"))
request.field("premise", title="Sort of place of the complaint", in_context=("location type", "premise"))


@request.field(
    "number",
    title="Request number",
    phrases=("service request number", "service request id", "request number", "request id", "complaint id", "311 id"),
    in_context=("id", "case id", "ticket number"),
    capacity=10**6,
)
def number_request(rows: Rows) -> Any:
    return "SR-" + write_digits(rows.draw("request").distinct(10**6), 7)


@request.field(
    "opened_at",
    storage="timestamp[s]",
    title="Opened at",
    phrases=("opened date", "request created date", "opened at", "created date"),
    in_context=("created at", "date", "timestamp", "request date", "open date", "submitted at"),
)
def time_opening(rows: Rows) -> Any:
    hour = rows.draw("hour").normal(14.0, 4.5) % 24.0
    return add_seconds(days_before(rows, rows.draw("day").integer(1, 365)), hour * 3600.0)


@request.hidden("span")
def draw_span(rows: Rows) -> Any:
    """Hours until it is settled."""
    return rows["hours"] * rows.draw("span").lognormal(0.0, 0.8)


@request.field(
    "status", title="State of the request", phrases=("request status", "service request status", "complaint status"), in_context=("status",)
)
def tell_state(rows: Rows) -> Any:
    """Closed when its time has come; a few wait on."""
    end = add_seconds(rows["opened_at"], np.asarray(rows["span"]) * 3600.0)
    over = end < days_before(rows, 0).astype("datetime64[s]")
    return choose_label(("Open", "Closed", "In Progress"), np.where(over, np.where(rows.draw("stuck").chance(0.03), 2, 1), 0))


@request.field(
    "closed_at",
    storage="timestamp[s]",
    title="Closed at",
    phrases=("closed date", "closed at", "resolution date", "request closed date"),
    in_context=("resolved at", "completed at", "close date"),
)
def time_closing(rows: Rows) -> Any:
    return add_seconds(rows["opened_at"], (np.asarray(rows["span"]) * 3600.0).clip(300, None))


@measured(
    request,
    "resolution_hours",
    low=0.1,
    high=6000,
    decimals=1,
    widest=10**6,
    title="Hours to the settlement",
    phrases=("hours to close", "resolution hours"),
    in_context=("resolution time", "response time"),
)
def show_span(rows: Rows) -> Any:
    return rows["span"]


@request.field(
    "channel",
    title="How it came in",
    phrases=("request channel", "open data channel type", "method received", "submission channel"),
    in_context=("channel", "source"),
)
def pick_channel(rows: Rows) -> Any:
    return rows.draw("channel").pick(CHANNELS)


@request.field(
    "district", title="District of the request", phrases=("council district", "community board", "ward"), in_context=("district", "borough")
)
def number_district(rows: Rows) -> Any:
    return "District " + rows.draw("district").integer(1, 12).astype(TEXT)


crash = Entity(
    "government.accident",
    CRASHES,
    title="Traffic accident",
    phrases=(
        "traffic accident",
        "car accident",
        "road accident",
        "accident",
        "collision",
        "crash",
        "traffic crash",
        "vehicle collision",
        "road safety",
        "traffic collision",
    ),
)
crash.field(
    "collision",
    title="Kind of collision",
    phrases=("collision type", "crash type", "accident type", "manner of collision", "type of collision", "first crash type"),
    in_context=("type",),
)
crash.field(
    "cause",
    title="Cause of the accident",
    phrases=("accident cause", "contributing factor", "primary cause", "primary contributory cause", "cause of accident", "crash cause"),
    in_context=("cause", "reason"),
)


@crash.field(
    "number",
    title="Accident number",
    phrases=("accident id", "crash id", "collision id", "accident number", "crash record id", "crash number"),
    in_context=("id", "report number", "incident id"),
    capacity=10**6,
)
def number_crash(rows: Rows) -> Any:
    return "CR-" + write_digits(rows.draw("crash").distinct(10**6), 7)


@crash.field(
    "occurred_at",
    storage="timestamp[s]",
    title="Time of the accident",
    phrases=("crash date", "accident time", "crash datetime", "accident datetime", "crash time"),
    in_context=("timestamp", "datetime", "date time", "time", "date", "accident date", "occurred at"),
)
def time_crash(rows: Rows) -> Any:
    """Most in the afternoon, drunken ones at night."""
    drunk = np.asarray(rows["cause"]) == "Driving Under the Influence"
    hour = np.where(drunk, 25.0, np.where(rows.draw("early").chance(0.3), 8.5, 16.2)) + rows.draw("hour").normal(0.0, 2.9)
    return add_seconds(days_before(rows, rows.draw("day").integer(2, 730)), (hour % 24.0) * 3600.0)


@measured(
    crash,
    "vehicles",
    low=1,
    high=12,
    widest=1000,
    title="Vehicles involved",
    phrases=("number of vehicles", "vehicles in crash", "number of vehicles involved", "vehicle count"),
    in_context=("vehicles", "vehicles involved"),
)
def count_vehicles(rows: Rows) -> Any:
    return np.floor(rows["vehicles_mean"] + rows.draw("more").exponential(0.24))


@measured(
    crash,
    "injured",
    low=0,
    high=14,
    widest=10**4,
    title="Injured",
    phrases=("injuries", "number of injuries", "injured", "people injured", "injuries total", "number of persons injured", "injury count"),
)
def count_injured(rows: Rows) -> Any:
    return np.where(rows.draw("hurt").chance(rows["injury"]), 1.0 + np.floor(rows.draw("injured").exponential(0.55)), 0.0)


@measured(
    crash,
    "killed",
    low=0,
    high=5,
    widest=10**4,
    title="Killed",
    phrases=("fatalities", "number of fatalities", "killed", "people killed", "number of persons killed", "casualties", "fatality count"),
)
def count_killed(rows: Rows) -> Any:
    return np.where(rows.draw("fatal").chance(rows["deadly"] / 1000.0), 1.0 + np.floor(rows.draw("killed").exponential(0.16)), 0.0)


@crash.field(
    "severity",
    title="Severity of the accident",
    phrases=("accident severity", "crash severity", "injury severity", "collision severity"),
    in_context=("severity",),
)
def tell_severity(rows: Rows) -> Any:
    """Fatal, serious or slight by the people hurt, else damage only."""
    hurt, dead = np.asarray(rows["injured fact"]), np.asarray(rows["killed fact"])
    grave = rows.draw("grave").chance(0.2) | (hurt > 2)
    return choose_label(
        ("Property Damage Only", "Slight", "Serious", "Fatal"), np.where(dead > 0, 3, np.where(hurt == 0, 0, np.where(grave, 2, 1)))
    )


@crash.field(
    "weather",
    title="Weather at the accident",
    phrases=("weather conditions at accident",),
    in_context=("weather", "weather condition", "weather conditions"),
)
def pick_weather(rows: Rows) -> Any:
    return rows.draw("weather").pick(WEATHER)


@crash.field(
    "surface",
    title="Road surface",
    phrases=("road surface", "road surface condition", "road condition", "roadway surface", "road surface conditions", "surface condition"),
)
def tell_surface(rows: Rows) -> Any:
    """By the weather."""
    weather = np.asarray(rows["weather"])
    return choose_label(
        ("Dry", "Wet", "Snow", "Ice"),
        np.select([weather == "Rain", weather == "Snow", weather == "Sleet", weather == "Fog"], [1, 2, 3, 1], 0),
    )


@crash.field("light", title="Light", phrases=("lighting condition", "light conditions", "light condition", "lighting"))
def tell_light(rows: Rows) -> Any:
    """By the hour."""
    hour = np.asarray(rows["occurred_at"]).astype(np.int64) % 86_400 // 3600
    lit = np.where(rows.draw("lit").chance(0.7), 2, 3)
    return choose_label(
        ("Daylight", "Dawn or Dusk", "Darkness, Lit", "Darkness, Unlit"),
        np.where((hour >= 7) & (hour < 18), 0, np.where((hour == 6) | (hour == 18), 1, lit)),
    )


@crash.field("speed_limit", storage="int32", title="Speed limit (mph)", phrases=("speed limit", "posted speed limit"))
def pick_limit(rows: Rows) -> Any:
    return np.array([20, 25, 30, 35, 40, 45, 55, 65])[
        np.searchsorted([0.05, 0.2, 0.62, 0.78, 0.85, 0.92, 0.97], rows.draw("limit").uniform())
    ]


@crash.field("road_type", title="Kind of road", phrases=("road type", "road class", "type of road", "trafficway type"))
def name_road(rows: Rows) -> Any:
    limit = np.asarray(rows["speed_limit"])
    return choose_label(("Local Street", "Arterial", "Highway", "Freeway"), np.searchsorted([30, 44, 56], limit, side="left"))


@crash.field(
    "damage",
    storage="decimal",
    decimals=2,
    title="Damage",
    phrases=("property damage", "damage amount", "estimated damage", "damage estimate"),
    in_context=("damage",),
)
def draw_damage(rows: Rows) -> Any:
    hurt = np.asarray(rows["injured fact"]) + 8.0 * np.asarray(rows["killed fact"])
    return (
        np.rint(2900.0 * portable.exp(rows.draw("damage").normal(0.0, 0.75)) * (1.0 + 0.5 * hurt) / 50.0).clip(2, None).astype(np.int64)
        * 5000
    )
