"""Stock movements: kind, quantity, reason, document, bins and time of one movement."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Rows, values
from fictable_logistics.warehouses import SITES

# Kinds of movement with the sign of their quantity.
MOVES: Final = ("Receipt", "Issue", "Transfer", "Adjustment", "Return", "Scrap")
REASONS: Final = (
    "Purchase order received",
    "Sales order picked",
    "Stock relocation",
    "Cycle count correction",
    "Customer return",
    "Damaged goods",
)
DOCUMENTS: Final = ("PO-", "SO-", "TR-", "CC-", "RMA-", "SC-")
movement = Entity(
    "logistics.movement",
    SITES,
    title="Stock movement",
    phrases=("stock movement", "inventory movement", "inventory transaction", "stock transaction", "warehouse movement", "goods movement"),
)


@movement.hidden("kind")
def draw_kind(rows: Rows) -> Any:
    return np.searchsorted(np.array([0.26, 0.74, 0.86, 0.91, 0.97]), rows.draw("kind").uniform(), side="right")


@movement.field(
    "type",
    title="Kind of movement",
    phrases=("movement type", "inventory transaction type", "stock movement type"),
    in_context=("type", "transaction type"),
)
def show_kind(rows: Rows) -> Any:
    return values.choose_label(MOVES, rows["kind"])


@values.measured(
    movement,
    "quantity",
    low=-5000,
    high=5000,
    widest=10**7,
    title="Quantity moved (negative: out)",
    phrases=("quantity moved", "movement quantity", "quantity change", "stock change"),
    in_context=("quantity", "qty"),
)
def draw_quantity(rows: Rows) -> Any:
    """Issues and scrap take out, adjustments do both."""
    kind = np.asarray(rows["kind"])
    size = 1 + np.floor(rows.draw("size").exponential(np.array([180.0, 24.0, 60.0, 4.0, 2.0, 5.0])[kind]))
    sign = np.array([1, -1, 1, 1, 1, -1])[kind]
    return size * np.where((kind == 3) & rows.draw("sign").chance(0.55), -1, sign)


@movement.field(
    "reason", title="Reason of the movement", phrases=("movement reason", "adjustment reason"), in_context=("reason", "reason code")
)
def show_reason(rows: Rows) -> Any:
    return values.choose_label(REASONS, rows["kind"])


@movement.field(
    "document",
    title="Document of the movement",
    phrases=("movement document", "reference document", "source document"),
    in_context=("reference", "reference number", "document"),
)
def write_document(rows: Rows) -> Any:
    return values.choose_label(DOCUMENTS, rows["kind"]) + values.write_digits(rows.draw("document").integer(10_000, 99_999))


@movement.field("site", title="Warehouse of the movement", in_context=("warehouse", "site", "location"))
def show_site(rows: Rows) -> Any:
    return rows["value"]


@movement.field("from_bin", title="From bin", phrases=("from bin", "from location", "source location", "source bin"))
def write_from(rows: Rows) -> Any:
    return np.where(np.isin(np.asarray(rows["kind"]), [0, 4]), "RECEIVING", rows.draw("from").text("[A-F]-[0-2][0-9]-[1-5]"))


@movement.field("to_bin", title="To bin", phrases=("to bin", "to location", "target location", "target bin", "putaway location"))
def write_to(rows: Rows) -> Any:
    kind = np.asarray(rows["kind"])
    return np.select([kind == 1, kind == 5], ["SHIPPING", "SCRAP"], rows.draw("to").text("[A-F]-[0-2][0-9]-[1-5]"))


@movement.field(
    "moved_at",
    storage="timestamp[s]",
    title="Time of the movement",
    phrases=("movement date", "movement time", "moved at"),
    in_context=("timestamp", "date", "transaction date"),
)
def time_move(rows: Rows) -> Any:
    hour = np.rint(13 + rows.draw("hour").normal(0.0, 3.4)).clip(5, 22).astype(np.int64)
    return values.add_seconds(
        values.days_before(rows, rows.draw("day").integer(1, 364)), hour * 3600 + rows.draw("second").integer(0, 3599)
    )
