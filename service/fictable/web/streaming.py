"""Rows that do not fit one answer: sent piece by piece to a client that takes them at its own pace."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from aiohttp import web

from fictable.web.keys import identify_request
from fictable.work.downloads import Download

LOGGER = logging.getLogger("fictable.service")
WRITE_SECONDS = 60.0
"""How long a client may take for one piece; one that takes nothing for so long has gone or is stuck."""


@dataclass(slots=True)
class Sent:
    """What became of a streamed answer: its bytes so far, and the status for the log: 499 unless it ended or failed here."""

    size: int = 0
    status: int = 499


SENT: web.RequestKey[Sent] = web.RequestKey("sent", Sent)


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
    except TimeoutError:
        LOGGER.warning("request %s: the client took nothing for %g seconds", identify_request(request), WRITE_SECONDS)
        break_off(request, at_once=True)
    except Exception:
        sent.status = 500
        LOGGER.exception("request %s failed after %d rows had been sent", identify_request(request), download.done)
        break_off(request)
    return response


async def send_pieces(response: web.StreamResponse, download: Download, sent: Sent) -> None:
    """Send all pieces. Raises what making them raises, ConnectionError when the client has left, TimeoutError when it is stuck."""
    while (piece := await download.next_piece()) is not None:
        async with asyncio.timeout(WRITE_SECONDS):
            await response.write(piece)
        sent.size += len(piece)
    await response.write_eof()
    sent.status = response.status


def break_off(request: web.Request, *, at_once: bool = False) -> None:
    """Close the connection of a request, so that nothing more is written, not even the end of the body.

    What waits to be sent still is, unless `at_once`: a client that takes nothing would hold it for ever.
    """
    if request.transport is None:
        return
    if at_once:
        request.transport.abort()
    else:
        request.transport.close()
