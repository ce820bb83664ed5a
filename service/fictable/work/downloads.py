"""The bytes of a dataset, handed out piece by piece: each piece is made when it is asked for, in one job of the engine's thread."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Generator, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from fictable.contract.nouns import Sink
from fictable.engine.checks import CheckResult
from fictable.errors import Refused
from fictable.work.requests import Prepared
from fictable.work.running import TableStream

if TYPE_CHECKING:
    from fictable.work.service import Fictable

WHOLE_DATASET: Final = "json"
"""The format that holds several tables in one text: an object with the rows of each table under its name."""


class Download:
    """The bytes of one table, or of all tables in one JSON object.

    Ask for one piece after the other; whoever stops asking stops the work, and closes it. `checks` is complete after the last piece.
    """

    def __init__(self, fictable: Fictable, streams: Mapping[str, TableStream], sink: Sink) -> None:
        self._fictable, self._streams, self.sink = fictable, streams, sink
        self._pieces = self._make_pieces()
        self._ahead: list[bytes] = []
        self._ended = False
        self.checks: tuple[CheckResult, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables."""
        return tuple(self._streams)

    @property
    def rows(self) -> int:
        """How many rows all tables have together."""
        return sum(stream.run.table.rows for stream in self._streams.values())

    @property
    def done(self) -> int:
        """How many rows have been made."""
        return sum(stream.done for stream in self._streams.values())

    async def begin(self) -> None:
        """Make the first rows, so that what fails at once fails before anything is sent. Raises as `next_piece`."""
        while not self.done and not self._ended:
            piece = await self._pull()
            if piece is not None:
                self._ahead.append(piece)

    async def next_piece(self) -> bytes | None:
        """The next bytes, None after the last. Raises GenerationFailed, PluginError, Refused."""
        return self._ahead.pop(0) if self._ahead else await self._pull()

    async def read_whole(self) -> bytes:
        """All bytes. Raises as `next_piece`, and Refused where they are more than the settings allow for an answer that is kept whole."""
        return await collect_pieces(self.next_piece, self._fictable.settings.limits.answer_bytes)

    async def close(self) -> None:
        """Let go of what the rows are made with, after the step in hand; there are no further pieces."""
        self._ended = True
        await asyncio.shield(self._fictable.run(self._pieces.close))

    async def _pull(self) -> bytes | None:
        piece = None if self._ended else await self._fictable.run(lambda: next(self._pieces, None))
        self._ended = piece is None
        return piece

    def _make_pieces(self) -> Generator[bytes, None, None]:
        several = len(self._streams) > 1
        for place, (name, stream) in enumerate(self._streams.items()):
            if several:
                yield f"{'{' if place == 0 else ','}{json.dumps(name, ensure_ascii=False)}:".encode()
            yield from stream.chunks()
            self.checks += stream.check()
        if several:
            yield b"}\n"


def join_pieces(pieces: Iterable[bytes], most: int) -> bytes:
    """All pieces together. Raises Refused beyond so many bytes."""
    kept, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise _refuse_size(most)
        kept.append(piece)
    return b"".join(kept)


def _refuse_size(most: int) -> Refused:
    return Refused(f"The rows have more than {most} bytes; ask for fewer or shorter ones", param="rows", allowed=f"at most {most} bytes")


async def collect_pieces(pull: Callable[[], Awaitable[bytes | None]], most: int) -> bytes:
    """All pieces until None. Raises Refused beyond so many bytes."""
    pieces, size = [], 0
    while (piece := await pull()) is not None:
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise _refuse_size(most)
    return b"".join(pieces)


def open_download(
    fictable: Fictable, prepared: Prepared, format_: str, table: str | None, *, keep_formulas: bool | None = None
) -> Download:
    """The bytes of a table (None: the only one, or all where the format holds several). Raises SpecInvalid for an unknown table
    or format. `keep_formulas` as in `Fictable.open_stream`.
    """
    sink = fictable.find_sink(format_)
    everything = table is None and len(prepared.tables) > 1 and sink.id == WHOLE_DATASET
    names = prepared.tables if everything else (table,)
    streams = [fictable.open_stream(prepared, name, sink.id, keep_formulas=keep_formulas) for name in names]
    return Download(fictable, {stream.run.table.name: stream for stream in streams}, sink)
