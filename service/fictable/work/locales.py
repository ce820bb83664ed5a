"""Which locales there are: those of Faker, whose vocabulary the data is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from faker.config import AVAILABLE_LOCALES

from fictable.errors import InvalidInput, Issue
from fictable.spec.nouns import DatasetSpec
from fictable.work.requests import GenerationRequest

# The country that is meant where only a language is named.
_COUNTRIES: Final[Mapping[str, str]] = {
    "ar": "ar_SA", "cs": "cs_CZ", "da": "da_DK", "de": "de_DE", "el": "el_GR", "en": "en_US", "es": "es_ES", "fi": "fi_FI",
    "fr": "fr_FR", "he": "he_IL", "hi": "hi_IN", "hu": "hu_HU", "id": "id_ID", "it": "it_IT", "ja": "ja_JP", "ko": "ko_KR",
    "nl": "nl_NL", "no": "no_NO", "pl": "pl_PL", "pt": "pt_BR", "ro": "ro_RO", "ru": "ru_RU", "sk": "sk_SK", "sv": "sv_SE",
    "th": "th_TH", "tr": "tr_TR", "uk": "uk_UA", "vi": "vi_VN", "zh": "zh_CN",
}  # fmt: skip
_KNOWN: Final = frozenset(locale for locale in AVAILABLE_LOCALES if "_" in locale)


def list_locales() -> list[str]:
    """All names that are accepted: languages with their country, and languages alone, sorted."""
    return sorted({*_KNOWN, *(language for language, locale in _COUNTRIES.items() if locale in _KNOWN)})


def resolve_locale(locale: str, path: str = "/locale") -> str:
    """The locale as language and country; a language alone means its most usual country. Raises InvalidInput for an unknown one."""
    found = _COUNTRIES.get(locale, locale)
    if found not in _KNOWN:
        raise InvalidInput([_describe(locale, path)])
    return found


def settle_locale(request: GenerationRequest) -> GenerationRequest:
    """The request with its locale, if it has one, as language and country. Raises InvalidInput for an unknown one."""
    return request if request.locale is None else replace(request, locale=resolve_locale(request.locale))


def check_locales(spec: DatasetSpec) -> None:
    """Raises InvalidInput where the dataset or a field has an unknown locale."""
    issues = [] if _is_known(spec.locale) else [_describe(spec.locale, "/locale")]
    for place, table in enumerate(spec.tables):
        for position, field in enumerate(table.fields):
            if not _is_known(field.locale) and field.locale != spec.locale:
                issues.append(_describe(field.locale, f"/tables/{place}/fields/{position}/locale"))
    if issues:
        raise InvalidInput(issues)


def _is_known(locale: str) -> bool:
    return _COUNTRIES.get(locale, locale) in _KNOWN


def _describe(locale: str, path: str) -> Issue:
    return Issue(path, "not_allowed", f"there is no locale {locale!r}", locale, sorted(_KNOWN), "language_COUNTRY, such as de_DE")
