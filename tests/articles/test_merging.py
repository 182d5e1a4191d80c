"""Two entries of one actor made one: who stands for whom, what moves, and what speaks against it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from articles.knowledge import knowledge_in_database
from articles.merging import contradictions, merge, part
from articles.models import Actor, Article
from articles.reference import load_actors
from articles.tagging.knowledge import KnownActor, Name, Role
from events.models import Participant
from events.regrouping import regroup_actors
from tests import factories as make

pytestmark = pytest.mark.django_db


def group(name: str, **facts: Any) -> Actor:
    return make.actor(name, kind="armed_group", **facts)


def test_knowledge_has_one_actor_with_the_names_and_roles_of_all() -> None:
    group("Islamic State", country=make.country())
    group("Daesh").aliases.create(text="ISIS", form="acronym")
    group("Caliphate Army").roles.create(title="Emir", code="SYR")
    wing = group("Desert Wing", parent=Actor.objects.get(slug="daesh"))
    daesh, army, state = [Actor.objects.get(slug=slug) for slug in ("daesh", "caliphate-army", "islamic-state")]
    merge([army], daesh)
    merge([daesh], state)
    known = {actor.slug: actor for actor in knowledge_in_database().actors}
    assert sorted(known) == ["desert-wing", "islamic-state"]
    assert set(known["islamic-state"].names) == {Name("Daesh"), Name("ISIS", "acronym"), Name("Caliphate Army")}
    assert known["islamic-state"].roles == (Role("Emir", "SYR", ""),)
    assert known[wing.slug].parent == "islamic-state"


def test_mentions_and_events_are_the_remaining_actors() -> None:
    state, daesh = group("Islamic State"), group("Daesh")
    article = make.article(body="Daesh and Islamic State fought.")
    for actor in (state, daesh):
        make.mention(article, actor.name, actor=actor)
    event = make.told_event(article, actors=(state, daesh), recipients=(daesh,))
    merge([daesh], state)
    regroup_actors()
    assert set(article.mentions.values_list("actor__slug", flat=True)) == {"islamic-state"}
    assert list(Participant.objects.filter(event=event).order_by("side").values_list("side", "actor__slug")) == [
        ("actor", "islamic-state"),
        ("recipient", "islamic-state"),
    ]
    assert list(Article.objects.mentioning(state)) == [article]


def test_both_are_left_alone_when_the_reference_is_loaded_until_the_merge_is_undone() -> None:
    named_anew = [KnownActor(slug, slug.upper(), "armed_group", None, None) for slug in ("daesh", "islamic-state")]
    merge([group("Daesh")], group("Islamic State"))
    assert load_actors(named_anew) == 0
    part(Actor.objects.get(slug="daesh"))
    assert load_actors(named_anew) == 2
    assert set(Actor.objects.values_list("name", "curated")) == {("DAESH", False), ("ISLAMIC-STATE", False)}


def test_no_actor_comes_to_stand_for_itself() -> None:
    one, two, three = group("One"), group("Two"), group("Three")
    merge([one], two)
    merge([two], three)
    with pytest.raises(ValidationError) as refusal:
        merge([three], one)
    assert refusal.value.messages == ["“One” is itself merged into “Three”: undo that first."]
    assert [actor.remaining.name for actor in Actor.objects.order_by("pk")] == ["Three", "Three", "Three"]


def test_an_undone_merge_leaves_those_that_were_merged_before_where_they_were() -> None:
    one, two, three = group("One"), group("Two"), group("Three")
    merge([one], two)
    merge([two], three)
    part(Actor.objects.get(slug="two"))
    assert [actor.remaining.name for actor in Actor.objects.order_by("pk")] == ["Two", "Two", "Three"]


def test_what_speaks_against_a_merge_is_said() -> None:
    one = make.actor("John Example", kind="person", country=make.country())
    other = make.actor("Example Party", kind="party", country=make.country("Iraq", iso3="IRQ"))
    one.roles.create(title="President", code="SYR", start="2001-01-01", end="2005-01-01")
    other.roles.create(title="president", code="SYR", start="2004-01-01")
    assert contradictions([one, other]) == [
        "They are of different kinds: party, person.",
        "They belong to different countries: IRQ, SYR.",
        "They held one office at overlapping times: President, SYR, 2001-01-01–2005-01-01 and 2004-01-01–….",
    ]


def test_one_fact_that_both_entries_hold_speaks_for_them_and_so_does_a_later_term() -> None:
    one, other = make.actor("John Example", kind="person"), make.actor("J. Example", kind="person")
    for actor in (one, other):
        actor.roles.create(title="President", code="SYR", start="2001-01-01", end="2005-01-01")
    other.roles.create(title="President", code="SYR", start="2005-01-01")
    assert contradictions([one, other]) == []


# On the public pages.


@pytest.fixture
def merged() -> Actor:
    state, daesh = group("Islamic State"), group("Daesh")
    daesh.aliases.create(text="ISIL", form="acronym")
    make.mention(make.article(body="Daesh fought."), "Daesh", actor=daesh)
    merge([daesh], state)
    return state


def test_the_old_address_leads_to_the_actor_that_remains(client, merged) -> None:
    response = client.get("/actors/daesh/")
    assert (response.status_code, response.url) == (301, "/actors/islamic-state/")


def test_the_page_of_the_one_that_remains_tells_the_other_names(client, merged) -> None:
    assert client.get("/actors/islamic-state/").context["aliases"] == ["Daesh", "ISIL"]


@pytest.mark.parametrize("query", ["", "?q=daesh", "?q=isil"])
def test_the_list_of_actors_has_only_the_one_that_remains(client, merged, query) -> None:
    assert client.get(f"/actors/{query}").context["named"] == [merged]


@pytest.mark.parametrize("words", ["daesh", "Daesh", "ISIL", "islamic-state"])
def test_a_filter_by_the_old_slug_or_name_means_the_one_that_remains(client, merged, words) -> None:
    response = client.get("/articles/", {"actor": words})
    assert [article.title for article in response.context["page"].rows] == [Article.objects.get().title]
    assert response.context["filter"].form.cleaned_data["actor"] == merged
