"""A person's life: age and date of birth, family, education, occupation and income, each given those before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from fictable import Pool, Rows
from fictable_people.money import round_money
from fictable_people.person import person

MARITAL = Pool.read(__package__, "data/marital.csv", weight="share", types={"kind": "int64"})
EDUCATION = Pool.read(__package__, "data/education.csv", weight="share", types={"tier": "int64"})
OCCUPATIONS = Pool.read(__package__, "data/occupations.csv", weight="share", types={"tier": "int64", "income": "float64"})
EMPLOYMENT = Pool.read(__package__, "data/employment.csv", weight="share")
NATIONALITIES = Pool.read(__package__, "data/nationalities.csv", weight="share")
RELIGIONS = Pool.read(__package__, "data/religions.csv", weight="share")
MOTHER_TONGUES = Pool.read(__package__, "data/languages.csv", weight="share")
HOBBIES = Pool.read(__package__, "data/hobbies.csv", weight="share")
ETHNICITIES = Pool(
    {
        "White": 58,
        "Hispanic or Latino": 19,
        "Black or African American": 13,
        "Asian": 6.5,
        "Two or More Races": 2.5,
        "American Indian or Alaska Native": 0.7,
        "Native Hawaiian or Pacific Islander": 0.3,
    },
    en_GB={"White British": 74, "Other White": 8, "Asian": 9.5, "Black": 4, "Mixed": 3, "Other": 1.5},
    pt_BR={"Parda": 45.3, "Branca": 43.5, "Preta": 10.2, "Amarela": 0.4, "Indígena": 0.6},
    vi_VN={"Kinh": 85.3, "Tày": 1.9, "Thái": 1.9, "Mường": 1.5, "Khmer": 1.4, "Hoa": 0.8, "Nùng": 1.1, "H'Mông": 1.4},
)
CENSUS_LOCALES: Final = ("en", "pt", "vi")
AGE_GROUPS: Final = ("0-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+")
AGE_GROUP_STARTS: Final = (18, 25, 35, 45, 55, 65)
GENERATIONS: Final = ("Silent Generation", "Baby Boomers", "Generation X", "Millennials", "Generation Z", "Generation Alpha")
GENERATION_STARTS: Final = (1946, 1965, 1981, 1997, 2013)
RETIRED: Final[Mapping[str, str]] = {
    "en": "Retired",
    "de": "Im Ruhestand",
    "fr": "Retraité",
    "es": "Jubilado",
    "pt": "Aposentado",
    "it": "Pensionato",
    "nl": "Gepensioneerd",
    "ja": "退職",
    "vi": "Nghỉ hưu",
}
STUDENT: Final[Mapping[str, str]] = {
    "en": "Student",
    "de": "Student",
    "fr": "Étudiant",
    "es": "Estudiante",
    "pt": "Estudante",
    "it": "Studente",
    "nl": "Student",
    "ja": "学生",
    "vi": "Sinh viên",
}
TEXT = np.dtypes.StringDType()

person.field(
    "age",
    storage="int32",
    phrases=("age", "age in years", "years old"),
    description="Completed years at the dataset's clock.",
    params={
        "min": {"type": "integer", "minimum": 0, "maximum": 100, "default": 18},
        "max": {"type": "integer", "minimum": 0, "maximum": 100, "default": 80},
    },
)


@person.field(
    "date_of_birth", storage="date32", phrases=("date of birth", "birth date", "dob", "birthdate", "birthday", "born on", "date born")
)
def compute_date_of_birth(rows: Rows) -> Any:
    """The day that makes the person as old as `age` at the dataset's clock."""
    today = np.datetime64(rows.as_of.date(), "D")
    months = today.astype("datetime64[M]") - 12 * rows["age"].astype(np.int64)
    day = min(rows.as_of.day, 28)
    return months.astype("datetime64[D]") + (day - 1) - rows.draw("day").integer(0, 363)


@person.field("birth_year", storage="int32", phrases=("birth year", "year of birth"))
def show_birth_year(rows: Rows) -> Any:
    """The year of the date of birth."""
    return rows["date_of_birth"].astype("datetime64[Y]").astype(np.int64) + 1970


@person.field("age_group", phrases=("age group", "age range", "age bracket", "age band"))
def show_age_group(rows: Rows) -> Any:
    """The usual seven groups of surveys, from 0-17 to 65+."""
    return np.array(AGE_GROUPS, TEXT)[np.searchsorted(AGE_GROUP_STARTS, rows["age"], side="right")]


@person.field("generation", phrases=("generation name", "generational cohort"), in_context=("generation",))
def show_generation(rows: Rows) -> Any:
    """The generation by year of birth, after the Pew Research Center's bounds."""
    return np.array(GENERATIONS, TEXT)[np.searchsorted(GENERATION_STARTS, rows["birth_year"], side="right")]


@person.hidden("stage")
def tell_stage(rows: Rows) -> Any:
    """young (below 25), adult (below 45), middle (below 66) or old."""
    return np.array(["young", "adult", "middle", "old"], TEXT)[np.searchsorted([25, 45, 66], rows["age"], side="right")]


@person.hidden("marriage")
def pick_marriage(rows: Rows) -> Any:
    """The entry of the marital status; children are single."""
    return rows.draw("status").pick(MARITAL, stage=rows["stage"])


@person.field("marital_status", phrases=("marital status", "civil status", "relationship status", "married status"))
def show_marital_status(rows: Rows) -> Any:
    """By age: most of the young are single, the old often widowed."""
    single = rows.draw("single").pick(SINGLE)
    return np.where(rows["age"] < 18, np.asarray(single["marital_status"]), np.asarray(rows["marriage"]["marital_status"]))


@person.field(
    "children",
    storage="int32",
    phrases=("number of children", "children count", "kids", "num children", "dependents", "number of dependents"),
    in_context=("children",),
)
def draw_children(rows: Rows) -> Any:
    """0 to 8, by age and whether the person is or was married."""
    ever_married = np.asarray(rows["marriage"]["kind"]) > 0
    mean = np.where(ever_married, 1.8, 0.25) * ((rows["age"] - 17) / 22.0).clip(0, 1)
    drawn = rows.draw("children").uniform()
    return sum((drawn < mean / (mean + step) * 0.92 ** (step - 1) * SHRINK[step - 1]).astype(np.int64) for step in range(1, 9))


@person.field("household_size", storage="int32", phrases=("household size", "family size", "number of people in the household"))
def draw_household_size(rows: Rows) -> Any:
    """The person, a spouse and the children that live at home."""
    spouse = np.asarray(rows["marriage"]["kind"]) == 1
    return 1 + spouse + np.where(rows["age"] < 60, rows["children"], 0)


@person.hidden("schooling")
def pick_schooling(rows: Rows) -> Any:
    """The entry of the education level."""
    return rows.draw("level").pick(EDUCATION)


@person.field(
    "education_level",
    phrases=(
        "education level",
        "education",
        "highest education",
        "level of education",
        "qualification",
        "degree level",
        "academic degree",
        "educational level",
        "educational attainment",
    ),
)
def show_education(rows: Rows) -> Any:
    """The highest level reached; children have none, those below 24 no master's degree or doctorate yet."""
    lower = np.asarray(rows.draw("lower").pick(EARLY_EDUCATION)["education_level"])
    none = np.asarray(rows.draw("none").pick(NO_EDUCATION)["education_level"])
    early = (np.asarray(rows["schooling"]["tier"]) >= EARLY_TIER) & (rows["age"] < 24)
    return np.where(rows["age"] < 18, none, np.where(early, lower, np.asarray(rows["schooling"]["education_level"])))


@person.hidden("trade")
def pick_trade(rows: Rows) -> Any:
    """The entry of the occupation, given the education."""
    tier = np.asarray(rows["schooling"]["tier"])
    tier = np.where((tier >= EARLY_TIER) & (rows["age"] < 24), 0, tier)
    return rows.draw("occupation").pick(OCCUPATIONS, tier=tier)


@person.hidden("working")
def tell_working(rows: Rows) -> NDArray[np.int64]:
    """0 studies, 1 works, 2 is retired."""
    age, share = rows["age"], rows.draw("working").uniform()
    student = (age < 16) | (age < 24) & (share < 0.42)
    retired = (age >= 67) & (share < 0.86) | (age >= 60) & (share < 0.2)
    return np.where(student, 0, np.where(retired, 2, 1))


@person.field("occupation", phrases=("occupation", "profession", "job", "line of work"))
def show_occupation(rows: Rows) -> Any:
    """What the person does for a living, given the education; students and the retired say so."""
    student, retired = rows.localized(STUDENT), rows.localized(RETIRED)
    own = np.asarray(rows["trade"]["occupation"])
    return np.where(rows["working"] == 0, student, np.where(rows["working"] == 2, retired, own)).astype(TEXT)


@person.field(
    "income",
    storage="decimal",
    decimals=2,
    unit="a year",
    phrases=("income", "annual income", "yearly income", "household income", "monthly income", "personal income", "earnings"),
)
def draw_income(rows: Rows) -> Any:
    """A year's income in the country's currency: by occupation and age; less for students and the retired."""
    experience = 0.72 + 0.43 * ((rows["age"] - 18) / 27.0).clip(0, 1)
    factor = np.choose(rows["working"], [0.28, 1.0, 0.55])
    thousands = np.asarray(rows["trade"]["income"]) * factor * np.where(rows["working"] == 1, experience, 1.0)
    return round_money(rows, thousands * rows.draw("income").lognormal(0, 0.28))


@person.field("employment_status", phrases=("employment status", "employment", "working status", "work status"))
def pick_employment_status(rows: Rows) -> Any:
    """Students and the retired as their occupation says; the others by age."""
    stage = np.where(rows["working"] == 0, "student", np.where(rows["working"] == 2, "retired", rows["stage"]))
    return np.asarray(rows.draw("status").pick(EMPLOYMENT, stage=stage.astype(TEXT))["employment_status"])


@person.field("nationality", phrases=("nationality", "citizenship"))
def pick_nationality(rows: Rows) -> Any:
    """Most people are of the country."""
    return np.asarray(rows.draw("nationality").pick(NATIONALITIES)["nationality"])


@person.field(
    "native_language",
    phrases=("native language", "mother tongue", "first language", "spoken language"),
    in_context=("language",),
)
def pick_language(rows: Rows) -> Any:
    """Most people speak the language of the country."""
    return np.asarray(rows.draw("language").pick(MOTHER_TONGUES)["language"])


@person.field("ethnicity", phrases=("ethnicity", "race", "ethnic group", "ethnic background"))
def pick_ethnicity(rows: Rows) -> Any:
    """By the groups and shares of the census in the Americas, Britain and Vietnam; elsewhere by descent."""
    if rows.locale.startswith(CENSUS_LOCALES):
        return rows.draw("ethnicity").pick(ETHNICITIES)
    return np.asarray(rows.draw("descent").pick(NATIONALITIES)["nationality"])


@person.field("religion", phrases=("religion", "faith", "religious affiliation"))
def pick_religion(rows: Rows) -> Any:
    """By rounded shares."""
    return rows.draw("religion").pick(RELIGIONS)


@person.field("hobby", phrases=("hobby", "pastime", "favorite activity"), in_context=("interest", "interests"))
def pick_hobby(rows: Rows) -> Any:
    """A common pastime."""
    return rows.draw("hobby").pick(HOBBIES)


EARLY_TIER: Final = 3
SHRINK: Final = (1.0, 0.92, 0.66, 0.42, 0.22, 0.09, 0.04, 0.015)
NO_EDUCATION = EDUCATION.where(lambda columns: np.arange(len(columns["tier"])) == 0)
EARLY_EDUCATION = EDUCATION.where(lambda columns: columns["tier"] < EARLY_TIER)
SINGLE = MARITAL.where(lambda columns: (columns["kind"] == 0) & (columns["stage"] == "young"))
