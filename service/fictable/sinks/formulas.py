r"""Text that a spreadsheet would run: a cell that begins with = + - @ TAB CR LF or NUL gets an apostrophe in front.

Spreadsheets take such a cell of a CSV file for a formula, whether or not it stands in quotes, and a formula can call functions, read
other files and, by the old data exchange of Windows, start programs. An apostrophe is what they themselves write before text.

Only text is looked at, never numbers, dates or times. Text that begins with one of the signs but cannot be more than a number or a name
stays as it is, because an apostrophe would damage it for every reader that is no spreadsheet:

| stays                                                 | such as                                              |
|-------------------------------------------------------|------------------------------------------------------|
| digits and their punctuation after + or -             | -5, +49 30 1234, +1-555-0100, -12.5 %, -3e-5, -, +/- |
| the same with an extension or a unit of letters after | +1-555-0100x12, -5 °C, +3 days                       |
| one word after @                                      | @jane_doe                                            |

None of these can hold a call, a sheet, a file or a program: for that a formula needs a name before a parenthesis, or ! or |.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fictable.sinks.texts import bytes_of

_SIGNS: Final = "=+-@＝＋－＠"
_CONTROLS: Final = "\0\t\n\r"
_RISKY: Final = r"^[\x00\t\n\r=+\-@＝＋－＠]"
_HARMLESS: Final = (
    r"^(?:[+\-][0-9+\-., ()/:%]*"
    r"|[+\-][$€£¥ ]{0,2}[0-9+\-., ()/:%]*[0-9)%](?:[eE][+\-]?[0-9]{1,3}|x[0-9]{1,10}| ?ext\.? ?[0-9]{1,10}| ?[\p{L}°%]{1,12})"
    r"|[+\-][$€£¥ ]{1,2}[0-9.,]+"
    r"|@[A-Za-z0-9_.]{1,64})$"
)
_FIRST_BYTES: Final = tuple(dict.fromkeys(sign.encode()[0] for sign in _SIGNS + _CONTROLS))
_MAY_BEGIN: Final = bytes(code in _FIRST_BYTES for code in range(256))
_IN_NUMBERS: Final = bytes(code in b"0123456789+-., ()/:%" for code in range(256))


def neutralise_cells(texts: pa.Array) -> pa.Array:
    """A string array with an apostrophe before each text that could be a formula; null stays null.

    Costs one look at the first byte of each text where none begins with a sign.
    """
    risky = _find_risky(texts)
    if risky is None:
        return texts
    chosen = texts.take(pa.array(risky))
    if _holds_numbers(chosen):  # such as phone numbers: never a formula, and the usual case
        return texts
    formula = pc.and_not(pc.match_substring_regex(chosen, _RISKY), pc.match_substring_regex(chosen, _HARMLESS))
    return _prefix(texts, risky[np.asarray(pc.fill_null(formula, fill_value=False).to_numpy(zero_copy_only=False))])


def begins_with_sign(texts: pa.Array) -> bool:
    """Whether any text may begin with one of the signs."""
    return _find_risky(texts) is not None


def neutralise_names(names: Iterable[str]) -> list[str]:
    """Names of columns with an apostrophe before each that begins with one of the signs, whatever follows."""
    return [f"'{name}" if name and name[0] in _SIGNS + _CONTROLS else name for name in names]


def _find_risky(texts: pa.Array) -> NDArray[np.intp] | None:
    """The places of the texts whose first byte may be that of a sign, None where there are none."""
    _, offsets, data = texts.buffers()
    if data is None or not data.size or not len(texts):
        return None
    ends = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1]
    # An empty text at the end has no byte of its own: clipped, and sorted out below.
    first = np.frombuffer(data, np.uint8).take(ends[:-1], mode="clip")
    letters = first.tobytes()
    if not any(sign in letters for sign in _FIRST_BYTES):  # nine quick searches, less than one look at each letter
        return None
    places = np.flatnonzero(np.frombuffer(_MAY_BEGIN, np.bool_).take(first) & (ends[1:] > ends[:-1]))
    return places if len(places) else None


def _holds_numbers(texts: pa.Array) -> bool:
    """Whether all texts together have no byte but those of numbers."""
    return bool(np.frombuffer(_IN_NUMBERS, np.bool_).take(np.frombuffer(bytes_of(texts), np.uint8)).all())


def _prefix(texts: pa.Array, places: NDArray[np.intp]) -> pa.Array:
    if not len(places):
        return texts
    mask = np.zeros(len(texts), np.bool_)
    mask[places] = True
    return pc.replace_with_mask(texts, pa.array(mask), pc.binary_join_element_wise("'", texts.take(pa.array(places)), ""))
