"""What the plugins brought: field types, topics, and the plugins themselves; and how the cache of plans does."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from fictable.contract.catalog import Catalog, PluginReport
from fictable.contract.nouns import FieldType, Topic
from fictable.web.keys import FICTABLE, TRAFFIC
from fictable.web.paging import answer_page
from fictable.web.problems import plain
from fictable.work.field_types import InspectedType, inspect_type
from fictable.work.requests import LlmReport

USAGE_MEMBERS = ("calls", "input_tokens", "output_tokens", "cost")


async def list_types(request: web.Request) -> web.Response:
    """Answer with a page of the field types, by id."""
    catalog = request.app[FICTABLE].catalog
    types = list(catalog.field_types.values())
    return answer_page(request, "listTypes", types, lambda kind: describe_type(catalog, kind), lambda kind: name_plugin(catalog, kind.id))


async def get_type(request: web.Request) -> web.Response:
    """Answer with one field type and its sample values, which are made now; 404 where there is no such type."""
    fictable = request.app[FICTABLE]
    kind = fictable.catalog.field_types.get(request.match_info["id"])
    if kind is None:
        raise web.HTTPNotFound
    with request.app[TRAFFIC].admit():
        inspected = await fictable.begin(lambda: inspect_type(fictable, kind))
    return web.json_response(describe_inspected(fictable.catalog, inspected))


async def list_topics(request: web.Request) -> web.Response:
    """Answer with a page of the topics, by id."""
    catalog = request.app[FICTABLE].catalog
    topics = list(catalog.topics.values())
    return answer_page(
        request, "listTopics", topics, lambda topic: describe_topic(catalog, topic), lambda topic: name_plugin(catalog, topic.id)
    )


async def list_plugins(request: web.Request) -> web.Response:
    """Answer with a page of the plugins, in the order in which they were loaded."""
    reports = request.app[FICTABLE].catalog.reports
    return answer_page(request, "listPlugins", reports, describe_plugin, lambda report: report.name)


async def get_cache_stats(request: web.Request) -> web.Response:
    """Answer with the statistics of the cache of plans, and what the language model used that fills it."""
    stats = await request.app[FICTABLE].read_cache_stats()
    body = {
        "accessible": stats is not None,
        "hits": stats.hits if stats else 0,
        "misses": stats.misses if stats else 0,
        "total_hits": stats.total_hits if stats else 0,
        "total_misses": stats.total_misses if stats else 0,
        "entries": stats.entries if stats else 0,
        "bytes": stats.size if stats else 0,
        "oldest_age_seconds": round(stats.oldest_age, 3) if stats else 0.0,
        "newest_age_seconds": round(stats.newest_age, 3) if stats else 0.0,
        "llm": describe_llm(await request.app[FICTABLE].read_llm_usage()),
    }
    return web.json_response(body)


def describe_llm(report: LlmReport) -> dict[str, Any]:
    """Give what the language model used."""
    return {
        "model": report.model,
        **{name: getattr(report.usage, name) for name in USAGE_MEMBERS},
        **{f"total_{name}": getattr(report.total, name) for name in USAGE_MEMBERS},
        "tokens_today": report.tokens_today,
        "daily_token_budget": report.daily_token_budget,
        "prompt_tokens": report.prompt_tokens,
        "max_prompt_tokens": report.max_prompt_tokens,
    }


def name_plugin(catalog: Catalog, id_: str) -> str:
    """Give the namespace of the plugin that brought something."""
    return catalog.owner.get(id_, "")


def describe_type(catalog: Catalog, kind: FieldType) -> dict[str, Any]:
    """Give what a list says about a field type."""
    return {
        "id": kind.id,
        "plugin": name_plugin(catalog, kind.id),
        "title": kind.title,
        "description": kind.description,
        "storage": kind.storage,
        "decimals": kind.decimals,
        "phrases": list(kind.phrases),
    }


def describe_inspected(catalog: Catalog, inspected: InspectedType) -> dict[str, Any]:
    """Give all about a field type."""
    kind = inspected.kind
    return {
        **describe_type(catalog, kind),
        "in_context": list(kind.in_context),
        "params": {name: plain(dict(schema)) for name, schema in kind.params.items()},
        "required": list(kind.required),
        "examples": [{"params": plain(dict(example.params)), "values": list(example.values)} for example in inspected.examples],
        "capacity": kind.capacity,
        "entity": kind.shows.entity if kind.shows else None,
        "version": kind.version,
        "tier": inspected.tier,
        "stability": inspected.stability,
    }


def describe_topic(catalog: Catalog, topic: Topic) -> dict[str, Any]:
    """Give a topic with the fields of its table."""
    fields = [{"name": name, "type": given} if isinstance(given, str) else {**given, "name": name} for name, given in topic.fields.items()]
    return {
        "id": topic.id,
        "plugin": name_plugin(catalog, topic.id),
        "title": topic.title,
        "table": topic.table,
        "phrases": list(topic.phrases),
        "fields": plain(fields),
        "constraints": plain([dict(constraint) for constraint in topic.constraints]),
    }


def describe_plugin(report: PluginReport) -> dict[str, Any]:
    """Give what became of a plugin."""
    return {
        "id": report.name,
        "name": report.name,
        "distribution": report.distribution,
        "version": report.version,
        "ok": report.ok,
        "reason": report.reason,
        "warnings": list(report.warnings),
        "counts": dict(report.counts),
    }
