"""Spellings that differ between languages, in one form: numbers, German ellipses, requests around Japanese and Chinese lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

# `name, qty n price`, as people type it.
# A date with its time of day is one thing; `Datum, ab dem sie frei sind` says more of the date.
_BOTH: Final = re.compile(
    r"\b(?:dat(?:um|e|a|o)|fecha) (?:und|et|y|e|en) (?:uhrzeit|zeit|heure|hora|ora|tijd|tijdstip)\b|\bngày (?:và )?giờ\b", re.IGNORECASE
)
_WHEREOF: Final = re.compile(
    r",\s*(?:(?:ab|an|in|bis|seit|mit|von|zu|für|über|nach|vor|aus|bei|auf|unter)\s+(?:dem|der|den|denen|die|das)|wo|wann"
    r"|als)\s[^,;:.()]{3,40}?\s"
    r"(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|kann|können|begann|endete|[a-zäöü]+te)(?=\s*(?:$|[,;.)]))"
)
_LISTED: Final = re.compile(r"^\s*([^()\n,、]{2,30})\(([^()]*[,、][^()]*[,、][^()]*)\)(?=[。.\s]*$)")
# `nr of rooms`; `imei - 15 digits` in a list.
_COUNTED: Final = re.compile(r"(?<![\w#])(n(?:o|r|um|br)\.?|#)(?= of [a-z])", re.IGNORECASE)
_REMARKED: Final = re.compile(
    r"(?<=, )([a-z_](?:[\w ]{0,29}[a-z_])?) - ((?:\d|ints?\b|integer|text\b|date\b|decimal|float|bool|unique|y/n\b|yes/no"
    r"|either |one of |like |up to |between )[^,;\n()-]{0,40})(?=[,;.\n]|$)(?![^;\n()]{0,60}\s[-–](?:\s|,|$))",
    re.IGNORECASE,
)
_CARDINALS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# `due two weeks later`: the number of the span.
_SPELLED_SPAN: Final = re.compile(
    rf"\b(?P<count>{'|'.join(_CARDINALS)})(?=\s+(?:minute|hour|day|week|month|year)s?\s+(?:later|earlier|after|before)\b)", re.IGNORECASE
)
_AND: Final = re.compile(r"(?<=[a-z]) n (?=[a-z])")
_WITH: Final = re.compile(r"(?<![\w/])w/\s?(?=\w)")
_DOTTED: Final = frozenset({"de", "es", "pt", "it", "nl", "vi"})
_THOUSANDS: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d.]|,\d{3})")
_SPACED: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u202f\u00a0]\d{3})+(?![\d.,])")
_DECIMAL: Final = re.compile(
    r"(?<![\d.,])(\d+),(\d{1,2})(?![\d,])(?=\s?(?:%|€|eur|kg|cm|m\b|°|km|l\b|bis|et|à|y|a\b|e\b|en\b|tot|đến|und|-|–|\)))", re.IGNORECASE
)
# `zwischen 5,8 und 15,1`: both have decimals.
_PAIR: Final = re.compile(
    r"\b(?:zwischen|von|entre|de|tra|da|tussen|van|từ)\s+\d+(?:,\d+)?\s+(?:und|bis|y|a|e|et|à|en|tot|đến|ao?)\s+\d+(?:,\d+)?(?!\d)",
    re.IGNORECASE,
)
_MYRIADS: Final = re.compile(r"(\d+(?:\.\d+)?)\s?(万|億|亿|千)")
_MYRIAD: Final = {"万": 10_000, "億": 100_000_000, "亿": 100_000_000, "千": 1_000}
# `Vor- und Nachname`: what the second has beyond its own stem ends the first, too.
_ELLIPSIS: Final = re.compile(r"\b([A-ZÄÖÜ][a-zäöüß]{1,20})-\s+(?:und|oder|bzw\.)\s+([A-ZÄÖÜ][a-zäöüß]{4,40})")
_HEADS: Final = [
    "namen",
    "name",
    "datum",
    "nummer",
    "adresse",
    "zeitpunkt",
    "zeit",
    "ort",
    "preis",
    "uhrzeit",
    "betrag",
    "land",
    "stadt",
    "kosten",
    "tore",
    "mannschaft",
    "team",
    "flughafen",
    "bahnhof",
    "straße",
    "punkte",
    "wert",
    "größe",
    "temperatur",
    "druck",
    "summe",
    "gewicht",
    "tag",
    "jahr",
    "code",
    "status",
    "art",
]
_ASKING: Final[Mapping[str, re.Pattern[str]]] = {
    "ja": re.compile(
        r"(?:の列)?(?:を含(?:む|めて|みます)|を(?:持|も)つ|を(?:作|つく|生|出)[^,.]*|が(?:欲しい|必要)|をお願い|で(?:お願い|作)|です|ます|が含まれ)[^,.]*(?=$|[.\n])"
    ),
    "zh": re.compile(r"(?:等(?:字段|列|信息)?|即可|的(?:数据|表格))(?=$|[.\n])"),
}
_INTRODUCED: Final[Mapping[str, re.Pattern[str]]] = {
    "zh": re.compile(r"(?:字段|列|列名|栏目|内容)(?:有|为|包括|包含|如下|是)?(?::|(?<=[有为是括含下]))\s*"),
    "ja": re.compile(r"(?:項目|カラム|列|フィールド|内容)(?:は|には|として)(?:、|,)?\s*:?"),
}


def spell_plainly(text: str, language: str) -> str:
    """The text with plain numbers and whole words, as far as the language's habits are known."""
    if language == "en":
        text = _SPELLED_SPAN.sub(lambda match: str(_CARDINALS.index(match["count"].lower()) + 1), text)
        text = _REMARKED.sub(r"\1 (\2)", _COUNTED.sub(lambda match: match[0].replace(match[1], "number"), text))
        return _AND.sub(" and ", _WITH.sub("with ", text))
    if language in _DOTTED:
        text = _THOUSANDS.sub(lambda match: match[0].replace(".", ""), text)
    if language in _DOTTED | {"fr"}:
        text = _PAIR.sub(lambda match: match[0].replace(",", "."), text)
        text = _DECIMAL.sub(r"\1.\2", text)
    if language == "fr":
        text = _SPACED.sub(lambda match: re.sub(r"\D", "", match[0]), text)
    text = _BOTH.sub(lambda match: match[0].lower().replace(" ", "_"), text)
    if language == "de":
        text = _WHEREOF.sub("", text)
        text = _ELLIPSIS.sub(lambda match: f"{match[1]}{_find_head(match[2])} und {match[2]}", text)
    if language == "vi":
        text = re.sub(r"\b(họ)\s+và\s+(tên)\b", r"\1 \2", text, flags=re.IGNORECASE)
    if language in _ASKING:
        text = _LISTED.sub(r"\1:\2", text)
        text = re.sub(r"(?<=[\u3040-\u9fff])(?=\d)", " ", text)
        text = _MYRIADS.sub(lambda match: f"{float(match[1]) * _MYRIAD[match[2]]:g}", text)
        text = _INTRODUCED[language].sub(": ", _ASKING[language].sub("", text))
    return text


def _find_head(compound: str) -> str:
    """The last part of a German compound, where it is a usual one."""
    return next((head for head in _HEADS if compound.lower().endswith(head) and len(compound) > len(head) + 1), "")


def strip_clause(phrase: str, language: str) -> str:
    """A subordinate clause of a few languages without its article and its verb at the end: `het boek beschadigd is`."""
    strip: Callable[[str, str], str] = lambda form, given: re.sub(form, "", given, flags=re.IGNORECASE)  # noqa: E731
    if language == "nl":
        return strip(r"\s+(?:is|was|wordt|heeft|zijn)$", strip(r"^(?:het|de|een)\s+", phrase))
    if language == "de":
        return strip(r"\s+(?:ist|war|wurde|wird|hat|sind)$", strip(r"^(?:der|die|das|ein|eine|es|er|sie)\s+", phrase))
    if language in {"fr", "es", "pt", "it"}:
        return strip(r"^(?:l'|(?:le|la|les|el|los|las|o|a|os|as|il|lo|gli)\s+)(?=\w{3})", phrase)
    return phrase
