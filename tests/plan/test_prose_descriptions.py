"""Descriptions as different people write them, chatty, terse or formal, and the columns that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest
from tests.plan.conftest import AS_OF

from fictable.contract.catalog import Catalog
from fictable.plan.offline import OfflinePlanner

Fields = Callable[[str], dict[str, dict[str, Any]]]

DESCRIPTIONS: Final = (
    (
        (
            "I run a small bakery and would like to plan my week. Every day has a date, a weekday, the number of loaves baked "
            "and the number sold, what was left over at closing time, the outside temperature in degrees and whether there was a"
            " market on the square."
        ),
        "date weekday number_of_loaves_baked number_sold amount_left_over outside_temperature market",
    ),
    (
        (
            "This is for my statistics course: 300 students were asked how many hours they sleep per night (4 to 10), how many "
            "cups of coffee they drink a day, how stressed they feel on a scale from 1 to 10, whether they have a part-time job "
            "and what their grade point average is."
        ),
        "number_of_hours_sleep number_of_cups_of_coffee stress_level part_time_job grade_point_average",
    ),
    (
        (
            "The hospital's pharmacy orders drugs. For each order there is an order number, the supplier, the drug, its strength"
            " in mg, the quantity ordered, the unit price, the date the order was placed and the date of delivery. Delivery is "
            "never before the order."
        ),
        "order_number supplier drug strength quantity_ordered unit_price order_date date_of_delivery",
    ),
    (
        (
            "For a used phone shop. Each handset is described by brand, model, storage in GB (64, 128, 256 or 512), colour, "
            "battery health between 70 and 100 percent, condition which is new, like new, good or fair, the price it was bought "
            "for, the price it is sold for and the date when it came in. The selling price is above the purchase price."
        ),
        "brand model storage colour battery_health condition price arrival_date selling_price",
    ),
    (
        (
            "Telescope observations are logged with an observation id, the object's name, its type (galaxy, nebula, star "
            "cluster, planet), right ascension and declination, the exposure time in seconds, the filter used (L, R, G, B, Ha), "
            "seeing in arcseconds from 0.8 to 4, the observer and the night."
        ),
        ("observation_id object_name type right_ascension declination exposure_time filter_used seeing_in_arcseconds observer night"),
    ),
    (
        (
            "We operate ski lifts. A lift has a name, a type such as gondola, chairlift or T-bar, a length in metres, a vertical"
            " rise, a capacity in persons per hour and a year of construction. Its operating status is open, closed or on hold."
        ),
        "name type length vertical_rise capacity year_of_construction operating_status",
    ),
    (
        (
            "Each tennis match comes with the tournament, the surface (Hard, Clay, Grass), the round, the winner's name, rank "
            "and age, the score, minutes played, and the number of aces and double faults."
        ),
        ("tournament surface round winner_name rank age score minutes_played number_of_aces double_faults"),
    ),
    (
        (
            "Airbnb-like listings in Lisbon: listing id, name, host name and whether the host is a superhost, neighbourhood, "
            "room type being entire home, private room or shared room, price per night, minimum nights, number of reviews, date "
            "of the last review, and how many days of the year it is available (0-365)."
        ),
        (
            "listing_id name host_name superhost neighbourhood room_type price_per_night minimum_nights number_of_reviews "
            "date_of_last_review number_of_days_of_year"
        ),
    ),
    (
        (
            "Data of wind turbines every ten minutes. Wind speed in m/s goes from 0 to 25, wind direction from 0 to 360 degrees,"
            " active power in kW is at most 3600 and never below zero; theoretical power as well. The timestamp is in 2018."
        ),
        "wind_speed wind_direction active_power theoretical_power timestamp",
    ),
    (
        (
            "There is a table of court cases. The case number looks like 2023-CV-01234. Cases belong to a court and a judge, "
            "were filed on a filing date and, unless still pending, were closed on a later closing date. Their type is civil, "
            "criminal, family or traffic. We also want the number of hearings, the plaintiff, the defendant and the outcome."
        ),
        "case_number court judge filing_date closing_date type number_of_hearings plaintiff defendant outcome",
    ),
    (
        (
            "What makes a wine good? Each sample has fixed acidity, volatile acidity and citric acid in g/l, residual sugar, "
            "chlorides, free and total sulfur dioxide, density, pH between 2.7 and 4, sulphates, alcohol in percent by volume "
            "and a quality that experts scored from 3 to 9. Total sulfur dioxide is always more than the free one."
        ),
        (
            "fixed_acidity volatile_acidity citric_acid residual_sugar chlorides free_sulfur_dioxide total_sulfur_dioxide "
            "density pH sulphates alcohol quality"
        ),
    ),
    (
        (
            "The city wants to know about its trees. A tree has a tree number, a species with its common name, a planting year, "
            "trunk diameter in cm, height in m, crown width, health rated as good, fair or poor, the street, the district and "
            "coordinates. Roughly 3% are dead."
        ),
        ("tree_number species common_name planting_year trunk_diameter height crown_width health street district latitude longitude dead"),
    ),
    (
        (
            "I'd love to have something about podcasts - title, host, category, how long an episode is in minutes, the number of"
            " downloads, average rating out of five, release date (2021 to 2024), whether it's explicit and the language, mostly"
            " English."
        ),
        "title host category duration number_of_downloads average_rating release_date explicit language",
    ),
    (
        (
            "The dataset describes solar installations of private households. For each installation the commissioning date, the "
            "postal code, the number of modules, the peak power in kWp (2 to 30), the roof orientation being one of S, SE, SW, E"
            " or W, the tilt between 0 and 60 degrees and the annual yield in kWh are given. About 40 percent also have a "
            "battery, whose capacity in kWh is recorded."
        ),
        ("commissioning_date postal_code number_of_modules peak_power roof_orientation tilt annual_yield battery capacity"),
    ),
    (
        (
            "Students take exams. Record the student id, the course, the semester, the exam date, attempt 1, 2 or"
            " 3, points from 0 to 100, the grade A-F and if the student passed. Roughly 80% pass."
        ),
        "student_id course semester exam_date attempt points grade passed",
    ),
    (
        (
            "We sell insurance for pets. A policy shows a policy number, owner, pet name, kind of animal (dog, cat, rabbit), "
            "breed, age of the pet, monthly premium between 8 and 90 euros, deductible and start date. Some policies were "
            "cancelled, so there is a cancellation date, empty for 85%."
        ),
        "policy_number owner pet_name kind_of_animal breed pet_age monthly_premium deductible start_date cancelled cancellation_date",
    ),
    (
        (
            "Blood donors: donor id, blood group A, B, AB or 0, rhesus factor + or -, months since last donation, total number "
            "of donations, total volume in ml, months since first donation, and whether he or she donated in March 2007."
        ),
        (
            "donor_id blood_group rhesus_factor months_since_last_donation total_number_of_donations total_volume "
            "months_since_first_donation donated"
        ),
    ),
    (
        (
            "In our warehouse sensors report every 15 minutes. The reading contains sensor id, zone, timestamp, temperature (15 "
            "to 28 °C), humidity in percent, CO2 between 400 and 1500 ppm, battery level, and status: ok, warning or error."
        ),
        "sensor_id zone timestamp temperature humidity co2 battery_level status",
    ),
    (
        (
            "Create a list of restaurants with name, cuisine, street, city, price range ($, $$, $$$), seats, average rating and "
            "number of reviews, opening time and closing time; closing is later than opening. Two flags tell if they deliver and"
            " if they have outdoor seating."
        ),
        ("name cuisine street city price_range seats average_rating number_of_reviews opening_time closing_time deliver outdoor_seating"),
    ),
    (
        (
            "Hospital staff plan their shifts. A shift has a shift id, an employee name, the role (nurse, doctor or assistant), "
            "ward, the date, begin and end of the shift, hours worked, overtime hours, and whether it was a night shift. Hours "
            "worked lie between 4 and 12."
        ),
        "shift_id employee_name role ward date begin end_of_shift hours_worked overtime_hours night_shift",
    ),
    (
        (
            "My dear colleagues need data on coffee machines. It should contain serial number, model, installed on, last "
            "service, cups brewed since then, water hardness 1 to 4, error code if any and technician."
        ),
        "serial_number model installed_on last_service cups_brewed water_hardness error_code technician",
    ),
    (
        (
            "We export our CRM leads as: lead source (Web, Referral, Event, Cold call), stage (New, Qualified, Proposal, Won, "
            "Lost), owner, company, contact person, phone, e-mail, expected revenue, probability in %, created on, last activity"
            " and next step."
        ),
        ("lead_source stage owner company contact_person phone e_mail expected_revenue probability created_on last_activity next_step"),
    ),
    (
        (
            "Anaemia study in schoolchildren: pupil number, school, sex, age in years (6 - 14), height, weight, haemoglobin in "
            "g/dl from 7 to 16, ferritin, parasite infection (none, hookworm, malaria), iron tablets taken (yes/no). Haemoglobin"
            " is a little lower in infected pupils."
        ),
        "pupil_number school sex age height weight haemoglobin ferritin parasite_infection iron_tablets_taken",
    ),
)


@pytest.fixture(scope="module")
def fields(catalog: Catalog) -> Fields:
    """The fields of a description's plan by name, with the phrases of all packs."""
    planner = OfflinePlanner(catalog)

    def plan(text: str) -> dict[str, dict[str, Any]]:
        document = planner.plan(text, rows=10, seed=1, locale=None, as_of=AS_OF).document
        return {made["name"]: made for made in document["tables"][0]["fields"]}

    return plan


@pytest.mark.parametrize(("text", "names"), DESCRIPTIONS, ids=[names.split()[0] for _, names in DESCRIPTIONS])
def test_prose_names_its_columns(fields: Fields, text: str, names: str) -> None:
    """Every field that is asked for has a column, in order, and nothing else becomes one."""
    assert list(fields(text)) == names.split()


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (DESCRIPTIONS[2][0], {"order_date": "commerce.order_date"}),
        ("Shifts with an id. Hours worked lie between 4 and 12.", {"hours_worked": "number.decimal"}),
        ("Members of a gym with an age and churn, which is 1 for about a quarter.", {"churn": "boolean"}),
        ("Journeys with an id. We keep the distance between home and office in km.", {"distance": "number.decimal"}),
    ],
)
def test_prose_tells_types(fields: Fields, text: str, types: dict[str, str]) -> None:
    """What is said of a field in a sentence decides its type."""
    made = fields(text)
    assert {name: made[name]["type"] for name in types} == types
