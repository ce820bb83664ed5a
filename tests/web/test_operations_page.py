"""docs/operations.md says what holds: the settings that it names exist, with the defaults that it gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fictable.settings.keys import list_keys, list_sections
from fictable.web.app import HANDLERS
from fictable.web.document import load_api_document


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page."""
    return (root / "docs" / "operations.md").read_text("utf-8")


def test_settings_on_the_page_exist(page: str) -> None:
    """Every `section.key` is a setting; all that limit the service are there."""
    keys = {key.path for key in list_keys()}
    named = set(re.findall(rf"`((?:{'|'.join(list_sections())})\.\w+)`", page))
    assert named <= keys
    limits = {key.path for key in list_keys() if key.section == "service" and "minimum" in key.rule and key.name != "port"}
    assert limits <= named


def test_defaults_on_the_page_are_the_defaults(page: str) -> None:
    """The table of limits gives sizes in MiB, times in seconds, and numbers."""
    defaults = {key.path: key.default for key in list_keys()}
    units = {"MiB": 1 << 20, "s": 1, "": 1}
    rows = re.findall(r"^\|[^|]+\| `([\w.]+)` \| (\d+) ?(MiB|s|) \|", page, re.MULTILINE)
    assert len(rows) >= 10
    for path, number, unit in rows:
        assert defaults[path] == int(number) * units[unit], path


def test_addresses_on_the_page_exist(page: str) -> None:
    """Every address with its method is one of the API document."""
    document = load_api_document("1.0.0")
    known = {f"{operation.method} {operation.path}" for operation in document.operations.values()}
    named = set(re.findall(r"`((?:GET|POST) /[\w/]+)`", page))
    assert named
    assert named <= known
    assert len(document.operations) == len(HANDLERS)


def test_the_file_on_the_page_is_a_configuration(page: str, tmp_path: Path) -> None:
    """The example can be used as it is."""
    from fictable.settings import load_settings

    file = tmp_path / "fictable.toml"
    file.write_text(page.split("```toml\n")[1].split("```", maxsplit=1)[0], "utf-8")
    assert load_settings(file, {}, {}).store.path == "/var/lib/fictable/fictable.sqlite"


def test_links_on_the_page_lead_somewhere(page: str, root: Path) -> None:
    """Files exist, and so do the headings that other pages point at."""
    assert all((root / "docs" / link).is_file() for link in re.findall(r"\]\(([\w./-]+\.md)\)", page))
    assert "\n## Overload\n" in page
