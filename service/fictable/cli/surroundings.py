"""What a command takes from outside: environment, configuration file, the Fictable object, the server. Tests hand in their own."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fictable.settings import Settings, load_settings

if TYPE_CHECKING:
    from fictable.work.service import Fictable


def open_fictable(settings: Settings) -> Fictable:
    """Load the plugins and build the engine."""
    from fictable.work.service import Fictable  # start-up time: pyarrow, Faker and all plugins come with it

    return Fictable.open(settings)


def run_server(settings: Settings) -> None:
    """Serve until a signal asks to stop."""
    gc.disable()  # what is loaded at start stays; to search it for garbage again and again is a tenth of the start
    from fictable.web.server import serve  # start-up time: aiohttp comes with it

    serve(settings)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The outside of a command: `environment` variables, the `config` file of the option, how to open and how to serve."""

    environment: Mapping[str, str]
    config: Path | None = None
    open_fictable: Callable[[Settings], Fictable] = open_fictable
    run_server: Callable[[Settings], None] = run_server

    def load_settings(self, options: Mapping[str, object] | None = None) -> Settings:
        """Return the settings that hold; `options` (service.port …) win. Raises SettingsInvalid."""
        return load_settings(self.config, self.environment, options or {})

    @contextmanager
    def open(self) -> Iterator[Fictable]:
        """Open the Fictable object with the settings that hold, and close it at the end."""
        fictable = self.open_fictable(self.load_settings())
        try:
            yield fictable
        finally:
            fictable.close()


def find_surroundings(context: click.Context) -> Surroundings:
    """Return what the caller or a test has given, else the surroundings of the process."""
    return context.obj if isinstance(context.obj, Surroundings) else Surroundings(os.environ)


def config_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--config FILE`, before or after the name of the command."""

    def keep(context: click.Context, _: click.Parameter, file: Path | None) -> None:
        if file is not None:
            context.obj = replace(find_surroundings(context), config=file)

    about = "Read settings from this TOML file (else FICTABLE_CONFIG, else ./fictable.toml)."
    path = click.Path(path_type=Path)
    return click.option("--config", type=path, metavar="FILE", help=about, callback=keep, expose_value=False)(function)
