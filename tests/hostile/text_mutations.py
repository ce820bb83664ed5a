"""Descriptions made to be read slowly or wrongly, by seed: words that rules look for, repeated, nested, mixed and cut."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

LONGEST: Final = 4000
SHORTEST: Final = 10
NAMES: Final = (
    "name", "e-mail", "start date", "end date", "total", "price", "status", "age", "city", "customer id", "quantity", "rating", "a", "b",
    "année", "Größe", "価格", "名前", "prénom", "fecha de inicio", "createdAt", "order_id", "x" * 130, "is active", "ZIP", "%", "#",
)  # fmt: skip
NUMBERS: Final = (
    "1",
    "0",
    "-5",
    "3.14",
    "1,000",
    "10k",
    "99%",
    "1e308",
    "9" * 400,
    "½",
    "٣",
    "12:30",
    "2020-02-30",
    "1/0",
    "$5",
    "€1.5m",
    "1990s",
)
GLUE: Final = (
    " ", ", ", "; ", ". ", " and ", " or ", ": ", "\n- ", "\n", "\t", " | ", "|", "/", " - ", " – ", "=", " = ", " + ", " x ",
    " of ", " per ",
    " with ", " in ", " by ", " for each ", " from ", " to ", " between ", " und ", " et ", " y ", "、", "と", "\r\n", "\u2028", "\u00a0",
)  # fmt: skip
SAID: Final = (
    "between {n} and {n}", "from {n} to {n}", "{n} to {n}", "{n}% of the {w} are missing", "{n}% {w}, {n}% {w}", "one of {w}, {w} or {w}",
    "{w} such as {w}, {w} and {w}", "{w} never exceeds {w}", "{w} is the sum of {w}, {w} and {w}", "{w} = {w} * {w} - {n}",
    "({w}, {w}, {w}",
    "{w} ({w} ({w} ({n}-{n})))", "unique {w}", "{w} after the {w}", "{w} at least {n} days after {w}", "null unless {w} is {w}",
    "with a mean of {n} and a standard deviation of {n}", "normally distributed around {n}", "mostly {w}, sometimes {w}, rarely {w}",
    "CREATE TABLE {w} ({w} int CHECK ({w} > {n}), {w} varchar({n})", '{{"{w}": {n}, "{w}": [{n}, "{w}"]}}', "{w}: {w} | {w} | {w}",
    "class {w}: {w}: int = {n}; {w}: str", "in the format {w}-{n}{n}", "matching [A-Z]{{{n}}}({w})*", "each {w} has {n} {w}s",
    "{n} rows of {w}", "{w} in {w} of {w} per {w}", "if {w} is {w} then {w} is {n}", "how many {w} {w} {w}", "{w} or {w} or {w} or {w}",
    "last {n} years", "since {n}", "in {n}", "von {n} bis {n}", "entre {n} et {n}", "de {n} a {n}",
    "{n}から{n}まで", "rated {n} out of {n}",
    "{w} (in {w})", "{w}'s {w}'s {w}", '"{w}", \'{w}\', `{w}`', "{w}/{w}/{w}", "no {w} without {w}", "same {w} as {w}",
    "{w} minus {w} plus {w}",
    "the latter is never before the {w}", "{w} weighted {n}:{n}:{n}", "{w}, {w} (both {w})", "enum({w},{w},{w})",
    "https://{w}.{w}/{w}?{w}={n}",
)  # fmt: skip
ODD: Final = (
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "`",
    "\\",
    "\u0301",
    "\u202e",
    "\u200b",
    "\ue000",
    "\uf8ff",
    "é",
    "日",
    "🧑‍🤝‍🧑",
    "ß",
    "İ",
    "ſ",
    "…",
    "\x00",
)


def write_text(seed: int) -> str:
    """The description of a seed: 10 to 4,000 characters, without lone surrogates; the same in every run."""
    chance = random.Random(seed)
    text = chance.choice(WAYS)(chance)
    size = chance.choice((60, 400, 1500, LONGEST))
    return f"Rows with {text}"[:size].ljust(SHORTEST, ".")


def say(chance: random.Random) -> str:
    """A phrase that a rule may know, with names and numbers put in."""
    text = chance.choice(SAID)
    while "{w}" in text or "{n}" in text:
        text = text.replace("{w}", chance.choice(NAMES), 1).replace("{n}", chance.choice(NUMBERS), 1)
    return text.replace("{{", "{").replace("}}", "}")


def repeat_phrases(chance: random.Random) -> str:
    """A few phrases, over and over."""
    unit = "".join(say(chance) + chance.choice(GLUE) for _ in range(chance.randint(1, 3)))
    return unit * (LONGEST // len(unit) + 1)


def repeat_pieces(chance: random.Random) -> str:
    """Very short pieces, over and over: what a form with two ways to match tries in every combination."""
    unit = "".join(chance.choice(chance.choice((NAMES[12:14], NUMBERS[:3], GLUE, ODD))) for _ in range(chance.randint(1, 4)))
    return unit * (LONGEST // len(unit) + 1) + say(chance)


def mix_phrases(chance: random.Random) -> str:
    """Different phrases with anything between them."""
    return "".join(say(chance) + chance.choice(GLUE) for _ in range(chance.randint(3, 120)))


def mix_words(chance: random.Random) -> str:
    """The words of phrases in any order."""
    words = " ".join(say(chance) for _ in range(chance.randint(2, 60))).split(" ")
    chance.shuffle(words)
    return chance.choice(GLUE[:4]).join(words)


def nest_phrases(chance: random.Random) -> str:
    """Brackets in brackets, some of them never closed."""
    depth = chance.randint(1, 600)
    opened, closed = chance.choice(("()", "[]", "{}", "<>"))
    return (opened + say(chance)) * depth + closed * chance.randint(0, depth)


def list_names(chance: random.Random) -> str:
    """Hundreds of columns, some with remarks."""
    glue = chance.choice(GLUE)
    names = (f"{chance.choice(NAMES)} {number}" if chance.random() < 0.7 else say(chance) for number in range(chance.randint(20, 400)))
    return glue.join(names)


def spoil_phrases(chance: random.Random) -> str:
    """Phrases with letters lost, doubled and put in."""
    letters = list(mix_phrases(chance)[:LONGEST])
    for _ in range(len(letters) // chance.randint(4, 60) + 1):
        letters[chance.randrange(len(letters))] = chance.choice((*ODD, *GLUE, "", "", "s"))
    return "".join(letters)


WAYS: Final[tuple[Callable[[random.Random], str], ...]] = (
    repeat_phrases,
    repeat_pieces,
    mix_phrases,
    mix_words,
    nest_phrases,
    list_names,
    spoil_phrases,
)
