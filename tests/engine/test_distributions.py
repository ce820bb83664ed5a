from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jsonschema
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fictable.engine.distributions import DISTRIBUTION_SCHEMA, compile_distribution, sample, sample_integers, sample_scaled, unit_of
from fictable.engine.mixing import PHI, mix64
from fictable.errors import Refused

BITS = mix64(np.arange(1, 100_001, dtype=np.uint64) * PHI)
UNIT = unit_of(BITS)
GRID = (np.arange(100_000) + 0.5) / 100_000

CONTINUOUS: list[Mapping[str, Any]] = [
    {"kind": "uniform", "low": -2, "high": 9},
    {"kind": "normal", "mean": 50, "stddev": 15},
    {"kind": "lognormal", "mean": 3.5, "stddev": 0.8},
    {"kind": "exponential", "scale": 30},
    {"kind": "pareto", "shape": 3.5, "scale": 2},
    {"kind": "triangular", "low": 1, "mode": 4, "high": 90},
    {"kind": "triangular", "low": 1, "mode": 1, "high": 3},
    {"kind": "histogram", "edges": [0, 10, 20, 90], "weights": [1, 0, 3]},
    {"kind": "beta", "alpha": 2, "beta": 5, "low": -1, "high": 3},
    {"kind": "beta", "alpha": 0.3, "beta": 0.2},
]
DISCRETE: list[Mapping[str, Any]] = [
    {"kind": "poisson", "mean": 12.5},
    {"kind": "poisson", "mean": 0},
    {"kind": "poisson", "mean": 1_000_000},
    {"kind": "binomial", "trials": 40, "probability": 0.3},
    {"kind": "binomial", "trials": 7, "probability": 1},
    {"kind": "zipf", "exponent": 1.3, "size": 1000},
    {"kind": "zipf", "exponent": 1},
    {"kind": "zipf", "exponent": 0, "size": 10_000_000},
    {"kind": "zipf", "exponent": 30},
]
MOMENTS: list[tuple[Mapping[str, Any], float, float]] = [
    (CONTINUOUS[0], 3.5, 11 / 12**0.5),
    (CONTINUOUS[1], 50, 15),
    ({"kind": "lognormal", "mean": 3.5, "stddev": 0.5}, np.e**3.625, np.e**3.625 * (np.e**0.25 - 1) ** 0.5),
    (CONTINUOUS[3], 30, 30),
    ({"kind": "pareto", "shape": 9, "scale": 2}, 2.25, 2.25 / 63**0.5),
    (CONTINUOUS[5], 95 / 3, ((1 + 16 + 8100 - 4 - 90 - 360) / 18) ** 0.5),
    (CONTINUOUS[7], 42.5, (31000 / 12 - 42.5**2) ** 0.5),
    (CONTINUOUS[8], 1 / 7, 4 * (10 / (49 * 8)) ** 0.5),
    (CONTINUOUS[9], 0.6, (0.06 / (0.25 * 1.5)) ** 0.5),
    ({"kind": "beta", "alpha": 900, "beta": 100}, 0.9, (0.09 / 1001) ** 0.5),
    (DISCRETE[0], 12.5, 12.5**0.5),
    (DISCRETE[2], 1_000_000, 1000),
    (DISCRETE[3], 12, 8.4**0.5),
]


def name_of(value: Any) -> str | None:
    return value["kind"] if isinstance(value, Mapping) else None


@pytest.mark.parametrize(("spec", "mean", "stddev"), MOMENTS, ids=name_of)
def test_mean_and_spread_are_those_of_the_distribution(spec: Mapping[str, Any], mean: float, stddev: float) -> None:
    """Over an even grid of shares, mean and standard deviation are what the textbook says."""
    values = compile_distribution(spec).quantile(GRID)
    assert abs(values.mean() - mean) < 0.002 * stddev
    assert abs(values.std() / stddev - 1) < 0.01


@pytest.mark.parametrize("spec", CONTINUOUS, ids=name_of)
def test_cdf_and_quantile_are_inverses(spec: Mapping[str, Any]) -> None:
    """The share up to the quantile of u is u, and quantiles lie within the support and rise."""
    distribution = compile_distribution(spec)
    values = distribution.quantile(GRID)
    low, high = distribution.support
    assert not distribution.discrete
    assert low <= values.min() <= values.max() <= high
    assert (np.diff(values) >= 0).all()
    settled = (values > low) & (values < high - 1e-9 * abs(high)) if np.isfinite(high) else values > low
    assert np.abs(distribution.cdf(values) - GRID)[settled].max() < 1e-6
    assert distribution.cdf([-1e300, 1e300]).tolist() == [0, 1]


@pytest.mark.parametrize("spec", DISCRETE, ids=name_of)
def test_discrete_quantiles_are_the_lowest_that_reach_the_share(spec: Mapping[str, Any]) -> None:
    """A quantile is whole, its share reaches u and that of the number before does not."""
    distribution = compile_distribution(spec)
    values = distribution.quantile(GRID)
    assert distribution.discrete
    assert np.array_equal(values, np.rint(values))
    assert distribution.support[0] <= values.min() <= values.max() <= distribution.support[1]
    assert (distribution.cdf(values) >= GRID - 1e-9).all()
    assert (distribution.cdf(values - 1) < GRID + 1e-9).all()
    assert distribution.cdf([-1e300, 1e300]).tolist() == [0, 1]


def test_beta_is_within_its_promise() -> None:
    """The table is within 2e-5 of distributions whose shares are known in closed form."""
    x = GRID[::50]
    arcsine = 2 / np.pi * np.arcsin(np.sqrt(x))
    polynomial = x**2 * (6 - 8 * x + 3 * x**2)
    for alpha, beta, expected in ((0.5, 0.5, arcsine), (2, 3, polynomial), (1, 1, x), (1, 4, 1 - (1 - x) ** 4), (0.05, 1, x**0.05)):
        found = compile_distribution({"kind": "beta", "alpha": alpha, "beta": beta}).cdf(x)
        assert np.abs(found - expected).max() < 2e-5


def test_zipf_is_within_its_promise() -> None:
    """Beyond the table the integral gives the shares of the sum."""
    ranks = np.arange(1, 200_001, dtype=np.float64)
    for exponent in (0.5, 1.0, 1.3, 3.0):
        exact = np.cumsum(ranks**-exponent)
        found = compile_distribution({"kind": "zipf", "exponent": exponent, "size": 200_000}).cdf(ranks)
        assert np.abs(found - exact / exact[-1]).max() < 1e-7


@pytest.mark.parametrize("spec", CONTINUOUS + DISCRETE, ids=name_of)
def test_bounds_cut_off(spec: Mapping[str, Any]) -> None:
    """Between two quantiles, values stay inside, reach to both ends and keep their relative shares."""
    distribution = compile_distribution(spec)
    low, middle, high = distribution.quantile(np.array([0.2, 0.5, 0.7])).tolist()
    values = sample(distribution, UNIT, low, high)
    assert low <= values.min() <= values.max() <= high
    start = distribution.cdf(low - 1 if distribution.discrete else low)
    expected = (distribution.cdf(middle) - start) / (distribution.cdf(high) - start)
    assert abs((values <= middle).mean() - expected) < 0.01
    by_row = sample(distribution, UNIT, np.full(len(UNIT), low), high)
    assert np.array_equal(by_row, values)


def test_one_bound_is_enough() -> None:
    """A lower or an upper bound alone cuts off on its side."""
    normal = compile_distribution({"kind": "normal", "mean": 0, "stddev": 1})
    assert sample(normal, UNIT, low=1.0).min() >= 1
    assert sample(normal, UNIT, high=-1.0).max() <= -1
    assert abs(sample(normal, UNIT).mean()) < 0.01


def test_rows_may_have_bounds_of_their_own() -> None:
    """Each row stays within its bounds; where they leave nothing it gets the bound nearer to the distribution."""
    normal = compile_distribution({"kind": "normal", "mean": 0, "stddev": 1})
    low = np.array([-1.0, 0.5, 50.0, -90.0, 3.0])
    high = np.array([1.0, 0.5, 60.0, -80.0, 2.0])
    assert sample(normal, np.full(5, 0.5), low, high).tolist() == [pytest.approx(0, abs=1e-12), 0.5, 50, -80, 2]
    exponential = compile_distribution({"kind": "exponential", "scale": 3})
    assert sample(exponential, np.full(2, 0.5), np.array([-5.0, -5.0]), np.array([-2.0, 1e9])).tolist()[0] == -2


def test_bounds_that_leave_nothing_are_refused() -> None:
    """Numbers as bounds that no value meets are refused by name; a single possible value is not."""
    normal = compile_distribution({"kind": "normal", "mean": 0, "stddev": 1})
    for low, high in ((60.0, 70.0), (-70.0, -60.0), (2.0, 1.0)):
        with pytest.raises(Refused, match=f"from {low:.15g} to {high:.15g}"):
            sample(normal, UNIT, low, high)
    with pytest.raises(Refused, match="no values"):
        sample_integers(compile_distribution({"kind": "poisson", "mean": 3}), BITS, -9, -1)
    with pytest.raises(Refused, match="no values"):
        sample_integers(compile_distribution({"kind": "uniform", "low": 5, "high": 6}), BITS, 7, 9)
    with pytest.raises(Refused, match="no number"):
        sample_integers(None, BITS, 2, 1)
    with pytest.raises(Refused, match="no number"):
        sample_scaled(None, BITS, 0.001, 0.009, 2)
    assert set(sample(normal, UNIT[:9], 5.0, 5.0)) == {5}


def test_uniform_without_parameters_takes_the_bounds() -> None:
    """A bare uniform distribution fills whatever bounds it is given."""
    bare = compile_distribution({"kind": "uniform"})
    assert np.array_equal(sample(bare, UNIT, 10, 20), 10 + UNIT * 10)
    assert np.array_equal(sample(bare, UNIT), UNIT)
    assert np.array_equal(sample_integers(bare, BITS, 10, 20), sample_integers(None, BITS, 10, 20))
    with pytest.raises(Refused):
        sample(bare, UNIT, 20, 10)


@given(st.integers(-(2**62), 2**62), st.integers(0, 2**63 - 1), st.integers(0, 2**64 - 1))
def test_integers_are_exact(low: int, width: int, draw: int) -> None:
    """Equal chances are the upper 64 bits of draw · span, whatever the span up to 2**63."""
    high = min(low + width, 2**63 - 1)
    expected = low + (draw * (high - low + 1) >> 64)
    bits = np.array([draw, draw], np.uint64)
    assert sample_integers(None, bits, low, high).tolist() == [expected] * 2
    assert sample_integers(None, bits, np.array([low, high]), high).tolist() == [expected, high]


def test_integers_have_equal_chances() -> None:
    """A die has six sides that come equally often, also as a uniform distribution with parameters within wider bounds."""
    for values in (
        sample_integers(None, BITS, 1, 6),
        sample_integers(compile_distribution({"kind": "uniform", "low": 0.5, "high": 6.9}), BITS, 0, 100),
    ):
        counts = np.bincount(values, minlength=7)[1:]
        assert len(counts) == 6
        assert float(((counts - len(BITS) / 6) ** 2 / (len(BITS) / 6)).sum()) < 20


def test_integers_of_other_distributions_are_rounded_within_bounds() -> None:
    """Rounded values reach both ends with their full share; bounds with fractions move inwards."""
    normal = compile_distribution({"kind": "normal", "mean": 5, "stddev": 100})
    counts = np.bincount(sample_integers(normal, BITS, 0.5, 10.2))
    assert counts[0] == 0
    assert len(counts) == 11
    assert counts[1:].min() > 0.09 * len(BITS)
    poisson = sample_integers(compile_distribution({"kind": "poisson", "mean": 3}), BITS, 2, 4)
    assert sorted(set(poisson.tolist())) == [2, 3, 4]
    huge = sample_integers(compile_distribution({"kind": "pareto", "shape": 0.05, "scale": 1e9}), BITS, 0, 2**63 - 1)
    assert huge.min() >= 0


def test_a_row_with_crossed_bounds_gets_the_upper() -> None:
    """Where a row's own lower bound is above the upper, the upper holds."""
    low = np.array([5, 9])
    assert sample_integers(None, BITS[:2], low, 5).tolist() == [5, 5]
    assert sample_scaled(None, BITS[:2], low / 10, 0.5, 1).tolist() == [5, 5]
    assert sample_integers(compile_distribution({"kind": "normal", "mean": 0, "stddev": 9}), BITS[:2], low, 5).tolist() == [5, 5]


@given(st.integers(-(10**12), 10**12), st.integers(0, 10**6), st.integers(0, 6))
def test_scaled_bounds_are_met_exactly(low: int, width: int, decimals: int) -> None:
    """Bounds that are decimals themselves are reached and never passed, in spite of binary floats."""
    bottom, top = low / 10**decimals, (low + width) / 10**decimals
    ends = np.array([0, 2**64 - 1], np.uint64)
    assert sample_scaled(None, ends, bottom, top, decimals).tolist() == [low, low + width]


def test_scaled_values() -> None:
    """Prices follow their distribution within bounds, to the cent; bounds between two cents move inwards."""
    lognormal = compile_distribution({"kind": "lognormal", "mean": 3.5, "stddev": 0.8})
    cents = sample_scaled(lognormal, BITS, 1, 900, 2)
    assert cents.dtype == np.int64
    assert 100 <= cents.min() <= cents.max() <= 90_000
    assert abs(np.median(cents) / 100 - np.e**3.5) < 0.5
    assert set(sample_scaled(None, BITS, 0.001, 0.019, 2).tolist()) == {1}
    assert set((sample_scaled(compile_distribution({"kind": "poisson", "mean": 2}), BITS, 0, 9, 2) % 100).tolist()) == {0}
    dice = compile_distribution({"kind": "uniform", "low": 0.1, "high": 0.3})
    assert sorted(set(sample_scaled(dice, BITS, 0, 100, 1).tolist())) == [1, 2, 3]
    assert abs(sample_scaled(None, BITS, -1e30, 1e30, 2)).max() < 10**18


@pytest.mark.parametrize(
    ("spec", "param"),
    [
        ({}, "kind"),
        ({"kind": "gauss"}, "kind"),
        ({"kind": ["normal"]}, "kind"),
        ({"kind": "normal", "mean": 1}, "stddev"),
        ({"kind": "normal", "mean": 1, "stddev": 0}, "stddev"),
        ({"kind": "normal", "mean": True, "stddev": 1}, "mean"),
        ({"kind": "normal", "mean": float("nan"), "stddev": 1}, "mean"),
        ({"kind": "normal", "mean": "5", "stddev": 1}, "mean"),
        ({"kind": "normal", "mean": 1, "stddev": 1, "shape": 2}, "shape"),
        ({"kind": "uniform", "low": 1}, "high"),
        ({"kind": "uniform", "high": 1}, "low"),
        ({"kind": "uniform", "low": 2, "high": 1}, "low"),
        ({"kind": "binomial", "trials": 2.5, "probability": 0.5}, "trials"),
        ({"kind": "binomial", "trials": 2, "probability": 1.5}, "probability"),
        ({"kind": "triangular", "low": 1, "mode": 5, "high": 3}, "mode"),
        ({"kind": "histogram", "edges": [1, 1], "weights": [1]}, "edges"),
        ({"kind": "histogram", "edges": [1], "weights": [1]}, "edges"),
        ({"kind": "histogram", "edges": [1, 2], "weights": [1, 2]}, "weights"),
        ({"kind": "histogram", "edges": [1, 2], "weights": [0]}, "weights"),
        ({"kind": "histogram", "edges": [1, 2, 3], "weights": [1, -1]}, "weights"),
        ({"kind": "poisson", "mean": 1e99}, "mean"),
        ({"kind": "zipf", "exponent": -1}, "exponent"),
    ],
)
def test_bad_parameters_are_refused_by_name(spec: Mapping[str, Any], param: str) -> None:
    """Whatever is unknown, missing, out of range or at odds is refused, and the refusal says what is allowed."""
    with pytest.raises(Refused) as caught:
        compile_distribution(spec)
    assert caught.value.param == f"distribution/{param}"
    assert caught.value.allowed


@pytest.mark.parametrize("spec", [*CONTINUOUS, *DISCRETE, {"kind": "uniform"}], ids=name_of)
def test_the_schema_takes_what_compiles(spec: Mapping[str, Any]) -> None:
    """The JSON Schema is valid and accepts every distribution here, but no further parameter."""
    jsonschema.Draft202012Validator.check_schema(DISTRIBUTION_SCHEMA)
    jsonschema.validate(spec, DISTRIBUTION_SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**spec, "more": 1}, DISTRIBUTION_SCHEMA)


NUMBERS = st.floats(-1e15, 1e15) | st.integers(-100, 100)
POSITIVE = st.floats(1e-9, 1e15) | st.floats(0.05, 100)


@given(
    st.one_of(
        st.fixed_dictionaries({"kind": st.just("normal"), "mean": NUMBERS, "stddev": POSITIVE}),
        st.fixed_dictionaries({"kind": st.just("lognormal"), "mean": st.floats(-300, 300), "stddev": st.floats(1e-9, 30)}),
        st.fixed_dictionaries({"kind": st.just("exponential"), "scale": POSITIVE}),
        st.fixed_dictionaries({"kind": st.just("pareto"), "shape": st.floats(0.05, 1e4), "scale": POSITIVE}),
        st.fixed_dictionaries({"kind": st.just("beta"), "alpha": st.floats(0.05, 1e4), "beta": st.floats(0.05, 1e4)}),
        st.fixed_dictionaries({"kind": st.just("zipf"), "exponent": st.floats(0, 50), "size": st.integers(1, 10**9)}),
        st.fixed_dictionaries({"kind": st.just("poisson"), "mean": st.floats(0, 1e5)}),
        st.fixed_dictionaries({"kind": st.just("binomial"), "trials": st.integers(1, 10**5), "probability": st.floats(0, 1)}),
    ),
    st.lists(NUMBERS, min_size=2, max_size=2).map(sorted),
)
def test_every_parameter_gives_values_or_a_refusal(spec: Mapping[str, Any], bounds: list[float]) -> None:
    """Over the whole range of parameters and bounds there are finite values within bounds, no warning and no other error."""
    draws = np.array([0, 1, 2**63, 2**64 - 1], np.uint64)
    distribution = compile_distribution(spec)
    assert (distribution.support[0] <= sample(distribution, unit_of(draws))).all()
    try:
        values = sample(distribution, unit_of(draws), *bounds)
    except Refused:
        return
    assert ((bounds[0] <= values) & (values <= bounds[1])).all()
