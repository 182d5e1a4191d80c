"""Actors on the desk: what a change touches is read again on request; entries of one actor are merged and parted."""

from __future__ import annotations

import pytest
from django.utils import timezone

from articles.models import Actor, Alias, Article, Merge, TaggingJob
from events.regrouping import regroup_actors
from tests import factories as make

from .desk import path, person

pytestmark = pytest.mark.django_db

ACTORS = "/admin/articles/actor/"
EDITOR = ("view_actor", "change_actor", "view_article", "reread_article")


@pytest.fixture
def desk(client):
    client.force_login(person(*EDITOR))
    return client


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def save(desk, actor: Actor, **changed):
    """Save the actor's change form as it stands, but for what is changed; parts are left out."""
    forms = {f"{name}-{part}": 0 for name in ("aliases", "roles") for part in ("TOTAL_FORMS", "INITIAL_FORMS")}
    fields = {"name": actor.name, "slug": actor.slug, "kind": actor.kind, "demands": ""}
    return desk.post(f"{ACTORS}{actor.pk}/change/", {**fields, **forms, **changed}, follow=True)


def act(desk, action: str, *actors: Actor, **more):
    return desk.post(
        ACTORS, {"action": action, "_selected_action": [actor.pk for actor in actors], **more}, follow=True
    )


def waiting() -> list[str]:
    return list(TaggingJob.objects.queued().order_by("article__title").values_list("article__title", flat=True))


@pytest.fixture
def guard() -> Actor:
    """Linked in one article, named in two others, one of them by another name and one of them a draft."""
    guard = make.actor("Harbour Guard", kind="body")
    guard.aliases.create(text="Watch of the Quay")
    make.mention(make.article("Linked", body="They fired."), "They", actor=guard)
    make.article("Named", body="The harbour guards fired.")
    make.article("Other name", body="The Watch of the Quay fired.", status="draft")
    make.article("Other order", body="A guard left the harbour.")
    return guard


# Reading again what a change touches.


def test_articles_that_a_change_touches_are_linked_to_the_actor_or_hold_one_of_its_names(guard) -> None:
    titles = Article.objects.concerning(guard).order_by("title").values_list("title", flat=True)
    assert list(titles) == ["Linked", "Named", "Other name"]
    assert list(Article.objects.concerning(make.actor("The"))) == []


def test_names_of_merged_entries_are_the_actors_too(guard) -> None:
    old = make.actor("Pier Patrol", kind="body", merged_into=guard)
    make.article("Old name", body="The Pier Patrol fired.")
    assert Article.objects.concerning(guard).count() == 4
    assert old.remaining == guard


def test_saving_an_actor_says_how_many_articles_it_touches_and_how_to_read_them_again(desk, guard) -> None:
    [done, offer] = sorted(said(save(desk, guard)), reverse=True)
    assert "was changed successfully" in done
    assert "hold one of its names: 3." in offer
    assert f'<a href="{ACTORS}{guard.pk}/read-again/">Read them again</a>' in offer
    assert waiting() == []


def test_a_count_is_bounded_and_of_nothing_nothing_is_said(desk, guard, monkeypatch) -> None:
    monkeypatch.setattr("articles.admin.actors.COUNTED", 2)
    assert any("names: 2+." in message for message in said(save(desk, guard)))
    assert len(said(save(desk, make.actor("Nobody", kind="person")))) == 1


def test_the_articles_are_read_again_once_an_editor_says_so(desk, guard) -> None:
    page = f"{ACTORS}{guard.pk}/read-again/"
    assert [article.title for article in desk.get(page).context["articles"]] == ["Other name", "Named", "Linked"]
    assert waiting() == []
    response = desk.post(page, follow=True)
    assert said(response) == ["3 articles are queued for reading."]
    assert waiting() == ["Linked", "Named", "Other name"]


def test_articles_of_several_actors_are_read_again_once(desk, guard) -> None:
    other = make.actor("They", kind="movement")
    make.mention(Article.objects.get(title="Named"), "harbour", actor=other)
    response = act(desk, "read_again", guard, other)
    assert said(response) == ["3 articles are queued for reading."]


def test_who_may_not_change_articles_is_offered_no_reading(client, guard) -> None:
    client.force_login(person("view_actor", "change_actor"))
    assert len(said(save(client, guard))) == 1
    assert client.get(f"{ACTORS}{guard.pk}/read-again/").status_code == 403
    assert client.post(f"{ACTORS}{guard.pk}/read-again/").status_code == 403
    act(client, "read_again", guard)
    assert waiting() == []


# Merging.


@pytest.fixture
def patrol() -> Actor:
    return make.actor("Pier Patrol", kind="armed_group")


def merging(*actors: Actor) -> str:
    return f"{ACTORS}merge/?" + "&".join(f"actor={actor.pk}" for actor in actors)


def merge(desk, into: Actor, *others: Actor, **more):
    return desk.post(merging(into, *others), {"into": into.pk, **more}, follow=True)


def test_the_action_leads_to_a_page_that_shows_what_goes_where_and_what_speaks_against_it(desk, guard, patrol) -> None:
    response = act(desk, "merge", guard, patrol)
    [kept, other] = response.context["outcomes"]
    assert (kept.actor.name, kept.actor.mention_count, kept.actor.article_count) == ("Harbour Guard", 1, 1)
    assert (kept.mentions, kept.names, kept.addresses) == (0, 1, ["/actors/pier-patrol/"])
    assert (other.mentions, other.names, other.addresses) == (1, 2, ["/actors/harbour-guard/"])
    html = response.content.decode()
    assert "They are of different kinds: armed group, part of a state." in html
    assert "Watch of the Quay" in html
    assert Actor.objects.filter(merged_into__isnull=False).count() == 0


def test_what_speaks_against_a_merge_must_be_answered_in_words(desk, guard, patrol) -> None:
    response = merge(desk, patrol, guard)
    assert "say in words why they are one" in response.content.decode()
    assert Actor.objects.filter(merged_into__isnull=False).count() == 0
    response = merge(desk, patrol, guard, reason="The ministry renamed it.", read_again="on")
    assert said(response) == ["“Pier Patrol” now stands for Harbour Guard."]
    made = Merge.objects.get()
    assert (made.actor, made.into, made.reason) == (guard, patrol, "The ministry renamed it.")
    assert made.by is not None
    assert Actor.objects.get(pk=guard.pk).merged_into == patrol
    assert waiting() == []
    regroup_actors()
    assert (patrol.mentions.count(), guard.mentions.count()) == (1, 0)
    assert waiting() == ["Linked", "Named", "Other name"]


def test_a_merge_without_reading_again_moves_the_mentions_and_queues_nothing(desk, guard) -> None:
    other = make.actor("Guard of the Harbour", kind="body")
    merge(desk, other, guard)
    regroup_actors()
    assert (other.mentions.count(), guard.mentions.count(), waiting()) == (1, 0, [])


def test_an_undone_merge_has_read_again_what_was_read_in_between(desk, guard) -> None:
    other = make.actor("Guard of the Harbour", kind="body")
    merge(desk, other, guard)
    regroup_actors()
    TaggingJob.objects.filter(article__title="Named").update(finished_at=timezone.now())
    response = desk.post(f"{ACTORS}{guard.pk}/part/", follow=True)
    assert said(response) == ["On its own again: Harbour Guard."]
    regroup_actors()
    assert (other.mentions.count(), guard.mentions.count(), waiting()) == (0, 1, ["Named"])
    assert Actor.objects.get(pk=guard.pk).merged_into is None


def test_the_list_undoes_merges_too(desk, guard, patrol) -> None:
    Actor.objects.filter(pk=guard.pk).update(merged_into=patrol)
    assert said(act(desk, "undo_merge", guard, patrol)) == ["On its own again: Harbour Guard."]
    assert said(act(desk, "undo_merge", guard, patrol)) == ["None of these is merged into another actor."]


def test_what_cannot_be_merged_is_refused_with_the_reason(desk, guard, patrol) -> None:
    assert said(act(desk, "merge", guard)) == ["Select the two or more actors that are one."]
    Actor.objects.filter(pk=guard.pk).update(merged_into=patrol)
    assert said(act(desk, "merge", guard, patrol)) == [
        "“Harbour Guard” is merged into “Pier Patrol” already: undo that first."
    ]
    for odd in ("?actor=x&actor=99999999999999999999", "", "?actor=0"):
        assert said(desk.get(f"{ACTORS}merge/{odd}", follow=True)) == ["Select the two or more actors that are one."]


def test_only_who_may_change_actors_merges_them(client, guard, patrol) -> None:
    client.force_login(person("view_actor", "change_article"))
    for action in ("merge", "undo_merge"):
        act(client, action, guard, patrol)
    assert client.post(merging(guard, patrol), {"into": patrol.pk}).status_code == 403
    assert client.post(f"{ACTORS}{guard.pk}/part/").status_code == 403
    assert Actor.objects.filter(merged_into__isnull=False).count() == 0


def test_a_merged_actor_is_offered_nowhere_and_its_names_find_the_one_that_remains(admin_client, guard, patrol) -> None:
    Actor.objects.filter(pk=patrol.pk).update(merged_into=guard)
    query = {"app_label": "articles", "model_name": "actor", "field_name": "parent"}
    for term in ("pier", "harbour"):
        answer = admin_client.get("/admin/autocomplete/", {**query, "term": term}).json()
        assert [one["text"] for one in answer["results"]] == ["Harbour Guard"]
    assert admin_client.get(f"{ACTORS}?q=pier").context["cl"].result_count == 2


def test_the_page_takes_as_many_queries_for_ten_actors_as_for_two(desk, guard, patrol, count_queries) -> None:
    two = count_queries(lambda: act(desk, "merge", guard, patrol))
    others = [make.actor(f"Patrol {number}", kind="body", country=make.country()) for number in range(8)]
    Alias.objects.bulk_create(Alias(actor=actor, text="Patrol") for actor in others)
    assert count_queries(lambda: act(desk, "merge", guard, patrol, *others)) == two


def test_nobody_gets_in_without_logging_in(client, guard) -> None:
    assert path(client.get(f"{ACTORS}{guard.pk}/read-again/")) == "/admin/login/"
