"""The normal distribution and the gamma function with the same bits on every processor."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fictable.engine.elementary import Floats, by_block, exp_kernel, horner, log_kernel

_QUANTILE_CENTRE = (
    (3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3),
    (1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3),
)  # fmt: skip
_QUANTILE_FLANK = (
    (1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
     1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9),
)  # fmt: skip
_QUANTILE_TAIL = (
    (6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15),
)  # fmt: skip
_CDF_CENTRE = (
    (18154.981253343561249, 1067.6894854603709582, 161.02823106855587881, 2.2352520354606839287, 0.065682337918207449113),
    (45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1.0),
)
_CDF_FLANK = (
    (9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711, 597.27027639480026226,
     93.506656132177855979, 8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8),
    (19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091, 6485.558298266760755,
     1519.377599407554805, 235.38790178262499861, 22.266688044328115691, 1.0),
)  # fmt: skip
_ONE_BY_SQRT_TWO_PI = 0.398942280401432677939946
_CDF_TAIL_LEVELS = 30
_HALF_LOG_TWO_PI = 0.918938533204672741780329736406
_LANCZOS = (
    676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
)  # fmt: skip


def normal_quantile(u: ArrayLike) -> Floats:
    """The standard normal value below which a share u of all values lies; −inf at 0, inf at 1, nan outside.

    Wichura, "Algorithm AS 241", Applied Statistics 37 (1988), PPND16: relative error about 1e-15.
    """
    return by_block(_quantile_kernel, u)


def normal_cdf(x: ArrayLike) -> Floats:
    """The share of standard normal values up to x; small shares keep their precision (relative error below 1e-14).

    Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23 (1969); beyond 5.6 standard
    deviations Laplace's continued fraction (Abramowitz and Stegun, 26.2.14).
    """
    return by_block(_cdf_kernel, x)


def gamma_log(x: ArrayLike) -> Floats:
    """The logarithm of the gamma function of x > 0, else nan; error below 1e-14 · (1 + |result|).

    Lanczos's approximation with g = 7 and nine terms (Godfrey's coefficients).
    """
    return by_block(_gamma_log_kernel, x)


def _ratio(x: Floats, pair: tuple[tuple[float, ...], tuple[float, ...]]) -> Floats:
    above, below = pair
    return horner(x, above) / horner(x, below)


def _quantile_kernel(u: Floats) -> Floats:
    centred = u - 0.5
    out = centred * _ratio(0.180625 - centred * centred, _QUANTILE_CENTRE)
    outer = np.flatnonzero(np.abs(centred) > 0.425)
    if outer.size:
        out[outer] = _quantile_outside(u[outer], centred[outer])
    return out


def _quantile_outside(u: Floats, centred: Floats) -> Floats:
    depth = np.sqrt(-log_kernel(np.minimum(u, 1.0 - u)))
    size = _ratio(depth - 1.6, _QUANTILE_FLANK)
    deep = np.flatnonzero(depth > 5.0)
    if deep.size:
        size[deep] = _ratio(depth[deep] - 5.0, _QUANTILE_TAIL)
    size[np.isinf(depth)] = np.inf
    return np.copysign(size, centred)


def _cdf_kernel(x: Floats) -> Floats:
    distance = np.fmin(np.abs(x), 50.0)
    square = x * x
    tail = np.where(distance <= 5.656854249492380195, _ratio(distance, _CDF_FLANK), 0.0)
    far = np.flatnonzero(distance > 5.656854249492380195)
    if far.size:
        tail[far] = _mills_ratio(distance[far]) * _ONE_BY_SQRT_TWO_PI
    tail *= _bell(distance)
    centre = 0.5 + x * _ratio(square, _CDF_CENTRE)
    out = np.where(distance <= 0.67448975, centre, np.where(x > 0, 1.0 - tail, tail))
    return np.where(np.isnan(x), x, out)


def _mills_ratio(distance: Floats) -> Floats:
    """The upper tail divided by the density, by Laplace's continued fraction; exact to the last bits from 5.6 on."""
    below = distance
    for level in range(_CDF_TAIL_LEVELS, 0, -1):
        below = distance + level / below
    return 1.0 / below


def _bell(distance: Floats) -> Floats:
    """exp(−distance² / 2), with the square in two parts so that nothing is lost."""
    head = np.trunc(distance * 16.0) / 16.0
    rest = (distance - head) * (distance + head)
    return exp_kernel(-head * head * 0.5) * exp_kernel(-rest * 0.5)


def _gamma_log_kernel(x: Floats) -> Floats:
    series = np.full(x.shape, 0.99999999999980993)
    for place, coefficient in enumerate(_LANCZOS):
        series += coefficient / (x + place)
    top = x + 6.5
    out = (x - 0.5) * log_kernel(top) - top + _HALF_LOG_TWO_PI + log_kernel(series)
    return np.where(x > 0, np.where(np.isinf(x), x, out), np.nan)
