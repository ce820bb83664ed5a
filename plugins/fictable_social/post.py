"""A post: topic, text, hashtags, sentiment and reach agree; views exceed likes, and likes exceed comments."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_social.measures import TEXT, add_minutes, days_before, measured, write_digits

TEXTS: Final = Pool.read(__package__, "data/post_texts.csv", weight="share")
TAGS: Final = Pool.read(__package__, "data/hashtags.csv", weight="share")
OPENERS: Final = Pool.read(__package__, "data/openers.csv", weight="share")
EMOJI: Final = Pool.read(__package__, "data/emoji.csv", weight="share")
KINDS: Final = Pool.read(__package__, "data/post_types.csv", weight="share")
COMMENTS: Final = Pool.read(__package__, "data/comments.csv", weight="share")
REACTIONS: Final = Pool.read(__package__, "data/reactions.csv", weight="share")
SOURCES: Final = Pool({"iPhone app": 38, "Android app": 34, "Web app": 20, "Scheduling tool": 8})
VISIBILITY: Final = Pool({"Public": 82, "Friends": 13, "Private": 5})
# Share of posts by hour of the day (UTC): a quiet night, peaks at noon and in the evening.
HOURS: Final = np.cumsum([
    2.2, 1.4, 1.0, 0.8, 0.8, 1.2, 2.4, 3.8, 4.8, 5.2, 5.2, 5.6,
    6.2, 5.8, 5.2, 5.0, 5.2, 5.8, 6.6, 7.2, 7.2, 6.4, 4.6, 3.2,
]) / 102.8  # fmt: skip

post = Entity( "social.post", title="Post", phrases=("post", "social media", "tweet", "instagram", "facebook", "tiktok", "twitter",
    "hashtag", "retweet", "reel", "linkedin"), )  # fmt: skip


@post.field("id", title="Number of the post", capacity=10**9, phrases=("post id", "tweet id", "status id", "postid", "media id",
    "post identifier"))  # fmt: skip
def number_post(rows: Rows) -> Any:
    """19 digits, as networks number their posts."""
    return "1790" + write_digits(rows.draw("id").distinct(10**9), 9) + rows.draw("tail").text("[0-9]{6}")


@post.hidden("entry")
def choose_text(rows: Rows) -> Any:
    """A text on what the account is about."""
    return rows.draw("text").pick(TEXTS, topic=rows.entity("social.profile")["theme"])


@post.hidden("tags")
def choose_tags(rows: Rows) -> Any:
    """Two hashtags of the topic."""
    return np.asarray(rows.draw("tags").pick(TAGS, topic=rows["entry"]["topic"])["hashtags"])


@post.field("topic", title="Topic", phrases=("post topic", "tweet topic", "post category", "content topic", "topic of post"),
    in_context=("topic", "category", "theme"))  # fmt: skip
def name_topic(rows: Rows) -> Any:
    return rows["entry"]["topic"]


@post.field("text", title="Text", phrases=("post text", "post content", "tweet text", "tweet", "post body", "tweet content",
    "status update", "social media post", "post message"), in_context=("text", "content", "message", "body", "post",
    "description"))  # fmt: skip
def write_text(rows: Rows) -> Any:
    """An opener now and then, the text, an emoji for some, hashtags for most."""
    opener = np.asarray(rows.draw("opener").pick(OPENERS, sentiment=rows["entry"]["sentiment"])["opener"])
    emoji = " " + np.asarray(rows.draw("emoji").pick(EMOJI, topic=rows["entry"]["topic"])["emoji"])
    empty = np.array("", TEXT)
    cheerful = np.asarray(rows["entry"]["sentiment"]) != "Negative"
    shown = np.where(cheerful & rows.draw("shown").chance(0.38), emoji, empty)
    tagged = np.where(rows.draw("tagged").chance(0.72), " " + rows["tags"], empty)
    return opener + np.asarray(rows["entry"]["text"]) + shown + tagged


@post.field("caption", title="Caption", phrases=("caption", "photo caption", "post caption", "image caption", "post title"),
    in_context=("title",))  # fmt: skip
def write_caption(rows: Rows) -> Any:
    return np.asarray(rows["entry"]["text"])


@post.field("hashtags", title="Hashtags", phrases=("post hashtags", "tags of post"),
    in_context=("tags", "hashtag", "hashtags", "hash tags"))  # fmt: skip
def show_tags(rows: Rows) -> Any:
    return rows["tags"]


@post.field("sentiment", title="Sentiment", phrases=("sentiment", "sentiment label", "post sentiment", "tweet sentiment",
    "sentiment category", "text sentiment", "polarity"))  # fmt: skip
def name_sentiment(rows: Rows) -> Any:
    return rows["entry"]["sentiment"]


@measured(post, "sentiment_score", low=-1.0, high=1.0, decimals=2, widest=100, title="Sentiment (-1 to 1)", phrases=("sentiment score",
    "sentiment value", "polarity score", "compound sentiment"))  # fmt: skip
def score_sentiment(rows: Rows) -> Any:
    word = np.asarray(rows["entry"]["sentiment"])
    return np.select([word == "Positive", word == "Negative"], [0.62, -0.58], 0.02) + rows.draw("score").normal(0.0, 0.16)


@post.field(
    "type",
    title="Kind of post",
    phrases=("post type", "type of post", "post format", "tweet type"),
    in_context=("type", "format", "media type", "content type"),
)
def draw_kind(rows: Rows) -> Any:
    return rows.draw("kind").pick(KINDS, platform=rows.entity("social.profile")["site"]["platform"])["post_type"]


@post.hidden("moment")
def choose_moment(rows: Rows) -> Any:
    """A minute of the last year, seldom at night."""
    hour = np.searchsorted(HOURS, rows.draw("hour").uniform(), side="right").clip(max=23)
    return add_minutes(days_before(rows, rows.draw("day").integer(1, 365)), hour * 60 + rows.draw("minute").integer(0, 59))


@post.field("posted_at", title="Time of the post", storage="timestamp[s]", phrases=("posted at", "post time", "post timestamp",
    "published at", "tweet time", "post datetime", "post created at", "tweet created at", "posted on", "upload time"),
    in_context=("created at", "timestamp", "time", "posted", "published", "time published"))  # fmt: skip
def show_moment(rows: Rows) -> Any:
    return rows["moment"]


@post.field(
    "post_date",
    title="Day of the post",
    storage="date32",
    phrases=("post date", "date posted", "tweet date", "date of post", "publication date of post", "posted date"),
    in_context=("date", "published date", "posting date"),
)
def show_day(rows: Rows) -> Any:
    return rows["moment"].astype("datetime64[D]")


@measured(post, "views", low=3, high=190_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Views", phrases=("views",
    "view count", "number of views", "video views", "post views", "impressions of post", "post impressions", "reach", "post reach",
    "views count"), in_context=("impressions", "number of impressions", "impression count"))  # fmt: skip
def count_views(rows: Rows) -> Any:
    """A part of the followers, at times many times as many, more on video platforms."""
    of = rows.entity("social.profile")
    usual = (of["followers fact"] + 60.0) * np.asarray(of["site"]["views"]) * 0.34
    return np.floor(usual * rows.draw("views").lognormal(0.0, 1.0)) + 3.0


@measured(post, "likes", low=0, high=60_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Likes", phrases=("likes",
    "like count", "number of likes", "post likes", "favorites", "favourites", "favorite count", "likes count", "upvotes", "hearts"),
    in_context=("reactions count",))  # fmt: skip
def count_likes(rows: Rows) -> Any:
    """By the platform's rate, at most six in ten views; praise is liked more than complaint."""
    rate = np.asarray(rows.entity("social.profile")["site"]["like_rate"])
    kind = np.where(np.asarray(rows["entry"]["sentiment"]) == "Positive", 1.15, 0.85)
    return np.floor(rows["views fact"] * np.minimum(rate * kind * rows.draw("likes").lognormal(0.05, 0.5), 0.6) + 0.3)


@measured(post, "comments", low=0, high=3_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Comments",
    phrases=("comment count", "number of comments", "comments count", "post comments", "replies", "reply count", "number of replies"),
    in_context=("comments",))  # fmt: skip
def count_comments(rows: Rows) -> Any:
    """Some per cent of the likes; complaints stir more of them."""
    rate = np.asarray(rows.entity("social.profile")["site"]["comment_rate"])
    kind = np.where(np.asarray(rows["entry"]["sentiment"]) == "Negative", 1.9, 1.0)
    return np.floor(rows["likes fact"] * np.minimum(rate * kind * rows.draw("comments").lognormal(0.0, 0.6),
        0.7) + rows.draw("rest").uniform())  # fmt: skip


@measured(post, "shares", low=0, high=3_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Shares", phrases=("share count",
    "number of shares", "shares count", "post shares", "retweets", "retweet count", "number of retweets", "reposts", "retweet"),
    in_context=("shares",))  # fmt: skip
def count_shares(rows: Rows) -> Any:
    rate = np.asarray(rows.entity("social.profile")["site"]["share_rate"])
    return np.floor(rows["likes fact"] * np.minimum(rate * rows.draw("shares").lognormal(-0.2, 0.75), 0.9) + rows.draw("rest").uniform())


@measured(post, "saves", low=0, high=3_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Saves", phrases=("saves",
    "save count", "number of saves", "bookmarks", "bookmark count"))  # fmt: skip
def count_saves(rows: Rows) -> Any:
    return np.floor(rows["likes fact"] * 0.06 * rows.draw("saves").lognormal(-0.2, 0.8) + rows.draw("rest").uniform())


@measured(post, "engagement_rate", low=0.0, high=100.0, decimals=2, widest=100, title="Engagement (% of the views)",
    phrases=("engagement rate", "post engagement rate", "engagement percentage", "engagement score", "engagement %"),
    in_context=("engagement",))  # fmt: skip
def measure_engagement(rows: Rows) -> Any:
    """(likes + comments + shares) per hundred views."""
    return 100.0 * (rows["likes fact"] + rows["comments fact"] + rows["shares fact"]) / rows["views fact"]


@measured(post, "engagements", low=0, high=70_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Engagements",
    phrases=("total engagements", "engagement count", "total engagement", "engagements", "interactions", "total interactions"))  # fmt: skip
def count_engagements(rows: Rows) -> Any:
    return rows["likes fact"] + rows["comments fact"] + rows["shares fact"]


@post.field("sponsored", title="Sponsored", storage="bool", phrases=("is sponsored", "sponsored", "sponsored post", "is ad",
    "paid partnership", "is promoted"))  # fmt: skip
def tell_sponsored(rows: Rows) -> Any:
    return rows.draw("sponsored").chance(np.interp(rows.entity("social.profile")["followers fact"], [0, 3000, 100_000], [0.0, 0.03, 0.16]))


@post.field("source", title="Posted from", phrases=("tweet source", "post source", "posted from", "posting app"), in_context=("source",))
def draw_source(rows: Rows) -> Any:
    return rows.draw("source").pick(SOURCES)


@post.field("visibility", title="Visibility", phrases=("post visibility", "post privacy", "privacy setting"), in_context=("visibility",))
def draw_visibility(rows: Rows) -> Any:
    return rows.draw("visibility").pick(VISIBILITY)


comment = Entity("social.comment", COMMENTS, title="Comment", phrases=("comment", "reply", "youtube comment",
    "discussion thread"))  # fmt: skip
comment.field("text", title="Comment", phrases=("comment text", "comment body", "comment content", "user comment", "reply text"),
    in_context=("text", "comment", "content", "body", "message"))  # fmt: skip
comment.field("sentiment", title="Sentiment of the comment", phrases=("comment sentiment",), in_context=("sentiment",))


@comment.field("id", title="Number of the comment", capacity=10**8, phrases=("comment id", "reply id"))
def number_comment(rows: Rows) -> Any:
    return "C" + write_digits(rows.draw("id").distinct(10**8), 8)


@measured(comment, "likes", low=0, high=40_000, storage="int32", decimals=None, widest=2 * 10**9, title="Likes of the comment",
    phrases=("comment likes", "likes on comment"), in_context=("likes", "like count"))  # fmt: skip
def count_comment_likes(rows: Rows) -> Any:
    return np.floor(rows.draw("likes").lognormal(0.3, 1.4))


@measured(comment, "replies", low=0, high=500, storage="int16", decimals=None, widest=10**6, title="Replies", phrases=("comment replies",
    "number of replies to comment"), in_context=("replies", "reply count"))  # fmt: skip
def count_replies(rows: Rows) -> Any:
    return np.floor(rows["likes fact"] * 0.08 * rows.draw("replies").lognormal(0.0, 0.8))


@comment.field("commented_at", title="Time of the comment", storage="timestamp[s]", phrases=("commented at", "comment time",
    "comment date", "comment timestamp", "comment created at"), in_context=("created at", "timestamp", "date", "posted at",
    "commented"))  # fmt: skip
def show_comment_moment(rows: Rows) -> Any:
    """Soon after the post."""
    return add_minutes(rows.entity("social.post")["moment"], 1.0 + rows.draw("wait").exponential(420.0).clip(0, 1400))


@comment.field("reaction", title="Reaction", phrases=("reaction", "reaction type", "emoji reaction"))
def draw_reaction(rows: Rows) -> Any:
    """A reaction that fits the sentiment."""
    return rows.draw("reaction").pick(REACTIONS, sentiment=rows["sentiment"])["reaction"]


@comment.field("edited", title="Edited", storage="bool", phrases=("comment edited", "is edited"))
def tell_edited(rows: Rows) -> Any:
    return rows.draw("edited").chance(0.04)
