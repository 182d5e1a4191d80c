"""The reference files in the database; what a person changed there stays."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from articles import reference
from articles.knowledge import knowledge_in_database
from articles.models import Actor, Country, Loaded, Place, Region
from articles.tagging import Knowledge
from articles.tagging.reference import kept_towns, read_files
from articles.tagging.towns import Towns, open_towns, write

from .world import city

BAGHDAD = city("98182", "Baghdad", "IRQ", "IQ.07", 33.3, 44.4, 7_200_000, "Bagdad")


read_once = cache(read_files)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Knowledge:
    monkeypatch.setattr(reference, "read_files", read_once)
    return read_once()


@pytest.fixture
def no_actors(files: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "read_files", lambda: replace(files, actors=()))


@pytest.fixture
def two_towns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Towns:
    """A world with two towns, which load faster than 235,000."""
    write([BAGHDAD, city("2", "Zork", "IRQ", "IQ.07", 33.0, 44.0, 600)], tmp_path / "towns")
    towns = open_towns(tmp_path / "towns")
    monkeypatch.setattr(reference, "kept_towns", lambda folder: towns)
    return towns


def load() -> list[str]:
    said: list[str] = []
    reference.load(said.append)
    return said


@pytest.mark.django_db
@pytest.mark.usefixtures("two_towns")
def test_loading_twice_changes_nothing_and_leaves_what_a_person_changed(files: Knowledge) -> None:
    load()
    biden = Actor.objects.get(slug="joe-biden")
    assert (biden.country_id, str(biden.roles.last())) == ("USA", "President, USA")
    assert Country.objects.get(pk="SYR").regions.filter(slug="west-asia").exists()
    assert Region.objects.get(code="145").parent == Region.objects.get(code="142")
    baghdad = Place.objects.get(key="98182")
    assert (baghdad.name, baghdad.country_id, baghdad.lat, baghdad.names) == ("Baghdad", "IRQ", 33.3, ["Bagdad"])

    Actor.objects.filter(pk=biden.pk).update(name="Joseph R. Biden", curated=True)
    biden.aliases.all().delete()
    counts = [model.objects.count() for model in (Actor, Country, Place, Region)]
    load()
    biden.refresh_from_db()
    assert (biden.name, biden.aliases.count()) == ("Joseph R. Biden", 0)
    assert [model.objects.count() for model in (Actor, Country, Place, Region)] == counts
    assert reference.is_loaded()

    known = knowledge_in_database()
    assert {place.key for place in known.places} == {place.key for place in files.places}
    by_slug = {actor.slug: actor for actor in known.actors}
    for actor in files.actors:
        if actor.slug != "joe-biden":
            assert by_slug[actor.slug].roles == actor.roles
            assert set(by_slug[actor.slug].names) == set(actor.names)


@pytest.mark.django_db
@pytest.mark.usefixtures("two_towns", "no_actors")
def test_loading_brings_up_to_date_what_the_files_say_of_a_place() -> None:
    load()
    Place.objects.filter(key="98182").update(name="Bagdad", population=1)
    Place.objects.filter(kind="province").update(name="Nowhere")
    Loaded.objects.filter(name="towns").delete()
    load()
    assert Place.objects.get(key="98182").population == BAGHDAD.population
    assert not Place.objects.filter(name="Nowhere").exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("two_towns", "no_actors")
def test_towns_that_are_there_are_not_loaded_again() -> None:
    assert "2 towns" in load()
    assert not any("towns" in line for line in load())


def test_no_slug_belongs_to_two_actors_and_no_key_to_two_places() -> None:
    knowledge, towns = read_once(), kept_towns(reference.TOWNS)
    slugs = [actor.slug for actor in knowledge.actors]
    keys = [place.key for place in knowledge.places]
    assert (len(set(slugs)), len(set(keys))) == (len(slugs), len(keys))
    assert [key for key in keys if towns.get(key)] == []


def test_the_gazetteer_has_more_than_200_000_names() -> None:
    towns = kept_towns(reference.TOWNS)
    assert sum(1 for _ in towns) > 200_000
    assert {town.country for town in towns.named("baghdad")} == {"IRQ"}


def test_every_parent_and_every_body_of_a_role_is_a_known_actor() -> None:
    actors = read_once().actors
    slugs = {actor.slug for actor in actors}
    parents = {actor.parent for actor in actors if actor.parent}
    bodies = {role.body for actor in actors for role in actor.roles if role.body}
    assert sorted((parents | bodies) - slugs) == []
