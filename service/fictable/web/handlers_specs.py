"""/v1/specs: dataset specs are made, kept, found and checked."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from aiohttp import hdrs, web

from fictable.errors import Issue
from fictable.spec.aliases import AliasNote
from fictable.store.spec_store import KeptSpec
from fictable.web.bodies import read_json_object
from fictable.web.handlers_generate import describe_usage
from fictable.web.handlers_rows import make_request
from fictable.web.keys import DOCUMENT, FICTABLE, TRAFFIC
from fictable.web.middlewares import trim_slash
from fictable.web.problems import plain, show_value
from fictable.web.validation import check_body


async def create_spec(request: web.Request) -> web.Response:
    """Answer 201 with the spec of a description or of a partial spec, which is kept from now on."""
    values = check_body(request.app[DOCUMENT].operations["createSpec"], await read_json_object(request)).values
    with request.app[TRAFFIC].admit():
        kept, opened = await request.app[FICTABLE].specs.keep(make_request(values))
    location = f"{trim_slash(request.path)}/{kept.id}"
    return web.json_response(describe_kept(kept), status=201, headers={hdrs.LOCATION: location, **describe_usage(opened.usage)})


async def get_spec(request: web.Request) -> web.Response:
    """Answer with a kept spec, 404 where there is none."""
    kept = await request.app[FICTABLE].specs.find(request.match_info["id"])
    if kept is None:
        raise web.HTTPNotFound
    return web.json_response(describe_kept(kept))


async def validate_spec(request: web.Request) -> web.Response:
    """Answer with all that is wrong with a spec; that it is wrong is no error of the request."""
    values = check_body(request.app[DOCUMENT].operations["validateSpec"], await read_json_object(request)).values
    with request.app[TRAFFIC].admit():
        verdict = await request.app[FICTABLE].specs.validate(values["spec"])
    body = {
        "valid": verdict.valid,
        "issues": [describe_issue(issue) for issue in verdict.issues],
        "notes": [describe_note(note) for note in verdict.notes],
        "fields": [asdict(field) for field in verdict.fields],
    }
    return web.json_response(body)


def describe_kept(kept: KeptSpec) -> dict[str, Any]:
    """Give a kept spec as JSON."""
    return {
        "id": kept.id,
        "spec_id": kept.id,
        "spec": kept.document,
        "coverage": kept.document["coverage"],
        "source": kept.source,
        "degraded": kept.degraded,
        "digest": kept.digest,
        "output_version": kept.output_version,
        "notes": list(kept.notes),
    }


def describe_issue(issue: Issue) -> dict[str, Any]:
    """Give an issue as JSON; long values are cut."""
    return {
        "path": issue.path,
        "code": issue.code,
        "message": issue.message,
        "given": show_value(issue.given),
        "allowed": plain(issue.allowed),
        "hint": issue.hint,
    }


def describe_note(note: AliasNote) -> dict[str, str]:
    """Give a rewritten key as JSON."""
    return {"path": note.path, "given": note.given, "used": note.used}
