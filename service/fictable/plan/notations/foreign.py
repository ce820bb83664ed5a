"""What other languages than English say in clauses, as the grammar reads it: sums after a relative pronoun, counts of several things."""

from __future__ import annotations

import re
from typing import Final

_JOINED: Final = r"(?:und|et|y|e|en|và)"
_ITEM: Final = rf"(?!{_JOINED}\s)[^\W\d][\w'-]*(?:\s(?!{_JOINED}\s)[^\W\d][\w'-]*){{0,4}}"
_LIST: Final = rf"{_ITEM}(?:,\s+{_ITEM}){{0,6}},?\s+{_JOINED}\s+{_ITEM}"
_SIGNS: Final = {"+": "soma|suma|somme|summe|som|somma|tổng", "-": "diferença|diferencia|différence|differenz|verschil|differenza|hiệu"}
_SIGNS_OF: Final = {word: sign for sign, spelled in _SIGNS.items() for word in spelled.split("|")}
# `valor total, que é a soma de condomínio, aluguel e IPTU`
_GATHERED: Final = re.compile(
    r",?\s+(?:que|qui|che|der|die|das|dat|wat|welche[rs]?|là)\s+"
    r"(?:(?:é|es|est|è|is|ist|sea|será)\s+)?"
    r"(?:(?:sempre|siempre|toujours|immer|altijd)\s+)?"
    rf"(?:(?:a|la|die|de|het|o|el|le|il)\s+)?(?:l')?(?P<what>{'|'.join(_SIGNS_OF)})\s+(?:(?:is|ist|é|es|est)\s+)?"
    r"(?:entre|zwischen|tussen|tra|fra|giữa|de|d[aeou]s?|des|del|aus|von|der|van|di|dei|delle|của)\s+"
    rf"(?P<list>{_LIST})(?P<end>\s*(?=[.,;)]|$))",
    re.IGNORECASE,
)
# `der Gesamtpreis, der sich aus Porto und Zuschlag zusammensetzt`
_COMPOSED: Final = re.compile(
    rf",?\s+(?:der|die|das)\s+(?:sich\s+)?aus\s+(?P<list>{_LIST})\s+"
    r"(?:zusammensetzt|zusammengesetzt ist|ergibt|berechnet wird|gebildet wird)"
    r"(?=\s*(?:[.,;)]|$|sowie\b|und\b))",
    re.IGNORECASE,
)
# `Pour chaque commande, je veux le numéro …`: what a row is of, and the fields after a verb.
_OPENED: Final = re.compile(
    r"(?P<start>^\s*|(?<=[.!?]\s))(?:pour|para|por|für|zu|per|voor|bij|van|de|di)\s+(?:chaque|cada|jede[rnms]?|ogni|elke?|iedere?)\s+"
    r"(?P<what>[^\W\d]\w*(?:\s\w+){0,2}?),?\s+"
    r"(?:il me faut|il faut|(?:je|j'|on|nous) ?(?:veux|voudrais|veut|voulons"
    r"|aimerais|note"
    r"|notons|garde|gardons|aurais besoin de)|(?:yo )?(?:quiero|queremos|necesito|necesitamos|guardamos|registramos|anotamos|hace falta)"
    r"|(?:eu )?(?:quero|preciso d[eao]s?|precisamos d[eao]s?|queremos)|(?:mi )?(?:voglio|vogliamo|vorrei|servono|serve)"
    r"|(?:will|möchte|brauche) ich|(?:wollen|möchten|brauchen|erfassen|speichern) wir|(?:wil|heb) ik"
    r"|(?:willen|hebben|noteren|bewaren) we)\s+",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(
    r"^(?:(?:de la|de los|de las|de l'|d'|des|del|della|dei|delle|du|de|di|do|da|dos|das|von|vom|van|der|dem|den|die|das|het|el|la|los|las"
    r"|le|les|il|lo|gli|i|o|a|os|as|của)\s+)+(?=\w)",
    re.IGNORECASE,
)
_VERB_LAST: Final = re.compile(r"\s+(?:ist|is|sind|bildet|vormt|darstellt|ergibt)$", re.IGNORECASE)
# `quantidade de quartos, banheiros e vagas de garagem, …`: another comma behind tells that `e` ends the inner list.
_COUNTS: Final = re.compile(
    r"(?P<lead>(?<![\w-])(?:número|cantidad|nº|quantidade|nombre|numero|anzahl|aantal|số)\s+(?:(?:de|di|der|von|van|lượng)\s+|d')?)"
    r"(?P<list>[^\W\d][\w'-]*(?:,\s+[^\W\d][\w'-]*){0,5}"
    r"\s+(?:und|et|y|e|en|và)\s+[^\W\d][\w'-]*"
    r"(?:\s(?:de|da|do|di|du|van|à)\s[\w'-]+)?)(?=\s*[,;])",
    re.IGNORECASE,
)
_PLURAL: Final = re.compile(r"[^\W\d][\w'-]*(?:s|en|er|i|e|x)(?:\s(?:de|da|do|di|du|van|à)\s[\w'-]+)?", re.IGNORECASE)
# `De eindtijd ligt na de starttijd.`: the verb of a rule that is a sentence of its own.
_LYING: Final = re.compile(
    r"(?P<before>(?:^|[.!?;]\s+)(?:[^\W\d][\w'-]*\s+){1,4}?)(?:ligt|valt|komt|liegt|fällt|kommt|est|se situe|vient|tombe|está|es|cae|queda"
    r"|fica|é|vem|è|cade|viene|nằm|phải)\s+(?=(?:(?:immer|altijd|steeds|stets|toujours|siempre|sempre|luôn)\s+)?"
    r"(?:nach|na|après|después|posterior|depois|dopo|successiv[oa]|sau)\s)",
    re.IGNORECASE,
)
# `das Datum der letzten Kontrolle und das der nächsten`: the noun of both.
_OF: Final = r"(?:der|des|von|vom|de|d'|du|del|de la|della|di|dello|do|da|van)"
_THAT_OF: Final = re.compile(
    rf"(?P<noun>(?<![\w-])[^\W\d][\w-]{{2,}})(?P<first>\s{_OF}\s[^,;.()]{{2,40}}?)\s(?P<and>{_JOINED})\s"
    rf"(?:das|die|der|celle|celui|ceux|la|el|los|las|quella|quello|o|a|dat)\s(?={_OF}\s)",
    re.IGNORECASE,
)
# `gols da casa e do visitante`, `ville de départ et d'arrivée`: the noun before both.
_LINK: Final = r"(?:(?:de la|de|du|del|della|dello|do|da|dos|das|di|van)\s|(?:de l|dell|d)')"
_OWNERS: Final = re.compile(
    rf"(?P<noun>(?<![\w'-])(?!(?:{'|'.join(_SIGNS_OF)}|entre|total)\b)[^\W\d][\w-]{{2,}})\s(?P<first>{_LINK}[^\W\d][\w-]*)\s(?P<and>{_JOINED})\s"
    rf"(?={_LINK}[^\W\d][\w-]*\s*(?:[,;(.]|$|{_JOINED}\s))",
    re.IGNORECASE,
)
# `status: lopend, afgelost of achterstallig` in a list.
_VALUED: Final = re.compile(
    r"(?<=[,;]\s)(?P<name>[^\W\d]\w*(?:\s\w+){0,2}):\s(?P<list>[\w-]+(?:\s[\w-]+)?(?:,\s[\w-]+(?:\s[\w-]+)?){0,6},?\s(?:of|oder|ou|o|hoặc)"
    r"\s[\w-]+(?:\s(?!(?:en|und|et|y|e|và|sowie)\b)[\w-]+)?)(?=\s*(?:[,;.]|$|(?:en|und|et|y|e|và|sowie)\s))",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"^(?:(?P<es>cuánt[oa]s)|(?P<pt>quant[oa]s)|(?P<it>quant[ie])|(?P<fr>combien (?:de|d'))|(?P<de>wie ?viele)|(?P<nl>hoeveel))"
    r"(?:\s+|(?<='))"
    r"(?P<noun>[^\W\d][\w'-]*)(?:\s.*)?$",
    re.IGNORECASE,
)
_NUMBER_OF: Final = {"es": "número de", "pt": "número de", "it": "numero di", "fr": "nombre de", "de": "Anzahl", "nl": "aantal"}
_NAMED: Final = re.compile(r"[^\W\d][\w'-]*(?:\s[^\W\d][\w'-]*){0,3}")


def write_out_clauses(text: str) -> str:
    """A description in another language with its sums as equations, each count with its noun, and rules without their verbs."""
    text = _OPENED.sub(lambda match: f"{match['what']}: " if match.start() == 0 else match["start"], text)
    text = _COMPOSED.sub(_equate, text)
    text = _THAT_OF.sub(lambda match: f"{match['noun']}{match['first']} {match['and']} {match['noun']} ", text)
    text = _OWNERS.sub(lambda match: f"{match['noun']} {match['first']} {match['and']} {match['noun']} ", text)
    text = _VALUED.sub(lambda match: f"{match['name']} ({match['list'].replace(' of ', ', ')})", text)
    return _LYING.sub(lambda match: match["before"], _COUNTS.sub(_spread, _GATHERED.sub(_equate, text)))


def name_asked(plain: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    """The name in `cuántos espectadores hubo (asistencia)` and the notes left; without one the number of what is asked for.

    None where nothing is asked for.
    """
    asked = _ASKED.match(plain)
    if asked is None:
        return None
    if notes and _NAMED.fullmatch(notes[0]):
        return notes[0], notes[1:]
    counted = next(phrase for language, phrase in _NUMBER_OF.items() if asked[language])
    return f"{counted} {asked['noun']}", notes


def _equate(match: re.Match[str]) -> str:
    """A sum or a difference as an equation."""
    listed = _VERB_LAST.sub("", match["list"])
    parts = [_SMALL.sub("", part.strip()) for part in re.split(rf",\s+|\s+{_JOINED}\s+", listed, flags=re.IGNORECASE) if part.strip()]
    sign = _SIGNS_OF[match["what"].lower()] if "what" in match.groupdict() else "+"
    return f" = {f' {sign} '.join(parts)}"


def _spread(match: re.Match[str]) -> str:
    """The count before each of the things that are counted, where all stand in the plural."""
    things = re.split(rf",\s+|\s+{_JOINED}\s+", match["list"], flags=re.IGNORECASE)
    if len(things) < 2 or not all(_PLURAL.fullmatch(thing) for thing in things):
        return match[0]
    return ", ".join(f"{match['lead']}{thing}" for thing in things)
