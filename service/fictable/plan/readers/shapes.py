"""Shapes of distributions: `normally distributed around 170 (sd 10)`, `mean 50 and standard deviation 8`, `heavily skewed`."""

from __future__ import annotations

import re
from typing import Any, Final

from fictable.plan.readers.facts import Reading

_N: Final = r"[$€£]?\s?(-?\d[\d,]*(?:\.\d+)?)\s?(?:[a-zA-Z%°/²]{1,6})?"
_KIND: Final = re.compile(
    r"(?P<normal>\bnormally\b(?: distributed)?|\bnormal distribution|^normal(?=\s*(?:,|;|$))|\bgaussian|bell[- ]shaped|bell"
    r" curve|normalverteilt|distribución normal)\b"
    r"|\b(?P<lognormal>log-?normal(?:ly)?(?: distributed)?|(?:heavily |strongly |right-?|positively )?skewed"
    r"(?: (?:to the right|towards? (?:small|low)\w*(?: values)?))?|long[- ]tail(?:ed)?|heavy[- ]tailed)\b"
    r"|\b(?P<exponential>exponential(?:ly)?(?: distributed| distribution)?)\b"
    r"|\b(?P<uniform>uniform(?:ly)?(?: distributed| distribution)?|evenly (?:distributed|spread))\b",
    re.IGNORECASE,
)
_CENTRE: Final = re.compile(
    (
        rf"(?<!\d)(?P<plain>-?\d[\d,]*(?:\.\d+)?)(?=\s?[a-zA-Z%°]{{0,5}}\s*(?:±|\+/-))|\b(?:around|near|centred (?:on|at|around)"
        rf"|centered (?:on|at|around)|(?:with )?(?:an? )?(?:mean|average|median)(?: of| =|:)?(?: about| around| near)?|um)\s+{_N}"
    ),
    re.IGNORECASE,
)
_SPREAD: Final = re.compile(
    rf"\b(?:(?:with )?(?:an? )?(?:sd|std\.?(?:dev)?|s\.d\.|standard deviation|stddev|sigma|spread)(?: of| =|:)?(?: about| around)?)\s*{_N}"
    rf"|(?:±|\+/-)\s*{_N}",
    re.IGNORECASE,
)
_REST: Final = re.compile(r"\b(?:distribution|distributed|with|and|of|a|an)\b|[(),;.]", re.IGNORECASE)


def read_shape(text: str) -> Reading:
    """The `shape`: the kind of distribution, and its `centre` and `spread` where the text states them."""
    kind, spread = _KIND.search(text), _SPREAD.search(text)
    centre = _CENTRE.search(text)
    if kind is None and (spread is None or centre is None):
        return ({}, _SPREAD.sub(" ", text)) if spread is not None else ({}, text)
    name = kind.lastgroup if kind is not None and kind.lastgroup else "normal"
    shape: dict[str, Any] = {"kind": name}
    if centre is not None:
        shape["centre"] = float((centre["plain"] or centre[2]).replace(",", ""))
    if spread is not None:
        shape["spread"] = float((spread[1] or spread[2]).replace(",", ""))
    rest = text
    for form in (_SPREAD, _CENTRE, _KIND):
        rest = form.sub(" ", rest, count=1)
    return {"shape": tuple(sorted(shape.items()))}, rest if re.search(r"\w{2}", _REST.sub(" ", rest)) else ""
