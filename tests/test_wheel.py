"""The wheel: built from the checkout, installed in an empty environment, used from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

PACKS = (
    "core", "people", "places", "internet", "commerce", "healthcare", "finance", "education", "social", "agriculture", "energy",
    "government", "insurance", "logistics", "media", "science", "sensors", "sports", "travel", "vehicles",
)  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    root = Path(__file__).parent.parent
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(root)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return next(folder.glob("fictable-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel; the dependencies are those of the test run, fictable is only the wheel's."""
    home = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, timeout=120)
    python = home / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True, timeout=120)
    packages = next((home / "lib").glob("python*/site-packages"))
    (packages / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return home


def test_the_wheel_holds_the_service_the_packs_the_schemas_and_the_marker(wheel: Path) -> None:
    """And nothing of the tests."""
    names = zipfile.ZipFile(wheel).namelist()
    wanted = ["fictable/__init__.py", "fictable/py.typed", "fictable/schemas/openapi.yaml", "fictable/schemas/dataset-spec.schema.json"]
    wanted += [f"fictable_{pack}/__init__.py" for pack in PACKS]
    assert [name for name in wanted if name not in names] == []
    assert {name.split("/")[0].split("-")[0].split("_")[0] for name in names} == {"fictable"}
    assert not any("test" in name.split("/")[0] for name in names)
    assert wheel.stat().st_size < 15_000_000


def test_the_installed_command_makes_the_data_that_the_checkout_makes(installed: Path, tmp_path: Path) -> None:
    """From an empty folder, with plugins found through their entry points."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("FICTABLE_", "PYTHON", "OPENAI_"))}
    arguments = ["generate", "Patients with name, blood type and admission date", "--rows", "5"]
    made = subprocess.run(
        [installed / "bin" / "fictable", *arguments], cwd=tmp_path, env=environment, capture_output=True, check=True, timeout=60
    )
    here = subprocess.run(
        [sys.executable, "-m", "fictable", *arguments], cwd=tmp_path, env=environment, capture_output=True, check=True, timeout=60
    )
    assert made.stdout == here.stdout
    assert made.stdout.count(b"\n") == 6
    code = "import fictable; print(fictable.__file__)"
    where = subprocess.run(
        [installed / "bin" / "python", "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True, timeout=60
    )
    assert str(installed) in where.stdout.decode()
