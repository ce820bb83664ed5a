"""The usual tables of shops: catalogue, orders, customers, reviews, stock."""

from __future__ import annotations

from typing import Any, Final

from fictable import Topic

# Orders that never arrive, in the labels of all locales.
UNSENT: Final = (
    "('Pending', 'Processing', 'Cancelled', 'Ausstehend', 'In Bearbeitung', 'Storniert', "
    "'En attente', 'En préparation', 'Annulée', 'Pendiente', 'En proceso', 'Cancelado')"
)
ON_THE_WAY: Final = UNSENT[:-1] + ", 'Shipped', 'Versandt', 'Expédiée', 'Enviado')"


def null_when(condition: str) -> list[dict[str, Any]]:
    """A case that leaves the value out."""
    return [{"when": condition, "value": None}]


PRODUCTS: Final = Topic(
    "commerce.products",
    (
        "product",
        "product catalog",
        "product catalogue",
        "product list",
        "e-commerce product",
        "online store product",
        "merchandise",
        "product inventory",
        "shop item",
    ),
    "products",
    {
        "product_id": {"type": "id.template", "params": {"template": "P-{seq:5}"}},
        "product_name": "commerce.product.name",
        "category": "commerce.product.category",
        "subcategory": "commerce.product.subcategory",
        "brand": "commerce.product.brand",
        "price": "commerce.product.price",
        "cost": "commerce.product.cost",
        "sku": {"type": "commerce.product.sku", "unique": True},
        "color": "commerce.product.color",
        "stock_quantity": "commerce.product.stock",
        "rating": "commerce.product.rating",
        "review_count": "commerce.product.review_count",
        "description": "commerce.product.description",
    },
    title="Products",
)

ORDERS: Final = Topic(
    "commerce.orders",
    (
        "order",
        "online shop order",
        "online order",
        "e-commerce order",
        "customer order",
        "order history",
        "webshop order",
        "purchase",
        "e-commerce transaction",
        "online purchase",
        "online shop",
        "online store",
        "e-commerce",
        "webshop",
        "ecommerce",
        "bakery order",
    ),
    "orders",
    {
        "order_id": {"type": "id.template", "params": {"template": "ORD-{seq:6}"}},
        "order_date": "commerce.order_date",
        "customer_id": "commerce.customer.id",
        "customer_name": "person.name",
        "email": "person.email",
        "product_name": "commerce.product.name",
        "category": "commerce.product.category",
        "quantity": "commerce.order.quantity",
        "unit_price": "commerce.product.price",
        "shipping_cost": "commerce.order.shipping_cost",
        "total_amount": "commerce.order_total",
        "payment_method": "commerce.order.payment_method",
        "order_status": "commerce.order.status",
        "shipping_method": "commerce.order.shipping_method",
        "ship_date": {"type": "commerce.ship_date", "cases": null_when(f"order_status in {UNSENT}")},
        "delivery_date": {"type": "commerce.delivery_date", "cases": null_when(f"order_status in {ON_THE_WAY}")},
        "city": "place.city",
        "country": "place.country",
    },
    title="Orders of an online shop",
)

ORDER_ITEMS: Final = Topic(
    "commerce.order_items",
    ("order item", "order line", "order line item", "line item", "order detail", "basket item", "market basket"),
    "order_items",
    {
        "order_item_id": "id.sequence",
        "order_id": "commerce.order.id",
        "product_id": "commerce.product.number",
        "product_name": "commerce.product.name",
        "category": "commerce.product.category",
        "quantity": "commerce.order.quantity",
        "unit_price": "commerce.product.price",
        "discount_percent": "commerce.product.discount_percent",
        "line_total": "commerce.subtotal",
    },
    title="Lines of orders",
)

CUSTOMERS: Final = Topic(
    "commerce.customers",
    (
        "customer",
        "customer list",
        "online customer",
        "shop customer",
        "customer data",
        "customer record",
        "customer database",
        "customer segmentation",
        "shopper",
        "customer profile",
        "loyalty program member",
        "e-commerce customer",
        "ecommerce customer",
        "online shop customer",
    ),
    "customers",
    {
        "customer_id": {"type": "id.template", "params": {"template": "CUST-{seq:5}"}},
        "first_name": "person.first_name",
        "last_name": "person.last_name",
        "email": "person.email",
        "phone": "person.phone",
        "city": "place.city",
        "country": "place.country",
        "signup_date": "commerce.customer.since",
        "customer_segment": "commerce.customer.segment",
        "total_orders": "commerce.customer.total_orders",
        "total_spent": "commerce.customer.total_spent",
        "last_purchase_date": "commerce.customer.last_purchase",
        "loyalty_tier": "commerce.customer.loyalty_tier",
        "newsletter": "commerce.customer.newsletter",
    },
    title="Customers of a shop",
)

SALES: Final = Topic(
    "commerce.sales",
    (
        "sale",
        "sales data",
        "sales record",
        "retail sale",
        "sales transaction",
        "store sale",
        "sales report",
        "retail transaction",
        "point of sale",
        "POS transaction",
        "supermarket sale",
        "sales dashboard",
        "grocery store sale",
        "grocery sale",
        "supermarket receipt",
        "receipt",
        "cash register",
        "till receipt",
    ),
    "sales",
    {
        "sale_id": {"type": "id.template", "params": {"template": "S-{seq:6}"}},
        "sale_date": "commerce.order_date",
        "store": "commerce.store.store",
        "region": "commerce.store.region",
        "product_name": "commerce.product.name",
        "category": "commerce.product.category",
        "quantity": "commerce.order.quantity",
        "unit_price": "commerce.product.price",
        "discount_percent": "commerce.product.discount_percent",
        "total_amount": "commerce.order_total",
        "payment_method": "commerce.store.payment",
        "sales_channel": "commerce.store.channel",
        "salesperson": {"type": "person.name", "of": "salesperson"},
    },
    title="Sales",
)

REVIEWS: Final = Topic(
    "commerce.reviews",
    (
        "review",
        "product review",
        "customer review",
        "online review",
        "customer feedback",
        "review sentiment",
        "product rating",
        "amazon review",
    ),
    "reviews",
    {
        "review_id": {"type": "id.template", "params": {"template": "R{seq:6}"}},
        "product_name": "commerce.product.name",
        "category": "commerce.product.category",
        "customer_name": "person.name",
        "rating": "commerce.review.rating",
        "review_title": "commerce.review_title",
        "review_text": "commerce.review_text",
        "sentiment": "commerce.review.sentiment",
        "verified_purchase": "commerce.review.verified",
        "helpful_votes": "commerce.review.helpful_votes",
        "review_date": "date",
    },
    title="Product reviews",
)

STOCK_STATE: Final = "if(quantity_on_hand = 0, 'Out of Stock', if(quantity_on_hand <= reorder_level, 'Low Stock', 'In Stock'))"
INVENTORY: Final = Topic(
    "commerce.inventory",
    (
        "inventory",
        "warehouse inventory",
        "stock level",
        "inventory level",
        "warehouse stock",
        "inventory management",
        "stock management",
    ),
    "inventory",
    {
        "sku": {"type": "commerce.product.sku", "unique": True},
        "product_name": "commerce.product.name",
        "category": "commerce.product.category",
        "warehouse": "commerce.store.warehouse",
        "bin_location": "commerce.store.bin",
        "quantity_on_hand": "commerce.product.stock",
        "reorder_level": "commerce.product.reorder_level",
        "unit_cost": "commerce.product.cost",
        "stock_status": {"type": "expression", "params": {"expr": STOCK_STATE}},
        "supplier": "commerce.product.supplier",
        "last_restocked": "date",
    },
    title="Stock of a warehouse",
)

SHOP_TOPICS: Final = (PRODUCTS, ORDERS, ORDER_ITEMS, CUSTOMERS, SALES, REVIEWS, INVENTORY)
