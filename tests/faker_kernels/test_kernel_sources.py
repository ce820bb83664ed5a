"""Kernels stand in for the functions that they were written from, and for no others.

FICTABLE_WRITE_DOCUMENTS=1 writes the digests of these functions anew.
"""

from __future__ import annotations

import os
import types
from importlib import resources
from typing import Any

import pytest
from faker.providers import BaseProvider
from faker.providers.barcode import Provider as Barcodes
from faker.providers.barcode.en_US import Provider as AmericanBarcodes

from fictable.engine.kernels import registry, sources

LOCALES = ("de_DE", "en_GB", "en_US", "es_ES", "fr_FR", "it_IT", "ja_JP", "nl_NL", "pt_BR", "vi_VN")


def test_the_digests_are_those_of_faker(open_generator: Any) -> None:
    """The file has the digests of every kernel's functions in the ten locales, in the version of Faker that is installed."""
    calls = []
    for locale in LOCALES:
        for provider in open_generator(locale)[0].providers:
            for method in sorted(name for name in dir(type(provider)) if not name.startswith("_")):
                kernel = registry.identify(provider, method)
                if kernel in registry.MAKERS:
                    calls.append((kernel, type(provider), method))
    text = sources.write_sources(sources.read_known(calls))
    file = resources.files("fictable.engine.kernels").joinpath(sources.FILE)
    if os.environ.get("FICTABLE_WRITE_DOCUMENTS") == "1":
        with resources.as_file(file) as path:
            path.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text
    assert {kernel for kernel, _, _ in calls} == set(registry.MAKERS)


class _OwnProvider(BaseProvider):
    def uuid4(self) -> str:
        """Not Faker's."""
        return "own"


class _OwnBarcodes(AmericanBarcodes):
    def _ean(self, length: int = 13, prefixes: Any = ()) -> str:
        return "0" * length


_OwnBarcodes.__module__ = "faker.providers.barcode.own"


def test_third_parties_have_no_kernels(find: Any, open_generator: Any, as_of: Any) -> None:
    """A provider of somebody else has no kernel, whatever its methods are called."""
    assert registry.find_kernel("uuid4", _OwnProvider(open_generator("en_US")[0]), {}, "en_US", as_of) is None
    assert find("uuid4") is not None


def test_an_overridden_part_has_no_kernel(open_generator: Any, as_of: Any) -> None:
    """A provider that overrides what the method calls is not the one that the kernel was written from."""
    for provider, has_kernel in ((AmericanBarcodes, True), (_OwnBarcodes, False)):
        instance: Any = provider(open_generator("en_US")[0])
        instance.__use_weighting__ = True
        assert (registry.find_kernel("ean8", instance, {}, "en_US", as_of) is not None) == has_kernel


def test_providers_without_weights_have_no_kernels(open_generator: Any, as_of: Any) -> None:
    """Kernels pick by weight; a provider that does not is left to the row tier."""
    plain: Any = AmericanBarcodes(open_generator("en_US")[0])
    assert plain.__use_weighting__ is False
    assert registry.find_kernel("ean8", plain, {}, "en_US", as_of) is None


def test_another_version_of_faker_needs_the_same_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """With another version a kernel counts where the text of all functions is the same, and not where one was written anew."""
    known = sources.load_sources()
    assert known.know("barcode:ean8", AmericanBarcodes, "ean8", version="0.0")

    def rewritten(self: Any, length: int = 13, prefixes: Any = ()) -> str:
        return "1" * length

    copy = types.FunctionType(rewritten.__code__, Barcodes._ean.__globals__)
    copy.__qualname__, copy.__module__ = "Provider._ean", "faker.providers.barcode"
    monkeypatch.setattr(Barcodes, "_ean", copy)
    assert not known.know("barcode:ean8", AmericanBarcodes, "ean8", version="0.0")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"faker": "1", "kernels": []}', '{"kernels": {}}'])
def test_a_broken_file_knows_nothing(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """Without its file no kernel is used."""
    (tmp_path / sources.FILE).write_text(text)
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path)
    assert sources.load_sources() == sources.Sources("", {})


def test_unexpected_arguments_have_no_kernel(find: Any) -> None:
    """What Faker would refuse, or what a kernel does not do exactly, is left to the row tier."""
    refused: list[tuple[str, dict[str, Any]]] = [
        ("ean", {"length": 9}), ("password", {"length": 2}), ("uuid4", {"cast_to": None}), ("pyint", {"min_value": 5, "max_value": 1}),
        ("pyfloat", {"min_value": 5, "max_value": 5}), ("pydecimal", {"max_value": 1e20}),
        ("pyfloat", {"left_digits": 9, "right_digits": 9}),
        ("text", {"max_nb_chars": 4}), ("text", {"ext_word_list": ["a"]}), ("ean", {"nothing": 1}),
        ("credit_card_number", {"card_type": "none"}), ("date_between", {"start_date": "rubbish"}), ("date", {"pattern": "%c"}),
        ("date_time_between", {"start_date": "+1d", "end_date": "-1d"}), ("iso8601", {"timespec": "days"}), ("md5", {"raw_output": True}),
        ("swift", {"length": 9}), ("color", {"hue": "red"}), ("dga", {"length": -1}), ("word", {"part_of_speech": "rune"}),
        ("isbn10", {"separator": "·"}), ("pybool", {"truth_probability": 101}), ("slug", {"value": "One Two"}),
    ]  # fmt: skip
    assert [method for method, arguments in refused if find(method, **arguments) is not None] == []
