"""Do the values of a column fit what a field asks for? Each kind has its check; 95 % of the non-null cells must pass."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from tests.descriptions.names import list_words
from tests.descriptions.reading import count_letters, fold, is_null, read_moment, read_number
from tests.descriptions.words import COUNTRIES, FALSE, GENDERS, LATIN, STATES, TRUE

Test = Callable[[str], bool]
ENOUGH: Final = 0.95
_ALWAYS_ALLOWED_NULLS: Final = (0.0, 0.6)
_PARTICLES: Final = list_words("van von de da del di el al le la dos d' o'")


def find_fault(kind: str, check: Mapping[str, Any], cells: Sequence[str]) -> str:
    """Why a column does not fit, or nothing.

    `cells` are the strings of the CSV; `check` may hold null, unique, regex, values, min, max and share.
    """
    if any(is_null(value) for value in check.get("values", ())) or (kind == "any" and "regex" in check):
        present = [cell.strip() for cell in cells if cell.strip()]  # a word for nothing is a value here
        nulls = 0.0
    else:
        present = [cell.strip() for cell in cells if not is_null(cell)]
        nulls = 1 - len(present) / len(cells) if cells else 1.0
    low, high = check.get("null", _ALWAYS_ALLOWED_NULLS)
    slack = 0.02 if "null" in check else 0.0
    if not low - slack <= nulls <= high + slack:
        return f"{nulls:.0%} nulls"
    if not present:
        return "" if high >= 1 else "empty"
    return _check_common(check, present) or _check_values(check, present) or _check_kind(kind, check, present)


def _check_common(check: Mapping[str, Any], cells: Sequence[str]) -> str:
    if check.get("unique") and len(set(cells)) < 0.995 * len(cells):
        return "not unique"
    if "regex" in check:
        pattern = re.compile(check["regex"])
        return _require(cells, lambda cell: pattern.search(cell) is not None, "not in the stated form")
    return ""


def _check_values(check: Mapping[str, Any], cells: Sequence[str]) -> str:
    if not check.get("values"):
        return ""
    words = {fold(value) for value in check["values"]}
    numbers = {read_number(value) for value in check["values"]} - {None}
    return _require(cells, lambda cell: fold(cell) in words or read_number(cell) in numbers, "not among the stated values")


def _check_kind(kind: str, check: Mapping[str, Any], cells: Sequence[str]) -> str:
    if check.get("values"):
        return _require_variety(cells) if len(check["values"]) > 1 else ""
    if kind in _LARGE:
        return _LARGE[kind](check, cells)
    if kind in _PER_CELL:
        return _require(cells, _PER_CELL[kind], f"no {kind}", 0.85 if kind == "country" else 0.9 if kind in {"gender", "state"} else ENOUGH)
    return ""


def _require(cells: Sequence[str], test: Test, fault: str, share: float = ENOUGH) -> str:
    wrong = [cell for cell in cells if not test(cell)]
    return f"{fault}: {wrong[0]!r}" if len(wrong) > (1 - share) * len(cells) else ""


def _require_variety(cells: Sequence[str]) -> str:
    return "constant" if len(cells) >= 12 and len(set(cells)) < 2 else ""


def _check_number(check: Mapping[str, Any], cells: Sequence[str], *, whole: bool = False) -> str:
    low, high = check.get("min", float("-inf")), check.get("max", float("inf"))

    def is_number(cell: str) -> bool:
        number = read_number(cell)
        return number is not None and (not whole or number == int(number))

    def is_inside(cell: str) -> bool:
        number = read_number(cell)
        return number is not None and low - 1e-9 <= number <= high + 1e-9

    fault = _require(cells, is_number, "not an integer" if whole else "not a number")
    return fault or _require(cells, is_inside, f"outside {low}..{high}") or _require_variety(cells)


def _check_integer(check: Mapping[str, Any], cells: Sequence[str]) -> str:
    return _check_number(check, cells, whole=True)


def _check_date(check: Mapping[str, Any], cells: Sequence[str], *, timed: bool = False) -> str:
    low, high = check.get("min", "1850-01-01"), check.get("max", "2100-12-31")

    def is_inside(cell: str) -> bool:
        moment = read_moment(cell)
        return moment is not None and low <= moment[0].date().isoformat() <= high

    def is_timed(cell: str) -> bool:
        moment = read_moment(cell)
        return moment is not None and (moment[1] or not timed)

    fault = _require(cells, lambda cell: read_moment(cell) is not None, "not a date") or _require(cells, is_timed, "no time of day")
    return fault or _require(cells, is_inside, f"outside {low}..{high}") or _require_variety(cells)


def _check_datetime(check: Mapping[str, Any], cells: Sequence[str]) -> str:
    return _check_date(check, cells, timed=True)


def _check_boolean(check: Mapping[str, Any], cells: Sequence[str]) -> str:
    known = [cell.lower() for cell in cells if cell.lower() not in {"unknown", "not known", "n/a", "?"}]
    kinds = sorted(set(known))
    plain = set(kinds) <= TRUE | FALSE
    if not plain and (len(kinds) != 2 or any(read_number(cell) is not None for cell in kinds)):
        return f"not boolean: {kinds[:4]}"
    if "share" in check and len(known) >= 60:
        low, high = check["share"]
        trues = sum(cell in TRUE for cell in known) if plain else min(known.count(cell) for cell in kinds)
        if not low <= trues / len(known) <= high:
            return f"{trues / len(known):.0%} true"
    return _require_variety(known)


def _check_category(_: Mapping[str, Any], cells: Sequence[str]) -> str:
    kinds = set(cells)
    if len(kinds) > max(60, len(cells) / 4) or (len(cells) >= 30 and len(kinds) > 0.7 * len(cells)):
        return f"{len(kinds)} different among {len(cells)}"
    if any(len(cell.split()) > 9 for cell in kinds) or _share_of_latin(sorted(kinds)) > 0.3:
        return "sentences"
    if all(read_number(cell) is not None and "." in cell for cell in kinds):
        return "decimals"
    return _require_variety(cells)


def _check_id(_: Mapping[str, Any], cells: Sequence[str]) -> str:
    fits = re.compile(r"(?!-?\d+\.\d*[1-9]\d*$).{1,64}")
    fault = _require(cells, lambda cell: fits.fullmatch(cell) is not None and len(cell.split()) <= 3, "no id")
    return fault or _require_variety(cells)


def _check_name(_: Mapping[str, Any], cells: Sequence[str]) -> str:
    few = "few names" if len(cells) >= 20 and len(set(cells)) < 5 else ""
    return _require(cells, _is_person, "no person") or few


def _check_text(_: Mapping[str, Any], cells: Sequence[str]) -> str:
    fault = _require(cells, lambda cell: count_letters(cell) >= 2, "no letters")
    return fault or ("filler words" if _share_of_latin(cells) > 0.25 else "") or _require_variety(cells)


def _check_label(check: Mapping[str, Any], cells: Sequence[str]) -> str:
    if sum(len(cell.split()) for cell in cells) / len(cells) > 12 or sum(_is_sentence(cell) for cell in cells) > len(cells) / 2:
        return "sentences"
    plain = sum(cell.islower() and len(cell.split()) == 1 for cell in cells)
    if len(cells) >= 20 and len(set(cells)) > 0.4 * len(cells) and plain > 0.6 * len(cells):
        return "random words"
    return _check_text(check, cells)


def _check_zip(check: Mapping[str, Any], cells: Sequence[str]) -> str:
    form = re.compile(check.get("regex", r"^[A-Za-z0-9][A-Za-z0-9 \-]{1,9}$"))
    return _require(cells, lambda cell: form.match(cell) is not None and any(sign.isdigit() for sign in cell), "no postcode")


def _is_sentence(cell: str) -> bool:
    return cell.endswith(".") and not cell.endswith(("Inc.", "Ltd.", "Co.", "Corp.", "Jr.", "Sr.", "St."))


def _share_of_latin(cells: Sequence[str]) -> float:
    words = [word for cell in cells for word in re.findall("[a-z]+", cell.lower())]
    return sum(word in LATIN for word in words) / len(words) if words else 0.0


def _is_person(cell: str) -> bool:
    words = re.split(r"[\s,]+", cell)
    if len(words) > 6 or count_letters(cell) < 2 or re.search(r"[\d@_/]", cell) or _share_of_latin([cell]) > 0.5:
        return False
    return cell[0].isupper() or ord(cell[0]) > 0x2E7F or words[0].lower() in _PARTICLES or words[0][:2].lower() in _PARTICLES


def _is_phone(cell: str) -> bool:
    main = re.split(r"\s*(?:x|ext\.?)\s*\d+$", cell, flags=re.IGNORECASE)[0]
    return re.fullmatch(r"[\d\s()+.\-/x#extEXT]+", cell) is not None and 7 <= sum(sign.isdigit() for sign in main) <= 15


def _is_address(cell: str) -> bool:
    several = any(sign.isdigit() for sign in cell) or len(cell.split()) > 1 or ord(cell[0]) > 0x2E7F
    return count_letters(cell) >= 3 and "@" not in cell and several and _share_of_latin([cell]) < 0.5


def _is_city(cell: str) -> bool:
    named = count_letters(cell) >= 2 and not re.search(r"[\d@]", cell) and len(cell.split()) <= 6
    return named and not (cell.islower() and cell.isascii()) and _share_of_latin([cell]) < 0.5


def _is_country(cell: str) -> bool:
    name = fold(re.sub(r"\(.*?\)|\bthe ", "", cell, flags=re.IGNORECASE))
    return name in COUNTRIES or fold(cell) in COUNTRIES or re.fullmatch("[A-Z]{2,3}", cell) is not None or ord(cell[0]) > 0x2E7F


def _is_ip(cell: str) -> bool:
    try:
        return bool(ipaddress.ip_address(cell))
    except ValueError:
        return False


def _matches(pattern: str, flags: int = 0, without: str = "") -> Test:
    compiled = re.compile(pattern, flags)
    return lambda cell: compiled.fullmatch(cell.translate(str.maketrans("", "", without))) is not None


_is_clock = _matches(r"\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]m)?", re.IGNORECASE)
_LARGE: Final[Mapping[str, Callable[[Mapping[str, Any], Sequence[str]], str]]] = {
    "number": _check_number, "integer": _check_integer, "date": _check_date, "datetime": _check_datetime, "boolean": _check_boolean,
    "category": _check_category, "id": _check_id, "name": _check_name, "text": _check_text, "label": _check_label, "zip": _check_zip,
}  # fmt: skip
_PER_CELL: Final[Mapping[str, Test]] = {
    "time": lambda cell: _is_clock(cell) or (read_moment(cell) or (None, False))[1],
    "gender": lambda cell: cell.lower() in GENDERS,
    "uuid": _matches(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE),
    "email": _matches(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}"),
    "phone": _is_phone,
    "address": _is_address,
    "city": _is_city,
    "state": lambda cell: fold(cell) in STATES,
    "country": _is_country,
    "currency": _matches(r"[A-Z]{3}|[$€£¥₹]|[^\W\d_]{3}.{0,26}"),
    "ip": _is_ip,
    "url": _matches(r"(https?://|www\.|/)\S*|[\w.-]+\.[a-z]{2,}(/\S*)?"),
    "mac": _matches(r"([0-9a-f]{2}[:-]?){5}[0-9a-f]{2}", re.IGNORECASE),
    "card": _matches(r"[\dXx*]{12,19}", without=" -"),
    "isbn": _matches(r"97[89]\d{10}|\d{9}[\dXx]", without=" -"),
    "vin": _matches("[A-Za-z0-9]{17}"),
}
