"""Whatever an article says, it is read or set aside with a reason: nothing that is read stops a worker."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from articles.models import TaggingJob
from events import reading
from tests import factories as make
from tests.events.any_text import EXTREMES, TEXTS

pytestmark = pytest.mark.django_db
State = TaggingJob.State
STORED = TEXTS.map(lambda text: text.replace("\x00", ""))  # a database takes no NUL: intake drops it


def read(title: str, body: str) -> TaggingJob:
    job = TaggingJob.objects.request(make.article(title, body=body))
    reading.read_claimed(TaggingJob.objects.claim())
    job.refresh_from_db()
    return job


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STORED, STORED)
def test_any_article_is_read_or_says_why_not(title: str, body: str) -> None:
    job = read(title[:200], body)
    assert job.state == State.DONE or job.error


@pytest.mark.parametrize("body", EXTREMES, ids=lambda body: f"{len(body)} of {body[:9]!r}")
def test_the_oddest_articles_are_read(body: str) -> None:
    job = read("Odd", body)
    assert (job.state, job.error) == (State.DONE, "")
