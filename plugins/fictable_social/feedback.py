"""Support tickets, app reviews, survey answers: what people write agrees with their rating, category and outcome."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_social.measures import TEXT, add_minutes, days_before, measured, write_digits
from fictable_social.people import name_person

CLOSINGS: Final = Pool(
    {
        "Customer informed by e-mail.": 20,
        "Customer confirmed that it works.": 16,
        "Closed after no further reply.": 12,
        "Confirmed by phone.": 10,
        "Sent a summary to the customer.": 9,
        "Customer thanked us for the quick help.": 8,
        "Linked the help article for next time.": 7,
        "Follow-up set for next week.": 6,
        "Added a note to the account.": 6,
        "Shared with the second-level team.": 4,
    }
)
TICKETS: Final = Pool.read(__package__, "data/tickets.csv", weight="share", types={"weight": "int16"})
TICKET_STATES: Final = Pool.read(__package__, "data/ticket_status.csv", weight="share")
PRIORITIES: Final = Pool.read(__package__, "data/ticket_priority.csv", weight="share")
CONTACTS: Final = Pool({"Email": 46, "Chat": 27, "Web form": 13, "Phone": 11, "Social media": 3}, de=["E-Mail", "Chat", "Webformular",
    "Telefon", "Soziale Medien"])  # fmt: skip
TEAMS: Final = np.array(["Tier 1", "Tier 2", "Tier 3"], TEXT)
APPS: Final = Pool.read(__package__, "data/apps.csv", weight="share")
REVIEWS: Final = Pool.read(__package__, "data/app_reviews.csv", types={"place": "int64"})
DETAILS: Final = Pool.read(__package__, "data/app_details.csv")
OPENING, CLOSING, TITLE = 10, 20, 30
STARS: Final = Pool({"5": 47, "4": 18, "3": 9, "2": 7, "1": 19})
SYSTEMS: Final = Pool({"Android": 68, "iOS": 32})
ANSWERS: Final = Pool.read(__package__, "data/survey_comments.csv", types={"place": "int64"})
ANSWER_STARS: Final = Pool({"5": 34, "4": 33, "3": 17, "2": 10, "1": 6})
SATISFACTION: Final = {
    "en_US": ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"),
    "de": ("Sehr unzufrieden", "Unzufrieden", "Neutral", "Zufrieden", "Sehr zufrieden"),
    "fr": ("Très insatisfait", "Insatisfait", "Neutre", "Satisfait", "Très satisfait"),
    "es": ("Muy insatisfecho", "Insatisfecho", "Neutral", "Satisfecho", "Muy satisfecho"),
}
AGREEMENT: Final = np.array(["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"], TEXT)
AGE_GROUPS: Final = Pool({"18-24": 17, "25-34": 26, "35-44": 21, "45-54": 16, "55-64": 12, "65+": 8})
VISITS: Final = Pool({"First time": 20, "Rarely": 24, "Monthly": 28, "Weekly": 22, "Daily": 6})

ticket = Entity("social.ticket", TICKETS, title="Support ticket", phrases=("support ticket", "ticket", "help desk", "helpdesk",
    "customer support", "customer service", "support request", "service desk", "complaint", "it support"))  # fmt: skip
ticket.field(
    "category",
    title="Category",
    phrases=("ticket category", "issue category", "issue type", "ticket type", "complaint category", "problem type", "support category"),
    in_context=("category", "type", "topic", "issue", "complaint type"),
)
ticket.field("subject", title="Subject", phrases=("ticket subject", "issue summary", "ticket title", "issue title", "support subject"),
    in_context=("subject", "title", "summary"))  # fmt: skip
ticket.field(
    "description",
    title="Description",
    phrases=(
        "ticket description",
        "issue description",
        "complaint text",
        "customer message",
        "problem description",
        "ticket text",
        "ticket body",
        "complaint",
    ),
    in_context=("description", "message", "body", "text", "complaint description"),
)


@ticket.field("id", title="Number of the ticket", capacity=10**6, phrases=("ticket id", "ticket number", "support ticket id", "issue id",
    "complaint id", "ticket no", "support case id"))  # fmt: skip
def number_ticket(rows: Rows) -> Any:
    return "TCK-" + write_digits(rows.draw("id").distinct(10**6), 6)


@ticket.hidden("urgency")
def choose_priority(rows: Rows) -> Any:
    """By how grave the problem usually is."""
    return np.asarray(rows.draw("priority").pick(PRIORITIES, weight=np.asarray(rows["weight"]).astype(TEXT))["priority"])


@ticket.field("priority", title="Priority", phrases=("ticket priority", "issue priority", "priority level", "urgency", "ticket severity"),
    in_context=("priority", "severity"))  # fmt: skip
def name_priority(rows: Rows) -> Any:
    return rows["urgency"]


@ticket.hidden("hours")
def measure_work(rows: Rows) -> Any:
    """Hours to a solution: urgent tickets are solved sooner."""
    usual = np.select([rows["urgency"] == "Urgent", rows["urgency"] == "High", rows["urgency"] == "Medium"], [1.6, 2.5, 3.1], 3.5)
    return rows.draw("hours").lognormal(usual, 0.75).clip(0.2, 700.0)


@ticket.hidden("created")
def choose_moment(rows: Rows) -> Any:
    """Mostly in working hours of the last year."""
    minute = (810.0 + rows.draw("minute").normal(0.0, 190.0)) % 1440.0
    return add_minutes(days_before(rows, rows.draw("day").integer(1, 365)), np.floor(minute))


@ticket.hidden("state")
def choose_state(rows: Rows) -> Any:
    """Closed or resolved where the solution lies before the clock; else open, in progress or waiting."""
    done = add_minutes(rows["created"], rows["hours"] * 60.0) < days_before(rows, 0)
    when = np.where(done & ~rows.draw("stuck").chance(0.05), np.array("done", TEXT), np.array("open", TEXT))
    return np.asarray(rows.draw("state").pick(TICKET_STATES, when=when)["status"])


@ticket.field("status", title="Status", phrases=("ticket status", "issue status", "support status", "complaint status", "ticket state"),
    in_context=("status", "state"))  # fmt: skip
def name_state(rows: Rows) -> Any:
    return rows["state"]


@ticket.field("channel", title="Channel", phrases=("support channel", "ticket channel", "contact channel", "ticket source"),
    in_context=("channel", "source"))  # fmt: skip
def draw_contact(rows: Rows) -> Any:
    return rows.draw("channel").pick(CONTACTS)


@ticket.field("agent", title="Agent", phrases=("support agent", "assigned agent", "ticket assignee", "agent name",
    "support representative", "handled by"), in_context=("agent", "assigned to", "assignee", "owner"))  # fmt: skip
def name_agent(rows: Rows) -> Any:
    return name_person(rows, "agent")


@ticket.field("team", title="Level of support", phrases=("support tier", "support level", "support team", "escalation level"),
    in_context=("team", "tier"))  # fmt: skip
def name_team(rows: Rows) -> Any:
    return TEAMS[np.minimum(np.asarray(rows["weight"]) - 1 + rows.draw("team").chance(0.2), 2)]


@ticket.field("created_at", title="Opened at", storage="timestamp[s]", phrases=("ticket created at", "ticket opened at",
    "ticket creation date", "ticket date", "complaint date", "ticket created"), in_context=("created at", "created date", "created",
    "date", "opened", "opened at"))  # fmt: skip
def show_created(rows: Rows) -> Any:
    return rows["created"]


@measured(ticket, "first_response_hours", low=0.02, high=120.0, decimals=2, widest=100_000, title="Hours to the first answer",
    phrases=("first response time", "first response hours", "response time hours", "time to first response", "first response time hours"),
    in_context=("response time",))  # fmt: skip
def measure_answer(rows: Rows) -> Any:
    """Less than the hours to the solution."""
    return rows["hours"] * rows.draw("answer").uniform(0.03, 0.5)


@measured(ticket, "resolution_hours", low=0.2, high=700.0, decimals=1, widest=100_000, title="Hours to the solution",
    phrases=("resolution time", "resolution hours", "resolution time hours", "time to resolution", "time to resolve",
    "resolution time in hours", "handling time"))  # fmt: skip
def show_work(rows: Rows) -> Any:
    return rows["hours"]


@ticket.field("resolved_at", title="Solved at", storage="timestamp[s]", phrases=("resolved at", "ticket resolved at", "resolution date",
    "ticket closed at", "closed at", "resolved date", "date resolved"), in_context=("closed date", "closed", "resolved"))  # fmt: skip
def show_solved(rows: Rows) -> Any:
    return add_minutes(rows["created"], rows["hours"] * 60.0)


@ticket.field("resolution", title="Solution", phrases=("ticket resolution", "resolution notes", "resolution text"),
    in_context=("resolution", "solution"))  # fmt: skip
def show_resolution(rows: Rows) -> Any:
    """What was done, as the pool tells it, and how it ended with the customer."""
    return rows["resolution text"] + " " + np.asarray(rows.draw("closing").pick(CLOSINGS))


@measured(ticket, "satisfaction", low=1, high=5, storage="int16", decimals=None, widest=100, title="Satisfaction (1 to 5)",
    phrases=("csat", "csat score", "customer satisfaction score", "ticket satisfaction", "customer satisfaction rating"),
    in_context=("satisfaction", "rating", "satisfaction rating"))  # fmt: skip
def rate_support(rows: Rows) -> Any:
    """Falls with the hours to the solution and with the gravity of the problem."""
    slow = np.interp(rows["hours"], [0.5, 8, 48, 300], [0.5, 0.0, -0.9, -1.9])
    return 4.3 + slow - 0.35 * (np.asarray(rows["weight"]) - 1) + rows.draw("mood").normal(0.0, 0.75)


@ticket.field("reopened", title="Reopened", storage="bool", phrases=("ticket reopened", "is reopened", "reopened"))
def tell_reopened(rows: Rows) -> Any:
    return rows.draw("reopened").chance(0.06)


@ticket.field("escalated", title="Escalated", storage="bool", phrases=("ticket escalated", "is escalated", "escalated"))
def tell_escalated(rows: Rows) -> Any:
    return rows.draw("escalated").chance(0.04 + 0.12 * (np.asarray(rows["weight"]) >= 3))


review = Entity("social.app_review", APPS, title="App review", phrases=("app review", "app store", "play store", "mobile app",
    "app rating", "application review", "google play"))  # fmt: skip
review.field("app", title="App (invented)", phrases=("app", "mobile app"),
    in_context=("name", "app name", "application name", "app title"))  # fmt: skip
review.field("category", title="Category of the app", phrases=("app genre",), in_context=("category", "genre", "app category"))


@review.hidden("stars")
def draw_stars(rows: Rows) -> Any:
    """Stars by how apps are rated."""
    return np.asarray(rows.draw("stars").pick(STARS)).astype(np.int64)


@review.field("id", title="Number of the review", capacity=10**7, phrases=("app review id",), in_context=("review id",))
def number_review(rows: Rows) -> Any:
    return "AR" + write_digits(rows.draw("id").distinct(10**7), 7)


@measured(
    review,
    "rating",
    low=1,
    high=5,
    storage="int16",
    decimals=None,
    widest=100,
    title="Rating (1 to 5)",
    phrases=("app review rating",),
    in_context=("rating", "stars", "score", "star rating", "app rating"),
)
def show_stars(rows: Rows) -> Any:
    return rows["stars"]


@review.field("title", title="Title of the review", phrases=("app review title",), in_context=("review title", "title"))
def show_title(rows: Rows) -> Any:
    return rows.draw("title").pick(REVIEWS, place=TITLE + rows["stars"])["text"]


@review.field("text", title="Text of the review", phrases=("app review text", "app review"), in_context=("review text", "review",
    "content", "text", "review content", "comment"))  # fmt: skip
def write_review(rows: Rows) -> Any:
    """What befits the stars, with something about that kind of app; short ones leave some of it out."""
    stars, length = rows["stars"], rows.draw("length").uniform()
    good = np.where(stars == 3, rows.draw("side").chance(0.5), stars > 3)
    key = rows["category"] + np.where(good, np.array("+", TEXT), np.array("-", TEXT))
    detail = np.asarray(rows.draw("detail").pick(DETAILS, key=key)["text"])
    opening, closing = (np.asarray(rows.draw(f"part {part}").pick(REVIEWS, place=part + stars)["text"]) for part in (OPENING, CLOSING))
    brief = np.where(length < 0.45, opening + " " + detail, detail + " " + closing)
    return np.where(length < 0.2, opening + " " + closing, np.where(length < 0.65, brief, opening + " " + detail + " " + closing))


@review.field("sentiment", title="Sentiment of the review", phrases=("app review sentiment",), in_context=("sentiment",))
def name_review_sentiment(rows: Rows) -> Any:
    stars = rows["stars"]
    return np.select([stars >= 4, stars <= 2], [np.array("Positive", TEXT), np.array("Negative", TEXT)], np.array("Neutral", TEXT))


@review.field("version", title="Version of the app", phrases=("reviewed version",), in_context=("version", "app version"))
def draw_version(rows: Rows) -> Any:
    parts = [rows.draw(label).integer(low, high).astype(TEXT) for label, low, high in (("major", 1, 6), ("minor", 0, 14), ("patch", 0, 9))]
    return parts[0] + "." + parts[1] + "." + parts[2]


@review.field("system", title="Operating system", phrases=("mobile operating system", "mobile os"), in_context=("platform", "os", "device"))
def draw_system(rows: Rows) -> Any:
    return rows.draw("system").pick(SYSTEMS)


@measured(review, "thumbs_up", low=0, high=9000, storage="int32", decimals=None, title="Found helpful by", phrases=("thumbs up count",
    "thumbs up", "app review helpful count"), in_context=("helpful votes", "helpful count", "likes"))  # fmt: skip
def count_thumbs(rows: Rows) -> Any:
    return np.floor(rows.draw("thumbs").lognormal(0.1, 1.5))


@review.field("reviewed_at", title="Time of the review", storage="timestamp[s]", phrases=("app review date",), in_context=("review date",
    "date", "reviewed at", "created at"))  # fmt: skip
def show_review_moment(rows: Rows) -> Any:
    minute = (870.0 + rows.draw("minute").normal(0.0, 250.0)).clip(300, 1439)
    return add_minutes(days_before(rows, rows.draw("day").integer(1, 540)), np.floor(minute))


survey = Entity("social.survey", title="Survey answer", phrases=("survey", "questionnaire", "feedback", "respondent",
    "customer satisfaction", "nps", "poll", "customer feedback", "survey response", "user feedback"))  # fmt: skip


@survey.hidden("stars")
def draw_satisfaction(rows: Rows) -> Any:
    """How satisfied, 1 to 5."""
    return np.asarray(rows.draw("stars").pick(ANSWER_STARS)).astype(np.int64)


@survey.field("response_id", title="Number of the answer", capacity=10**6, phrases=("response id", "survey response id", "respondent id",
    "survey id", "feedback id", "questionnaire id"))  # fmt: skip
def number_answer(rows: Rows) -> Any:
    return "RSP-" + write_digits(rows.draw("id").distinct(10**6), 6)


@survey.field(
    "satisfaction",
    title="Satisfaction in words",
    phrases=("satisfaction", "overall satisfaction", "satisfaction category"),
    in_context=("satisfaction level",),
)
def name_satisfaction(rows: Rows) -> Any:
    return np.array(rows.localized(SATISFACTION), TEXT)[rows["stars"] - 1]


@measured(survey, "rating", low=1, high=5, storage="int16", decimals=None, widest=100, title="Rating (1 to 5)",
    phrases=("satisfaction score", "survey rating", "feedback rating", "overall rating of survey", "likert score", "satisfaction rating"),
    in_context=("rating", "score", "satisfaction"))  # fmt: skip
def show_rating(rows: Rows) -> Any:
    return rows["stars"]


@measured(survey, "recommendation", low=0, high=10, storage="int16", decimals=None, widest=100, title="Would recommend (0 to 10)",
    phrases=("nps", "nps score", "net promoter score", "likelihood to recommend", "recommendation score", "recommend score",
    "promoter score"))  # fmt: skip
def score_recommendation(rows: Rows) -> Any:
    """Twice the stars, more or less."""
    return 2.15 * rows["stars"] - 1.0 + rows.draw("nps").normal(0.0, 0.9)


@survey.field("recommendation_group", title="Promoter, passive or detractor", phrases=("nps category", "nps group", "promoter category",
    "nps segment"))  # fmt: skip
def name_group(rows: Rows) -> Any:
    words = np.array(["Detractor", "Passive", "Promoter"], TEXT)
    return words[np.searchsorted([7, 9], rows["recommendation fact"], side="right")]


@survey.field("would_recommend", title="Would recommend", storage="bool", phrases=("would recommend", "recommend", "recommends",
    "recommended to a friend"))  # fmt: skip
def tell_recommendation(rows: Rows) -> Any:
    return rows["recommendation fact"] >= 7


@survey.field(
    "comment",
    title="Comment",
    phrases=(
        "survey comment",
        "feedback",
        "open feedback",
        "feedback comment",
        "comments and suggestions",
        "free text answer",
        "user feedback",
    ),
    in_context=("comment", "comments", "text", "answer", "response", "suggestions", "feedback text", "customer feedback"),
)
def write_answer(rows: Rows) -> Any:
    """One or two sentences that say how satisfied."""
    stars, length = rows["stars"], rows.draw("length").uniform()
    opening, closing = (np.asarray(rows.draw(f"part {part}").pick(ANSWERS, place=part + stars)["text"]) for part in (OPENING, CLOSING))
    return np.where(length < 0.3, opening, np.where(length < 0.5, closing, opening + " " + closing))


@survey.field("agreement", title="Agreement in words", phrases=("agreement level", "likert response", "likert scale",
    "level of agreement"), in_context=("agreement", ))  # fmt: skip
def name_agreement(rows: Rows) -> Any:
    mood = rows["stars"] - 1 + rows.draw("mood").integer(-1, 1)
    return AGREEMENT[mood.clip(0, 4)]


@measured(survey, "ease", low=1, high=5, storage="int16", decimals=None, widest=100, title="Ease of use (1 to 5)", phrases=("ease of use",
    "ease of use rating", "usability rating", "usability score"))  # fmt: skip
def rate_ease(rows: Rows) -> Any:
    return rows["stars"] + rows.draw("ease").normal(0.0, 0.8)


@measured(survey, "service", low=1, high=5, storage="int16", decimals=None, widest=100, title="Service (1 to 5)",
    phrases=("service rating", "service quality", "staff rating", "service quality rating"))  # fmt: skip
def rate_service(rows: Rows) -> Any:
    return rows["stars"] + rows.draw("service").normal(0.1, 0.8)


@measured(survey, "value", low=1, high=5, storage="int16", decimals=None, widest=100, title="Value for money (1 to 5)",
    phrases=("value for money", "value rating", "value for money rating"))  # fmt: skip
def rate_value(rows: Rows) -> Any:
    return rows["stars"] + rows.draw("value").normal(-0.2, 0.9)


@survey.field("age_group", title="Age group of the respondent", phrases=("respondent age group", "age bracket of respondent"))
def draw_age_group(rows: Rows) -> Any:
    return rows.draw("age").pick(AGE_GROUPS)


@survey.field("usage", title="How often used", phrases=("usage frequency", "visit frequency", "how often", "frequency of use",
    "frequency of visit"))  # fmt: skip
def draw_usage(rows: Rows) -> Any:
    return rows.draw("usage").pick(VISITS)


@survey.field("submitted_at", title="Time of the answer", storage="timestamp[s]", phrases=("survey date", "survey submitted at",
    "response date", "feedback date", "survey completion time", "survey response date"), in_context=("submitted at", "date",
    "timestamp"))  # fmt: skip
def show_answer_moment(rows: Rows) -> Any:
    return add_minutes(days_before(rows, rows.draw("day").integer(1, 365)), rows.draw("minute").integer(420, 1380))


@measured(survey, "minutes", low=0.5, high=45.0, widest=10_000, title="Minutes needed", phrases=("survey duration",
    "completion time minutes", "survey completion minutes", "time to complete survey"), in_context=("completion time",))  # fmt: skip
def measure_minutes(rows: Rows) -> Any:
    return rows.draw("minutes").lognormal(1.3, 0.5)
