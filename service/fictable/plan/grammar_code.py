"""Columns that code writes down: classes, structures and messages, INSERT, what pandas and R print, XML, YAML rows, `key=value`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import yaml

from fictable.plan.clauses import Clause, Outline

_BLOCK: Final = re.compile(
    r"^[^\n]*?\b(?:class|interface|type|struct|message|model|record|data class|schema|entity|table)\s+(?P<name>[A-Za-z]\w*)"
    r"[^\n{:]*(?:\{|:\s*\n|=\s*\{)",
    re.MULTILINE,
)
_TYPE: Final = r"[A-Za-z_][\w.]*(?:\s?<[^<>]*>|\[[^\]\n]*\])?[?!]?(?:\[\])?"
# `name: Type = default  # remark`, `Type name = 1;`, `name Type @rule`, `name = models.Kind(…)`.
_NAMED: Final = re.compile(
    rf"^(?:(?:pub|val|var|let|readonly|export)\s+)*(?P<name>[A-Za-z_]\w*)\??\s*:\s*(?P<type>{_TYPE})\s*(?:=\s*(?P<rest>.*))?$"
)
_TYPED: Final = re.compile(
    rf"^(?:(?:private|public|protected|final|static|optional|required"
    rf"|repeated)\s+)*(?P<type>{_TYPE})\s+(?P<name>[A-Za-z_]\w*)\s*(?:=\s*(?P<rest>[^;{{]*))?(?:;|\{{.*\}})$"
)
_PLAIN: Final = re.compile(rf"^(?P<name>[A-Za-z_]\w*)\s+(?P<type>{_TYPE})(?:\s+(?P<rest>[@`].*))?$")
# `level: conint(ge=0, le=9)`, `level: Annotated[int, Field(ge=0, le=9)] = 1`
_CALLED: Final = re.compile(r"^(?P<name>[A-Za-z_]\w*)\s*:\s*(?P<type>\w+)[(\[](?P<rest>.*)[)\]](?:\s*=\s*.*)?$")
_UNION: Final = re.compile(
    r"^(?P<name>[A-Za-z_]\w*)\??\s*:\s*(?P<type>(?:'[^']*'|\"[^\"]*\")(?:\s*\|\s*(?:'[^']*'|\"[^\"]*\"))+)(?P<rest>)$"
)
_MADE: Final = re.compile(r"^(?P<name>[A-Za-z_]\w*)\s*=\s*(?:\w+\.)*(?P<type>\w+)\((?P<rest>.*)\)$")
_ACCESS: Final = re.compile(r"\{\s*(?:get|set|init)\b[^{}]*\}(?:\s*=[^;\n]*;)?")
_ENUMS: Final = (
    re.compile(r"(?:export\s+|pub\s+|public\s+)*\benum\s+(?:class\s+)?(?P<name>\w+)[^{\n]*\{(?P<body>[^{}]*)\}"),
    re.compile(
        r"class\s+(?P<name>\w+)\((?:str,\s*|int,\s*)?(?:\w+\.)*(?:\w*Enum|TextChoices"
        r"|IntegerChoices)\):\s*\n(?P<body>(?:[ \t]+.*\n?)+)"
    ),
)
# `[('J', 'Junior'), ('S', 'Senior')]`: a value with its label.
_PAIRED: Final = re.compile(r"[\[(]\s*(?:'([^']*)'|\"([^\"]*)\")\s*,\s*(?:_\()?(?:'[^']*'|\"[^\"]*\")\)?\s*[\])]")
_COMMENT: Final = re.compile(r"\s*(?://|#|--)\s*(?P<note>.*)$")
_KINDS: Final = (
    (re.compile(r"bool|bit\b", re.IGNORECASE), "boolean"),
    (re.compile(r"datetime|timestamp|instant|offsetdate|time\.time", re.IGNORECASE), "timestamp"),
    (re.compile(r"date", re.IGNORECASE), "date"),
    (re.compile(r"\btime", re.IGNORECASE), "time"),
    (re.compile(r"uuid|guid", re.IGNORECASE), "uuid"),
    (re.compile(r"decimal|float|double|money|numeric|real\b|f32|f64|number", re.IGNORECASE), "decimal"),
    (re.compile(r"int|long|short|serial|u8|u16|u32|u64|i32|i64|autofield", re.IGNORECASE), "integer"),
)
_PANDAS: Final = re.compile(r"^\s*\d+\s+(?P<name>\S.*?)\s{2,}(?P<filled>\d+)\s+non-null\s+(?P<type>\w+)", re.MULTILINE)
# What `df.dtypes` and Spark's `printSchema()` print.
_TYPED_LINE: Final = re.compile(
    r"^(?:\s*\|--\s+(?P<name>\S.*?):\s+(?P<type>\w+)(?:\([^)]*\))?\s+\(nullable = \w+\)"
    r"|(?P<name2>\S.*?)\s{2,}(?P<type2>int\d+|uint\d+|float\d+|object|bool|category|string|datetime64\[ns[^\]]*\]|timedelta\S*))\s*$",
    re.MULTILINE,
)
_ENTRIES: Final = re.compile(r"(\d+)\s+entries")
_R: Final = re.compile(r"^\s*\$\s+(?P<name>[\w.]+)\s*:\s*(?P<type>\w+)\b(?P<rest>.*)$", re.MULTILINE)
_INSERT: Final = re.compile(
    r"insert\s+into\s+[\"`\[]?(?P<table>[\w.]+)[\"`\]]?\s*\((?P<names>[^)]*)\)\s*values\s*\((?P<values>.*?)\)\s*(?:[,;]|$)",
    re.IGNORECASE | re.DOTALL,
)
_XML: Final = re.compile(r"<(?P<name>[A-Za-z_][\w.-]*)(?:\s[^<>]*)?>(?P<value>[^<>]{0,200})</(?P=name)>")
_ROOT: Final = re.compile(r"<(?P<name>[A-Za-z_][\w.-]*)(?:\s[^<>]*)?>\s*<")
_PAIR: Final = re.compile(r"(?<![\w=])(?P<name>[A-Za-z_]\w*)=(?P<value>\"[^\"]*\"|'[^']*'|[^\s,;&]+)")
_QUOTED: Final = re.compile(r"(?<![a-z])[\[(]\s*(?:'[^'\n]{1,60}'\s*,\s*)+'[^'\n]{1,60}'\s*,?\s*[\])]")


def read_block(text: str) -> Outline | None:
    """The outline of a description that shows a class, a structure or a message with three or more members, else None."""
    outline = _read_block(text)
    return outline if outline is not None and len(outline.clauses) >= 3 else None


def read_code(text: str) -> Outline | None:
    """The outline of a description that shows code or a print-out with three or more columns, else None."""
    readers: tuple[Callable[[str], Outline | None], ...] = (read_print, _read_insert, _read_xml, _read_yaml, _read_pairs, _read_names)
    return next((outline for read in readers if (outline := read(text)) is not None and len(outline.clauses) >= 3), None)


def _read_block(text: str) -> Outline | None:
    """The members of the first class, structure, message or model; the values of enumerations that stand beside it are kept."""
    text, enumerated = _take_enumerations(text)
    block = _BLOCK.search(text)
    if block is None:
        return None
    clauses: list[Clause] = []
    for line in _split_members(text[block.end() :]):
        plain = line.strip()
        if plain.startswith(("}", "def ", "@", "class ", "enum ", "fn ", "func ")):
            if clauses:
                break
            continue
        clause = _read_member(plain)
        if clause is not None:
            clauses.append(_enumerate(clause, plain, enumerated))
    return Outline(text[: block.start()].strip(), tuple(clauses), block["name"]) if clauses else None


def _split_members(body: str) -> list[str]:
    """The members of a block, a line each, or all on one line between semicolons or commas."""
    body = _ACCESS.sub(";", body)
    lines = re.split(r"\n|(?<=;)\s+(?=\w)", body)
    first = lines[0].strip().rstrip("};, ")
    if len(lines) > 1 or "," not in first:
        return [line.strip().removesuffix("}") for line in lines]
    parts = re.split(r",\s*(?![^<(\[]*[>)\]])", first)
    return [f"{part.strip()};" if re.fullmatch(r"[\w<>\[\].]+\s+\w+", part.strip()) else part.strip() for part in parts]


def _take_enumerations(text: str) -> tuple[str, dict[str, str]]:
    """The text without its enumerations, and the values of each by its name."""
    found: dict[str, str] = {}
    for form in _ENUMS:
        for match in form.finditer(text):
            entries = [entry.strip().rstrip(",;") for entry in re.split(r"[\n,;]", match["body"]) if entry.strip(" \t,;}")]
            if any(":" in entry for entry in entries):
                continue
            worded = [re.search(r"=\s*['\"]([^'\"]+)['\"]", entry) for entry in entries]
            values = [word[1] if word else re.split(r"[\s=(]", entry)[0] for word, entry in zip(worded, entries, strict=True)]
            found[match["name"]] = ", ".join(value for value in values if value)
            text = text.replace(match[0], "\n", 1)
    return text, found


def _enumerate(clause: Clause, line: str, enumerated: Mapping[str, str]) -> Clause:
    """The clause with the values of its type, where that is one of the enumerations."""
    name = next((name for name in enumerated if re.search(rf"\b{re.escape(name)}\b", line)), "")
    return replace(clause, notes=(f"one of {enumerated[name]}",)) if name and "," in enumerated[name] else clause


def _read_member(line: str) -> Clause | None:
    """One member: its name, and its type, its choices, its bounds and its remark as notes."""
    comment = _COMMENT.search(line)
    plain = (line[: comment.start()] if comment else line).strip().rstrip(",")
    match = (
        _UNION.match(plain.rstrip(";"))
        or _MADE.match(plain)
        or _NAMED.match(plain.rstrip(";"))
        or _CALLED.match(plain)
        or _TYPED.match(plain)
        or _PLAIN.match(plain.rstrip(";"))
    )
    if match is None or match["name"] in {"return", "import", "from", "package", "syntax"} or "@relation" in plain:
        return None
    kind, rest = match["type"], match["rest"] or ""
    notes = [comment["note"]] if comment and comment["note"] else []
    choices = _PAIRED.findall(rest) or (
        re.findall(r"'([^']*)'|\"([^\"]*)\"", f"{kind} {rest}")
        if "|" in kind or re.search(r"literal|enum|choice|oneof", f"{kind} {rest}", re.IGNORECASE)
        else []
    )
    bounds = [
        re.search(rf"\b{form}\s*=\s*(-?\d+(?:\.\d+)?)", rest)
        for form in ("(?:ge|gt|min|minimum|min_value)", "(?:le|lt|max|maximum|max_value)")
    ]
    if len(choices) > 1:
        notes.append("one of " + ", ".join(first or second for first, second in choices))
    elif bounds[0] and bounds[1]:
        notes.append(f"{bounds[0][1]} to {bounds[1][1]}")
    if re.search(r"unique|primary_key\s*=\s*true|@id\b", rest, re.IGNORECASE):
        notes.append("unique")
    if re.search(r"optional|null\s*=\s*true|\?$", f"{kind} {rest.strip()}", re.IGNORECASE) or kind.endswith("?"):
        notes.append("optional")
    annotated = kind == "Annotated" or kind.startswith(("Optional", "List", "Mapped"))
    told = next((name for form, name in _KINDS if form.search(rest if annotated and rest else kind)), "")
    if told and len(choices) < 2:
        notes.append(told)
    return Clause(line, "column", match["name"], tuple(notes))


def read_print(text: str) -> Outline | None:
    """What `DataFrame.info()`, `DataFrame.dtypes`, `printSchema()` and `str()` print; missing values are counted against all entries."""
    found = list(_PANDAS.finditer(text))
    entries = _ENTRIES.search(text)
    if len(found) >= 3:
        total = int(entries[1]) if entries else max(int(match["filled"]) for match in found)
        clauses = [
            Clause(
                match[0].strip(), "column", match["name"].strip(), (*_read_missing(int(match["filled"]), total), *_find_kind(match["type"]))
            )
            for match in found
        ]
        return Outline(text[: found[0].start()].split("<class", maxsplit=1)[0].strip(), tuple(clauses))
    found = list(_TYPED_LINE.finditer(text))
    if len(found) >= 3:
        clauses = [
            Clause(match[0].strip(), "column", (match["name"] or match["name2"]).strip(), _find_kind(match["type"] or match["type2"]))
            for match in found
        ]
        return Outline(text[: found[0].start()].strip(), tuple(clauses))
    found = list(_R.finditer(text))
    if len(found) < 3:
        return None
    clauses = []
    for match in found:
        levels = re.findall(r"\"([^\"]+)\"", match["rest"]) if match["type"].lower().startswith("factor") else []
        notes = ("one of " + ", ".join(levels),) if len(levels) > 1 else _find_kind(match["type"])
        clauses.append(Clause(match[0].strip(), "column", match["name"], notes))
    return Outline(text[: found[0].start()].split("'data.frame'", maxsplit=1)[0].strip(), tuple(clauses))


def _read_missing(filled: int, total: int) -> tuple[str, ...]:
    """A remark on the share of missing values."""
    share = round(100 * (1 - filled / total), 2) if total else 0
    return (f"{share:g}% missing",) if share >= 0.01 else ()


def _find_kind(kind: str) -> tuple[str, ...]:
    """A printed type as a remark; `object` and `chr` say nothing."""
    plain = {"num": "decimal", "logi": "boolean"}.get(kind.lower(), next((name for form, name in _KINDS if form.search(kind)), ""))
    return (plain,) if plain else ()


def _read_insert(text: str) -> Outline | None:
    """The columns of an INSERT, its values as samples."""
    match = _INSERT.search(text)
    if match is None:
        return None
    names = [name.strip().strip('"`[]') for name in match["names"].split(",") if name.strip()]
    values = re.findall(r"'(?:[^']|'')*'|[^,\s][^,]*", match["values"])
    clauses = [
        Clause(name, "column", name, sample=_read_value(values[place].strip().strip("'")) if place < len(values) else None)
        for place, name in enumerate(names)
    ]
    return Outline(text[: match.start()].strip(), tuple(clauses), match["table"].split(".")[-1])


def _read_xml(text: str) -> Outline | None:
    """The leaf elements of the first record, each name once, their text as samples."""
    found = {match["name"]: match["value"] for match in reversed(list(_XML.finditer(text)))}
    if len(found) < 3:
        return None
    roots = [match["name"] for match in _ROOT.finditer(text)]
    clauses = [Clause(f"{name}: {value}"[:80], "column", name, sample=_read_value(value)) for name, value in reversed(found.items())]
    return Outline(text[: text.index("<")].strip(), tuple(clauses), roots[-1] if roots else "")


def _read_yaml(text: str) -> Outline | None:
    """The first of a list of YAML mappings; a list of definitions (`- name: text`) has different keys and is left to others."""
    start = re.search(r"^\s*-\s+\w+:\s+\S", text, re.MULTILINE)
    if start is None or not re.search(r"^\s{2,}\w+:\s+\S", text[start.end() :], re.MULTILINE):
        return None
    try:
        found = yaml.safe_load(text[start.start() :])
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    row = found[0] if isinstance(found, list) and found and isinstance(found[0], dict) else None
    if row is None or {"name", "type"} <= {str(key) for key in row}:
        return None
    clauses = [
        Clause(
            f"{key}: {value}"[:80],
            "column",
            str(key),
            sample=_read_value(str(value)) if not isinstance(value, bool | int | float) else value,
        )
        for key, value in row.items()
    ]
    return Outline(text[: start.start()].strip(), tuple(clauses))


def _read_pairs(text: str) -> Outline | None:
    """`order_id=1001 status=paid`: the names, the values as samples, where most of the text is such pairs."""
    found = list(_PAIR.finditer(text))
    if len(found) < 3 or sum(len(match[0]) for match in found) < 0.6 * len(text.strip()):
        return None
    clauses = [_read_pair(match) for match in found]
    return Outline(text[: found[0].start()].strip(), tuple(clauses))


def _read_pair(match: re.Match[str]) -> Clause:
    """`id=INT` with its type, `level=low|high` with its values, else with its value as a sample."""
    value = match["value"].strip("'\"")
    if "|" in value.strip("|"):
        return Clause(match[0], "column", match["name"], ("one of " + value.replace("|", ", "),))
    if re.fullmatch(_DECLARED, value, re.IGNORECASE):
        return Clause(match[0], "column", match["name"], _find_kind(value))
    if re.fullmatch(r"-?[\d.]+?(?:\.\.\.?|-|–)-?[\d.]+", value) and not re.fullmatch(r"\d{4}-\d\d", value):
        return Clause(match[0], "column", match["name"], (value,))
    return Clause(match[0], "column", match["name"], sample=_read_value(value))


_DECLARED: Final = (
    r"(?:int|integer|str|string|text|name|bool|boolean|float|double|decimal|date|datetime|timestamp|time|uuid|varchar|char|num"
    r"|number)"
)


def _read_names(text: str) -> Outline | None:
    """A list of quoted names: `df.columns = ['id', 'date']`."""
    match = _QUOTED.search(text)
    if match is None:
        return None
    names = re.findall(r"'([^']+)'", match[0])
    return Outline(text[: match.start()].strip(" =:"), tuple(Clause(name, "column", name) for name in names)) if len(names) >= 3 else None


def _read_value(text: str) -> Any:
    """A sample as a number, a truth or text."""
    plain = text.strip()
    if plain.lower() in {"true", "false"}:
        return plain.lower() == "true"
    if re.fullmatch(r"-?\d{1,15}", plain):
        return int(plain)
    return float(plain) if re.fullmatch(r"-?\d+\.\d+", plain) else plain
