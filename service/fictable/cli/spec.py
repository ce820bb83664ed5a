"""`fictable spec`: the plan for a description, and what became of each of its clauses."""

from __future__ import annotations

from typing import Any

import click

from fictable.cli.display import describe_params, make_table, show, show_json
from fictable.cli.failures import warn
from fictable.cli.options import make_wish, wish_options
from fictable.cli.planning import PlannedSpec, plan_wish
from fictable.cli.surroundings import Surroundings, config_option
from fictable.spec.canonical import to_document
from fictable.spec.nouns import Case, Constraint, Coverage, DatasetSpec, FieldSpec, TableSpec

EPILOG = """\b
Examples:
  fictable spec "100 employees with salary from 40000 to 90000, 5% without a phone"
  fictable spec "web shop orders" --json > shop.json
  fictable spec --spec shop.json
"""


@click.command("spec", epilog=EPILOG, short_help="Show the plan for a description, and its coverage.")
@wish_options
@click.option("--json", "as_json", is_flag=True, help="The dataset spec as JSON, to edit and to give to generate --spec.")
@config_option
@click.pass_obj
def show_spec(surroundings: Surroundings, /, *, as_json: bool, **wanted: Any) -> None:
    """Show how DESCRIPTION, or a spec file, is understood: each field with its type and parameters, and what became of each clause."""
    wish = make_wish(**wanted)
    with surroundings.open() as fictable:
        planned = plan_wish(fictable, wish)
    if planned.degraded:
        warn("the language model gave no plan; planned offline")
    if as_json:
        show_json(to_document(planned.spec))
    else:
        show_plan(planned)


def show_plan(planned: PlannedSpec) -> None:
    """Print the tables with their fields and constraints, and the coverage."""
    spec = planned.spec
    click.echo(f"{spec.title or 'dataset'}: {planned.source} plan, locale {spec.locale}, seed {spec.seed}, as of {spec.as_of:%Y-%m-%d}")
    for table in spec.tables:
        click.echo()
        show(make_table(f"{table.name}, {table.rows:,} rows", ("field", "type", "parameters", "from"), list_fields(spec, table)))
        for constraint in table.constraints:
            click.echo(f"  {describe_constraint(constraint)}")
    if spec.coverage:
        click.echo()
        rows = [(entry.clause, entry.status, ", ".join(entry.fields), entry.note) for entry in spec.coverage]
        show(make_table("coverage", ("clause", "became", "fields", "note"), rows))


def list_fields(spec: DatasetSpec, table: TableSpec) -> list[tuple[str, str, str, str]]:
    """List name, type, parameters with modifiers, and the clauses that asked for it, for each field of a table."""
    return [
        (field.name, field.type, describe_field(field, spec.locale), _find_clauses(spec.coverage, table, field)) for field in table.fields
    ]


def describe_field(field: FieldSpec, locale: str) -> str:
    """Write parameters and modifiers: `min=1, max=9, unique, 5% null`."""
    parts = [
        describe_params(field.params),
        f"of {field.of}" if field.of else "",
        "unique" if field.unique else "",
        f"{field.null_fraction * 100:g}% null" if field.null_fraction else "",
        "exact shares" if field.exact else "",
        f"locale {field.locale}" if field.locale != locale else "",
        "left out" if field.drop else "",
        *(_describe_case(case) for case in field.cases),
    ]
    return ", ".join(part for part in parts if part)


def describe_constraint(constraint: Constraint) -> str:
    """Write a constraint as a formula: `a <= b`, `a + b = total`, `a != b`, `unique together: a, b`."""
    if constraint.kind == "inequality":
        return (" < " if constraint.strict else " <= ").join(constraint.fields)
    if constraint.kind == "not_equal":
        return " != ".join(constraint.fields)
    if constraint.kind == "sum":
        return f"{' + '.join(constraint.fields)} = {constraint.total}"
    return f"unique together: {', '.join(constraint.fields)}"


def _describe_case(case: Case) -> str:
    if case.type is not None:
        then = case.type
    elif case.params is not None:
        then = describe_params(case.params)
    else:
        then = "null" if case.value is None else str(case.value)
    return f"{then} if {case.when}"


def _find_clauses(coverage: tuple[Coverage, ...], table: TableSpec, field: FieldSpec) -> str:
    names = {field.name, f"{table.name}.{field.name}"}
    return "; ".join(entry.clause for entry in coverage if names.intersection(entry.fields))
