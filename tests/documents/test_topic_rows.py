"""What someone of the trade looks at first in the usual tables: states agree with dates, parts with totals, places with things."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

CLOCK = dt.datetime(2026, 1, 1)
Tables: TypeAlias = Callable[..., list[dict[str, Any]]]


def read_pack(root: Path, pack: str, file: str) -> list[dict[str, str]]:
    lines = (root / "plugins" / f"fictable_{pack}" / "data" / file).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def test_flights_are_flown_by_whom_they_could_be(rows_of: Tables, root: Path) -> None:
    """The airline has the type of aircraft, the airports have routes of such a length; what is cancelled has no delay."""
    reach = {row["iata_code"]: int(row["reach"]) for row in read_pack(root, "places", "airports.csv")}
    fleets = defaultdict(set)
    for entry in read_pack(root, "places", "fleets.csv"):
        fleets[entry["service"].split()[0]].add(entry["aircraft"])
    flights = rows_of("place.flights", 2_000)
    for row in flights:
        assert 100 <= row["distance"] <= min(reach[row["origin"]], reach[row["destination"]])
        assert row["aircraft"] in fleets[row["flight_number"][:2]]
        assert (row["status"] == "Cancelled") == (row["departure_delay"] is None) == (row["air_time"] is None)
        assert row["scheduled_departure"].minute % 5 == 0
        assert row["scheduled_departure"].second == 0
    night = sum(1 <= row["scheduled_departure"].hour <= 4 for row in flights)
    assert night < 0.03 * len(flights)


def test_matches_are_of_clubs_that_were_in_the_league(rows_of: Tables, root: Path) -> None:
    """In the season of the match, on a weekend, and at home in their own stadium."""
    clubs = {row["club"]: row for row in read_pack(root, "sports", "clubs.csv")}
    for row in rows_of("sports.football_matches"):
        season = int(row["season"][:4]) - 2021
        assert all(int(clubs[row[side]]["seasons"]) >> season & 1 for side in ("home_team", "away_team"))
        assert row["match_date"].weekday() >= 5
        assert row["stadium"] == clubs[row["home_team"]]["stadium"]


def test_tennis_is_played_when_the_tournament_is(rows_of: Tables, root: Path) -> None:
    """Within three weeks of its first day; at a Grand Slam the winner has three sets."""
    first = {row["tournament"]: (int(row["month"]), int(row["first_day"])) for row in read_pack(root, "sports", "tournaments.csv")}
    for row in rows_of("sports.tennis_matches"):
        began = dt.date(row["match_date"].year, *first[row["tournament"]])
        assert 0 <= (row["match_date"] - began).days <= 15
        won = sum(int(games[0]) > int(games[2]) for games in row["score"].split())
        assert won == (3 if row["level"] == "Grand Slam" else 2)


def test_parcels_under_way_were_sent_lately(rows_of: Tables) -> None:
    """What is in transit for a year is lost; what was delivered was so before the clock."""
    for row in rows_of("commerce.shipments"):
        if row["status"] in {"In Transit", "Out for Delivery", "Delayed"}:
            assert (CLOCK.date() - row["ship_date"]).days <= 15
        if row["status"] == "Delivered":
            assert row["ship_date"] < row["delivery_date"] <= CLOCK.date()
        else:
            assert row["delivery_date"] is None


def test_stock_is_low_where_it_is_at_the_reorder_level(rows_of: Tables) -> None:
    """The state follows from the two numbers beside it."""
    for row in rows_of("commerce.inventory"):
        left, level = row["quantity_on_hand"], row["reorder_level"]
        assert row["stock_status"] == ("Out of Stock" if left == 0 else "Low Stock" if left <= level else "In Stock")


def test_containers_are_at_sea_until_they_land(rows_of: Tables) -> None:
    """In transit before the arrival, never after it."""
    for row in rows_of("logistics.containers"):
        assert (row["status"] == "In Transit") == (row["eta"] > CLOCK.date())
        assert (row["eta"] - row["departed_on"]).days >= 5


def test_reservations_that_are_past_are_not_open(rows_of: Tables) -> None:
    """Confirmed and pending tables are of the next days, all others of the past."""
    for row in rows_of("travel.reservations"):
        assert (row["status"] in {"Confirmed", "Pending"}) == (row["reserved_for"] >= CLOCK)


def test_checks_of_a_restaurant_add_up(rows_of: Tables, root: Path) -> None:
    """The dishes cost what the menu says, the total is the sum of its parts, the guests have a main course each."""
    menu = {row["dish"]: row for row in read_pack(root, "travel", "dishes.csv")}
    opened = None
    for row in rows_of("travel.restaurant_checks"):
        items = [item.split(" x ") for item in row["items"].split(", ")]
        assert row["food_total"] == sum(int(count) * Decimal(menu[dish]["base_price"]) for count, dish in items)
        assert row["total"] == row["food_total"] + row["drinks_total"] + row["tax"] + row["tip"]
        assert sum(int(count) for count, dish in items if menu[dish]["course"] == "Main") == row["guests"]
        evening = row["opened_at"].date()
        assert opened is None or evening != opened.date() or row["opened_at"] >= opened
        opened = row["opened_at"]


def test_visits_of_a_participant_follow_the_schedule(rows_of: Tables) -> None:
    """One arm and one centre each, in order of time, no doses before the first one; both arms are of one size."""
    visits = defaultdict(list)
    for row in rows_of("health.trial_visits", 1_400):
        visits[row["subject_id"]].append(row)
    arms: dict[str, int] = defaultdict(int)
    for own in visits.values():
        assert len({(row["arm"], row["site"]) for row in own}) == 1
        assert [row["visit_date"] for row in own] == sorted(row["visit_date"] for row in own)
        assert all(row["compliance_percent"] is None for row in own if row["visit"] in {"Screening", "Baseline"})
        arms[own[0]["arm"]] += 1
    assert arms["Treatment"] == arms["Placebo"]


def test_nobody_makes_an_appointment_for_an_appendicitis(rows_of: Tables) -> None:
    """Acute illnesses are no elective admissions, and check-ups, colds and acne are no stays."""
    for row in rows_of("health.admissions"):
        assert row["icd10_code"] not in {"Z00.00", "Z00.129", "J06.9", "L70.0", "E78.5", "I10"}
        if row["icd10_code"].startswith(("K35", "J1", "I21", "S", "A")):
            assert row["admission_type"] != "Elective"


def test_claims_on_cars_are_about_cars(rows_of: Tables) -> None:
    """The three kinds of car claims, and a car that was there when it happened."""
    for row in rows_of("finance.car_claims"):
        assert row["claim_type"] in {"Collision", "Comprehensive", "Bodily Injury"}
        assert row["model_year"] <= row["incident_date"].year <= row["claim_date"].year
        assert row["settlement_amount"] <= row["claim_amount"]


def test_crops_grow_where_they_are_known_to(rows_of: Tables, root: Path) -> None:
    """No bananas from Ankara."""
    known = {(row["crop"], row["country"], row["region"]) for row in read_pack(root, "agriculture", "crop_places.csv")}
    assert {(row["crop"], row["country"], row["region"]) for row in rows_of("agriculture.crop_yields")} <= known


def test_homes_cost_what_the_city_costs(rows_of: Tables) -> None:
    """A square foot in California is dearer than one in Ohio."""
    price = defaultdict(list)
    for row in rows_of("place.house_listings", 3_000):
        price[row["state"]].append(float(row["price"]) / row["living_area_sqft"])
    middle = {state: sorted(found)[len(found) // 2] for state, found in price.items()}
    assert middle["California"] > 1.8 * middle["Texas"]
    assert middle["Texas"] > middle["Ohio"]


def test_logs_are_in_order_and_scripts_belong_to_a_page(rows_of: Tables) -> None:
    """The clock of a log does not go back within a day; no search engine leads to a script."""
    before = None
    for row in rows_of("internet.web_logs"):
        assert before is None or row["timestamp"] >= before
        before = row["timestamp"]
        if row["path"].startswith(("/static", "/images/logo")):
            assert row["referrer"].startswith("https://www.example.com")
            assert row["http_method"] == "GET"


def test_the_skill_of_an_applicant_is_of_the_job(rows_of: Tables, root: Path) -> None:
    """As the list of skills by field of work has it."""
    craft = {row["job_title"]: row["craft"] for row in read_pack(root, "people", "jobs.csv")}
    skills = {(row["craft"], row["skill"]) for row in read_pack(root, "people", "skills.csv")}
    assert all((craft[row["job_title"]], row["skill"]) in skills for row in rows_of("person.applicants"))


def test_statements_of_companies_add_up(rows_of: Tables) -> None:
    """Revenue less costs is profit, and a balance sheet balances."""
    for row in rows_of("finance.financial_statements", 300):
        assert row["gross_profit"] == row["revenue"] - row["cost_of_revenue"]
        assert row["net_income"] == row["gross_profit"] - row["operating_expenses"] - row["interest_expense"] - row["income_tax"]
        assert row["total_assets"] == row["total_liabilities"] + row["equity"]


def test_customers_on_monthly_contracts_leave_more_often(rows_of: Tables) -> None:
    """As in the data that operators publish, and who has no internet has no services on it."""
    rows = rows_of("internet.telecom_customers", 2_000)
    gone = {kind: [row["churn"] for row in rows if (row["contract"] == "Month-to-month") is kind] for kind in (True, False)}
    assert sum(gone[True]) / len(gone[True]) > 3 * sum(gone[False]) / len(gone[False])
    assert all(row["streaming_tv"] == "No internet service" for row in rows if row["internet_service"] == "No")


def test_phones_are_of_the_brand_that_makes_them(rows_of: Tables) -> None:
    """An iPhone runs iOS and is Apple's."""
    for row in rows_of("commerce.phones", 400):
        assert (row["brand"] == "Apple") == row["model"].startswith("iPhone") == (row["operating_system"] == "iOS")


def test_who_does_not_come_to_a_wedding_eats_nothing(rows_of: Tables) -> None:
    """Meal, table and company are of those who accepted."""
    for row in rows_of("person.wedding_guests", 300):
        assert (row["rsvp"] == "Accepted") == (row["meal_choice"] is not None) == (row["table_number"] is not None)
        assert row["rsvp"] == "Accepted" or not row["plus_one"]


def test_trips_and_cases_end_after_they_began(rows_of: Tables) -> None:
    """Whatever has a beginning and an end has them in this order."""
    ordered = {
        "health.icu_stays": ("admitted_at", "discharged_at"),
        "internet.network_outages": ("started_at", "resolved_at"),
        "finance.dividends": ("declared_on", "payment_date"),
        "vehicle.rentals": ("pickup_at", "return_at"),
        "place.construction_projects": ("start_date", "planned_end"),
        "social.fundraisers": ("launched_on", "deadline"),
        "person.shelter_animals": ("intake_date", "outcome_date"),
        "government.court_cases": ("filed_on", "closed_on"),
        "logistics.port_calls": ("arrived_at", "departed_at"),
    }
    for topic, (low, high) in ordered.items():
        assert all(row[high] is None or row[low] <= row[high] for row in rows_of(topic, 200)), topic


def test_points_of_matches_tell_the_winner(rows_of: Tables) -> None:
    """More goals, runs or sets win."""
    for topic, home, away in (
        ("sports.basketball_games", "home_points", "away_points"),
        ("sports.ice_hockey_games", "home_goals", "away_goals"),
        ("sports.baseball_games", "home_runs", "away_runs"),
        ("sports.volleyball_matches", "home_sets", "away_sets"),
    ):
        for row in rows_of(topic, 200):
            assert row[home] != row[away]
            assert row["winner"] == (row["home_team"] if row[home] > row[away] else row["away_team"])
