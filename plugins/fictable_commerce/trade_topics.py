"""The usual tables around a shop: suppliers, invoices, returns, subscriptions, marketing and sales teams."""

from __future__ import annotations

from typing import Final

from fictable import Topic
from fictable_commerce.topics import null_when

SUPPLIERS: Final = Topic(
    "commerce.suppliers",
    ("supplier", "vendor", "supplier list", "vendor list", "distributor", "wholesaler"),
    "suppliers",
    {
        "supplier_id": {"type": "id.template", "params": {"template": "SUP-{seq:4}"}},
        "supplier_name": "commerce.supplier.name",
        "contact_name": "person.name",
        "email": "commerce.supplier.email",
        "phone": "person.phone",
        "city": "place.city",
        "country": "place.country",
        "product_category": "commerce.product.category",
        "lead_time_days": "commerce.supplier.lead_time",
        "payment_terms": "commerce.supplier.terms",
        "rating": "commerce.supplier.rating",
    },
    title="Suppliers",
)

PURCHASE_ORDERS: Final = Topic(
    "commerce.purchase_orders",
    ("purchase order", "procurement", "procurement order", "supplier order"),
    "purchase_orders",
    {
        "purchase_order_id": {"type": "id.template", "params": {"template": "PO-{seq:5}"}},
        "supplier_name": "commerce.supplier.name",
        "order_date": {"type": "commerce.order_date", "params": {"start": "2025-09-01", "end": "2025-12-20"}},
        "product_name": "commerce.product.name",
        "quantity": {"type": "commerce.order.quantity", "params": {"min": 5, "max": 500}},
        "unit_price": "commerce.product.cost",
        "subtotal": "commerce.subtotal",
        "tax_amount": "commerce.tax_amount",
        "total_amount": "commerce.order_total",
        "payment_terms": "commerce.supplier.terms",
        "status": {
            "type": "category",
            "params": {"values": ["Received", "Approved", "Pending", "Draft", "Cancelled"], "weights": [55, 20, 14, 6, 5]},
        },
        "ship_date": {"type": "commerce.ship_date", "cases": null_when("status != 'Received'")},
    },
    title="Purchase orders",
)

# Returns of the last weeks are under way; those before were decided.
RECENT_RETURN: Final = "return_date > '2025-12-08'"

RETURNS: Final = Topic(
    "commerce.returns",
    (
        "return",
        "product return",
        "returned item",
        "refund",
        "return request",
        "order return",
        "return and refund",
        "clothing return",
        "returned clothes",
    ),
    "returns",
    {
        "return_id": {"type": "id.template", "params": {"template": "RET-{seq:5}"}},
        "order_id": "commerce.order.id",
        "customer_id": "commerce.customer.id",
        "product_name": "commerce.product.name",
        "category": "commerce.product.category",
        "order_date": "commerce.order_date",
        "return_date": "commerce.return_date",
        "return_reason": "commerce.order.return_reason",
        "refund_amount": {"type": "commerce.refund_amount", "cases": [{"when": "return_status = 'Rejected'", "value": 0}]},
        "return_status": {
            "type": "category",
            "params": {"values": ["Refunded", "Rejected"], "weights": [92, 8]},
            "cases": [{"when": RECENT_RETURN, "params": {"values": ["Requested", "In Transit", "Received"], "weights": [36, 40, 24]}}],
        },
        "condition": "commerce.order.return_condition",
    },
    title="Returns",
)

CARTS: Final = Topic(
    "commerce.carts",
    ("shopping cart", "cart", "abandoned cart", "cart abandonment", "shopping basket", "cart session"),
    "carts",
    {
        "cart_id": {"type": "id.template", "params": {"template": "CART-{seq:6}"}},
        "customer_id": "commerce.customer.id",
        "created_at": "datetime",
        "updated_at": {"type": "datetime", "params": {"after": "created_at", "min_offset": 1, "max_offset": 240, "unit": "minute"}},
        "item_count": "commerce.cart.items",
        "cart_value": "commerce.cart.value",
        "device": "commerce.cart.device",
        "coupon_code": {"type": "commerce.order.coupon_code", "null_fraction": 0.8},
        "status": "commerce.cart.status",
        "abandonment_reason": {"type": "commerce.cart.reason", "cases": null_when("status != 'Abandoned'")},
    },
    title="Shopping carts",
)

SUBSCRIPTIONS: Final = Topic(
    "commerce.subscriptions",
    (
        "subscription",
        "SaaS subscription",
        "subscriber",
        "SaaS customer",
        "recurring revenue",
        "subscription churn",
        "software subscription",
        "subscription business",
        "membership subscription",
    ),
    "subscriptions",
    {
        "subscription_id": {"type": "id.template", "params": {"template": "SUB-{seq:5}"}},
        "customer_id": "commerce.customer.id",
        "company_name": "commerce.company.name",
        "industry": "commerce.company.industry",
        "plan": "commerce.subscription.plan",
        "billing_cycle": "commerce.subscription.billing_cycle",
        "seats": "commerce.subscription.seats",
        "mrr": "commerce.subscription.mrr",
        "start_date": "commerce.subscription.start_date",
        "end_date": {"type": "commerce.subscription.end_date", "cases": null_when("churned = false")},
        "subscription_status": "commerce.subscription.status",
        "tenure_months": "commerce.subscription.tenure",
        "auto_renew": "commerce.subscription.auto_renew",
        "churned": "commerce.subscription.churned",
        "churn_reason": {"type": "commerce.subscription.churn_reason", "cases": null_when("churned = false")},
    },
    title="Subscriptions",
)

CAMPAIGNS: Final = Topic(
    "commerce.campaigns",
    (
        "marketing campaign",
        "campaign",
        "ad campaign",
        "advertising campaign",
        "marketing data",
        "advertising performance",
        "digital marketing",
        "campaign performance",
    ),
    "campaigns",
    {
        "campaign_id": {"type": "id.template", "params": {"template": "CMP-{seq:4}"}},
        "campaign_name": "commerce.campaign.name",
        "channel": "commerce.campaign.channel",
        "objective": "commerce.campaign.objective",
        "start_date": "commerce.campaign.start_date",
        "end_date": "commerce.campaign.end_date",
        "budget": "commerce.campaign.budget",
        "spend": "commerce.campaign.spend",
        "impressions": "commerce.campaign.impressions",
        "clicks": "commerce.campaign.clicks",
        "ctr": "commerce.campaign.ctr",
        "conversions": "commerce.campaign.conversions",
        "revenue": "commerce.campaign.revenue",
        "roas": "commerce.campaign.roi",
    },
    title="Marketing campaigns",
)

LEADS: Final = Topic(
    "commerce.leads",
    ("lead", "sales lead", "CRM lead", "CRM", "prospect", "sales pipeline", "sales opportunity", "B2B lead", "CRM contact", "lead list"),
    "leads",
    {
        "lead_id": {"type": "id.template", "params": {"template": "LEAD-{seq:5}"}},
        "full_name": "person.name",
        "email": "commerce.company.work_email",
        "phone": "person.phone",
        "company": "commerce.company.name",
        "industry": "commerce.company.industry",
        "company_size": "commerce.company.size",
        "country": "place.country",
        "lead_source": "commerce.lead.source",
        "lead_status": "commerce.lead.status",
        "lead_score": "commerce.lead.score",
        "estimated_value": "commerce.lead.deal_value",
        "owner": {"type": "person.name", "of": "owner"},
        "created_at": "commerce.lead.created",
        "last_contacted": {"type": "commerce.lead.last_contact", "cases": null_when("lead_status = 'New'")},
    },
    title="Sales leads",
)

COMPANIES: Final = Topic(
    "commerce.companies",
    (
        "company",
        "business",
        "list of companies",
        "company list",
        "business directory",
        "firm",
        "B2B customer",
        "client company",
        "startup",
        "business registration",
        "company registration",
        "new businesses registered",
    ),
    "companies",
    {
        "company_id": "id.sequence",
        "company_name": "commerce.company.name",
        "industry": "commerce.company.industry",
        "website": "commerce.company.website",
        "email": "commerce.company.email",
        "phone": "person.phone",
        "city": "place.city",
        "country": "place.country",
        "employees": "commerce.company.employees",
        "annual_revenue": "commerce.company.revenue",
        "founded_year": "commerce.company.founded_year",
        "company_type": "commerce.company.ownership",
    },
    title="Companies",
)

SHIPMENTS: Final = Topic(
    "commerce.shipments",
    ("shipment", "parcel", "package delivery", "delivery", "shipping record", "logistics shipment", "parcel delivery"),
    "shipments",
    {
        "shipment_id": {"type": "id.template", "params": {"template": "SHP-{seq:6}"}},
        "order_id": "commerce.order.id",
        "tracking_number": "commerce.order.tracking_number",
        "carrier": "commerce.order.carrier",
        "warehouse": "commerce.store.warehouse",
        "recipient": "person.name",
        "street_address": "place.street_address",
        "city": "place.city",
        "postcode": "place.postcode",
        "weight_kg": "commerce.product.weight",
        "shipping_cost": "commerce.order.shipping_cost",
        "ship_date": "commerce.ship_date",
        "delivery_date": {"type": "commerce.delivery_date", "cases": null_when("status != 'Delivered'")},
        "status": "commerce.order.shipment_status",
    },
    title="Shipments",
)

TRADE_TOPICS: Final = (SUPPLIERS, PURCHASE_ORDERS, RETURNS, CARTS, SUBSCRIPTIONS, CAMPAIGNS, LEADS, COMPANIES, SHIPMENTS)
