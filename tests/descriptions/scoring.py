"""Score the offline planner against descriptions of real datasets: python tests/descriptions/scoring.py [--split held] [--worst 15].

Per case, from 0 to 1: recall (fields that some column is named for), precision (columns that serve a field; one row number is free),
validity (named columns whose values fit), usable (fields both named and fitting: the figure to steer by), and rules held.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.descriptions.cases import SPLITS, Case, ExpectedField, load_cases, read_case_file
from tests.descriptions.matching import assign
from tests.descriptions.names import find_context, is_row_number, weigh_name
from tests.descriptions.rules import check_rule, find_operands
from tests.descriptions.values import find_fault

from fictable.settings import PlannerSettings, Settings
from fictable.work.requests import GenerationRequest
from fictable.work.service import Fictable

GROUPS: Final = ("list", "prose", "implicit", "messy", "non_english")
ROWS: Final = 200


@dataclass(frozen=True, slots=True)
class Score:
    """What a case's dataset is worth. `invalid`: concept → column and fault. `error`: why there is no dataset."""

    case: Case
    recall: float = 0.0
    precision: float = 0.0
    validity: float = 0.0
    usable: float = 0.0
    rules: int = 0
    rules_held: int = 0
    columns: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    invalid: Mapping[str, str] = field(default_factory=dict)
    broken: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Means over cases; `relations` is the share of all rules that held, None where there are none."""

    cases: int
    recall: float
    precision: float
    validity: float
    usable: float
    relations: float | None


def open_offline() -> Fictable:
    """A Fictable object that plans without a language model."""
    return Fictable.open(Settings(planner=PlannerSettings(mode="offline")))


def make_rows(fictable: Fictable, description: str, rows: int = ROWS) -> tuple[list[str], list[list[str]]]:
    """The header and the cells that a user gets as CSV; of several tables the first. Raises as plan_sync and stream."""
    planned = fictable.plan_sync(GenerationRequest(description, rows, seed=1))
    prepared = fictable.prepare_described(planned.spec)
    text = b"".join(fictable.stream(prepared, table=prepared.tables[0])).decode()
    header, *cells = csv.reader(io.StringIO(text, newline=""))
    return header, cells


def score_case(fictable: Fictable, case: Case) -> Score:
    """Plan, generate and judge. An exception becomes the score's error, so that the other cases are judged too."""
    try:
        header, rows = make_rows(fictable, case.description)
    except Exception as error:  # noqa: BLE001 - whatever is raised is the finding
        rules, missing = len(case.rules), tuple(one.concept for one in case.fields if one.must)
        return Score(case, rules=rules, missing=missing, error=f"{type(error).__name__}: {error}")
    return judge(case, header, rows)


def judge(case: Case, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Score:
    """The score of a dataset that is there."""
    columns = [[row[place] for row in rows] for place in range(len(header))]
    faults: dict[tuple[int, int], str] = {}
    context = find_context(case.description, [one.concept for one in case.fields])
    weights = [
        [_weigh(one, name, cells, context, faults, (row, column)) for column, (name, cells) in enumerate(zip(header, columns, strict=True))]
        for row, one in enumerate(case.fields)
    ]
    chosen = {case.fields[row].concept: (row, column) for row, column in enumerate(assign(weights)) if column is not None}
    must = [one.concept for one in case.fields if one.must]
    valid = {concept for concept, pair in chosen.items() if not faults[pair]}
    extra = [name for place, name in enumerate(header) if place not in {column for _, column in chosen.values()}]
    free = next((name for name in extra if is_row_number(name)), None)
    asked, broken = _judge_rules(case, {concept: column for concept, (_, column) in chosen.items()}, columns)
    return Score(
        case,
        recall=sum(concept in chosen for concept in must) / len(must),
        precision=len(chosen) / max(len(header) - (free is not None), 1),
        validity=len(valid) / max(len(chosen), 1),
        usable=sum(concept in valid for concept in must) / len(must),
        rules=asked,
        rules_held=asked - len(broken),
        columns=tuple(header),
        missing=tuple(concept for concept in must if concept not in chosen),
        extra=tuple(name for name in extra if name != free),
        invalid={concept: f"{header[pair[1]]}: {faults[pair]}" for concept, pair in chosen.items() if faults[pair]},
        broken=tuple(broken),
    )


def _weigh(
    wanted: ExpectedField,
    name: str,
    cells: Sequence[str],
    context: frozenset[str],
    faults: dict[tuple[int, int], str],
    pair: tuple[int, int],
) -> int:
    """As many fields as can be are served, demanded ones first, then the best names, then fitting values, whose faults are noted."""
    weight = weigh_name(name, wanted, context)
    if not weight:
        return 0
    faults[pair] = find_fault(wanted.kind, wanted.check, cells)
    return 1000 + 400 * wanted.must + 3 * weight + (0 if faults[pair] else 20)


def _judge_rules(case: Case, chosen: Mapping[str, int], columns: Sequence[Sequence[str]]) -> tuple[int, list[str]]:
    """How many rules are asked for, and those that do not hold; a rule on an optional column that is not there is not asked for."""
    places: dict[str, int] = {}
    demanded: set[str] = set()
    for one in case.fields:
        for name in (*one.names, *one.exact_names):
            if one.concept in chosen:
                places.setdefault(name, chosen[one.concept])
            if one.must:
                demanded.add(name)
    asked = [rule for rule in case.rules if all(name in places or name in demanded for name in find_operands(rule))]
    broken = []
    for rule in asked:
        names = find_operands(rule)
        if not all(name in places for name in names) or not check_rule(rule, {name: columns[places[name]] for name in names}):
            broken.append(f"{rule.left} {rule.operator} {rule.right}")
    return len(asked), broken


def summarize(scores: Sequence[Score]) -> Summary:
    """The means of some scores. Needs at least one."""
    count, rules = len(scores), sum(score.rules for score in scores)
    recall, precision = sum(score.recall for score in scores) / count, sum(score.precision for score in scores) / count
    validity, usable = sum(score.validity for score in scores) / count, sum(score.usable for score in scores) / count
    return Summary(count, recall, precision, validity, usable, sum(score.rules_held for score in scores) / rules if rules else None)


def summarize_groups(scores: Sequence[Score]) -> dict[str, Summary]:
    """The summary of each group that occurs, and of all."""
    groups = {group: [score for score in scores if score.case.group == group] for group in GROUPS}
    return {group: summarize(some) for group, some in (*groups.items(), ("all", list(scores))) if some}


def format_table(summaries: Mapping[str, Summary]) -> str:
    """The summaries as lines of text."""
    lines = [f"{'':<14}{'cases':>6}{'recall':>9}{'precision':>11}{'validity':>10}{'usable':>8}{'relations':>11}"]
    for group, one in summaries.items():
        relations = "-" if one.relations is None else f"{one.relations:.3f}"
        lines.append(
            f"{group:<14}{one.cases:>6}{one.recall:>9.3f}{one.precision:>11.3f}{one.validity:>10.3f}{one.usable:>8.3f}{relations:>11}"
        )
    return "\n".join(lines)


def format_worst(scores: Iterable[Score], count: int) -> str:
    """The cases with the least usable fields, with what went wrong."""
    worst = sorted(scores, key=lambda score: (score.usable, score.precision, score.case.id))[:count]
    return "\n".join(
        f"- {score.case.id} ({score.case.group}) usable {score.usable:.2f} recall {score.recall:.2f} precision {score.precision:.2f} "
        f"{score.error}\n"
        f"    columns {list(score.columns)}\n    missing {list(score.missing)}\n    extra   {list(score.extra)}\n"
        f"    invalid {dict(score.invalid)}\n    broken  {list(score.broken)}"
        for score in worst
    )


def main() -> None:
    """Print the figures of a split, or of a file of cases."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=SPLITS, default="develop")
    parser.add_argument("--file", type=Path, help="score the cases of this file instead")
    parser.add_argument("--worst", type=int, default=0, help="print this many of the worst cases; only of a develop split or a file")
    options = parser.parse_args()
    cases = read_case_file(options.file) if options.file else load_cases(options.split)
    fictable = open_offline()
    scores = [score_case(fictable, case) for case in cases]
    fictable.close()
    print(format_table(summarize_groups(scores)))
    if options.worst and (options.file or options.split.startswith("develop")):
        print(format_worst(scores, options.worst))


if __name__ == "__main__":
    main()
