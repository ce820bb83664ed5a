from __future__ import annotations

import hashlib
import math
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from fictable.engine import portable
from fictable.engine.distributions import compile_distribution, sample, unit_of
from fictable.engine.mixing import PHI, mix64

BITS = mix64(np.arange(20_000, dtype=np.uint64) * PHI)
UNIT = unit_of(BITS)
SPREAD = np.concatenate([(UNIT - 0.5) * 10.0**exponent for exponent in range(-9, 3)])
ANY_SIZE = st.floats(allow_nan=False, allow_infinity=False)

GOLDEN = "724e1e5a0091ac91485861149c2793b920db5064157576a92d73101e75612951"


def fingerprint() -> str:
    """The SHA-256 of what every function gives for the same 20,000 draws."""
    wide = (UNIT - 0.5) * 1400.0
    positive = portable.exp(wide)
    results = [
        positive,
        portable.log(positive),
        portable.expm1(SPREAD),
        portable.log1p(np.abs(SPREAD)),
        portable.power(positive, UNIT * 3.0 - 1.5),
        portable.sin(wide * 1e5),
        portable.cos(wide * 1e5),
        portable.normal_quantile(UNIT),
        portable.normal_cdf(wide / 30.0),
        portable.gamma_log(UNIT * 100.0),
        sample(compile_distribution({"kind": "beta", "alpha": 0.7, "beta": 3.1}), UNIT),
        sample(compile_distribution({"kind": "zipf", "exponent": 1.1}), UNIT),
        sample(compile_distribution({"kind": "poisson", "mean": 1234.5}), UNIT),
    ]
    return hashlib.sha256(b"".join(result.astype("<f8").tobytes() for result in results)).hexdigest()


def units_in_last_place(found: NDArray[np.float64], reference: Callable[..., float], *inputs: NDArray[np.float64]) -> float:
    expected = np.array([reference(*values) for values in zip(*(array.tolist() for array in inputs), strict=True)])
    return float(np.max(np.abs(found - expected) / np.spacing(np.abs(expected))))


@pytest.mark.parametrize(
    ("name", "inputs", "bound"),
    [
        ("exp", (UNIT * 1450.0 - 744.0,), 1.01),
        ("log", (np.ldexp(UNIT, (BITS % np.uint64(2000)).astype(np.int64) - 1000),), 1.01),
        ("log", (0.5 + UNIT * 1.5,), 1.01),
        ("expm1", (SPREAD,), 4),
        ("log1p", (np.maximum(SPREAD, -0.999),), 4),
        ("pow", (0.01 + UNIT * 20.0, UNIT[::-1] * 100.0 - 50.0), 1.01),
        ("sin", (SPREAD * 1e4,), 1.01),
        ("cos", (SPREAD * 1e4,), 1.01),
    ],
)
def test_results_are_as_near_as_promised(name: str, inputs: tuple[NDArray[np.float64], ...], bound: float) -> None:
    """Each function is within its bound of the C library's, which is itself right to about half a unit in the last place."""
    keep = inputs[0] < 709.7 if name == "exp" else np.ones(len(inputs[0]), bool)
    chosen = tuple(array[keep] for array in inputs)
    found = getattr(portable, {"pow": "power"}.get(name, name))(*chosen)
    assert units_in_last_place(found, getattr(math, name), *chosen) <= bound


@given(ANY_SIZE)
def test_sine_and_cosine_of_any_size(x: float) -> None:
    """The largest arguments are reduced exactly too."""
    assert abs(float(portable.sin(x)) - math.sin(x)) <= math.ulp(math.sin(x)) * 1.01
    assert abs(float(portable.cos(x)) - math.cos(x)) <= math.ulp(math.cos(x)) * 1.01


@given(st.floats(min_value=0, exclude_min=True, allow_infinity=False), st.floats(-50, 50))
def test_powers_of_any_size(x: float, y: float) -> None:
    """Powers are near the C library's from subnormal to huge bases, overflow to infinity and underflow to zero."""
    try:
        expected = math.pow(x, y)
    except OverflowError:
        expected = math.inf
    found = float(portable.power(x, y))
    assert found == expected or abs(found - expected) <= 1.01 * math.ulp(expected)


def reference(name: str, *values: float) -> float:
    """NumPy's answer, which follows IEEE 754 in special cases."""
    with np.errstate(all="ignore"):
        return float(getattr(np, name)(*values))


SPECIAL = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    math.inf,
    -math.inf,
    math.nan,
    5e-324,
    -5e-324,
    1e-310,
    2.5,
    -2.5,
    3.0,
    -3.0,
    1e308,
    2.0**53,
    2.0**53 + 2.0,
]


def assert_alike(found: Any, expected: float) -> None:
    if math.isnan(expected):
        assert math.isnan(found)
    elif math.isinf(expected) or expected == 0:
        assert (float(found), math.copysign(1, found)) == (expected, math.copysign(1, expected))
    else:
        assert abs(found - expected) <= 2 * math.ulp(expected)


@pytest.mark.parametrize("x", SPECIAL)
@pytest.mark.parametrize("name", ["exp", "log", "expm1", "log1p", "sin", "cos"])
def test_special_numbers(name: str, x: float) -> None:
    """Zeros, infinities, nan, subnormal and negative numbers give what IEEE 754 says, without a warning."""
    assert_alike(getattr(portable, name)(x), reference(name, x))


@pytest.mark.parametrize("x", SPECIAL)
def test_special_powers(x: float) -> None:
    """Special bases and exponents give what IEEE 754 says, without a warning."""
    for y in SPECIAL:
        assert_alike(portable.power(x, y), reference("float_power", x, y))


def test_normal_quantile_agrees_with_the_standard_library() -> None:
    """The standard library has the same algorithm; both tails and the centre agree to 14 digits."""
    shares = np.concatenate([UNIT, UNIT * 1e-12, UNIT * 1e-300])
    expected = np.array([statistics.NormalDist().inv_cdf(share) for share in shares.tolist()])
    assert np.max(np.abs(portable.normal_quantile(shares) / expected - 1.0)) < 1e-14
    assert portable.normal_quantile([0.0, 0.5, 1.0]).tolist() == [-math.inf, 0.0, math.inf]
    assert np.isnan(portable.normal_quantile([-0.1, 1.1, math.nan])).all()


def test_normal_cdf_keeps_small_shares() -> None:
    """The lower tail is right in relation to itself, down to 37 standard deviations."""
    x = UNIT * 45.0 - 37.0
    expected = np.array([0.5 * math.erfc(-value / math.sqrt(2.0)) for value in x.tolist()])
    assert np.max(np.abs(portable.normal_cdf(x) / expected - 1.0)) < 1e-12  # the argument of erfc is itself rounded
    assert portable.normal_cdf([-math.inf, 0.0, math.inf]).tolist() == [0.0, 0.5, 1.0]


def test_gamma_log() -> None:
    """The logarithm of the gamma function is right from tiny to huge arguments, and nan where there is none."""
    x = portable.exp(UNIT * 40.0 - 20.0)
    expected = np.array([math.lgamma(value) for value in x.tolist()])
    assert np.max(np.abs(portable.gamma_log(x) - expected) / (1.0 + np.abs(expected))) < 1e-14
    assert np.isnan(portable.gamma_log([0.0, -1.5, math.nan])).all()
    assert portable.gamma_log(math.inf) == math.inf


def test_shapes_are_kept() -> None:
    """Numbers give numbers, arrays their own shape, also without elements; broadcasting works as in NumPy."""
    assert isinstance(portable.exp(1), np.float64)
    assert portable.log(np.ones((2, 3))).shape == (2, 3)
    assert portable.sin([]).shape == (0,)
    assert portable.power(np.arange(1, 4)[:, None], np.arange(4)).tolist() == [[1, 1, 1, 1], [1, 2, 4, 8], [1, 3, 9, 27]]


def test_a_value_does_not_depend_on_its_neighbours() -> None:
    """Alone, in a strange neighbourhood or shuffled, a value has the same bits."""
    values = np.array([1.3, math.inf, 1e-310, -2.0, 0.7, 1e9, math.nan, 800.0])
    for name in ("exp", "log", "sin", "cos", "expm1", "log1p", "normal_cdf"):
        function = getattr(portable, name)
        together, alone = function(values), np.array([function(value) for value in values])
        assert together.tobytes() == alone.tobytes() or np.array_equal(together, alone, equal_nan=True)
        assert np.array_equal(function(np.tile(values, 3000))[-8:], together, equal_nan=True)


def test_bits_are_pinned() -> None:
    """Every bit is what it was when this line was written: a change changes the data of everyone."""
    assert fingerprint() == GOLDEN


def test_bits_do_not_depend_on_the_processor() -> None:
    """With every optional instruction set switched off in NumPy the bits are the same."""
    umath = np._core._multiarray_umath  # type: ignore[attr-defined]
    names = " ".join(name for name in umath.__cpu_dispatch__ if umath.__cpu_features__[name])
    code = "import sys; sys.path[:0] = sys.argv[1].split(chr(10)); import test_portable; print(test_portable.fingerprint())"
    folders = "\n".join([os.path.dirname(__file__), *sys.path])
    environment = {**os.environ, "NPY_DISABLE_CPU_FEATURES": names}
    result = subprocess.run([sys.executable, "-c", code, folders], capture_output=True, text=True, check=True, timeout=120, env=environment)
    assert result.stdout.strip() == GOLDEN
