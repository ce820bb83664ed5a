"""Shares that a sentence of its own states: `roughly a quarter churn`, `where around 15% default`, `10% are no-shows`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from fictable.plan.defaults import choose_default
from fictable.plan.drafts import NUMBERS, Draft
from fictable.plan.meanings import find_value, is_meant
from fictable.plan.text import find_words

_PARTS: Final = {
    "half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1, "most": 0.75, "few": 0.08,
}  # fmt: skip
_TOLD: Final = re.compile(
    r"^(?:(?:where|with|of whom|of which|and|but|while|so)\s+){0,6}(?P<near>about|around|roughly|approximately|some|nearly|almost"
    r"|only|just|~|ca\.?)?\s*"
    r"(?:(?P<percent>\d+(?:\.\d+)?)\s?(?:%|percent\b|per cent\b)|(?P<article>an?\s+|one\s+)?(?P<part>half|third|quarter|fifth"
    r"|tenth|most|few))"
    r"(?P<of>\s+of\s+(?:(?:the|all|these|those|our|them|its|their)\b\s*)*(?:[a-z]+s\b)?)?\s*"
    r"(?:(?:customers|users|people|patients|rows|records|orders|students|employees|members|clients|of)\b\s*)?"
    r"(?P<verb>(?:have|has|had|are|is|were|was|get|got|being|will|do|did|end up|should be|should|ever)\s+){0,6}"
    r"(?P<what>[a-z][\w' -]{2,40})$",
    re.IGNORECASE,
)


_MAKING: Final = re.compile(
    r"^(?P<what>[\w '-]{2,40}?)\s+(?:makes? up|accounts? for|happens? in|occurs? in|applies to)\s+(?:about|around"
    r"|roughly)?\s*(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|percent)"
    r"(?:\s+of\b.*)?$",
    re.IGNORECASE,
)


_LONGEST: Final = 400
"""Characters of a clause that says nothing else than a share."""
_NEARLY_ALL: Final = re.compile(r"\b(?:nearly all|almost all|the vast majority|practically all)(?: of)?\b", re.IGNORECASE)


def read_told_share(text: str) -> tuple[float, str] | None:
    """The share, 0 to 1, and the words for what so many rows have, where a clause says nothing else."""
    if len(text) > _LONGEST:
        return None
    text = _NEARLY_ALL.sub("95% of", text)
    making = _MAKING.match(" ".join(text.strip(" .,;()").split()))
    if making:
        return min(float(making["percent"]) / 100, 1.0), making["what"]
    match = _TOLD.match(" ".join(text.strip(" .,;()").split()))
    if match is None or re.search(r"\b(?:missing|empty|blank|null|nulls|unknown)\b", match["what"], re.IGNORECASE):
        return None
    spoken = match["of"] or match["verb"]
    if not (spoken or match["near"] or match["article"]) or (
        not spoken and len(match["what"].split()) == 1 and choose_default(find_words(match["what"])).kind in NUMBERS
    ):
        return None
    share = float(match["percent"]) / 100 if match["percent"] else _PARTS[match["part"].lower()]
    return (share, match["what"]) if 0 <= share <= 1 else None


_EMPTY: Final = re.compile(
    r"\b(?:fehl(?:t|en)|leer|ohne|falta|faltan|vac[ií]os?|vac[ií]as?|manque|manquent|manquants?|vides?|manca|mancano|mancanti"
    r"|vuot[oi]|vazi[oa]s?|faltando"
    r"|ontbreekt|ontbreken|leeg|thiếu|trống)\b|欠損|空欄|未入力|缺失|为空|缺少",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(
    r"(\d{1,3}(?:[.,]\d+)?)\s?(?:%|prozent|pour cent|por ciento|por cento|percento|procent|phần trăm|パーセント)", re.IGNORECASE
)


def read_foreign_share(text: str) -> tuple[float, tuple[str, ...], bool] | None:
    """The share, the words beside it, and whether they say that values are missing, of a clause in another language."""
    match = _PERCENT.search(text)
    if match is None or re.search(r"\d", text[: match.start()] + text[match.end() :]):
        return None
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    said = find_words(_EMPTY.sub(" ", rest))
    empty = _EMPTY.search(rest) is not None
    return (min(float(match[1].replace(",", ".")) / 100, 1.0), said, empty) if empty or len(said) > 3 else None


def share_value(drafts: Sequence[Draft], told: tuple[float, str]) -> tuple[int, Draft] | None:
    """The place and the new form of the draft that the words mean: a yes-or-no field, or a stated value of another."""
    share, what = told
    words = find_words(what)
    for place, draft in enumerate(drafts):
        if draft.kind == "boolean" and is_meant(words, draft):
            return place, replace(draft, type_id="boolean", params={"probability": round(share, 6)}, of="", status="mapped")
        value = find_value(words, draft, {}) if draft.type_id == "category" and draft.facts.values else None
        if value is not None:
            values = list(draft.params["values"])
            rest = (1 - share) / max(len(values) - 1, 1)
            weights = [round(share if other == value else rest, 6) for other in values]
            return place, replace(draft, params={**draft.params, "weights": weights}) if "weights" not in draft.params else draft
    return None
