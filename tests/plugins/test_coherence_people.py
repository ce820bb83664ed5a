"""What belongs to one person agrees in a row: title, gender, names, addresses, birth, job, and the people of other roles."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

import numpy as np
import pytest

from fictable.plan.offline import OfflinePlanner
from fictable_people.names import read_names

AS_OF = "2026-01-01T00:00:00Z"
CLOCK = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
LOCALES = ("en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "pt_BR", "nl_NL", "ja_JP", "vi_VN")
WOMEN = ("Female", "weiblich", "Femme", "Mujer", "Feminino", "Femmina", "Vrouw", "女性", "Nữ")
WOMENS_TITLES = re.compile(r"Ms\.?|Mrs\.?|Miss|Frau.*|Mme|Mlle|Sra\.|Srta\.|D\.ª|Dra\.|Sig\.ra|Dott\.ssa|Mevr\.|Bà|Cô|Chị")
MENS_TITLES = re.compile(r"Mr\.?|Herr.*|M\.|Sr\.|D\.|Sig\.|Dhr\.|Ông|Anh")


def field(name: str, type_id: str, **members: Any) -> dict[str, Any]:
    """A field of a spec."""
    return {"name": name, "type": type_id, **members}


def list_fields(*types: str) -> list[dict[str, Any]]:
    """Fields named by the last part of their type."""
    return [field(kind.rpartition(".")[2], kind) for kind in types]


def plan_table(planner: OfflinePlanner, make: Any, text: str, rows: int = 40) -> list[dict[str, Any]]:
    """The rows that the offline planner makes of a description."""
    document = planner.plan(text, rows=rows, seed=11, locale=None, as_of=CLOCK).document
    table = document["tables"][0]
    made: list[dict[str, Any]] = make(table["fields"], rows=rows, constraints=table.get("constraints")).to_pylist()
    return made


def spell(name: str) -> str:
    """The letters a to z of a name."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in plain if "a" <= letter <= "z")


@pytest.mark.parametrize("locale", LOCALES)
def test_title_gender_names_and_addresses_are_of_one_person(make: Any, locale: str) -> None:
    """The title fits the gender, the gender the first name, and first and last name stand in full name, user name and address."""
    types = ("prefix", "gender", "first_name", "last_name", "name", "username", "email")
    spelled = {n.name: n.slug for kind in ("female", "male", "last") for n in read_names(kind, locale)}
    both = {n.name for n in read_names("female", locale)} & {n.name for n in read_names("male", locale)}
    women = {n.name for n in read_names("female", locale)}
    for row in make(list_fields(*(f"person.{name}" for name in types)), rows=300, locale=locale).to_pylist():
        woman = row["gender"] in WOMEN
        assert not (MENS_TITLES if woman else WOMENS_TITLES).fullmatch(row["prefix"]), row
        assert row["first_name"] in both or (row["first_name"] in women) is woman, row
        assert row["first_name"] in row["name"], row
        assert row["last_name"] in row["name"], row
        slug = spelled[row["first_name"]]
        assert row["email"].startswith(slug), row
        assert row["username"].startswith(slug), row


def test_birth_date_year_age_and_group_agree(make: Any) -> None:
    """Age is what has passed since the date of birth, and group and generation hold it."""
    types = ("date_of_birth", "birth_year", "age", "age_group", "generation")
    for row in make(list_fields(*(f"person.{name}" for name in types)), rows=1500, as_of=AS_OF).to_pylist():
        born = row["date_of_birth"]
        assert born.year == row["birth_year"]
        assert 2026 - born.year - ((born.month, born.day) > (1, 1)) == row["age"]
        low, _, high = row["age_group"].replace("+", "-200").partition("-")
        assert int(low) <= row["age"] <= int(high)
        assert (row["generation"] == "Millennials") == (1981 <= born.year <= 1996)


def test_company_domain_and_work_address_agree(make: Any) -> None:
    """Domain, web site, mailbox and work address are the company's, and the work address is the person's."""
    types = (
        "person.first_name",
        "person.last_name",
        *(f"commerce.company.{n}" for n in ("name", "domain", "website", "email", "work_email")),
    )
    for row in make(list_fields(*types), rows=400).to_pylist():
        assert spell(row["name"].replace("&", "and")).startswith(spell(row["domain"].partition(".")[0]))
        assert row["website"] == f"https://www.{row['domain']}"
        assert row["email"].endswith(f"@{row['domain']}")
        assert row["work_email"] == f"{spell(row['first_name'])}.{spell(row['last_name'])}@{row['domain']}"


@pytest.mark.parametrize("shown", ["company_name", "company", "employer"])
def test_work_address_of_an_employee_is_of_the_company_beside_it(make: Any, shown: str) -> None:
    """Where the table shows a company the employee's address is there, else at one domain for all."""
    alone = [*list_fields("person.name", "person.job.work_email")]
    assert {row["work_email"].partition("@")[2] for row in make(alone, rows=50).to_pylist()} == {"example.com"}
    company = [field(shown, "commerce.company.name"), field("site", "commerce.company.domain")]
    for row in make([*alone, *company], rows=200).to_pylist():
        assert row["work_email"].partition("@")[2] == row["site"]


def test_department_title_level_and_salary_agree(make: Any) -> None:
    """A title is of one department and one level; pay rises with the level within every department."""
    rows = make(list_fields(*(f"person.job.{n}" for n in ("department", "job_title", "seniority", "salary"))), rows=6000).to_pylist()
    homes = {(row["job_title"], row["department"], row["seniority"]) for row in rows}
    assert len(homes) == len({title for title, *_ in homes})
    for department in {row["department"] for row in rows}:
        levels = {level: [float(r["salary"]) for r in rows if (r["department"], r["seniority"]) == (department, level)] for level in
                  ("Junior", "Mid", "Senior", "Manager", "Director")}  # fmt: skip
        means = [np.mean(pay) for pay in levels.values() if len(pay) > 15]
        assert means == sorted(means), department


@pytest.mark.parametrize(
    ("text", "name", "address", "title"),
    [
        ("school table with teacher name, teacher email, subject", "teacher_name", "teacher_email", ""),
        ("students with student name, student email, teacher name, teacher email", "teacher_name", "teacher_email", ""),
        ("hospital visits with patient name, patient email, doctor name, doctor email", "doctor_name", "doctor_email", "Dr. "),
        ("appointments: physician name, physician email, date", "physician_name", "physician_email", "Dr. "),
        ("doctors: doctor name, email, specialty", "doctor_name", "email", "Dr. "),
        ("support tickets with ticket id, agent name, agent email, customer name", "agent_name", "agent_email", ""),
        ("courses: course title, instructor name, instructor email", "instructor_name", "instructor_email", ""),
        ("employees with full name, email, manager name, manager email", "manager_name", "manager_email", ""),
        ("leases with tenant, tenant email, rent", "tenant", "tenant_email", ""),
    ],
)  # fmt: skip
def test_name_and_address_of_a_role_are_of_one_person(
    planner: OfflinePlanner, make: Any, text: str, name: str, address: str, title: str
) -> None:
    """Teachers, doctors and whoever else stands in a table beside its own person have addresses made of their names."""
    for row in plan_table(planner, make, text):
        assert row[name].startswith(title)
        first, last = row[name].removeprefix(title).split(" ", 1)
        assert row[address].startswith(spell(first)), row
        assert spell(last) in row[address], row


@pytest.mark.parametrize("type_id", ["education.teacher.name", "health.case.doctor", "education.course.instructor", "social.ticket.agent"])
def test_who_has_a_role_is_not_the_tables_person(make: Any, type_id: str) -> None:
    """A student is not the own teacher, a patient not the own doctor; the `of` of that role is the same person."""
    role = {"name": "teacher"}.get(type_id.rpartition(".")[2], type_id.rpartition(".")[2])
    wanted = [field("own", "person.name"), field("other", type_id), field("same", "person.name", of=role)]
    rows = make(wanted, rows=300).to_pylist()
    assert sum(row["own"] == row["other"] for row in rows) < 5
    assert all(row["other"].removeprefix("Dr. ") == row["same"] for row in rows)


def test_doctors_sex_and_names_agree(make: Any) -> None:
    """The staff list's doctor is the person with the role doctor: title, names, sex and address."""
    types = ("name", "first_name", "last_name", "gender")
    wanted = [*list_fields(*(f"health.doctor.{n}" for n in types)), field("sex", "person.gender", of="doctor"),
              field("email", "person.email", of="doctor")]  # fmt: skip
    for row in make(wanted, rows=200).to_pylist():
        assert row["name"] == f"Dr. {row['first_name']} {row['last_name']}"
        assert row["gender"] == row["sex"]
        assert row["email"].startswith(spell(row["first_name"]))


def test_mothers_are_women_and_fathers_are_men(make: Any) -> None:
    """The words for relatives tell the sex, in names, titles and identifiers."""
    wanted = [field(f"{of}_{n}", f"person.{n}", of=of) for of in ("mother", "father") for n in ("gender", "first_name")]
    rows = make([*wanted, field("newborns_mother", "health.newborn.mother_name")], rows=300).to_pylist()
    assert {(row["mother_gender"], row["father_gender"]) for row in rows} == {("Female", "Male")}
    assert all(row["newborns_mother"].startswith(row["mother_first_name"]) for row in rows)
