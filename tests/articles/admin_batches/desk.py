"""What is asked of batches on the desk, and what it answers."""

from django.urls import reverse

from tests.articles.batches import json_lines, record

SCRIPT = {"HTTP_ACCEPT": "application/json"}
FACTS = {"status": "draft"}


def at(batch, what="change", *more):
    return reverse(f"admin:articles_batch_{what}", args=[batch.pk, *more])


def code(response):
    """The status, once all of it has been sent."""
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code


def ask(desk, batch, what):
    response = desk.post(at(batch, "ask"), {what: "1"})
    batch.refresh_from_db()
    return response


def told(response):
    return [str(message) for message in response.context["messages"]]


def lines(count=3):
    return "some.jsonl", json_lines(*(record(number) for number in range(1, count + 1)))
