"""Which column serves which field: the assignment with the largest sum of weights, one column per field."""

from __future__ import annotations

from collections.abc import Sequence


def assign(weights: Sequence[Sequence[int]]) -> list[int | None]:
    """For each row of a matrix its column, or None: no column twice, the sum of the chosen positive weights as large as can be.

    Grows the assignment by the path that gains most (Bellman-Ford on the residual graph), until none gains.
    """
    chosen: list[int | None] = [None] * len(weights)
    owner: dict[int, int] = {}
    for start in range(len(weights)):
        gain, path = _find_best_path(weights, owner, start)
        if gain <= 0:
            continue
        for row, column in path:
            chosen[row] = column
            owner[column] = row
        _release(chosen, owner)
    return chosen


def _release(chosen: list[int | None], owner: dict[int, int]) -> None:
    """Rows whose column went to another row have none."""
    for row, column in enumerate(chosen):
        if column is not None and owner[column] != row:
            chosen[row] = None


def _find_best_path(weights: Sequence[Sequence[int]], owner: dict[int, int], start: int) -> tuple[int, list[tuple[int, int]]]:
    """What joining a row gains at most, and the pairs that are then new; the last row on the path may lose its column."""
    best: dict[int, int] = {start: 0}  # row without column: what was gained until then
    came: dict[int, list[tuple[int, int]]] = {start: []}
    queue = [start]
    finish: tuple[int, list[tuple[int, int]]] = (0, [])
    while queue:
        row = queue.pop(0)
        finish = max(finish, (best[row], came[row]), key=lambda end: end[0])
        for column, weight in enumerate(weights[row]):
            if weight <= 0:
                continue
            pairs = [*came[row], (row, column)]
            other = owner.get(column)
            if other is None:
                finish = max(finish, (best[row] + weight, pairs), key=lambda end: end[0])
                continue
            gained = best[row] + weight - weights[other][column]
            if gained > best.get(other, -(10**9)) and other not in {pair[0] for pair in pairs}:
                best[other], came[other] = gained, pairs
                if other not in queue:
                    queue.append(other)
    return finish
