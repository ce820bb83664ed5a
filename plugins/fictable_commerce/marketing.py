"""Leads of a sales team and marketing campaigns, each with numbers that belong together."""

from __future__ import annotations

from typing import Any

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_commerce.ranges import bounded, days_before, fit_range, write_digits

# Stages of a sale with the usual chance of winning it, in percent.
STAGES = Pool({"New": 28, "Contacted": 22, "Qualified": 17, "Proposal": 11, "Negotiation": 7, "Won": 7, "Lost": 8})
CHANCES = {"New": 10, "Contacted": 20, "Qualified": 40, "Proposal": 60, "Negotiation": 75, "Won": 100, "Lost": 0}
SOURCES = Pool(
    {"Website": 26, "Referral": 17, "LinkedIn": 14, "Webinar": 9, "Trade Show": 8, "Cold Call": 8, "Email Campaign": 11, "Partner": 7}
)
CHANNELS = Pool.read(
    __package__,
    "data/campaign_channels.csv",
    weight="share",
    types={"usual_cost": "float64", "usual_clicks": "float64", "usual_conversion": "float64", "value_factor": "float64"},
)
THEMES = Pool.read(
    __package__, "data/campaign_names.csv", weight="share", types={"month": "int64", "first_day": "int64", "last_day": "int64"}
)
AUDIENCES = Pool(
    [
        "New Visitors",
        "Returning Customers",
        "Young Adults 18-24",
        "Professionals 25-34",
        "Parents",
        "Newsletter Subscribers",
        "Lookalike Audience",
        "Cart Abandoners",
        "VIP Customers",
    ]
)

lead = Entity("commerce.lead", title="Sales lead", phrases=("lead", "sales lead", "prospect", "CRM", "opportunity", "sales pipeline"))


@lead.field("id", title="Lead number", capacity=10**6, phrases=("lead id", "lead number", "opportunity id", "prospect id"))
def number_lead(rows: Rows) -> Any:
    return "LEAD-" + write_digits(rows.draw("id").distinct(10**6), 6)


@lead.hidden("step")
def pick_step(rows: Rows) -> Any:
    return rows.draw("stage").pick(STAGES)


@lead.field(
    "status",
    title="Lead status",
    phrases=("lead status", "lead stage", "deal stage", "pipeline stage", "opportunity stage", "sales stage"),
    in_context=("status", "stage"),
)
def show_step(rows: Rows) -> Any:
    return rows["step"]


@lead.field("source", title="Lead source", phrases=("lead source", "lead channel", "source of the lead"), in_context=("source",))
def pick_source(rows: Rows) -> Any:
    return rows.draw("source").pick(SOURCES)


@lead.hidden("chance")
def read_chance(rows: Rows) -> Any:
    step = np.asarray(rows["step"])
    return np.select([step == name for name in CHANCES], list(CHANCES.values()), 10)


@lead.field(
    "score",
    title="Lead score",
    storage="int32",
    params=bounded("integer", 0, 100),
    phrases=("lead score", "lead rating"),
    in_context=("score",),
)
def score_lead(rows: Rows) -> Any:
    """0 to 100, higher the further the sale has come."""
    raw = rows.draw("score").normal(25 + rows["chance"] * 0.55, 14).clip(1, 99)
    return np.rint(fit_range(rows, raw))


@lead.field(
    "probability",
    title="Chance of closing (%)",
    storage="int32",
    phrases=("win probability", "close probability", "closing probability", "deal probability"),
    in_context=("probability",),
)
def show_chance(rows: Rows) -> Any:
    return rows["chance"]


@lead.field(
    "deal_value",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**8),
    phrases=("deal value", "deal size", "estimated value", "opportunity value", "expected revenue", "deal amount"),
)
def weigh_deal(rows: Rows) -> Any:
    return fit_range(rows, np.rint(rows.draw("deal").lognormal(9.4, 1.0) / 100) * 100)


@lead.hidden("age")
def count_days(rows: Rows) -> Any:
    return 1 + np.floor(rows.draw("age").exponential(110.0)).clip(0, 700)


@lead.field(
    "created",
    title="Lead created on",
    storage="date32",
    phrases=("lead created date", "lead date"),
    in_context=("created at", "created date", "date created", "created"),
)
def show_created(rows: Rows) -> Any:
    return days_before(rows, rows["age"])


@lead.field(
    "last_contact", storage="date32", phrases=("last contact date", "last contacted", "last activity date", "last contact", "last touch")
)
def show_last_contact(rows: Rows) -> Any:
    return days_before(rows, np.floor(rows["age"] * rows.draw("contact").uniform()))


@lead.field("converted", storage="bool", phrases=("is converted", "lead converted", "converted flag"), in_context=("converted",))
def show_converted(rows: Rows) -> Any:
    return np.asarray(rows["step"]) == "Won"


campaign = Entity(
    "commerce.campaign",
    CHANNELS,
    THEMES,
    title="Marketing campaign",
    phrases=("campaign", "marketing campaign", "advertising", "ad campaign", "ads"),
)
campaign.field(
    "channel",
    title="Marketing channel",
    phrases=("marketing channel", "ad channel", "campaign channel", "ad platform", "advertising channel"),
    in_context=("channel", "platform"),
)
campaign.field(
    "objective",
    title="Campaign objective",
    phrases=("campaign objective", "campaign goal", "campaign type"),
    in_context=("objective", "goal"),
)


@campaign.field("id", title="Campaign number", capacity=10**5, phrases=("campaign id", "campaign number", "campaign code"))
def number_campaign(rows: Rows) -> Any:
    return "CMP-" + write_digits(rows.draw("id").distinct(10**5), 5)


@campaign.hidden("start")
def set_start(rows: Rows) -> Any:
    """In the theme's month of one of the two years before the clock's, or on any day of them."""
    month = np.asarray(rows["month"])
    year = rows.as_of.year - 1970 - rows.draw("year").integer(1, 2)
    first = (year * 12 + np.maximum(month, 1) - 1).astype("datetime64[M]").astype("datetime64[D]")
    day = np.where(month > 0, rows.draw("day").integer(rows["first_day"], rows["last_day"]) - 1, rows.draw("any day").integer(0, 330))
    return first + day.astype("timedelta64[D]")


@campaign.field("name", title="Campaign name", phrases=("campaign name", "campaign title", "campaign", "ad name"), in_context=("name",))
def name_campaign(rows: Rows) -> Any:
    year = rows["start"].astype("datetime64[Y]").astype(np.int64) + 1970
    return rows["theme"] + " " + write_digits(year, 4) + " - " + rows["channel"]


@campaign.hidden("budgeted")
def set_budget(rows: Rows) -> Any:
    return np.maximum(np.rint(rows.draw("budget").lognormal(9.0, 0.9) / 500) * 500, 500.0)


@campaign.hidden("spent")
def set_spend(rows: Rows) -> Any:
    return np.rint(rows["budgeted"] * rows.draw("spend").uniform(0.72, 1.0) * 100) / 100


@campaign.hidden("click_count")
def count_clicks(rows: Rows) -> Any:
    return np.floor(rows["spent"] / (rows["usual_cost"] * rows.draw("cpc").lognormal(0.0, 0.2))) + 1


@campaign.hidden("shown")
def count_impressions(rows: Rows) -> Any:
    return np.ceil(rows["click_count"] / np.minimum(rows["usual_clicks"] * rows.draw("ctr").lognormal(0.0, 0.2), 0.5))


@campaign.hidden("won")
def count_conversions(rows: Rows) -> Any:
    rate = np.minimum(rows["usual_conversion"] * rows.draw("rate").lognormal(0.0, 0.3), 0.9)
    return np.floor(rows["click_count"] * rate)


@campaign.hidden("earned")
def count_revenue(rows: Rows) -> Any:
    return np.rint(rows["won"] * rows["value_factor"] * rows.draw("basket").lognormal(4.3, 0.3) * 100) / 100


@campaign.field(
    "budget",
    title="Campaign budget",
    storage="decimal",
    decimals=2,
    params=bounded("number", 0, 10**8),
    phrases=("campaign budget", "ad budget", "marketing budget", "advertising budget"),
    in_context=("budget",),
)
def show_budget(rows: Rows) -> Any:
    return fit_range(rows, rows["budgeted"])


@campaign.field(
    "spend",
    title="Campaign spend",
    storage="decimal",
    decimals=2,
    phrases=("ad spend", "campaign spend", "amount spent on ads", "advertising cost", "marketing spend", "campaign cost"),
    in_context=("spend", "cost"),
)
def show_spend(rows: Rows) -> Any:
    return rows["spent"]


@campaign.field(
    "impressions", storage="int64", params=bounded("integer", 0, 10**9), phrases=("impressions", "ad impressions", "number of impressions")
)
def show_impressions(rows: Rows) -> Any:
    return np.floor(fit_range(rows, rows["shown"]))


@campaign.field(
    "clicks", storage="int32", params=bounded("integer", 0, 10**9), phrases=("clicks", "ad clicks", "link clicks", "number of clicks")
)
def show_clicks(rows: Rows) -> Any:
    return np.floor(fit_range(rows, rows["click_count"]))


@campaign.field(
    "ctr", title="Click-through rate (%)", storage="float64", decimals=2, phrases=("CTR", "click through rate", "click-through rate")
)
def show_ctr(rows: Rows) -> Any:
    return rows["click_count"] / rows["shown"] * 100


@campaign.field("cpc", title="Cost per click", storage="decimal", decimals=2, phrases=("CPC", "cost per click"))
def show_cpc(rows: Rows) -> Any:
    return rows["spent"] / rows["click_count"]


@campaign.field(
    "conversions",
    storage="int32",
    params=bounded("integer", 0, 10**9),
    phrases=("conversions", "number of conversions", "campaign conversions"),
)
def show_conversions(rows: Rows) -> Any:
    return np.floor(fit_range(rows, rows["won"]))


@campaign.field("conversion_rate", title="Conversion rate (%)", storage="float64", decimals=2, phrases=("conversion rate",))
def show_rate(rows: Rows) -> Any:
    return rows["won"] / rows["click_count"] * 100


@campaign.field(
    "revenue",
    title="Campaign revenue",
    storage="decimal",
    decimals=2,
    phrases=("campaign revenue", "attributed revenue"),
    in_context=("revenue",),
)
def show_revenue(rows: Rows) -> Any:
    return rows["earned"]


@campaign.field(
    "roi",
    title="Return on ad spend (ratio)",
    storage="float64",
    decimals=2,
    phrases=("ROI", "ROAS", "return on investment", "return on ad spend"),
)
def show_return(rows: Rows) -> Any:
    return rows["earned"] / rows["spent"]


@campaign.field(
    "start_date",
    title="Campaign start",
    storage="date32",
    phrases=("campaign start date", "campaign start"),
    in_context=("start date", "start"),
)
def show_start(rows: Rows) -> Any:
    return rows["start"]


@campaign.field(
    "end_date", title="Campaign end", storage="date32", phrases=("campaign end date", "campaign end"), in_context=("end date", "end")
)
def show_end(rows: Rows) -> Any:
    """7 to 34 days after the start."""
    return rows["start"] + rows.draw("length").integer(7, 34).astype("timedelta64[D]")


@campaign.field(
    "audience", title="Target audience", phrases=("target audience", "target group", "audience segment"), in_context=("audience",)
)
def pick_audience(rows: Rows) -> Any:
    return rows.draw("audience").pick(AUDIENCES)
