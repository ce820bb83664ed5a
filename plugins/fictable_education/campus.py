"""Days at school and at the library: attendance, loans and fees."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_education.measures import TEXT, add_days, days_before, measured, write_digits

MARKS: Final = Pool.read(__package__, "data/attendance.csv", weight="share")
EXCUSES: Final = Pool({"Illness": 48, "Medical appointment": 17, "Family matter": 14, "Transport": 9, "School event": 7, "Bereavement": 2,
    "Religious holiday": 3})  # fmt: skip
BOOKS: Final = Pool.read(__package__, "data/books.csv", weight="share", types={"published": "int16"})
MATERIALS: Final = Pool({"Book": 78, "E-book": 12, "DVD": 4, "Audiobook": 6})
PUBLISHERS: Final = Pool(["Harbor House Press", "Lantern Books", "Northlight Publishing", "Old Mill Editions", "Quill & Anchor",
    "Riverstone Press", "Blue Finch Books", "Meadow Lane Classics", "Parallel Editions", "Copper Beech Press"])  # fmt: skip
BRANCHES: Final = Pool({"Central Library": 42, "North Branch": 18, "Riverside Branch": 16, "Science Library": 14, "Law Library": 4,
    "East Branch": 6})  # fmt: skip
FEES: Final = Pool.read(__package__, "data/fees.csv", weight="share", types={"amount": "float64"})
METHODS: Final = Pool({"Bank transfer": 34, "Credit card": 28, "Financial aid": 22, "Payment plan": 10, "Check": 6})

attendance = Entity("education.attendance", title="Attendance", phrases=("attendance", "absence", "roll call", "tardy"))  # fmt: skip


@attendance.hidden("day")
def choose_day(rows: Rows) -> Any:
    """A weekday of the last year outside the summer holidays."""
    day = days_before(rows, rows.draw("day").integer(3, 365))
    month = day.astype("datetime64[M]").astype(np.int64) % 12
    day = day - np.where((month == 6) | (month == 7), 91, 0).astype("timedelta64[D]")
    weekday = (day.astype(np.int64) + 3) % 7
    return day - np.maximum(weekday - 4, 0).astype("timedelta64[D]")


@attendance.field("date", title="Day", storage="date32", phrases=("attendance date", "class date", "school day", "date of attendance",
    "session date"))  # fmt: skip
def show_day(rows: Rows) -> Any:
    return rows["day"]


@attendance.hidden("mark")
def choose_mark(rows: Rows) -> Any:
    """Present, late, absent or excused; the diligent are seldom away."""
    diligence = rows.entity("education.student")["diligence"]
    who = np.array(["weak", "usual", "good"], TEXT)[np.searchsorted([-0.9, 0.7], diligence, side="right")]
    return np.asarray(rows.draw("mark").pick(MARKS, who=who)["status"])


@attendance.field("status", title="Attendance status", phrases=("attendance status", "attendance mark", "present or absent",
    "present/absent", "attendance record"), in_context=("status", "attendance"))  # fmt: skip
def name_mark(rows: Rows) -> Any:
    return rows["mark"]


@attendance.field("present", title="Present", storage="bool", phrases=("is present", "was present"), in_context=("present",))
def tell_present(rows: Rows) -> Any:
    return (rows["mark"] == "Present") | (rows["mark"] == "Late")


@attendance.field("minutes_late", title="Minutes late", storage="int16", phrases=("minutes late", "late minutes", "tardy minutes"))
def count_minutes(rows: Rows) -> Any:
    """0 unless late."""
    return np.where(rows["mark"] == "Late", np.rint(2.0 + rows.draw("minutes").exponential(8.0).clip(0, 50)), 0.0)


@attendance.field("period", title="Period", storage="int16", phrases=("class period", "lesson number"), in_context=("period",))
def draw_period(rows: Rows) -> Any:
    return rows.draw("period").integer(1, 7)


@attendance.field("reason", title="Reason of the absence", phrases=("absence reason", "reason for absence"), in_context=("reason",
    "excuse"))  # fmt: skip
def draw_excuse(rows: Rows) -> Any:
    return rows.draw("reason").pick(EXCUSES)


loan = Entity("education.library_loan", BOOKS, title="Library loan", phrases=("library", "book loan", "library book", "librarian",
    "book"))  # fmt: skip
loan.field("title", title="Book", phrases=("library book", "book borrowed", "book loaned", "title of book"),
    in_context=("title", "book", "book title", "book name"))  # fmt: skip
loan.field("author", title="Author", phrases=("library book author", "author of book"), in_context=("author", "creator", "book author"))
loan.field("genre", title="Genre", phrases=("library genre",), in_context=("genre", "subject", "category", "book category", "book genre"))
loan.field("published", title="Year of publication", storage="int16", phrases=("library publication year",),
    in_context=("publication year", "year published", "published"))  # fmt: skip


@loan.field("id", title="Number of the loan", capacity=10**7, phrases=("library loan id", "checkout id", "borrowing id", "circulation id",
    "book loan id"))  # fmt: skip
def number_loan(rows: Rows) -> Any:
    return "L" + write_digits(rows.draw("id").distinct(10**7), 7)


@loan.field("member_id", title="Library card", phrases=("library card number", "library member id", "borrower id", "patron id",
    "library card"), in_context=("member id", "card number"))  # fmt: skip
def number_member(rows: Rows) -> Any:
    return "LIB" + write_digits(rows.draw("member").integer(10_000, 99_999), 5)


@loan.field("material", title="Kind of material", phrases=("material type", "library material type", "media type of loan"),
    in_context=("format",))  # fmt: skip
def draw_material(rows: Rows) -> Any:
    return rows["kind"]


@loan.hidden("kind")
def choose_material(rows: Rows) -> Any:
    """Book, e-book and so on."""
    return np.asarray(rows.draw("material").pick(MATERIALS))


@loan.field("branch", title="Library branch", phrases=("library branch", "library name", "branch library"), in_context=("branch",))
def draw_branch(rows: Rows) -> Any:
    return rows.draw("branch").pick(BRANCHES)


@loan.hidden("day")
def choose_loan_day(rows: Rows) -> Any:
    """A day of the last year, with most loans of the last month still out."""
    return days_before(rows, rows.draw("day").uniform(1.0, 365.0))


@loan.field("checkout_date", title="Borrowed on", storage="date32", phrases=("checkout date of book", "loan date", "borrow date",
    "borrowed date", "date borrowed", "issue date of book", "borrowed on"), in_context=("checkout date", "issue date"))  # fmt: skip
def show_loan_day(rows: Rows) -> Any:
    return rows["day"]


@loan.field("due_date", title="Due on", storage="date32", phrases=("library due date", "book due date", "return due date"),
    in_context=("due date",))  # fmt: skip
def show_due_day(rows: Rows) -> Any:
    return add_days(rows["day"], 21)


@loan.hidden("days out")
def count_days(rows: Rows) -> Any:
    """How many days the book is kept: mostly less than the three weeks."""
    return np.rint(rows.draw("days").lognormal(2.72, 0.62)).clip(1, 120)


@loan.field("return_date", title="Returned on (as far as known in advance)", storage="date32", phrases=("return date of book",
    "book return date", "date returned", "returned on"), in_context=("return date", "returned date", "returned", "return"))  # fmt: skip
def show_return_day(rows: Rows) -> Any:
    return add_days(rows["day"], rows["days out"])


@loan.field("status", title="Status", phrases=("loan status of book", "borrowing status", "circulation status"), in_context=("status",))
def name_status(rows: Rows) -> Any:
    """Returned, on loan or overdue, as of the dataset's clock."""
    out = add_days(rows["day"], rows["days out"]) > days_before(rows, 0)
    over = add_days(rows["day"], 21) < days_before(rows, 0)
    return np.select([out & over, out], [np.array("Overdue", TEXT), np.array("On loan", TEXT)], np.array("Returned", TEXT))


@loan.field("renewals", title="Renewals", storage="int16", phrases=("renewals", "number of renewals", "renewal count"))
def count_renewals(rows: Rows) -> Any:
    return (rows["days out"] > 21).astype(np.int64) + (rows["days out"] > 42)


@loan.field("fine", title="Fine", storage="decimal", decimals=2, phrases=("library fine", "late fine", "fine amount", "overdue fine"),
    in_context=("fine", "late fee"))  # fmt: skip
def price_fine(rows: Rows) -> Any:
    """25 cents a day beyond the three weeks, at most 10."""
    return np.rint(np.minimum(np.maximum(rows["days out"] - 21.0, 0.0) * 25.0, 1000.0)).astype(np.int64)


@loan.field("publisher", title="Publisher (invented)", phrases=("publisher",), in_context=("book publisher", "publishing house"))
def draw_publisher(rows: Rows) -> Any:
    return rows.draw("publisher").pick(PUBLISHERS)


@measured(
    loan,
    "pages",
    low=48,
    high=1450,
    storage="int16",
    decimals=None,
    widest=10_000,
    title="Pages",
    phrases=("page count of book",),
    in_context=("pages", "page count", "number of pages", "num pages"),
)
def count_pages(rows: Rows) -> Any:
    return rows.draw("pages").lognormal(5.72, 0.42)


@measured(loan, "checkouts", low=1, high=2400, storage="int16", decimals=None, widest=10**6, title="Times borrowed in a month",
    phrases=("number of checkouts", "times borrowed", "checkout count"), in_context=("checkouts",))  # fmt: skip
def count_checkouts(rows: Rows) -> Any:
    """Most titles once or twice, a few very often."""
    return 1.0 + np.floor(rows.draw("checkouts").lognormal(0.9, 1.1))


@loan.field("checkout_year", title="Year of the loan", storage="int16", phrases=("checkout year", "year of checkout"))
def show_year(rows: Rows) -> Any:
    return rows["day"].astype("datetime64[Y]").astype(np.int64) + 1970


@loan.field("checkout_month", title="Month of the loan", storage="int16", phrases=("checkout month", "month of checkout"))
def show_month(rows: Rows) -> Any:
    return rows["day"].astype("datetime64[M]").astype(np.int64) % 12 + 1


@loan.field("usage_class", title="Physical or Digital", phrases=("usage class", "physical or digital"))
def name_class(rows: Rows) -> Any:
    digital = np.isin(np.asarray(rows["kind"]), np.array(["E-book", "Audiobook"], TEXT))
    return np.where(digital, np.array("Digital", TEXT), np.array("Physical", TEXT))


@loan.field("system", title="Lending system", phrases=("checkout type", "checkout system", "lending system"))
def name_system(rows: Rows) -> Any:
    """Of the library or, for digital copies, of an (invented) partner."""
    digital = np.isin(np.asarray(rows["kind"]), np.array(["E-book", "Audiobook"], TEXT))
    partner = np.where(rows.draw("partner").chance(0.7), np.array("ReadStream", TEXT), np.array("PageLend", TEXT))
    return np.where(digital, partner, np.array("Library desk", TEXT))


fee = Entity("education.student_fee", FEES, title="Student fee", phrases=("tuition payment", "student fee", "school fee", "fee payment",
    "bursar", "student account"))  # fmt: skip
fee.field("type", title="Kind of fee", phrases=("fee type", "fee category", "type of fee"), in_context=("type", "description",
    "charge type"))  # fmt: skip


@measured(fee, "due", low=15, high=42_000, storage="decimal", decimals=2, title="Amount due", phrases=("fee amount", "tuition amount",
    "fees due"), in_context=("amount", "amount due"))  # fmt: skip
def price_fee(rows: Rows) -> Any:
    """In fives."""
    return np.rint(np.asarray(rows["amount"]) * rows.draw("amount").lognormal(0.0, 0.22) / 5.0) * 5.0


@fee.hidden("share paid")
def choose_share(rows: Rows) -> Any:
    """1 where all is paid, 0 where nothing is, else a part."""
    kind = rows.draw("kind").uniform()
    return np.select([kind < 0.82, kind < 0.91], [1.0, 0.0], np.rint(rows.draw("part").uniform(2.0, 8.0)) / 10.0)


@fee.field("paid", title="Amount paid", storage="decimal", decimals=2, phrases=("fees paid", "tuition paid"), in_context=("amount paid",
    "paid amount", "payment amount"))  # fmt: skip
def show_paid(rows: Rows) -> Any:
    return rows["due fact"] * rows["share paid"]


@fee.field("balance", title="Still to pay", storage="decimal", decimals=2, phrases=("student balance", "fees outstanding", "fee balance"),
    in_context=("balance", "outstanding balance", "balance due"))  # fmt: skip
def show_balance(rows: Rows) -> Any:
    return rows["due fact"] - rows["due fact"] * rows["share paid"]


@fee.field("status", title="Payment status", phrases=("fee status", "tuition status", "fee payment status"), in_context=("payment status",
    "status"))  # fmt: skip
def name_payment(rows: Rows) -> Any:
    share = rows["share paid"]
    return np.select([share == 1.0, share == 0.0], [np.array("Paid", TEXT), np.array("Unpaid", TEXT)], np.array("Partially paid", TEXT))


@fee.field("method", title="Method of payment", phrases=("tuition payment method", "fee payment method"), in_context=("payment method",))
def draw_method(rows: Rows) -> Any:
    return rows.draw("method").pick(METHODS)
