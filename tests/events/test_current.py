"""What editors change is known in the next reading, by the same reader: nothing is started again."""

from __future__ import annotations

import gc
from datetime import timedelta

import pytest
from django.db.models.functions import Now

from articles.knowledge import revision
from articles.merging import merge, part
from articles.models import Actor, Alias, Article, TaggingJob
from events import current, reading
from events.record import record
from tests import factories as make

pytestmark = pytest.mark.django_db
BODY = "Harbour Watch said on Thursday that talks with Iran had ended. The Thai president thanked Harbour Watch."


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that was started before anything was changed."""
    monkeypatch.setattr(current, "leave_alone", gc.freeze)  # without going through all that other tests have loaded
    make.actor("Iran", country=make.country("Iran", iso3="IRN"))
    thailand = make.actor("Thailand", country=make.country("Thailand", iso3="THA"))
    thailand.aliases.create(text="Thai", form=Alias.Form.ADJECTIVE)
    make.actor("Harbour Guard", kind="body")
    reading.the_reader.cache_clear()
    reading.the_reader()


def read(article: Article | None = None) -> dict[str, str | None]:
    """What an article's names are linked to, once it is read."""
    article = article or make.article(body=BODY)
    TaggingJob.objects.request(article)
    reading.read_claimed(TaggingJob.objects.claim())
    assert TaggingJob.objects.get(article=article).error == ""
    mentions = article.mentions.select_related("actor").order_by("-start")
    return {mention.text: mention.actor.slug if mention.actor else None for mention in mentions}


def test_a_name_added_on_the_desk_is_linked_in_the_next_reading(admin_client) -> None:
    article = make.article(body=BODY)
    assert read(article)["Harbour Watch"] is None
    guard = Actor.objects.get(slug="harbour-guard")
    page = f"/admin/articles/actor/{guard.pk}/change/"
    inline = {"aliases-0-actor": guard.pk, "aliases-0-text": "Harbour Watch", "aliases-0-form": "name"}
    forms = {f"{name}-{part}": 0 for name in ("aliases", "roles") for part in ("TOTAL_FORMS", "INITIAL_FORMS")}
    fields = {"name": guard.name, "slug": guard.slug, "kind": guard.kind, "demands": ""}
    response = admin_client.post(page, {**fields, **forms, **inline, "aliases-TOTAL_FORMS": 1})
    assert response.status_code == 302
    assert read(article)["Harbour Watch"] == "harbour-guard"


def test_a_name_that_is_taken_away_links_no_more() -> None:
    guard = Actor.objects.get(slug="harbour-guard")
    guard.aliases.create(text="Harbour Watch")
    assert read()["Harbour Watch"] == "harbour-guard"
    guard.aliases.all().delete()
    assert read()["Harbour Watch"] is None


def test_an_office_that_is_added_decides_whom_a_description_means() -> None:
    assert "president" not in read()
    somchai = make.actor("Somchai Example", kind="person")
    somchai.roles.create(title="President", code="THA", sector="GOV", start="2020-01-01")
    assert read()["president"] == "somchai-example"


def test_names_of_a_merged_actor_mean_the_one_that_remains_until_the_merge_is_undone() -> None:
    guard, watch = Actor.objects.get(slug="harbour-guard"), make.actor("Harbour Watch", kind="body")
    assert read()["Harbour Watch"] == "harbour-watch"
    merge([watch], guard)
    assert read()["Harbour Watch"] == "harbour-guard"
    watch.refresh_from_db()
    part(watch)
    assert read()["Harbour Watch"] == "harbour-watch"


@pytest.mark.parametrize(
    "change",
    [
        lambda: Actor.objects.update(curated=True),
        lambda: Alias.objects.bulk_create([Alias(actor=Actor.objects.first(), text="Somebody")]),
        lambda: Alias.objects.filter(text="Thai").delete(),
        lambda: Actor.objects.get(slug="iran").delete(),
    ],
)
def test_every_way_to_change_an_actor_makes_a_new_revision(change) -> None:
    before, _ = revision()
    change()
    after, _ = revision()
    assert before != after


def test_a_reading_says_with_which_revision_it_was_made() -> None:
    read()
    assert TaggingJob.objects.get().versions["gazetteer"] == revision()[0]


def test_what_has_not_changed_is_looked_at_with_one_query_and_not_learned_again(count_queries, monkeypatch) -> None:
    monkeypatch.setattr(current, "knowledge_in_database", lambda: pytest.fail("nothing has changed"))
    _, now = revision()
    assert count_queries(lambda: reading.the_reader().refresh(now)) == 1


def test_while_changes_go_on_what_has_waited_longer_is_not_held_up_by_each_of_them(monkeypatch) -> None:
    learned: list[str] = []
    reader = reading.the_reader()
    monkeypatch.setattr(reader.tagger, "learn", lambda knowledge: learned.append("all"))
    _, start = revision()
    waited_since = reader.learned_at - timedelta(minutes=5)
    for _ in range(3):
        Actor.objects.update(curated=True)
        reader.refresh(waited_since)
    assert learned == []
    reader.refresh(start)
    assert learned == ["all"]
    Actor.objects.update(curated=True)
    reader.learned_at -= current.PATIENCE
    reader.refresh(waited_since)
    assert learned == ["all", "all"]


def test_a_reading_under_way_during_a_merge_is_recorded_for_the_one_that_remains() -> None:
    guard, watch = Actor.objects.get(slug="harbour-guard"), make.actor("Harbour Watch", kind="body")
    article = make.article(body=BODY)
    TaggingJob.objects.request(article)
    [job] = TaggingJob.objects.claim()
    reader = reading.the_reader()
    reader.refresh(job.requested_at)
    [result] = reader.read([reading.text_of(article)])
    merge([watch], guard)
    record([(job, result)], {})
    assert set(article.mentions.filter(text="Harbour Watch").values_list("actor__slug", flat=True)) == {"harbour-guard"}
    assert TaggingJob.objects.filter(requested_at__lte=Now(), state="done").count() == 1
