"""docs/topics/: the tables that people mean when they name no fields, made from the catalog."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.documents.page_samples import sample_topic
from tests.documents.page_text import count, escape, quote, shorten, write_table
from tests.documents.type_pages import find_languages, list_packs

from fictable.contract.catalog import Catalog
from fictable.contract.nouns import Topic
from fictable.work.service import Fictable

_INDEX = """\
# Topics

The table that people mean when they name no fields: `fictable generate "hospital admissions"` gives the fields below. Each page has,
for every topic, its phrases, fields and rules, and the first five rows at seed 1."""


def list_topics(catalog: Catalog, pack: str) -> list[Topic]:
    """The topics of a pack, by id."""
    return [topic for id_, topic in sorted(catalog.topics.items()) if catalog.owner[id_] == pack]


def render_topics(service: Fictable, pack: str) -> str:
    """Write the page of a pack's topics."""
    catalog = service.catalog
    topics, languages = list_topics(catalog, pack), find_languages(catalog)
    lines = [f"# Topics: {pack}", "", f"{count(len(topics), 'topic')}. The types: [{pack}](../types/{pack}.md).", ""]
    for topic in topics:
        lines += [f"## {topic.title or topic.id}: {topic.id}", ""]
        also = f"; also in {' '.join(languages[topic.id])}" if topic.id in languages else ""
        lines += [f"Understood as {', '.join(map(escape, topic.phrases))}{also}. The table is called {quote(topic.table)}.", ""]
        lines += write_table(("field", "type", "more"), [_describe_field(name, about) for name, about in topic.fields.items()])
        if topic.constraints:
            lines += [f"Rules: {'; '.join(escape(_describe_rule(rule)) for rule in topic.constraints)}.", ""]
        made = sample_topic(service, topic)
        names = list(made.columns)
        lines += write_table(names, [[escape(shorten(text)) for text in row] for row in made.rows(names)])
    return "\n".join(lines)


def render_topic_index(catalog: Catalog) -> str:
    """Write the page that leads to all topics."""
    packs = {pack: list_topics(catalog, pack) for pack in list_packs(catalog)}
    rows = [(f"[{pack}]({pack}.md)", str(len(topics)), _name_all(topics)) for pack, topics in packs.items() if topics]
    return "\n".join([*_INDEX.splitlines(), "", *write_table(("pack", "topics", "which"), rows)])


def _name_all(topics: list[Topic]) -> str:
    return escape(", ".join((topic.title or topic.id).lower() for topic in topics))


def _describe_field(name: str, about: str | Mapping[str, Any]) -> tuple[str, str, str]:
    members = {} if isinstance(about, str) else {key: value for key, value in about.items() if key != "type"}
    params = members.pop("params", {})
    parts = [f"{quote(key)} {escape(shorten(_write(value), 80))}" for key, value in {**params, **members}.items()]
    return quote(name), quote(about if isinstance(about, str) else str(about["type"])), ", ".join(parts)


def _describe_rule(rule: Mapping[str, Any]) -> str:
    if rule["kind"] == "inequality":
        sign = " < " if rule.get("strict") else " ≤ "
        return sign.join(rule.get("fields") or (rule["low"], rule["high"]))
    return ", ".join(f"{name} {_write(value)}" for name, value in rule.items())


def _write(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
