"""The education pack: rows that a teacher believes."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import Any

import pandas as pd
import pytest

from fictable.contract.catalog import Catalog

LETTERS = ["F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"]


def read_data(name: str) -> list[dict[str, str]]:
    """The entries of a pool file."""
    return list(csv.DictReader(files("fictable_education").joinpath("data", name).read_text("utf-8").splitlines()))


def frame(make: Any, fields: dict[str, Any], rows: int = 3000, **dataset: Any) -> pd.DataFrame:
    """A table of the given columns; each is a type id or members of a field."""
    listed = [{"name": name, **({"type": about} if isinstance(about, str) else about)} for name, about in fields.items()]
    made: pd.DataFrame = make(listed, rows=rows, **dataset).to_pandas()
    return made


def topic(make: Any, catalog: Catalog, name: str, rows: int = 1000, **dataset: Any) -> pd.DataFrame:
    """The usual table of a topic."""
    return frame(make, dict(catalog.topics[name].fields), rows, **dataset)


def test_course_code_title_department_and_credits_belong_together(make: Any) -> None:
    """Each row shows one course of the catalogue, of which there are at least 140."""
    names = ("code", "title", "department", "credits", "level")
    courses = {tuple(entry[n] for n in names) for entry in read_data("courses.csv")}
    assert len(courses) >= 140
    made = frame(make, {n: "education.course." + n for n in names})
    assert {tuple(map(str, row)) for row in made.itertuples(index=False)} <= courses
    assert made.code.nunique() > 100


def test_course_numbers_are_of_their_level() -> None:
    """Introductions are below 200, graduate courses from 500 on."""
    for entry in read_data("courses.csv"):
        number = int(entry["code"].split()[1])
        level = "Introductory" if number < 200 else "Intermediate" if number < 300 else "Advanced" if number < 500 else "Graduate"
        assert entry["level"] == level


def test_no_class_has_more_students_than_seats(make: Any) -> None:
    """Enrolment is below capacity, and introductions are the largest."""
    made = frame(make, {n: "education.course." + n for n in ("capacity", "enrolled", "level")})
    assert (made.enrolled <= made.capacity).all()
    means = made.groupby("level").capacity.mean()
    assert means["Introductory"] > means["Advanced"] > means["Graduate"]


def test_semester_year_and_dates_agree(make: Any) -> None:
    """The academic year holds the semester, and the last day lies after the first."""
    made = frame(make, {n: "education.course." + n for n in ("semester", "academic_year", "start_date", "end_date")})
    season, year = made.semester.str.split(" ").str[0], made.semester.str.split(" ").str[1].astype(int)
    first = made.academic_year.str[:4].astype(int)
    assert (first == year - (season != "Fall")).all()
    assert (pd.to_datetime(made.start_date).dt.year == year).all()
    assert (pd.to_datetime(made.end_date) > pd.to_datetime(made.start_date)).all()


def test_grade_points_pass_and_feedback_follow_the_score(make: Any) -> None:
    """A higher score never has a lower grade, 60 passes, failing work is not praised."""
    names = ("score", "grade", "plain_grade", "grade_points", "passed", "pass_fail", "feedback")
    made = frame(make, {n: "education.exam_result." + n for n in names}, 6000).sort_values("score")
    assert made.grade.map(LETTERS.index).is_monotonic_increasing
    assert made.grade_points.is_monotonic_increasing
    assert (made.grade.str[0] == made.plain_grade).all()
    assert (made.passed == (made.score >= 60)).all()
    assert (made.passed == (made.pass_fail == "Pass")).all()
    bands = {entry["text"]: entry["band"] for entry in read_data("feedback.csv")}
    for row in made.itertuples():
        expected = (
            "fail"
            if row.score < 60
            else "poor"
            if row.score < 70
            else "average"
            if row.score < 80
            else "good"
            if row.score < 90
            else "excellent"
        )
        assert any(row.feedback.startswith(text) for text, band in bands.items() if band == expected)
    assert 72 < made.score.mean() < 84
    assert 0.02 < (~made.passed).mean() < 0.12


def test_letter_grades_of_a_score_elsewhere(make: Any) -> None:
    """education.grade_for_score reads any number field, out of any number of points."""
    fields = {
        "points": {"type": "number.integer", "params": {"min": 0, "max": 20}},
        "grade": {"type": "education.grade_for_score", "params": {"score": "points", "out_of": 20, "plus_minus": False}},
    }
    made = frame(make, fields, 500)
    assert (made[made.points >= 18].grade == "A").all()
    assert (made[made.points < 12].grade == "F").all()


def test_able_and_diligent_students_do_better(make: Any) -> None:
    """Study hours, attendance, grade points and scores go together, and scores of one student resemble each other."""
    names = ("gpa", "study_hours", "attendance_rate", "math_score", "reading_score", "writing_score", "final_score")
    made = frame(make, {n: "education.student." + n for n in names}, 5000)
    related = made.corr()
    assert related.loc["study_hours", "final_score"] > 0.4
    assert related.loc["attendance_rate", "gpa"] > 0.1
    assert 0.55 < related.loc["math_score", "reading_score"] < 0.95
    assert related.loc["reading_score", "writing_score"] > 0.8
    assert made.gpa.between(0.9, 4.0).all()
    assert 2.8 < made.gpa.mean() < 3.4


def test_year_standing_credits_and_enrolment_agree(make: Any) -> None:
    """A junior is in the third year, enrolled three years ago, and has more credits than a freshman."""
    names = ("year_of_study", "class_standing", "credits_completed", "enrollment_date", "graduation_year")
    made = frame(make, {n: "education.student." + n for n in names}, as_of="2026-01-01T00:00:00Z")
    standings = made.year_of_study.map({1: "Freshman", 2: "Sophomore", 3: "Junior", 4: "Senior"})
    assert (standings == made.class_standing).all()
    assert (2026 - pd.to_datetime(made.enrollment_date).dt.year == made.year_of_study).all()
    assert made.groupby("year_of_study").credits_completed.mean().is_monotonic_increasing
    assert (made.graduation_year == 2030 - made.year_of_study).all()


def test_majors_belong_to_their_faculty(make: Any) -> None:
    """Major, faculty and degree of a row are those of the pool."""
    known = {(entry["major"], entry["faculty"], entry["degree"]) for entry in read_data("majors.csv")}
    made = frame(make, {n: "education.student." + n for n in ("major", "faculty", "degree")})
    assert set(made.itertuples(index=False, name=None)) <= known


def test_scholarships_have_amounts(make: Any) -> None:
    """No amount without a scholarship; merit scholarships are for good grades."""
    made = frame(make, {n: "education.student." + n for n in ("scholarship", "scholarship_amount", "has_scholarship", "gpa")})
    assert ((made.scholarship_amount > 0) <= made.has_scholarship).all()
    assert (made[made.scholarship == "No scholarship"].scholarship_amount == 0).all()
    assert made[made.scholarship == "Merit scholarship"].gpa.min() >= 3.49


def test_submissions_are_late_after_the_due_day(make: Any, catalog: Catalog) -> None:
    """Late is what comes after the end of the day that is due; most are on time."""
    made = topic(make, catalog, "education.assignments", 2000)
    after = made.submitted_at >= pd.to_datetime(made.due_date) + pd.Timedelta(days=1)
    assert (after == made.late).all()
    assert 0.04 < made.late.mean() < 0.25


def test_library_loans_agree(make: Any, catalog: Catalog) -> None:
    """Only returned books have a day of return, fines are for late ones, authors wrote their books."""
    made = topic(make, catalog, "education.library_loans", 2000)
    assert (made.return_date.notna() == (made.status == "Returned")).all()
    kept = (pd.to_datetime(made.return_date) - pd.to_datetime(made.due_date)).dt.days
    assert (made[kept <= 0].fine == 0).all()
    assert (made[kept > 0].fine > 0).all()
    books = {(entry["title"], entry["author"]) for entry in read_data("books.csv")}
    assert set(zip(made.title, made.author, strict=True)) <= books


def test_absent_pupils_have_a_reason(make: Any, catalog: Catalog) -> None:
    """Reasons stand where somebody was away, minutes where somebody was late; nine in ten are there."""
    made = topic(make, catalog, "education.attendance_records", 2000)
    assert (made.reason.notna() == made.status.isin(["Absent", "Excused"])).all()
    assert ((made.minutes_late > 0) == (made.status == "Late")).all()
    assert 0.84 < (made.status == "Present").mean() < 0.96


def test_online_courses_have_long_tails_and_learners_progress(make: Any, catalog: Catalog) -> None:
    """Learners exceed reviews, a few courses have most learners, completed is 100 % progress."""
    made = topic(make, catalog, "education.online_courses", 2000)
    assert (made.learners >= made.reviews).all()
    assert made.learners.mean() > 2 * made.learners.median()
    assert 4 < made.rating.mean() < 4.8
    progress = topic(make, catalog, "education.learners", 1000)
    assert (progress.completed == (progress.progress == 100)).all()


@pytest.mark.parametrize("locale", ["de_DE", "fr_FR", "es_ES", "it_IT", "pt_BR", "nl_NL", "ja_JP", "vi_VN", "zh_CN"])
def test_universities_of_other_countries(make: Any, locale: str) -> None:
    """Each language has its own (invented) universities and names of teachers."""
    made = frame(make, {"name": "education.university.name", "teacher": "education.teacher.name"}, 60, locale=locale)
    assert not made.name.str.contains("State University").any()
    assert made.teacher.nunique() > 20


def test_digital_loans_have_no_desk(make: Any) -> None:
    """E-books and audiobooks are digital and lent by a partner; month and year are those of the loan."""
    names = ("material", "usage_class", "system", "checkout_date", "checkout_year", "checkout_month")
    made = frame(make, {n: "education.library_loan." + n for n in names})
    digital = made.material.isin(["E-book", "Audiobook"])
    assert (digital == (made.usage_class == "Digital")).all()
    assert (digital == (made.system != "Library desk")).all()
    dates = pd.to_datetime(made.checkout_date)
    assert (dates.dt.year == made.checkout_year).all()
    assert (dates.dt.month == made.checkout_month).all()
