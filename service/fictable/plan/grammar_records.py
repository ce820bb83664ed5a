"""Columns that are described by mappings: keys like `type`, `min`, `values` and `unit`, in YAML, TOML or the cells of a table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final

import yaml

from fictable.plan.clauses import Clause, Outline
from fictable.plan.data_files import read_table
from fictable.plan.text import fold

_ROLES: Final[Mapping[str, str]] = {
    title: role for role, titles in read_table("titles").items() for title in (fold(word) for word in titles.split())
}
_KINDS: Final = (
    ("boolean", re.compile(r"bool|bit\b|logical|flag|真偽|布尔|wahrheits", re.IGNORECASE)),
    ("timestamp", re.compile(r"datetime|timestamp|instant|日時|时间戳", re.IGNORECASE)),
    ("date", re.compile(r"date|datum|fecha|日付|日期", re.IGNORECASE)),
    ("time", re.compile(r"time|uhrzeit|hora\b|時刻|时间", re.IGNORECASE)),
    ("uuid", re.compile(r"uuid|guid", re.IGNORECASE)),
    (
        "decimal",
        re.compile(
            r"decimal|float|double|money|numeric|real\b|number|\bnum\b|zahl|dezimal|nombre|numero|getal|小数|浮点|数値", re.IGNORECASE
        ),
    ),
    ("integer", re.compile(r"int|long\b|short\b|serial|count|ganz|entero|entier|inteiro|intero|geheel|整数|整型", re.IGNORECASE)),
)
_ENUMERATED: Final = re.compile(
    r"^(?:enum|set|category|categorical|choice|factor|oneof)\w*\s*[(\[<{:]\s*(?P<values>.+?)\s*[)\]>}]?$", re.IGNORECASE
)
# What a description that begins so tells of the values.
_TELLING: Final = (
    (
        "boolean",
        re.compile(r"(?:whether|if|flag|true if|indicates (?:if|whether)|ob |wahr|indica si|indique si|se o |se il )", re.IGNORECASE),
    ),
    ("timestamp", re.compile(r"(?:when|time at|date and time|timestamp|moment|zeitpunkt)\b", re.IGNORECASE)),
    ("date", re.compile(r"(?:the )?(?:date|day) (?:on which|when|of)\b", re.IGNORECASE)),
    ("integer", re.compile(r"(?:the )?(?:number|count) of\b|how many\b|anzahl\b|nombre de\b|número de\b", re.IGNORECASE)),
)
_SIZED: Final = re.compile(r"\s*[(\[]\s*(?:\d+(?:\s*,\s*\d+)?|max)\s*[)\]]", re.IGNORECASE)
_SHARE: Final = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*%|^\s*(0?\.\d+)\s*$")
_NAMED_BLOCK: Final = re.compile(r"^\s*[\w-]+\s*:\s*$|^\s*-\s+\w+\s*:|^\s*[\w ./-]+:\s*[\[{]", re.MULTILINE)
_FEWEST: Final = 2
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def find_role(title: str) -> str:
    """What stands under a heading or key, as a name of `titles.toml`; empty where that is not known."""
    return _ROLES.get(re.sub(r"[^\w#]|_", "", fold(title)), "")


def describe(definition: Mapping[str, Any]) -> tuple[tuple[str, ...], Any]:
    """The remarks that a definition by roles (`type`, `minimum`, `values`, …) comes to, and its example, None where it has none."""
    notes: list[str] = []
    if definition.get("description"):
        notes.append(str(definition["description"]))
        notes.extend(told for told, form in _TELLING if form.match(str(definition["description"])) and not definition.get("type"))
    notes.extend(_describe_bounds(definition))
    for role, write in (("values", _write_values), ("nulls", _write_share), ("share", _write_truth), ("type", _write_type)):
        if definition.get(role) not in (None, ""):
            notes.extend(write(definition[role]))
    if definition.get("unit"):
        notes.append(f"in {definition['unit']}")
    if definition.get("pattern"):
        notes.append(f"pattern {definition['pattern']}")
    if definition.get("key") is True or re.search(r"pri|uni|pk|yes|true", str(definition.get("key", "")), re.IGNORECASE):
        notes.append("unique")
    if {"mean", "deviation"} <= definition.keys():
        notes.append(f"normally distributed, mean {definition['mean']}, sd {definition['deviation']}")
    return tuple(note for note in notes if note.strip()), read_value(definition.get("example"))


def _describe_bounds(definition: Mapping[str, Any]) -> Iterator[str]:
    """The bounds of a definition as a remark."""
    low, high, span = (definition.get(role) for role in ("minimum", "maximum", "range"))
    if isinstance(span, list) and len(span) == 2:
        low, high, span = span[0], span[1], None
    if low not in (None, "") and high not in (None, ""):
        yield f"{low} to {high}"
    elif low not in (None, ""):
        yield f"at least {low}"
    elif high not in (None, ""):
        yield f"at most {high}"
    if span not in (None, ""):
        yield str(span)


def _write_values(values: Any) -> Iterator[str]:
    """A list of values as a remark; one text is left as it is."""
    if isinstance(values, Mapping):
        values = list(values)
    if not isinstance(values, list):
        yield str(values)
    elif len(values) > 1 and all(isinstance(value, str | int | float) for value in values):
        yield "one of " + ", ".join(_spell(value) for value in values)


def _spell(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _write_share(share: Any) -> Iterator[str]:
    """A share of missing values as a remark; whether there may be any says nothing of how many there are."""
    match = _SHARE.match(str(share)) if not isinstance(share, bool) else None
    if match:
        yield f"{match[1] or f'{100 * float(match[2]):g}'}% missing"


def _write_truth(share: Any) -> Iterator[str]:
    """A share of the positive case as a remark."""
    match = _SHARE.match(str(share))
    if match:
        yield f"{match[1] or f'{100 * float(match[2]):g}'}% true"


def _write_type(kind: Any) -> Iterator[str]:
    """A declared type as a remark: its values where it lists some; text says nothing."""
    if isinstance(kind, Mapping):
        inside = {find_role(str(key)): value for key, value in kind.items()}
        listed_values = inside.get("values") or kind.get("symbols")
        yield from _write_values(listed_values) if listed_values else _write_type(str(kind.get("logicalType") or kind.get("type", "")))
        return
    plain = " ".join(str(part) for part in kind if part != "null") if isinstance(kind, list) else str(kind)
    listed = _ENUMERATED.match(plain.strip())
    if listed:
        yield "one of " + re.sub(r"[\"'`]", "", listed["values"]).replace("|", ",")
        return
    found = next((name for name, form in _KINDS if form.search(_SIZED.sub("", plain))), "")
    if found:
        yield found
    elif re.fullmatch(r"[\w+-]{1,20}(?:\s?[/|]\s?[\w+-]{1,20})+", plain.strip()):
        yield plain.strip()


def read_value(value: Any) -> Any:
    """A sample as a number, a truth or text; None stays None."""
    if not isinstance(value, str):
        return value
    plain = value.strip().strip("'\"")
    if plain.lower() in {"true", "false"}:
        return plain.lower() == "true"
    if re.fullmatch(r"-?(?:0|[1-9]\d{0,14})", plain):
        return int(plain)
    return float(plain) if re.fullmatch(r"-?\d+\.\d+", plain) else plain or None


def read_records(text: str) -> Outline | None:
    """The outline of definitions in YAML or TOML, of two columns or more; else None."""
    for start in _find_starts(text):
        for load in (_load_toml, _load_yaml):
            found = load(text[start:])
            clauses = [*_read_definitions(found, depth=0)] if isinstance(found, Mapping | list) else []
            if len(clauses) >= _FEWEST:
                intro = " ".join(part for part in (text[:start].strip(), _find_table(found)) if part)
                return Outline(intro, tuple(clauses), _find_table(found))
    return None


def read_defined(found: Any) -> list[Clause]:
    """The columns of a list of objects, each of which names a column and defines it; none where it is something else."""
    if isinstance(found, Mapping):
        inside = next((value for key, value in found.items() if key in {"fields", "columns", "schema", "variables", "attributes"}), None)
        return read_defined(inside) if isinstance(inside, list | Mapping) else []
    if not isinstance(found, list) or len(found) < _FEWEST:
        return []
    for one in found:
        roles = {find_role(str(key)) for key in one} if isinstance(one, Mapping) else set()
        if "name" not in roles or not roles & {"type", "description", "values", "minimum", "range", "nulls"} or "" in roles:
            return []
    return [*_read_definitions(found, depth=0)]


def _find_starts(text: str) -> list[int]:
    """The starts of the first lines, from each of which a notation may go on to the end."""
    if not _NAMED_BLOCK.search(text) and "[[" not in text and "\n[" not in f"\n{text}":
        return []
    starts = [0, *(match.end() for match in re.finditer(r"\n", text))]
    return starts[:3]


def _load_yaml(text: str) -> Any:
    try:
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 - both loaders are safe
    except (yaml.YAMLError, ValueError, RecursionError, TypeError):
        return None


def _load_toml(text: str) -> Any:
    try:
        return tomllib.loads(text) if "=" in text and "[" in text else None
    except (ValueError, RecursionError):
        return None


def _find_table(found: Any) -> str:
    """The name that the definitions stand under, where there is one."""
    if isinstance(found, Mapping) and len(found) == 1:
        name = str(next(iter(found)))
        return "" if find_role(name) or name in {"properties", "schema", "table", "data"} else name
    return ""


def _read_definitions(found: Any, *, depth: int) -> Iterator[Clause]:
    """The columns of a mapping of names to definitions, or of a list of definitions with names; the first that is one."""
    if depth > 4:
        return
    if isinstance(found, list):
        named = [_read_named(one) for one in found]
        yield from (clause for clause in named if clause is not None)
        return
    if _is_list_of_columns(found):
        for name, value in found.items():
            if not isinstance(value, Mapping | list) or _is_definition(value) or isinstance(value, list):
                yield _make(str(name), value)
        return
    for key, value in found.items():
        if isinstance(value, Mapping | list) and (find_role(str(key)) in {"name", ""}):
            clauses = [*_read_definitions(value, depth=depth + 1)]
            if len(clauses) >= _FEWEST:
                yield from clauses
                return


def _is_definition(value: Any) -> bool:
    """Whether a value is a definition by keys that are known."""
    return isinstance(value, Mapping) and bool(value) and sum(bool(find_role(str(key))) for key in value) * 2 > len(value)


def _is_list_of_columns(found: Mapping[Any, Any]) -> bool:
    """Whether most of the values of a mapping are definitions or lists of choices."""
    told = sum(_is_definition(value) or (isinstance(value, list) and _is_plain(value)) for value in found.values())
    return told >= _FEWEST and told * 2 >= len(found)


def _is_plain(values: list[Any]) -> bool:
    return len(values) > 1 and all(isinstance(value, str | int | float) for value in values)


def _read_named(one: Any) -> Clause | None:
    """A column of a list: `{name: x, type: int}`, or `{x: {type: int}}`, or `{x: int}`."""
    if not isinstance(one, Mapping) or not one:
        return None
    name = next((key for key in one if find_role(str(key)) == "name"), None)
    if name is not None and isinstance(one[name], str | int):
        return _make(str(one[name]), {key: value for key, value in one.items() if key != name})
    if len(one) == 1:
        key, value = next(iter(one.items()))
        return _make(str(key), value)
    return None


def _make(name: str, value: Any) -> Clause:
    """The clause of a column with its definition, its list of values, or a remark."""
    wording = f"{name}: {value}"[:200]
    if isinstance(value, Mapping):
        roles: dict[str, Any] = {}
        for key, told in value.items():
            roles.setdefault(find_role(str(key)), told)
        notes, sample = describe(roles)
        return Clause(wording, "column", name, notes, sample=sample)
    if isinstance(value, list):
        return Clause(wording, "column", name, tuple(_write_values(value)))
    return Clause(wording, "column", name, (_spell(value),) if value is not None else ())
