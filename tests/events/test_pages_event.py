"""The page of an event: its sentence, who did what to whom, and how each of it is known."""

from typing import Any

import pytest

from articles.models import Place
from events.models import Event
from tests import factories

pytestmark = pytest.mark.django_db


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
    assert "“<bdi>on Thursday</bdi>”</a>, in the same clause" in page


def party(text, actor=None, *, source="sentence", **facts):
    """Somebody on one side, as a report keeps it."""
    return {"start": 0, "end": len(text), "text": text, "actor": actor, "country": None, "sector": None} | {
        "source": source,
        **facts,
    }


def test_how_a_participant_was_named_is_said(client):
    biden, iran = factories.actor("Joe Biden", kind="person"), factories.actor("Iran")
    event = factories.event(actors=(biden,), recipients=(iran, "militias"))
    named = party("Iran", "iran")
    unknown = party("militias")
    pronoun = party("He", "joe-biden", source="pronoun")
    factories.report(event, factories.article(), actors=[pronoun], recipients=[named, unknown])
    context = client.get(event.get_absolute_url()).context
    assert [(one.words, one.source) for one in context["provenance"].actors] == [("He", "pronoun")]
    assert [(one.words, one.source) for one in context["provenance"].recipients] == [
        ("Iran", "sentence"),
        ("militias", "sentence"),
    ]
    second = factories.article(body="Mr Biden warned Iran.")
    factories.report(event, second, actors=[party("Mr Biden", "joe-biden")])
    page = client.get(event.get_absolute_url()).content.decode()
    assert "“<bdi>Mr Biden</bdi>”</a>, in the sentence" in page
    assert "through a pronoun" not in page


def test_a_sentence_begins_with_a_capital_wherever_it_is_shown(client):
    article = factories.article()
    event = factories.told_event(article, actors=("rebels",), recipients=("troops",))
    sentence = "<b><bdi>Rebels</bdi></b> attacked <b><bdi>troops</bdi></b>"
    for address in ("/", "/events/", "/timeline/", article.get_absolute_url(), event.get_absolute_url()):
        assert sentence in client.get(address).content.decode()


def test_what_stands_before_a_name_stands_there_once(client):
    event = factories.told_event(recipients=("the base in Erbil", "a convoy of lorries", "country of origin"))
    whom = (
        "Attack on <b><bdi>the base in Erbil</bdi></b>, <b><bdi>a convoy of lorries</bdi></b> and <b><bdi>the country"
    )
    assert whom in client.get(event.get_absolute_url()).content.decode()


def test_claims_that_contradict_each_other_are_marked(client):
    event = strike()
    claims = client.get(event.get_absolute_url()).context["claims"]
    assert claims.columns == ("place",)
    assert [(cell.words, cell.mark) for row in claims.rows for cell in row.cells] == [
        ("eastern Syria", "differs"),
        ("northern Syria", "differs"),
        ("", ""),
    ]
    mark = f'<a class="differs" href="{event.get_absolute_url()}#says">≠ places differ</a>'
    assert mark in client.get("/events/").content.decode()


def test_what_differs_is_told_apart_from_what_is_more_exact_in_words_and_signs(client):
    page = client.get(strike().get_absolute_url()).content.decode()
    assert "Reports differ on the place: eastern Syria (1), northern Syria (1)." in page
    assert '<span aria-hidden="true">≠</span>&nbsp;<bdi>northern Syria</bdi>' in page
    assert "differs from another report: not both can be right" in page
    assert "more exact than another report" not in page
    event = factories.told_event()
    factories.report(event, factories.article(), numbers=[number("killed", 22)])
    factories.report(event, factories.article(), numbers=[number("killed", 17, "at least")])
    page = client.get(event.get_absolute_url()).content.decode()
    assert "No report contradicts another. Killed: at least 17 to 22." in page
    assert '<span aria-hidden="true">⊂</span>&nbsp;<bdi>22</bdi>' in page
    assert "more exact than another report" in page
    assert "differs from another" not in page


def number(kind, value, bound="exactly"):
    text = str(value) if bound == "exactly" else f"{bound} {value}"
    return {"kind": kind, "bound": bound, "value": value, "start": 0, "end": len(text), "text": text}


def test_numbers_that_differ_are_marked_in_lists(client):
    event = factories.told_event()
    for killed in (17, 22):
        factories.report(event, factories.article(), numbers=[number("killed", killed)])
    assert "≠ numbers differ" in client.get("/events/").content.decode()


def test_an_event_that_one_report_tells_has_no_table_of_who_says_what(client):
    event = factories.told_event()
    assert "Who says what" not in client.get(event.get_absolute_url()).content.decode()
    factories.report(event, factories.article("Second"))
    assert "Who says what" in client.get(event.get_absolute_url()).content.decode()


def test_the_words_of_every_field_are_marked_in_the_sentence(client):
    article = factories.article(body="It is late. Jets bombed a depot in Syria on Monday. So it went.")
    event = factories.event()
    depot, monday = article.body.index("a depot"), article.body.index("on Monday")
    factories.report(
        event,
        article,
        sentence="Jets bombed a depot in Syria on Monday.",
        trigger="bombed",
        recipients=[party("a depot", start=depot, end=depot + 7)],
        date_start=monday,
        date_end=monday + 9,
        actors=[party("It", start=0, end=2)],  # through a link, outside of the sentence
    )
    assert (
        'Jets <mark>bombed</mark> <span class="told-here" title="To whom">a depot</span> in Syria '
        '<span class="told-here" title="Day">on Monday</span>.'
    ) in client.get(event.get_absolute_url()).content.decode()


def test_every_field_leads_to_the_sentence_that_it_comes_from(client):
    """The day is told by one article, the place by another."""
    syria = factories.place()
    event = factories.event(day="2021-02-25", place=syria, place_text="Syria", actors=(factories.actor(),))
    facts = {"date_value": "2021-02-25", "date_precision": "day", "date_source": "clause", "date_text": "Thursday"}
    body = "American warplanes bombed a depot on Thursday."
    dated = factories.article("Dated", body=body)
    usa = factories.country("United States", iso3="USA")
    factories.mention(dated, "American", country=usa, rule="country: by adjective")
    warplanes = party("American warplanes", "united-states", end=18)
    day = factories.report(event, dated, actors=[warplanes], **facts)
    place = factories.report(event, factories.article("Placed"), place=syria, place_text="Syria", place_source="clause")
    found = client.get(event.get_absolute_url()).context["provenance"]
    assert (found.day, found.place, found.act) == (day, place, day)
    assert [(one.report, one.words, one.rule) for one in found.actors] == [
        (day, "American warplanes", "country: by adjective")
    ]
    assert found.versions == [({"pipeline": "1"}, 2)]


def test_the_page_says_how_sure_the_machine_is_and_what_decided_the_status(client):
    event = factories.event()
    factories.report(event, factories.article(), confidence=0.72, realis_rule="modal: would")
    page = client.get(event.get_absolute_url()).content.decode()
    assert "<code>modal: would</code>" in page
    assert '<span class="num">0.72</span>' in page


def test_what_the_words_of_a_participant_hold_is_inert(client):
    event = factories.told_event(actors=("<script>x</script>",), recipients=("{0.__class__}",))
    for address in ("/", "/events/", event.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "<script>x" not in page
        assert "{0.__class__}" in page


def test_twenty_reports_cost_as_many_queries_as_one(client, count_queries):
    def told_by(number):
        killed = {"kind": "killed", "bound": "exactly", "value": number, "start": 0, "end": 1, "text": str(number)}
        source = factories.source(f"Source {number}")
        actor = factories.actor(f"Group {number}", kind="armed_group", parent=factories.actor("Front"))
        factories.report(
            event,
            factories.article(source=source),
            actors=[party(actor.name, actor.slug)],
            numbers=[killed],
            place=factories.place(f"Town {number}", kind="city"),
            place_source="clause",
            place_text=f"Town {number}",
            date_value=f"2021-02-{number + 1:02}",
            date_source="clause",
            date_precision="day",
        )

    event = factories.event(actors=(factories.actor("Group 0", kind="armed_group"),))
    told_by(0)
    page, listing = event.get_absolute_url(), "/events/"
    one = count_queries(lambda: client.get(page)), count_queries(lambda: client.get(listing))
    for number in range(1, 20):
        told_by(number)
    assert (count_queries(lambda: client.get(page)), count_queries(lambda: client.get(listing))) == one


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


def test_what_else_happened_in_the_story_stands_before_and_after(client):
    def told(day, words, by, **facts):
        return factories.told_event(by, day=day, actors=(words,), **facts)

    usa, iran = factories.actor("United States"), factories.actor("Iran")
    article, draft = factories.article(), factories.article("Draft", status="draft")
    event = told("2021-02-25", usa, article, recipients=(iran,))
    before, same_day = told("2021-02-20", "rebels", article), told("2021-02-25", "them", article)
    after = factories.told_event(factories.article("Other"), day="2021-03-01", actors=(iran,), recipients=(usa,))
    told("2021-04-01", iran, factories.article("Much later"), recipients=(usa,))
    told("2021-02-24", iran, factories.article("Somebody else"), recipients=("them",))
    told("2021-02-24", "rebels", article, realis="planned")
    told("2021-02-24", usa, draft, recipients=(iran,))
    around = client.get(event.get_absolute_url()).context["around"]
    assert (around.before, around.beside, around.after) == ([before], [same_day], [after])
    undated = told("", "nobody", article)
    assert client.get(undated.get_absolute_url()).context["around"].beside[:2] == [same_day, event]


def test_reports_that_say_the_same_are_marked_as_agreeing(client):
    event = strike()
    syria = factories.place("Syria")
    for name in ("Fourth", "Fifth"):
        article = factories.article(name, body="Raids in northern Syria on Thursday.")
        facts: dict[str, Any] = {"place": syria, "place_text": "northern Syria", "place_source": "clause"}
        factories.report(event, article, trigger="Raids", **facts)
    context = client.get(event.get_absolute_url()).context
    assert context["claims"].marks == {"differs"}
    other = factories.told_event()
    for name, town in (("A", "Syria"), ("B", "Syria"), ("C", "")):
        place: dict[str, Any] = {"place": syria, "place_text": town, "place_source": "clause"} if town else {}
        factories.report(other, factories.article(name), **place)
    page = client.get(other.get_absolute_url())
    assert page.context["claims"].agreed == ["act", "place", "realis"]
    assert "All reports that say so agree on: What was done, Place, Status" in page.content.decode()


def test_an_event_has_a_map_of_where_it_took_place(client):
    syria = factories.country(m49="760")
    town = Place.objects.create(key="1", name="Aleppo", kind="city", country=syria, lat=36.2, lon=37.2)
    exact, vague = (
        factories.told_event(country=syria, place=town),
        factories.told_event(country=syria, place=factories.place()),
    )
    nowhere = factories.told_event()
    assert [one.name for one in client.get(exact.get_absolute_url()).context["spots"]] == ["Aleppo"]
    context = client.get(vague.get_absolute_url()).context
    assert (context["spots"], context["shades"]) == ([], {syria: 1})
    assert '<figure class="world' not in client.get(nowhere.get_absolute_url()).content.decode()


def test_a_reader_who_has_an_events_page_is_sent_nothing_until_something_on_it_changes(client):
    biden = factories.actor("Joe Biden", kind="person")
    event = factories.told_event(actors=(biden,), place=factories.place(), country=factories.country())

    def answer():
        return client.get(event.get_absolute_url(), headers={"If-None-Match": known}).status_code

    known = client.get(event.get_absolute_url())["ETag"]
    assert answer() == 304
    for change in (
        lambda: factories.actor("Joe Biden").__class__.objects.update(name="Joseph Biden"),
        lambda: Event.objects.update(status="reviewed"),
        lambda: factories.report(event, factories.article("Second")),
        lambda: factories.told_event(event.reports.all()[0].article, day="2021-02-20"),
        lambda: factories.country().__class__.objects.update(name="Syrian Arab Republic"),
    ):
        change()
        assert answer() == 200
        known = client.get(event.get_absolute_url())["ETag"]
        assert answer() == 304
