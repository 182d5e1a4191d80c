import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def names(response, part):
    return [actor.name for actor in response.context[part]]


def test_those_whom_public_articles_name_come_first(client):
    named, hidden = factories.actor("Zimbabwe"), factories.actor("Angola")
    factories.mention(factories.article(body="Zimbabwe."), "Zimbabwe", actor=named)
    factories.mention(factories.article(body="Angola.", status="draft"), "Angola", actor=hidden)
    response = client.get("/actors/")
    assert names(response, "named") == ["Zimbabwe"]
    assert names(response, "unnamed") == ["Angola"]
    assert response.context["named"][0].article_count == 1


def test_actors_are_found_by_another_name_kind_and_letter(client):
    factories.actor("Joe Biden", kind="person").aliases.create(text="Scranton Joe", form="name")
    factories.actor("Jordan")
    assert names(client.get("/actors/?q=scranton"), "unnamed") == ["Joe Biden"]
    assert names(client.get("/actors/?kind=state"), "unnamed") == ["Jordan"]
    assert names(client.get("/actors/?letter=j"), "unnamed") == ["Joe Biden", "Jordan"]


@pytest.mark.parametrize(("query", "field"), [("kind=alien", "kind"), ("letter=ab", "letter"), ("q=" + "x" * 999, "q")])
def test_a_value_that_cannot_be_is_named(client, query, field):
    assert set(client.get(f"/actors/?{query}").context["filter"].form.errors) == {field}


def test_actors_are_sorted_as_one_looks_for_them(client):
    for name in ("AUKUS", "Abiy Ahmed", "al-Shabaab"):
        factories.actor(name)
    assert names(client.get("/actors/"), "unnamed") == ["Abiy Ahmed", "al-Shabaab", "AUKUS"]


def test_the_list_is_bounded(client, monkeypatch):
    monkeypatch.setattr("articles.views.ACTORS_SHOWN", 2)
    for name in ("Chad", "Mali", "Niger"):
        factories.actor(name)
    response = client.get("/actors/")
    assert names(response, "unnamed") == ["Chad", "Mali"]
    assert "There are more" in response.content.decode()


def test_twenty_actors_cost_as_many_queries_as_one(client, count_queries):
    factories.actor("First", country=factories.country())
    one = count_queries(lambda: client.get("/actors/"))
    for number in range(20):
        factories.actor(f"Actor {number}", country=factories.country())
    assert count_queries(lambda: client.get("/actors/")) == one


def test_actors_of_a_country_are_listed(client):
    syria = factories.country()
    factories.actor("Bashar al-Assad", kind="person", country=syria)
    factories.actor("Jordan", country=factories.country("Jordan", iso3="JOR"))
    assert names(client.get("/actors/?country=syr"), "unnamed") == ["Bashar al-Assad"]
    assert set(client.get("/actors/?country=atlantis").context["filter"].form.errors) == {"country"}


def test_letters_and_kinds_keep_the_rest_of_the_filter_and_are_taken_off_by_themselves(client):
    factories.country()
    context = client.get("/actors/?country=SYR&letter=b").context
    assert dict(context["letters"])["C"] == "country=SYR&letter=C"
    assert dict(context["letters"])["B"] == "country=SYR"
    assert ("person", "person", "country=SYR&letter=b&kind=person") in context["kinds"]
