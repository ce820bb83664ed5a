"""Cars: make, model, year, engine, mileage, price, condition and identification of one vehicle, as a listing shows them."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, portable, values

NUMBERS: Final = {
    **dict.fromkeys(
        ("cylinders", "base_power", "city", "highway", "seats", "doors", "premium", "first", "last", "fuel_code", "body_code"), "int64"
    ),
    **dict.fromkeys(("displacement_litres", "new_price", "range_miles"), "float64"),
}
CARS: Final = Pool.read(__package__, "data/cars.csv", weight="share", types=NUMBERS)
PETROL, DIESEL, HYBRID, ELECTRIC = range(4)
COLORS: Final = Pool(
    {"White": 24, "Black": 22, "Gray": 19, "Silver": 14, "Blue": 9, "Red": 7, "Green": 2, "Brown": 1.2, "Orange": 0.9, "Beige": 0.9},
    de=["Weiß", "Schwarz", "Grau", "Silber", "Blau", "Rot", "Grün", "Braun", "Orange", "Beige"],
    fr=["Blanc", "Noir", "Gris", "Argent", "Bleu", "Rouge", "Vert", "Marron", "Orange", "Beige"],
    es=["Blanco", "Negro", "Gris", "Plata", "Azul", "Rojo", "Verde", "Marrón", "Naranja", "Beige"],
)
INTERIORS: Final = Pool(
    {"Black": 58, "Gray": 20, "Beige": 12, "Brown": 6, "Red": 2, "White": 2},
    de=["Schwarz", "Grau", "Beige", "Braun", "Rot", "Weiß"],
    fr=["Noir", "Gris", "Beige", "Marron", "Rouge", "Blanc"],
    es=["Negro", "Gris", "Beige", "Marrón", "Rojo", "Blanco"],
)
# Trims from the plain one to the rich one, for makers of everyday and of premium cars.
TRIMS: Final = ("Base", "S", "SE", "SEL", "Limited")
PREMIUM_TRIMS: Final = ("Base", "Premium", "Premium Plus", "Luxury", "Performance")
TRIM_FACTORS: Final = np.array([0.95, 1.0, 1.06, 1.14, 1.26])
CONDITIONS: Final = {
    "en": ("New", "Excellent", "Good", "Fair", "Poor"),
    "de": ("Neu", "Sehr gut", "Gut", "Gebraucht", "Mangelhaft"),
    "fr": ("Neuf", "Excellent", "Bon", "Correct", "Mauvais"),
    "es": ("Nuevo", "Excelente", "Bueno", "Regular", "Malo"),
}
GEARBOXES: Final = {
    "en": ("Automatic", "Manual", "CVT", "Dual-Clutch"),
    "de": ("Automatik", "Schaltgetriebe", "Stufenlos", "Doppelkupplung"),
    "fr": ("Automatique", "Manuelle", "CVT", "Double embrayage"),
    "es": ("Automática", "Manual", "CVT", "Doble embrague"),
}
SELLERS: Final = {
    "en": ("Dealer", "Private Seller"),
    "de": ("Händler", "Privat"),
    "fr": ("Professionnel", "Particulier"),
    "es": ("Profesional", "Particular"),
}
SALE_STATES: Final = {
    "en": ("Available", "Sold", "Reserved"),
    "de": ("Verfügbar", "Verkauft", "Reserviert"),
    "fr": ("Disponible", "Vendu", "Réservé"),
    "es": ("Disponible", "Vendido", "Reservado"),
}
# Where distances are kilometres, as factors of a mile; other places count miles.
KILOMETRES: Final = {
    "en_US": 1.0, "en_GB": 1.0, "en_CA": 1.609344, "en_AU": 1.609344, **dict.fromkeys(
        ("de", "fr", "es", "it", "nl", "pt", "ja", "vi", "zh", "pl"), 1.609344)
}  # fmt: skip
# ISO 3779: letters count as these digits, and the places have these weights; the ninth place is the check digit itself.
VIN_LETTERS: Final = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
VIN_VALUES: Final = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9])
VIN_WEIGHTS: Final = np.array([8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2])
VIN_YEARS: Final = "ABCDEFGHJKLMNPRSTVWXY123456789"

car = Entity(
    "vehicle.car",
    CARS,
    title="Car",
    phrases=(
        "car",
        "used car",
        "automobile",
        "vehicle",
        "car listing",
        "car model",
        "car dealership",
        "car dealer",
        "motor vehicle",
        "automotive",
        "auto listing",
    ),
)
car.field(
    "make",
    title="Make of the car",
    phrases=("car make", "vehicle make", "car brand", "car manufacturer", "auto make", "car company", "vehicle manufacturer", "carmaker"),
    in_context=("make", "brand", "manufacturer", "company"),
)
car.field(
    "model",
    title="Model of the car",
    phrases=("car model", "vehicle model", "model name of the car"),
    in_context=("model", "model name"),
)
car.field(
    "body",
    title="Body type",
    phrases=("body type", "body style", "car type", "vehicle type", "type of vehicle", "vehicle class", "car body", "vehicle category"),
    in_context=("body", "type", "class", "category", "segment", "vehicle style"),
)
car.field(
    "fuel",
    title="Fuel type",
    phrases=("fuel type", "engine fuel type", "type of fuel", "engine type", "powertrain"),
    in_context=("fuel", "engine"),
)
car.field("drive", title="Drivetrain", phrases=("drivetrain", "drive train", "drive type", "drive wheels", "driven wheels", "wheel drive"))
car.field("origin", title="Country of the maker", phrases=("car origin", "make country"), in_context=("origin", "country of origin"))
car.field(
    "cylinders",
    storage="int32",
    title="Cylinders",
    phrases=("cylinders", "number of cylinders", "engine cylinders", "num of cylinders", "cylinder count", "cyl"),
)
car.field("doors", storage="int32", title="Doors", phrases=("number of doors", "num of doors", "door count"), in_context=("doors",))
car.field(
    "seats",
    storage="int32",
    title="Seats",
    phrases=("passenger capacity",),
    in_context=(
        "seats",
        "seat count",
        "number of seats",
        "seating capacity",
    ),
)


@car.hidden("age")
def draw_age(rows: Rows) -> Any:
    """Whole years since the model year, within the years of sale; many young cars, few above fifteen years."""
    now = rows.as_of.year
    first = np.asarray(rows["first"])
    last = np.where(np.asarray(rows["last"]) == 0, now, np.minimum(rows["last"], now))
    raw = np.floor(rows.draw("age").exponential(6.0)).astype(np.int64)
    span = np.maximum(last - first + 1, 1)
    return now - np.minimum(last, now) + raw % span


@values.measured(
    car,
    "year",
    low=1990,
    high=2040,
    title="Model year",
    phrases=("model year", "year of manufacture", "manufacturing year", "car year", "registration year", "year of registration"),
    in_context=("year", "production year", "year built"),
)
def show_year(rows: Rows) -> Any:
    return rows.as_of.year - np.asarray(rows["age"])


@values.measured(
    car, "vehicle_age", low=0, high=60, title="Age of the car (years)", phrases=("vehicle age", "car age", "age of vehicle", "age of car")
)
def show_age(rows: Rows) -> Any:
    return rows["age"]


@car.hidden("miles")
def draw_miles(rows: Rows) -> Any:
    """11,500 miles a year, by the lognormal; new cars have a few."""
    age = np.asarray(rows["age"], np.float64)
    yearly = rows.draw("yearly").lognormal(9.3, 0.38)
    driven = yearly * (age + rows.draw("part").uniform(0.2, 0.9)) * (1.0 - 0.012 * np.minimum(age, 25.0))
    return np.where(rows["is_new"], rows.draw("delivered").integer(4, 60), np.minimum(driven, 290_000.0))


@car.hidden("is_new")
def choose_new(rows: Rows) -> Any:
    return (np.asarray(rows["age"]) == 0) & rows.draw("new").chance(0.75)


@values.measured(
    car,
    "mileage",
    low=1,
    high=480_000,
    widest=10**7,
    title="Odometer (miles, kilometres where the locale counts so)",
    phrases=(
        "mileage",
        "odometer",
        "odometer reading",
        "miles driven",
        "kilometers driven",
        "kilometres driven",
        "km driven",
        "kms driven",
    ),
    in_context=("miles", "kilometers", "kilometres", "km", "milage"),
)
def show_mileage(rows: Rows) -> Any:
    return np.asarray(rows["miles"]) * rows.localized(KILOMETRES)


@car.hidden("trim_place")
def draw_trim(rows: Rows) -> Any:
    return np.searchsorted(np.array([0.24, 0.5, 0.74, 0.9]), rows.draw("trim").uniform(), side="right")


@car.field("trim", title="Trim level", phrases=("trim level", "car trim"), in_context=("trim", "variant", "version", "grade"))
def show_trim(rows: Rows) -> Any:
    premium = np.asarray(rows["premium"]) == 1
    return np.where(premium, values.choose_label(PREMIUM_TRIMS, rows["trim_place"]), values.choose_label(TRIMS, rows["trim_place"]))


@car.hidden("list_price")
def set_list_price(rows: Rows) -> Any:
    """New price of the trim in the car's year: two per cent less for each year back."""
    then = portable.power(np.full(len(rows), 0.98), np.asarray(rows["age"], np.float64))
    return np.asarray(rows["new_price"]) * TRIM_FACTORS[rows["trim_place"]] * then


@values.measured(
    car,
    "msrp",
    low=5000,
    high=400_000,
    decimals=0,
    storage="int32",
    title="Price when new",
    phrases=("original msrp", "car msrp", "new price of the car"),
    in_context=("msrp", "new price", "list price", "original price", "present price", "showroom price"),
)
def show_list_price(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["list_price"]) / 5) * 5


@car.hidden("grade")
def draw_grade(rows: Rows) -> Any:
    """New, excellent, good, fair or poor: worse with age and miles."""
    wear = np.asarray(rows["age"]) / 12.0 + np.asarray(rows["miles"]) / 160_000.0 + rows.draw("care").normal(0.0, 0.35)
    return np.where(rows["is_new"], 0, 1 + np.searchsorted(np.array([0.65, 1.7, 2.6]), wear, side="right"))


@values.measured(
    car,
    "price",
    low=500,
    high=400_000,
    decimals=0,
    storage="int32",
    title="Asking price",
    phrases=("car price", "vehicle price", "price of the car", "resale price", "used price", "resale value", "market value of the car"),
    in_context=("price", "selling price", "asking price", "sale price", "cost", "listing price", "value"),
)
def set_price(rows: Rows) -> Any:
    """7 % less at once and 9 % less each year; more miles than usual, a poor state and accidents cost more; ends in 5, 50 or 95."""
    age = np.asarray(rows["age"], np.float64)
    kept = portable.power(np.full(len(rows), 0.91), age) * np.where(rows["is_new"], 1.0, 0.93)
    distance = portable.exp(-0.0032 * (np.asarray(rows["miles"]) / 1000.0 - 11.5 * age).clip(-60, 150))
    state = np.array([1.0, 1.05, 1.0, 0.88, 0.68])[rows["grade"]]
    battery = np.where((np.asarray(rows["fuel_code"]) == ELECTRIC) & (age > 0), 0.86, 1.0)
    harm = 1.0 - 0.05 * np.minimum(rows["accidents"], 3)
    rough = np.asarray(rows["list_price"]) * kept * distance * state * battery * harm * rows.draw("noise").lognormal(0.0, 0.06)
    step = np.where(rough > 5000, 100.0, 50.0)
    ending = np.where(rows.draw("ending").chance(0.6), -5.0, 0.0)
    return np.maximum(np.rint(rough / step) * step + ending, 500.0)


@car.field(
    "condition",
    title="Condition of the car",
    phrases=("car condition", "vehicle condition", "condition of the car"),
    in_context=("condition",),
)
def show_condition(rows: Rows) -> Any:
    return values.choose_label(rows.localized(CONDITIONS), rows["grade"])


@values.measured(
    car,
    "horsepower",
    low=40,
    high=1100,
    widest=5000,
    title="Power (hp)",
    phrases=("horsepower", "engine hp", "engine power", "hp", "horse power", "bhp", "max power", "power ps", "power hp"),
    in_context=("power",),
)
def show_power(rows: Rows) -> Any:
    return np.rint(np.asarray(rows["base_power"]) * np.array([1.0, 1.0, 1.0, 1.06, 1.15])[rows["trim_place"]])


@values.measured(
    car,
    "engine_size",
    low=0,
    high=8,
    decimals=1,
    widest=20,
    title="Engine displacement (litres)",
    phrases=("engine size", "engine displacement", "engine capacity", "displacement", "engine volume", "engine liters", "engine litres"),
)
def show_engine(rows: Rows) -> Any:
    return rows["displacement_litres"]


@values.measured(
    car,
    "torque",
    low=50,
    high=1400,
    widest=10_000,
    title="Torque (Nm)",
    phrases=("engine torque", "max torque"),
    in_context=("torque", "torque nm"),
)
def show_torque(rows: Rows) -> Any:
    """About 1.25 Nm per hp of petrol engines, 2.2 of diesels, 1.6 of electric motors."""
    return (
        np.asarray(rows["horsepower fact"]) * np.array([1.25, 2.15, 1.3, 1.65])[rows["fuel_code"]] * rows.draw("torque").uniform(0.96, 1.04)
    )


@values.measured(
    car,
    "mpg_city",
    low=8,
    high=160,
    title="City mileage (mpg; MPGe of electric cars)",
    phrases=("city mpg", "mpg city", "city fuel economy", "city mileage"),
)
def show_city(rows: Rows) -> Any:
    return np.asarray(rows["city"]) * np.array([1.02, 1.0, 1.0, 0.98, 0.94])[rows["trim_place"]]


@values.measured(
    car,
    "mpg_highway",
    low=10,
    high=160,
    title="Highway mileage (mpg; MPGe of electric cars)",
    phrases=("highway mpg", "mpg highway", "highway fuel economy", "hwy mpg", "highway mileage"),
)
def show_highway(rows: Rows) -> Any:
    return np.asarray(rows["highway"]) * np.array([1.02, 1.0, 1.0, 0.98, 0.94])[rows["trim_place"]]


@values.measured(
    car,
    "mpg",
    low=8,
    high=160,
    decimals=1,
    title="Fuel economy (mpg)",
    phrases=("mpg", "miles per gallon", "fuel economy", "fuel efficiency", "combined mpg", "gas mileage"),
)
def show_economy(rows: Rows) -> Any:
    """55 % city and 45 % highway by the harmonic mean, as the EPA has it."""
    return 1.0 / (0.55 / np.asarray(rows["mpg_city fact"]) + 0.45 / np.asarray(rows["mpg_highway fact"]))


@values.measured(
    car,
    "consumption",
    low=0,
    high=30,
    decimals=1,
    widest=100,
    title="Fuel consumption (l/100 km)",
    phrases=("fuel consumption comb", "fuel consumption l/100km", "combined fuel consumption", "litres per 100 km", "liters per 100 km"),
    in_context=("fuel consumption", "consumption"),
)
def show_consumption(rows: Rows) -> Any:
    return np.where(np.asarray(rows["fuel_code"]) == ELECTRIC, 0.0, 235.215 / np.asarray(rows["mpg fact"]))


@values.measured(
    car,
    "co2",
    low=0,
    high=600,
    widest=5000,
    title="CO2 emissions (g/km)",
    phrases=("co2 emissions", "co2 emission", "carbon emissions g/km", "co2 g/km", "co2 emissions g/km"),
    in_context=("emissions", "co2"),
)
def show_emissions(rows: Rows) -> Any:
    """23.2 g of CO2 for each 0.01 litre of petrol, 26.5 g of diesel."""
    return np.asarray(rows["consumption fact"]) * np.where(np.asarray(rows["fuel_code"]) == DIESEL, 26.5, 23.2)


@values.measured(
    car,
    "electric_range",
    low=0,
    high=900,
    widest=5000,
    title="Electric range (miles)",
    phrases=("electric range", "battery range", "ev range", "range miles", "driving range"),
    in_context=("range",),
)
def show_range(rows: Rows) -> Any:
    return np.asarray(rows["range_miles"]) * np.array([0.95, 1.0, 1.0, 1.04, 1.08])[rows["trim_place"]]


@values.measured(
    car,
    "battery_kwh",
    low=0,
    high=220,
    decimals=1,
    widest=1000,
    title="Battery capacity (kWh)",
    phrases=("battery capacity kwh", "vehicle battery capacity", "ev battery size"),
    in_context=("battery capacity", "battery size"),
)
def show_battery(rows: Rows) -> Any:
    """A mile needs 33.7 kWh over its MPGe."""
    return np.asarray(rows["electric_range fact"]) * 33.7 / np.asarray(rows["mpg fact"]) * 0.92


@values.measured(
    car,
    "weight",
    low=1500,
    high=9000,
    widest=10**5,
    title="Kerb weight (lb)",
    phrases=("curb weight", "kerb weight", "vehicle weight", "car weight", "gross vehicle weight"),
    in_context=("weight",),
)
def show_weight(rows: Rows) -> Any:
    base = np.array([2350.0, 2850.0, 2250.0, 3450.0, 2450.0, 2250.0, 3300.0, 2600.0, 3700.0])[rows["body_code"]]
    heavy = np.where(np.asarray(rows["fuel_code"]) == ELECTRIC, 900.0, 0.0) + 3.6 * np.minimum(rows["horsepower fact"], 450)
    return np.rint((base + heavy) * rows.draw("weight").uniform(0.96, 1.04) / 5) * 5


@values.measured(
    car,
    "acceleration",
    low=1.9,
    high=20,
    decimals=1,
    widest=100,
    title="0 to 60 mph (seconds)",
    phrases=("0-60 mph", "0-60 time", "zero to sixty", "0-100 km/h", "acceleration 0-60"),
    in_context=("acceleration",),
)
def show_acceleration(rows: Rows) -> Any:
    ratio = np.asarray(rows["weight fact"]) / np.asarray(rows["horsepower fact"])
    return 0.9 + 0.40 * ratio * np.where(np.asarray(rows["fuel_code"]) == ELECTRIC, 0.75, 0.93)


@values.measured(
    car, "top_speed", low=80, high=220, widest=500, title="Top speed (mph)", phrases=("top speed", "max speed", "maximum speed")
)
def show_top_speed(rows: Rows) -> Any:
    return np.minimum(62.0 + 3.9 * np.sqrt(np.asarray(rows["horsepower fact"])), 168.0)


@car.field(
    "transmission",
    title="Transmission",
    phrases=("transmission", "transmission type", "gearbox", "gear type", "gearbox type"),
    in_context=("gear",),
)
def choose_transmission(rows: Rows) -> Any:
    """Electric cars are automatic; manual gears are rare in America and common elsewhere."""
    draw, code = rows.draw("gear").uniform(), np.asarray(rows["fuel_code"])
    manual = rows.localized({"en_US": 0.06, "de": 0.42, "fr": 0.45, "es": 0.45, "en_GB": 0.48, "it": 0.5, "pt": 0.45})
    small = np.asarray(rows["base_power"]) < 220
    made = np.select([draw < np.where(small, manual * 1.3, manual * 0.4), small & (draw > 0.8), draw > 0.93], [1, 2, 3], 0)
    return values.choose_label(rows.localized(GEARBOXES), np.where(code == ELECTRIC, 0, np.where(code == HYBRID, 2 * (made > 1), made)))


@car.field(
    "color",
    title="Colour of the car",
    phrases=("car color", "car colour", "exterior color", "exterior colour", "vehicle color", "vehicle colour", "paint color"),
    in_context=("color", "colour", "paint"),
)
def pick_color(rows: Rows) -> Any:
    return rows.draw("color").pick(COLORS)


@car.field("interior_color", phrases=("interior color", "interior colour", "upholstery color"))
def pick_interior(rows: Rows) -> Any:
    return rows.draw("interior").pick(INTERIORS)


@values.measured(
    car,
    "owners",
    low=0,
    high=9,
    title="Previous owners",
    phrases=("previous owners", "number of owners", "owner count", "num owners", "number of previous owners"),
    in_context=("owners", "owner"),
)
def count_owners(rows: Rows) -> Any:
    return np.where(rows["is_new"], 0, 1 + np.floor(rows.draw("owners").exponential(0.13 * np.asarray(rows["age"], np.float64) + 0.15)))


@car.hidden("accidents")
def draw_accidents(rows: Rows) -> Any:
    found = np.floor(rows.draw("accidents").exponential(0.05 * np.asarray(rows["age"], np.float64) + 0.06))
    return np.where(rows["is_new"], 0, np.minimum(found, 5)).astype(np.int64)


@values.measured(
    car,
    "accident_count",
    low=0,
    high=9,
    title="Accidents reported",
    phrases=("accident count", "number of accidents", "accidents reported"),
)
def show_accidents(rows: Rows) -> Any:
    return rows["accidents"]


@car.field(
    "accident_free", storage="bool", title="No accident reported", phrases=("accident free", "no accidents", "clean title", "clean history")
)
def tell_clean(rows: Rows) -> Any:
    return np.asarray(rows["accidents"]) == 0


@car.field("seller_type", phrases=("seller type", "type of seller", "dealer or private"), in_context=("seller",))
def choose_seller(rows: Rows) -> Any:
    private = rows.draw("seller").uniform() < np.where(rows["is_new"], 0.0, 0.12 + 0.03 * np.minimum(np.asarray(rows["age"]), 15))
    return values.choose_label(rows.localized(SELLERS), private)


@car.field(
    "sale_status", title="State of the listing", phrases=("car listing status",), in_context=("listing status", "status", "availability")
)
def choose_sale(rows: Rows) -> Any:
    return values.choose_label(
        rows.localized(SALE_STATES), np.searchsorted(np.array([0.64, 0.94]), rows.draw("sale").uniform(), side="right")
    )


@values.measured(
    car,
    "days_listed",
    low=0,
    high=400,
    title="Days on the lot",
    phrases=("days on lot", "days listed", "days in stock", "days on the market"),
)
def draw_days(rows: Rows) -> Any:
    return np.floor(rows.draw("days").exponential(38.0))


@car.field(
    "listed_on",
    storage="date32",
    title="Date of the listing",
    phrases=("posting date of the car",),
    in_context=(
        "listing date",
        "listed on",
        "date listed",
        "posted date",
        "date",
        "date posted",
    ),
)
def date_listing(rows: Rows) -> Any:
    return values.days_before(rows, rows["days_listed fact"])


@car.field(
    "name",
    title="Year, make, model and trim",
    phrases=("car name", "vehicle name", "car title", "vehicle description", "listing title of the car"),
    in_context=("name", "title", "car", "vehicle", "listing title", "description"),
)
def name_car(rows: Rows) -> Any:
    year = values.write_digits(np.asarray(rows["year fact"]).astype(np.int64))
    return year + " " + rows["make"] + " " + rows["model"] + " " + rows["trim"]


@car.field(
    "stock_number",
    capacity=10**5,
    phrases=("car stock number", "vehicle stock number"),
    in_context=("stock number", "stock no", "stock id"),
)
def number_stock(rows: Rows) -> Any:
    return "U" + values.write_digits(rows.draw("stock").distinct(10**5), 5)


@values.measured(
    car,
    "safety_rating",
    low=1,
    high=5,
    title="Crash test stars",
    phrases=("safety rating", "crash test rating", "ncap rating", "safety stars"),
    in_context=("rating",),
)
def rate_safety(rows: Rows) -> Any:
    """Newer cars have more stars."""
    return np.rint(5.2 - 0.09 * np.asarray(rows["age"]) + rows.draw("stars").normal(-0.35, 0.5)).clip(2, 5)


@car.field(
    "vin",
    title="Vehicle identification number",
    capacity=10**6,
    phrases=("vin", "vin number", "vehicle identification number", "chassis number", "vehicle id number"),
)
def write_vin(rows: Rows) -> Any:
    """17 places after ISO 3779: maker, model, check digit, model year, plant and serial number."""
    count = len(rows)
    code = np.zeros((count, 17), np.int64)
    maker = np.asarray(rows["wmi"]).astype("U3").view("U1").reshape(count, 3)
    code[:, :3] = np.searchsorted(np.array(list(VIN_LETTERS)), maker)
    body = rows.draw("body").integer(0, 33**4 - 1)
    code[:, 3:7] = body[:, None] // 33 ** np.arange(4) % 33
    code[:, 7] = rows.draw("engine").integer(0, 32)
    years = np.searchsorted(np.array(list(VIN_LETTERS)), np.array(list(VIN_YEARS)))
    code[:, 9] = years[(np.asarray(rows["year fact"]).astype(np.int64) - 1980) % 30]
    code[:, 10] = rows.draw("plant").integer(10, 32)
    code[:, 11:] = rows.draw("serial").distinct(10**6)[:, None] // 10 ** np.arange(5, -1, -1) % 10
    rest = (VIN_VALUES[code] * VIN_WEIGHTS).sum(axis=1) % 11
    letters = np.array(list(VIN_LETTERS))[code]
    letters[:, 8] = np.array(list("0123456789X"))[rest]
    return np.ascontiguousarray(letters).view("U17").ravel().astype(np.dtypes.StringDType())
