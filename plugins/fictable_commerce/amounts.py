"""Amounts and dates of orders that follow from the other fields of the table, whatever those are called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from fictable import ColumnPlan, Context, FieldSpec, FieldType, Formula, Moment, Number, Offset, Plan, Rows
from fictable_commerce.ranges import DATE_PARAMS, bounded, find_sibling, plan_date
from fictable_commerce.reviews import map_text, map_title

QUANTITIES = (
    "quantity", "qty", "order_quantity", "quantity_ordered", "item_quantity", "order_qty", "transaction_qty", "units", "units_sold",
    "quantity_sold", "number_of_units", "menge", "anzahl", "cantidad", "unidades", "quantite", "quantité", "quantita", "quantità",
    "quantidade", "aantal",
)  # fmt: skip
PRICES = (
    "unit_price", "price", "item_price", "product_price", "price_per_unit", "selling_price", "sale_price", "list_price", "retail_price",
    "unit_px", "einzelpreis", "stueckpreis", "stückpreis", "preis", "precio_unitario", "precio", "prix_unitaire", "prix",
    "prezzo_unitario", "prezzo", "preco_unitario", "preço_unitário", "prijs",
)  # fmt: skip
SUBTOTALS = ("subtotal", "sub_total", "net_amount", "amount_before_tax", "order_subtotal", "zwischensumme", "sous_total")
TAXES = ("tax_amount", "tax", "tax_amt", "sales_tax", "vat", "vat_amount", "steuer", "mwst", "tva", "iva", "impuesto")
TAX_RATES = ("tax_rate", "vat_rate", "sales_tax_rate", "tax_percent", "tax_percentage")
SHIPPING = (
    "shipping_cost",
    "shipping_fee",
    "freight",
    "freight_charge",
    "delivery_fee",
    "shipping",
    "shipping_charge",
    "versandkosten",
    "frais_de_port",
    "gastos_de_envio",
)
DISCOUNTS = ("discount_amount", "discount", "discount_value", "rabatt", "remise", "descuento")
PERCENTS = ("discount_percent", "discount_percentage", "discount_pct", "discount_rate")
ORDER_DATES = (
    "order_date",
    "ordered_at",
    "order_datetime",
    "order_time",
    "order_timestamp",
    "purchase_date",
    "sale_date",
    "date_ordered",
    "date",
    "bestelldatum",
    "fecha_del_pedido",
    "fecha_pedido",
    "date_de_commande",
    "date_commande",
)
SHIP_DATES = (
    "ship_date",
    "shipped_date",
    "shipping_date",
    "shipped_at",
    "dispatch_date",
    "versanddatum",
    "fecha_de_envio",
    "date_expedition",
)
DELIVERY_DATES = ("delivery_date", "delivered_at", "delivered_date", "arrival_date", "lieferdatum", "fecha_de_entrega", "date_de_livraison")
RETURN_DATES = ("return_date", "returned_date", "returned_at", "date_of_return", "rueckgabedatum", "fecha_de_devolucion", "date_de_retour")
STATUS_NAMES = (
    "order_status",
    "status",
    "bestellstatus",
    "auftragsstatus",
    "estado",
    "estado_del_pedido",
    "statut",
    "statut_de_la_commande",
)
# How many days ago an order that has not arrived was placed at the most.
OPEN_DAYS = {"pending": 4, "processing": 6, "shipped": 11}
# How many days before the clock a parcel that is under way was sent at the most; others were sent earlier.
TRANSIT_DAYS = {"In Transit": 5, "Out for Delivery": 7, "Delayed": 14}
# Half of the rows have no discount.
DISCOUNT_STEPS = np.array([0, 0, 0, 0, 0, 0, 5, 5, 10, 10, 15, 20, 30])
MONEY = bounded("number", 0, 10**8)


def write_name(field: str) -> str:
    """A field's name for an expression."""
    return '"' + field.replace('"', '""') + '"'


def find_amount(field: FieldSpec, context: Context, names: Sequence[str]) -> str | None:
    """The first sibling of these names that holds numbers, as an expression without nulls; else None."""
    found = find_sibling(field, context, names)
    if found is None or context.storage(found) not in {"decimal", "int16", "int32", "int64", "float64"}:
        return None
    sibling = context.field(found)
    if field.name in str(sibling.params.get("expr", "")):
        return None
    return f"coalesce({write_name(found)}, 0)" if sibling.null_fraction > 0 or sibling.cases else write_name(found)


def write_net(field: FieldSpec, context: Context) -> str | None:
    """Quantity times price less a percentage, as far as the table has them."""
    price, quantity = find_amount(field, context, PRICES), find_amount(field, context, QUANTITIES)
    if price is None:
        return None
    percent = find_amount(field, context, PERCENTS)
    return " * ".join(part for part in (quantity, price, f"(100 - {percent}) / 100" if percent else None) if part)


def plan_money(field: FieldSpec, expression: str | None, mean: float, stddev: float) -> Plan:
    """The expression to cents; a log-normal amount where there is none or the field asks for a range of its own."""
    low, high = field.params["min"], field.params["max"]
    if expression is not None and (low, high) == (0, 10**8):
        return Formula(f"round({expression}, 2)", storage="decimal", decimals=2)
    if (low, high) == (0, 10**8):
        high = 10**5
    return Number(low, high, "decimal", 2, {"kind": "lognormal", "mean": mean, "stddev": stddev})


def map_subtotal(field: FieldSpec, context: Context) -> Plan:
    """Quantity times unit price."""
    return plan_money(field, write_net(field, context), 4.3, 0.8)


def map_total(field: FieldSpec, context: Context) -> Plan:
    """The subtotal, or quantity times price, less a discount, plus tax and shipping: whatever of these the table has."""
    base = find_amount(field, context, SUBTOTALS) or write_net(field, context)
    if base is None:
        return plan_money(field, None, 4.4, 0.8)
    plus = [part for names in (TAXES, SHIPPING) if (part := find_amount(field, context, names))]
    less = find_discount(field, context)
    return plan_money(field, " + ".join([base, *plus]) + (f" - {less}" if less else ""), 4.4, 0.8)


def find_discount(field: FieldSpec, context: Context) -> str | None:
    """A sibling that holds a discount as an amount, not as a percentage."""
    found = find_sibling(field, context, DISCOUNTS)
    return find_amount(field, context, [found]) if found is not None and context.field(found).type == "commerce.discount_amount" else None


def map_tax(field: FieldSpec, context: Context) -> Plan:
    """The tax rate of the row, or 8 %, of the net amount."""
    base = find_amount(field, context, SUBTOTALS) or write_net(field, context)
    rate = find_amount(field, context, TAX_RATES)
    expression = None if base is None else f"{base} * {rate} / 100" if rate else f"{base} * 0.08"
    return plan_money(field, expression, 2.0, 0.8)


def map_discount(field: FieldSpec, context: Context) -> Plan:
    """0 to 30 % of price times quantity, in steps of five; a log-normal amount where the table has no prices."""
    names = [
        name for group in (PRICES, QUANTITIES) if (name := find_sibling(field, context, group)) and find_amount(field, context, [name])
    ]
    if not names or names[0] not in PRICES or (field.params["min"], field.params["max"]) != (0, 10**8):
        return plan_money(field, None, 1.8, 0.7)

    def compute(rows: Rows) -> Any:
        percent = DISCOUNT_STEPS[rows.draw("percent").integer(0, len(DISCOUNT_STEPS) - 1)]
        net = np.asarray(rows[names[0]], np.float64) * (rows[names[1]] if len(names) > 1 else 1)
        return net * percent / 100

    return ColumnPlan(compute)


def find_stage(field: FieldSpec, context: Context) -> bool:
    """Whether the table shows this pack's order status."""
    name = find_sibling(field, context, STATUS_NAMES)
    return name is not None and context.field(name).type == "commerce.order.status"


def map_order_date(field: FieldSpec, context: Context) -> Moment | Offset | ColumnPlan:
    """A date between `start` and `end`, by default of the last two years; open orders are of the last days."""
    slack = 45 if find_sibling(field, context, RETURN_DATES) else 12 if find_sibling(field, context, DELIVERY_DATES) else 0
    plan = plan_date(field, context, bases=(), low=0, high=0, slack=slack)
    if not isinstance(plan, Moment) or not find_stage(field, context) or plan.high - plan.low < 30:
        return plan

    def compute(rows: Rows) -> Any:
        stage = np.asarray(rows.entity("commerce.order")["stage"])
        recent = np.select([stage == name for name in OPEN_DAYS], list(OPEN_DAYS.values()), 0)
        early = np.where(recent > 0, plan.high - recent, plan.low)
        return rows.draw("date").integer(early, plan.high).astype("datetime64[D]")

    return ColumnPlan(compute)


def find_transit(field: FieldSpec, context: Context) -> bool:
    """Whether the table shows this pack's status of parcels."""
    name = find_sibling(field, context, (*STATUS_NAMES, "shipment_status", "parcel_status"))
    return name is not None and context.field(name).type == "commerce.order.shipment_status"


def map_ship_date(field: FieldSpec, context: Context) -> Moment | Offset | ColumnPlan:
    """0 to 2 days after the order; without an order, parcels that are under way were sent in the last days."""
    plan = plan_date(field, context, bases=ORDER_DATES, low=0, high=2)
    if not isinstance(plan, Moment) or not find_transit(field, context) or plan.high - plan.low < 30:
        return plan

    def compute(rows: Rows) -> Any:
        status = np.asarray(rows.entity("commerce.order")["shipment_status"])
        recent = np.select([status == name for name in TRANSIT_DAYS], list(TRANSIT_DAYS.values()), 0)
        early, late = np.where(recent > 0, plan.high - recent, plan.low), np.where(recent > 0, plan.high - recent // 3, plan.high - 15)
        return rows.draw("date").integer(early, late).astype("datetime64[D]")

    return ColumnPlan(compute)


def map_delivery_date(field: FieldSpec, context: Context) -> Moment | Offset | ColumnPlan:
    """As many days after shipping, or one more after the order, as the row's way of shipping takes."""
    shipped = find_sibling(field, context, SHIP_DATES)
    base = shipped or find_sibling(field, context, ORDER_DATES)
    if base is None or context.storage(base) != "date32" or not field.params.keys().isdisjoint(("start", "end", "after")):
        return plan_date(field, context, bases=ORDER_DATES, low=2, high=9)

    def compute(rows: Rows) -> Any:
        service = rows.entity("commerce.order")["service"]
        days = rows.draw("days").integer(service["days_low"], service["days_high"]) + (0 if shipped else 1)
        return np.asarray(rows[base]) + days.astype("timedelta64[D]")

    return ColumnPlan(compute)


def map_required_date(field: FieldSpec, context: Context) -> Moment | Offset:
    """5 to 21 days after the order."""
    return plan_date(field, context, bases=ORDER_DATES, low=5, high=21)


def map_return_date(field: FieldSpec, context: Context) -> Moment | Offset:
    """2 to 30 days after the delivery, or 4 to 40 after the order."""
    if find_sibling(field, context, DELIVERY_DATES) is not None:
        return plan_date(field, context, bases=DELIVERY_DATES, low=2, high=30)
    return plan_date(field, context, bases=ORDER_DATES, low=4, high=40)


def make_review_types() -> tuple[FieldType, ...]:
    """Texts of reviews."""
    rating = {"rating": {"type": "string", "format": "field:number"}}
    return (
        FieldType(
            "commerce.review_text",
            mapper=map_text,
            title="Review text",
            params=rating,
            phrases=(
                "review text",
                "customer review",
                "review body",
                "review comment",
                "review content",
                "product review",
                "customer feedback",
                "feedback text",
                "review",
            ),
            in_context=("text", "comment", "body", "content"),
        ),
        FieldType(
            "commerce.review_title",
            mapper=map_title,
            title="Review title",
            params=rating,
            phrases=("review title", "review headline", "review summary"),
            in_context=("title", "summary", "headline"),
        ),
    )


def make_amount_types() -> tuple[FieldType, ...]:
    """Amounts of an order."""
    about: dict[str, Any] = {"storage": "decimal", "decimals": 2, "params": MONEY}
    return (
        FieldType(
            "commerce.subtotal",
            mapper=map_subtotal,
            title="Subtotal",
            phrases=("subtotal", "sub total", "order subtotal", "line total", "line amount", "net amount"),
            **about,
        ),
        FieldType(
            "commerce.order_total",
            mapper=map_total,
            title="Order total",
            in_context=("total", "amount"),
            phrases=(
                "order total",
                "total amount",
                "total price",
                "grand total",
                "order amount",
                "order value",
                "purchase amount",
                "amount due",
                "total cost",
                "sale amount",
                "sales amount",
                "total sales",
                "total due",
                "revenue per order",
            ),
            **about,
        ),
        FieldType(
            "commerce.tax_amount",
            mapper=map_tax,
            title="Tax amount",
            phrases=("tax amount", "sales tax", "tax value", "VAT amount"),
            in_context=("tax", "VAT"),
            **about,
        ),
        FieldType(
            "commerce.discount_amount",
            mapper=map_discount,
            title="Discount amount",
            phrases=("discount amount", "discount value", "amount off"),
            **about,
        ),
        FieldType(
            "commerce.refund_amount",
            show_refund,
            title="Refund amount",
            phrases=("refund amount", "refunded amount", "amount refunded"),
            storage="decimal",
            decimals=2,
        ),
    )


def show_refund(rows: Rows) -> Any:
    """The price of the product; a tenth of the refunds lack a restocking fee of 15 %."""
    cents = rows.entity("commerce.product")["cents"]
    return np.where(rows.draw("fee").chance(0.1), cents * 85 // 100, cents)


def make_date_types() -> tuple[FieldType, ...]:
    """Dates of an order, one after the other."""
    about: dict[str, Any] = {"storage": "date32", "params": DATE_PARAMS}
    return (
        FieldType(
            "commerce.order_date",
            mapper=map_order_date,
            title="Order date",
            phrases=("order date", "purchase date", "date of order", "date of purchase", "sale date", "ordered at", "date ordered"),
            **about,
        ),
        FieldType(
            "commerce.ship_date",
            mapper=map_ship_date,
            title="Ship date",
            phrases=("ship date", "shipped date", "shipping date", "dispatch date", "shipped at", "shipment date"),
            **about,
        ),
        FieldType(
            "commerce.delivery_date",
            mapper=map_delivery_date,
            title="Delivery date",
            phrases=("delivery date", "delivered date", "date of delivery", "delivered at", "estimated delivery"),
            **about,
        ),
        FieldType(
            "commerce.required_date",
            mapper=map_required_date,
            title="Required date",
            phrases=("required date", "required by date", "need by date"),
            **about,
        ),
        FieldType(
            "commerce.return_date",
            mapper=map_return_date,
            title="Return date",
            phrases=("return date", "returned date", "date of return", "returned at"),
            **about,
        ),
    )
