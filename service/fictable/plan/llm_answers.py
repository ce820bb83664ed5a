"""From the bytes of a chat completion to the JSON value that the model wrote."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final

from fictable.plan.llm_failures import CallFailed

LONGEST_ANSWER: Final = 2_000_000
MOST_TOKENS: Final = 100_000_000
_FENCE: Final = re.compile(r"```[a-zA-Z]*\s*\n(.*?)(?:```|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Completion:
    """The text of a model, and the tokens that the service counted; None where it did not say."""

    text: str
    input_tokens: int | None = None
    output_tokens: int | None = None


def read_usage(envelope: Any) -> tuple[int | None, int | None]:
    """Input and output tokens of a chat completion as the service counts them, None for what is no sensible number."""
    usage = envelope.get("usage") if isinstance(envelope, dict) else None
    counts = [usage.get(name) if isinstance(usage, dict) else None for name in ("prompt_tokens", "completion_tokens")]
    known = [count if type(count) is int and 0 <= count <= MOST_TOKENS else None for count in counts]
    return known[0], known[1]


def read_envelope(body: bytes) -> Any:
    """The JSON value of an answer's body. Raises CallFailed where it is none."""
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise CallFailed("the language model's service did not answer with JSON") from None


def read_completion(envelope: Any) -> str:
    """The text of the first choice of a chat completion. Raises CallFailed for anything that has none, whole and willing."""
    choices = envelope.get("choices") if isinstance(envelope, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise CallFailed("the language model's service answered with something else than a completion")
    if message.get("refusal"):
        raise CallFailed("the language model refused the description", kind="answer")
    if choice.get("finish_reason") == "content_filter":
        raise CallFailed("the language model's content filter stopped the answer", kind="answer")
    if choice.get("finish_reason") == "length":
        raise CallFailed("the language model's answer was cut off at the token limit", kind="answer")
    content = message.get("content")
    if not isinstance(content, str) or not content.strip():
        raise CallFailed("the language model's answer is empty", kind="answer")
    return content


def read_json(content: str) -> Any:
    """The JSON value of an answer, also inside a code fence, after some words or encoded twice; NaN and the like become null.

    Raises ValueError where there is none.
    """
    text = content.lstrip("\ufeff \t\r\n")
    fenced = _FENCE.search(text)
    text = fenced[1] if fenced else text
    if not text.startswith(('"', "{", "[")) and "{" in text:
        text = text[text.index("{") :]
    value = _decode(text)
    return _decode(value) if isinstance(value, str) else value


def _decode(text: str) -> Any:
    try:
        value, _ = json.JSONDecoder(parse_constant=lambda _: None).raw_decode(text.strip())
    except RecursionError:
        raise ValueError("too deep") from None
    return value
