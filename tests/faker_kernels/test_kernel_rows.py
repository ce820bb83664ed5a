"""Values of kernels depend on the key and the row alone, fit their storage, and exist for no rows and for one."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from fictable.engine.storage import arrow_type, to_arrow

LOCALES = ("de_DE", "en_GB", "en_US", "es_ES", "fr_FR", "it_IT", "ja_JP", "nl_NL", "pt_BR", "vi_VN")
LEAST = 80


@pytest.mark.parametrize("locale", LOCALES)
def test_rows_are_independent(locale: str, find: Any, open_generator: Any, storages: dict[str, tuple[str, int | None]]) -> None:
    """Rows in another order and with gaps have the same values, in the declared storage; no rows have no values."""
    numbers = np.array([0, 1, 2, 5, 8, 4096, 4097, 70_000, 2**40, 2**63 + 7], np.uint64)
    mixed = np.array([7, 0, 9, 3, 3], np.intp)
    known = []
    for method, (storage, decimals) in storages.items():
        kernel = find(method, locale) if hasattr(open_generator(locale)[0], method) else None
        if kernel is None:
            continue
        known.append(method)
        whole = to_arrow(kernel.values(numbers, 2**64 - 3), storage, decimals)
        assert whole.type == arrow_type(storage, decimals), method
        assert whole.null_count == 0, method
        assert to_arrow(kernel.values(numbers[mixed], 2**64 - 3), storage, decimals).equals(whole.take(pa.array(mixed))), method
        assert len(to_arrow(kernel.values(numbers[:0], 1), storage, decimals)) == 0, method
    assert len(known) >= LEAST


@pytest.mark.parametrize("method", ["uuid4", "text", "iban", "user_agent", "date_time", "pyfloat", "ipv6", "credit_card_full"])
def test_keys_make_other_values(method: str, find: Any) -> None:
    """Two keys have nothing in common."""
    kernel, numbers = find(method), np.arange(200, dtype=np.uint64)
    first, second = (kernel.values(numbers, key).tolist() for key in (1, 2))
    assert first == kernel.values(numbers, 1).tolist()
    assert sum(one == other for one, other in zip(first, second, strict=True)) < 10
    assert len(set(first)) > 150


def test_a_prefix_is_stable(find: Any) -> None:
    """The first rows of many are the rows of few, also where texts are drawn again."""
    for method, locale in (("text", "en_US"), ("ssn", "nl_NL"), ("paragraph", "fr_FR"), ("firefox", "en_US"), ("passport_full", "de_DE")):
        kernel = find(method, locale)
        few, many = (kernel.values(np.arange(count, dtype=np.uint64), 9) for count in (100, 2000))
        assert many[:100].equals(few), method


PORTABLE = (
    "text user_agent iban uuid4 ipv6 color pyfloat pydecimal unix_time iso8601 date_between credit_card_full password latitude isbn13 "
    "passport_full dga slug"
)
SCRIPT = """
import datetime, hashlib, sys
import numpy
from fictable.engine.fakers import build_generator
from fictable.engine.kernels.registry import find_kernel
clock = datetime.datetime.fromisoformat(sys.argv[1])
generator, _ = build_generator(None, "en_US", clock)
for method in sys.argv[2:]:
    kernel = find_kernel(method, getattr(generator, method).__self__, {}, "en_US", clock)
    print(hashlib.sha256(repr(kernel.values(numpy.arange(500, dtype=numpy.uint64), 3).tolist()).encode()).hexdigest())
"""


def test_other_machines_make_the_same_values(find: Any, as_of: Any) -> None:
    """An older processor, another time zone and another hash seed change nothing."""
    environment = {**os.environ, "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-W", "ignore", "-c", SCRIPT, as_of.isoformat(), *PORTABLE.split()]
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120).stdout.split()
    values = [find(method).values(np.arange(500, dtype=np.uint64), 3).tolist() for method in PORTABLE.split()]
    assert made == [hashlib.sha256(repr(value).encode()).hexdigest() for value in values]
