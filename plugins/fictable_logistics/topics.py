"""The usual tables of transport, warehouses and plants."""

from __future__ import annotations

from typing import Any, Final

from fictable import Topic


def show(entity: str, *names: str) -> dict[str, Any]:
    """Columns of an entity by their names."""
    return {name: f"{entity}.{name}" for name in names}


def number(template: str) -> dict[str, Any]:
    """A number in the order of the rows."""
    return {"type": "id.template", "params": {"template": template}}


def unless(type_id: str, condition: str) -> dict[str, Any]:
    """A type whose value is left out where the condition holds."""
    return {"type": type_id, "cases": [{"when": condition, "value": None}]}


TOPICS: Final = (
    Topic(
        "logistics.freight_shipments",
        (
            "freight shipment",
            "freight",
            "cargo shipment",
            "cargo",
            "international shipment",
            "logistics",
            "logistics data",
            "shipping data",
            "supply chain",
            "supply chain shipment",
            "freight order",
            "consignment",
            "logistics record",
            "supply chain data",
            "freight delivery",
        ),
        "shipments",
        {
            "shipment_id": {"type": "logistics.freight.number", "unique": True},
            **show("logistics.freight", "origin", "destination", "mode", "carrier", "goods", "weight_kg", "volume_m3", "distance", "cost"),
            **show("logistics.freight", "shipped_on", "due_on"),
            "delivered_on": unless("logistics.freight.delivered_on", "status != 'Delivered'"),
            "status": "logistics.freight.status",
        },
        title="Freight shipments",
    ),
    Topic(
        "logistics.containers",
        ("container", "shipping container", "container shipment", "container tracking", "ocean freight", "sea freight", "port container"),
        "containers",
        {
            "container_number": {"type": "logistics.container.number", "unique": True},
            "container_type": "logistics.container.kind",
            **show("logistics.container", "vessel", "voyage", "seal"),
            "port_of_loading": "logistics.freight.origin",
            "port_of_discharge": "logistics.freight.destination",
            "goods": "logistics.freight.goods",
            "payload_kg": "logistics.container.payload_kg",
            "departed_on": "logistics.container.departed_on",
            "eta": "logistics.container.eta",
            "status": "logistics.container.status",
        },
        title="Containers",
    ),
    Topic(
        "logistics.customs_declarations",
        (
            "customs",
            "customs declaration",
            "import declaration",
            "import and export",
            "import export",
            "customs clearance",
            "import record",
            "export record",
            "trade shipment",
        ),
        "declarations",
        {
            "declaration_id": number("DEC-{seq:7}"),
            "declared_on": {"type": "date", "params": {"start": "2024-01-01", "end": "2025-12-31"}},
            "importer": "commerce.company.name",
            "origin_country": "logistics.freight.origin_country",
            "destination_country": "logistics.freight.destination_country",
            **show("logistics.customs", "procedure", "hs_code", "goods", "value"),
            "duty_rate": {"type": "logistics.customs.duty_rate", "cases": [{"when": "procedure != 'Import'", "value": 0}]},
            "duty": {"type": "logistics.customs.duty", "cases": [{"when": "procedure != 'Import'", "value": 0}]},
            **show("logistics.customs", "hours", "clearance"),
        },
        title="Customs declarations",
    ),
    Topic(
        "logistics.stock_movements",
        (
            "stock movement",
            "inventory movement",
            "inventory transaction",
            "warehouse movement",
            "stock transaction",
            "goods movement",
            "warehouse transaction",
        ),
        "stock_movements",
        {
            "movement_id": number("MV-{seq:7}"),
            "moved_at": "logistics.movement.moved_at",
            "warehouse": "logistics.movement.site",
            "sku": "commerce.product.sku",
            "product_name": "commerce.product.name",
            "movement_type": "logistics.movement.type",
            **show("logistics.movement", "quantity", "from_bin", "to_bin", "reason", "document"),
            "operator": {"type": "person.name", "of": "operator"},
        },
        title="Stock movements",
    ),
    Topic(
        "logistics.warehouses",
        ("distribution center", "fulfillment center", "warehouse capacity", "list of warehouses", "warehouse utilization", "depot"),
        "warehouses",
        {
            "warehouse_id": number("WH-{seq:3}"),
            "warehouse_type": "logistics.warehouse.kind",
            "city": "place.city",
            "state": "place.state",
            **show("logistics.warehouse", "zone", "pallets", "utilization", "docks", "workers", "pick_accuracy"),
            "manager": {"type": "person.name", "of": "manager"},
        },
        title="Warehouses",
    ),
    Topic(
        "logistics.supplier_deliveries",
        (
            "supplier delivery",
            "goods receipt",
            "inbound delivery",
            "inbound shipment",
            "supplier performance",
            "vendor delivery",
            "supplier shipment",
        ),
        "supplier_deliveries",
        {
            "receipt_id": number("GR-{seq:6}"),
            "supplier": "commerce.supplier.name",
            "product": "commerce.product.name",
            "ordered_on": "logistics.receipt.ordered_on",
            "promised_on": "logistics.receipt.promised_on",
            "received_on": "logistics.receipt.received_on",
            **show("logistics.receipt", "ordered", "received", "rejected", "defect_rate", "punctual"),
        },
        ({"kind": "inequality", "low": "ordered_on", "high": "received_on"},),
        title="Deliveries of suppliers",
    ),
    Topic(
        "logistics.fleet_trips",
        (
            "fleet trip",
            "truck trip",
            "delivery truck",
            "truck",
            "fleet telematics",
            "fleet management",
            "delivery fleet",
            "delivery driver",
            "truck route",
            "vehicle trip",
            "fleet operation",
            "truck fleet",
        ),
        "fleet_trips",
        {
            "trip_id": number("TRIP-{seq:6}"),
            "truck_id": "logistics.trip.unit",
            "driver": {"type": "person.name", "of": "driver"},
            **show(
                "logistics.trip", "route", "started_at", "ended_at", "distance", "stops", "load_kg", "speed", "idle_minutes", "fuel_gallons"
            ),
        },
        ({"kind": "inequality", "low": "started_at", "high": "ended_at"},),
        title="Fleet trips",
    ),
    Topic(
        "logistics.production_orders",
        (
            "production order",
            "manufacturing",
            "manufacturing order",
            "production batch",
            "manufacturing batch",
            "production line",
            "production run",
            "batch record",
            "manufacturing process",
            "factory production",
            "manufacturing data",
            "production data",
            "factory",
            "oee",
        ),
        "production_orders",
        {
            "order_id": number("PRD-{seq:6}"),
            "batch_number": {"type": "logistics.production.batch", "unique": True},
            **show("logistics.production", "item", "line", "shift", "planned"),
            **{
                name: unless(f"logistics.production.{name}", "status in ('Planned', 'Cancelled')")
                for name in ("produced", "scrap", "yield", "downtime_minutes", "started_at")
            },
            "ended_at": unless("logistics.production.ended_at", "status != 'Completed'"),
            "status": "logistics.production.status",
        },
        ({"kind": "inequality", "low": "started_at", "high": "ended_at"},),
        title="Production orders",
    ),
    Topic(
        "logistics.inspections",
        (
            "quality inspection",
            "quality control",
            "manufacturing quality",
            "inspection record",
            "quality assurance",
            "quality check",
            "defect",
            "product inspection",
        ),
        "inspections",
        {
            "inspection_id": number("QC-{seq:6}"),
            "inspected_at": "logistics.inspection.inspected_at",
            "batch_number": "logistics.production.batch",
            **show("logistics.inspection", "item", "line", "sample", "defects", "defect_rate"),
            **{name: unless(f"logistics.inspection.{name}", "defects = 0") for name in ("defect", "grade")},
            **show("logistics.inspection", "result", "disposition"),
            "inspector": {"type": "person.name", "of": "inspector"},
        },
        title="Quality inspections",
    ),
    Topic(
        "logistics.maintenance_orders",
        (
            "maintenance work order",
            "work order",
            "maintenance order",
            "maintenance log",
            "maintenance record",
            "equipment repair",
            "machine repair",
            "equipment maintenance record",
        ),
        "work_orders",
        {
            "work_order_id": number("WO-{seq:6}"),
            "machine_id": "sensors.machine.machine_id",
            "machine_type": "sensors.machine.machine_type",
            "kind": "logistics.work_order.kind",
            "fault": {"type": "logistics.work_order.fault", "cases": [{"when": "kind = 'Preventive'", "value": None}]},
            **show("logistics.work_order", "priority", "reported_at"),
            "technician": {"type": "person.name", "of": "technician"},
            **{
                name: unless(f"logistics.work_order.{name}", "status != 'Completed'")
                for name in ("finished_at", "downtime_hours", "repair_hours", "cost")
            },
            "status": "logistics.work_order.status",
        },
        ({"kind": "inequality", "low": "reported_at", "high": "finished_at"},),
        title="Maintenance work orders",
    ),
)
