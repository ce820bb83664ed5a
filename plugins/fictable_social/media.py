"""Messages and videos."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from fictable import Entity, Pool, Rows
from fictable_social.measures import TEXT, add_minutes, days_before, fill, fill_words, measured, write_digits
from fictable_social.people import name_person

MESSAGES: Final = Pool.read(__package__, "data/messages.csv", weight="share")
MESSAGE_WORDS: Final = Pool.read(__package__, "data/message_words.csv")
VIDEOS: Final = Pool.read(__package__, "data/videos.csv", weight="share")
VIDEO_WORDS: Final = Pool.read(__package__, "data/video_words.csv")
NOUNS: Final = Pool.read(__package__, "data/channel_nouns.csv")
KINDS: Final = Pool({"text": 78, "photo": 12, "voice": 5, "video": 3, "file": 2})
APPS: Final = Pool({"Mobile": 71, "Desktop": 22, "Web": 7})
CHANNELS: Final = Pool(["{word} {noun}", "The {word} {noun}", "{word} {noun} TV", "Daily {noun}", "{name}'s {noun}", "{noun} & Co."])
OWNERS: Final = Pool(["Maya", "Leo", "Nora", "Sam", "Ines", "Theo", "Ruby", "Max", "Lena", "Oscar", "Zoe", "Ben"])
WORDS: Final = Pool(["Sunny", "Curious", "Midnight", "Simple", "Golden", "Northern", "Tiny", "Honest", "Paper", "Electric", "Quiet",
    "Wild"])  # fmt: skip

message = Entity("social.message", MESSAGES, title="Message", phrases=("chat message", "direct message", "text message", "chat",
    "messaging", "sms", "conversation", "chat log"))  # fmt: skip


@message.field("text", title="Message", phrases=("message text", "chat message", "message body", "message content", "sms text",
    "direct message"), in_context=("text", "message", "body", "content"))  # fmt: skip
def write_message(rows: Rows) -> Any:
    return fill_words(rows, MESSAGE_WORDS)


@message.field("id", title="Number of the message", capacity=10**8, phrases=("message id", "chat id", "msg id"))
def number_message(rows: Rows) -> Any:
    return "M" + write_digits(rows.draw("id").distinct(10**8), 9)


@message.field("conversation_id", title="Conversation", phrases=("conversation id", "thread id", "chat room id", "chat thread id"))
def number_conversation(rows: Rows) -> Any:
    return "CONV-" + write_digits(rows.draw("conversation").integer(1, 9999), 5)


@message.field("sender", title="Sender", phrases=("message sender", "sender name", "sent by"), in_context=("sender", "from"))
def name_sender(rows: Rows) -> Any:
    return name_person(rows, "sender")


@message.field("recipient", title="Recipient", phrases=("message recipient", "recipient name", "sent to", "receiver name"),
    in_context=("recipient", "receiver", "to"))  # fmt: skip
def name_recipient(rows: Rows) -> Any:
    return name_person(rows, "recipient")


@message.hidden("moment")
def choose_moment(rows: Rows) -> Any:
    """A minute between seven and midnight."""
    return add_minutes(days_before(rows, rows.draw("day").integer(1, 180)), rows.draw("minute").integer(420, 1439))


@message.field("sent_at", title="Sent at", storage="timestamp[s]", phrases=("message sent at", "message timestamp", "message time",
    "message date"), in_context=("timestamp", "time", "date", "sent at", "sent"))  # fmt: skip
def show_sending(rows: Rows) -> Any:
    return rows["moment"]


@message.field("read_at", title="Read at", storage="timestamp[s]", phrases=("read at", "message read at", "read time"),
    in_context=("read", ))  # fmt: skip
def show_reading(rows: Rows) -> Any:
    return add_minutes(rows["moment"], 1.0 + rows.draw("wait").lognormal(2.2, 1.4).clip(0, 2800))


@message.field("read", title="Read", storage="bool", phrases=("is read", "message read", "read status", "read receipt"))
def tell_read(rows: Rows) -> Any:
    return rows.draw("read").chance(0.87)


@message.field("type", title="Kind of message", phrases=("message type", "chat message type"), in_context=("type",))
def draw_kind(rows: Rows) -> Any:
    return rows.draw("kind").pick(KINDS)


@message.field("device", title="Sent from", phrases=("message device",), in_context=("device", "client"))
def draw_device(rows: Rows) -> Any:
    return rows.draw("device").pick(APPS)


video = Entity("social.video", VIDEOS, title="Video", phrases=("video", "youtube", "vlog", "watch time"))  # fmt: skip
video.field("category", title="Category", phrases=("video category", "youtube category", "video genre"), in_context=("category", "genre"))


@video.field("title", title="Title", phrases=("video title", "video name", "youtube video title"), in_context=("title", "name"))
def write_title(rows: Rows) -> Any:
    return fill_words(rows, VIDEO_WORDS)


@video.field("id", title="Number of the video", phrases=("video id", "youtube video id"))
def number_video(rows: Rows) -> Any:
    """Eleven letters and digits."""
    return rows.draw("id").text("[A-Za-z0-9]{11}")


@video.field("channel", title="Channel (invented)", phrases=("channel title", "youtube channel", "video channel", "channel name"),
    in_context=("channel", "creator"))  # fmt: skip
def name_channel(rows: Rows) -> Any:
    return fill(rows.draw("channel").pick(CHANNELS), word=np.asarray(rows.draw("word").pick(WORDS)),
        noun=np.asarray(rows.draw("noun").pick(NOUNS, category=rows["category"])["noun"]),
        name=np.asarray(rows.draw("name").pick(OWNERS)))  # fmt: skip


@measured(video, "subscribers", low=5, high=90_000_000, storage="int32", decimals=None, widest=2 * 10**9,
    title="Subscribers of the channel", phrases=("subscribers", "subscriber count", "channel subscribers",
    "number of subscribers"))  # fmt: skip
def count_subscribers(rows: Rows) -> Any:
    return np.floor(rows.draw("subscribers").lognormal(9.2, 2.0)) + 5.0


@measured(video, "views", low=10, high=800_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Views",
    phrases=("youtube views", "video view count"), in_context=("views", "view count", "number of views"))  # fmt: skip
def count_views(rows: Rows) -> Any:
    return np.floor(rows["subscribers fact"] * 0.28 * rows.draw("views").lognormal(0.0, 1.15)) + 10.0


@measured(video, "likes", low=0, high=40_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Likes", phrases=("video likes",
    ), in_context=("likes", "like count"))  # fmt: skip
def count_likes(rows: Rows) -> Any:
    return np.floor(rows["views fact"] * np.minimum(0.038 * rows.draw("likes").lognormal(0.0, 0.5), 0.4) + 0.4)


@measured(video, "dislikes", low=0, high=4_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Dislikes",
    phrases=("dislikes", "dislike count", "video dislikes"))  # fmt: skip
def count_dislikes(rows: Rows) -> Any:
    return np.floor(rows["likes fact"] * np.minimum(0.03 * rows.draw("dislikes").lognormal(0.0, 0.6), 0.9))


@measured(video, "comments", low=0, high=4_000_000, storage="int32", decimals=None, widest=2 * 10**9, title="Comments",
    phrases=("video comments", "video comment count"), in_context=("comments", "comment count"))  # fmt: skip
def count_comments(rows: Rows) -> Any:
    return np.floor(rows["likes fact"] * np.minimum(0.07 * rows.draw("comments").lognormal(0.0, 0.6), 0.8))


@measured(video, "seconds", low=12, high=14_400, storage="int32", decimals=None, widest=10**6, title="Length (seconds)",
    phrases=("video duration seconds", "video length seconds", "duration seconds of video", "video duration", "video length"),
    in_context=("duration", "length", "duration seconds"))  # fmt: skip
def measure_length(rows: Rows) -> Any:
    return rows.draw("seconds").lognormal(6.2, 0.75)


@video.field("duration", title="Length (m:ss)", phrases=("video runtime", "video duration mm:ss"))
def write_length(rows: Rows) -> Any:
    seconds = np.asarray(rows["seconds fact"]).astype(np.int64)
    return (seconds // 60).astype(TEXT) + ":" + write_digits(seconds % 60, 2)


@measured(video, "watch_minutes", low=1, high=2_000_000_000, storage="int64", decimals=None, widest=10**12, title="Minutes watched",
    phrases=("watch time", "watch time minutes", "total watch time", "minutes watched of video"))  # fmt: skip
def measure_watching(rows: Rows) -> Any:
    return rows["views fact"] * rows["seconds fact"] / 60.0 * rows.draw("kept").uniform(0.22, 0.62)


@video.field("published_at", title="Published at", storage="timestamp[s]", phrases=("video published at", "video upload date",
    "video publish date", "upload date", "video publish time"), in_context=("published at", "publish date", "published", "publish time",
    "date", "published date", "upload time"))  # fmt: skip
def show_publication(rows: Rows) -> Any:
    return add_minutes(days_before(rows, rows.draw("day").integer(2, 1460)), rows.draw("minute").integer(360, 1380))


@video.field("monetized", title="Monetized", storage="bool", phrases=("is monetized", "monetized", "monetised"))
def tell_monetized(rows: Rows) -> Any:
    return (rows["subscribers fact"] >= 1000) & rows.draw("monetized").chance(0.8)


@measured(video, "earnings", low=0, high=4_000_000, storage="decimal", decimals=2, title="Earnings", phrases=("video revenue",
    "video earnings", "estimated revenue", "estimated earnings"), in_context=("revenue", "earnings"))  # fmt: skip
def earn(rows: Rows) -> Any:
    """Two to five per thousand views, for channels of a thousand subscribers and more."""
    return np.where(rows["subscribers fact"] >= 1000, rows["views fact"] / 1000.0 * rows.draw("rate").uniform(1.4, 5.2), 0.0)
