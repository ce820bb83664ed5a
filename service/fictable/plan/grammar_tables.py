"""Forms that write columns down: JSON samples, lines of `name: type`, bullets, CSV headers."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from fictable.plan.clauses import Clause, Outline
from fictable.plan.grammar_code import read_block, read_code, read_print
from fictable.plan.grammar_ddl import read_ddl, split_outside
from fictable.plan.grammar_grids import read_grid, read_sampled
from fictable.plan.grammar_records import find_role, read_defined, read_records

_BULLET: Final = re.compile(
    r"^\s*(?:(?i:column|col|field|spalte|feld|colonne|champ|columna|campo|coluna|colonna|kolom|veld)\s*(?:[A-Z]{1,2}"
    r"|\d{1,2})\s*[:.=–-]|[-*•‣▪–✓✅👉➡]|\d{1,3}[.):]|[a-z][.)])\s+(?P<body>\S.*)$"
)
_PAIR: Final = re.compile(r"^\s*(?P<name>[^\W][^:|=]{0,60}?)\s*(?:\||:|=>|->|\s[-–—]\s|\s=\s)\s*(?P<rest>.*)$")
# `string;  // uuid`, `int  # at least 3`, `number;`
_COMMENTED: Final = re.compile(r"^(?P<type>[^/#]*?)[;,]?\s*(?://|#|--)\s*(?P<note>.*)$")
_ENDED: Final = re.compile(r"^(?P<type>[^;]+);(?P<note>)\s*$")
_TABLE_ROW: Final = re.compile(r"^\s*\|?(?P<cells>.*\|.*)$")
_SEPARATOR: Final = re.compile(r"^[\s|:=+-]+$")
_HEADER_CELL: Final = re.compile(r"^[\w#%$/. ()-]{1,50}$")
# `a,b,c   <- header of our extract`
_REMARKED: Final = re.compile(r"\s+(?:<[-=]+|←|//|#|--)\s+\S.*$")
_BARRED_CELL: Final = re.compile(r"^[^\W\d][^|:]{0,70}$")
_FENCE: Final = re.compile(r"^\s*```.*$", re.MULTILINE)


def read_written_columns(text: str) -> Outline | None:
    """The outline of a description that writes its columns down, or None where it is prose or a list in a sentence."""
    for read in (
        read_ddl,
        read_block,
        read_json,
        read_print,
        read_records,
        read_grid,
        read_sampled,
        read_code,
        read_lines,
        read_inline,
        read_header,
    ):
        outline = read(_FENCE.sub("", text))
        if outline is not None and outline.clauses:
            return outline
    return None


def read_json(text: str) -> Outline | None:
    """The keys of a JSON object, or of the first object of a list, each with its value as a sample; `properties` of a schema too."""
    for match in list(re.finditer(r"[\[{]\s*[\"{]", text))[:3]:
        try:
            found, end = json.JSONDecoder().raw_decode(text[match.start() :])
        except (ValueError, RecursionError):
            continue
        listed = read_defined(found)
        if listed:
            around = [aside for aside in (text[: match.start()].strip(), text[match.start() + end :].strip()) if aside]
            return Outline(" ".join(around), (*listed, *(Clause(aside, "aside") for aside in around)))
        row = _find_row(found)
        if row:
            asides = (text[: match.start()].strip(), text[match.start() + end :].strip())
            clauses = [
                Clause(f"{key}: {json.dumps(value, ensure_ascii=False)[:80]}", "column", key, _schema_notes(value), sample=value)
                for key, value in row.items()
                if key.strip()
            ]
            return Outline(" ".join(asides), (*clauses, *(Clause(aside, "aside") for aside in asides if aside)))
    return None


def _find_row(found: Any) -> dict[str, Any]:
    """The object that stands for a row."""
    while isinstance(found, list):
        if not found:
            return {}
        if all(isinstance(name, str) for name in found):
            return dict.fromkeys(found)
        found = found[0]
    if not isinstance(found, dict):
        return {}
    for key in ("properties", "columns", "fields", "rows", "data", "records"):
        inside = found.get(key)
        if isinstance(inside, dict | list) and len(found) <= 6 and inside:
            return _find_row(inside)
    return found


def _schema_notes(value: Any) -> tuple[str, ...]:
    """Remarks for a value that describes a column: its type and its enumeration."""
    if isinstance(value, str) and re.fullmatch(
        r"(?:int|integer|float|number|string|bool|boolean|date|datetime|text|uuid)", value, re.IGNORECASE
    ):
        return (value,)
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            return (f"pattern {value['pattern']}",)
        bounds = [value.get(key) for key in ("minimum", "maximum")]
        if all(isinstance(bound, int | float) for bound in bounds):
            return (f"{bounds[0]} to {bounds[1]}", *(str(value["type"]),) * isinstance(value.get("type"), str))
        values = value.get("enum")
        if isinstance(values, list):
            return ("one of " + ", ".join(str(item) for item in values),)
        return tuple(str(value[key]) for key in ("format", "type") if isinstance(value.get(key), str))[:1]
    return ()


def read_lines(text: str) -> Outline | None:
    """Bullets, numbered lines, `name: type` and `name | type` lines; the other lines are the introduction."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 3:
        return None
    clauses: list[Clause] = []
    others: list[str] = []
    bulleted = sum(bool(_BULLET.match(line)) for line in lines) >= 2
    for number, line in enumerate(lines):
        bullet = _BULLET.match(line)
        body = bullet["body"] if bullet else line
        if _SEPARATOR.match(line) or (bulleted and not bullet) or not (bullet or _is_definition(body, number)):
            others.append("" if _SEPARATOR.match(line) else line)
            continue
        parts = _split_names(body.strip()) if bullet else []
        clauses.extend(clause for part in parts or [body.strip()] if (clause := _read_definition(part)) is not None)
    if len(clauses) < 2 or len(clauses) < 0.5 * len(lines):
        return None
    asides = [Clause(line.strip(), "aside") for line in others if line.strip()]
    return Outline(" ".join(others).strip(), (*clauses, *asides))


def read_inline(text: str) -> Outline | None:
    """Definitions on one line: `fields = id:int, sex:M|F, bmi:float(15-50)` or `id int, name varchar(50)`.

    What stands before them is the introduction.
    """
    match = re.search(r"[^\W\d]\w*\s*(?::\s*|\s)[A-Za-z|/{(\[]", text)
    if match is None or text.count(",") + text.count(";") < 2 or "\n" in text.strip():
        return None
    lead = re.match(r"^(?P<intro>(?:[^:,()]*?(?:[=;]|\b(?:columns|fields|schema|with)\b:?)\s*)*)(?P<body>.+)$", text.strip(), re.DOTALL)
    bracket = re.match(r"^(?P<intro>[^(\[:,]{2,60})[(\[](?P<body>.+)[)\]]\W*$", text.strip(), re.DOTALL)
    ended = re.match(r"^(?P<intro>)(?P<body>.+)$", text.strip(), re.DOTALL) if text.count(";") >= 2 else None
    for found, separator in ((ended, ";"), (bracket, ","), (lead, ",")):
        if found is None:
            continue
        cells = [cell.strip() for cell in split_outside(found["body"], separator) if cell.strip()]
        opening, cells = _take_opening(cells)
        typed = [cell for cell in cells if _TYPED.match(cell)]
        plain = [cell for cell in cells if re.fullmatch(r"[^\W\d]\w*", cell)]
        if len(typed) >= 3 and len(typed) + len(plain) >= 0.8 * len(cells) and sum(not _NAMED.match(cell) for cell in typed) >= 2:
            intro = f"{found['intro'] or ''} {opening}".strip(" =;:")
            clauses = [clause for cell in cells if (clause := _read_inline(cell)) is not None]
            return Outline(intro, (*([Clause(intro, "aside")] if intro else []), *clauses))
    return None


def _take_opening(cells: list[str]) -> tuple[str, list[str]]:
    """What stands before the first name, and the cells without it: `used cars - name; year`."""
    match = re.match(r"^(?P<opening>.{3,80}?)(?:\s[-–—]\s|:\s)(?P<name>[^\W\d]\w*)$", cells[0]) if cells else None
    if match is None and cells and sum(":" in cell for cell in cells) == 1:
        match = re.match(r"^(?P<opening>[^:]{2,60}\s[^:]{2,60}):\s+(?P<name>[^\W\d]\w*\s.+)$", cells[0])
    return (match["opening"], [match["name"], *cells[1:]]) if match else ("", cells)


# What may be a type may be a noun as well: `birth date`, `departure time`, `phone number`.
_NAMED: Final = re.compile(r"^[^\W\d]\w*\s+(?:date|time|number|text)$", re.IGNORECASE)
# `phone number`, `signup dt`: what looks like a type belongs to the name.
_WHOLE: Final = re.compile(
    r"(?:(?:phone|account|serial|house|flight|order|invoice|tracking|card|room|registration|ticket|policy|passport|seat|part) number"
    r"|\w+ (?:dt|ts|no|nr|nbr|cd|amt|qty|pct|id))",
    re.IGNORECASE,
)
# A name and a declared type or a notation of values: `id int`, `sex:M|F`, `score: 0-100`.
_TYPED: Final = re.compile(
    r"^[^\W\d][\w]*(?:(?:\s\w+){0,3}\s*:\s*[^\s:][^:]{0,80}|\s+(?:int(?:eger)?|bigint|smallint|tinyint|serial|bool(?:ean)?"
    r"|float\d*|double(?:"
    r" precision)?|real|decimal|numeric|dec|pk|fk|autoincrement|"
    r"number|n?varchar2?|n?char|text|str(?:ing)?|date|datetime|timestamp(?:tz)?|time|uuid|enum|json)(?:\s*\([^)]*\))?(?:\s+"
    r"(?:primary key|pk|fk|not null|null|unique))*)$",
    re.IGNORECASE,
)


def _read_inline(cell: str) -> Clause | None:
    """`bmi:float(15-50)`, `region:enum(a, b)`, `name varchar(50) not null` as a column."""
    match = re.match(r"^(?P<name>[^\W\d][\w ]*?)\s*:\s*(?P<rest>.*)$", cell, re.DOTALL) or re.match(
        r"^(?P<name>[^\W\d]\w*)\s*(?P<rest>.*)$", cell, re.DOTALL
    )
    if match is None:
        return None
    rest = match["rest"].strip()
    if _WHOLE.fullmatch(cell):
        return Clause(cell, "item", cell)
    valued = re.match(r"^(?P<type>\w+)\s*\((?P<inside>[^()]*)\)\s*(?P<more>.*)$", rest)
    notes: tuple[str, ...] = (rest,) if rest else ()
    if valued and valued["type"].lower() in {"enum", "set", "category", "oneof", "choice"}:
        notes = (f"one of {valued['inside'].replace('|', ',')}",)
    elif valued:
        sized = re.fullmatch(r"\s*\d+\s*(?:,\s*\d+\s*)?|max", valued["inside"]) is not None
        notes = (valued["type"], *(() if sized else (valued["inside"],)), *((valued["more"],) if valued["more"] else ()))
    return Clause(cell, _column_form(match["name"]) if " " in match["name"] else "column", match["name"], notes)


def _split_names(body: str) -> list[str]:
    """The parts of a bullet that is a list of plain names, brackets kept with theirs: `City, State`, `Category and Sub-Category`."""
    if re.search(r"[:;=]|\s[-–—]\s", re.sub(r"\([^)]*\)", "", body)):
        return []
    parts = [part.strip() for part in split_outside(body, ",") if part.strip()]
    if len(parts) == 1:
        parts = [part.strip() for part in re.split(r"\s+(?:and|&)\s+(?![^(]*\))", body)]
    else:
        parts = [re.sub(r"^(?:and|or)\s+", "", part) for part in parts]
    short = all(1 <= len(re.sub(r"\([^)]*\)", "", part).split()) <= 3 and not re.match(r"^\W*\d", part) for part in parts)
    titled = len(parts) > 2 or all(part[:1].isupper() or "_" in part for part in parts)
    return parts if len(parts) > 1 and short and titled else []


def _is_definition(line: str, number: int) -> bool:
    """Whether a line without a bullet defines a column: a short name, or a pair whose name is short."""
    pair = _PAIR.match(line.strip(" |"))
    if pair:
        return len(pair["name"].split()) <= 4 and (number > 0 or bool(pair["rest"].strip())) and len(pair["rest"]) < 120
    return len(line.split()) <= 4 and "," not in line and (number > 0 or "_" in line)


def _read_definition(body: str) -> Clause | None:
    """One line: the name, and the rest as remarks."""
    plain = re.sub(r"[*`]{1,2}", "", body.strip(" |")).rstrip(",;.")
    pair = _PAIR.match(plain)
    bracket = re.match(r"^(?P<name>[^(\[]{1,60}?)\s*[(\[](?P<note>.*)[)\]]\s*(?P<rest>.*)$", plain)
    if bracket and not (pair and len(pair["name"]) < len(bracket["name"])):
        notes = tuple(note for note in (bracket["note"], bracket["rest"].strip(" :-–|")) if note)
        return Clause(body, _column_form(bracket["name"]), bracket["name"], notes, favoured=True)
    if pair:
        if find_role(pair["name"]) == "name" and find_role(re.split(r"\s*[|,;/–-]\s*", pair["rest"].strip())[0]):
            return None
        rest = re.sub(r"^\s*[\[{(](.*)[\])}]\s*$", r"\1", pair["rest"])
        commented = _COMMENTED.match(rest) or _ENDED.match(rest)
        if commented:
            kinds = commented["type"].strip()
            quoted = re.findall(r"'([^']*)'|\"([^\"]*)\"", kinds) if "|" in kinds else []
            kinds = "one of " + ", ".join(first or second for first, second in quoted) if quoted else kinds
            told = tuple(note for note in (commented["note"].strip(), kinds) if note)
            return Clause(body, _column_form(pair["name"]), pair["name"], told, favoured=True)
        notes = tuple(note.strip() for note in re.split(r"\s+\|\s+", rest) if note.strip())
        return Clause(body, _column_form(pair["name"]), pair["name"], notes, favoured=True)
    valued = re.match(r"^(?P<name>[A-Za-z]\w*)[,]?\s+(?P<rest>(?:from|between|up to|at most|in)\b.*\d.*|-?\d.*)$", plain)
    if valued:
        return Clause(body, _column_form(valued["name"]), valued["name"], (valued["rest"],), favoured=True)
    return Clause(body, _column_form(plain), plain, favoured=True)


def _column_form(name: str) -> Any:
    """An identifier keeps its spelling; words are an item."""
    return "column" if (re.fullmatch(r"[^\W\d]\w*[-\w]*", name.strip()) and not name.strip().islower()) or "_" in name else "item"


def read_header(text: str) -> Outline | None:
    """A CSV header: three or more names on one line, separated by tabs, bars, semicolons, or commas without spaces."""
    lines = [line.strip() for line in text.strip().split("\n") if line.strip()]
    if not lines:
        return None
    for number, whole in enumerate(lines[:3]):
        line = _REMARKED.sub("", whole) if whole.count(",") + whole.count(";") + whole.count("|") > 1 else whole
        for separator, loose in (("\t", True), ("|", True), (";", True), (",", False)):
            cells = [cell.strip().strip('"') for cell in split_outside(line, separator)]
            cells = [cell.removesuffix("?").rstrip() for cell in cells if cell]
            tight = loose or line.count(", ") * 4 < len(cells) or _all_identifiers(cells)
            if (
                len(cells) >= 3
                and tight
                and all(
                    (_HEADER_CELL.match(cell) or (separator == "|" and _BARRED_CELL.match(cell))) and len(cell.split()) <= 5
                    for cell in cells
                )
                and not re.search(r"[.!](?:\s|$)|:\s|包括|包含|含有|字段|データ|一覧", line)
            ):
                others = [other for place, other in enumerate(lines) if place != number]
                clauses = [Clause(cell, "column", *_cell_parts(cell)) for cell in cells]
                samples = [Clause(other, "aside") for other in others]
                return Outline(" ".join(lines[:number]), (*clauses, *samples))
    return None


def _all_identifiers(cells: list[str]) -> bool:
    """Whether every cell is one identifier, and most of them could be no plain word."""
    return all(re.fullmatch(r"\w+", cell) for cell in cells) and sum(
        "_" in cell or bool(re.search(r"[a-z][A-Z]", cell)) for cell in cells
    ) * 2 > len(cells)


def _cell_parts(cell: str) -> tuple[str, tuple[str, ...]]:
    """`price (USD)` → name and remark."""
    match = re.match(r"^(.*?)\s*\((.*)\)$", cell)
    if match is None or not match[1]:
        return cell, ()
    parts = [part.strip() for part in match[2].split(",")]
    keyed = [part for part in parts if re.fullmatch(r"(?:pk|fk|primary key|foreign key|unique|not null|null)", part, re.IGNORECASE)]
    typed = tuple(part for part in parts if part not in keyed)
    unique = ("unique",) if any(re.match(r"pk|primary|unique", part, re.IGNORECASE) for part in keyed) else ()
    return match[1], (*((", ".join(typed),) if typed else ()), *unique)
