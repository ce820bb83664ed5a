"""Verdicts that are kept: the ones that the gate would give, under a key of everything that they hang on."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections import OrderedDict
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from faker.providers import BaseProvider

from fictable.engine.compiler import compiling, fingerprints
from fictable.engine.compiler.fingerprints import Fingerprints
from fictable.engine.fakers import FakerShelf, build_generator
from fictable.settings import load_settings
from fictable.store.verdict_files import VerdictFiles
from fictable.work.service import Fictable

AS_OF = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
SUFFIX = "plain"


class Own(BaseProvider):
    """A third party's provider."""

    words: ClassVar = OrderedDict(one=1, two=2)
    places: ClassVar = ["north", "south"]

    def label(self, ending: str = SUFFIX) -> str:
        return self.random_element(self.words) + "-" + ending

    def place(self) -> str:
        return str(self.generator.random.sample(self.places, 1)[0])

    def stamp(self) -> str:
        return dt.datetime.now().isoformat() + self.random_element("ab")

    def fails(self) -> str:
        raise MemoryError


CALLS: list[tuple[type | None, str, dict[str, Any], str]] = [
    (None, "email", {"domain": "shop.example"}, "de_DE"), (None, "file_path", {"depth": 3}, "en_US"), (None, "name", {}, "pl_PL"),
    (None, "domain_name", {"levels": 9}, "es_ES"), (Own, "label", {}, "en_US"), (Own, "label", {"ending": "x"}, "en_US"),
    (Own, "place", {}, "en_US"), (Own, "stamp", {}, "en_US"), (Own, "fails", {}, "en_US"),
]  # fmt: skip


def make_ready(memo: Any) -> list[tuple[str, str, list[Any]]]:
    shelf = FakerShelf(memo, "test")
    numbers, found = np.arange(40, dtype=np.uint64), list[tuple[str, str, list[Any]]]()
    for provider, method, arguments, locale in CALLS:
        made = shelf.get(provider, method, arguments, locale, AS_OF)
        found.append((made.tier, made.reason, [] if method == "fails" else [str(value) for value in made.values(numbers, 3)]))
    return found


def test_a_kept_verdict_is_the_recomputed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tier, reason and values are the same without a memo, with an empty one and with a full one, for which the gate is not asked."""
    memo = VerdictFiles(tmp_path)
    without, empty = make_ready(None), make_ready(memo)
    judged: list[str] = []
    judge = compiling.judge

    def note(tracer: Any, method: Any, *rest: Any) -> Any:
        judged.append(method.__name__)
        return judge(tracer, method, *rest)

    monkeypatch.setattr(compiling, "judge", note)
    full = make_ready(memo)
    assert without == empty == full
    assert {tier for tier, _, _ in full} == {"compiled", "rows"}
    assert judged == ["fails"]  # what may hang on the moment is judged every time


def test_a_broken_memo_changes_nothing(tmp_path: Path) -> None:
    """With every file torn the verdicts are judged anew."""
    memo = VerdictFiles(tmp_path)
    made = make_ready(memo)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-3])
    assert make_ready(memo) == made


def find_key(
    provider: type,
    method: str = "label",
    locale: str = "en_US",
    size: int = 60,
    version: str = "1",
    as_of: dt.datetime = AS_OF,
    **arguments: Any,
) -> str | None:
    generator, _ = build_generator(provider, locale, AS_OF)
    return Fingerprints(version).find(getattr(generator, method), arguments, locale, as_of, size)


def test_a_key_tells_calls_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Method, arguments, locale, clock, size of the sample, tiers, Faker and compiler each make another key; the same call has the same."""
    keys = [find_key(Own), find_key(Own, "place"), find_key(Own, ending="x"), find_key(Own, locale="de_DE"), find_key(Own, size=500)]
    keys += [find_key(Own, version="2"), find_key(Own, as_of=AS_OF + dt.timedelta(1))]
    keys += [find_key(Own, ending=["a"]), find_key(Own, ending=("a",))]
    monkeypatch.setattr(fingerprints, "VERSION", "0.0")
    keys += [find_key(Own)]
    monkeypatch.undo()
    monkeypatch.setattr(fingerprints, "digest_compiler", lambda: "other")
    keys += [find_key(Own)]
    monkeypatch.undo()
    assert None not in keys
    assert len(set(keys)) == len(keys)
    assert find_key(Own) == keys[0]


SOURCE = """
from faker.providers import BaseProvider
from enum import Enum
import re
STATES = ["Ohio", "Utah"]
class Kind(Enum):
    FIRST = 1
def decorate(text):
    return text + "!"
class Base(BaseProvider):
    shape = re.compile("a+")
class P(Base):
    def label(self, ending="x"):
        return decorate(self.random_element(STATES)) + ending + self.tail() + Kind.FIRST.name
    def tail(self):
        return "z"
"""
CHANGES = [
    ("'Utah'", "'Iowa'"), ('+ "!"', '+ "?"'), ('"a+"', '"b+"'), ('ending="x"', 'ending="y"'), ('"z"', '"w"'), ("FIRST = 1", "FIRST = 2"),
]  # fmt: skip


def load(tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch) -> type:
    """The provider of a module that is written and imported anew."""
    folder = tmp_path / f"v{len(list(tmp_path.iterdir()))}"
    folder.mkdir()
    (folder / "fingerprinted.py").write_text(source)
    sys.modules.pop("fingerprinted", None)
    monkeypatch.syspath_prepend(str(folder))
    provider: type = __import__("fingerprinted").P
    return provider


def test_a_key_follows_code_and_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a method can reach makes another key when it changes: its own text, what it calls, values, classes, base classes."""
    keys = [find_key(load(tmp_path, SOURCE, monkeypatch))]
    for old, new in CHANGES:
        source = SOURCE.replace(old, new).replace(old.replace("'", '"'), new.replace("'", '"'))
        assert source != SOURCE
        keys.append(find_key(load(tmp_path, source, monkeypatch)))
    sys.modules.pop("fingerprinted", None)
    assert None not in keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("value", ["object()", "iter([1])", "threading.Lock()", "Odd([1])"])
def test_what_cannot_be_told_apart_has_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Objects whose values nobody can read: such a provider is judged every time."""
    source = "import threading\nclass Odd(list): pass\n" + SOURCE.replace('["Ohio", "Utah"]', value)
    assert find_key(load(tmp_path, source, monkeypatch)) is None
    sys.modules.pop("fingerprinted", None)


SCRIPT = """
import sys
from tests.faker_methods.test_faker_memo import Own, find_key
print(find_key(Own), find_key(Own, "place"), find_key(Own, "stamp"))
"""


def test_a_key_is_the_same_in_every_process() -> None:
    """Neither the hash seed nor the time zone make a difference."""
    made = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run([sys.executable, "-W", "ignore", "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True)
        made.add(run.stdout)
    assert len(made) == 1
    assert "None" not in made.pop()


def test_fictable_keeps_verdicts_beside_its_database(tmp_path: Path) -> None:
    """A second Fictable finds what the first one judged; its rows are the same, and so without the folder."""
    store = tmp_path / "fictable.sqlite"
    settings = load_settings(None, {"FICTABLE_STORE__PATH": str(store)}, {})
    field = {"name": "x", "type": "faker.file_path", "params": {"depth": 3}}
    made = []
    for _ in range(2):
        fictable = Fictable.open(settings)
        prepared = fictable.prepare(fictable.parse_spec({"tables": [{"name": "t", "rows": 20, "fields": [field]}]}))
        made.append(b"".join(fictable.stream(prepared)))
        kept = sorted(path.name for path in (tmp_path / "fictable.sqlite.verdicts").iterdir())
        fictable.close()
    assert made[0] == made[1]
    assert len(kept) == 1
    assert json.loads((tmp_path / "fictable.sqlite.verdicts" / kept[0]).read_text())["verdict"] == "compiled"
