"""Equal requests give equal bytes in every environment. A change here is a decision, noted in the changelog."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ENVIRONMENTS = {
    "hash seed 1, UTC, C": ({"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}, ["16384"]),
    "hash seed 2, Tokyo, Turkish, small batches": ({"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8"}, ["1000"]),
    "an older processor": ({"NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR"}, ["16384"]),
    "a hundred days later": ({}, ["16384", "100"]),
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_golden_requests_have_their_digests(name: str) -> None:
    """Ten requests, their bytes known."""
    variables, arguments = ENVIRONMENTS[name]
    command = [sys.executable, "-W", "ignore", str(HERE / "make_digests.py"), *arguments]
    made = subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, timeout=120, check=True)
    assert json.loads(made.stdout) == json.loads((HERE / "digests.json").read_text())
