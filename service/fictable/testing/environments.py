"""Digests of everything that plugins make, here and in processes with another hash seed, time zone, locale and processor.

Run as a module, with plugins' configuration as JSON and namespaces, it prints the digests as JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from fictable.testing.bench import Bench, list_examples, write_document
from fictable.testing.verdicts import describe_error

_ROWS: Final = 120
_LOCALES: Final = ("en_US", "de_DE")
_SECONDS: Final = 600
ENVIRONMENTS: Final[Sequence[Mapping[str, str]]] = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR"},
)


def compute_digests(bench: Bench, namespace: str) -> dict[str, str]:
    """Type id → digest of its cells over its examples and two locales."""
    return {kind.id: _digest_type(bench, kind) for kind in bench.types_of(namespace)}


def _digest_type(bench: Bench, kind: Any) -> str:
    digest = hashlib.sha256()
    for params in list_examples(kind):
        for locale in _LOCALES:
            try:
                cells = bench.column(write_document(kind, params, rows=_ROWS, locale=locale), range(_ROWS)).to_pylist()
            except Exception as error:  # noqa: BLE001 - what breaks is named by the check of the type; here it shall break alike
                cells = [describe_error(error)]
            digest.update(repr((dict(params), locale, cells)).encode())
    return digest.hexdigest()[:16]


def check_install_order(bench: Bench, namespace: str) -> Iterator[str]:
    """With the other plugins loaded in the opposite order, every type gives the same cells."""
    here, there = compute_digests(bench, namespace), compute_digests(bench.turn(), namespace)
    yield from compare_digests(here, there, "when plugins are loaded in another order")


def check_environments(bench: Bench, namespaces: Collection[str]) -> Iterator[str]:
    """In processes with another hash seed, time zone, locale and processor every type gives the same cells."""
    here = {namespace: compute_digests(bench, namespace) for namespace in namespaces}
    config = json.dumps(dict(bench.catalog.config), default=lambda value: dict(value) if isinstance(value, Mapping) else str(value))
    for environment in ENVIRONMENTS:
        command = [sys.executable, "-W", "ignore", "-m", "fictable.testing.environments", config, *namespaces]
        ran = subprocess.run(  # noqa: S603 - our own interpreter and module
            command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
        if ran.returncode:
            yield f"in a process with {dict(environment)}: {ran.stderr.strip().splitlines()[-1:]}"
            continue
        there = json.loads(ran.stdout)
        for namespace in namespaces:
            yield from compare_digests(here[namespace], there[namespace], f"in a process with {dict(environment)}")


def compare_digests(here: Mapping[str, str], there: Mapping[str, str], when: str) -> Iterator[str]:
    """One fault for each type that differs."""
    for id_ in sorted({*here, *there}):
        if here.get(id_) != there.get(id_):
            yield f"{id_}: gives other values {when}"


def main(config: str, *namespaces: str) -> None:
    """Print the digests of the namespaces; config is JSON, a table for each plugin."""
    bench = Bench.of_installed(json.loads(config))
    sys.stdout.write(json.dumps({namespace: compute_digests(bench, namespace) for namespace in namespaces}))


if __name__ == "__main__":
    main(*sys.argv[1:])
