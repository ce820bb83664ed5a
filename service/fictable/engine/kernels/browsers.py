"""User agents: Firefox, which shows a random moment, and any browser."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from itertools import product
from typing import Any, Final, TypeAlias

import pyarrow as pa

from fictable.engine.alias import build_alias
from fictable.engine.kernels.cases import write_cases
from fictable.engine.kernels.chains import Chain, Choice, Link, Made, numbers
from fictable.engine.kernels.kernel import Call, Compute, Draws, Maker
from fictable.engine.kernels.moment_texts import iso_texts
from fictable.engine.kernels.moments import find_bounds

_START: Final = "Mozilla/5.0 ("
_ENGINE: Final = ") AppleWebKit/"
_LIKE: Final = " (KHTML, like Gecko) "
_DIGITS: Final = string.digits
_Weighted: TypeAlias = "list[tuple[float, Chain]]"


def _tokens(provider: Any) -> dict[str, tuple[Link, ...]]:
    """The platforms, from the lists of the provider."""
    devices = tuple(
        f"{device}; CPU {device} OS {version.replace('.', '_')} like Mac OS X"
        for device, version in product(provider.apple_devices, provider.ios_versions)
    )
    macintosh = ("Macintosh; ", Choice("mac", tuple(provider.mac_processors)), " Mac OS X 10_")
    return {
        "windows": (Choice("windows", tuple(provider.windows_platform_tokens)),),
        "linux": ("X11; Linux ", Choice("linux", tuple(provider.linux_processors))),
        "mac": (*macintosh, numbers("mac minor", 5, 12), "_", numbers("mac patch", 0, 9)),
        "android": ("Android ", Choice("android", tuple(provider.android_versions))),
        "ios": (Choice("ios", devices),),
    }


def _locales() -> Choice:
    """The locales of BaseProvider.locale(): a language, then one of its countries, with a hyphen between them."""
    from faker.providers import BaseProvider

    codes = BaseProvider.language_locale_codes
    texts = tuple(f"{language}-{country}" for language, countries in codes.items() for country in countries)
    return Choice("locale", texts, tuple(1 / len(countries) for countries in codes.values() for _ in countries))


def _signs(label: str, *alphabets: str) -> Choice:
    return Choice(label, tuple("".join(signs) for signs in product(*alphabets)))


def _build() -> tuple[Link, ...]:
    """Like 12A345."""
    return _signs("build", _DIGITS, _DIGITS, string.ascii_uppercase), _signs("build number", _DIGITS, _DIGITS, _DIGITS)


def _safari() -> Choice:
    return Choice("safari", tuple(f"{major}.{minor}" for major in range(531, 537) for minor in range(3)))


def _chrome(tokens: Mapping[str, tuple[Link, ...]]) -> _Weighted:
    """Five platforms, with the version of Safari at two places."""
    versions: tuple[Link, ...] = (numbers("version", 13, 63), ".0.", numbers("number", 800, 899), ".0")
    chains = []
    for name, before in (("linux", ""), ("windows", ""), ("mac", ""), ("android", "Linux; ")):
        chains.append(Chain(_START + before, *tokens[name], _ENGINE, _safari(), _LIKE + "Chrome/", *versions, " Safari/", _safari()))
    ends = (" Mobile/", *_build(), " Safari/", _safari())
    chains.append(Chain(_START, *tokens["ios"], _ENGINE, _safari(), _LIKE + "CriOS/", *versions, *ends))
    return [(1 / len(chains), chain) for chain in chains]


def _firefox(tokens: Mapping[str, tuple[Link, ...]], moments: Mapping[int, Made]) -> _Weighted:
    """Five platforms; three of them show a moment since 2010 or 2011 in one of three forms."""
    since_2011, since_2010 = ("Gecko/", moments[2011], " Firefox/"), ("Gecko/", moments[2010], " Firefox/")
    geckos: tuple[tuple[Link, ...], ...] = (
        (*since_2011, numbers("release", 4, 15), ".0"),
        (*since_2010, "3.6.", numbers("release", 1, 20)),
        (*since_2010, "3.8"),
    )
    chains: _Weighted = []
    for gecko in geckos:
        windows = (*tokens["windows"], "; ", _locales(), "; rv:1.9.", numbers("revision", 0, 2))
        for head in (windows, _revision(tokens["linux"], 5, 7), _revision(tokens["mac"], 2, 6)):
            chains.append((1 / 15, Chain(_START, *head, ".20) ", *gecko)))
    release = numbers("release", 5, 68)
    android = (*tokens["android"], "; Mobile; rv:", release, ".0) Gecko/", release, ".0 Firefox/", release, ".0")
    second = (_signs("second", _DIGITS, string.ascii_lowercase, _DIGITS), _signs("second number", _DIGITS, _DIGITS, _DIGITS))
    ios = (*tokens["ios"], _ENGINE, _safari(), _LIKE + "FxiOS/", numbers("release", 9, 18), ".", *second, ".0 Mobile/", *_build())
    return [*chains, (1 / 5, Chain(_START, *android)), (1 / 5, Chain(_START, *ios, " Safari/", _safari()))]


def _revision(token: tuple[Link, ...], low: int, high: int) -> tuple[Link, ...]:
    return (*token, "; rv:1.9.", numbers("revision", low, high))


def _old_safari(tokens: Mapping[str, tuple[Link, ...]]) -> _Weighted:
    """Windows, Macintosh and iPod, with releases from 4.0 to 5.1 or 4.0.1 to 5.0.5, each form with half of the chance."""
    versions = (f"{major}.{minor}.{patch}" for major in range(531, 536) for minor in range(1, 51) for patch in range(1, 8))
    safari = Choice("old safari", tuple(versions))
    short = [f"{major}.{minor}" for major in (4, 5) for minor in (0, 1)]
    long = [f"{major}.0.{minor}" for major in (4, 5) for minor in range(1, 6)]
    release = Choice("release", (*short, *long), (1 / len(short),) * len(short) + (1 / len(long),) * len(long))
    engine = (_ENGINE, safari, _LIKE + "Version/", release, " Safari/", safari)
    ipod = (numbers("system", 3, 4), "_", numbers("minor", 0, 3), " like Mac OS X; ", _locales(), _ENGINE, safari)
    mobile = (_LIKE + "Version/", numbers("version", 3, 4), ".0.5 Mobile/8B", numbers("mobile", 111, 119), " Safari/6", safari)
    chains = (
        Chain(_START + "Windows; U; ", *tokens["windows"], *engine),
        Chain(_START, *tokens["mac"], " rv:", numbers("revision", 2, 6), ".0; ", _locales(), *engine),
        Chain(_START + "iPod; U; CPU iPhone OS ", *ipod, *mobile),
    )
    return [(1 / len(chains), chain) for chain in chains]


def _opera(tokens: Mapping[str, tuple[Link, ...]]) -> _Weighted:
    head: tuple[Link, ...] = ("Opera/", numbers("major", 8, 9), ".", numbers("minor", 10, 99), ".(")
    tail: tuple[Link, ...] = (") Presto/2.9.", numbers("presto", 160, 190), " Version/", numbers("version", 10, 12), ".00")
    return [(1 / 2, Chain(*head, *tokens[name], "; ", _locales(), *tail)) for name in ("linux", "windows")]


def _internet_explorer(tokens: Mapping[str, tuple[Link, ...]]) -> _Weighted:
    head = ("Mozilla/5.0 (compatible; MSIE ", numbers("version", 5, 9), ".0; ", *tokens["windows"])
    return [(1.0, Chain(*head, "; Trident/", numbers("trident", 3, 5), ".", numbers("minor", 0, 1), ")"))]


def _read_moments(call: Call) -> dict[int, Made] | None:
    """The moments that Firefox shows, since 2010 and since 2011."""
    from datetime import datetime

    from faker.providers.user_agent import _DT_ALMOST_MAX

    provider, found = call.other("date_time_between"), {}
    for year in (2010, 2011):
        given = {"start_date": datetime(year, 1, 1), "end_date": _DT_ALMOST_MAX}  # noqa: DTZ001 — as the provider has it
        bounds = find_bounds(Call("date_time_between", provider, given, call.locale, call.as_of))
        write = None if bounds is None else iso_texts(" ", "auto", bounds.low, bounds.high)
        if bounds is None or write is None:
            return None
        found[year] = Made(lambda draws, bounds=bounds, write=write: write(draws.uniform("moment", bounds.low, bounds.high)))  # type: ignore[misc]
    return found


def _make(call: Call) -> Compute | None:
    """Every platform of every browser is a chain of its own, with its share of the whole."""
    tokens, moments = _tokens(call.instance), _read_moments(call)
    names = ["firefox"] if call.method == "firefox" else list(call.read("user_agents"))
    if moments is None:
        return None
    browsers: dict[str, Callable[[], _Weighted]] = {
        "chrome": lambda: _chrome(tokens),
        "firefox": lambda: _firefox(tokens, moments),
        "safari": lambda: _old_safari(tokens),
        "opera": lambda: _opera(tokens),
        "internet_explorer": lambda: _internet_explorer(tokens),
    }
    chains = [(share / len(names), chain) for name in names for share, chain in browsers[name]()]
    table = build_alias([share for share, _ in chains])

    def compute(draws: Draws) -> pa.Array:
        return write_cases(draws, draws.index("browser", len(chains), table), [chain.write for _, chain in chains])

    return compute


MAKERS: Final[Mapping[str, Maker]] = {"user_agent:firefox": _make, "user_agent:user_agent": _make}
