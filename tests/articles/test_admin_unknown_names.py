"""Unknown names on the desk: made actors, given to known ones, or set aside."""

from __future__ import annotations

import pytest

from articles.models import Actor, Alias, Article, Mention, TaggingJob, UnknownName
from tests import factories as make

from .desk import path, person

pytestmark = pytest.mark.django_db

NAMES = "/admin/articles/unknownname/"
EDITOR = ("view_unknownname", "add_actor", "view_actor", "change_actor", "view_article")


@pytest.fixture
def desk(client):
    client.force_login(person(*EDITOR))
    return client


def name(text: str = "Zoe Marquez", kind: str = "person", *, articles: int = 1, **facts: object) -> UnknownName:
    """An unknown name as readings leave it, in so many articles."""
    unknown = UnknownName.objects.create(key=text.lower(), kind=kind, name=text, article_count=articles)
    for number in range(articles):
        article = make.article(f"{text} {number}", body=f"{text} spoke on Thursday. It rained.")
        make.mention(article, text, kind=kind, unknown=unknown, link="unknown", **facts)
    return unknown


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def act(desk, action: str, *names: UnknownName):
    return desk.post(NAMES, {"action": action, "_selected_action": [one.pk for one in names]}, follow=True)


def listed(desk, query: str = "") -> list[str]:
    return [one.name for one in desk.get(f"{NAMES}{query}").context["cl"].result_list]


def waiting() -> int:
    return TaggingJob.objects.queued().count()


def test_the_names_in_most_articles_come_first_and_those_set_aside_are_apart(desk) -> None:
    name("Kestrel", "place", articles=2)
    name("Zoe Marquez", articles=3)
    aside = name("Osprey")
    act(desk, "put_aside", aside)
    assert listed(desk) == ["Zoe Marquez", "Kestrel"]
    assert listed(desk, "?kind__exact=place") == ["Kestrel"]
    assert listed(desk, "?q=marq") == ["Zoe Marquez"]
    assert listed(desk, "?state=aside") == ["Osprey"]
    assert listed(desk, "?state=all") == ["Zoe Marquez", "Kestrel", "Osprey"]
    again = desk.post(f"{NAMES}?state=aside", {"action": "take_up", "_selected_action": [aside.pk]}, follow=True)
    assert said(again) == ["1 name waits again."]
    assert listed(desk, "?state=aside") == []


def test_a_name_becomes_an_actor_and_its_articles_are_read_again(desk) -> None:
    unknown = name(articles=2)
    make.article("Not read yet", body="Zoe Marquez left.")
    response = desk.post(f"{NAMES}{unknown.pk}/make/", follow=True)
    actor = Actor.objects.get()
    assert response.redirect_chain[-1][0] == f"/admin/articles/actor/{actor.pk}/change/"
    assert said(response) == ["Zoe Marquez is an actor now. 3 articles are queued for reading."]
    assert (actor.slug, actor.name, actor.kind, actor.curated) == ("zoe-marquez", "Zoe Marquez", "person", True)
    assert (UnknownName.objects.count(), waiting()) == (0, 3)
    assert set(Mention.objects.values_list("actor", "link")) == {(actor.pk, "linked")}


def test_country_and_sector_are_those_of_most_mentions(desk) -> None:
    syria, iraq = make.country(), make.country("Iraq", iso3="IRQ")
    unknown = name("Kestrel Brigade", "organization", articles=2, country=syria, sector="REB")
    make.mention(Article.objects.earliest("pk"), "Thursday", unknown=unknown, country=iraq, sector="REB")
    desk.post(f"{NAMES}{unknown.pk}/make/")
    assert list(Actor.objects.values_list("kind", "country", "sector")) == [("armed_group", "SYR", "REB")]


def test_where_the_mentions_do_not_agree_nothing_is_said(desk) -> None:
    unknown = name("Kestrel Union", "organization", country=make.country())
    make.mention(Article.objects.get(), "Thursday", unknown=unknown, country=make.country("Iraq", iso3="IRQ"))
    desk.post(f"{NAMES}{unknown.pk}/make/")
    assert list(Actor.objects.values_list("kind", "country", "sector")) == [("movement", None, "")]


@pytest.mark.parametrize(
    ("kind", "sector", "made"),
    [
        ("person", "MIL", "person"),
        ("organization", "MIL", "body"),
        ("organization", "BUS", "company"),
        ("group", "OPP", "party"),
        ("group", "", "movement"),
        ("place", "", "body"),
    ],
)
def test_the_kind_of_actor_follows_from_the_kind_of_name_and_the_sector(desk, kind, sector, made) -> None:
    desk.post(f"{NAMES}{name('Kestrel', kind, sector=sector).pk}/make/")
    assert Actor.objects.get().kind == made


def test_slugs_are_free_and_never_empty(desk) -> None:
    make.actor("Zoe Marquez", kind="person")
    act(desk, "make", name("Zoe Marquez"), name("Ζωή"))
    assert sorted(Actor.objects.values_list("slug", flat=True)) == ["actor", "zoe-marquez", "zoe-marquez-2"]


def test_several_names_become_actors_at_once(desk) -> None:
    response = act(desk, "make", name("Kestrel"), name("Zoe Marquez"))
    assert said(response) == ["Kestrel, Zoe Marquez are actors now. 2 articles are queued for reading."]
    assert response.redirect_chain[-1][0].startswith(NAMES)


def test_a_name_that_somebody_took_care_of_makes_no_second_actor(desk) -> None:
    address = f"{NAMES}{name().pk}/make/"
    desk.post(address)
    assert said(desk.post(address, follow=True))[-1] == "Somebody has taken care of this name already."
    assert Actor.objects.count() == 1


def test_a_name_is_given_to_a_known_actor(desk) -> None:
    actor, unknown = make.actor("Zoe Márquez Ruiz", kind="person"), name()
    response = desk.post(f"{NAMES}{unknown.pk}/known/", {"actor": actor.pk, "form": "name"}, follow=True)
    assert said(response) == ["“Zoe Marquez” is a name of Zoe Márquez Ruiz now. 1 article is queued for reading."]
    assert list(Alias.objects.values_list("actor", "text", "form")) == [(actor.pk, "Zoe Marquez", "name")]
    assert (Actor.objects.get().curated, UnknownName.objects.count(), waiting()) == (True, 0, 1)


def test_an_actor_has_to_be_chosen_and_a_merged_one_cannot(desk) -> None:
    one = make.actor("One", kind="person")
    merged = make.actor("Other", kind="person", merged_into=one)
    unknown = name()
    for chosen in ("", merged.pk):
        response = desk.post(f"{NAMES}{unknown.pk}/known/", {"actor": chosen, "form": "name"})
        assert list(response.context["form"].errors) == ["actor"]
    assert (Alias.objects.count(), UnknownName.objects.count()) == (0, 1)


def test_the_page_shows_sentences_with_their_articles_to_those_who_may_see_these(client, desk) -> None:
    unknown = name(articles=2)
    html = desk.get(f"{NAMES}{unknown.pk}/change/").content.decode()
    assert "<mark>Zoe Marquez</mark> spoke on Thursday." in html
    assert f"/admin/articles/article/{Article.objects.earliest('pk').pk}/change/" in html
    client.force_login(person("view_unknownname"))
    page = client.get(f"{NAMES}{unknown.pk}/change/")
    assert (page.status_code, "spoke on Thursday" in page.content.decode()) == (200, False)


def test_it_is_set_aside_and_taken_up_from_its_page(desk) -> None:
    unknown = name()
    for sent, aside in (({}, True), ({"back": "1"}, False)):
        desk.post(f"{NAMES}{unknown.pk}/aside/", sent)
        assert UnknownName.objects.get().set_aside is aside


@pytest.mark.parametrize(
    ("permissions", "codes"),
    [
        ((), {"change": 403, "make": 403, "known": 403, "aside": 403}),
        (("view_unknownname",), {"change": 200, "make": 403, "known": 403, "aside": 403}),
        (("add_actor",), {"change": 200, "make": 302, "known": 403, "aside": 403}),
        (("view_unknownname", "change_actor"), {"change": 200, "make": 403, "known": 302, "aside": 302}),
    ],
)
def test_each_page_asks_for_its_permission(client, permissions, codes) -> None:
    client.force_login(person(*permissions))
    actor = make.actor("One", kind="person")
    found = {}
    for number, view in enumerate(codes):
        address = f"{NAMES}{name(f'Kestrel {number}').pk}/{view}/"
        sent = {"actor": actor.pk, "form": "name"}
        found[view] = (client.get(address) if view == "change" else client.post(address, sent)).status_code
    assert found == codes


@pytest.mark.parametrize("view", ["make", "known", "aside"])
def test_what_changes_something_is_sent_and_never_followed(admin_client, client, view) -> None:
    address = f"{NAMES}{name().pk}/{view}/"
    assert admin_client.get(address).status_code == 405


def test_nobody_gets_in_without_logging_in(client) -> None:
    assert path(client.post(f"{NAMES}{name().pk}/make/")) == "/admin/login/"
    assert Actor.objects.count() == 0


def test_an_action_that_is_not_allowed_does_nothing(client) -> None:
    client.force_login(person("view_unknownname"))
    for action in ("make", "put_aside"):
        act(client, action, name(action))
    assert (Actor.objects.count(), UnknownName.objects.filter(set_aside=True).count()) == (0, 0)
    assert "Make an actor" not in client.get(NAMES).content.decode()


def test_list_and_page_take_as_many_queries_for_twenty_as_for_one(desk, count_queries) -> None:
    first = name("Kestrel")
    page = f"{NAMES}{first.pk}/change/"
    one = [count_queries(lambda: desk.get(NAMES)), count_queries(lambda: desk.get(page))]
    for number in range(19):
        name(f"Name {number}")
        article = make.article(f"Article {number}", body="Kestrel.", source=make.source(f"Source {number}"))
        make.mention(article, "Kestrel", unknown=first, link="unknown")
    assert [count_queries(lambda: desk.get(NAMES)), count_queries(lambda: desk.get(page))] == one
