"""The people pack: what belongs together in a row, believable shares, and the usual tables."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

import numpy as np
import pytest

from fictable.contract.catalog import Catalog
from fictable_people.names import read_names
from fictable_people.transliteration import romanize

LOCALES = ("en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "pt_BR", "nl_NL", "ja_JP", "vi_VN")
ADULT_YEARS = 18


def fields(*types: str, **params: Any) -> list[dict[str, Any]]:
    """Fields named by the last part of their type; params by that name."""
    names = [kind.rpartition(".")[2] for kind in types]
    return [{"name": name, "type": kind, "params": params.get(name, {})} for name, kind in zip(names, types, strict=True)]


def topic_fields(catalog: Catalog, topic: str) -> list[dict[str, Any]]:
    """The fields of a topic as a user's spec has them."""
    about = catalog.topics[topic].fields
    return [{"name": name, **({"type": kind} if isinstance(kind, str) else dict(kind))} for name, kind in about.items()]


@pytest.mark.parametrize("locale", LOCALES)
def test_email_and_name_agree(make: Any, locale: str) -> None:
    """An e-mail address holds first and last name in the letters a to z, at a domain kept for examples."""
    table = make(fields("person.first_name", "person.last_name", "person.email", "person.username"), rows=300, locale=locale)
    spelled = {n.name: n.slug for kind in ("female", "male", "last") for n in read_names(kind, locale)}
    for row in table.to_pylist():
        first = spelled[row["first_name"]]
        assert re.fullmatch(rf"{first}[._][a-z]+[0-9]*@example\.(com|org|net)", row["email"]), row
        assert row["username"].startswith(first), row


@pytest.mark.parametrize("locale", ["en_US", "es_ES", "vi_VN", "ja_JP"])
def test_emails_and_usernames_are_unique(make: Any, locale: str) -> None:
    """Addresses and user names differ for many rows although the names repeat."""
    wanted = [{"name": n, "type": f"person.{n}", "unique": True} for n in ("email", "username")]
    table = make([*wanted, *fields("person.job.work_email")], rows=20_000, locale=locale)
    for name in ("email", "username", "work_email"):
        assert len(set(table[name].to_pylist())) == 20_000


def test_gender_agrees_with_first_name(make: Any) -> None:
    """Men have men's names, and words that were asked for are used for the same people."""
    rows = make(fields("person.first_name", "person.gender", "person.prefix"), rows=2_000).to_pylist()
    letters = make(fields("person.gender", gender={"values": ["M", "F"]}), rows=2_000)["gender"].to_pylist()
    only_men = {n.name for n in read_names("male", "en_US")} - {n.name for n in read_names("female", "en_US")}
    assert all(row["gender"] == "Male" for row in rows if row["first_name"] in only_men)
    assert all(row["gender"] == "Female" for row in rows if row["prefix"] in {"Mrs.", "Ms.", "Miss"})
    assert [row["gender"][0] for row in rows] == letters


def test_other_words_for_gender_are_rare(make: Any) -> None:
    """A word for neither women nor men gets about one row in fifty."""
    values = ["Male", "Female", "Non-binary"]
    words = make([{"name": "g", "type": "person.gender", "params": {"values": values}}], rows=5_000)["g"].to_pylist()
    assert set(words) == set(values)
    assert 0.01 < words.count("Non-binary") / len(words) < 0.035


def test_age_and_birth_agree(make: Any) -> None:
    """Age in completed years at the dataset's clock is that of the date of birth."""
    table = make(fields("person.age", "person.date_of_birth"), rows=3_000, as_of="2026-01-01T00:00:00Z")
    for row in table.to_pylist():
        born = row["date_of_birth"]
        assert 2026 - born.year - ((born.month, born.day) > (1, 1)) == row["age"]
        assert row["age"] >= ADULT_YEARS


def test_age_range_narrows_everything(make: Any) -> None:
    """With children asked for, children appear; they are single, study and are small."""
    table = make(
        fields("person.age", "person.marital_status", "person.occupation", "person.height_cm", age={"min": 2, "max": 12}), rows=300
    )
    for row in table.to_pylist():
        assert 2 <= row["age"] <= 12
        assert (row["marital_status"], row["occupation"]) == ("Single", "Student")
        assert row["height_cm"] < 185


def test_mass_index_is_of_weight_and_height(make: Any) -> None:
    """The body mass index can be recomputed from the row."""
    table = make(fields("person.height_cm", "person.weight_kg", "person.bmi"), rows=500)
    for row in table.to_pylist():
        assert abs(row["weight_kg"] / (row["height_cm"] / 100) ** 2 - row["bmi"]) < 0.11


def test_education_decides_occupation_and_income(make: Any) -> None:
    """Physicians and lawyers hold a master's degree or doctorate and earn more than cashiers."""
    rows = make(fields("person.education_level", "person.occupation", "person.income"), rows=8_000).to_pylist()
    learned = {r["education_level"] for r in rows if r["occupation"] in {"Physician", "Lawyer"}}
    assert learned <= {"Master's Degree", "Doctorate"}
    mean = {job: np.mean([float(r["income"]) for r in rows if r["occupation"] == job]) for job in ("Physician", "Cashier")}
    assert mean["Physician"] > 3 * mean["Cashier"]


def test_occupation_and_employment_status_agree(make: Any) -> None:
    """Whoever is retired by occupation is so by employment status."""
    rows = make(fields("person.occupation", "person.employment_status"), rows=2_000).to_pylist()
    assert all((r["occupation"] == "Retired") == (r["employment_status"] == "Retired") for r in rows)


def test_job_is_coherent(make: Any) -> None:
    """A title belongs to one department, higher titles pay more, and nobody was hired as a child or in the future."""
    types = (
        "person.date_of_birth",
        "person.job.department",
        "person.job.job_title",
        "person.job.salary",
        "person.job.hire_date",
        "person.job.years_of_service",
    )
    rows = make(fields(*types), rows=4_000, as_of="2026-01-01T00:00:00Z").to_pylist()
    homes = {(r["job_title"], r["department"]) for r in rows}
    assert len(homes) == len({title for title, _ in homes})
    pay = {t: np.mean([float(r["salary"]) for r in rows if r["job_title"] == t]) for t in ("Sales Representative", "Director of Sales")}
    assert pay["Director of Sales"] > 1.8 * pay["Sales Representative"]
    for row in rows:
        hired, born = row["hire_date"], row["date_of_birth"]
        assert born + dt.timedelta(days=18 * 365) < hired <= dt.date(2026, 1, 1)
        assert hired.weekday() < 5
        assert row["years_of_service"] == int((dt.date(2026, 1, 1) - hired).days / 365.25)


def test_salary_fills_the_range_asked_for(make: Any) -> None:
    """With min and max the salaries lie between them and still follow the title."""
    table = make(fields("person.job.job_title", "person.job.salary", salary={"min": 40_000, "max": 90_000}), rows=3_000)
    pay = np.array([float(value) for value in table["salary"].to_pylist()])
    assert pay.min() >= 40_000
    assert pay.max() <= 90_000
    assert pay.std() > 5_000


@pytest.mark.parametrize("locale", LOCALES)
def test_phone_is_of_the_city(make: Any, locale: str) -> None:
    """Telephone numbers are digits and signs of the country's form, with a city of the country beside them."""
    for row in make(fields("person.phone", "person.mobile", "place.city"), rows=100, locale=locale).to_pylist():
        for number in (row["phone"], row["mobile"]):
            assert re.fullmatch(r"[0-9 ()+-]{9,16}", number), row
            assert 8 <= sum(sign.isdigit() for sign in number) <= 12


def test_american_numbers_are_fictional(make: Any) -> None:
    """American telephone numbers are 555-01xx and social security numbers of an area that is never issued."""
    for row in make(fields("person.phone", "person.national_id"), rows=300).to_pylist():
        assert re.fullmatch(r"\([2-9][0-9]{2}\) 555-01[0-9]{2}", row["phone"])
        assert re.fullmatch(r"9[0-9]{2}-0[1-9]-[0-9]{4}", row["national_id"])


def test_names_keep_their_frequencies(make: Any) -> None:
    """The most common surname is the most common, and there are many different names."""
    names = make(fields("person.last_name"), rows=20_000)["last_name"].to_pylist()
    counts = {name: names.count(name) for name in ("Smith", "Key")}
    assert 0.01 < counts["Smith"] / len(names) < 0.04
    assert counts["Smith"] > 5 * counts["Key"]
    assert len(set(names)) > 900


def test_attrition_follows_overtime(make: Any) -> None:
    """Those who work overtime leave more often."""
    rows = make(fields("person.job.overtime", "person.job.attrition"), rows=8_000).to_pylist()
    share = {kind: np.mean([r["attrition"] for r in rows if r["overtime"] is kind]) for kind in (True, False)}
    assert share[True] > share[False] + 0.08


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [("Jürgen", "de", "juergen"), ("Weiß", "de", "weiss"), ("Zoë", "nl", "zoe"), ("Đặng", "vi", "dang"), ("Øster", "da", "oster"),
     ("Юлия", "ru", "yuliya"), ("Άγγελος", "el", "aggelos"), ("de la Cruz", "es", "delacruz")],
)  # fmt: skip
def test_romanize(name: str, language: str, expected: str) -> None:
    """Names of other alphabets are written with the letters a to z."""
    assert romanize(name, language) == expected
    assert romanize(unicodedata.normalize("NFC", name), language) == expected


def test_every_script_gives_letters() -> None:
    """A script without a table still gives letters, the same ones each time."""
    assert romanize("王", "zh") == romanize("王", "zh")
    assert re.fullmatch(r"[a-z]+", romanize("王秀英", "zh"))


def test_topics_generate(make: Any, catalog: Catalog) -> None:
    """Each usual table of the pack gives rows, in English and in German."""
    topics = [name for name in catalog.topics if catalog.owner[name] == "person"]
    assert len(topics) >= 10
    for topic in topics:
        for locale in ("en_US", "de_DE"):
            table = make(topic_fields(catalog, topic), rows=60, constraints=list(catalog.topics[topic].constraints), locale=locale)
            assert table.num_rows == 60


def test_payroll_adds_up(make: Any, catalog: Catalog) -> None:
    """Net pay is gross pay less the deductions."""
    for row in make(topic_fields(catalog, "person.payroll"), rows=100).to_pylist():
        assert row["net_pay"] == row["gross_pay"] - row["tax"] - row["social_security"]
        assert abs(float(row["hourly_rate"]) * float(row["hours_worked"]) - float(row["gross_pay"])) < 0.011
