"""The rule of two people: what counts as reviewed once two different people agree."""

import pytest
from django.db.models import Q

from events.decisions import Verdict, decide, undo
from events.models import Event, EventDecision, Report
from events.review.items import page_of
from events.review.queue import next_article, waiting
from events.votes import Votes
from tests import factories

from .test_review_page import editor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two(settings):
    settings.REVIEWERS_NEEDED = 2


@pytest.fixture
def article():
    made = factories.article()
    usa = factories.actor("United States")
    told = {"actor": usa.slug, "text": "American", "start": 0, "end": 8, "country": None, "sector": None}
    event = factories.event(actors=(usa,))
    factories.report(event, made, trigger="bombed", actors=[told | {"source": "sentence"}])
    return made


@pytest.fixture
def people():
    return editor("anna"), editor("ben"), editor("carla")


def say(by, verdict, **fields):
    return decide(by, Report.objects.get(), verdict, **fields)


def status():
    return Event.objects.values_list("status", flat=True).get()


def given(*people):
    return [by.username for by in people if waiting(by).exists()]


def test_an_event_is_reviewed_once_two_people_agree(article, people):
    anna, ben, _carla = people
    say(anna, Verdict.ACCEPT)
    assert (status(), given(*people)) == ("provisional", ["ben", "carla"])
    say(ben, Verdict.ACCEPT)
    assert (status(), given(*people)) == ("reviewed", [])


def test_nobody_agrees_with_themselves(article, people):
    anna, *_others = people
    say(anna, Verdict.ACCEPT)
    say(anna, Verdict.ACCEPT)
    assert status() == "provisional"


def test_agreeing_with_a_correction_is_enough(article, people):
    anna, ben, _carla = people
    say(anna, Verdict.CORRECT, realis="planned")
    say(ben, Verdict.ACCEPT)
    assert (status(), Event.objects.get().realis) == ("reviewed", "planned")


def test_where_two_differ_a_third_decides(article, people):
    anna, ben, carla = people
    say(anna, Verdict.ACCEPT)
    say(ben, Verdict.CORRECT, realis="denied")
    assert (status(), given(*people)) == ("provisional", ["carla"])
    say(carla, Verdict.CORRECT, realis="happened")
    assert (status(), Event.objects.get().realis) == ("reviewed", "happened")


def test_a_report_stays_until_two_reject_it(article, people):
    anna, ben, carla = people
    say(anna, Verdict.REJECT)
    assert given(*people) == ["ben", "carla"]
    assert [item.state for item in page_of(article, ben).items] == ["waiting"]
    assert [item.state for item in page_of(article, anna).items] == ["reject"]
    say(ben, Verdict.ACCEPT)
    assert given(*people) == ["carla"]
    say(carla, Verdict.REJECT)
    assert not Report.objects.exists()


def test_undoing_the_second_word_makes_it_wait_again(article, people):
    anna, ben, carla = people
    say(anna, Verdict.ACCEPT)
    undo(say(ben, Verdict.ACCEPT), ben)
    assert (status(), given(*people)) == ("provisional", ["ben", "carla"])
    assert next_article(carla, Q(), None) == article.pk
    assert EventDecision.objects.standing().count() == 1


def test_one_person_is_enough_where_one_is_asked_for(settings):
    settings.REVIEWERS_NEEDED = 1
    accepted, rejected, taken_back = Votes(), Votes(), Votes()
    for votes in (accepted, rejected, taken_back):
        votes.agree(1, {"type": "AID"})
    rejected.reject(2)
    taken_back.reject(2)
    taken_back.agree(2, {"type": "AID"})
    assert [votes.is_rejected for votes in (Votes(), accepted, rejected, taken_back)] == [False, False, True, False]
    assert [votes.agreeing for votes in (accepted, taken_back)] == [1, 2]
