"""The inside of JSON strings: quotes, backslashes and control characters escaped, everything else as it is."""

from __future__ import annotations

import json

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fictable.sinks.texts import bytes_of

_QUOTE, _BACKSLASH, _FIRST_PLAIN = 34, 92, 32


def escape_strings(texts: pa.Array) -> pa.Array:
    """A string array, each text escaped; null stays null. Costs next to nothing where nothing has to be escaped."""
    data = np.frombuffer(bytes_of(texts), np.uint8)
    special = data[(data < _FIRST_PLAIN) | (data == _QUOTE) | (data == _BACKSLASH)]
    found = np.flatnonzero(np.bincount(special, minlength=1)).tolist()
    for code in sorted(found, key=lambda code: code != _BACKSLASH):  # first, for the other escapes bring backslashes
        texts = pc.replace_substring(texts, chr(code), json.dumps(chr(code))[1:-1])
    return texts


def escape_string(text: str) -> str:
    """One text as a JSON string with its quotes."""
    return json.dumps(text, ensure_ascii=False)
