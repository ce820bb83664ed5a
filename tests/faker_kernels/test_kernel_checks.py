"""Check digits of kernels are right by Faker's own rules and by the published ones."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Any

import numpy as np
import pytest
from faker.providers.automotive import calculate_vin_str_weight
from faker.providers.barcode.en_US import Provider as Barcodes
from faker.providers.company.pt_BR import company_id_checksum
from faker.providers.isbn.isbn import ISBN10, ISBN13
from faker.providers.sbn.sbn import SBN9
from faker.providers.ssn.de_DE import Provider as Germany
from faker.providers.ssn.es_ES import Provider as Spain
from faker.providers.ssn.fr_FR import calculate_checksum as french_check
from faker.providers.ssn.it_IT import checksum as italian_check
from faker.providers.ssn.pt_BR import checksum as brazilian_check
from faker.utils.checksums import calculate_luhn, luhn_checksum

ROWS = 1500


def _gs1(text: str) -> bool:
    digits = [int(digit) for digit in reversed(text)]
    return (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 == 0


def _iban(text: str) -> bool:
    return int("".join(str(int(sign, 36)) for sign in text[4:] + text[:4])) % 97 == 1


def _aba(text: str) -> bool:
    return sum(int(digit) * weight for digit, weight in zip(text, (3, 7, 1) * 3, strict=True)) % 10 == 0 and 1 <= int(text[:2]) <= 12


def _vin(text: str) -> bool:
    total = calculate_vin_str_weight(text[:8], [8, 7, 6, 5, 4, 3, 2, 10]) + calculate_vin_str_weight(text[9:], [9, 8, 7, 6, 5, 4, 3, 2])
    return "0123456789X"[total % 11] == text[8] and text[13:].isdigit()


def _upc_e(text: str) -> bool:
    """The UPC-A that it stands for is shortened to it again."""
    provider: Any = object.__new__(Barcodes)
    return len(text) == 8 and bool(provider._convert_upc_a2e(provider._upc_ae(text[1:7], int(text[0]))) == text)


def _spanish_account(text: str) -> bool:
    def control(digits: str) -> str:
        rest = sum(int(digit) * 2**place for place, digit in enumerate(digits)) % 11
        return str(rest if rest < 2 else 11 - rest)

    return text[8:10] == control("00" + text[:8]) + control(text[10:])


def _german_vat(text: str) -> bool:
    provider: Any = object.__new__(Germany)
    return text[2] != "0" and bool(provider._Provider__get_vat_checkdigit(text[2:-1]) == text[-1])


def _pension(text: str) -> bool:
    provider: Any = object.__new__(Germany)
    return bool(provider._Provider__get_rvnr_checkdigit(text[:-1]) == text[-1])


def _health(text: str) -> bool:
    digits = f"{ord(text[0]) - 64:02d}{text[1:]}"
    return luhn_checksum(int(digits[:10][::-1])) == int(digits[10]) and luhn_checksum(int(digits[:-1][::-1])) == int(digits[-1])


def _cpf(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    return digits[9:] == [brazilian_check(digits[:9]), brazilian_check(digits[:10])]


def _rg(text: str) -> bool:
    return (sum(int(digit) * weight for digit, weight in zip(text[:8], range(2, 10), strict=True)) + "0123456789X".index(text[8])) % 11 == 0


def _cnpj(text: str) -> bool:
    values = [ord(sign) - 48 for sign in text if sign.isalnum()]
    return company_id_checksum(values[:12]) == values[12:]


def _bsn(text: str) -> bool:
    digits = [int(digit) for digit in text]
    weighted = sum(digit * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return weighted % 11 == 0 and len(set(text[:8])) == 8


def _siren(text: str) -> bool:
    return luhn_checksum(int(text.replace(" ", ""))) == 0


def _french_vat(text: str) -> bool:
    number = int(text[6:].replace(" ", ""))
    return luhn_checksum(number) == 0 and int(text[3:5]) == (12 + 3 * (number % 97)) % 97


def _british_vat(text: str) -> bool:
    digits = text[2:].replace(" ", "")
    if text.startswith(("GBGD", "GBHA")):
        return (int(text[4:]) < 500) == (text[:4] == "GBGD")
    return (sum(int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True)) + int(digits[7:9])) % 97 == 0


CHECKS: list[tuple[str, str, dict[str, Any], Callable[[str], bool]]] = [
    ("en_US", "credit_card_number", {}, lambda text: luhn_checksum(int(text)) == 0),
    ("en_US", "ean", {}, _gs1),
    ("en_US", "ean8", {}, _gs1),
    ("ja_JP", "localized_ean13", {}, lambda text: _gs1(text) and text[:2] in {"45", "49"}),
    ("en_US", "upc_a", {}, _gs1),
    ("en_US", "upc_a", {"upc_ae_mode": True}, _gs1),
    ("en_US", "upc_e", {}, _upc_e),
    ("en_US", "aba", {}, _aba),
    ("en_US", "vin", {}, _vin),
    ("de_DE", "iban", {}, lambda text: _iban(text) and text.startswith("DE")),
    ("en_GB", "iban", {}, _iban),
    ("es_ES", "iban", {}, lambda text: _iban(text) and _spanish_account(text[4:])),
    ("es_ES", "bban", {}, _spanish_account),
    ("en_US", "isbn10", {"separator": ""}, lambda text: ISBN10(group=text[:9]).check_digit == text[9]),
    ("es_ES", "isbn13", {"separator": ""}, lambda text: ISBN13(ean=text[:12]).check_digit == text[12]),
    ("en_US", "sbn9", {"separator": ""}, lambda text: SBN9(registrant=text[:8]).check_digit == text[8]),
    ("de_DE", "vat_id", {}, _german_vat),
    ("de_DE", "rvnr", {}, _pension),
    ("de_DE", "kvnr", {}, _health),
    ("fr_FR", "ssn", {}, lambda text: int(text[13:]) == french_check(text[:13])),
    ("fr_FR", "siren", {}, _siren),
    ("fr_FR", "siret", {}, lambda text: _siren(text) and _siren(text[:11])),
    ("fr_FR", "company_vat", {}, _french_vat),
    ("it_IT", "ssn", {}, lambda text: italian_check(text[:15]) == text[15]),
    ("it_IT", "vat_id", {}, lambda text: calculate_luhn(int(text[2:-1])) == int(text[-1])),
    ("pt_BR", "ssn", {}, _cpf),
    ("pt_BR", "cpf", {}, _cpf),
    ("pt_BR", "rg", {}, _rg),
    ("pt_BR", "cnpj", {}, _cnpj),
    ("pt_BR", "company_id", {"use_alphanumeric": True}, _cnpj),
    ("nl_NL", "ssn", {}, _bsn),
    ("es_ES", "nie", {}, lambda text: Spain._calculate_control_doi(str("XYZ".index(text[0])) + text[1:8]) == text[8]),
    ("es_ES", "nif", {}, lambda text: Spain._calculate_control_doi(text[:8]) == text[8]),
    ("es_ES", "cif", {}, lambda text: Spain._calculate_control_cif(text[:8]) == text[8:]),
    ("es_ES", "nuss", {}, lambda text: int(text[:-2]) % 97 == int(text[-2:])),
    ("en_GB", "vat_id", {}, _british_vat),
    ("en_US", "ipv4_public", {}, lambda text: not ip_address(text).is_private and not ip_address(text).is_multicast),
    ("en_US", "ipv4_private", {}, lambda text: ip_address(text).is_private),
    ("en_US", "ipv4", {"network": True}, lambda text: str(ip_network(text)) == text),
    ("en_US", "ipv6", {"network": True}, lambda text: str(ip_network(text)) == text),
    ("en_US", "mac_address", {"multicast": True}, lambda text: int(text[:2], 16) % 2 == 1),
    ("en_US", "password", {"length": 4}, lambda text: len({_kind_of(sign) for sign in text}) == 4),
    ("en_US", "text", {}, lambda text: 0 < len(text) < 200 and text.endswith(".")),
    ("ja_JP", "text", {"max_nb_chars": 90}, lambda text: 0 < len(text) < 90 and text.endswith("。")),
]  # fmt: skip


def _kind_of(sign: str) -> str:
    return "digit" if sign.isdigit() else "upper" if sign.isupper() else "lower" if sign.islower() else "special"


@pytest.mark.parametrize(
    ("locale", "method", "arguments", "check"), CHECKS, ids=[f"{case[0]}-{case[1]}-{number}" for number, case in enumerate(CHECKS)]
)
def test_values_are_valid(locale: str, method: str, arguments: dict[str, Any], check: Callable[[str], bool], find: Any) -> None:
    """Every value passes the check, and those of Faker do too."""
    values = find(method, locale, **arguments).values(np.arange(ROWS, dtype=np.uint64), 31).to_pylist()
    assert [value for value in values if not check(value)] == []


def test_checks_fail_for_wrong_digits(find: Any) -> None:
    """A changed last letter fails the check of every kind of number."""
    kept = []
    for locale, method, arguments, check in CHECKS[:35]:
        value = find(method, locale, **arguments).values(np.arange(1, dtype=np.uint64), 31).to_pylist()[0]
        other = value[:-1] + ("1" if value[-1] != "1" else "2") if value[-1].isdigit() else value[:-1] + ("A" if value[-1] != "A" else "B")
        kept += [method] if check(other) else []
    assert kept == []
