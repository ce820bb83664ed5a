"""Free text is varied: of many rows hardly two say the same."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

# Type, and the largest share of the rows that one text may have.
TEXTS = (
    ("commerce.review_text", 0.01),
    ("commerce.review_title", 0.05),
    ("social.app_review.text", 0.02),
    ("social.app_review.title", 0.05),
    ("social.survey.comment", 0.05),
    ("social.message.text", 0.03),
    ("social.comment.text", 0.03),
    ("social.mailing.subject", 0.04),
    ("social.video.title", 0.02),
    ("social.post.text", 0.03),
    ("social.ticket.description", 0.04),
    ("internet.issue.summary", 0.03),
    ("travel.review.hotel_text", 0.03),
    ("travel.review.meal_text", 0.03),
    ("travel.review.meal_title", 0.05),
    ("commerce.order.note", 0.05),
    ("media.article.summary", 0.05),
    ("education.exam_result.feedback", 0.04),
)


@pytest.mark.parametrize(("type_id", "largest"), TEXTS)
def test_no_text_is_written_by_everybody(make: Any, type_id: str, largest: float) -> None:
    """The most frequent text of a type stays below its share."""
    texts = make([{"name": "text", "type": type_id}], rows=2_000)["text"].to_pylist()
    assert Counter(texts).most_common(1)[0][1] / len(texts) < largest
