"""Plugin code under a deadline."""

from __future__ import annotations

import ctypes
import queue
import threading
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from fictable.errors import PluginError, PluginOverdue

Result = TypeVar("Result")

# How often a thread is asked to stop, and how long each time for the last request to be followed.
_REQUESTS: Final = 10
_REQUEST_SECONDS: Final = 0.1
_LONGEST_LOOK: Final = 0.5


class _Job:
    """Something to do in another thread: what came of it, and whether it is over."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self.work = work
        self.over = threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self.work()
        except BaseException as error:  # noqa: BLE001 - SystemExit of a plugin must not end the service; it is raised again by the caller
            self.error = error
        finally:
            self.over.set()

    def read(self) -> Any:
        """The result; raises what the work raised."""
        if self.error is not None:
            raise self.error
        return self.result


def run_within(seconds: float, work: Callable[[], Result], what: str) -> Result:
    """What work() returns or raises; PluginOverdue where it takes longer.

    A loop in Python is broken off by an asynchronous SystemExit; code that hangs in C is left behind in a daemon thread.
    Where the code that was broken off knows whose it is (it raises a PluginError), the PluginOverdue knows it too.
    """
    job = _Job(work)
    thread = threading.Thread(target=job.run, daemon=True, name=f"plugin: {what}")
    thread.start()
    if not job.over.wait(seconds):
        _break_off(thread, job)
        raise _explain(job, f"{what} took longer than {seconds:g} s")
    result: Result = job.read()
    return result


class Fence:
    """A thread beside the caller's, for plugin code that runs again and again: it is left behind where the code does not come to an
    end. For one caller at a time.

    `seconds` is how long the work may go without progress.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._jobs: queue.SimpleQueue[_Job | None] | None = None
        self._thread: threading.Thread | None = None

    def run(self, work: Callable[[], Result], what: str, count: Callable[[], int]) -> Result:
        """What work() returns or raises; PluginOverdue, as `run_within`, where count() stays the same for too long."""
        job = self._start(_Job(work))
        before, since = count(), time.monotonic()
        while not job.over.wait(min(self._seconds / 4, _LONGEST_LOOK)):
            now = count()
            if now != before:
                before, since = now, time.monotonic()
            elif time.monotonic() - since >= self._seconds:
                self._give_up(job)
                raise _explain(job, f"{what} took longer than {self._seconds:g} s")
        result: Result = job.read()
        return result

    def close(self) -> None:
        """Let the thread end; the next run starts another."""
        if self._jobs is not None:
            self._jobs.put(None)
        self._jobs = self._thread = None

    def _start(self, job: _Job) -> _Job:
        if self._jobs is None:
            self._jobs = queue.SimpleQueue()
            self._thread = threading.Thread(target=_work_off, args=(self._jobs,), daemon=True, name="plugins")
            self._thread.start()
        self._jobs.put(job)
        return job

    def _give_up(self, job: _Job) -> None:
        thread = self._thread
        self.close()
        if thread is not None:
            _break_off(thread, job)


def _work_off(jobs: queue.SimpleQueue[_Job | None]) -> None:
    while (job := jobs.get()) is not None:
        job.run()


def _break_off(thread: threading.Thread, job: _Job) -> None:
    for _ in range(_REQUESTS):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(SystemExit))
        if job.over.wait(_REQUEST_SECONDS):  # long enough for the first to unwind before a second one hits
            return


def _explain(job: _Job, message: str) -> PluginOverdue:
    overdue = PluginOverdue(message)
    if isinstance(job.error, PluginError):
        overdue.plugin, overdue.field = job.error.plugin, job.error.field
    return overdue
