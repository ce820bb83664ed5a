"""Rows that do not fit one answer: sent piece by piece to a client that takes them at its own pace."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import struct
from dataclasses import dataclass

from aiohttp import web

from fictable.web.keys import identify_request
from fictable.work.downloads import Download

LOGGER = logging.getLogger("fictable.service")
PIECE_BYTES = 131_072


@dataclass(slots=True)
class Sent:
    """What became of a streamed answer: its bytes so far, and the status for the log: 499 unless it ended or failed here."""

    size: int = 0
    status: int = 499


SENT: web.RequestKey[Sent] = web.RequestKey("sent", Sent)


class WholeAnswer(web.Response):
    """An answer whose body is ready: handed over a piece at a time, as the client takes it, so that it is in memory but once, and then
    let go: aiohttp keeps the last answer of a connection until the next request.
    """

    async def write_eof(self, data: bytes = b"") -> None:
        """Send the body and its end."""
        if isinstance(self.body, bytes) and not data:
            view = memoryview(self.body)
            for start in range(0, len(view), PIECE_BYTES):
                await self.write(view[start : start + PIECE_BYTES])
            await web.StreamResponse.write_eof(self)
            self.body = None
        else:
            await super().write_eof(data)


async def stream_download(request: web.Request, download: Download, headers: dict[str, str]) -> web.StreamResponse:
    """Send a download in chunks: the next piece is made when the last one is taken, and none for a client that has left.

    What fails before the first rows is raised. After that the answer cannot be taken back: the body is broken off without its last
    chunk, which every client reports as an error, and the log has the reason.
    """
    try:
        await download.begin()
        return await send_download(request, download, headers)
    finally:
        await download.close()


async def send_download(request: web.Request, download: Download, headers: dict[str, str]) -> web.StreamResponse:
    """Send headers and pieces; what fails now ends the body before its end."""
    sent = request[SENT] = Sent()
    response = web.StreamResponse(headers=headers)
    response.enable_chunked_encoding()
    try:
        await response.prepare(request)
        await send_pieces(response, download, sent)
    except ConnectionError:
        LOGGER.info("request %s: the client left after %d rows", identify_request(request), download.done)
        break_off(request)
    except Exception:
        sent.status = 500
        LOGGER.exception("request %s failed after %d rows had been sent", identify_request(request), download.done)
        break_off(request)
    return response


async def send_pieces(response: web.StreamResponse, download: Download, sent: Sent) -> None:
    """Send all pieces. Raises what making them raises, ConnectionError when the client has left or was cut off, as it took nothing."""
    while (piece := await download.next_piece()) is not None:
        await response.write(piece)
        sent.size += len(piece)
    await response.write_eof()
    sent.status = response.status


def break_off(request: web.Request) -> None:
    """Close the connection of a request, so that nothing more is written, not even the end of the body; what waits to be sent still is."""
    if request.transport is not None:
        request.transport.close()


def cut(transport: asyncio.Transport) -> None:
    """End a connection at once: what the system still has to send is thrown away too, and the other side gets a reset."""
    raw = transport.get_extra_info("socket")
    if raw is not None:
        with contextlib.suppress(OSError):  # it is closed already
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
