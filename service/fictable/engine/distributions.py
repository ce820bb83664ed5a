"""From the distribution of a dataset spec to values: the door to the modules distributions_*."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fictable.engine.distributions_beta import Beta
from fictable.engine.distributions_continuous import Distribution, Exponential, Histogram, Lognormal, Normal, Pareto, Triangular, Uniform
from fictable.engine.distributions_discrete import Zipf, make_binomial, make_poisson
from fictable.engine.distributions_parameters import DISTRIBUTION_SCHEMA, check_parameters
from fictable.engine.distributions_sampling import sample, sample_integers, sample_scaled, unit_of

__all__ = ["DISTRIBUTION_SCHEMA", "Distribution", "compile_distribution", "sample", "sample_integers", "sample_scaled", "unit_of"]


def compile_distribution(distribution: Mapping[str, Any]) -> Distribution:
    """What the spec says, such as {"kind": "normal", "mean": 5, "stddev": 2}, made ready; see DISTRIBUTION_SCHEMA.

    Raises Refused for an unknown kind and for parameters that are unknown, missing, out of range or at odds; its param is
    `distribution/<name>`.
    """
    kind, given = check_parameters(distribution)
    match kind:
        case "uniform":
            return Uniform(float(given["low"]), float(given["high"]), stretches=False) if given else Uniform()
        case "normal":
            return Normal(given["mean"], given["stddev"])
        case "lognormal":
            return Lognormal(given["mean"], given["stddev"])
        case "exponential":
            return Exponential(given["scale"])
        case "pareto":
            return Pareto(given["shape"], given["scale"])
        case "triangular":
            return Triangular(given["low"], given["mode"], given["high"])
        case "histogram":
            return Histogram.of(given["edges"], given["weights"])
        case "beta":
            return Beta.of(given["alpha"], given["beta"], given.get("low", 0.0), given.get("high", 1.0))
        case "poisson":
            return make_poisson(given["mean"])
        case "binomial":
            return make_binomial(int(given["trials"]), given["probability"])
        case _:
            return Zipf.of(given["exponent"], int(given["size"]) if "size" in given else None)
