"""Containers after ISO 6346 and customs declarations."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values
from fictable_logistics.freight import GOODS, MONEY, PORTS

KINDS: Final = Pool({"40ft High Cube": 50, "20ft Standard": 28, "40ft Standard": 20, "20ft Open Top": 2})
CHILLED: Final = ("Frozen Shrimp", "Pharmaceutical Tablets")
STATES: Final = ("In Transit", "Discharged", "Customs Hold", "Delivered", "Empty Return")
VESSELS: Final = Pool(
    [
        "Meridian Hope",
        "Northern Aurora",
        "Pacific Dawn",
        "Eastern Pioneer",
        "Atlantic Grace",
        "Star of Bergen",
        "Jade Horizon",
        "Coral Trader",
        "Southern Crown",
        "Silver Current",
    ]
)
CLEARANCES: Final = ("Cleared", "Under Inspection", "Documents Requested", "Held")
PROCEDURES: Final = Pool({"Import": 62, "Export": 24, "Transit": 9, "Temporary Admission": 2, "Re-Export": 3})
# ISO 6346: letters count 10 to 38 without the multiples of 11; place n counts 2**n; the sum modulo 11, then 10.
LETTERS: Final = np.array([n for n in range(10, 39) if n % 11])
OWNERS: Final = ("MRDU", "NSLU", "PCCU", "FCTU", "TEXU")

container = Entity(
    "logistics.container",
    PORTS,
    title="Shipping container",
    phrases=("container", "shipping container", "container shipment", "container tracking", "vessel", "port"),
)


@container.field(
    "number",
    capacity=5 * 10**6,
    title="Container number",
    phrases=("container number", "container id", "container no"),
    in_context=("number",),
)
def write_number(rows: Rows) -> Any:
    """Owner's code (invented), six digits and the check digit."""
    value = rows.draw("number").distinct(5 * 10**6)
    owner, serial = value // 10**6, value % 10**6
    codes = np.array([[LETTERS[ord(letter) - 65] for letter in name] for name in OWNERS])[owner]
    total = (codes * 2 ** np.arange(4)).sum(axis=1) + (serial[:, None] // 10 ** np.arange(5, -1, -1) % 10 * 2 ** np.arange(4, 10)).sum(
        axis=1
    )
    return values.choose_label(OWNERS, owner) + values.write_digits(serial, 6) + values.write_digits(total % 11 % 10)


@container.field(
    "kind",
    title="Kind of container",
    phrases=("container type", "container size", "type of container", "container size type"),
    in_context=("type", "size"),
)
def pick_kind(rows: Rows) -> Any:
    """Refrigerated for what spoils."""
    goods, drawn = np.asarray(rows.entity("logistics.freight")["goods"]), np.asarray(rows.draw("kind").pick(KINDS))
    return np.where(np.isin(goods, np.array(CHILLED, drawn.dtype)), "40ft Reefer", drawn)


@values.measured(
    container,
    "payload_kg",
    low=500,
    high=28_500,
    widest=10**6,
    title="Payload (kg)",
    phrases=("container weight", "payload weight", "container payload", "cargo weight kg"),
    in_context=("weight", "weight kg"),
)
def draw_payload(rows: Rows) -> Any:
    return 16_500 + rows.draw("payload").normal(0.0, 5200.0)


@container.field(
    "vessel",
    title="Ship",
    phrases=(
        "vessel name",
        "vessel",
    ),
    in_context=("ship name",),
)
def pick_vessel(rows: Rows) -> Any:
    return rows.draw("vessel").pick(VESSELS)


@container.field("voyage", title="Voyage", phrases=("voyage number", "voyage", "voyage no"))
def write_voyage(rows: Rows) -> Any:
    return rows.draw("voyage").text("[1-9][0-9]{2}[EW]")


@container.field("seal", title="Seal", phrases=("seal number", "seal no", "container seal"))
def write_seal(rows: Rows) -> Any:
    return rows.draw("seal").text("[A-Z]{2}[0-9]{7}")


@container.hidden("sailed")
def choose_departure(rows: Rows) -> Any:
    """A day of the last half year."""
    return values.days_before(rows, rows.draw("sailed").integer(1, 180))


@container.hidden("landing")
def choose_arrival(rows: Rows) -> Any:
    """At sea for as many days as the way of the row's freight takes at 420 miles a day, and five more in ports."""
    miles = np.asarray(rows.entity("logistics.freight")["distance fact"])
    return values.add_days(rows["sailed"], 5 + np.ceil(miles * 1.25 / 420.0))


@container.field(
    "departed_on", storage="date32", title="Day of sailing", phrases=("vessel departure date",), in_context=("departure date",)
)
def show_departure(rows: Rows) -> Any:
    return rows["sailed"]


@container.field(
    "eta", storage="date32", title="Day of arrival in port", phrases=("vessel arrival date",), in_context=("arrival date", "eta")
)
def show_arrival(rows: Rows) -> Any:
    return rows["landing"]


@container.field("status", title="State of the container", phrases=("container status",), in_context=("status",))
def pick_state(rows: Rows) -> Any:
    """At sea until it lands, then at the port or the customs, and later delivered or on its way back."""
    days = (values.days_before(rows, np.zeros(len(rows))) - rows["landing"]).astype(np.int64)
    draw = rows.draw("status").uniform()
    return values.choose_label(STATES, np.select([days < 0, days < 6], [0, np.where(draw < 0.6, 1, 2)], np.where(draw < 0.75, 3, 4)))


customs = Entity(
    "logistics.customs",
    GOODS,
    title="Customs declaration",
    phrases=(
        "customs",
        "customs declaration",
        "import declaration",
        "export declaration",
        "import",
        "export",
        "customs clearance",
        "tariff",
    ),
)
customs.field(
    "goods",
    title="Goods declared",
    phrases=("declared goods", "goods declared"),
    in_context=("goods", "description", "commodity", "product"),
)
customs.field("hs_code", title="HS code", phrases=("hs code", "tariff code", "hts code", "commodity code", "customs tariff number"))


@customs.hidden("cents")
def draw_value(rows: Rows) -> Any:
    return np.rint(rows.draw("value").lognormal(9.2, 1.2) * 100)


@customs.field(
    "value",
    title="Customs value",
    phrases=("customs value", "declared customs value", "cif value", "import value"),
    in_context=("value", "declared value"),
    **MONEY,
)
def show_value(rows: Rows) -> Any:
    return np.asarray(rows["cents"]).astype(np.int64)


customs.field("duty_rate", storage="float64", decimals=1, title="Duty rate (%)", phrases=("duty rate", "tariff rate", "customs duty rate"))


@customs.hidden("duty_cents")
def set_duty(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["cents"]) * np.asarray(rows["duty_rate"]) / 100)


@customs.field(
    "duty",
    title="Customs duty",
    phrases=("customs duty", "duty amount", "import duty", "duties paid", "duty paid"),
    in_context=("duty",),
    **MONEY,
)
def show_duty(rows: Rows) -> Any:
    return np.asarray(rows["duty_cents"]).astype(np.int64)


@customs.field(
    "procedure",
    title="Customs procedure",
    phrases=("customs procedure", "customs regime", "declaration type"),
    in_context=("procedure", "type"),
)
def pick_procedure(rows: Rows) -> Any:
    return rows.draw("procedure").pick(PROCEDURES)


@customs.field(
    "clearance", title="Clearance", phrases=("clearance status", "customs status", "customs clearance status"), in_context=("status",)
)
def pick_clearance(rows: Rows) -> Any:
    return values.choose_label(CLEARANCES, np.searchsorted(np.array([0.83, 0.92, 0.97]), rows.draw("state").uniform(), side="right"))


@values.measured(
    customs,
    "hours",
    low=1,
    high=500,
    decimals=1,
    widest=10**5,
    title="Hours to clear",
    phrases=("clearance time", "clearance hours", "customs clearance time"),
)
def draw_hours(rows: Rows) -> Any:
    return rows.draw("hours").lognormal(2.3, 0.9)
