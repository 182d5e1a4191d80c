"""The reference files in the database; what a person changed there stays."""

from __future__ import annotations

import pytest

from articles import reference
from articles.knowledge import knowledge_in_database
from articles.models import Actor, Country, Place, Region
from articles.tagging.reference import read_reference


def load() -> None:
    reference.load(lambda what: None)


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_leaves_what_a_person_changed() -> None:
    load()
    biden = Actor.objects.get(slug="joe-biden")
    assert (biden.country_id, str(biden.roles.last())) == ("USA", "President, USA")
    assert Country.objects.get(pk="SYR").regions.filter(slug="west-asia").exists()
    assert Region.objects.get(code="145").parent == Region.objects.get(code="142")
    assert Place.objects.get(key="98182").name == "Baghdad"

    Actor.objects.filter(pk=biden.pk).update(name="Joseph R. Biden", curated=True)
    biden.aliases.all().delete()
    counts = [model.objects.count() for model in (Actor, Country, Place, Region)]
    load()
    biden.refresh_from_db()
    assert (biden.name, biden.aliases.count()) == ("Joseph R. Biden", 0)
    assert [model.objects.count() for model in (Actor, Country, Place, Region)] == counts
    assert reference.is_loaded()

    known, read = knowledge_in_database(), read_reference(reference.MIN_POPULATION)
    assert {place.key for place in known.places} == {place.key for place in read.places}
    by_slug = {actor.slug: actor for actor in known.actors}
    for actor in read.actors:
        if actor.slug != "joe-biden":
            assert by_slug[actor.slug].roles == actor.roles
            assert set(by_slug[actor.slug].names) == set(actor.names)


def test_no_slug_belongs_to_two_actors_and_no_key_to_two_places() -> None:
    knowledge = read_reference(reference.MIN_POPULATION)
    slugs = [actor.slug for actor in knowledge.actors]
    keys = [place.key for place in knowledge.places]
    assert (len(set(slugs)), len(set(keys))) == (len(slugs), len(keys))


def test_every_parent_and_every_body_of_a_role_is_a_known_actor() -> None:
    actors = read_reference(reference.MIN_POPULATION).actors
    slugs = {actor.slug for actor in actors}
    parents = {actor.parent for actor in actors if actor.parent}
    bodies = {role.body for actor in actors for role in actor.roles if role.body}
    assert sorted((parents | bodies) - slugs) == []
