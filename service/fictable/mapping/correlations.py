"""Correlated fields: pairs with coefficients become one Cholesky factor per group (a Gaussian copula)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from fictable.contract.nodes import Moment, Number
from fictable.contract.plans import Mixture, PlannedField
from fictable.errors import Issue
from fictable.spec.nouns import Constraint

_LEAST = 1e-9


def correlate(constraints: tuple[Constraint, ...], fields: dict[str, PlannedField], path: str) -> list[Issue]:
    """Give each correlated field its mixture, in place. Returns what is wrong: fields that are no numbers, coefficients at odds."""
    pairs = {place: rule for place, rule in enumerate(constraints) if rule.kind == "correlation"}
    issues = [issue for place, rule in pairs.items() for issue in _check(rule, fields, f"{path}/constraints/{place}")]
    if issues:
        return issues
    for group in _group(list(pairs.values()), list(fields)):
        matrix = _fill(group, list(pairs.values()))
        factor = _decompose(matrix)
        if factor is None:
            place = next(place for place, rule in pairs.items() if rule.fields[0] in group)
            message = f"the coefficients of {', '.join(group)} cannot hold at once"
            return [Issue(f"{path}/constraints/{place}", "infeasible", message, None, "coefficients nearer to zero")]
        for row, name in enumerate(group):
            fields[name] = replace(fields[name], mixture=Mixture(tuple(group[: row + 1]), tuple(factor[row][: row + 1])))
    return []


def _check(rule: Constraint, fields: dict[str, PlannedField], path: str) -> list[Issue]:
    for name in rule.fields:
        if not isinstance(fields[name].plan, Number | Moment) or fields[name].spec.unique:
            message = f"{name!r} ({fields[name].spec.type}) cannot be correlated; numbers, dates and times that are not unique can"
            return [Issue(path, "not_allowed", message, name)]
    return []


def _group(rules: Sequence[Constraint], order: Sequence[str]) -> list[list[str]]:
    """Fields that are linked by pairs, in the order of the table."""
    groups: list[set[str]] = []
    for rule in rules:
        touched = [group for group in groups if group & set(rule.fields)]
        groups = [group for group in groups if group not in touched] + [set(rule.fields).union(*touched)]
    found = [[name for name in order if name in group] for group in groups]
    return sorted(found, key=lambda group: order.index(group[0]))


def _fill(group: Sequence[str], rules: Sequence[Constraint]) -> list[list[float]]:
    given = {frozenset(rule.fields): rule.coefficient for rule in rules}
    return [[1.0 if a == b else given.get(frozenset((a, b)), 0.0) for b in group] for a in group]


def _decompose(matrix: list[list[float]]) -> list[list[float]] | None:
    """The lower Cholesky factor, None where the matrix is not positive definite. Only + - x / and square roots: exact everywhere."""
    size = len(matrix)
    factor = [[0.0] * size for _ in range(size)]
    for row in range(size):
        for column in range(row + 1):
            rest = matrix[row][column]
            for k in range(column):
                rest -= factor[row][k] * factor[column][k]
            if row == column:
                if rest < _LEAST:
                    return None
                factor[row][column] = sqrt(rest)
            else:
                factor[row][column] = rest / factor[column][column]
    return factor
