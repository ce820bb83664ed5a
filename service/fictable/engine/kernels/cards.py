"""Payment cards: numbers with the check digit of Luhn, expiry dates, security codes, and the full text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from fictable.engine.kernels.formats import NUMERIFY, Formats, read_formats
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.letters import ZERO, draw_digits, join_texts, kept_text, text_of_lengths
from fictable.engine.kernels.moment_texts import Write, format_seconds
from fictable.engine.kernels.moments import Bounds, find_bounds
from fictable.engine.kernels.names import Names, find_names
from fictable.engine.kernels.ragged import table_of

_DIGITS: Final = np.zeros((3, 128), np.int64)
_DIGITS[1, ZERO : ZERO + 10], _DIGITS[2, ZERO : ZERO + 10] = np.arange(10), [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
_VALUES: Final = _DIGITS.ravel()


def luhn_digit(letters: NDArray[np.uint8], lengths: NDArray[np.int64], chosen: NDArray[Any]) -> NDArray[np.uint8]:
    """The check digit of digits of which row i has `lengths[chosen[i]]`: every second one from the right counts double."""
    total = np.zeros(len(letters), np.int64)
    for place in range(letters.shape[1]):
        kinds = np.where(place < lengths, 128 + 128 * ((lengths - place) % 2), 0)
        total += _VALUES[kinds[chosen] + letters[:, place]]
    return np.asarray((-total % 10).astype(np.uint8))


class _Cards:
    """The card types of a locale: which prefix leads to which type, and all of their formats."""

    def __init__(self, kinds: Sequence[Any]) -> None:
        self.kinds = list(kinds)
        texts, weights, self._kind = [], [], []
        for number, card in enumerate(self.kinds):
            for prefix in card.prefixes:
                texts.append(prefix + "#" * (card.length - len(prefix) - 1))
                weights.append(1 / len(card.prefixes))
                self._kind.append(number)
        self._formats = read_formats(texts, NUMERIFY, weights)
        self._lengths = np.array([len(text) for text in texts], np.int64)
        self._kinds_of = np.array(self._kind, np.int64)

    @property
    def usable(self) -> bool:
        """Whether all formats were read."""
        return self._formats is not None and not any(sign in "!@" for card in self.kinds for p in card.prefixes for sign in p)

    def draw(self, draws: Draws) -> tuple[pa.Array, NDArray[np.int64]]:
        """Card numbers, and which type each is of."""
        formats: Formats = self._formats  # type: ignore[assignment]
        letters, chosen = formats.draw(draws, "number")
        padded = np.zeros((len(letters), letters.shape[1] + 1), np.uint8)
        padded[:, :-1] = letters
        padded[np.arange(len(padded)), self._lengths[chosen]] = luhn_digit(letters, self._lengths, chosen) + np.uint8(ZERO)
        return kept_text(padded, padded != 0), self._kinds_of[chosen]


def _read_cards(call: Call) -> _Cards | None:
    types, wanted = call.read("credit_card_types"), call.given.get("card_type")
    if not isinstance(types, Mapping) or not types or (wanted is not None and wanted not in types):
        return None
    cards = _Cards(list(types.values()) if wanted is None else [types[wanted]])
    return cards if cards.usable else None


def _make_number(call: Call) -> Compute | None:
    cards = _read_cards(call)
    return None if cards is None else lambda draws: cards.draw(draws)[0]


def _make_provider(call: Call) -> Compute | None:
    cards = _read_cards(call)
    if cards is None:
        return None
    names = table_of([card.name for card in cards.kinds])
    return lambda draws: names.take(pa.array(draws.below("kind", len(names))))


def _security_codes(draws: Draws, lengths: NDArray[np.int64]) -> pa.Array:
    return text_of_lengths(draw_digits(draws, "security", int(lengths.max())) + np.uint8(ZERO), lengths)


def _make_security_code(call: Call) -> Compute | None:
    cards = _read_cards(call)
    if cards is None:
        return None
    lengths = np.array([card.security_code_length for card in cards.kinds], np.int64)
    return lambda draws: _security_codes(draws, lengths[draws.below("kind", len(lengths))])


def _expiry(call: Call, start: Any, end: Any, pattern: str) -> tuple[Bounds, Write] | None:
    moments = call.other("date_time_between")
    if not type(moments).__module__.startswith("faker.providers.date_time"):
        return None
    bounds = find_bounds(Call("date_time_between", moments, {"start_date": start, "end_date": end}, call.locale, call.as_of))
    write = None if bounds is None else format_seconds(pattern, bounds.low, bounds.high)
    return None if bounds is None or write is None else (bounds, write)


def _make_expire(call: Call) -> Compute | None:
    found = _expiry(call, call.given["start"], call.given["end"], call.given["date_format"])
    if found is None:
        return None
    bounds, write = found
    return lambda draws: write(draws.uniform("expiry", bounds.low, bounds.high))


def _make_full(call: Call) -> Compute | None:
    """Provider, owner, number with expiry date, and security code on four lines."""
    cards, expiry = _read_cards(call), _expiry(call, "now", "+10y", "%m/%y")
    first, last = find_names(call, "first_name"), find_names(call, "last_name")
    if cards is None or expiry is None or first is None or last is None:
        return None
    return lambda draws: _write_full(draws, cards, expiry, (first, last))


def _write_full(draws: Draws, cards: _Cards, expiry: tuple[Bounds, Write], owner: tuple[Names, Names]) -> pa.Array:
    numbers, kind = cards.draw(draws)
    bounds, write = expiry
    place = pa.array(kind)
    lengths = np.array([card.security_code_length for card in cards.kinds], np.int64)
    return join_texts(
        table_of([card.name + "\n" for card in cards.kinds]).take(place),
        owner[0].pick(draws, "first"),
        " ",
        owner[1].pick(draws, "last"),
        "\n",
        numbers,
        " ",
        write(draws.uniform("expiry", bounds.low, bounds.high)),
        table_of([f"\n{card.security_code}: " for card in cards.kinds]).take(place),
        _security_codes(draws, lengths[kind]),
        "\n",
    )


MAKERS: Final[Mapping[str, Maker]] = {
    "credit_card:credit_card_number": _make_number,
    "credit_card:credit_card_provider": _make_provider,
    "credit_card:credit_card_security_code": _make_security_code,
    "credit_card:credit_card_expire": _make_expire,
    "credit_card:credit_card_full": _make_full,
}
