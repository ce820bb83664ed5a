"""Cars: make, model, year, mileage, trim, colours, name and identification of one vehicle."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows, values

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
TRIM_NAMES: Final = Pool.read(__package__, "data/trims.csv")
# The body of pickups, in the column of codes.
PICKUP: Final = 3
TRIM_FACTORS: Final = np.array([0.95, 1.0, 1.06, 1.14, 1.26])
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
    return (np.asarray(rows["age"]) == 0) & rows.draw("new").chance(0.3)


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
    """A name that the make gives to such a trim; pickups have their own."""
    truck = values.choose_label((" ", " truck "), np.asarray(rows["body_code"]) == PICKUP)
    line = np.asarray(rows["make"]) + truck + values.write_digits(rows["trim_place"])
    return rows.draw("name").pick(TRIM_NAMES, line=line)["trim"]


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


@car.field(
    "name",
    title="Year, make, model and trim",
    phrases=("car name", "vehicle name", "car title", "vehicle description", "listing title of the car"),
    in_context=("name", "title", "car", "vehicle", "listing title", "description"),
)
def name_car(rows: Rows) -> Any:
    year = values.write_digits(np.asarray(rows["year fact"]).astype(np.int64))
    return year + " " + rows["make"] + " " + rows["model"] + " " + rows["trim"]


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
