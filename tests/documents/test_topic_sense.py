"""What someone of the trade would not believe in the topics written as data: each test is a class of faults."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from fictable.contract.catalog import Catalog
from fictable.work.service import Fictable

Tables: TypeAlias = Callable[..., list[dict[str, Any]]]
CLOCK = dt.date(2026, 1, 1)


def test_opponents_are_of_one_sex(rows_of: Tables) -> None:
    """Women fight women, and only in classes that women have."""
    women = {"Anna", "Clara", "Emma", "Julia", "Laura", "Maria", "Nina", "Sofia", "Victoria", "Eva"}
    for topic, second in (("sports.fights", "fighter_2"), ("sports.racket_matches", "player_2")):
        for row in rows_of(topic, 300, helpers=True):
            assert (row["sex"] == "Female") == (row[second].split()[0] in women)
            assert row["sex"] == "Male" or row.get("weight_class") not in {"Heavyweight", "Middleweight", "Lightweight"}


def test_things_have_the_size_that_they_have(rows_of: Tables, root: Path) -> None:
    """Stadiums hold as many as they do; small hospitals are small; a bed is not 205 cm wide."""
    lines = (root / "plugins/fictable_sports/data/clubs.csv").read_text("utf-8").splitlines()
    seats = {row["stadium"]: int(row["seats"]) for row in csv.DictReader(line for line in lines if not line.startswith("#"))}
    for row in rows_of("sports.stadiums", 300):
        assert row["average_attendance"] <= row["capacity"] == seats[row["stadium"]]
    assert all(row["beds"] <= 25 for row in rows_of("health.hospitals", 300) if row["hospital_type"] == "Critical access")
    assert all(72 <= row["height_cm"] <= 77 for row in rows_of("commerce.furniture", 300) if row["item_type"] in {"Desk", "Dining table"})


def test_names_say_what_the_row_says(rows_of: Tables) -> None:
    """Jazz stations play jazz, sights are of their kind, lords are men, wrecks and hurricanes are of their waters."""
    for row in rows_of("media.radio_stations", 400):
        assert ("Jazz" in row["name"]) == (row["format"] == "Jazz")
        assert ("Country" in row["name"]) <= (row["format"] == "Country")
        assert round(row["frequency_mhz"] * 10) % 2 == 1
    kinds = {row["name"]: row["type"] for row in rows_of("travel.attractions", 400)}
    assert kinds["Rijksmuseum"] == "Museum"
    assert kinds["Waikiki Beach"] == "Beach"
    for row in rows_of("person.characters", 300):
        assert row["gender"] != "Female" or not row["name"].startswith(("Sir", "Lord"))
        assert row["gender"] != "Male" or not row["name"].startswith(("Lady", "Queen"))
    for row in rows_of("media.tv_episodes", 400):
        assert (row["title"] == "Pilot") == (row["code"] == "S01E01")
    for row in rows_of("person.memberships", 300):
        assert row["membership_type"] != "Senior" or row["date_of_birth"].year <= 1960
    for row in rows_of("science.cyclones", 400):
        assert row["category"].startswith("Typhoon") <= (row["basin"] == "Western Pacific")


def test_the_kind_follows_from_the_thing(rows_of: Tables) -> None:
    """A model is of one type and engine, a culture comes from where it was, an injury is of a part that can have it."""
    for topic, thing, values in (
        ("vehicle.motorcycles", "model", ("brand", "type", "engine_cc")),
        ("vehicle.emissions", "model", ("make", "vehicle_class")),
        ("media.comics", "series", ("genre",)),
        ("logistics.materials_lists", "component", ("product", "material", "quantity")),
        ("travel.cheeses", "cheese", ("country", "texture", "protected_origin")),
    ):
        found: dict[Any, set[Any]] = defaultdict(set)
        for row in rows_of(topic, 400):
            for value in values:
                found[row[thing], value].add(row[value])
        assert sum(len(kinds) > 1 for kinds in found.values()) <= 0.05 * len(found), topic
    for row in rows_of("media.museum_objects", 400):
        assert row["culture"] != "Maya" or row["origin"] in {"Mexico", "Guatemala", "Belize"}
        assert row["inventory_number"].startswith(f"{row['acquired_year']}.")
    for row in rows_of("government.workplace_accidents", 400):
        assert (row["body_part"] == "Lungs") == (row["injury_type"] == "Respiratory irritation")
        assert row["injury_type"] != "Amputation" or row["body_part"] in {"Finger", "Hand", "Arm"}
        assert row["industry"] == "Healthcare" or row["job_title"] != "Nurse"


def test_dates_agree_with_ages_states_and_calendars(rows_of: Tables) -> None:
    """Nobody has an allergy before birth, exchanges are closed on Sundays, wrecks are found after they sank."""
    for row in rows_of("health.allergies", 400):
        assert (dt.date(2025, 12, 31) - row["onset_date"]).days <= 366 * (row["age"] + 1)
    for topic, moment in (("finance.stock_trades", "order_time"), ("finance.option_trades", "traded_at"), ("energy.oil_prices", "date")):
        assert all(row[moment].weekday() < 5 for row in rows_of(topic, 300)), topic
    for row in rows_of("finance.stock_trades", 300):
        assert dt.time(9, 30) <= row["order_time"].time() <= dt.time(16)
    for row in rows_of("logistics.shipwrecks", 300):
        assert row["discovered_year"] is None or row["discovered_year"] > row["sunk_on"].year
    for row in rows_of("sports.rugby_matches", 300):
        assert row["competition"] != "Six Nations" or row["match_date"].month in {2, 3}
    for row in rows_of("person.shifts", 300):
        assert row["status"] not in {"Planned", "Confirmed"} or row["date"] >= dt.date(2025, 12, 15)
    for row in rows_of("government.court_cases", 300):
        assert row["case_number"][:2] == f"{row['filed_on'].year % 100}"
    for row in rows_of("health.cancer_patients", 300):
        assert row["diagnosis_date"] + dt.timedelta(days=30 * row["survival_months"]) <= CLOCK + dt.timedelta(days=31)


def test_measures_fit_the_hour_and_the_season(rows_of: Tables) -> None:
    """No sun at night, no heat in January, little traffic at three o'clock."""
    assert all(row["light_lux"] == 0 for row in rows_of("sensors.greenhouse", 400) if row["measured_at"].hour < 6)
    for row in rows_of("energy.gas_consumption", 500):
        assert row["timestamp"].month > 1 or row["outdoor_temperature_c"] < 16
    assert all(row["vehicles"] < 400 for row in rows_of("vehicle.traffic_counts", 400) if row["hour_of_day"] == 3)


def test_parts_of_a_price_agree(rows_of: Tables) -> None:
    """An option costs at least what it is worth today; bonds below their coupon's yield cost less than par."""
    for row in rows_of("finance.option_trades", 400):
        worth = row["spot_price"] - row["strike_price"] if row["option_type"] == "Call" else row["strike_price"] - row["spot_price"]
        assert float(row["premium"]) >= float(worth)
        assert (row["delta"] > 0) == (row["option_type"] == "Call")
    for row in rows_of("finance.bonds", 300):
        assert (row["price"] < 100) == (row["yield_to_maturity_percent"] > row["coupon_percent"]) or abs(row["price"] - 100) < 0.01
        assert row["duration_years"] <= (row["maturity_date"] - dt.date(2025, 12, 31)).days / 365.25


def test_railcards_are_of_the_age_and_users_stay_who_they_are(rows_of: Tables) -> None:
    """A pensioner has no railcard for the young; all days of a user are of one gender and age."""
    for row in rows_of("vehicle.train_tickets", 400):
        assert row["railcard"] != "16-25" or row["age"] <= 25
    people: dict[str, set[Any]] = defaultdict(set)
    for row in rows_of("sports.daily_activity", 900):
        people[row["user_id"]].add((row["age"], row["gender"]))
    assert all(len(kinds) == 1 for kinds in people.values())
    assert len(people) < 600


def test_solutions_of_tickets_do_not_repeat_often(rows_of: Tables) -> None:
    """No text is that of more than one ticket in fifty."""
    texts = Counter(row["resolution"] for row in rows_of("social.support_tickets", 2_000) if row["resolution"])
    assert max(texts.values()) <= 0.02 * texts.total()


def test_topics_of_one_kind_of_product_can_be_had_in_other_languages(catalog: Catalog, service: Fictable) -> None:
    """The kind is one of the locale's, whose products have other words for it."""
    for locale, topic in ((locale, topic) for locale in ("de", "fr", "es") for topic in ("electronics", "fashion", "cosmetics")):
        known = catalog.topics[f"commerce.{topic}"].fields
        fields = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in known.items()]
        spec = service.parse_spec({"locale": locale, "tables": [{"name": "t", "rows": 40, "fields": fields}]})
        made = service.make_table(service.prepare(spec))
        assert made["product_name"].null_count == 0
