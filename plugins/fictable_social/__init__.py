"""Social media and what people write: accounts, posts, comments, campaigns, tickets, reviews, surveys, messages, videos."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fictable import Entity, Phrases, Topic, hookimpl
from fictable_social.account import account, influencer
from fictable_social.calls import call
from fictable_social.feedback import review, survey, ticket
from fictable_social.marketing import ad, mailing
from fictable_social.media import message, video
from fictable_social.post import comment
from fictable_social.reactions import post
from fictable_social.sites import web
from fictable_social.topics import TOPICS

ENTITIES: Final = (account, influencer, post, comment, ad, mailing, web, ticket, review, survey, message, video, call)
LANGUAGES: Final = ("de", "es", "fr", "it", "ja", "nl", "pt", "vi", "zh")


@hookimpl
def register_entities(register: Callable[[Entity], None]) -> None:
    for entity in ENTITIES:
        register(entity)


@hookimpl
def register_topics(register: Callable[[Topic], None]) -> None:
    for topic in (*TOPICS, *Topic.read(__package__, "data/topics.toml")):
        register(topic)


@hookimpl
def register_phrases(register: Callable[[Phrases], None]) -> None:
    for language in LANGUAGES:
        register(Phrases.read(__package__, f"data/phrases.{language}.toml"))
