"""docs/types/: the field types and entities of each pack, made from the catalog, and the index of the pages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.documents.page_samples import TYPE_ROWS, SampledTable, choose_params, sample_types
from tests.documents.page_text import count, escape, quote, shorten, write_table

from fictable.contract.catalog import Catalog
from fictable.contract.nouns import Entity, FieldType
from fictable.work.service import Fictable

MOST_COLUMNS = 8
MOST_CHOICES = 8
_TYPES = {"array": "list", "object": "table"}
_SIBLING = {"number": "a number field", "time": "a date or time field", "text": "a text field", "boolean": "a true-or-false field"}


def list_types(catalog: Catalog, pack: str) -> list[FieldType]:
    """The types of a pack in the order of registration; those of Faker have a page of their own."""
    return [kind for id_, kind in catalog.field_types.items() if catalog.owner[id_] == pack and not id_.startswith("faker.")]


def list_packs(catalog: Catalog) -> list[str]:
    """The bundled packs by namespace, core first."""
    return ["core", *sorted(report.name for report in catalog.reports if report.distribution == "fictable" and report.name != "core")]


def list_entities(catalog: Catalog, pack: str) -> list[Entity]:
    """The entities of a pack, by id."""
    return [entity for id_, entity in sorted(catalog.entities.items()) if catalog.owner[id_] == pack]


def find_languages(catalog: Catalog) -> Mapping[str, Sequence[str]]:
    """The languages other than English in which a type, entity or topic has a name, by its id."""
    found: dict[str, set[str]] = {}
    for phrases in catalog.phrases:
        for id_ in (*phrases.anywhere, *phrases.in_context):
            found.setdefault(id_, set()).add(phrases.language)
    return {id_: sorted(languages - {"en"}) for id_, languages in found.items()}


def render_types(service: Fictable, pack: str) -> str:
    """Write the page of a pack."""
    catalog = service.catalog
    kinds, entities, languages = list_types(catalog, pack), list_entities(catalog, pack), find_languages(catalog)
    samples = sample_types(service, kinds)
    topics = sum(owner == pack for id_, owner in catalog.owner.items() if id_ in catalog.topics)
    lines = [f"# Field types: {pack}", "", _introduce(pack, len(kinds), len(entities), topics), ""]
    lines += [f"- [{entity.title or entity.id}](#{_anchor(entity)})" for entity in entities]
    plain = [kind for kind in kinds if kind.shows is None]
    if plain:
        lines += [*(["- [Without an entity](#without-an-entity)"] if entities else []), ""]
        lines += ["## Without an entity", ""] if entities else []
        for kind in plain:
            lines += _render_plain(kind, samples, languages.get(kind.id, ()))
    else:
        lines.append("")
    for entity in entities:
        lines += _render_entity(entity, samples, languages)
    return "\n".join(lines)


def render_index(catalog: Catalog) -> str:
    """Write the page that leads to the pages of the packs."""
    rows: list[tuple[str, ...]] = []
    for pack in list_packs(catalog):
        kinds, entities = list_types(catalog, pack), list_entities(catalog, pack)
        topics = [id_ for id_ in catalog.topics if catalog.owner[id_] == pack]
        names = ", ".join(dict.fromkeys((entity.title or entity.id).lower() for entity in entities))
        link = f"[{len(topics)}](../topics/{pack}.md)" if topics else "0"
        rows.append((f"[{pack}]({pack}.md)", str(len(kinds)), str(len(entities)), link, escape(names)))
    total = [sum(int(row[at]) for row in rows) for at in (1, 2)]
    rows.append(("all", *(f"{number:,}" for number in total), f"{len(catalog.topics)}", ""))
    table = write_table(("pack", "field types", "entities", "topics", "entities by name"), rows)
    return "\n".join([*_INDEX.splitlines(), "", *table, *_READING.splitlines(), ""])


_INDEX = """\
# Field types

A field type is a kind of field, such as `person.email`; an entity is a thing whose fields fit together in a row, and a topic is the
table that people mean when they name no fields. Everything here comes from the bundled packs, and each page is made from what they
register: `fictable types ID` shows the same. The methods of Faker's standard providers are types as well:
[faker.<method>](../faker.md)."""
_READING = """\
How to read the pages:

- *storage* is the Arrow type of the column, with the number of decimals where there is one; a `decimal` is exact.
- *parameters* go into `params` of a field spec, with their range and, behind `=`, their default.
- *understood as* are the English phrases that the offline planner takes for the type; those in parentheses only where the text
  speaks of the entity. *also in* are other languages that name it.
- Samples are the first ten rows at seed 1 in `en_US`, with the parameters named beside them or with none; long texts are cut at 60
  characters. The rows of an entity's tables belong together: the first row of each table is the same thing.
- How fast each type is made: [speed.md](speed.md). Tables from one-line descriptions: [the gallery](../gallery.md)."""


def describe_storage(kind: FieldType) -> str:
    """Write the storage with its decimals: `decimal(2)`."""
    return quote(kind.storage if kind.decimals is None else f"{kind.storage}({kind.decimals})")


def describe_params(kind: FieldType) -> str:
    """Write all parameters with range and default: `min` 0 to 120 = 18; …"""
    return "; ".join(_describe_param(name, schema, name in kind.required) for name, schema in kind.params.items())


def describe_phrases(kind: FieldType) -> str:
    """Write the English phrases; those that need their entity in parentheses."""
    anywhere, context = ", ".join(map(escape, kind.phrases)), ", ".join(map(escape, kind.in_context))
    return f"{anywhere} ({context})".strip() if context else anywhere


def _introduce(pack: str, kinds: int, entities: int, topics: int) -> str:
    parts = [count(kinds, "field type"), *([count(entities, "entity", "entities")] if entities else [])]
    if topics:
        parts.append(f"[{count(topics, 'topic')}](../topics/{pack}.md)")
    return f"{', '.join(parts)}. [How to read this](index.md)."


def _anchor(entity: Entity) -> str:
    return "".join(letter for letter in _name(entity).lower().replace(" ", "-") if letter.isalnum() or letter in "-_")


def _name(entity: Entity) -> str:
    return f"{entity.title}: {entity.id}" if entity.title else entity.id


def _render_plain(kind: FieldType, samples: SampledTable, languages: Sequence[str]) -> list[str]:
    values = [escape(shorten(text)) for text in samples.columns[kind.id]]
    facts = {
        "storage": describe_storage(kind),
        "parameters": describe_params(kind),
        "understood as": describe_phrases(kind),
        "also in": " ".join(languages),
        "samples with": ", ".join(f"{quote(name)} {escape(_compact(value))}" for name, value in choose_params(kind).items()),
        "samples": " · ".join(values),
    }
    title = [f"{kind.title}. {kind.description}".strip(), ""] if kind.title else [kind.description, ""] if kind.description else []
    return [f"### {kind.id}", "", *title, *write_table(("", ""), [(name, text) for name, text in facts.items() if text])]


def _render_entity(entity: Entity, samples: SampledTable, languages: Mapping[str, Sequence[str]]) -> list[str]:
    kinds = list(entity.fields.values())
    lines = [f"## {_name(entity)}", ""]
    if entity.phrases:
        lines += [f"The text speaks of it with: {', '.join(map(escape, entity.phrases))}.", ""]
    rows = [
        (
            quote(kind.id),
            escape(f"{kind.title}. {kind.description}" if kind.description else kind.title),
            describe_storage(kind),
            describe_params(kind),
            describe_phrases(kind),
            " ".join(languages.get(kind.id, ())),
        )
        for kind in kinds
    ]
    lines += write_table(("type", "what it is", "storage", "parameters", "understood as", "also in"), rows)
    for given in (kind for kind in kinds if choose_params(kind)):
        text = ", ".join(f"{quote(name)} {escape(_compact(value))}" for name, value in choose_params(given).items())
        lines += [f"Samples of `{given.id}` with {text}.", ""]
    for start in range(0, len(kinds), MOST_COLUMNS):
        part = kinds[start : start + MOST_COLUMNS]
        made = samples.rows([kind.id for kind in part])
        assert len(made) == TYPE_ROWS
        cells = [[escape(shorten(text)) for text in row] for row in made]
        lines += write_table([kind.id.removeprefix(f"{entity.id}.") for kind in part], cells)
    return lines


def _describe_param(name: str, schema: Mapping[str, Any], required: bool) -> str:
    kind, form = str(schema.get("type", "")), str(schema.get("format", ""))
    if form.startswith("field"):
        text = _SIBLING.get(form.partition(":")[2], "a field")
    elif "enum" in schema:
        shown = [str(choice) for choice in schema["enum"][:MOST_CHOICES]]
        text = " / ".join(shown) + (f" / … ({len(schema['enum'])})" if len(schema["enum"]) > MOST_CHOICES else "")
    elif "minimum" in schema and "maximum" in schema:
        text = f"{_compact(schema['minimum'])} to {_compact(schema['maximum'])}"
    elif kind == "array":
        text = "list of values"
    else:
        text = _TYPES.get(kind, kind)
    default = f" = {_compact(schema['default'])}" if "default" in schema else ""
    about = f" ({schema['description']})" if schema.get("description") else ""
    return f"{quote(name)} {escape(text + default + about)}{', required' if required else ''}"


def _compact(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
