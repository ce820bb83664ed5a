"""Campaigns and mailings: impressions exceed clicks, clicks exceed conversions, and the rates are made of them."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_social.measures import TEXT, add_days, add_minutes, days_before, fill, fill_words, measured, write_digits

CAMPAIGNS: Final = Pool.read(__package__, "data/campaigns.csv", weight="share", types={"month": "int16"})
CHANNELS: Final = Pool.read(__package__, "data/channels.csv", weight="share", types={"ctr": "float64", "cpc": "float64", "cvr": "float64"})
AUDIENCES: Final = Pool({"Women 18-34": 14, "Men 18-34": 12, "Adults 25-44": 22, "Parents": 9, "Students": 7, "Homeowners": 7,
    "Small business owners": 7, "Lookalike 1%": 10, "Retargeting: site visitors": 12})  # fmt: skip
FORMATS: Final = Pool({"Image": 34, "Video": 28, "Carousel": 16, "Text": 14, "Story": 8})
SUBJECTS: Final = Pool.read(__package__, "data/email_subjects.csv", weight="share")
MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
SUBJECT_WORDS: Final = Pool.read(__package__, "data/email_words.csv")
ad = Entity( "social.ad", CAMPAIGNS, CHANNELS, title="Ad campaign", phrases=("ad campaign", "advertising", "marketing campaign",
    "digital marketing", "click-through", "google ads", "ad performance", "online ad"), )  # fmt: skip
ad.field("campaign", title="Campaign", phrases=("ad campaign name", "marketing campaign", "ad campaign"),
    in_context=("campaign", "name", "campaign name", "ad name"))  # fmt: skip
ad.field(
    "objective",
    title="Objective",
    phrases=("ad objective", "marketing objective"),
    in_context=("objective", "goal", "campaign objective", "campaign goal", "campaign type"),
)
ad.field(
    "channel",
    title="Channel",
    phrases=("ad network", "advertising platform"),
    in_context=(
        "channel",
        "platform",
        "source",
        "ad channel",
        "ad platform",
        "advertising channel",
        "marketing channel",
        "campaign channel",
    ),
)


@ad.field(
    "id", title="Number of the campaign", capacity=10**6, phrases=("ad id", "ad campaign id", "ad group id"), in_context=("campaign id",)
)
def number_campaign(rows: Rows) -> Any:
    return "CMP-" + write_digits(rows.draw("id").distinct(10**6), 6)


@measured(ad, "impressions", low=200, high=60_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Impressions",
    phrases=("impression count", "ad views"), in_context=("impressions", "ad impressions", "number of impressions"))  # fmt: skip
def count_impressions(rows: Rows) -> Any:
    return np.floor(rows.draw("impressions").lognormal(10.9, 1.25))


@measured(
    ad,
    "clicks",
    low=0,
    high=5_000_000,
    storage="int32",
    decimals=None,
    widest=2 * 10**9,
    title="Clicks",
    phrases=("click count",),
    in_context=("clicks", "ad clicks", "number of clicks", "link clicks"),
)
def count_clicks(rows: Rows) -> Any:
    """By the usual click-through rate of the channel."""
    rate = np.minimum(np.asarray(rows["ctr"]) * rows.draw("clicks").lognormal(0.0, 0.35), 0.35)
    return np.floor(rows["impressions fact"] * rate)


@measured(
    ad,
    "conversions",
    low=0,
    high=500_000,
    storage="int32",
    decimals=None,
    widest=2 * 10**9,
    title="Conversions",
    phrases=("conversion count", "ad conversions", "purchases from ads", "leads generated"),
    in_context=("conversions", "number of conversions"),
)
def count_conversions(rows: Rows) -> Any:
    rate = np.minimum(np.asarray(rows["cvr"]) * rows.draw("conversions").lognormal(0.0, 0.4), 0.5)
    return np.floor(rows["clicks fact"] * rate + rows.draw("rest").uniform(0.0, 0.6))


@measured(
    ad,
    "click_through_rate",
    low=0.0,
    high=100.0,
    decimals=2,
    widest=100,
    title="Click-through rate (%)",
    phrases=("click rate of ads",),
    in_context=("ctr", "click through rate", "click-through rate"),
)
def measure_clicks(rows: Rows) -> Any:
    return 100.0 * rows["clicks fact"] / rows["impressions fact"]


@measured(
    ad,
    "conversion_rate",
    low=0.0,
    high=100.0,
    decimals=2,
    widest=100,
    title="Conversion rate (%)",
    phrases=("ad conversion rate", "campaign conversion rate", "cvr"),
    in_context=("conversion rate",),
)
def measure_conversions(rows: Rows) -> Any:
    return 100.0 * rows["conversions fact"] / np.maximum(rows["clicks fact"], 1.0)


@measured(
    ad,
    "spend",
    low=1,
    high=4_000_000,
    storage="decimal",
    decimals=2,
    title="Spend",
    phrases=("amount spent", "advertising spend"),
    in_context=("spend", "cost", "ad spend", "campaign spend", "marketing spend", "advertising cost", "campaign cost"),
)
def price_clicks(rows: Rows) -> Any:
    """Clicks times their usual price."""
    return (rows["clicks fact"] + 3.0) * np.asarray(rows["cpc"]) * rows.draw("price").lognormal(0.0, 0.25)


@measured(
    ad,
    "budget",
    low=5,
    high=5_000_000,
    storage="decimal",
    decimals=2,
    title="Budget",
    in_context=("budget", "campaign budget", "ad budget", "marketing budget", "advertising budget"),
)
def plan_budget(rows: Rows) -> Any:
    """A round sum above the spend."""
    spend = rows["spend fact"] * rows.draw("room").uniform(1.02, 1.4)
    step = np.select([spend < 100, spend < 1000, spend < 10_000], [10.0, 50.0, 250.0], 1000.0)
    return np.ceil(spend / step) * step


@measured(
    ad,
    "cost_per_click",
    low=0.0,
    high=200.0,
    storage="decimal",
    decimals=2,
    title="Cost per click",
    phrases=("average cpc",),
    in_context=("cpc", "cost per click"),
)
def measure_click_price(rows: Rows) -> Any:
    return rows["spend fact"] / np.maximum(rows["clicks fact"], 1.0)


@measured(ad, "cost_per_mille", low=0.0, high=5000.0, storage="decimal", decimals=2, title="Cost of a thousand impressions",
    phrases=("cpm", "cost per mille", "cost per thousand impressions"))  # fmt: skip
def measure_mille_price(rows: Rows) -> Any:
    return 1000.0 * rows["spend fact"] / rows["impressions fact"]


@measured(ad, "cost_per_conversion", low=0.0, high=4_000_000.0, storage="decimal", decimals=2, title="Cost of a conversion",
    phrases=("cost per conversion", "cpa", "cost per acquisition", "acquisition cost", "cost per lead"))  # fmt: skip
def measure_conversion_price(rows: Rows) -> Any:
    return rows["spend fact"] / np.maximum(rows["conversions fact"], 1.0)


@measured(
    ad,
    "revenue",
    low=0,
    high=30_000_000,
    storage="decimal",
    decimals=2,
    title="Revenue",
    phrases=("ad revenue", "revenue from ads", "conversion value"),
    in_context=("revenue", "campaign revenue"),
)
def earn(rows: Rows) -> Any:
    """Conversions times the value of an order."""
    return rows["conversions fact"] * rows.draw("value").lognormal(4.15, 0.35)


@measured(
    ad,
    "return_on_spend",
    low=0.0,
    high=500.0,
    decimals=2,
    widest=10_000,
    title="Revenue per money spent",
    phrases=("roi of campaign", "campaign roi"),
    in_context=("roi", "roas", "return on ad spend"),
)
def measure_return(rows: Rows) -> Any:
    return rows["revenue fact"] / rows["spend fact"]


@ad.field("audience", title="Audience", phrases=("ad audience",), in_context=("target", "audience", "target audience", "audience segment"))
def draw_audience(rows: Rows) -> Any:
    return rows.draw("audience").pick(AUDIENCES)


@ad.field("format", title="Format", phrases=("ad format", "ad type", "creative type", "ad creative"), in_context=("format",))
def draw_format(rows: Rows) -> Any:
    return rows.draw("format").pick(FORMATS)


@ad.hidden("first day")
def choose_start(rows: Rows) -> Any:
    """A day of the last year; seasonal campaigns start in the month that they are named for, in the calendar year before."""
    month = np.asarray(rows["month"])
    first = np.datetime64(f"{rows.as_of.year - 1}-01", "M") + (np.maximum(month, 1) - 1).astype("timedelta64[M]")
    seasonal = first.astype("datetime64[D]") + rows.draw("day").integer(0, 20).astype("timedelta64[D]")
    return np.where(month > 0, seasonal, days_before(rows, rows.draw("start").integer(2, 365)))


@ad.hidden("last day")
def choose_end(rows: Rows) -> Any:
    """Mostly one to eight weeks later."""
    return add_days(rows["first day"], np.array([3, 7, 7, 14, 14, 21, 28, 30, 30, 60])[rows.draw("length").integer(0, 9)])


@ad.field(
    "start_date",
    title="First day",
    storage="date32",
    phrases=("ad start date", "flight start"),
    in_context=("start date", "campaign start date", "campaign start"),
)
def show_start(rows: Rows) -> Any:
    return rows["first day"]


@ad.field("end_date", title="Last day", storage="date32", phrases=("ad end date", "flight end"),
    in_context=("end date", "campaign end date", "campaign end"))  # fmt: skip
def show_end(rows: Rows) -> Any:
    return rows["last day"]


@ad.field("status", title="Status", phrases=("campaign status", "ad status", "ad campaign status"), in_context=("status",))
def name_status(rows: Rows) -> Any:
    """Completed where the last day lies before the clock."""
    over = rows["last day"] < days_before(rows, 0)
    return np.where(over, np.array("Completed", TEXT), np.where(rows.draw("paused").chance(0.18), np.array("Paused", TEXT),
        np.array("Active", TEXT)))  # fmt: skip


mailing = Entity("social.mailing", SUBJECTS, title="E-mail campaign", phrases=("email campaign", "e-mail campaign", "newsletter",
    "email marketing", "mailing", "email send", "mailchimp"))  # fmt: skip
mailing.field("campaign", title="Kind of e-mail", phrases=("email campaign type", "email type", "newsletter type", "email campaign"),
    in_context=("campaign", "type", "campaign name", "campaign type"))  # fmt: skip


@mailing.field("subject", title="Subject", phrases=("email subject", "subject line", "email subject line", "mail subject"),
    in_context=("subject",))  # fmt: skip
def write_subject(rows: Rows) -> Any:
    """The month is that of sending."""
    month = np.asarray(rows["sent_at"]).astype("datetime64[M]").astype(np.int64) % 12
    return fill(fill_words(rows, SUBJECT_WORDS), month=np.array(MONTHS, TEXT)[month])


@mailing.field("id", title="Number of the e-mail campaign", capacity=10**6, phrases=("email campaign id", "mailing id", "newsletter id"),
    in_context=("campaign id",))  # fmt: skip
def number_mailing(rows: Rows) -> Any:
    return "EM-" + write_digits(rows.draw("id").distinct(10**6), 6)


@measured(mailing, "sent", low=50, high=5_000_000, storage="int32", decimals=None, title="E-mails sent", phrases=("emails sent",
    "sent count", "number of emails sent", "email recipients", "total sent"), in_context=("sent", "recipients"))  # fmt: skip
def count_sent(rows: Rows) -> Any:
    return np.floor(rows.draw("sent").lognormal(8.9, 1.1))


@measured(mailing, "delivered", low=0, high=5_000_000, storage="int32", decimals=None, title="E-mails delivered",
    phrases=("emails delivered", "delivered count", "delivered emails"), in_context=("delivered",))  # fmt: skip
def count_delivered(rows: Rows) -> Any:
    return np.floor(rows["sent fact"] * (1.0 - rows.draw("lost").exponential(0.014).clip(0, 0.2)))


@measured(mailing, "opened", low=0, high=5_000_000, storage="int32", decimals=None, title="E-mails opened", phrases=("emails opened",
    "email opens", "open count", "unique opens"), in_context=("opened", "opens"))  # fmt: skip
def count_opened(rows: Rows) -> Any:
    """Some 25 %, more for welcome e-mails and reminders."""
    kind = np.asarray(rows["campaign"])
    usual = np.select([kind == "Welcome", kind == "Cart reminder", kind == "Promotion"], [0.48, 0.40, 0.19], 0.26)
    return np.floor(rows["delivered fact"] * np.minimum(usual * rows.draw("opened").lognormal(0.0, 0.2), 0.9))


@measured(mailing, "clicked", low=0, high=2_000_000, storage="int32", decimals=None, title="E-mails clicked", phrases=("emails clicked",
    "email clicks", "unique clicks"), in_context=("clicked", "clicks"))  # fmt: skip
def count_clicked(rows: Rows) -> Any:
    return np.floor(rows["opened fact"] * np.minimum(0.11 * rows.draw("clicked").lognormal(0.0, 0.4), 0.8))


@measured(mailing, "converted", low=0, high=500_000, storage="int32", decimals=None, title="Conversions", phrases=("email conversions",),
    in_context=("conversions", "converted", "orders"))  # fmt: skip
def count_converted(rows: Rows) -> Any:
    return np.floor(rows["clicked fact"] * np.minimum(0.07 * rows.draw("converted").lognormal(0.0, 0.45),
        0.8) + rows.draw("rest").uniform(0.0, 0.7))  # fmt: skip


@measured(mailing, "unsubscribed", low=0, high=90_000, storage="int32", decimals=None, title="Unsubscribed", phrases=("unsubscribes",
    "unsubscribed count", "unsubscribe count", "opt outs"), in_context=("unsubscribed",))  # fmt: skip
def count_unsubscribed(rows: Rows) -> Any:
    return np.floor(rows["opened fact"] * 0.007 * rows.draw("left").lognormal(0.0, 0.5))


@measured(mailing, "bounced", low=0, high=1_000_000, storage="int32", decimals=None, title="Bounced", phrases=("email bounces",
    "bounced emails"), in_context=("bounced", "bounces"))  # fmt: skip
def count_bounced(rows: Rows) -> Any:
    return rows["sent fact"] - rows["delivered fact"]


@measured(mailing, "open_rate", low=0.0, high=100.0, decimals=2, widest=100, title="Open rate (%)", phrases=("open rate",
    "email open rate"))  # fmt: skip
def measure_opens(rows: Rows) -> Any:
    return 100.0 * rows["opened fact"] / np.maximum(rows["delivered fact"], 1.0)


@measured(mailing, "click_rate", low=0.0, high=100.0, decimals=2, widest=100, title="Click rate (%)", phrases=("email click rate",
    "click to open rate"), in_context=("click rate", "click through rate", "ctr"))  # fmt: skip
def measure_clicked(rows: Rows) -> Any:
    return 100.0 * rows["clicked fact"] / np.maximum(rows["delivered fact"], 1.0)


@mailing.field("sent_at", title="Time of sending", storage="timestamp[s]", phrases=("email sent at", "send date", "send time",
    "sent date", "email send date"), in_context=("sent at", "date"))  # fmt: skip
def show_sending(rows: Rows) -> Any:
    """Between seven and eighteen o'clock."""
    return add_minutes(days_before(rows, rows.draw("day").integer(1, 365)), 420 + 15 * rows.draw("quarter").integer(0, 44))
