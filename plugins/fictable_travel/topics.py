"""The usual tables about travel and food."""

from __future__ import annotations

from typing import Any, Final

from fictable import Topic


def show(entity: str, *names: str, **renamed: str) -> dict[str, Any]:
    """Columns of an entity: each under its own name, or `column="field"`."""
    return {name: f"travel.{entity}.{name}" for name in names} | {name: f"travel.{entity}.{found}" for name, found in renamed.items()}


def number(template: str) -> dict[str, Any]:
    """Identifiers by a template."""
    return {"type": "id.template", "params": {"template": template}}


UNDELIVERED: Final = [{"when": "status = 'Cancelled' or status = 'In Progress'", "value": None}]
GUEST: Final[dict[str, Any]] = {"guest_name": "person.name", "email": "person.email"}
RECENT: Final[dict[str, Any]] = {"type": "date", "params": {"start": "2024-01-01", "end": "2025-12-31"}}
PASSENGER: Final[dict[str, Any]] = {"passenger_name": "person.name", "departure_date": RECENT}
BOOKINGS: Final = Topic(
    "travel.hotel_bookings",
    (
        "hotel booking",
        "hotel reservation",
        "booking",
        "hotel stay",
        "hotel booking demand",
        "hotel guest",
        "guest booking",
        "hotel booking cancellation",
        "reservation",
        "hotel demand",
        "room reservation",
        "airbnb booking",
        "airbnb-style booking",
    ),
    "bookings",
    {**show("booking", booking_id="reference"), **GUEST}
    | show(
        "booking",
        "hotel",
        "room_type",
        "lead_time",
        "booked_on",
        "adults",
        "children",
        "meal",
        "segment",
        check_in="arrival",
        check_out="departure",
    )
    | show("booking", "nights", status="status")
    | show("booking", average_daily_rate="rate", total_price="total"),
    constraints=({"kind": "inequality", "low": "check_in", "high": "check_out"},),
    title="Hotel bookings",
)
HOTELS: Final = Topic(
    "travel.hotels",
    ("hotel", "hotel listing", "hotel data", "list of hotels", "resort", "hostel", "hotel directory", "hotel price", "accommodation"),
    "hotels",
    {"hotel_id": number("HTL-{seq:4}")}
    | show("hotel", "name", "property_type", "stars", "country", "rooms", "price", "rating", "reviews", "amenities", city="destination"),
    title="Hotels",
)
HOTEL_REVIEWS: Final = Topic(
    "travel.hotel_reviews",
    ("hotel review", "tripadvisor review", "guest review", "hotel rating", "booking.com review", "hotel feedback", "guest feedback"),
    "reviews",
    {"review_id": "id.sequence"}
    | show("hotel", hotel_name="name", city="destination", country="country")
    | {"reviewer": "person.name", "review_date": RECENT}
    | show("trip", traveler_type="company", reviewer_nationality="nationality")
    | show("review", "rating", title="hotel_title", review="hotel_text"),
    title="Hotel reviews",
)
TRIPS: Final = Topic(
    "travel.trips",
    (
        "trip",
        "traveler trip",
        "traveller",
        "traveler",
        "travel",
        "vacation",
        "holiday trip",
        "travel data",
        "travel booking",
        "travel agency",
        "tour package",
        "tour",
        "holiday",
    ),
    "trips",
    {"trip_id": number("TRP-{seq:5}"), "traveler_name": "person.name", "traveler_age": "person.age", "traveler_gender": "person.gender"}
    | show("trip", "nationality", "destination", "country", start_date="start", end_date="end", duration_days="days")
    | show("trip", "travelers", "transport", accommodation_type="lodging", accommodation_cost="lodging_cost")
    | show("trip", transport_cost="transport_cost", total_cost="cost"),
    title="Trips",
)
TOURISM: Final = Topic(
    "travel.tourist_arrivals",
    (
        "tourist arrival",
        "tourism",
        "international tourism",
        "tourism statistics",
        "tourist",
        "inbound tourism",
        "visitor arrival",
        "tourism data",
    ),
    "arrivals",
    show(
        "arrivals",
        "year",
        "month",
        "visitors",
        country="visited",
        receipts_musd="receipts",
        average_stay_nights="stay",
        hotel_occupancy="occupancy",
    )
    | {"main_purpose": "travel.trip.purpose", "main_transport": "travel.trip.transport"},
    title="Tourist arrivals",
)
LISTINGS: Final = Topic(
    "travel.listings",
    (
        "airbnb",
        "airbnb listing",
        "vacation rental",
        "holiday rental",
        "holiday let",
        "holiday home",
        "holiday cottage",
        "holiday flat",
        "short-term rental",
        "short term rental",
        "holiday apartment",
        "vacation home",
        "airbnb apartment",
    ),
    "listings",
    {"listing_id": "id.sequence"}
    | show(
        "listing",
        "name",
        "room_type",
        "country",
        "accommodates",
        "bedrooms",
        "price",
        "minimum_nights",
        host_name="host",
        city="destination",
    )
    | show("listing", "reviews_per_month", "rating", number_of_reviews="reviews", availability_365="availability"),
    title="Holiday rentals",
)
CRUISES: Final = Topic(
    "travel.cruises",
    ("cruise", "cruise booking", "cruise ship", "cruise passenger", "cruise trip", "ship cruise"),
    "cruise_bookings",
    {"booking_id": number("CR-{seq:6}"), **PASSENGER}
    | show("cruise", "cruise_line", "ship", "itinerary", "departure_port", "nights", "cabin", "cabin_number", "passengers", "fare"),
    title="Cruise bookings",
)
RESTAURANTS: Final = Topic(
    "travel.restaurants",
    (
        "restaurant",
        "restaurant rating",
        "restaurant data",
        "zomato restaurant",
        "zomato",
        "yelp restaurant",
        "list of restaurants",
        "cafe",
        "eatery",
        "dining",
        "food truck",
    ),
    "restaurants",
    {"restaurant_id": "id.sequence"}
    | show("restaurant", "name", "cuisine", "price_range", "cost_for_two", "rating", "votes")
    | {"address": "place.street_address", "city": "place.city"}
    | show("restaurant", "online_delivery", "table_booking", "seats"),
    title="Restaurants",
)
RESTAURANT_REVIEWS: Final = Topic(
    "travel.restaurant_reviews",
    ("restaurant review", "yelp review", "food review", "restaurant feedback", "dining review"),
    "reviews",
    {"review_id": "id.sequence"}
    | show("restaurant", restaurant="name", cuisine="cuisine")
    | {"city": "place.city", "reviewer": "person.name", "review_date": RECENT}
    | show("review", "rating", title="meal_title", review="meal_text"),
    title="Restaurant reviews",
)
MENU: Final = Topic(
    "travel.menu_items",
    ("menu", "restaurant menu", "menu item", "dish", "food menu", "meal"),
    "menu_items",
    {"item_id": "id.sequence"} | show("dish", "name", "course", "cuisine", "price", "calories", "vegetarian", "ingredients"),
    title="Menu of a restaurant",
)
RESERVATIONS: Final = Topic(
    "travel.reservations",
    ("table reservation", "restaurant reservation", "restaurant booking", "dinner reservation", "table booking"),
    "reservations",
    {"reservation_id": number("RSV-{seq:6}"), "guest_name": "person.name", "phone": "person.phone"}
    | show("restaurant", restaurant="name")
    | show("table", "party_size", "request", "status", reserved_for="at", table_number="number"),
    title="Table reservations",
)
ORDERS: Final = Topic(
    "travel.food_orders",
    (
        "food delivery",
        "food order",
        "food delivery order",
        "takeaway order",
        "meal delivery",
        "uber eats",
        "doordash",
        "swiggy",
        "delivery service",
    ),
    "food_orders",
    {"order_id": number("FD-{seq:7}"), "customer_name": "person.name"}
    | show("food_order", "ordered_at", "restaurant", "cuisine", "dish", "quantity", "subtotal", "delivery_fee", "tip", "total")
    | {
        "distance_km": "travel.food_order.distance_km",
        "delivery_minutes": {"type": "travel.food_order.delivery_minutes", "cases": UNDELIVERED},
        "rating": {"type": "travel.food_order.rating", "cases": UNDELIVERED, "null_fraction": 0.2},
        "status": "travel.food_order.status",
    },
    title="Orders of food",
)
CHECKS: Final = Topic(
    "travel.restaurant_checks",
    ("restaurant order", "restaurant check", "restaurant bill", "table order", "restaurant sale", "dine-in order", "restaurant receipt"),
    "restaurant_orders",
    {"check_id": number("CHK-{seq:6}")}
    | show("check", "opened_at", "table_number", "guests", "server", "items", "food_total", "drinks_total", "tax", "tip", "total")
    | show("check", "payment_method", "minutes"),
    title="Orders in a restaurant",
)
RECIPES: Final = Topic(
    "travel.recipes",
    ("recipe", "cooking recipe", "food recipe", "cookbook", "cooking"),
    "recipes",
    {"recipe_id": "id.sequence"}
    | show("recipe", "cuisine", "course", "prep_minutes", "cook_minutes", "total_minutes", "servings", "difficulty", name="dish")
    | show("recipe", "calories", "ingredients", "ingredient_count", "rating"),
    title="Recipes",
)
EVENTS: Final = Topic(
    "travel.event_tickets",
    (
        "event ticket",
        "concert ticket",
        "event booking",
        "ticket sale",
        "festival ticket",
        "movie ticket",
        "cinema ticket",
        "ticket sales",
    ),
    "event_tickets",
    show("event", "ticket_number")
    | {"attendee_name": "person.name", "email": "person.email"}
    | show("event", event="name", type="type")
    | show("event", "venue", event_date="starts_at")
    | show("event", "ticket_class", "price", "quantity", "total", "channel", "booked_at", "status"),
    title="Tickets of events",
)

TOPICS: Final = (
    BOOKINGS,
    HOTELS,
    HOTEL_REVIEWS,
    TRIPS,
    TOURISM,
    LISTINGS,
    CRUISES,
    EVENTS,
    RESTAURANTS,
    RESTAURANT_REVIEWS,
    MENU,
    RESERVATIONS,
    ORDERS,
    CHECKS,
    RECIPES,
)
