"""Orders: number, status, payment, shipping and tracking of one order."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_commerce.ranges import TEXT, bounded, convert_dollars, fit_range, write_digits

STAGES = Pool.read(__package__, "data/order_status.csv", weight="share")
PAYMENT_STATUS = Pool.read(__package__, "data/payment_status.csv", weight="share")
SHIPMENT_STATUS = Pool({"Delivered": 78, "In Transit": 12, "Out for Delivery": 4, "Delayed": 4, "Returned to Sender": 2})
SHIPPING = Pool.read(
    __package__, "data/shipping.csv", weight="share", types={"fee_cents": "int64", "days_low": "int64", "days_high": "int64"}
)
CARRIERS = Pool.read(__package__, "data/carriers.csv", weight="share")
COUPONS = Pool.read(__package__, "data/coupons.csv", weight="share", types={"percent": "int64"})
RETURNS = Pool.read(__package__, "data/return_reasons.csv", weight="share", types={"fit": "int64", "fault": "int64"})
# Reasons for goods that have no size.
UNSIZED_RETURNS = RETURNS.where(lambda columns: columns["fit"] == 0)
SIZED = np.array(["apparel", "footwear", "accessories", "jewelry"], TEXT)
CONDITIONS = Pool(
    {"Unopened": 46, "Like New": 42, "Used": 12},
    de=["Ungeöffnet", "Wie neu", "Gebraucht"],
    fr=["Non ouvert", "Comme neuf", "Utilisé"],
    es=["Sin abrir", "Como nuevo", "Usado"],
)
FAULTY_CONDITIONS = Pool({"Damaged": 55, "Used": 45}, de=["Beschädigt", "Gebraucht"], fr=["Endommagé", "Utilisé"], es=["Dañado", "Usado"])
PAYMENT_METHODS = Pool(
    {"Credit Card": 42, "Debit Card": 18, "PayPal": 19, "Apple Pay": 8, "Google Pay": 5, "Gift Card": 3, "Buy Now, Pay Later": 5},
    de={"PayPal": 30, "Rechnung": 26, "Lastschrift": 17, "Kreditkarte": 14, "Sofortüberweisung": 5, "Apple Pay": 5, "Vorkasse": 3},
    fr={"Carte bancaire": 62, "PayPal": 22, "Virement bancaire": 4, "Apple Pay": 6, "Paiement en 3 fois": 6},
    es={"Tarjeta de crédito": 38, "Tarjeta de débito": 22, "PayPal": 22, "Bizum": 11, "Contra reembolso": 4, "Transferencia bancaria": 3},
)
CHANNELS = Pool(
    {"Website": 46, "Mobile App": 31, "Marketplace": 12, "Retail Store": 8, "Phone": 3},
    de=["Website", "App", "Marktplatz", "Filiale", "Telefon"],
    fr=["Site web", "Application mobile", "Place de marché", "Magasin", "Téléphone"],
    es=["Sitio web", "Aplicación móvil", "Marketplace", "Tienda física", "Teléfono"],
)
PRIORITIES = Pool(
    {"Low": 18, "Medium": 56, "High": 20, "Urgent": 6},
    de=["Niedrig", "Mittel", "Hoch", "Dringend"],
    fr=["Basse", "Moyenne", "Haute", "Urgente"],
    es=["Baja", "Media", "Alta", "Urgente"],
)
NOTES = Pool(
    [
        "Please leave at the front door.",
        "Call on arrival.",
        "Gift, please do not include the invoice.",
        "Deliver after 5 pm.",
        "Ring the bell twice.",
        "Leave with the neighbor if I am not home.",
        "Please pack carefully, it is fragile.",
        "Use the side entrance.",
        "Gate code is 4821.",
        "No substitutions, please.",
        "Combine with my other order if possible.",
        "Leave in the parcel locker.",
        "Gift wrap, please.",
        "Please call before delivery.",
        "Do not bend the package.",
        "Deliver on a weekday only.",
        "The doorbell is broken, please knock.",
        "Leave with the concierge.",
        "Second floor, no elevator.",
        "Please send the invoice by e-mail.",
        "Happy birthday, Tom! Love, Anna.",
        "Hand over in person only.",
        "Leave at the reception desk.",
        "Please ship everything together.",
        "Put it behind the garden shed.",
        "Beware of the dog, he is friendly.",
        "Need it by Friday if possible.",
        "Replace with the blue one if sold out.",
        "No plastic packaging, please.",
        "Include a gift receipt.",
        "Door code 27B, third bell from the top.",
        "Please use my office address next time.",
        "Neighbor at number 12 may sign.",
        "Text me when it is on the way.",
        "Leave it in the garage.",
        "Thanks for the quick service last time!",
    ]
)
QUANTITY_SHARES = np.cumsum([58, 20, 9, 5, 3, 2, 0.8, 0.7, 0.3, 1.2]) / 100
TAX_RATES = {
    "en": ([0.0, 4.0, 5.5, 6.0, 6.25, 7.0, 7.25, 8.25, 8.875, 9.5], [8, 6, 8, 20, 14, 15, 9, 10, 6, 4]),
    "en_GB": ([20.0, 5.0, 0.0], [80, 6, 14]),
    "de": ([19.0, 7.0], [86, 14]),
    "fr": ([20.0, 10.0, 5.5], [82, 6, 12]),
    "es": ([21.0, 10.0, 4.0], [82, 12, 6]),
    "it": ([22.0, 10.0, 4.0], [84, 10, 6]),
    "nl": ([21.0, 9.0], [84, 16]),
}

order = Entity("commerce.order", STAGES, title="Order", phrases=("order", "purchase", "checkout", "online order"))
order.field(
    "status", title="Order status", phrases=("order status", "delivery status", "fulfillment status", "order state"), in_context=("status",)
)


@order.field(
    "id",
    title="Order number",
    capacity=10**6,
    phrases=("order id", "order number", "order no", "order code", "order reference", "purchase id"),
)
def number_order(rows: Rows) -> Any:
    return "ORD-" + write_digits(rows.draw("id").distinct(10**6), 6)


@order.field(
    "quantity",
    storage="int32",
    params=bounded("integer", 1, 10**6),
    examples=({"min": 1, "max": 20},),
    phrases=(
        "quantity",
        "qty",
        "order quantity",
        "quantity ordered",
        "item quantity",
        "number of units",
        "quantity sold",
        "units purchased",
    ),
    in_context=("count", "units", "pieces"),
)
def count_items(rows: Rows) -> Any:
    """Mostly one or two; a maximum below 10 cuts off, and one from 10 to 1000 stretches the tail."""
    usual = np.searchsorted(QUANTITY_SHARES, rows.draw("quantity").uniform(), side="right").clip(max=9) + 1
    low, high = rows.params["min"], rows.params["max"]
    if (low, high) == (1, 10**6):
        return usual
    return np.floor(fit_range(rows, low + np.floor(rows.draw("wide").exponential(max(high - low, 1) / 4.0))))


@order.field(
    "payment_method",
    phrases=("payment method", "payment type", "method of payment", "payment mode", "pay method", "payment channel", "payment option"),
    in_context=("payment",),
)
def pick_payment(rows: Rows) -> Any:
    return rows.draw("payment").pick(PAYMENT_METHODS)


@order.field("payment_status", phrases=("order payment status",), in_context=("payment status",))
def pick_payment_status(rows: Rows) -> Any:
    return rows.draw("payment status").pick(PAYMENT_STATUS, stage=rows["stage"])["payment_status"]


@order.hidden("service")
def pick_service(rows: Rows) -> Any:
    return rows.draw("shipping").pick(SHIPPING)


@order.field(
    "shipping_method",
    phrases=("shipping method", "shipping mode", "ship mode", "delivery method", "shipping type", "shipping option"),
    in_context=("delivery type",),
)
def show_shipping_method(rows: Rows) -> Any:
    return rows["service"]["shipping_method"]


@order.field(
    "shipping_cost",
    storage="decimal",
    decimals=2,
    phrases=("shipping cost", "shipping fee", "delivery fee", "freight", "freight charge", "shipping charge", "postage"),
)
def show_shipping_cost(rows: Rows) -> Any:
    """The method's fee, dearer for a part of the parcels (size, zone); free shipping stays free."""
    fee = np.asarray(rows["service"]["fee_cents"])
    zone = np.array([0, 200, 400, 700])[rows.draw("zone").integer(0, 3)]
    return convert_dollars(rows, np.where(fee > 0, fee + zone, 0))


@order.hidden("parcel")
def pick_carrier(rows: Rows) -> Any:
    return rows.draw("carrier").pick(CARRIERS)


@order.field(
    "carrier",
    title="Parcel carrier",
    phrases=("shipping carrier", "shipping company", "delivery company", "shipper", "courier"),
    in_context=("carrier",),
)
def show_carrier(rows: Rows) -> Any:
    return rows["parcel"]["carrier"]


@order.field("shipment_status", phrases=("parcel status", "shipping status"))
def pick_shipment_status(rows: Rows) -> Any:
    """Most parcels have arrived."""
    return rows.draw("shipment").pick(SHIPMENT_STATUS)


@order.field("tracking_number", phrases=("tracking number", "tracking code", "tracking id", "shipment number", "parcel number"))
def show_tracking_number(rows: Rows) -> Any:
    """In the form of the carrier: UPS 1Z and 16 characters, postal 22 digits, DHL JD and 18 digits, others 12 digits."""
    mark = np.asarray(rows["parcel"]["mark"])
    forms = [
        rows.draw("ups").text("1Z[0-9A-HJ-NPR-Z]{8}[0-9]{8}"),
        rows.draw("post").text("9400[0-9]{18}"),
        rows.draw("dhl").text("JD[0-9]{18}"),
    ]
    other = rows.draw("other").text("[1-9][0-9]{11}")
    return np.where(mark == "1Z", forms[0], np.where(mark == "94", forms[1], np.where(mark == "JD", forms[2], other)))


@order.hidden("voucher")
def pick_coupon(rows: Rows) -> Any:
    return rows.draw("coupon").pick(COUPONS)


@order.field("coupon_code", phrases=("coupon", "coupon code", "promo code", "promotion code", "voucher code", "discount code"))
def show_coupon(rows: Rows) -> Any:
    return rows["voucher"]["coupon"]


@order.field("coupon_percent", storage="int32", title="Coupon discount (%)", phrases=("coupon discount", "promo discount"))
def show_coupon_percent(rows: Rows) -> Any:
    return rows["voucher"]["percent"]


@order.field(
    "channel",
    title="Sales channel",
    phrases=("sales channel", "order channel", "order source", "purchase channel"),
    in_context=("channel",),
)
def pick_channel(rows: Rows) -> Any:
    return rows.draw("channel").pick(CHANNELS)


@order.field("priority", title="Order priority", phrases=("order priority",), in_context=("priority",))
def pick_priority(rows: Rows) -> Any:
    return rows.draw("priority").pick(PRIORITIES)


@order.field(
    "tax_rate",
    title="Sales tax rate (%)",
    storage="float64",
    decimals=3,
    phrases=("sales tax rate", "tax rate", "VAT rate", "tax percent", "tax percentage"),
)
def pick_tax_rate(rows: Rows) -> Any:
    rates, shares = rows.localized(TAX_RATES)
    steps = np.cumsum(shares) / sum(shares)
    return np.array(rates)[np.searchsorted(steps, rows.draw("tax").uniform(), side="right").clip(max=len(rates) - 1)]


@order.field(
    "invoice_number",
    title="Invoice number of the order",
    capacity=10**6,
    in_context=("invoice number", "invoice no", "invoice id", "receipt number"),
)
def number_invoice(rows: Rows) -> Any:
    return f"INV-{rows.as_of.year - 1}-" + write_digits(rows.draw("invoice").distinct(10**6), 6)


@order.field(
    "note",
    title="Delivery note",
    phrases=("delivery instructions", "order notes", "customer note", "special instructions", "delivery notes"),
)
def pick_note(rows: Rows) -> Any:
    return rows.draw("note").pick(NOTES)


@order.field("gift_wrap", storage="bool", phrases=("gift wrap", "gift wrapped", "is gift"))
def choose_gift_wrap(rows: Rows) -> Any:
    return rows.draw("gift").chance(0.08)


@order.hidden("complaint")
def pick_complaint(rows: Rows) -> Any:
    """The reason and whether it is a fault of the goods; only sized goods come back for their size."""
    sized = np.isin(np.asarray(rows.entity("commerce.product")["line"]), SIZED)
    any_reason, unsized = rows.draw("return").pick(RETURNS), rows.draw("unsized return").pick(UNSIZED_RETURNS)
    fault = np.where(sized, any_reason["fault"], unsized["fault"])
    reason = np.where(sized, any_reason["reason"], unsized["reason"])
    return np.where(fault == 1, "1", "0").astype(TEXT) + reason


@order.field("return_reason", phrases=("return reason", "reason for return", "reason of return", "refund reason"))
def show_return_reason(rows: Rows) -> Any:
    return np.strings.slice(rows["complaint"], 1, None)


@order.field(
    "return_condition", title="Condition of returned goods", phrases=("return condition", "item condition"), in_context=("condition",)
)
def show_condition(rows: Rows) -> Any:
    """Damaged or used where the goods were at fault, else mostly unopened or like new."""
    faulty = np.strings.startswith(rows["complaint"], "1")
    return np.where(faulty, rows.draw("faulty").pick(FAULTY_CONDITIONS), rows.draw("sound").pick(CONDITIONS))
