import pytest

from events.models import Event
from tests import factories

pytestmark = pytest.mark.django_db


def listed(response):
    return [event.pk for event in response.context["page"].rows]


def test_events_are_listed_with_the_latest_day_first(client):
    older, newer = factories.told_event(day="2021-02-24"), factories.told_event(day="2021-02-25")
    undated = factories.told_event(day="")
    assert listed(client.get("/events/")) == [newer.pk, older.pk, undated.pk]


def test_events_that_only_hidden_articles_tell_of_exist_nowhere(client):
    actor = factories.actor(country=factories.country("United States", iso3="USA"))
    draft = factories.article("Draft", status="draft", body="United States.")
    factories.mention(draft, "United States", actor=actor, country=actor.country)
    hidden = factories.told_event(draft, actors=(actor,))
    assert client.get(f"/events/{hidden.pk}/").status_code == 404
    for address in (
        "/",
        "/events/",
        "/timeline/?realis=all",
        "/countries/",
        "/countries/usa/",
        "/actors/united-states/",
    ):
        page = client.get(address).content.decode()
        assert hidden.get_absolute_url() not in page, address
        assert draft.title not in page, address
    counts = client.get("/countries/usa/").context
    assert (counts["event_count"], counts["article_count"]) == (0, 0)
    assert client.get("/events/").context["count"] == 0


def test_reports_of_hidden_articles_are_neither_shown_nor_counted(client):
    event = factories.told_event(factories.article("Public"))
    factories.report(event, factories.article("Hidden", status="draft", body="They secretly bombed it."))
    response = client.get(event.get_absolute_url())
    assert response.context["event"].report_count == 1
    assert "secretly" not in response.content.decode()


def test_only_what_took_place_is_shown_unless_asked(client):
    happened, ongoing = factories.told_event(), factories.told_event(realis="ongoing")
    planned = factories.told_event(realis="planned")
    assert sorted(listed(client.get("/timeline/"))) == [happened.pk, ongoing.pk]
    assert sorted(listed(client.get("/timeline/?realis=all"))) == [happened.pk, ongoing.pk, planned.pk]
    assert listed(client.get("/timeline/?realis=planned")) == [planned.pk]


def test_events_are_filtered(client):
    syria = factories.country()
    biden = factories.actor("Joe Biden", kind="person")
    found = factories.told_event(type="CONSULT", day="2021-02-25", country=syria, actors=(biden,))
    factories.told_event(type="ASSAULT", day="2021-02-20")
    for query in (
        "type=CONSULT",
        "quad=1",
        "actor=Joe Biden",
        "country=syr",
        "region=western-asia",
        "since=2021-02-21",
        "since=2021-02-25&until=2021-02-25&quad=1",
    ):
        assert listed(client.get(f"/events/?{query}")) == [found.pk], query


def test_a_month_is_found_by_any_day_in_it(client):
    event = factories.told_event(day="2021-02")
    assert listed(client.get("/events/?since=2021-02-10&until=2021-02-11")) == [event.pk]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("type=PARTY", "type"),
        ("quad=5", "quad"),
        ("realis=maybe", "realis"),
        ("since=x", "since"),
        ("actor=nobody", "actor"),
    ],
)
@pytest.mark.parametrize("page", ["events", "timeline"])
def test_a_value_that_cannot_be_is_named_beside_its_field(client, page, query, field):
    response = client.get(f"/{page}/?{query}")
    assert (response.status_code, set(response.context["filter"].form.errors)) == (200, {field})


def test_the_timeline_gathers_by_year_and_day(client):
    for day in ("2020-12-31", "2021-02-25", "2021-02-25", "2021-02"):
        factories.told_event(day=day)
    years = client.get("/timeline/").context["years"]
    assert [(year.number, [(day.name, len(day.events)) for day in year.days]) for year in years] == [
        (2021, [("Thursday, 25 February 2021", 2), ("February 2021", 1)]),
        (2020, [("Thursday, 31 December 2020", 1)]),
    ]


def strike():
    """The strike on Syria of 25 February 2021, as three articles tell it."""
    syria = factories.place("Syria")
    event = factories.event(
        "ASSAULT",
        "aerial",
        actors=(factories.actor("United States"),),
        recipients=("Iranian-backed militias",),
        place=syria,
        country=syria.country,
    )
    day = {"date_value": "2021-02-25", "date_precision": "day", "date_source": "clause", "date_text": "on Thursday"}
    first = factories.article("First", body="US jets bombed militias in eastern Syria on Thursday.")
    second = factories.article(
        "Second", body="Jets hit posts in northern Syria.", source=factories.source("Gulf Ledger")
    )
    third = factories.article("Third", body="The raid was condemned.")
    factories.report(
        event, first, trigger="bombed", place=syria, place_text="eastern Syria", place_source="clause", **day
    )
    factories.report(event, second, place=syria, place_text="northern Syria", place_source="clause")
    factories.report(event, third, date_value="2021-02-27", date_precision="day", date_source="published")
    return event


def test_an_events_page_tells_who_did_what_and_quotes_the_sentence(client):
    response = client.get(strike().get_absolute_url())
    page = response.content.decode()
    quoted = response.context["quoted"]
    assert "<title>United States struck Iranian-backed militias from the air in Syria · " in page
    assert "US jets <mark>bombed</mark> militias in eastern Syria on Thursday." in page
    assert f'href="{quoted.article.get_absolute_url()}#r{quoted.pk}"' in page
    assert "“on Thursday”, in the same clause" in page


def test_how_a_participant_was_named_is_said(client):
    biden, iran = factories.actor("Joe Biden", kind="person"), factories.actor("Iran")
    event = factories.event(actors=(biden,), recipients=(iran, "militias"))
    named = {"actor": "iran", "text": "Iran", "source": "sentence"}
    unknown = {"actor": None, "text": "militias", "source": "sentence"}
    pronoun = {"actor": "joe-biden", "text": "He", "source": "pronoun"}
    factories.report(event, factories.article(), actors=[pronoun], recipients=[named, unknown])
    context = client.get(event.get_absolute_url()).context
    assert [(one.words, one.source) for one in context["actors"]] == [("He", "pronoun")]
    assert [(one.words, one.source) for one in context["recipients"]] == [
        ("Iran", "sentence"),
        ("militias", "sentence"),
    ]
    second = factories.article(body="Mr Biden warned Iran.")
    factories.report(event, second, actors=[{"actor": "joe-biden", "text": "Mr Biden", "source": "sentence"}])
    page = client.get(event.get_absolute_url()).content.decode()
    assert "in the sentence, “<bdi>Mr Biden</bdi>”" in page
    assert "through a pronoun" not in page


def test_a_sentence_begins_with_a_capital_wherever_it_is_shown(client):
    article = factories.article()
    event = factories.told_event(article, actors=("rebels",), recipients=("troops",))
    sentence = "<b><bdi>Rebels</bdi></b> attacked <b><bdi>troops</bdi></b>"
    for address in ("/", "/events/", "/timeline/", article.get_absolute_url(), event.get_absolute_url()):
        assert sentence in client.get(address).content.decode()


def test_claims_that_contradict_each_other_are_marked(client):
    response = client.get(strike().get_absolute_url())
    assert [(claim.report.place_text, sorted(claim.differs)) for claim in response.context["claims"]] == [
        ("eastern Syria", ["place"]),
        ("northern Syria", ["place"]),
        ("", []),
    ]
    assert "places differ" in client.get("/events/").content.decode()


def test_what_the_words_of_a_participant_hold_is_inert(client):
    event = factories.told_event(actors=("<script>x</script>",), recipients=("{0.__class__}",))
    for address in ("/", "/events/", event.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "<script>x" not in page
        assert "{0.__class__}" in page


@pytest.mark.parametrize("address", ["/", "/events/", "/timeline/"])
def test_twenty_events_cost_as_many_queries_as_one(client, count_queries, address):
    def told(number):
        event = factories.event(
            actors=(factories.actor(f"Actor {number}"),), recipients=("them",), place=factories.place()
        )
        factories.report(event, factories.article(source=factories.source(f"Source {number}")), place=event.place)

    told(0)
    one = count_queries(lambda: client.get(address))
    for number in range(1, 20):
        told(number)
    assert count_queries(lambda: client.get(address)) == one


def test_twenty_reports_cost_as_many_queries_as_one(client, count_queries):
    event = factories.told_event(actors=(factories.actor(),))
    one = count_queries(lambda: client.get(event.get_absolute_url()))
    for number in range(20):
        factories.report(event, factories.article(source=factories.source(f"Source {number}")))
    assert count_queries(lambda: client.get(event.get_absolute_url())) == one


def test_an_event_that_was_found_to_be_another_leads_there(client):
    older, newer = factories.told_event(), factories.event()
    Event.objects.filter(pk=newer.pk).update(opened=True, merged_into=older)
    response = client.get(f"/events/{newer.pk}/")
    assert (response.status_code, response.url) == (302, older.get_absolute_url())


def test_an_event_that_no_article_tells_of_any_more_has_a_page_that_says_so(client):
    gone = factories.event()
    Event.objects.filter(pk=gone.pk).update(opened=True)
    response = client.get(f"/events/{gone.pk}/")
    assert response.status_code == 410
    assert "told by no article any more" in response.content.decode()
