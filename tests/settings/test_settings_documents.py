"""The files about the settings say what the code does. FICTABLE_WRITE_DOCUMENTS=1 writes them anew."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from fictable.settings import Settings, load_settings, read_settings
from fictable.settings.documents import render_config, render_effective, render_page, render_schema
from fictable.settings.keys import list_keys

ROOT = Path(__file__).parents[2]
DOCUMENTS = {"config.toml": render_config, "schemas/config.schema.json": render_schema, "docs/settings.md": render_page}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_are_up_to_date(name: str) -> None:
    """config.toml, its schema and the page of the docs are what the functions make of the dataclasses."""
    file = ROOT / name
    if os.environ.get("FICTABLE_WRITE_DOCUMENTS") == "1":
        file.write_text(DOCUMENTS[name](), "utf-8")
    assert file.read_text("utf-8") == DOCUMENTS[name]()


def test_config_file_holds_every_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """config.toml loads without issue, and gives what no file gives."""
    monkeypatch.chdir(tmp_path)
    environment = {"HOME": "/h"}
    assert load_settings(ROOT / "config.toml", environment) == load_settings(None, environment)


def test_config_file_names_every_key_under_a_comment() -> None:
    """Each key of the dataclasses stands in config.toml with its default, and the line above is a comment."""
    text = (ROOT / "config.toml").read_text("utf-8")
    content, lines = tomllib.loads(text), text.splitlines()
    for key in list_keys():
        default = list(key.default) if isinstance(key.default, tuple) else key.default
        assert content[key.section][key.name] == default
        start = f"[{key.path}]" if key.kind == "tables" else f"{key.name} = "
        numbers = [number for number, line in enumerate(lines) if line.startswith(start)]
        assert numbers
        assert all(lines[number - 1].startswith("# ") for number in numbers)


def test_schema_accepts_the_defaults_and_refuses_what_loading_refuses() -> None:
    """The JSON Schema is valid, takes config.toml, and refuses unknown keys and values out of range."""
    schema = json.loads(render_schema())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    content = tomllib.loads(render_config())
    content["planner"]["as_of"] = "2026-01-01T00:00:00Z"
    assert validator.is_valid(content)
    wrong: list[Any] = [
        {"x": {}},
        {"service": {"prot": 1}},
        {"service": {"port": 99999}},
        {"planner": {"mode": "x"}},
        {"plugins": {"allow": [1]}},
    ]
    assert not any(validator.is_valid(document) for document in wrong)


def test_effective_settings_are_toml_with_origins_and_without_secrets() -> None:
    """What `fictable config` prints can be read back; keys are masked, also in the tables of plugins."""
    environment = {
        "OPENAI_API_KEY": "sesame",
        "FICTABLE_SERVICE__PORT": "81",
        "FICTABLE_STORE__PATH": 'odd "path"',
        "FICTABLE_PLUGINS__CONFIG__CARS__API_TOKEN": "sesame",
        "FICTABLE_PLUGINS__CONFIG__CARS__LIMIT": "3",
    }
    effective = read_settings(ROOT / "config.toml", environment)
    text = render_effective(effective.settings, effective.origins)
    content = tomllib.loads(text)
    assert "sesame" not in text
    assert content["llm"]["api_key"] == "********"
    assert content["plugins"]["config"] == {"cars": {"api_token": "********", "limit": 3}}
    assert content["store"]["path"] == 'odd "path"'
    assert "port = 81  # FICTABLE_SERVICE__PORT" in text
    assert {key.section: None for key in list_keys()}.keys() == content.keys()


def test_settings_can_be_built_by_hand() -> None:
    """Settings() is whole, and its empty secret is shown as empty."""
    assert 'api_key = ""  # default' in render_effective(Settings(), {})
