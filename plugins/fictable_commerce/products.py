"""Products: name, brand, category, price, colour, size, material and weight of one thing on a shelf."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows, portable
from fictable_commerce.ranges import bounded, convert_dollars, end_price, fit_money, fit_range, read_price_level, write_digits

NUMBERS = {"low": "float64", "high": "float64", "kg": "float64", "base_number": "int64"}
PRODUCTS = Pool.read(__package__, "data/products.csv", weight="share", types=NUMBERS)
BRANDS = Pool.read(__package__, "data/brands.csv", weight="share", types={"tier": "float64", "brand_number": "int64"})
VARIANTS = Pool.read(__package__, "data/variants.csv", weight="variant_share", types={"factor": "float64"})
COLORS = Pool.read(__package__, "data/colors.csv", weight="share")
SIZES = Pool.read(__package__, "data/sizes.csv", weight="share")
FEATURES = Pool.read(__package__, "data/features.csv", types={"slot": "int64"})
OPENERS = FEATURES.where(lambda columns: columns["slot"] == 1)
CLOSERS = FEATURES.where(lambda columns: columns["slot"] == 2)
AVAILABILITY = Pool(
    ["In Stock", "Low Stock", "Out of Stock"],
    de=["Auf Lager", "Geringer Bestand", "Ausverkauft"],
    fr=["En stock", "Stock faible", "Rupture de stock"],
    es=["En stock", "Pocas unidades", "Agotado"],
)
TEMPLATES = {"en": None, "de": (" von ", "Material: "), "fr": (" de ", "Matière : "), "es": (" de ", "Material: ")}
KILOGRAM = {"kg": 1.0, "g": 1000.0, "lb": 2.20462, "oz": 35.274}

product = Entity(
    "commerce.product",
    PRODUCTS,
    BRANDS,
    VARIANTS,
    COLORS,
    SIZES,
    title="Product",
    phrases=("product", "merchandise", "retail item", "e-commerce", "online store", "online shop", "webshop"),
)
product.field("category", title="Product category", phrases=("product category", "item category"), in_context=("category", "department"))
product.field(
    "subcategory", phrases=("subcategory", "sub-category", "product type", "product subcategory", "item type"), in_context=("type",)
)
product.field("brand", phrases=("brand", "brand name", "product brand"), in_context=("manufacturer", "maker", "label"))
product.field("color", phrases=("product color", "product colour", "item color"), in_context=("color", "colour"))
product.field("size", title="Product size", phrases=("product size", "item size", "clothing size"), in_context=("size",))
product.field("material", phrases=("product material",), in_context=("material", "fabric"))


@product.field(
    "name",
    title="Product name",
    phrases=("product name", "product title", "item name", "product", "item description", "item purchased", "article name", "merchandise"),
    in_context=("name", "item", "title", "article"),
)
def name_product(rows: Rows) -> Any:
    return rows["prefix"] + rows["base"] + rows["suffix"]


@product.hidden("cents")
def set_price(rows: Rows) -> Any:
    """Log-uniform in the product's price range, times the brand's and the variant's factor, with a shop's ending."""
    low, high = portable.log(np.asarray(rows["low"])), portable.log(np.asarray(rows["high"]))
    rough = portable.exp(rows.draw("price").uniform(low, high)) * rows["tier"] * rows["factor"]
    return convert_dollars(rows, end_price(rows, np.maximum(rough, 1.0)))


@product.field(
    "price",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**9),
    examples=({"min": 10, "max": 500},),
    phrases=("product price", "unit price", "item price", "retail price", "selling price", "price per unit"),
    in_context=("price",),
)
def show_price(rows: Rows) -> Any:
    return fit_money(rows, rows["cents"] / 100)


@product.hidden("cost_cents")
def set_cost(rows: Rows) -> Any:
    unit = 100 if read_price_level(rows) > 50.0 else 1
    return np.maximum(np.rint(rows["cents"] * rows.draw("margin").uniform(0.42, 0.74) / unit) * unit, 10).astype(np.int64)


@product.field(
    "cost", storage="decimal", decimals=2, phrases=("unit cost", "cost price", "product cost", "wholesale price"), in_context=("cost",)
)
def show_cost(rows: Rows) -> Any:
    return rows["cost_cents"]


@product.hidden("percent_off")
def set_discount(rows: Rows) -> Any:
    steps = np.array([0, 5, 10, 15, 20, 25, 30, 40, 50])
    shares = np.cumsum([55, 7, 12, 8, 8, 4, 3, 2, 1]) / 100
    return steps[np.searchsorted(shares, rows.draw("discount").uniform(), side="right").clip(max=8)]


@product.field(
    "discount_percent",
    title="Discount (%)",
    storage="int32",
    params=bounded("integer", 0, 90),
    phrases=("discount percent", "discount percentage", "discount rate", "percent off", "discount pct"),
    in_context=("discount", "markdown"),
)
def show_discount(rows: Rows) -> Any:
    return fit_range(rows, rows["percent_off"])


@product.field("sale_price", storage="decimal", decimals=2, phrases=("sale price", "discounted price", "promo price", "final price"))
def show_sale_price(rows: Rows) -> Any:
    return rows["cents"] * (100 - rows["percent_off"]) // 100


@product.field(
    "list_price", storage="decimal", decimals=2, phrases=("list price", "MSRP", "recommended price", "original price", "regular price")
)
def show_list_price(rows: Rows) -> Any:
    raised = rows["cents"] / 100 * (1 + rows.draw("raise").uniform(0.0, 0.25))
    return np.maximum(end_price(rows, raised), rows["cents"])


@product.field(
    "sku",
    title="SKU",
    capacity=10**6,
    phrases=("SKU", "stock keeping unit", "stock code", "item code", "product code", "article number", "part number"),
)
def show_sku(rows: Rows) -> Any:
    return rows["code"] + "-" + write_digits(rows.draw("sku").distinct(10**6), 6)


@product.field(
    "number", title="Product number", in_context=("product reference",), description="The same product of a brand has the same number."
)
def show_number(rows: Rows) -> Any:
    return "P" + write_digits(rows["brand_number"] * 10_000 + rows["base_number"], 7)


@product.field("barcode", title="Barcode (EAN-13)", capacity=10**9, phrases=("barcode", "EAN", "EAN-13", "EAN code", "UPC", "GTIN"))
def show_barcode(rows: Rows) -> Any:
    """EAN-13 of the range 200-299, which is kept for use inside a shop, with its check digit (GS1 General Specifications)."""
    body = rows.draw("barcode").distinct(10**9)
    places = 10 ** np.arange(11, -1, -1)
    digits = (200_000_000_000 + body)[:, None] // places % 10
    check = -(digits * np.array([1, 3] * 6)).sum(axis=1) % 10
    return write_digits((200_000_000_000 + body) * 10 + check, 13)


@product.field(
    "description",
    title="Product description",
    phrases=("product description", "item details", "product details"),
    in_context=("description", "details"),
)
def describe(rows: Rows) -> Any:
    words = rows.localized(TEMPLATES)
    if words is not None:
        return rows["name"] + words[0] + rows["brand"] + ". " + words[1] + rows["material"] + "."
    opener = rows.draw("opener").pick(OPENERS, line=rows["line"])["sentence"]
    closer = rows.draw("closer").pick(CLOSERS, line=rows["line"])["sentence"]
    plain = opener + " " + closer
    named = rows["brand"] + " " + rows["name"] + ". " + opener
    return np.where(rows.draw("form").chance(0.35) & (np.asarray(rows["line"]) != "books"), named, plain)


@product.hidden("stars")
def rate(rows: Rows) -> Any:
    """Average stars, skewed upwards: median 4.4, few below 3, as in large shops."""
    return np.clip(5.1 - rows.draw("stars").lognormal(-0.4, 0.6), 1.0, 5.0)


@product.field(
    "rating",
    title="Average rating",
    storage="float64",
    decimals=1,
    params=bounded("number", 1, 5),
    examples=({"min": 0, "max": 10},),
    phrases=("customer rating", "product rating", "average rating", "user rating", "avg rating", "rating out of 5"),
    in_context=("rating", "score"),
)
def show_rating(rows: Rows) -> Any:
    low, high = rows.params["min"], rows.params["max"]
    return low + (rows["stars"] - 1.0) / 4.0 * (high - low)


@product.hidden("reviews")
def count_reviews(rows: Rows) -> Any:
    return np.floor(rows.draw("reviews").lognormal(4.2, 1.4)).clip(0, 60_000)


@product.field(
    "review_count",
    storage="int32",
    params=bounded("integer", 0, 10**8),
    phrases=("review count", "number of reviews", "num reviews", "number of ratings", "rating count", "total reviews"),
    in_context=("reviews",),
)
def show_review_count(rows: Rows) -> Any:
    return np.floor(fit_range(rows, rows["reviews"]))


@product.field(
    "units_sold", storage="int32", params=bounded("integer", 0, 10**8), phrases=("units sold", "number sold", "items sold", "sales volume")
)
def show_units_sold(rows: Rows) -> Any:
    return np.floor(fit_range(rows, (rows["reviews"] + 1) * rows.draw("per review").uniform(6, 30)))


@product.hidden("on_hand")
def count_stock(rows: Rows) -> Any:
    counted = np.floor(rows.draw("stock").lognormal(4.0, 1.0)) + 1
    return np.where(rows.draw("empty").chance(0.06), 0, np.minimum(counted, 5000))


@product.field(
    "stock",
    title="Units in stock",
    storage="int32",
    params=bounded("integer", 0, 10**8),
    phrases=(
        "stock quantity",
        "stock level",
        "quantity in stock",
        "units in stock",
        "quantity on hand",
        "inventory level",
        "inventory count",
    ),
    in_context=("stock", "inventory"),
)
def show_stock(rows: Rows) -> Any:
    return np.floor(fit_range(rows, rows["on_hand"]))


@product.field("in_stock", storage="bool", phrases=("in stock", "is in stock", "is available"))
def show_in_stock(rows: Rows) -> Any:
    return np.asarray(rows["on_hand"]) > 0


@product.field("availability", phrases=("stock status", "product availability"), in_context=("availability",))
def show_availability(rows: Rows) -> Any:
    """In stock, low (up to 10 units) or out of stock, as the stock says."""
    labels = AVAILABILITY.load(rows.locale).columns["value"]
    on_hand = np.asarray(rows["on_hand"])
    return labels[np.select([on_hand == 0, on_hand <= 10], [2, 1], 0)]


@product.field("reorder_level", storage="int32", phrases=("reorder level", "reorder point", "minimum stock", "safety stock"))
def show_reorder_level(rows: Rows) -> Any:
    return rows.draw("reorder").integer(1, 10) * 5


@product.field(
    "weight",
    title="Product weight",
    storage="float64",
    decimals=2,
    params={"unit": {"enum": ["kg", "g", "lb", "oz"], "default": "kg"}},
    examples=({"unit": "lb"},),
    phrases=("product weight", "item weight", "unit weight", "shipping weight", "package weight"),
    in_context=("weight",),
)
def show_weight(rows: Rows) -> Any:
    return np.maximum(rows["kg"] * rows.draw("weight").lognormal(0.0, 0.08) * KILOGRAM[rows.params["unit"]], 0.01)


@product.field("supplier", title="Supplier of the product", in_context=("supplier", "vendor", "distributor"))
def show_supplier(rows: Rows) -> Any:
    return rows.entity("commerce.supplier")["name"]
