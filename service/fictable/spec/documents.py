"""Finds and reads the documents of the `schemas` folder, in a wheel as well as in a checkout."""

from __future__ import annotations

import json
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

import yaml

from fictable.errors import GenerationFailed

SAFE_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where PyYAML was built with it: ten times as fast, which start-up feels."""


def read_schema(name: str) -> dict[str, Any]:
    """Read one document of the schemas folder, such as `dataset-spec.schema.json` or `openapi.yaml`.

    The suffix tells JSON from YAML (.yaml, .yml). The result is a fresh dict; nothing is cached.
    Raises GenerationFailed when there is no such document or it is not an object.
    """
    source = find_schema(name)
    text = source.read_text(encoding="utf-8")
    document = yaml.load(text, SAFE_LOADER) if name.endswith((".yaml", ".yml")) else json.loads(text)  # noqa: S506 - it is a safe one
    if not isinstance(document, dict):
        raise GenerationFailed(f"the document {name} of the schemas folder is not an object")
    return document


def find_schema(name: str) -> Traversable:
    """Find a document: in the package data `fictable/schemas`, else in the `schemas` folder at the root of the checkout.

    Raises GenerationFailed when it is in neither, or when the name holds a path.
    """
    checkout = Path(__file__).resolve().parents[3] / "schemas"
    for folder in (resources.files("fictable") / "schemas", checkout):
        source = folder / name
        if name == Path(name).name and source.is_file():
            return source
    raise GenerationFailed(f"there is no document {name} in the schemas folder")
