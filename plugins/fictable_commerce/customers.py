"""Customers of a shop, its stores and warehouses: segment, loyalty, spend; store names and storage places."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_commerce.ranges import bounded, convert_dollars, days_before, fit_money, fit_range, read_price_level, write_digits

SEGMENTS = Pool(
    {"New": 22, "Occasional": 31, "Regular": 30, "Loyal": 12, "VIP": 5},
    de=["Neu", "Gelegentlich", "Stammkunde", "Treu", "VIP"],
    fr=["Nouveau", "Occasionnel", "Régulier", "Fidèle", "VIP"],
    es=["Nuevo", "Ocasional", "Habitual", "Fiel", "VIP"],
)
# Orders up to which a customer is in the segment of the same place.
SEGMENT_ORDERS = np.array([1, 4, 12, 30])
TIERS = Pool(
    {"Bronze": 55, "Silver": 27, "Gold": 13, "Platinum": 5},
    de=["Bronze", "Silber", "Gold", "Platin"],
    es=["Bronce", "Plata", "Oro", "Platino"],
)
SOURCES = Pool({"Organic Search": 27, "Paid Search": 18, "Social Media": 18, "Referral": 12, "Email": 10, "Direct": 13, "Affiliate": 2})
STORES = Pool.read(__package__, "data/stores.csv", weight="share", types={"area_low": "int64", "area_high": "int64"})
REGIONS = Pool(
    {"North": 22, "South": 26, "East": 27, "West": 25},
    de=["Nord", "Süd", "Ost", "West"],
    fr=["Nord", "Sud", "Est", "Ouest"],
    es=["Norte", "Sur", "Este", "Oeste"],
)
STORE_CHANNELS = Pool(
    {"In-Store": 80, "Click & Collect": 13, "Phone": 7},
    de=["Filiale", "Click & Collect", "Telefon"],
    fr=["Magasin", "Retrait en magasin", "Téléphone"],
    es=["Tienda", "Recogida en tienda", "Teléfono"],
)
STORE_PAYMENTS = Pool(
    {"Credit Card": 40, "Debit Card": 27, "Cash": 18, "Mobile Wallet": 11, "Gift Card": 4},
    de={"Girocard": 42, "Bar": 34, "Kreditkarte": 13, "Mobil": 9, "Gutschein": 2},
    fr={"Carte bancaire": 68, "Espèces": 18, "Paiement mobile": 9, "Chèque": 5},
    es={"Tarjeta de débito": 42, "Efectivo": 30, "Tarjeta de crédito": 20, "Móvil": 8},
)
WAREHOUSES = Pool(
    {
        "East Distribution Center": 20,
        "West Distribution Center": 18,
        "Central Warehouse": 24,
        "North Fulfillment Center": 14,
        "South Fulfillment Center": 13,
        "Harbor Warehouse": 6,
        "Airport Depot": 5,
    },
    de=[
        "Zentrallager Ost",
        "Zentrallager West",
        "Hauptlager",
        "Logistikzentrum Nord",
        "Logistikzentrum Süd",
        "Hafenlager",
        "Depot Flughafen",
    ],
)

customer = Entity("commerce.customer", title="Customer of a shop", phrases=("customer", "shopper", "buyer", "client", "consumer"))


@customer.field(
    "id",
    title="Customer number",
    capacity=10**6,
    phrases=(
        "customer id",
        "customer number",
        "customer code",
        "customer no",
        "client id",
        "client number",
        "cust id",
        "buyer id",
    ),
    in_context=("member id",),
)
def number_customer(rows: Rows) -> Any:
    return "CUST-" + write_digits(rows.draw("id").distinct(10**6), 6)


@customer.hidden("orders")
def count_orders(rows: Rows) -> Any:
    return np.floor(rows.draw("orders").lognormal(1.2, 1.0)).clip(0, 400) + 1


@customer.hidden("basket")
def weigh_basket(rows: Rows) -> Any:
    return convert_dollars(rows, rows.draw("basket").lognormal(4.1, 0.5) * 100.0) / 100.0


@customer.field(
    "total_orders",
    storage="int32",
    params=bounded("integer", 0, 10**6),
    phrases=("total orders", "number of orders", "order count", "number of purchases", "purchase count", "total purchases"),
)
def show_orders(rows: Rows) -> Any:
    return np.floor(fit_range(rows, rows["orders"]))


@customer.field(
    "total_spent",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**9),
    phrases=("total spent", "total spend", "lifetime value", "customer lifetime value", "CLV", "LTV", "customer spend"),
    in_context=("amount spent",),
)
def show_spent(rows: Rows) -> Any:
    """Orders times the customer's average basket."""
    return fit_money(rows, np.rint(rows["orders"] * rows["basket"] * 100) / 100)


@customer.field(
    "average_order_value",
    storage="decimal",
    decimals=2,
    phrases=("average order value", "AOV", "avg order value", "average basket", "average purchase value"),
)
def show_basket(rows: Rows) -> Any:
    return rows["basket"]


@customer.field(
    "segment",
    title="Customer segment",
    phrases=("customer segment", "customer type", "customer group", "customer category", "buyer type"),
    in_context=("segment",),
)
def show_segment(rows: Rows) -> Any:
    """New (one order), occasional (to 4), regular (to 12), loyal (to 30), VIP."""
    return SEGMENTS.load(rows.locale).columns["value"][np.searchsorted(SEGMENT_ORDERS, np.asarray(rows["orders"]))]


@customer.field(
    "loyalty_tier", phrases=("loyalty tier", "loyalty level", "loyalty status", "membership tier", "membership level", "loyalty program")
)
def show_tier(rows: Rows) -> Any:
    dollars = np.asarray(rows["orders"] * rows["basket"]) / read_price_level(rows)
    return TIERS.load(rows.locale).columns["value"][np.searchsorted([300, 1000, 3000], dollars)]


@customer.field(
    "loyalty_points",
    storage="int32",
    params=bounded("integer", 0, 10**8),
    phrases=("loyalty points", "points balance", "bonus points"),
    in_context=("reward points",),
)
def show_points(rows: Rows) -> Any:
    return np.floor(fit_range(rows, rows["orders"] * rows["basket"] / read_price_level(rows) * rows.draw("points").uniform(0.2, 1.0)))


@customer.hidden("member_days")
def count_days(rows: Rows) -> Any:
    """Customers of one order are mostly new."""
    days = 30 + np.floor(rows.draw("member").exponential(500.0)).clip(0, 3000)
    return np.where(np.asarray(rows["orders"]) == 1, 3 + days // 9, days)


@customer.field(
    "since",
    title="Customer since",
    storage="date32",
    phrases=("customer since", "member since", "join date", "joined date", "customer join date"),
)
def show_since(rows: Rows) -> Any:
    return days_before(rows, rows["member_days"])


@customer.field(
    "last_purchase",
    title="Date of the last purchase",
    storage="date32",
    phrases=("last purchase date", "last order date", "last purchase", "last purchased"),
)
def show_last_purchase(rows: Rows) -> Any:
    """Between the first day as a customer and the clock, mostly recent."""
    share = rows.draw("recent").uniform()
    return days_before(rows, np.floor(np.asarray(rows["member_days"]) * share * share))


@customer.field(
    "newsletter",
    storage="bool",
    phrases=("newsletter", "newsletter subscription", "newsletter opt in", "marketing opt in", "email opt in", "marketing consent"),
)
def choose_newsletter(rows: Rows) -> Any:
    return rows.draw("newsletter").chance(0.44)


@customer.field(
    "acquisition_source",
    phrases=("acquisition channel", "acquisition source", "referral source", "marketing source"),
    in_context=("traffic source",),
)
def pick_source(rows: Rows) -> Any:
    return rows.draw("source").pick(SOURCES)


store = Entity("commerce.store", STORES, title="Store", phrases=("store", "shop branch", "retail outlet", "branch store"))
store.field(
    "store",
    title="Store name",
    phrases=("store", "store name", "shop name", "outlet name", "store branch", "retail store"),
    in_context=("name", "branch", "location"),
)
store.field("store_type", title="Store type", phrases=("store type", "store format", "outlet type", "shop type"), in_context=("type",))


@store.field(
    "id",
    title="Store number",
    capacity=1000,
    phrases=("store id", "store number", "store code", "store no", "shop id", "outlet id", "outlet identifier"),
)
def number_store(rows: Rows) -> Any:
    return "S" + write_digits(rows.draw("id").distinct(1000), 3)


@store.field(
    "region", title="Sales region", phrases=("sales region", "sales territory", "store region", "territory"), in_context=("region",)
)
def pick_region(rows: Rows) -> Any:
    return rows.draw("region").pick(REGIONS)


@store.field("channel", title="How a store sells")
def pick_store_channel(rows: Rows) -> Any:
    return rows.draw("channel").pick(STORE_CHANNELS)


@store.field("payment", title="How customers of a store pay")
def pick_store_payment(rows: Rows) -> Any:
    return rows.draw("payment").pick(STORE_PAYMENTS)


@store.field("area", title="Sales area (sq ft)", storage="int32", phrases=("store size", "sales area", "floor area", "store area"))
def measure_store(rows: Rows) -> Any:
    return np.rint(rows.draw("area").uniform(rows["area_low"], rows["area_high"]) / 50) * 50


@store.field(
    "warehouse",
    title="Warehouse",
    phrases=("warehouse", "warehouse name", "warehouse location", "distribution center", "fulfillment center", "depot"),
)
def pick_warehouse(rows: Rows) -> Any:
    return rows.draw("warehouse").pick(WAREHOUSES)


@store.field(
    "bin", title="Storage place", phrases=("bin location", "storage location", "shelf location", "aisle", "storage bin", "warehouse bin")
)
def pick_bin(rows: Rows) -> Any:
    return rows.draw("bin").text("[A-H]-[0-2][0-9]-[1-6]")
