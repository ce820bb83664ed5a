"""What a description in one line is of: the noun of its rows, who does it, where, and by what it is told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fictable.plan import words
from fictable.plan.data_files import read_table
from fictable.plan.text import find_words, make_singular

# What people say of the data, not of its subject.
_SAID_OF_DATA: Final = frozenset(read_table("frames")["said_of_data"].split())
_OFTEN: Final = frozenset(read_table("actions")["adverbs"]["often"].split())
_ACTIONS: Final = {
    tuple(form.split("_")): noun.replace("_", " ") for noun, forms in read_table("actions")["verbs"].items() for form in forms.split()
}
HOLDERS: Final = frozenset(read_table("actions")["holders"]["nouns"].split())
_ENDINGS: Final = (
    "keeper",
    "maker",
    "smith",
    "ologist",
    "ician",
    "hunter",
    "fighter",
    "walker",
    "dancer",
    "singer",
    "rider",
    "catcher",
    "gist",
    "mist",
    "rist",
    "nist",
    "tist",
    "vist",
)
_ASKING: Final = frozenset({"what", "which", "who", "whom", "when", "where", "how"})
_RELATIVE: Final = frozenset({"who", "that", "which"})
# Whom a verb's noun needs not name.
_ANYONE: Final = frozenset({"person", "those", "everyone", "everybody", "anyone", "user", "it", "we", "they", "you", "i", "one"})
_GROUPING: Final = frozenset({"by", "per"})
_OWNING: Final = frozenset({"of", "from", "for", "by", "per", "at", "in"})
SPANS: Final = frozenset(
    {"second", "minute", "hour", "day", "week", "weekday", "month", "quarter", "year", "season", "decade", "time", "date", "night"}
)
_PARTICIPLES: Final = frozenset(
    {"sent", "taken", "given", "made", "bought", "sold", "paid", "held", "run", "driven", "written", "caught", "lent", "found", "seen"}
)
_MOST_WORDS: Final = 16


@dataclass(frozen=True, slots=True)
class Subject:
    """What a table is of: the nouns in front of its head, the head in the singular, and as it was written."""

    before: tuple[str, ...]
    noun: str
    written: str = ""

    @property
    def table(self) -> tuple[str, ...]:
        """The words of a table's name, the last in the plural."""
        plural = f"{self.noun[:-1]}ies" if self.noun.endswith(("by", "cy", "dy", "gy", "ly", "ny", "py", "ry", "ty")) else f"{self.noun}s"
        return (*self.before, self.written if self.written.endswith("s") else plural)

    @property
    def phrase(self) -> str:
        """All of it, in the singular."""
        return " ".join((*self.before, self.noun))


@dataclass(frozen=True, slots=True)
class Mention:
    """Nouns behind a link, in the singular: `by port`, `of our delivery vans`; `many` tells that the text has them in the plural."""

    link: str
    nouns: tuple[str, ...]
    many: bool

    @property
    def head(self) -> str:
        """The last of its nouns."""
        return self.nouns[-1]

    @property
    def groups(self) -> bool:
        """Whether the rows are told apart by it."""
        return self.link in _GROUPING

    @property
    def is_span(self) -> bool:
        """Whether it is a span of time."""
        return self.head in SPANS


def find_subject(text: str) -> Subject:
    """What an English description is about: its first noun phrase; `record` where there is none.

    A participle ends the phrase where it does not stand before a noun: `pets waiting for a home`, but `piano tuning requests`.
    How often something happens is no noun, and what follows a comma is beside it: `gauge readings, hourly`.
    """
    plain = [word for word in find_words(text) if word not in _OFTEN]
    stop = len([word for word in find_words(text.split(",", 1)[0]) if word not in _OFTEN])
    found: list[str] = []
    for place, word in enumerate(plain):
        if place == stop and found and not set(found) <= _SAID_OF_DATA:
            break
        follows = plain[place + 1] if place + 1 < len(plain) else ""
        open_end = not follows or follows in words.PREPOSITIONS or follows in words.DETERMINERS
        if _is_noun(word, open_end=open_end and bool(found)) and not (
            word.endswith("ing") and (open_end or follows in words.STOPS) and found
        ):
            found.append(word)
        elif found and not set(found) <= _SAID_OF_DATA:
            break
    while len(found) > 1 and found[0] in _SAID_OF_DATA:
        found.pop(0)
    while len(found) > 1 and found[-1] in _SAID_OF_DATA and found[-1] not in {"entry", "catalogue", "catalog", "collection"}:
        found.pop()
    if not found or found[-1] in _SAID_OF_DATA - {"entry"}:
        return Subject((), "record")
    return Subject(tuple(found[-3:-1]), make_singular(found[-1]), found[-1])


def _is_noun(word: str, *, open_end: bool) -> bool:
    """Whether a word may belong to a noun phrase; a verb may where it ends one, as in `puppet shows`."""
    if not (word.isascii() and word.isalpha()) or len(word) < 3 or len(word) > 30:
        return False
    return word not in words.STOPS or (open_end and word.endswith("s") and word in (words.VERBS | words.FINITE | words.ACTIVE))


def is_person(noun: str) -> bool:
    """Whether a noun in the singular is one for people."""
    return noun in words.PEOPLE or noun in words.AGENTS or (len(noun) > 5 and noun.endswith(_ENDINGS))


def find_mentions(text: str) -> list[Mention]:
    """The nouns behind the links of a short English description, in order; none of a text of more than 16 words."""
    plain = find_words(text)
    if len(plain) > _MOST_WORDS:
        return []
    return [
        mention
        for place, word in enumerate(plain)
        if word in _OWNING and not (word == "by" and _is_done(plain[:place]))
        for mention in _read_mention(word, plain[place + 1 :])
    ]


def _is_done(before: Sequence[str]) -> bool:
    """Whether a participle stands at the end, so that `by` tells who did it: `issued by the city`."""
    return bool(before) and (before[-1].endswith("ed") or before[-1] in _PARTICIPLES)


def _read_mention(link: str, plain: Sequence[str]) -> Iterator[Mention]:
    """The noun phrase with which the words behind a link begin, if any."""
    found: list[str] = []
    for word in plain:
        if word in words.DETERMINERS and not found:
            continue
        if word in words.STOPS or word == "and" or not word.isalpha():
            break
        found.append(word)
    if found and len(found) <= 3:
        last = make_singular(found[-1])
        yield Mention(link, (*found[:-1], last), last != found[-1])


def join_holder(text: str) -> str:
    """A line whose last part is who has the data, as one noun phrase: `returns and refunds, fashion retailer`; other texts as they are."""
    line = text.strip()
    before, comma, after = line.partition(",")
    have, holder = find_words(before), find_words(after)
    if not comma or "," in after or not 1 < len(have) <= 5 or not 0 < len(holder) <= 4 or any(word in words.STOPS for word in holder):
        return text
    joined = "and" in have and "and" not in holder and all(make_singular(word) != word for word in (have[0], have[-1]))
    return f"{before} of {after.strip()}" if joined and holder[-1] in HOLDERS else text


def name_actions(text: str) -> str:
    """A description by what was done, as one by the noun for it: `what players bought in our game` is `player purchases in our game`.

    Other texts come back as they are; so do those of more than 16 words.
    """
    plain = tuple(find_words(text))
    if not 2 < len(plain) <= _MOST_WORDS:
        return text
    found = _find_action(plain)
    if found is None:
        return text
    start, end, noun = found
    asked, doer = _split_doer(plain[:start])
    rest = plain[end:]
    stop = next((place for place in range(len(rest) - 1) if rest[place] == "and" and rest[place + 1] in _ASKING), len(rest))
    rest = rest[:stop]
    while rest and rest[-1] in words.PREPOSITIONS:
        rest = rest[:-1]
    direct = [] if rest and rest[0] in words.PREPOSITIONS else [word for word in rest if word not in words.DETERMINERS]
    plural = " ".join((*(make_singular(word) for word in (*asked, *doer[-2:])), noun))
    return " ".join((plural + ("s of" if direct else "s"), *(direct or rest)))


def _find_action(plain: Sequence[str]) -> tuple[int, int, str] | None:
    """Where the verb of a question or of a relative clause stands, and the noun for what it does."""
    asks = [place for place, word in enumerate(plain[:-1]) if word in _ASKING]
    if asks and (asks[0] == 0 or plain[asks[0]] in _RELATIVE):
        places: Sequence[int] = range(asks[0] + 1, len(plain))
    elif len(plain) >= 3 and all(make_singular(word) != word for word in plain[:2]):
        places = range(2, min(3, len(plain)))
    else:
        return None
    for place in places:
        for length in (3, 2, 1):
            if noun := _ACTIONS.get(tuple(plain[place : place + length])):
                return place, place + length, noun
    return None


def _split_doer(plain: Sequence[str]) -> tuple[list[str], list[str]]:
    """What was asked for and who did it: `which cars our garage` are cars and a garage."""
    inner = [place for place, word in enumerate(plain) if word in words.DETERMINERS and place > 1]
    cut = inner[-1] if inner else 0
    parts = (plain[:cut], plain[cut:])
    asked, doer = (
        [word for word in part if word not in words.STOPS and word not in _ASKING and make_singular(word) not in _ANYONE] for part in parts
    )
    return asked, doer
