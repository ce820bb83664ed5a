"""Companies and suppliers: name, industry, domain and size of one firm."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_commerce.ranges import TEXT, bounded, fit_range, write_digits

INDUSTRIES = Pool.read(__package__, "data/industries.csv", weight="share")
ROOTS = Pool.read(__package__, "data/company_roots.csv")
LEGAL_FORMS = Pool(
    {"": 34, " Inc.": 26, " LLC": 22, " Corp.": 8, " Ltd.": 6, " Co.": 4},
    de={" GmbH": 70, " AG": 12, " GmbH & Co. KG": 12, " SE": 6},
    fr={" SARL": 45, " SAS": 40, " SA": 15},
    es={" S.L.": 75, " S.A.": 25},
    it={" S.r.l.": 70, " S.p.A.": 30},
    nl={" B.V.": 85, " N.V.": 15},
    pt={" Ltda.": 70, " S.A.": 30},
    en_GB={" Ltd": 78, " PLC": 10, " LLP": 12},
)
# Forms in names of firms that are companies, and those of them whose shares are not traded.
COMPANIES = (" Inc.", " LLC", " Corp.", " Ltd.", " Ltd", " PLC", " Co.", " GmbH", " AG", " SE", " SARL", " SAS", " SA", " S.A.", " S.L.")
CLOSED = (" LLC", " Co.", " Ltd", " LLP", " GmbH", " GmbH & Co. KG", " SARL", " SAS", " S.L.", " S.r.l.", " B.V.", " Ltda.")
DEPARTMENTS = Pool(
    {
        "Sales": 18,
        "Engineering": 18,
        "Operations": 15,
        "Customer Support": 12,
        "Marketing": 9,
        "Finance": 8,
        "Human Resources": 6,
        "IT": 8,
        "Product": 5,
        "Legal": 2,
    },
    de=["Vertrieb", "Technik", "Betrieb", "Kundenservice", "Marketing", "Finanzen", "Personal", "IT", "Produktmanagement", "Recht"],
    fr=[
        "Commercial",
        "Ingénierie",
        "Exploitation",
        "Service client",
        "Marketing",
        "Finance",
        "Ressources humaines",
        "Informatique",
        "Produit",
        "Juridique",
    ],
    es=[
        "Ventas",
        "Ingeniería",
        "Operaciones",
        "Atención al cliente",
        "Marketing",
        "Finanzas",
        "Recursos Humanos",
        "Informática",
        "Producto",
        "Legal",
    ],
)
OWNERSHIP = Pool({"Private": 82, "Public": 8, "Partnership": 6, "Nonprofit": 4})
MAILBOXES = Pool({"info": 30, "contact": 24, "sales": 18, "office": 12, "hello": 10, "support": 6})
TRADES = Pool(
    ["Supply Co.", "Trading", "Wholesale", "Distribution", "Imports", "Goods", "Merchandise", "Sourcing"],
    de=["Großhandel", "Handel", "Vertrieb", "Import", "Warenhandel", "Zulieferer", "Lieferservice", "Beschaffung"],
    fr=["Fournitures", "Négoce", "Grossiste", "Distribution", "Import", "Marchandises", "Approvisionnement", "Diffusion"],
    es=["Suministros", "Comercial", "Mayorista", "Distribuciones", "Importaciones", "Mercancías", "Abastecimientos", "Proveedores"],
)
TERMS = Pool({"Net 30": 50, "Net 60": 18, "Net 15": 12, "Net 45": 10, "Due on Receipt": 7, "Prepaid": 3})
BANDS = np.array(["1-10", "11-50", "51-200", "201-500", "501-1000", "1001-5000", "5000+"], TEXT)
BAND_STARTS = np.array([11, 51, 201, 501, 1001, 5001])
# Letters of names as they are written in domains, one by one.
PLAIN = {
    "&": "and",
    " ": "",
    ".": "",
    "'": "",
    "’": "",
    "-": "",
    ",": "",
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "æ": "ae",
    "ø": "o",
    "å": "a",
    "ł": "l",
    **dict.fromkeys("áàâãăạảą", "a"),
    **dict.fromkeys("éèêëęěẽẹ", "e"),
    **dict.fromkeys("íìîïĩị", "i"),
    **dict.fromkeys("óòôõơọ", "o"),
    **dict.fromkeys("úùûũưụů", "u"),
    **dict.fromkeys("ýỳ", "y"),
    "ç": "c",
    "ć": "c",
    "č": "c",
    "ñ": "n",
    "ń": "n",
    "š": "s",
    "ś": "s",
    "ž": "z",
    "ż": "z",
    "ź": "z",
    "đ": "d",
    "ř": "r",
    "ğ": "g",
    "ş": "s",
    "ı": "i",
}

company = Entity(
    "commerce.company",
    INDUSTRIES,
    ROOTS,
    title="Company",
    phrases=("company", "business", "firm", "organization", "organisation", "employer"),
)
company.field("industry", phrases=("industry", "industry sector", "line of business", "business sector"), in_context=("sector",))


def write_domain(names: Any) -> Any:
    """Names as a label of a domain: lower case, without blanks and accents; names in other scripts stay as they are."""
    label = np.strings.lower(np.asarray(names))
    for letter, plain in PLAIN.items():
        if letter.isascii():
            label = np.strings.replace(label, letter, plain)
    foreign = ~is_ascii(label)
    if foreign.any():
        rest = label[foreign]
        for letter, plain in PLAIN.items():
            if not letter.isascii():
                rest = np.strings.replace(rest, letter, plain)
        label[foreign] = rest
    return label


def is_ascii(texts: Any) -> Any:
    """Which texts have ASCII letters only."""
    width = max(int(np.strings.str_len(texts).max(initial=1)), 1)
    codes = np.asarray(texts).astype(f"U{width}").view(np.uint32).reshape(-1, width)
    return (codes < 128).all(axis=1)


@company.hidden("short")
def shorten(rows: Rows) -> Any:
    return rows["root"] + " " + rows["noun"]


@company.field(
    "name",
    title="Company name",
    phrases=(
        "company",
        "company name",
        "business name",
        "organization name",
        "organisation name",
        "firm name",
        "employer",
        "client company",
        "account name",
    ),
    in_context=("name",),
)
def name_company(rows: Rows) -> Any:
    return rows["short"] + rows.draw("form").pick(LEGAL_FORMS)


@company.field(
    "domain", title="Company domain", phrases=("company domain", "e-mail domain", "email domain", "web domain"), in_context=("domain",)
)
def show_domain(rows: Rows) -> Any:
    return write_domain(rows["short"]) + ".example"


@company.field(
    "website",
    title="Company website",
    phrases=("company website", "company url", "corporate website", "website", "website url", "homepage"),
    in_context=("url",),
)
def show_website(rows: Rows) -> Any:
    return "https://www." + rows["domain"]


@company.field(
    "email", title="Company e-mail", phrases=("company email", "business email", "company e-mail"), in_context=("email", "e-mail")
)
def show_email(rows: Rows) -> Any:
    return rows.draw("mailbox").pick(MAILBOXES) + "@" + rows["domain"]


@company.field(
    "work_email",
    title="Work e-mail of a person",
    phrases=("work email", "work e-mail", "corporate email", "office email", "professional email"),
)
def show_work_email(rows: Rows) -> Any:
    """first.last@ of the row's person at the company's domain; a number stands for names in other scripts."""
    person = rows.entity("person")
    local = write_domain(person["first_name"]) + "." + write_domain(person["last_name"])
    number = "staff" + write_digits(rows.draw("number").integer(100, 9999), 4)
    return np.where(is_ascii(local), local, number) + "@" + rows["domain"]


@company.hidden("people")
def count_people(rows: Rows) -> Any:
    """Log-normal: most firms are small, a few have thousands of employees."""
    return np.floor(rows.draw("people").lognormal(3.7, 1.6)).clip(1, 250_000) + 1


@company.field(
    "employees",
    title="Number of employees",
    storage="int32",
    params=bounded("integer", 1, 10**7),
    phrases=("number of employees", "employee count", "headcount", "num employees", "staff count", "company headcount"),
    in_context=("employees",),
)
def show_employees(rows: Rows) -> Any:
    return np.floor(fit_range(rows, rows["people"]))


@company.field(
    "size", title="Company size (band)", phrases=("company size", "firm size", "business size", "employee range"), in_context=("size",)
)
def show_size(rows: Rows) -> Any:
    return BANDS[np.searchsorted(BAND_STARTS, np.asarray(rows["people"]), side="right")]


@company.field(
    "revenue",
    title="Annual revenue",
    storage="int64",
    params=bounded("integer", 0, 10**9),
    phrases=("annual revenue", "yearly revenue", "company revenue", "annual turnover"),
    in_context=("revenue", "turnover"),
)
def show_revenue(rows: Rows) -> Any:
    """Employees times a log-normal revenue per head of about 150,000, to three digits."""
    exact = np.minimum(rows["people"] * rows.draw("per head").lognormal(11.9, 0.5), 9.9e8)
    unit = np.where(exact < 1e6, 1e3, np.where(exact < 1e8, 1e4, 1e6))
    return fit_range(rows, np.rint(exact / unit) * unit)


@company.field(
    "founded_year",
    storage="int16",
    phrases=("founding year",),
    in_context=(
        "year established",
        "established year",
        "year founded",
        "founded year",
        "founded",
    ),
)
def show_founded(rows: Rows) -> Any:
    return rows.as_of.year - 1 - np.floor(rows.draw("age").exponential(22.0)).clip(0, 170)


@company.field("ownership", title="Company type", phrases=("company type", "ownership type", "business type"))
def show_ownership(rows: Rows) -> Any:
    """Public are large firms in the form of a corporation; partnerships and nonprofits have no such form in their name."""
    name, drawn = np.asarray(rows["name"]), np.asarray(rows.draw("ownership").pick(OWNERSHIP))
    formed = np.logical_or.reduce([np.strings.endswith(name, form) for form in COMPANIES])
    small = (np.asarray(rows["people"]) < 400) | np.logical_or.reduce([np.strings.endswith(name, form) for form in CLOSED])
    public, other = drawn == "Public", (drawn == "Partnership") | (drawn == "Nonprofit")
    return np.where((public & small) | (other & formed), "Private", drawn)


@company.field("department", title="Department of a company", phrases=("company department", "business unit"), in_context=("department",))
def show_department(rows: Rows) -> Any:
    return rows.draw("department").pick(DEPARTMENTS)


supplier = Entity("commerce.supplier", ROOTS, title="Supplier", phrases=("supplier", "vendor", "distributor", "wholesaler"))


@supplier.hidden("short")
def shorten_supplier(rows: Rows) -> Any:
    return rows["root"] + " " + rows.draw("trade").pick(TRADES)


@supplier.field(
    "name",
    title="Supplier name",
    phrases=("supplier", "supplier name", "vendor", "vendor name", "distributor", "wholesaler"),
    in_context=("name",),
)
def name_supplier(rows: Rows) -> Any:
    return rows["short"]


@supplier.field(
    "id",
    title="Supplier number",
    capacity=10**4,
    phrases=("supplier id", "vendor id", "supplier code", "vendor number", "supplier number", "vendor code"),
)
def number_supplier(rows: Rows) -> Any:
    return "SUP-" + write_digits(rows.draw("id").distinct(10**4), 4)


@supplier.field("email", title="Supplier e-mail", phrases=("supplier email", "vendor email"), in_context=("email", "e-mail"))
def show_supplier_email(rows: Rows) -> Any:
    return rows.draw("mailbox").pick(MAILBOXES) + "@" + write_domain(rows["short"]) + ".example"


@supplier.field(
    "lead_time",
    title="Lead time (days)",
    storage="int32",
    phrases=("lead time", "lead time days", "supplier lead time", "delivery time days"),
)
def show_lead_time(rows: Rows) -> Any:
    return np.floor(rows.draw("lead time").lognormal(2.5, 0.6)).clip(1, 90)


@supplier.field(
    "rating", title="Supplier rating", storage="float64", decimals=1, phrases=("supplier rating", "vendor rating"), in_context=("rating",)
)
def rate_supplier(rows: Rows) -> Any:
    return np.clip(5.0 - rows.draw("rating").lognormal(-0.3, 0.5), 1.0, 5.0)


@supplier.field("terms", title="Payment terms", phrases=("supplier payment terms",), in_context=("payment terms", "terms"))
def pick_terms(rows: Rows) -> Any:
    return rows.draw("terms").pick(TERMS)
