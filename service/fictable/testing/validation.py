"""The whole check of one plugin."""

from __future__ import annotations

import importlib
import importlib.metadata
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from fictable.mapping.plugins import GROUP
from fictable.testing.bench import Bench
from fictable.testing.environments import check_environments, check_install_order
from fictable.testing.field_types import TypeCheck
from fictable.testing.golden import check_golden
from fictable.testing.registered import check_generator, check_phrases, check_sink, check_topic, note_phrases
from fictable.testing.sources import find_impurities
from fictable.testing.verdicts import Verdict

ROWS: Final = 2000
QUICK_ROWS: Final = 500


def assert_valid_plugin(
    namespace: str,
    golden: str | Path | None = None,
    *,
    rows: int = ROWS,
    environments: bool = True,
    config: Mapping[str, Any] | None = None,
    bench: Bench | None = None,
) -> list[str]:
    """Raises AssertionError with all that is wrong with the installed plugin of this name; returns notes, which are no faults.

    golden: a JSON file of digests per type and version; made where it is not there, kept in version control. rows (at least
    100): how many rows the larger checks look at. environments: also run in processes with another hash seed, time zone,
    locale and processor. config: the plugin's table of the configuration. bench: an open bench, where several plugins are checked.
    """
    verdict = check_plugin(namespace, golden, rows=rows, environments=environments, config=config, bench=bench)
    assert not verdict.faults, verdict.describe()
    return verdict.notes


def check_plugin(
    namespace: str,
    golden: str | Path | None = None,
    *,
    rows: int = ROWS,
    environments: bool = True,
    config: Mapping[str, Any] | None = None,
    bench: Bench | None = None,
) -> Verdict:
    """The verdict on an installed plugin. Arguments as of assert_valid_plugin."""
    verdict = Verdict(namespace)
    bench = bench or Bench.of_installed({namespace: config} if config else None)
    if not _check_admission(bench, verdict):
        return verdict
    verdict.try_check("source", lambda: find_impurities(_import_plugin(namespace)))
    for kind in bench.types_of(namespace):
        TypeCheck(bench, kind, rows).run(verdict)
    _check_registered(bench, verdict)
    if not verdict.faults:
        verdict.try_check("install order", lambda: check_install_order(bench, namespace))
        if environments:
            verdict.try_check("environment", lambda: check_environments(bench, [namespace]))
    if golden is not None:
        verdict.try_check("golden", lambda: check_golden(bench, namespace, Path(golden)))
    return verdict


def _check_admission(bench: Bench, verdict: Verdict) -> bool:
    reports = [report for report in bench.catalog.reports if report.name == verdict.namespace]
    if not reports:
        verdict.faults.append(f"there is no installed plugin {verdict.namespace!r} (an entry point of the group {GROUP!r})")
        return False
    for report in reports:
        if not report.ok:
            verdict.faults.append(f"is not admitted: {report.reason}")
        elif not sum(report.counts.values()):
            verdict.faults.append("registers nothing")
        verdict.notes += report.warnings
    return not verdict.faults


def _import_plugin(namespace: str) -> ModuleType:
    point = next(p for p in importlib.metadata.entry_points(group=GROUP) if p.name == namespace)
    return importlib.import_module(point.module)


def _check_registered(bench: Bench, verdict: Verdict) -> None:
    catalog, namespace = bench.catalog, verdict.namespace
    verdict.try_check("phrases", lambda: check_phrases(catalog, namespace))
    verdict.notes += note_phrases(catalog, namespace)
    for id_, topic in catalog.topics.items():
        if catalog.owner[id_] == namespace:
            verdict.try_check(f"topic {id_}", lambda topic=topic: check_topic(bench, topic))  # type: ignore[misc]
    for id_, sink in catalog.sinks.items():
        if catalog.owner[id_] == namespace:
            verdict.try_check(f"sink {id_}", lambda sink=sink: check_sink(sink))  # type: ignore[misc]
    for id_, generator in catalog.generators.items():
        if catalog.owner[id_] == namespace:
            verdict.try_check(f"generator {id_}", lambda generator=generator: check_generator(bench, generator))  # type: ignore[misc]
