"""The usual tables about vehicles, trips and roads."""

from __future__ import annotations

from typing import Any, Final

from fictable import Topic


def show(entity: str, *names: str, **others: Any) -> dict[str, Any]:
    """Columns of an entity by their names; others as they are given, first."""
    return {**others, **{name: f"{entity}.{name}" for name in names}}


def number(template: str) -> dict[str, Any]:
    """A number in the order of the rows."""
    return {"type": "id.template", "params": {"template": template}}


TOPICS: Final = (
    Topic(
        "vehicle.used_cars",
        (
            "used car",
            "used car listing",
            "car listing",
            "car sale",
            "used vehicle",
            "car price",
            "used car price",
            "second-hand car",
            "car for sale",
            "vehicle listing",
            "car dealership",
            "car inventory",
            "car price prediction",
            "dealership inventory",
        ),
        "used_cars",
        {
            **show("vehicle.car", "make", "model", "year", "trim", "body", "mileage", listing_id="id.sequence"),
            **show("vehicle.car", "fuel", "transmission", "drive", "color", "condition", "owners", "accident_free", "price"),
        },
        title="Used cars",
    ),
    Topic(
        "vehicle.car_models",
        (
            "car",
            "car model",
            "automobile",
            "car specification",
            "car feature",
            "vehicle specification",
            "fuel economy",
            "auto mpg",
            "car mpg",
            "vehicle fuel economy",
            "car dataset",
            "car data",
        ),
        "cars",
        {
            **show("vehicle.car", "make", "model", "year", "body", "fuel", "engine_size", "cylinders", "horsepower", car_id="id.sequence"),
            **show("vehicle.car", "transmission", "drive", "doors", "mpg_city", "mpg_highway", "msrp"),
        },
        title="Car models",
    ),
    Topic(
        "vehicle.vehicles",
        (
            "vehicle",
            "vehicle registration",
            "registered vehicle",
            "vehicle fleet",
            "fleet vehicle",
            "company car",
            "fleet",
            "vehicle record",
            "motor vehicle registration",
        ),
        "vehicles",
        {
            "vehicle_id": number("VEH-{seq:5}"),
            "vin": {"type": "vehicle.car.vin", "unique": True},
            "license_plate": {"type": "vehicle.plate", "unique": True},
            **show("vehicle.car", "make", "model", "year", "color", "fuel", "mileage"),
            "owner_name": "person.name",
            "city": "place.city",
            "state": "place.state",
        },
        title="Vehicles",
    ),
    Topic(
        "vehicle.car_sales",
        ("car sales", "car purchase", "vehicle sale", "vehicle purchase", "car sales transaction", "auto sale", "dealership sale"),
        "car_sales",
        {
            "sale_id": number("CS-{seq:6}"),
            "sale_date": "vehicle.car.listed_on",
            "customer_name": "person.name",
            **show("vehicle.car", "make", "model", "year", "body", "color", "transmission"),
            "vin": {"type": "vehicle.car.vin", "unique": True},
            "price": "vehicle.car.price",
            "salesperson": {"type": "person.name", "of": "salesperson"},
            "dealer_city": "place.city",
        },
        title="Car sales",
    ),
    Topic(
        "vehicle.taxi_rides",
        ("taxi", "taxi ride", "taxi trip", "cab ride", "yellow taxi", "taxi fare", "taxi trip record", "cab trip", "taxi data"),
        "taxi_trips",
        {
            "trip_id": "id.sequence",
            **show("vehicle.ride", "vendor", "pickup_at", "dropoff_at", "passengers", "distance", "pickup_zone", "dropoff_zone"),
            **show("vehicle.ride", "payment_type", "fare", "surcharges", "tolls", "tip", "total"),
        },
        ({"kind": "inequality", "low": "pickup_at", "high": "dropoff_at"},),
        title="Taxi trips",
    ),
    Topic(
        "vehicle.ride_hailing",
        (
            "ride hailing",
            "ride-hailing ride",
            "ride hailing trip",
            "rideshare",
            "rideshare trip",
            "ride share",
            "ride sharing",
            "uber ride",
            "lyft ride",
            "uber trip",
            "ride booking",
            "ride",
            "ride request",
        ),
        "rides",
        {
            "ride_id": number("RD-{seq:7}"),
            "rider_name": {"type": "person.name", "of": "rider"},
            "driver_name": {"type": "person.name", "of": "driver"},
            **show("vehicle.ride", "service", "pickup_zone", "dropoff_zone", "pickup_at"),
            **{
                name: {"type": f"vehicle.ride.{name}", "cases": [{"when": "status != 'Completed'", "value": None}]}
                for name in ("dropoff_at", "distance", "duration", "surge", "ride_price", "driver_rating")
            },
            "status": "vehicle.ride.status",
        },
        ({"kind": "inequality", "low": "pickup_at", "high": "dropoff_at"},),
        title="Rides",
    ),
    Topic(
        "vehicle.bike_trips",
        (
            "bike share trip",
            "bike trip",
            "bike sharing",
            "bikeshare",
            "bike share",
            "bike rental",
            "bicycle trip",
            "bike ride",
            "bike sharing trip",
            "citi bike",
            "divvy",
        ),
        "bike_trips",
        {
            "ride_id": {"type": "id.pattern", "params": {"pattern": "[A-F0-9]{16}"}, "unique": True},
            **show("vehicle.bike_trip", "bike_type", "started_at", "ended_at", "duration", "start_station", "start_station_id"),
            **show("vehicle.bike_trip", "end_station", "end_station_id", "start_latitude", "start_longitude", "end_latitude"),
            **show("vehicle.bike_trip", "end_longitude", "rider_type"),
        },
        ({"kind": "inequality", "low": "started_at", "high": "ended_at"},),
        title="Bike-share trips",
    ),
    Topic(
        "vehicle.service_records",
        (
            "car service",
            "car service record",
            "vehicle service record",
            "vehicle maintenance",
            "vehicle maintenance record",
            "car maintenance",
            "auto repair",
            "car repair",
            "vehicle repair",
            "repair shop",
            "vehicle service",
            "auto repair shop",
            "garage",
            "garage job",
            "car workshop",
        ),
        "service_records",
        {
            "service_id": number("SRV-{seq:6}"),
            "customer_name": "person.name",
            "license_plate": "vehicle.plate",
            **show("vehicle.car", "make", "model", "year"),
            "service_date": "vehicle.service.date",
            "service_type": "vehicle.service.job",
            **show("vehicle.service", "odometer", "labor_hours", "parts_cost", "labor_cost", "total_cost", "shop"),
            "technician": {"type": "person.name", "of": "technician"},
            "next_service_date": "vehicle.service.next_due",
        },
        ({"kind": "inequality", "low": "service_date", "high": "next_service_date"},),
        title="Car services",
    ),
    Topic(
        "vehicle.parking_sessions",
        (
            "parking",
            "parking session",
            "parking lot",
            "parking garage",
            "parking transaction",
            "parking record",
        ),
        "parking_sessions",
        {
            "session_id": number("PK-{seq:7}"),
            "license_plate": "vehicle.plate",
            **show("vehicle.parking", "lot", "spot", "spot_type", "entered_at", "exited_at", "duration", "fee", "payment_method"),
        },
        ({"kind": "inequality", "low": "entered_at", "high": "exited_at"},),
        title="Parking sessions",
    ),
    Topic(
        "vehicle.parking_tickets",
        ("parking ticket", "parking violation", "parking citation", "parking fine", "traffic ticket"),
        "parking_tickets",
        {
            "ticket_number": number("PT{seq:8}"),
            "license_plate": "vehicle.plate",
            "vehicle_make": "vehicle.car.make",
            "vehicle_color": "vehicle.car.color",
            **show("vehicle.violation", "issued_at", "violation", "code", "fine", "officer_badge", "status"),
            "street_address": "place.street_address",
            "city": "place.city",
        },
        title="Parking tickets",
    ),
)
