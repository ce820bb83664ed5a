"""Settings: a TOML file, the environment and options become frozen dataclasses.

`load_settings` is the door for programs, `read_settings` also tells where each value came from.
"""

from __future__ import annotations

from fictable.settings.loading import EffectiveSettings, find_config, load_settings, read_settings
from fictable.settings.nouns import (
    EngineSettings,
    LimitSettings,
    LlmSettings,
    OutputSettings,
    PlannerSettings,
    PluginSettings,
    ServiceSettings,
    Settings,
    StoreSettings,
)

__all__ = [
    "EffectiveSettings",
    "EngineSettings",
    "LimitSettings",
    "LlmSettings",
    "OutputSettings",
    "PlannerSettings",
    "PluginSettings",
    "ServiceSettings",
    "Settings",
    "StoreSettings",
    "find_config",
    "load_settings",
    "read_settings",
]
