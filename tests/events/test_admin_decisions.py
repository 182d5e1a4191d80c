"""Decisions on the desk: those that wait, how often the machine was right, the export; and who may see and do what."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import call_command

from articles.models import Actor, Article
from events.decisions import Selection, Verdict, decide, decide_name, undo
from events.judged import judged
from events.models import EventDecision
from tests import factories as make

from .plain_reader import PlainReader

pytestmark = pytest.mark.django_db

BODY = "Iran bombed a depot in Syria. Iran praised Oman.\n\nSyria accused Iran of an attack. Oman met Iran."
READER = PlainReader()
DECISIONS = "/admin/events/eventdecision/"
MACHINE, EXPORT = f"{DECISIONS}machine/", f"{DECISIONS}export/"


@pytest.fixture(autouse=True)
def _world() -> None:
    for name, code in READER.states.items():
        country = make.country(name, iso3=code, iso2=code[:2])
        make.actor(name, country=country, sector="GOV")
        make.place(name, within=country)


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("editor")


@pytest.fixture
def article() -> Article:
    made = make.article(body=BODY)
    READER.read(made)
    return made


def told(article: Article, words: str):
    return next(one for one in article.reports.all() if one.trigger == words)


def words(article: Article, quote: str) -> Selection:
    start = article.body.index(quote)
    return Selection(article, start, start + len(quote), quote)


@pytest.fixture
def decided(article: Article, editor: User) -> Article:
    """One report accepted, one corrected and then accepted, one rejected, one event added, one name."""
    decide(editor, told(article, "bombed"), Verdict.ACCEPT)
    decide(editor, told(article, "praised"), Verdict.CORRECT, type="AGREE", realis="planned")
    decide(editor, told(article, "praised"), Verdict.ACCEPT)
    decide(editor, told(article, "accused"), Verdict.REJECT)
    decide(editor, words(article, "attack"), Verdict.ADD, type="ASSAULT")
    decide_name(editor, words(article, "Oman"), Actor.objects.get(slug="syria"))
    return article


def test_each_report_counts_once_by_type_rule_and_field(decided, editor) -> None:
    undo(decide(editor, told(decided, "met"), Verdict.REJECT), editor)
    found = judged()
    whole = found.whole
    assert (whole.accepted, whole.corrected, whole.rejected, whole.missed, whole.n) == (1, 1, 1, 1, 3)
    types = {one.name: (one.accepted, one.corrected, one.rejected, one.missed) for one in found.types}
    assert types == {"ASSAULT": (1, 0, 0, 1), "SUPPORT": (0, 1, 0, 0), "ACCUSE": (0, 0, 1, 0)}
    assert {one.name for one in found.rules} == {"verb:bombed 1", "verb:praised 1", "verb:accused 1"}
    assert {one.name: one.right for one in found.fields} == {
        "Type": 50, "Mode": 50, "Status": 50, "Who": 100, "To whom": 100, "Place": 100, "Day": 100,
    }  # fmt: skip
    assert [(row["machine__link"], row["meaning"], row["n"]) for row in found.names] == [("linked", "actor", 1)]


def test_each_stage_is_right_where_people_left_what_it_told(decided, editor) -> None:
    decide_name(editor, words(decided, "Iran"), Actor.objects.get(slug="iran"))
    stages = {one.name: (one.accepted, one.corrected, one.missed) for one in judged().stages}
    assert stages == {
        "Finding names": (2, 0, 0),
        "Linking names": (1, 1, 0),
        "Type of event": (1, 1, 0),
        "Parties": (2, 0, 0),
        "Whether it took place": (1, 1, 0),
        "Day": (2, 0, 0),
        "Place": (2, 0, 0),
    }


def test_the_page_tells_it_for_chosen_days_in_as_many_queries_for_many_as_for_one(
    client, decided, editor, count_queries
) -> None:
    client.force_login(editor)
    shown = client.get(MACHINE).content.decode()
    assert "Right as told" in shown
    assert "Whether it took place" in shown
    assert "33 %" in shown
    assert "Nobody has decided" in client.get(f"{MACHINE}?last=2001-01-01").content.decode()
    few = count_queries(lambda: client.get(MACHINE))
    other = make.article("Other", body="Oman bombed Syria. " * 12)
    READER.read(other)
    for report in other.reports.all():
        decide(editor, report, Verdict.REJECT)
    assert count_queries(lambda: client.get(MACHINE)) == few


def test_what_was_decided_is_exported_as_labelled_texts_in_the_form_of_the_contract(client, decided, editor) -> None:
    out = StringIO()
    call_command("export_decisions", stdout=out)
    [line] = out.getvalue().splitlines()
    exported = json.loads(line)
    assert exported["text"] == BODY
    assert [(BODY[slice(*one["trigger"])], one["type"], one.get("decided")) for one in exported["events"]] == [
        ("bombed", "ASSAULT", True),
        ("praised", "AGREE", True),
        ("attack", "ASSAULT", True),
        ("met", "CONSULT", None),
    ]
    assert [(BODY[slice(*one["trigger"])], one["type"]) for one in exported["rejected"]] == [("accused", "ACCUSE")]
    assert [one["actor"]["id"] for one in exported["mentions"] if one.get("decided")] == ["syria"]
    client.force_login(editor)
    assert b"".join(client.get(EXPORT).streaming_content).decode() == out.getvalue()


def test_a_decision_that_waits_gets_new_words_or_is_let_go(client, article, editor) -> None:
    decision = decide(editor, told(article, "praised"), Verdict.CORRECT, type="AGREE")
    article.body = BODY.replace("praised", "lauded")
    article.save()
    READER.read(article)
    client.force_login(editor)
    listed = client.get(f"{DECISIONS}?state__exact=waiting").content.decode()
    assert "praised" in listed
    page = f"{DECISIONS}{decision.pk}/change/"
    assert "no longer stand in their sentence" in client.get(page).content.decode()
    assert "<mark>lauded</mark>" in client.get(f"{page}?words=lauded").content.decode()
    start = article.body.index("lauded")
    client.post(f"{DECISIONS}{decision.pk}/words/", {"words": "lauded", "start": start})
    assert told(article, "lauded").type == "AGREE"
    client.post(f"{DECISIONS}{decision.pk}/undo/")
    assert [one.trigger for one in article.reports.all()] == ["bombed", "accused", "met"]
    assert EventDecision.objects.get().undone_by == editor


@pytest.mark.parametrize(
    ("permissions", "codes"),
    [
        ((), (403, 403, 403, 403)),
        (("view_eventdecision",), (200, 403, 200, 403)),
        (("view_eventdecision", "view_article"), (200, 200, 200, 403)),
        (("view_eventdecision", "add_eventdecision"), (200, 403, 200, 302)),
    ],
)
def test_each_page_asks_for_its_permission(client, article, editor, permissions, codes) -> None:
    decision = decide(editor, told(article, "bombed"), Verdict.REJECT)
    person = User.objects.create_user("person", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(person)
    answers = [client.get(one) for one in (MACHINE, EXPORT, f"{DECISIONS}{decision.pk}/change/")]
    answers.append(client.post(f"{DECISIONS}{decision.pk}/undo/"))
    assert tuple(answer.status_code for answer in answers) == codes


def test_deleting_an_article_says_that_decisions_go_with_it(client, decided, editor) -> None:
    client.force_login(editor)
    shown = client.get(f"/admin/articles/article/{decided.pk}/delete/").content.decode()
    assert "Event decisions: 5" in shown
    assert "Name decisions: 1" in shown


def test_an_event_that_was_rejected_by_mistake_has_its_address_again(client, article, editor):
    report = told(article, "bombed")
    address = report.event.get_absolute_url()
    decision = decide(editor, report, Verdict.REJECT)
    assert client.get(address).status_code == 410
    undo(decision, editor)
    assert client.get(address).status_code == 200
    assert told(article, "bombed").event_id == report.event_id
