"""Reports are one happening or two because a person said so."""

from __future__ import annotations

import pytest

from events.decisions import Verdict, decide, undo
from events.models import EventDecision
from tests import factories as make

from .telling import OTHER_TYPES, READER, told

pytestmark = pytest.mark.django_db


def test_two_reports_are_one_happening_or_two_because_a_person_said_so(article, editor) -> None:
    other = make.article("Another", body="Oman met Iran in Syria.", source=make.source("Other"))
    READER.read(other)
    same = decide(editor, told(article, "praised"), Verdict.SAME, other=told(other, "met"))
    assert told(article, "praised").event_id == told(other, "met").event_id
    READER.read(other)
    OTHER_TYPES.read(article)
    assert told(article, "praised").event_id == told(other, "met").event_id
    decide(editor, told(article, "praised"), Verdict.DIFFERENT, other=told(other, "met"))
    READER.read(article)
    assert told(article, "praised").event_id != told(other, "met").event_id
    undo(EventDecision.objects.filter(verdict="different").latest("pk"), editor)
    assert told(article, "praised").event_id == told(other, "met").event_id
    undo(same, editor)
    assert told(article, "praised").event_id != told(other, "met").event_id


def test_two_reports_that_the_machine_takes_for_one_are_told_apart(editor) -> None:
    first, second = (
        make.article(name, body="Iran bombed a depot in Syria.", source=make.source(name)) for name in "AB"
    )
    READER.read(first)
    READER.read(second)
    assert told(first, "bombed").event_id == told(second, "bombed").event_id
    kept = told(first, "bombed").event_id
    decide(editor, told(second, "bombed"), Verdict.DIFFERENT, other=told(first, "bombed"))
    assert told(first, "bombed").event_id == kept
    assert told(second, "bombed").event_id != kept
    READER.read(first)
    READER.read(second)
    assert told(first, "bombed").event_id != told(second, "bombed").event_id
