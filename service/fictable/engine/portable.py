"""Mathematical functions whose results have the same bits on every processor; the ones to use wherever values of rows are made.

All take float64 arrays or numbers and give float64; none warns. See the modules for methods and errors.
"""

from __future__ import annotations

from fictable.engine.elementary import exp, expm1, log, log1p
from fictable.engine.normal import gamma_log, normal_cdf, normal_quantile
from fictable.engine.powers import power
from fictable.engine.trigonometry import cos, sin

__all__ = ["cos", "exp", "expm1", "gamma_log", "log", "log1p", "normal_cdf", "normal_quantile", "power", "sin"]
