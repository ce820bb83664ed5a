"""Keys of draws: the one place where a path of names becomes 64 bits."""

from __future__ import annotations

import hashlib
import json


def key_of(seed: int, table: str, *path: object) -> int:
    """The 64-bit key of a draw: blake2b-64 of the JSON array [1, seed, table, *path]; 1 is the version of this rule."""
    text = json.dumps([1, seed, table, *path], ensure_ascii=True, separators=(",", ":"), sort_keys=True, default=str)
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
