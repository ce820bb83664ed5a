"""How a trace ends before its method returns. No `except Exception` of a provider may catch these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Site: TypeAlias = tuple[int, ...]
"""Where a trace draws: the ordinal of the draw; within an opened part the ordinal is appended to the part's own."""


class Refusal(BaseException):
    """The method does what is not understood; it stays in the row tier. The message says what it was."""


class Split(BaseException):
    """The method's course depends on a draw: it has to be run once for each group of the draw's places."""

    def __init__(self, site: Site, groups: Sequence[Sequence[int]]) -> None:
        super().__init__(f"{len(groups)} ways at {site}")
        self.site, self.groups = site, groups


class Opening(BaseException):
    """The method looks into the text of a part: it has to be run with the part's own draws in its place."""

    def __init__(self, site: Site) -> None:
        super().__init__(f"opened at {site}")
        self.site = site


class Negligible(BaseException):
    """The way is so unlikely that it is left out."""
