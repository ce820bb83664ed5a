"""What somebody of the trade would not accept in a row does not occur."""

from __future__ import annotations

from typing import Any

import pandas as pd

from fictable.contract.catalog import Catalog


def topic(make: Any, catalog: Catalog, name: str, rows: int = 3000) -> pd.DataFrame:
    """The rows of a topic."""
    found = catalog.topics[name]
    fields = [{"name": field, **({"type": about} if isinstance(about, str) else about)} for field, about in found.fields.items()]
    made: pd.DataFrame = make(fields, rows=rows, constraints=list(found.constraints)).to_pandas()
    return made


def test_nobody_leads_at_twenty(make: Any) -> None:
    """Who is below 24 has begun lately; directors and managers are older."""
    fields = [
        {"name": "age", "type": "person.age", "params": {"min": 20, "max": 65}},
        {"name": "level", "type": "person.job.seniority"},
        {"name": "years", "type": "person.job.years_of_experience"},
    ]
    made = make(fields, rows=6000).to_pandas()
    assert set(made[made.age < 24].level) <= {"Junior", "Mid"}
    assert made[made.level.isin(["Manager", "Director"])].age.min() >= 27
    assert (made.years <= made.age - 18).all()


def test_people_work_on_weekdays(make: Any, catalog: Catalog) -> None:
    """Timesheets have no Sundays, the clock runs forward, and who is away has no hours."""
    made = topic(make, catalog, "person.attendance")
    assert pd.to_datetime(made.work_date).dt.day_of_week.max() == 4
    there = made[made.hours_worked.notna()]
    assert (there.clock_in < there.clock_out).all()
    assert set(made[made.hours_worked.isna()].status) == {"Vacation", "Sick"}


def test_illness_is_not_asked_for_weeks_before(make: Any, catalog: Catalog) -> None:
    """Sick leave begins on the day it is reported and takes days; parental leave takes weeks."""
    made = topic(make, catalog, "person.leave_requests")
    sick = made[made.leave_type == "Sick Leave"]
    assert (pd.to_datetime(sick.start_date) - pd.to_datetime(sick.requested_on)).dt.days.max() == 0
    assert sick.days.max() <= 8 < made[made.leave_type == "Parental Leave"].days.min()


def test_pay_days_are_of_one_run(make: Any, catalog: Catalog) -> None:
    """A payroll has one pay day, the last weekday of a month."""
    days = pd.to_datetime(topic(make, catalog, "person.payroll", 200).pay_date)
    assert days.nunique() == 1
    assert days[0] == pd.Timestamp("2025-12-31")


def test_nobody_logs_in_after_the_clock(make: Any, catalog: Catalog) -> None:
    """Accounts are made before their last login, which lies in the past."""
    made = topic(make, catalog, "person.users")
    assert (made.created_at < made.last_login).all()
    assert made.last_login.max() < pd.Timestamp("2026-01-01")


def test_clicks_are_made_on_pages(make: Any, catalog: Catalog) -> None:
    """Nobody visits a script, and a cart is filled where there are products."""
    made = topic(make, catalog, "internet.clickstream")
    assert not made.page.str.contains(r"robots|favicon|/static|^/health|/images|/api/").any()
    assert made[made.event_type == "add_to_cart"].page.str.startswith("/products").all()


def test_campaigns_are_in_season(make: Any, catalog: Catalog) -> None:
    """Black Friday is in November, Valentine's Day before the middle of February."""
    made = topic(make, catalog, "commerce.campaigns")
    start = pd.to_datetime(made.start_date)
    assert set(start[made.campaign_name.str.startswith("Black Friday")].dt.month) == {11}
    love = start[made.campaign_name.str.startswith("Valentine")]
    assert ((love.dt.month == 1) & (love.dt.day > 26) | (love.dt.month == 2) & (love.dt.day < 10)).all()


def test_forms_of_companies_fit_their_owners(make: Any, catalog: Catalog) -> None:
    """An LLC is not traded, a small firm neither."""
    made = topic(make, catalog, "commerce.companies")
    public = made[made.company_type == "Public"]
    assert not public.company_name.str.endswith("LLC").any()
    assert public.employees.min() >= 400


def test_homes_for_sale_are_listed_lately(make: Any, catalog: Catalog) -> None:
    """What is sold was listed before, what is on the market was listed some weeks ago."""
    made = topic(make, catalog, "place.house_listings")
    age = (pd.Timestamp("2026-01-01") - pd.to_datetime(made.listed_date)).dt.days
    assert age[made.status == "Active"].median() < 60 < age[made.status == "Sold"].median()


def test_better_applicants_are_admitted(make: Any, catalog: Catalog) -> None:
    """Who is accepted has better grades and tests; scholarships are scholarships."""
    made = topic(make, catalog, "education.admissions")
    means = made.groupby("decision")[["gpa", "sat_score"]].mean()
    assert (means.loc["Accepted"] > means.loc["Rejected"] * 1.05).all()
    assert "No scholarship" not in set(topic(make, catalog, "education.scholarships").scholarship)


def test_a_day_has_its_hours(make: Any, catalog: Catalog) -> None:
    """Sleep, rest and movement of a day are not more than a day."""
    made = topic(make, catalog, "health.fitness")
    assert (made.sleep_hours * 60 + made.sedentary_minutes + made.active_minutes <= 1441).all()


def test_new_leads_were_not_called(make: Any, catalog: Catalog) -> None:
    """A new lead has no contact yet, an ended subscription is not renewed."""
    leads = topic(make, catalog, "commerce.leads")
    assert (leads.last_contacted.isna() == (leads.lead_status == "New")).all()
    subscriptions = topic(make, catalog, "commerce.subscriptions")
    assert not (subscriptions.auto_renew & subscriptions.churned).any()
