"""Print the SHA-256 of the golden requests as JSON: make_digests.py [batch_rows] [days that the clock is moved]."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import time_machine

from fictable.settings import EngineSettings, PlannerSettings, Settings, StoreSettings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

REQUESTS = json.loads(Path(__file__).with_name("requests.json").read_text("utf-8"))


async def make_digests(batch_rows: int) -> list[str]:
    """The digests of all requests, made with batches of this size."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            planner=PlannerSettings(mode="offline"),
            store=StoreSettings(path=str(Path(folder) / "golden.sqlite")),
            engine=EngineSettings(batch_rows=batch_rows),
        )
        async with Fictable.open(settings) as fictable:
            return [hashlib.sha256((await fictable.generate(GenerationRequest(**request))).body).hexdigest() for request in REQUESTS]


def main(batch_rows: str = "16384", days: str = "0") -> None:
    """Print the digests."""
    moved = time_machine.travel(datetime.now() + timedelta(days=int(days)), tick=True) if int(days) else contextlib.nullcontext()
    with moved:
        print(json.dumps(asyncio.run(make_digests(int(batch_rows))), indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
