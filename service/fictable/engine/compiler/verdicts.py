"""Verdicts that ship with the package: which standard methods compile without arguments, in which locales."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import Any, Final

from faker import VERSION

from fictable.engine.compiler.compiling import COMPILER_VERSION

FILE: Final = "verdicts.json"
LOCALES: Final = ("de_DE", "en_GB", "en_US", "es_ES", "fr_FR", "it_IT", "ja_JP", "nl_NL", "pt_BR", "vi_VN")
COMPILED: Final = "compiled"


@dataclass(frozen=True)
class Verdicts:
    """What became of each method in each locale: "compiled" or the reason why not. Valid for one Faker and one compiler."""

    faker: str
    compiler: int
    methods: Mapping[str, Mapping[str, str]]

    def find(self, method: str, locale: str) -> str | None:
        """The verdict of a method without arguments; None where there is none for this version of Faker."""
        if (self.faker, self.compiler) != (VERSION, COMPILER_VERSION):
            return None
        return self.methods.get(method, {}).get(locale)


class ShippedVerdicts:
    """The verdicts of the package, read when first asked for."""

    @cached_property
    def all(self) -> Verdicts:
        """The file's verdicts; none where it is missing or broken."""
        try:
            return parse_verdicts(resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return Verdicts("", 0, {})

    def find(self, method: str, locale: str) -> str | None:
        """The verdict of a method without arguments, None where there is none."""
        return self.all.find(method, locale)


def parse_verdicts(text: str) -> Verdicts:
    """Verdicts as `write_verdicts` writes them. Raises ValueError, KeyError, TypeError or AttributeError for anything else."""
    document: Mapping[str, Any] = json.loads(text)
    methods = {
        method: {locale: verdict for verdict, locales in found.items() for locale in locales.split()}
        for method, found in document["methods"].items()
    }
    return Verdicts(str(document["faker"]), int(document["compiler"]), methods)


def write_verdicts(methods: Mapping[str, Mapping[str, str]]) -> str:
    """Verdicts as a JSON document with one line per method: {verdict: locales}, sorted."""
    lines = [f"  {json.dumps(method)}: {json.dumps(_turn(found), ensure_ascii=False)}" for method, found in sorted(methods.items())]
    body = ",\n".join(lines)
    return f'{{\n "faker": {json.dumps(VERSION)},\n "compiler": {COMPILER_VERSION},\n "methods": {{\n{body}\n }}\n}}\n'


def _turn(found: Mapping[str, str]) -> dict[str, str]:
    """By verdict the locales that have it."""
    return {verdict: " ".join(_have(found, verdict)) for verdict in sorted(set(found.values()))}


def _have(found: Mapping[str, str], verdict: str) -> Iterable[str]:
    return sorted(locale for locale, given in found.items() if given == verdict)
