"""Actors and places are found while somebody types, by any spelling."""

from datetime import date

import pytest

from articles.looking_up import find_actors, find_places
from articles.models import Alias, Place, Role
from tests import factories

pytestmark = pytest.mark.django_db


def names(found):
    return [one.name for one in found]


@pytest.fixture
def erdogan():
    turkey = factories.country("Turkey", iso3="TUR")
    actor = factories.actor("Recep Tayyip Erdoğan", kind="person", country=turkey)
    Alias.objects.create(actor=actor, text="Erdoğan", form="surname")
    return actor


@pytest.mark.parametrize("typed", ["erdogan", "Erdoğan", "ERDO", "tayyip er", "recep  tayyip"])
def test_an_actor_is_found_by_any_spelling_and_any_of_its_words(erdogan, typed):
    assert names(find_actors(typed)) == ["Recep Tayyip Erdoğan"]


@pytest.mark.parametrize("typed", ["Erdoğan Tayyip", "R. T. Erdogan", "R.T. Erdogan", "erdogan r"])
def test_words_may_come_in_any_order_and_as_initials(erdogan, typed):
    assert names(find_actors(typed)) == ["Recep Tayyip Erdoğan"]


@pytest.mark.parametrize("typed", ["Erdogn", "Erdoghan", "Recep Tayip Erdogan", "Receb Tayyip", "Erdogan Tayip"])
def test_a_small_mistake_in_typing_finds_it_too(erdogan, typed):
    assert names(find_actors(typed)) == ["Recep Tayyip Erdoğan"]
    assert find_actors("Ergodn") == []


def test_a_name_of_which_only_initials_are_known_is_found_by_the_full_one():
    factories.actor("V. Exampleov", kind="person")
    assert names(find_actors("Vladimir Exampleov")) == ["V. Exampleov"]
    factories.actor("Vera Exampleov", kind="person")
    assert names(find_actors("Vladimir Exampleov"))[0] == "V. Exampleov"


def test_the_middle_of_a_word_finds_nothing(erdogan):
    assert find_actors("dogan") == []


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "'", "\\"])
def test_what_holds_no_letter_finds_nothing(erdogan, typed):
    assert (find_actors(typed), find_places(typed)) == ([], [])


def test_an_answer_tells_kind_country_and_the_offices_of_the_day(erdogan):
    Role.objects.create(actor=erdogan, title="Prime Minister", code="TUR", end=date(2014, 8, 28))
    Role.objects.create(actor=erdogan, title="President", code="TUR", start=date(2014, 8, 28))
    [found] = find_actors("erdogan", on=date(2021, 2, 26))
    assert (found.kind, found.country, found.told, found.spelled) == ("person", "Turkey", "President", "Erdoğan")


def test_a_name_that_is_just_that_goes_before_longer_ones_and_the_often_named_first():
    smith, _smithers, other = (factories.actor(name, kind="person") for name in ("A Smith", "Smithers", "B Smith"))
    for actor in (smith, other):
        Alias.objects.create(actor=actor, text="Smith", form="surname")
    factories.mention(factories.article(body="Smith spoke."), "Smith", actor=other)
    assert names(find_actors("smith")) == ["B Smith", "A Smith", "Smithers"]


def test_a_merged_entry_finds_the_one_that_stands_for_it():
    remains = factories.actor("Myanmar", kind="state")
    factories.actor("Burma", kind="state", merged_into=remains)
    assert [(one.name, one.spelled) for one in find_actors("burma")] == [("Myanmar", "Burma")]


def test_a_place_is_found_by_its_other_names_the_largest_first():
    ukraine = factories.country("Ukraine", iso3="UKR")
    for key, name, people, others in (
        ("1", "Kyiv", 2_900_000, ["Kiev"]),
        ("2", "Kievskiy", 9_000, []),
        ("3", "Kiev", 40, []),
    ):
        Place.objects.create(key=key, name=name, kind="city", country=ukraine, population=people, names=others)
    assert names(find_places("kiev")) == ["Kiev", "Kyiv", "Kievskiy"]
    assert find_places("kyiv")[0].country == "Ukraine"


def test_many_answers_cost_as_many_queries_as_one(count_queries, erdogan):
    few = count_queries(lambda: find_actors("erd"))
    for number in range(20):
        actor = factories.actor(f"Erdem {number}", kind="person")
        Role.objects.create(actor=actor, title="Envoy", code="TUR")
    assert count_queries(lambda: find_actors("erd")) == few
