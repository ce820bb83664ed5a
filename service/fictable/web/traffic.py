"""How much is in hand: the door through which requests for work come in, shut when there is enough to do or to send."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from fictable.errors import Overloaded

LOGGER = logging.getLogger("fictable.service")
LONGEST_WAIT = 30
NOTICE_SECONDS = 10.0
"""A crowd that is sent away is mentioned in the log at most once in so many seconds."""


class Traffic:
    """Lets in `most` requests at a time, and has room for `most_bytes` of answers that their clients have not taken yet; `in_hand`
    and `unsent` are how many there are. `draining` is set when the service is about to end: answers then close their connections.

    `clock` gives seconds; it serves the advice on when to come back.
    """

    def __init__(self, most: int, most_bytes: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.draining = False
        self.in_hand = self.unsent = 0
        self._most, self._most_bytes, self._clock = most, most_bytes, clock
        self._usual_seconds = 0.0
        self._sent_away, self._noticed_at = 0, -math.inf

    @contextmanager
    def admit(self) -> Iterator[None]:
        """Count a request as long as it lasts. Raises Overloaded where there are too many."""
        if self.in_hand >= self._most:
            wait = self.advise_wait()
            self.note_refusal("request")
            raise Overloaded(f"The service has too much to do; try again in {wait} seconds", retry_after=wait)
        self.in_hand += 1
        started = self._clock()
        try:
            yield
        finally:
            self.in_hand -= 1
            self._usual_seconds += (self._clock() - started - self._usual_seconds) / 8

    @contextmanager
    def hold(self, size: int) -> Iterator[None]:
        """Count the bytes of an answer as long as it is being sent."""
        self.unsent += size
        try:
            yield
        finally:
            self.unsent -= size

    def require_room(self) -> None:
        """Raises Overloaded where too much waits to be taken for another answer to be made."""
        if self.unsent >= self._most_bytes:
            self.note_refusal("request whose answer would have found no room")
            wait = self.advise_wait()
            raise Overloaded(f"Too many answers have not been taken yet; try again in {wait} seconds", retry_after=wait)

    def advise_wait(self) -> int:
        """Give the whole seconds, 1 to 30, after which those who are in hand now will probably be done: what requests took lately."""
        return max(1, min(LONGEST_WAIT, math.ceil(self._usual_seconds)))

    def note_refusal(self, what: str) -> None:
        """Write to the log that somebody was sent away, with the number of others since the last time."""
        self._sent_away += 1
        now = self._clock()
        if now - self._noticed_at >= NOTICE_SECONDS:
            LOGGER.warning("too much to do: %d sent away, the last a %s; %d in hand", self._sent_away, what, self.in_hand)
            self._sent_away, self._noticed_at = 0, now
