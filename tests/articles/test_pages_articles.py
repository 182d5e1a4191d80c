from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests import factories

pytestmark = pytest.mark.django_db


def titles(response):
    return [article.title for article in response.context["page"].rows]


def errors(response):
    return set(response.context["filter"].form.errors)


def offered(response):
    return [code for code, _name in response.context["filter"].form["country"].field.widget.choices]


def test_articles_are_listed_newest_first(client):
    factories.article("Older", published=date(2021, 2, 25))
    factories.article("Newer", published=date(2021, 2, 26))
    assert titles(client.get("/articles/")) == ["Newer", "Older"]


def test_readers_see_only_what_is_public(client):
    soon, past = timezone.now() + timedelta(hours=1), timezone.now() - timedelta(hours=1)
    factories.article("Published")
    factories.article("Opened", status="scheduled", opens_at=past)
    factories.article("Not yet", status="scheduled", opens_at=soon)
    factories.article("Draft", status="draft")
    factories.article("Withdrawn", status="withdrawn")
    response = client.get("/articles/")
    assert sorted(titles(response)) == ["Opened", "Published"]
    assert response.context["count"] == 2


def test_words_are_searched_in_title_and_body(client):
    factories.article("Talks in Geneva", body="They met.")
    factories.article("Another", body="The talks failed.")
    factories.article("Unrelated", body="Nothing.")
    assert sorted(titles(client.get("/articles/?q=talk"))) == ["Another", "Talks in Geneva"]
    assert titles(client.get("/articles/?q=talks -geneva")) == ["Another"]


@pytest.mark.parametrize("asked", ["joe-biden", "Joe Biden", "joe biden", "Biden"])
def test_an_actor_is_found_by_slug_name_or_another_name(client, asked):
    biden = factories.actor("Joe Biden", kind="person")
    biden.aliases.create(text="Biden", form="surname")
    factories.mention(factories.article("About him", body="Joe Biden spoke."), "Joe Biden", actor=biden)
    factories.article("Not about him")
    assert titles(client.get("/articles/", {"actor": asked})) == ["About him"]


def test_a_name_of_two_actors_is_answered_with_both_slugs(client):
    for name in ("Kim Jong Un", "Kim Yo Jong"):
        factories.actor(name, kind="person").aliases.create(text="Kim", form="surname")
    response = client.get("/articles/?actor=Kim")
    assert "kim-jong-un, kim-yo-jong" in response.context["filter"].form.errors["actor"][0]


def test_articles_are_filtered_by_country_region_source_and_days(client):
    syria = factories.country()
    other = factories.source("Levant Dispatch")
    found = factories.article("Found", body="In Syria.", source=other, published=date(2021, 2, 27))
    factories.mention(found, "Syria", kind="place", country=syria)
    factories.article("Other", published=date(2021, 2, 20))
    for query in (
        "country=syr",
        "country=SYR",
        "region=western-asia",
        "source=levant-dispatch",
        "source=Levant Dispatch",
        "since=2021-02-21",
        "since=2021-02-27&until=2021-02-27&country=SYR",
    ):
        assert titles(client.get(f"/articles/?{query}")) == ["Found"], query
    assert titles(client.get("/articles/?until=2021-02-26")) == ["Other"]


def test_articles_are_filtered_by_the_events_they_tell_of(client):
    factories.told_event(factories.article("Attack"), type="ASSAULT")
    factories.told_event(factories.article("Talks"), type="CONSULT")
    assert titles(client.get("/articles/?type=CONSULT")) == ["Talks"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("since=2021-02-30", "since"),
        ("until=yesterday", "until"),
        ("since=2021-02-27&until=2021-02-26", "until"),
        ("actor=nobody-knows", "actor"),
        ("country=ZZZ", "country"),
        ("region=atlantis", "region"),
        ("source=unheard-of", "source"),
        ("type=PARTY", "type"),
        ("q=" + "x" * 5000, "q"),
        ("actor=" + "x" * 5000, "actor"),
        ("country=%F0%9F%8F%B4", "country"),
    ],
)
def test_a_value_that_cannot_be_is_named_beside_its_field(client, query, field):
    factories.article("Is not shown")
    response = client.get(f"/articles/?{query}")
    assert response.status_code == 200
    assert errors(response) == {field}
    assert titles(response) == []
    assert 'aria-invalid="true"' in response.content.decode()


def test_a_nul_in_the_address_is_refused(client):
    assert client.get("/articles/?q=a%00b").status_code == 400


@pytest.mark.parametrize("query", ["before=x", "after=2021-02-30,1", "before=" + "9" * 400])
def test_a_page_that_no_list_has_is_not_found(client, query):
    assert client.get(f"/articles/?{query}").status_code == 404


def test_filters_that_are_on_can_be_taken_off_one_by_one(client):
    factories.country()
    response = client.get("/articles/?q=strike&country=syr&before=2021-02-26,5")
    assert [(chip.label, chip.value, chip.without) for chip in response.context["filter"].chips] == [
        ("Words", "strike", "country=syr"),
        ("Country", "Syria", "q=strike"),
    ]


def test_the_pages_keep_the_filter(client):
    for _ in range(30):
        factories.article("Strike")
    response = client.get("/articles/?q=strike")
    older = f"?q=strike&amp;{response.context['page'].older}"
    assert older in response.content.decode()
    assert len(titles(client.get(older.replace("?", "/articles/?").replace("&amp;", "&")))) == 5


def test_only_countries_that_public_articles_name_are_offered_and_the_one_asked_for(client):
    for name, iso3, status in (("Iran", "IRN", "published"), ("Iraq", "IRQ", "draft")):
        factories.mention(factories.article(body=name, status=status), name, country=factories.country(name, iso3=iso3))
    factories.country("Fiji", iso3="FJI")
    assert offered(client.get("/articles/")) == ["", "IRN"]
    for asked in ("fji", "FJI"):
        response = client.get(f"/articles/?country={asked}")
        assert offered(response) == ["", "FJI", "IRN"]
        assert '<option value="FJI" selected>Fiji</option>' in response.content.decode()
        assert errors(response) == set()


def test_no_result_is_explained(client):
    assert "Try fewer or other words" in client.get("/articles/?q=nothing").content.decode()


def test_counting_stops_at_a_bound(client, monkeypatch):
    monkeypatch.setattr("articles.lists.COUNTED", 2)
    monkeypatch.setattr("articles.templatetags.pages.COUNTED", 2)
    for _ in range(4):
        factories.article()
    assert "more than 2 articles" in client.get("/articles/").content.decode()


def test_twenty_articles_cost_as_many_queries_as_one(client, count_queries):
    factories.article(by="A. Writer")
    one = count_queries(lambda: client.get("/articles/"))
    for _ in range(20):
        factories.article(by="A. Writer")
    assert count_queries(lambda: client.get("/articles/")) == one
