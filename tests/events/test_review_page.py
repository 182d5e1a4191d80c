"""The review page: what it shows, what its forms do, and to whom it opens."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User

from articles.models import Alias, Mention, Place
from events.models import Event, EventDecision, Participant, Report
from events.review.changes import date_value
from events.review.items import page_of
from tests import factories

pytestmark = pytest.mark.django_db
BODY = (
    "American warplanes bombed militias in eastern Syria on Thursday.\n\n"
    "Turkey expelled the ambassador of Syria on Friday. Iran condemned it."
)
JSON = {"headers": {"accept": "application/json"}}
PERMISSIONS = ("add_eventdecision", "view_eventdecision", "add_namedecision", "view_article")


def editor(name="anna"):
    user = User.objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=PERMISSIONS))
    return user


@pytest.fixture
def anna(client):
    user = editor()
    client.force_login(user)
    return user


@pytest.fixture
def article():
    """Two sentences that tell of events, and a name that nobody knows."""
    made = factories.article("Warplanes and an ambassador", body=BODY)
    usa, turkey = factories.actor("United States"), factories.actor("Turkey")
    for number, (type, sentence, trigger, actor) in enumerate(
        (("ASSAULT", BODY.split("\n\n")[0], "bombed", usa), ("SANCTION", BODY[66:116], "expelled", turkey))
    ):
        start = made.body.index(sentence)
        one: dict[str, Any] = {"actor": actor.slug, "country": None, "sector": None, "source": "sentence"}
        words = sentence.split()[0]
        one |= {"text": words, "start": start, "end": start + len(words)}
        event = factories.event(type, actors=(actor,), day="2021-02-25")
        factories.report(event, made, sentence=sentence, trigger=trigger, actors=[one], date_value="2021-02-25")
        Event.objects.filter(pk=event.pk).update(attention=3.0 - number, doubt=0.3, opened=True, voices=1)
    factories.mention(made, "Turkey", actor=turkey)
    factories.mention(made, "militias")
    return made


def address(article):
    return f"/admin/events/review/{article.pk}/"


def ats(article):
    return [item.at for item in page_of(article).items]


def states(article):
    return [item.state for item in page_of(article).items]


def send(client, article, **fields):
    return client.post(address(article), fields, **JSON)


def done(client, article, **fields):
    answer = send(client, article, **fields)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def test_everything_that_was_read_is_marked_in_the_text_and_listed_beside_it(client, anna, article):
    page = client.get(address(article)).content.decode()
    for at, words in zip(ats(article), ("bombed", "expelled"), strict=True):
        assert f'href="#e{at}" data-at="{at}" id="t{at}">{words}</a>' in page
        assert f'id="e{at}"' in page
    assert page.count('class="sentence"') == 2
    assert 'data-state="unknown"' in page
    assert "not known" in page


def test_accepting_makes_an_event_reviewed(client, anna, article):
    first, second = ats(article)
    said = done(client, article, do="accept", at=first)
    assert (said["done"], said["waiting"]) == ("Accepted.", 1)
    assert states(article) == ["accept", "waiting"]
    assert Event.objects.get(type="ASSAULT").status == "reviewed"
    assert f'data-at="{second}"' in said["items"]


def test_rejecting_takes_an_event_away_and_keeps_it_on_the_page(client, anna, article):
    first, _second = ats(article)
    done(client, article, do="reject", at=first)
    assert not Report.objects.filter(type="ASSAULT").exists()
    assert states(article) == ["reject", "waiting"]
    assert ats(article)[0] == first


def test_undo_takes_back_the_last_decision_and_then_the_one_before(client, anna, article):
    first, second = ats(article)
    done(client, article, do="accept", at=first)
    done(client, article, do="reject", at=second)
    assert "expelled" in done(client, article, do="undo")["done"]
    assert states(article) == ["accept", "waiting"]
    done(client, article, do="undo")
    assert states(article) == ["waiting", "waiting"]
    assert "nothing of yours to undo" in send(client, article, do="undo").json()["refused"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "COERCE/arrest"}, {"type": "COERCE", "mode": "arrest"}),
        ({"realis": "denied"}, {"realis": "denied"}),
        ({"date": "26 Feb 2021"}, {"date_value": "2021-02-26", "first_day": date(2021, 2, 26)}),
        ({"date": ""}, {"date_value": "", "first_day": None}),
    ],
)
def test_a_field_is_changed_and_the_others_stay(client, anna, article, fields, expected):
    done(client, article, do="change", at=ats(article)[0], **fields)
    report = Report.objects.get(trigger_start=article.body.index("bombed"))
    assert {name: getattr(report, name) for name in expected} == expected
    assert [one["actor"] for one in report.actors] == ["united-states"]
    assert states(article)[0] == "correct"


def test_who_is_changed_by_name_by_codes_and_by_words(client, anna, article):
    factories.country("Iran", iso3="IRN")
    iran = factories.actor("Iran", country=factories.country("Iran", iso3="IRN"))
    Alias.objects.create(actor=iran, text="Islamic Republic of Iran")
    first = ats(article)[0]
    done(client, article, do="change", at=first, who="islamic republic of iran")
    assert Participant.objects.get(event__type="ASSAULT", side="actor").actor == iran
    done(client, article, do="change", at=first, whom="IRN REB\n“two villages”")
    whom = Report.objects.get(type="ASSAULT").recipients
    assert (whom[0]["country"], whom[0]["sector"]) == ("IRN", "REB")
    assert whom[1]["text"] == "two villages"
    done(client, article, do="change", at=first, who="")
    assert Report.objects.get(type="ASSAULT").actors == []


def test_somebody_is_added_beside_those_that_are_there(client, anna, article):
    item = page_of(article).items[0]
    done(client, article, do="change", at=item.at, who=f"{item.who_now}\nturkey")
    told = Report.objects.get(type="ASSAULT").actors
    assert [(one["actor"], one["text"]) for one in told] == [("united-states", "American"), ("turkey", "Turkey")]


def test_the_place_is_changed_to_one_of_its_name(client, anna, article):
    syria = factories.country()
    town = Place.objects.create(key="t1", name="Abu Kamal", kind="city", country=syria, names=["Al-Bukamal"])
    done(client, article, do="change", at=ats(article)[0], place="al bukamal")
    assert Report.objects.get(type="ASSAULT").place == town


def test_a_name_that_several_go_by_is_asked_back(client, anna, article):
    for slug in ("a-smith", "b-smith"):
        factories.actor("Smith", slug=slug, kind="person")
    answer = send(client, article, do="change", at=ats(article)[0], who="smith")
    assert answer.status_code == 409
    assert "a-smith" in answer.json()["refused"]
    assert not EventDecision.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"type": "PARTY"}, "is no type of event"),
        ({"type": "COERCE/aerial"}, "is no type of event"),
        ({"realis": "maybe"}, "is no status"),
        ({"date": "yesterday"}, "is no date"),
        ({"date": "2021-02-26/2021-02-20"}, "ends before it begins"),
        ({"who": "nobody of that name"}, "Nothing in the archive goes by"),
        ({}, "Nothing was changed"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(client, anna, article, fields, words):
    answer = send(client, article, do="change", at=ats(article)[0], **fields)
    assert (answer.status_code, words in answer.json()["refused"]) == (409, True)
    assert states(article) == ["waiting", "waiting"]


def test_what_is_not_in_the_article_any_more_is_said(client, anna, article):
    answer = send(client, article, do="accept", at="9999-1")
    assert "read again" in answer.json()["refused"]


def test_an_event_is_added_at_selected_words(client, anna, article):
    start = article.body.index("condemned")
    done(client, article, do="add", quote="condemned", start=start, type="ACCUSE", who="turkey")
    added = Report.objects.get(type="ACCUSE")
    assert (added.trigger, added.sentence) == ("condemned", "Iran condemned it.")
    assert states(article) == ["waiting", "waiting", "add"]
    assert send(client, article, do="add", quote="denounced", type="ACCUSE").status_code == 409
    assert send(client, article, do="add", quote="", type="ACCUSE").status_code == 409


def test_a_name_is_given_to_an_actor_and_taken_for_none(client, anna, article):
    rebels = factories.actor("Rebel Front", kind="armed_group")
    name = next(one.at for one in page_of(article).names if one.first.text == "militias")
    done(client, article, do="change", at=name, who="rebel-front")
    assert Mention.objects.get(text="militias").actor == rebels
    done(client, article, do="reject", at=name)
    assert not Mention.objects.filter(text="militias").exists()


def test_without_a_script_each_event_has_forms(client, anna, article):
    first = ats(article)[0]
    answer = client.post(address(article), {"do": "accept", "at": first}, follow=True)
    assert answer.redirect_chain[-1][0] == f"{address(article)}#e{first}"
    assert "Accepted." in answer.content.decode()
    form = client.get(f"{address(article)}{first}/")
    assert form.context["form"].initial["who"] == "united-states"
    assert "Words that tell what was done" in client.get(f"{address(article)}new/").content.decode()
    refused = client.post(address(article), {"do": "change", "at": first, "type": "PARTY"}, follow=True)
    assert "is no type of event" in refused.content.decode()


def test_actors_and_places_are_found_while_typing(client, anna, article):
    factories.actor("Recep Tayyip Erdoğan", kind="person")
    [found] = client.get("/admin/events/review/find/?q=erdog").json()["found"]
    assert (found["key"], found["kind"]) == ("recep-tayyip-erdogan", "person") or found["name"].startswith("Recep")
    here = client.get(f"/admin/events/review/find/?article={article.pk}&q=").json()["found"]
    assert [one["name"] for one in here] == ["Turkey"]
    assert client.get("/admin/events/review/find/?for=place&q=%00").status_code == 400


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("2021-02-25", "2021-02-25"),
        ("25 Feb 2021", "2021-02-25"),
        ("February 25, 2021", "2021-02-25"),
        ("2021-02", "2021-02"),
        ("2021", "2021"),
        ("2021-W08", "2021-W08"),
        ("2021-02-20 to 25 Feb 2021", "2021-02-20/2021-02-25"),
        (" ", ""),
    ],
)
def test_a_date_is_understood_as_people_write_it(said, value):
    assert date_value(said) == value


def test_somebody_else_in_the_article_is_told(client, anna, article):
    ben = editor("ben")
    client.get(address(article))
    client.force_login(ben)
    assert "anna has this article open too" in client.get(address(article)).content.decode()


def test_the_queue_leads_through_and_ends(client, anna, article):
    page = client.get("/admin/events/review/").content.decode()
    assert "Warplanes and an ambassador" in page
    assert client.get("/admin/events/review/next/?type=AID", follow=True).redirect_chain[-1][0].endswith("?type=AID")
    assert client.get("/admin/events/review/next/").url == address(article)
    for at in ats(article):
        done(client, article, do="accept", at=at)
    assert client.get("/admin/events/review/next/").url == "/admin/events/review/"


def test_more_events_cost_no_more_queries(client, anna, article, count_queries):
    few = count_queries(lambda: client.get(address(article)))
    usa = factories.actor("United States")
    for number in range(20):
        event = factories.event("AID", actors=(usa,), day="2021-02-25")
        one = {"actor": f"actor-{number}", "text": "x", "country": None, "sector": None, "start": 0, "end": 1}
        factories.actor(f"Actor {number}")
        factories.report(event, article, trigger="in", actors=[one])
    assert count_queries(lambda: client.get(address(article))) <= few


@pytest.mark.parametrize("path", ["", "next/", "find/", "together/", "{pk}/", "{pk}/new/"])
@pytest.mark.parametrize(("role", "code"), [("Reporter", 403), ("Curator", 403), (None, 403)])
def test_the_review_is_for_editors(client, article, path, role, code):
    user = User.objects.create_user("other", is_staff=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert client.get("/admin/events/review/" + path.format(pk=article.pk)).status_code == code


@pytest.mark.parametrize("role", ["Editor", "Publisher", "Administrator"])
def test_editors_publishers_and_administrators_review(client, article, role):
    user = User.objects.create_user("one of them", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert client.get(address(article)).status_code == 200
    done(client, article, do="accept", at=ats(article)[0])


def test_nobody_else_gets_in(client, article):
    assert client.get(address(article)).url.startswith("/admin/login/")
    assert client.post(address(article), {"do": "accept"}).url.startswith("/admin/login/")


def test_a_rejection_that_tells_no_type_leaves_the_page_as_it_is(client, anna, article):
    EventDecision.objects.create(
        article=article, by=anna, quote="condemned", start=122, end=131, verdict=EventDecision.Verdict.REJECT
    )
    assert client.get(address(article)).status_code == 200
    assert states(article) == ["waiting", "waiting"]
