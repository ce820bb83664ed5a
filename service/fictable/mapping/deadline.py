"""Plugin code under a deadline."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

from fictable.errors import PluginError, PluginOverdue

Result = TypeVar("Result")


def run_within(seconds: float, work: Callable[[], Result], what: str) -> Result:
    """What work() returns or raises; PluginOverdue where it takes longer.

    A loop in Python is broken off by an asynchronous SystemExit; code that hangs in C is left behind in a daemon thread.
    Where the code that was broken off knows whose it is (it raises a PluginError), the PluginOverdue knows it too.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def target() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - SystemExit of a plugin must not end the service; it is raised again below
            errors.append(error)

    thread = threading.Thread(target=target, daemon=True, name=f"plugin: {what}")
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        _break_off(thread)
        overdue = PluginOverdue(f"{what} took longer than {seconds:g} s")
        if errors and isinstance(errors[0], PluginError):
            overdue.plugin, overdue.field = errors[0].plugin, errors[0].field
        raise overdue
    if errors:
        raise errors[0]
    return results[0]


def _break_off(thread: threading.Thread) -> None:
    for _ in range(10):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(SystemExit))
        thread.join(0.1)  # long enough for the first to unwind before a second one hits
        if not thread.is_alive():
            return
