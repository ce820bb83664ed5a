"""An environment of its own for guests; the guest distribution has tests of its own, which run where it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

collect_ignore = ["fictable_demo"]


@dataclass(frozen=True, slots=True)
class GuestEnvironment:
    """A folder with an environment in which guests are installed; fictable and the dependencies are those of the test run."""

    home: Path

    def install(self, folder: Path) -> None:
        """Install a distribution from its folder, with its entry points."""
        self.run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", str(folder))

    def start(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the environment's Python in the folder."""
        variables = {k: v for k, v in os.environ.items() if not k.startswith(("FICTABLE_", "PYTHON", "OPENAI_"))}
        command = [str(self.home / "venv" / "bin" / "python"), *arguments]
        return subprocess.run(command, cwd=self.home, env=variables, capture_output=True, text=True, timeout=180, check=False)

    def run(self, *arguments: str) -> str:
        """What it prints; it must end well."""
        made = self.start(*arguments)
        assert made.returncode == 0, made.stderr + made.stdout
        return made.stdout


@pytest.fixture(scope="session")
def guest_environment(tmp_path_factory: pytest.TempPathFactory, root: Path) -> GuestEnvironment:
    """One environment for all guests of the test run."""
    home = tmp_path_factory.mktemp("guests")
    subprocess.run([sys.executable, "-m", "venv", str(home / "venv")], check=True, timeout=120)
    packages = next((home / "venv" / "lib").glob("python*/site-packages"))
    paths = [sysconfig.get_paths()["purelib"], str(root / "service"), str(root / "plugins")]
    (packages / "dependencies.pth").write_text("\n".join(paths) + "\n")
    return GuestEnvironment(home)
