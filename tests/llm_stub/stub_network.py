"""Replies that fail below HTTP, or take their time."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Any

from aiohttp import web
from stub_server import Reply, answer_well  # type: ignore[import-not-found]  # it stands beside this file

HEADERS = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
PART = b'{"id": "chatcmpl-1", "choices": [{"mess'


def write_raw(*parts: bytes, pause: float = 0.0, rest: float = 0.0, reset: bool = False) -> Reply:
    """A reply of raw bytes, part by part with pauses; then the connection rests for a while and is closed, or reset."""

    async def reply(request: web.Request, _: dict[str, Any]) -> web.StreamResponse:
        transport = request.transport
        assert transport is not None
        for part in parts:
            if transport.is_closing():
                break
            transport.write(part)
            await asyncio.sleep(pause)
        await asyncio.sleep(rest)
        if reset:
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()
        else:
            transport.close()
        return web.Response()

    return reply


def answer_late(seconds: float) -> Reply:
    """A good answer that comes late."""

    async def reply(request: web.Request, body: dict[str, Any]) -> web.StreamResponse:
        await asyncio.sleep(seconds)
        return await answer_well(request, body)  # type: ignore[no-any-return]

    return reply


def stream_late(seconds: float) -> Reply:
    """A good answer whose bytes take so many seconds together."""

    async def reply(request: web.Request, body: dict[str, Any]) -> web.StreamResponse:
        whole = (await answer_well(request, body)).body
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        for place in range(0, len(whole), max(len(whole) // 10, 1)):
            await response.write(whole[place : place + max(len(whole) // 10, 1)])
            await asyncio.sleep(seconds / 10)
        return response

    return reply


def answer_endlessly(status: int = 200) -> Reply:
    """A reply without end, as fast as it is read."""

    async def reply(request: web.Request, _: dict[str, Any]) -> web.StreamResponse:
        response = web.StreamResponse(status=status, headers={"Content-Type": "application/json"})
        await response.prepare(request)
        for _part in range(400):
            await response.write(b" " * 65_536)
        return response

    return reply


hang = answer_late(30)
hang_up = write_raw()
drip = write_raw(HEADERS + b"Content-Length: 300\r\n\r\n", *([b" "] * 300), pause=0.1)
