"""Units that a text states are those of the values."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from fractions import Fraction

import pytest

from fictable.contract.nouns import FieldType
from fictable.plan.units import Conversion, find_conversion, find_stated, find_units, find_units_of
from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable


@pytest.fixture(scope="module")
def fictable() -> Fictable:
    return Fictable.open(Settings(planner=PlannerSettings(mode="offline")))


def _make_type(title: str, *, storage: str = "decimal", decimals: int | None = 1, unit: str = "", id: str = "test.thing") -> FieldType:
    return FieldType(id, title=title, storage=storage, decimals=decimals, unit=unit)


def _read_column(fictable: Fictable, description: str, name: str) -> list[str]:
    planned = fictable.plan_sync(GenerationRequest(description, 50, seed=1))
    prepared = fictable.prepare_described(planned.spec)
    text = b"".join(fictable.stream(prepared, table=prepared.tables[0])).decode()
    return [row[name] for row in csv.DictReader(io.StringIO(text, newline=""))]


@pytest.mark.parametrize(
    ("title", "wanted", "value", "expected"),
    [
        ("Air temperature (°C)", "fahrenheit", 100, 212),
        ("Air temperature (K)", "celsius", 300, Fraction("26.85")),
        ("Height (cm)", "inches", 254, 100),
        ("Trip distance (miles)", "km", 1, Fraction("1.609344")),
        ("Living area (sq ft)", "square metres", 1000, Fraction("92.90304")),
        ("Pressure (hPa)", "mmhg", 1000, Fraction(750_062, 1000)),
        ("Humidity (%)", "fraction", 45, Fraction("0.45")),
    ],
)
def test_a_conversion_is_that_of_the_tables(title: str, wanted: str, value: int, expected: Fraction | int) -> None:
    """Factor and offset give the known value."""
    conversion = find_conversion(_make_type(title), wanted)
    assert conversion is not None
    assert float(value * conversion.factor + conversion.offset) == pytest.approx(float(expected), rel=1e-6)


def test_a_finer_unit_fills_the_steps_between_whole_numbers() -> None:
    """Seconds become milliseconds that do not all end in three zeros."""
    conversion = find_conversion(_make_type("Song length (s)", storage="int32", decimals=None), "ms")
    assert conversion == Conversion(Fraction(1000), Fraction(0), 0, 1000)
    assert conversion.write("a", "b") == "round(a * 1000 + b, 0)"


def test_a_coarser_unit_divides() -> None:
    """A factor below one whose inverse is whole is written as a division."""
    conversion = find_conversion(_make_type("Price", decimals=2), "thousands")
    assert conversion is not None
    assert conversion.write("price") == "round(price / 1000, 2)"


def test_the_same_unit_needs_no_conversion() -> None:
    """Other spellings of the type's own unit are no other unit."""
    assert find_conversion(_make_type("Height (cm)"), "centimetres") is None
    assert find_conversion(_make_type("Height (cm)"), "kg") is None
    assert find_conversion(_make_type("Height"), "kg") is None


def test_a_declared_unit_is_stronger_than_the_title() -> None:
    """The title serves where a type declares nothing; an id may end in a unit, too."""
    assert find_units_of(_make_type("Weight (kg)", unit="lb")) == find_units("pounds")
    assert find_units_of(_make_type("Weight", id="test.weight_kg")) == find_units("kg")


def test_a_name_states_a_unit_with_its_last_word() -> None:
    """`weight_lb` is in pounds, `pound_cake_weight` is not."""
    kind = _make_type("Weight (kg)")
    assert find_stated(kind, "", ("weight", "lb")) == "lb"
    assert find_stated(kind, "", ("pound", "cake", "weight")) == ""
    assert find_stated(kind, "euros", ("weight",)) == ""
    assert find_stated(_make_type("Study hours (hours)"), "", ("study", "hours", "per", "week")) == ""


@pytest.mark.parametrize(
    ("description", "name", "low", "high"),
    [
        ("patients with name, body temperature (°F) and heart rate", "body_temperature", 93, 110),
        ("patients with name, height in inches and weight in pounds", "height", 50, 85),
        ("patients with name, height in inches and weight in pounds", "weight", 70, 400),
        ("weather observations: date, temperature in Fahrenheit, humidity as a fraction", "humidity", 0, 1),
        ("songs with title, artist and duration in ms", "duration", 30_000, 1_800_000),
        ("employees with name, monthly salary and department", "monthly_salary", 1000, 35_000),
        ("employees with name, salary in thousands of dollars", "salary", 12, 420),
        ("blood tests: patient id, glucose in mmol/L", "glucose", 2, 32),
        ("students: name, email, study hours per week", "study_hours_per_week", 0, 80),
        ("athletes: name, email, weight in lb", "weight", 70, 400),
    ],
)
def test_values_are_in_the_unit_of_the_text(fictable: Fictable, description: str, name: str, low: float, high: float) -> None:
    """The column has the name without the source's, and values that the stated unit allows."""
    values = [Decimal(value) for value in _read_column(fictable, description, name) if value]
    assert len(values) > 40
    assert low <= min(values) <= max(values) <= high


@pytest.mark.parametrize(
    "name", ["tax in percent", "discount in %", "fee (%)", "insurance coverage in percent", "interest rate in percent"]
)
def test_what_is_in_percent_is_no_sum_of_money(fictable: Fictable, name: str) -> None:
    """Values are parts of a hundred."""
    column = name.replace(" (%)", "").split(" in ")[0].replace(" ", "_")
    values = [float(value) for value in _read_column(fictable, f"payments: amount, {name}, paid on", column)]
    assert 0 <= min(values) <= max(values) <= 100


def test_a_stated_range_is_in_the_stated_unit(fictable: Fictable) -> None:
    """Bounds are not those of the type's own unit."""
    values = [Decimal(value) for value in _read_column(fictable, "people with name, weight in pounds (100 to 250)", "weight")]
    assert min(values) >= 100
    assert max(values) > 200


def test_the_source_of_a_conversion_is_not_shown(fictable: Fictable) -> None:
    """The output has the columns that were asked for and no other."""
    planned = fictable.plan_sync(GenerationRequest("people with name, email and height in feet", 5, seed=1))
    prepared = fictable.prepare_described(planned.spec)
    header = b"".join(fictable.stream(prepared, table=prepared.tables[0])).decode().splitlines()[0]
    assert header == "name,email,height"
