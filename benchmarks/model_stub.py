"""A stand-in for a language model's service, for load.py: one good plan for every description, after a while.

python benchmarks/model_stub.py [--seconds 0.3]

Prints its address. A description with the word HANG gets no answer, one with the word BROKEN an answer that is no plan. GET /counts
tells how many calls there were, and how many at the same time.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import dataclass
from typing import Any

from aiohttp import web

PLAN: dict[str, Any] = {
    "title": "Products",
    "table": "products",
    "fields": [
        {"name": "product_name", "type": "text.word", "clause": "product names"},
        {"name": "price", "type": "number.decimal", "clause": "prices", "min": 1, "max": 900, "decimals": 2},
        {"name": "stock", "type": "number.integer", "clause": None, "min": 0, "max": 500},
        {"name": "rating", "type": "number.decimal", "clause": "ratings", "min": 1, "max": 5, "decimals": 1},
    ],
}


@dataclass(slots=True)
class ModelStub:
    """Answers calls after `seconds` and counts them."""

    seconds: float
    calls: int = 0
    busy: int = 0
    busiest: int = 0

    async def complete(self, request: web.Request) -> web.Response:
        """Answer one call."""
        body = await request.json()
        self.calls += 1
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        try:
            asked = str(body["messages"][-1]["content"])
            await asyncio.sleep(3600 if "HANG" in asked else self.seconds)
            return complete_with("no plan at all" if "BROKEN" in asked else json.dumps(fill_plan(body)))
        finally:
            self.busy -= 1

    async def tell(self, _: web.Request) -> web.Response:
        """Tell the counts since the last time."""
        counts = {"calls": self.calls, "busiest": self.busiest}
        self.calls = self.busiest = 0
        return web.json_response(counts)


def fill_plan(body: dict[str, Any]) -> dict[str, Any]:
    """Write the plan with null for each key of the asked schema that it does not have."""
    schema = body["response_format"]["json_schema"]["schema"]["properties"]
    columns = [dict.fromkeys(schema["fields"]["items"]["properties"]) | column for column in PLAN["fields"]]
    return dict.fromkeys(schema) | PLAN | {"fields": columns}


def complete_with(content: str) -> web.Response:
    """Give the answer of a model that says something."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    usage = {"prompt_tokens": 1000, "completion_tokens": 300, "total_tokens": 1300}
    return web.json_response(
        {"id": "stub", "object": "chat.completion", "created": 0, "model": "stub", "choices": [choice], "usage": usage}
    )


async def main() -> None:
    """Serve until the process is ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=0.3)
    stub = ModelStub(parser.parse_args().seconds)
    app = web.Application()
    app.add_routes([web.post("/v1/chat/completions", stub.complete), web.get("/counts", stub.tell)])
    runner = web.AppRunner(app, handler_cancellation=True, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sys.stdout.write(f"http://127.0.0.1:{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
