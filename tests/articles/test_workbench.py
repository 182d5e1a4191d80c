"""The actors' workbench: mentions with their sentences, splitting, who is not whom, and what may be one."""

from __future__ import annotations

from typing import Any

import pytest

from articles.merging import contradictions, merge
from articles.models import Actor, Alias, Article, Different, Mention, Split, Suggestion
from articles.suggesting import suggest
from events.regrouping import regroup_actors
from tests import factories as make

from .desk import person

pytestmark = pytest.mark.django_db

ACTORS = "/admin/articles/actor/"
CURATOR = ("view_actor", "change_actor", "add_actor", "view_article", "add_namedecision", "reread_article")


@pytest.fixture
def desk(client):
    client.force_login(person(*CURATOR))
    return client


@pytest.fixture
def guard() -> Actor:
    guard = make.actor("Harbour Guard", kind="body", country=make.country())
    for number in range(3):
        facts = {"published": f"202{number}-01-05", "status": "draft" if number == 2 else "published"}
        article = make.article(
            f"No. {number}", body=f"It rained. The Harbour Guard fired {number} <shots>. Calm.", **facts
        )
        make.mention(article, "Harbour Guard", actor=guard)
    make.mention(article, "Calm", actor=guard)
    return guard


def page(actor: Actor, query: str = "") -> str:
    return f"{ACTORS}{actor.pk}/mentions/{query}"


def errors(response: Any) -> list[str]:
    return [text for texts in response.context["form"].errors.values() for text in texts]


def test_the_page_shows_each_mention_in_its_sentence_with_the_way_to_its_article(desk, guard) -> None:
    response = desk.get(page(guard))
    rows = response.context["page"].rows
    assert [(row.passage.before, row.passage.name, row.passage.after) for row in rows][-1] == (
        "The ", "Harbour Guard", " fired 0 <shots>.",
    )  # fmt: skip
    tally = response.context["tally"]
    assert (tally.mentions, tally.articles, tally.spellings[0]) == (4, 3, ("Harbour Guard", "Harbour Guard", 3))
    assert [year for year, _name, _count in tally.years] == ["2022", "2021", "2020"]
    html = response.content.decode()
    assert "fired 0 &lt;shots&gt;." in html
    assert f"/admin/articles/article/{Article.objects.get(title='No. 0').pk}/change/" in html


@pytest.mark.parametrize(
    ("query", "count"), [("?spelling=Calm", 1), ("?year=2021", 1), ("?country=XXX", 0), ("?year=x&before=1,b,2", 4)]
)
def test_the_list_is_narrowed_by_spelling_country_and_year(desk, guard, query, count) -> None:
    assert len(desk.get(page(guard, query)).context["page"].rows) == count


def test_pages_follow_one_another_and_lose_nothing(desk, guard, monkeypatch) -> None:
    monkeypatch.setattr("articles.appearances.PAGE", 3)
    first = desk.get(page(guard)).context["page"]
    second = desk.get(page(guard, f"?{first.following}")).context["page"]
    seen = [row.mention.pk for row in (*first.rows, *second.rows)]
    assert (len(seen), set(seen), second.following) == (4, set(guard.mentions.values_list("pk", flat=True)), "")


def test_twenty_mentions_take_as_many_queries_as_one(desk, count_queries) -> None:
    one, many = make.actor("One", kind="body"), make.actor("Many", kind="body")
    for actor, count in ((one, 1), (many, 20)):
        for number in range(count):
            make.mention(make.article(f"{actor} {number}", body="They fired."), "They", actor=actor)
    desk.get(page(one))
    assert count_queries(lambda: desk.get(page(one))) == count_queries(lambda: desk.get(page(many)))


def test_ticked_mentions_are_split_off_to_a_new_actor_and_come_back(desk, guard) -> None:
    some = list(guard.mentions.filter(text="Harbour Guard").values_list("pk", flat=True))[:2]
    answer = desk.post(
        page(guard), {"mention": some, "whose": "new", "name": "Coast Guard", "kind": "body"}, follow=True
    )
    assert "2 mentions are given to Coast Guard" in answer.content.decode()
    coast = Actor.objects.get(slug="coast-guard")
    assert (coast.country, coast.curated, answer.context["work"].told) == (guard.country, True, "0 of 2 mentions")
    regroup_actors()
    assert (coast.mentions.count(), guard.mentions.count()) == (2, 2)
    assert "Undo the split" in desk.get(page(guard)).content.decode()
    desk.post(f"{ACTORS}{guard.pk}/rejoin/{Split.objects.get().pk}/")
    regroup_actors()
    assert (coast.mentions.count(), guard.mentions.count()) == (0, 4)


def test_all_that_a_narrowed_list_shows_are_no_name_of_anybody(desk, guard) -> None:
    desk.post(page(guard, "?spelling=Calm"), {"all": "1", "whose": "nothing"})
    regroup_actors()
    assert sorted(Mention.objects.values_list("text", flat=True)) == ["Harbour Guard"] * 3


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"whose": "nothing"}, "Choose the mentions that mean somebody else: tick them in the list."),
        ({"whose": "nothing", "mention": ["x"]}, "Choose the mentions that mean somebody else: tick them in the list."),
        ({"whose": "another", "all": "1"}, "Choose the actor whom they mean."),
        ({"whose": "new", "all": "1"}, "Give the new actor a name."),
    ],
)  # fmt: skip
def test_a_split_that_says_too_little_is_refused_and_keeps_what_was_ticked(desk, guard, sent, reason) -> None:
    response = desk.post(page(guard), sent)
    assert reason in errors(response)
    assert Split.objects.count() == 0


def test_too_many_at_once_are_refused_and_one_is_not_given_to_itself(desk, guard, monkeypatch) -> None:
    monkeypatch.setattr("articles.admin.splitting.MOST_CHOSEN", 3)
    assert errors(desk.post(page(guard), {"whose": "nothing", "all": "1"})) == [
        "Choose at most 3 mentions at once; the rest can follow."
    ]
    assert errors(desk.post(page(guard), {"whose": "another", "to": guard.pk, "all": "1"}))[0].startswith(
        "They are this"
    )


def test_who_may_not_decide_about_names_splits_nothing(client, guard) -> None:
    client.force_login(person("view_actor", "view_article"))
    assert "checkbox" not in client.get(page(guard)).content.decode()
    assert client.post(page(guard), {"whose": "nothing", "all": "1"}).status_code == 403


# Who is not whom.


def test_what_is_kept_apart_is_warned_of_when_it_is_merged_and_can_be_taken_back(desk, guard) -> None:
    other = make.actor("Harbour Guards", kind="body", country=guard.country)
    desk.post(f"{ACTORS}{other.pk}/different/", {"other": guard.pk, "reason": "One is of the port."})
    said = Different.objects.get()
    assert (said.one, said.other) == (guard, other)
    [warning] = contradictions([other, guard])
    told = f"said on {said.made_at:%Y-%m-%d} that “Harbour Guard” and “Harbour Guards” are not the same."
    assert warning.endswith(f"{told} One is of the port.")
    assert "One is of the port." in desk.get(page(other)).content.decode()
    address = f"{ACTORS}merge/?actor={guard.pk}&actor={other.pk}"
    assert desk.post(address, {"into": guard.pk}).status_code == 200
    assert Actor.objects.get(pk=other.pk).merged_into is None
    desk.post(f"{ACTORS}{guard.pk}/different/", {"remove": said.pk})
    assert contradictions([other, guard]) == []


def test_nobody_is_kept_apart_from_themselves(desk, guard) -> None:
    response = desk.post(f"{ACTORS}{guard.pk}/different/", {"other": guard.pk})
    assert errors(response) == ["Everybody is the same as themselves: choose another actor."]


# What may be one.


def suggested() -> list[tuple[str, str]]:
    suggest()
    return [(pair.one.name, pair.other.name) for pair in Suggestion.objects.all()]


def test_names_that_are_the_same_or_nearly_so_are_suggested_the_likeliest_first(desk, guard) -> None:
    same = make.actor("Guard, Harbour", kind="body", country=guard.country)
    make.actor("Habour Guard", kind="body")
    Alias.objects.create(actor=same, text="Harbour  GUARD", form="name")
    assert suggested() == [
        ("Harbour Guard", "Guard, Harbour"),
        ("Harbour Guard", "Habour Guard"),
        ("Guard, Harbour", "Habour Guard"),
    ]
    html = desk.get(f"{ACTORS}suggestions/").content.decode()
    assert "same name, same country" in html.replace("the same name", "same name")
    desk.post(f"{ACTORS}{guard.pk}/different/", {"other": same.pk, "suggested": "1"})
    assert suggested()[0] != ("Harbour Guard", "Guard, Harbour")


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "Harbour Guard", "kind": "person"},
        {"name": "Harbour Guard", "country": ("Iraq", "IRQ")},
        {"name": "Harbour Guard 2"},
        {"name": "Harbour Guard", "wikidata": "Q2"},
        {"name": "Quay Patrol"},
    ],
)
def test_what_is_known_to_be_another_is_not_suggested(guard, facts) -> None:
    Actor.objects.filter(pk=guard.pk).update(wikidata="Q1")
    if "country" in facts:
        facts = facts | {"country": make.country(facts["country"][0], iso3=facts["country"][1])}
    make.actor(**{"kind": "body", "slug": "other", **facts})
    assert suggested() == []


def test_what_is_merged_is_suggested_no_more(guard) -> None:
    other = make.actor("Harbour Guards", kind="body")
    assert suggested() == [("Harbour Guard", "Harbour Guards")]
    merge([other], guard)
    assert suggested() == []


def test_twenty_suggestions_take_as_many_queries_as_one(desk, guard, count_queries) -> None:
    make.actor("Harbour Guard", slug="h0", kind="body")
    suggest()
    desk.get(f"{ACTORS}suggestions/")
    few = count_queries(lambda: desk.get(f"{ACTORS}suggestions/"))
    for number in range(1, 6):
        make.actor("Harbour Guard", slug=f"h{number}", kind="body")
    suggest()
    assert Suggestion.objects.count() == 21
    assert count_queries(lambda: desk.get(f"{ACTORS}suggestions/")) == few


# Offices and the list.


def test_one_office_is_held_once_at_a_time(desk, guard) -> None:
    forms: dict[str, Any] = {f"aliases-{part}": 0 for part in ("TOTAL_FORMS", "INITIAL_FORMS")}
    forms |= {
        "roles-TOTAL_FORMS": 2,
        "roles-INITIAL_FORMS": 0,
        "name": "Harbour Guard",
        "slug": guard.slug,
        "kind": "body",
    }
    for number, days in enumerate([("2001-01-01", "2005-01-01"), ("2004-01-01", "")]):
        forms |= {f"roles-{number}-title": "Chief", f"roles-{number}-code": "SYR", f"roles-{number}-start": days[0]}
        forms[f"roles-{number}-end"] = days[1]
    response = desk.post(f"{ACTORS}{guard.pk}/change/", forms)
    assert "Chief, SYR is held from 2001-01-01–2005-01-01 already: these days overlap." in response.content.decode()
    forms["roles-1-start"] = "2005-01-01"
    assert desk.post(f"{ACTORS}{guard.pk}/change/", forms).status_code == 302
    assert guard.roles.count() == 2


@pytest.mark.parametrize("typed", ["harbor guard", "Guard H", "H. Guard", "Hárbour", "harbour-guard"])
def test_the_list_is_searched_by_any_spelling(desk, guard, typed) -> None:
    assert list(desk.get(ACTORS, {"q": typed}).context["cl"].result_list) == [guard]
