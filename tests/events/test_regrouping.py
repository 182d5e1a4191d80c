"""Merging and splitting actors: the work that is left to a worker, its undoing, and what a new reading keeps of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.entries import note_entries
from articles.merging import merge, move_mentions, part
from articles.models import Actor, Article, Mention, Merge, NameDecision, Split, TaggingJob
from articles.splitting import split, take_back
from events import regrouping
from events.models import Event, Participant
from events.regrouping import name_anew, regroup_actors
from events.tasks import sweep
from tests import factories as make
from tests.articles.desk import person

from .plain_reader import PlainReader

pytestmark = pytest.mark.django_db


READER = PlainReader(states={"Smith": "SYR"}, acts={})


def group(name: str, **facts: Any) -> Actor:
    return make.actor(name, kind="armed_group", **facts)


def party(actor: Actor, words: str) -> dict[str, Any]:
    return {"start": 0, "end": len(words), "text": words, "actor": actor.slug, "country": None, "sector": None}


def told_of(actors: list[Actor], recipients: list[Actor]) -> Event:
    """An event whose report names these, with the participants that follow from it."""
    article = make.article(body="They bombed a depot.")
    event = make.event()
    make.report(
        event, article, actors=[party(a, a.name) for a in actors], recipients=[party(a, a.name) for a in recipients]
    )
    name_anew([event])
    return event


def linked() -> list[tuple[Any, ...]]:
    return list(Mention.objects.order_by("pk").values_list("pk", "actor", "entry", "text", "country", "rule"))


def taking_part() -> list[tuple[Any, ...]]:
    return list(
        Participant.objects.order_by("event", "side", "position").values_list(
            "event", "side", "position", "text", "actor"
        )
    )


def standing() -> list[tuple[Any, ...]]:
    return list(Actor.objects.order_by("pk").values_list("pk", "slug", "name", "merged_into"))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    named=st.lists(st.integers(0, 3), max_size=8),
    parties=st.lists(st.tuples(st.lists(st.integers(0, 3), max_size=3, unique=True), st.integers(0, 3)), max_size=3),
    pairs=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=3),
    worked=st.lists(st.booleans(), min_size=6, max_size=6),
)
def test_what_was_merged_comes_back_as_it_was(named, parties, pairs, worked) -> None:
    Mention.objects.all().delete()
    Event.objects.all().delete()
    Actor.objects.all().delete()
    actors = [group(f"Group {number}") for number in range(4)]
    for number in named:
        make.mention(make.article(body=f"Group {number} fired."), f"Group {number}", actor=actors[number])
    for acting, suffering in parties:
        told_of([actors[one] for one in acting], [actors[suffering]])
    before = linked(), taking_part(), standing()
    done = []
    for (one, into), work in zip(pairs, worked, strict=False):
        entry, other = Actor.objects.get(pk=actors[one].pk), Actor.objects.get(pk=actors[into].pk)
        if entry.merged_into or entry in other.line():
            continue
        merge([entry], other)
        done.append(entry)
        if work:
            regroup_actors()
            for mention in Mention.objects.select_related("actor"):
                assert mention.actor is not None
                assert mention.actor.merged_into is None
    for entry, work in zip(reversed(done), worked[3:], strict=False):
        part(entry)
        if work:
            regroup_actors()
    regroup_actors()
    assert (linked(), taking_part(), standing()) == before
    assert not Merge.objects.under_way().exists()


def test_five_thousand_mentions_answer_at_once_and_are_moved_by_a_worker(client, monkeypatch, count_queries) -> None:
    client.force_login(person("view_actor", "change_actor", "view_article"))
    one, other = group("Harbour Guard"), group("Guard of the Harbour")
    article = make.article(body="Harbour Guard " * 5000)
    Mention.objects.bulk_create(
        Mention(
            article=article, start=14 * n, end=14 * n + 13, text="Harbour Guard", kind="group", link="linked", actor=one
        )
        for n in range(5000)
    )
    address, answers = f"/admin/articles/actor/merge/?actor={one.pk}&actor={other.pk}", []
    assert count_queries(lambda: answers.append(client.post(address, {"into": other.pk}))) < 60
    assert answers[0].status_code == 302
    # Readers see it at once, and the desk sees how far it is.
    assert client.get("/actors/harbour-guard/").url == other.get_absolute_url()
    assert [one.pk for one in client.get(other.get_absolute_url()).context["articles"]] == [article.pk]
    assert list(Article.objects.mentioning(other)) == [article]
    assert client.get("/actors/").context["named"] == [other]
    progress = f"/admin/articles/actor/{other.pk}/progress/"
    told = client.get(progress).json()
    assert (told["under_way"], told["told"], told["done"]) == (True, "0 of 5,000 mentions", 0)
    # A worker dies in the middle: what is done is done, and whoever takes it up goes on there.
    work = Merge.objects.claim()
    assert work
    assert regrouping.go_on(work)
    assert Mention.objects.filter(actor=other).count() == 500
    assert client.get(progress).json()["told"] == "500 of 5,000 mentions"
    regroup_actors()
    assert Mention.objects.filter(actor=other).count() == 500  # another holds the lease
    Merge.objects.update(lease_until="2020-01-01T00:00Z")
    nudged = []
    monkeypatch.setattr("events.tasks.nudge_regrouping", lambda: nudged.append(1))
    sweep()
    assert nudged == [1]
    regroup_actors()
    assert Mention.objects.filter(actor=other, entry=one).count() == 5000
    assert not regrouping.go_on(work)  # the dead one comes back too late
    assert client.get(progress).json()["under_way"] is False
    part(Actor.objects.get(pk=one.pk))
    regroup_actors()
    assert Mention.objects.filter(actor=one, entry=None).count() == 5000
    answer = client.get("/actors/harbour-guard/")
    assert answer.status_code == 200


def test_a_redirect_is_asked_for_again_because_a_merge_can_be_undone(client) -> None:
    one, other = group("One"), group("Two")
    merge([one], other)
    answer = client.get("/actors/one/")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (301, "no-cache")


def test_a_part_that_fails_is_tried_again_later_and_holds_up_nothing_else(monkeypatch) -> None:
    one, two, into = group("One"), group("Two"), group("Three")
    [first], [_second] = merge([one], into), merge([two], into)

    def fails(merge: Merge, most: int) -> int:
        if merge.pk == first.pk:
            raise OSError("the disk is full")
        return move_mentions(merge, most)

    monkeypatch.setattr(regrouping, "move_mentions", fails)
    regroup_actors()
    assert sorted(Merge.objects.values_list("state", "error")) == [
        ("done", ""),
        ("running", "OSError: the disk is full"),
    ]
    monkeypatch.undo()
    Merge.objects.update(lease_until=None)
    regroup_actors()
    assert set(Merge.objects.values_list("state", "error")) == {("done", "")}


def test_names_read_after_a_merge_go_back_too_where_only_one_entry_bears_them() -> None:
    one, into = group("Harbour Guard"), group("Pier Patrol")
    one.aliases.create(text="Watch of the Quay")
    merge([one], into)
    regroup_actors()
    article = make.article(body="The Watch of the Quay and the Pier Patrol fired.")
    mentions = [make.mention(article, words, actor=into) for words in ("Watch of the Quay", "Pier Patrol")]
    note_entries(mentions)
    Mention.objects.bulk_update(mentions, ["entry"])
    assert [mention.entry for mention in mentions] == [one, None]
    part(one)
    regroup_actors()
    assert list(article.mentions.order_by("start").values_list("actor__name", flat=True)) == [
        "Harbour Guard",
        "Pier Patrol",
    ]


# Splitting.


@pytest.fixture
def curator() -> Any:
    return person("view_actor", "change_actor", "view_article", "add_namedecision", "add_actor")


@pytest.fixture
def smith() -> Actor:
    """Two people in one entry."""
    smith = make.actor("Smith", kind="person", country=make.country())
    for number in range(3):
        READER.read(make.article(f"No. {number}", body="Smith spoke."))
    return smith


def test_a_split_is_decided_for_each_mention_survives_a_reading_and_is_undone(smith, curator) -> None:
    other = make.actor("John Smith (bishop)", kind="person")
    chosen = Mention.objects.filter(article__title__in=["No. 0", "No. 1"])
    made = split(smith, chosen, NameDecision.Meaning.ACTOR, other, curator)
    regroup_actors()
    made.refresh_from_db()
    assert (made.state, made.done, made.left_out, made.decisions.count()) == ("done", 2, [], 2)
    assert (other.mentions.count(), smith.mentions.count()) == (2, 1)
    for article in Article.objects.all():
        READER.read(article)
    assert (other.mentions.count(), smith.mentions.count()) == (2, 1)
    assert take_back(made, curator) is True
    assert take_back(made, curator) is False
    regroup_actors()
    assert (other.mentions.count(), smith.mentions.count()) == (0, 3)
    assert set(NameDecision.objects.values_list("state", flat=True)) == {"undone"}


def test_what_cannot_be_split_off_stays_and_says_why(smith, curator) -> None:
    made = split(smith, smith.mentions.all(), NameDecision.Meaning.UNKNOWN, None, curator)
    Article.objects.filter(title="No. 0").update(body="Another text.")
    Article.objects.filter(title="No. 1").delete()
    regroup_actors()
    made.refresh_from_db()
    assert made.state == Split.State.DONE
    assert [words for _article, words, _why in made.left_out] == ["Smith", "Smith"]
    assert {why.split(".")[0] for _article, _words, why in made.left_out} == {
        "The text has changed since it was read",
        "The article is no longer in the archive",
    }
    assert smith.mentions.count() == 1


def test_whoever_may_decide_no_more_moves_nothing(smith, curator) -> None:
    made = split(smith, smith.mentions.all(), NameDecision.Meaning.NOTHING, None, curator)
    curator.user_permissions.clear()
    regroup_actors()
    made.refresh_from_db()
    assert (smith.mentions.count(), len(made.left_out)) == (3, 3)
    assert TaggingJob.objects.queued().count() == 0
