"""What sentences wrap around the names of fields: who keeps them, when, that they are kept at all, and fillers."""

from __future__ import annotations

import re
from typing import Final

from fictable.plan import words
from fictable.plan.masking import MARK, Masks
from fictable.plan.text import fold

_KEEPING: Final = (
    r"(?:know|have|has|hold|holds|keep|keeps|note|notes|want|wants|need|needs|record|records|store|stores|log|logs|list|lists|track|tracks"
    r"|save|saves|get|gets|show|shows|give|gives|collect|collects|ask for|write down|see|include|includes|register|registers|enter|enters)"
)
# `Apart from a customer id we keep the age`: all are fields.
_BESIDES: Final = re.compile(
    r"^(?:apart from|aside from|besides|beside|in addition to|next to|beyond|other than|on top of|along with|together with|as well as)\s+"
    rf"(?P<first>(?:an?|the|its|their|his|her)\s[^.;:]{{2,80}}?),?\s+(?:we|i|you|they|it|he|she|there)(?:'s|'d like| also| further| would"
    rf"| should| must| will| can)*\s+(?:{_KEEPING}|is|are|come|comes)\s+(?:also\s+)?",
    re.IGNORECASE,
)
# `On arrival a visit number is given out`, `At the end we have the disposition`.
_WHEN: Final = re.compile(
    r"^(?:on|upon|at|during|after|before|in|by|from)\s+(?:(?:the|each|every|our|their|its|his|her|a"
    r"|an)\s+)?[a-z-]+(?:\s+of\s+(?:the\s+)?[a-z-]+)?"
    rf"(?:,\s*|\s+)(?=(?:(?:we|i|you|they|he|she|it|there)\b|(?:the|a|an)\s+[a-z-]+\s+{_KEEPING}\b"
    r"|(?:an?|the)\s+[a-z-]+(?:\s[a-z-]+){0,3}\s+(?:is|are|gets?)\s+(?:given|noted|recorded|taken|asked|assigned|kept|logged|written)\b))",
    re.IGNORECASE,
)
_DONE: Final = (
    r"(?:given(?: out| too)?|noted(?: down)?|asked(?: for)?|recorded|kept|stored|logged|listed|named|registered|tracked|included|needed"
    r"|wanted|required|shown|collected|captured|documented|written down|added|provided|filled in|entered|of interest|there|available)"
)
# `the age and sex are asked for`: that a field is kept at all.
_KEPT: Final = re.compile(
    rf"\s+(?:is|are|was|were|gets?|must be|should be|has to be|have to be|shall be|will be)\s+(?:also\s+|then\s+|always\s+|all\s+|each\s+"
    rf"|both\s+)*{_DONE}(?:\s+(?:as well|too|along))?(?P<link>\s+(?:along|together) with(?=\s))?(?=\s*(?:[,;]|$|\sand\s"
    rf"|\splus\s)|\s(?:the|its|an?)\s)",
    re.IGNORECASE,
)
_INVERTED: Final = re.compile(
    r"^(?:also\s+|then\s+)?(?:measured|recorded|noted|given|included|listed|known|counted|stored|tracked|shown|reported"
    r"|added|kept|needed|wanted"
    r"|required|missing|interesting|important)\s+(?:is|are|was|were)\s+(?:also\s+|then\s+|the following\s*:?\s*)*(?=[a-z])",
    re.IGNORECASE,
)
_ORDERED: Final = re.compile(
    r"(?P<before>^|[,;]\s*(?:and\s+|then\s+)*|\s(?:and|then)\s+)(?:please\s+)?(?:count|sum|note|record|list|add|give|include"
    r"|store|keep|show|provide"
    r"|track|log|save|put|state|report|measure|compute|calculate|take)(?:\s+(?:also|down|up|us|me|in|too))?\s+"
    r"(?=(?:the|its|their|his|her|how|who|whether|what)\s)",
    re.IGNORECASE,
)
# `For each of its customers, an id, we hold age`
_FOR_EACH: Final = re.compile(
    r"^(?:for|of|on|about|per)\s+(?:(?:each|every|all|any|one|a|the)\s+)?(?:of\s+)?(?:(?:our|its|the|these"
    r"|their)\s+)?[\w-]+(?:\s[\w-]+)?\s*,\s+"
    r"(?=(?:an?|the|its|their|we|i|you|they)\s)",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    rf"(?P<before>^|[,;]\s*(?:and\s+)?)(?:we|i|you|they|he|she|it)\s+(?:also\s+|then\s+|further\s+|always\s+)*{_KEEPING}\s+"
    r"(?!(?:been|to|no|not|it|them|that|if|how|us)\b|[a-z]+ed\b)(?=[a-z])",
    re.IGNORECASE,
)
_FILLERS: Final = re.compile(
    r",?\s+(?:of course|as usual|as always|by the way|as it were|needless to say|if you like|naturally|obviously|in turn|after all|i think"
    r"|i guess|so to speak|for short|in short|in my opinion|please|ideally)\b,?(?=\s|$)"
    r"|,?\s+(?:too|as well|though|however|at the time|at that time|so far|to date|at the moment|in addition)(?=\s*(?:[,;]|$))",
    re.IGNORECASE,
)
_PERHAPS: Final = re.compile(
    r"\b(?:sometimes|possibly|perhaps|maybe|optionally|occasionally|if known|where known)\s+(?:also\s+"
    r"|even\s+)?(?P<field>(?:an?|the|its|their|his"
    r"|her|with an?)\s+[\w-]+(?:\s[\w-]+){0,3}?)(?=\s*(?:[,;]|$|\sand\s))",
    re.IGNORECASE,
)
_HAVING: Final = re.compile(
    r"^(?:with|having|has|identified by|known by|and|plus|including)\s+(?P<field>(?:an?|the|its|their|his|her)\s+[\w-]+(?:\s[\w-]+){0,3})$",
    re.IGNORECASE,
)


def clear_sentence(sentence: str, masks: Masks) -> str:
    """The sentence without what only says that its fields are kept, when and by whom."""
    sentence = _FILLERS.sub(_keep_stop, sentence)
    sentence = _BESIDES.sub(lambda match: f"{match['first']}, ", sentence)
    sentence = _WHEN.sub("", sentence)
    sentence = _INVERTED.sub("", sentence)
    sentence = _ORDERED.sub(lambda match: match["before"], sentence)
    sentence = _KEPT.sub(lambda match: "," if match["link"] or match.string[match.end() :].strip(" ,;") else "", sentence)
    sentence = re.sub(r",\s*,", ",", sentence)
    sentence = _PERHAPS.sub(lambda match: f"{match['field']} {masks.hide('(optional)', 'optional')}", sentence)
    sentence = MARK.sub(lambda mark: _open_remark(mark[0], masks), sentence)
    opened = _FOR_EACH.match(sentence)
    return _SUBJECT.sub(lambda match: match["before"], sentence[opened.end() :]) if opened else sentence


def _keep_stop(match: re.Match[str]) -> str:
    """A comma where a filler stood between two."""
    return "," if match[0].startswith(",") and match[0].endswith(",") else ""


def _open_remark(mark: str, masks: Masks) -> str:
    """`each of the customers (with an id)`: a remark that names a field of its own stands beside the others."""
    held = _HAVING.match(masks.read(mark))
    return f", {held['field']}, " if held and fold(held["field"].split()[-1]) not in words.META else mark
