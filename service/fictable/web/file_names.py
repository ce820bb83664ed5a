"""A description → the name of the file that is offered for download: plain letters, digits and underscores, nothing else."""

from __future__ import annotations

import re
import unicodedata

MAX_WORDS = 4
MAX_CHARACTERS = 60
FALLBACK = "dataset"

SUBJECT_ENDS = re.compile(
    r"[,;:.!?()\[\]{}\n\r\t]|\s[-–—]\s|\b(?:with|including|include|includes|containing|contains|such as|that|which|where|having|each)\b"
)
OPENING_WORDS = frozenset(
    {
        "please",
        "kindly",
        "can",
        "could",
        "you",
        "generate",
        "create",
        "make",
        "give",
        "me",
        "us",
        "build",
        "produce",
        "provide",
        "write",
        "prepare",
        "simulate",
        "show",
        "i",
        "we",
        "need",
        "want",
        "would",
        "like",
        "to",
        "get",
        "have",
        "a",
        "an",
        "the",
        "some",
        "my",
        "our",
        "new",
        "of",
        "for",
        "about",
        "on",
        "with",
        "including",
        "containing",
        "synthetic",
        "fake",
        "mock",
        "dummy",
        "random",
        "realistic",
        "sample",
        "example",
        "dataset",
        "datasets",
        "csv",
        "file",
        "table",
        "list",
        "rows",
        "row",
        "records",
        "record",
        "entries",
        "lines",
    }
)
JOINING_WORDS = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "for",
        "and",
        "or",
        "in",
        "on",
        "to",
        "by",
        "from",
        "at",
        "as",
        "with",
        "including",
        "containing",
        "that",
        "which",
        "where",
        "having",
        "such",
        "each",
        "per",
    }
)
RESERVED_NAMES = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)})
"""Names that Windows does not accept for files."""


def name_file(description: str, extension: str) -> str:
    """Name the file of a dataset after what the description is about, such as `ecommerce_product_data.csv`.

    The words before the list of fields count, without imperatives and articles, at most four; `dataset` where nothing of
    them can be written in ASCII.
    """
    return f"{name_subject(description)}.{extension}"


def name_subject(description: str) -> str:
    """Give the stem of the file name: at most 60 of a-z, 0-9 and underscore, never empty."""
    text = re.sub(r"(?<=\d)[.,](?=\d)", "", description[:4000].lower())
    head = SUBJECT_ENDS.split(text, maxsplit=1)[0]
    words = list_words(head) or list_words(text)
    stem = "_".join(words[:MAX_WORDS])
    if len(stem) > MAX_CHARACTERS:
        stem = stem[:MAX_CHARACTERS].rpartition("_")[0] or stem[:MAX_CHARACTERS]
    return f"{stem}_data" if stem in RESERVED_NAMES else stem or FALLBACK


def list_words(text: str) -> list[str]:
    """Give the telling words of a text: opening words and counts are dropped at the front, joining words everywhere."""
    plain = to_ascii(text)
    joined = re.sub(r"\b([a-z]{1,2})-(?=[a-z])", r"\1", re.sub(r"['`]", "", plain))
    words = [word for word in re.findall(r"[a-z0-9]+", joined) if word not in JOINING_WORDS]
    while words and (words[0] in OPENING_WORDS or words[0].isdigit()):
        words.pop(0)
    return words


def to_ascii(text: str) -> str:
    """Give a text in ASCII by dropping accents (NFKD); empty when most of its letters have no such form, as in other scripts."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    letters = sum(character.isalpha() for character in text)
    return plain if 2 * sum(character.isalpha() for character in plain) >= letters else ""
