"""Readers report errors without an account, and the desk settles them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.roles import EDITOR
from events.limits import address_of, connection_of
from events.models import Event, Notice
from events.tasks import sweep
from tests import factories as make

pytestmark = pytest.mark.django_db

FILLED: dict[str, Any] = {
    "kind": "event",
    "quote": "bombed  buildings",
    "message": "It was a depot.",
    "contact": "me@x",
}


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    caches["counters"].clear()


def send(client: Client, about: Any, **changed: str) -> Any:
    kind = "articles" if isinstance(about, Article) else "events"
    return client.post(f"/{kind}/{about.pk}/report/", FILLED | changed)


def test_an_error_in_an_article_or_an_event_lands_at_the_desk_with_its_words(client: Client) -> None:
    article = make.article()
    event = make.told_event(article, actors=("rebels",))
    for about in (article, event):
        answer = send(client, about)
        assert answer.status_code == 302
        assert "Your report has reached the editors" in client.get(answer["Location"]).content.decode()
    told = Notice.objects.order_by("pk").values_list("article", "event", "about", "kind", "quote", "contact", "state")
    assert list(told) == [
        (article.pk, None, article.title, "event", "bombed buildings", "me@x", "open"),
        (None, event.pk, "Rebels carried out an attack", "event", "bombed buildings", "me@x", "open"),
    ]


def test_the_words_that_came_with_the_address_are_quoted(client: Client) -> None:
    article = make.article()
    page = client.get(f"/articles/{article.pk}/report/", {"quote": "<b>tear</b>\n gas" + "x" * 999})
    assert "&lt;b&gt;tear&lt;/b&gt; gasxxx" in page.content.decode()
    assert len(page.context["form"]["quote"].value()) == 500
    assert page["Cache-Control"].count("no-store") == 1


def test_search_engines_take_the_form_for_what_it_is_about(client: Client) -> None:
    article = make.article()
    page = client.get(f"/articles/{article.pk}/report/").content.decode()
    assert f'<link rel="canonical" href="http://testserver{article.get_absolute_url()}">' in page


def test_what_is_missing_is_said_and_what_was_written_stays(client: Client) -> None:
    answer = send(client, make.article(), kind="", message=" ", quote="x" * 501)
    page = answer.content.decode()
    assert answer.status_code == 200
    for text in ("Choose what kind of error it is.", "Say in a sentence what is wrong.", "500 characters", "me@x"):
        assert text in page
    assert not Notice.objects.exists()


@pytest.mark.parametrize("status", ["draft", "review", "scheduled", "withdrawn"])
def test_nobody_can_report_on_what_is_not_public_or_learn_that_it_is_there(client: Client, status: str) -> None:
    opens = timezone.now() + timedelta(days=1) if status == "scheduled" else None
    article = make.article("Secret", status=status, opens_at=opens)
    event = make.told_event(article)
    Event.objects.filter(pk=event.pk).update(opened=True)
    for about in (article, event):
        answer = send(client, about)
        assert (answer.status_code, b"Secret" in answer.content) == (404, False)
    assert not Notice.objects.exists()


def test_a_form_without_its_token_is_refused() -> None:
    assert send(Client(enforce_csrf_checks=True), make.article()).status_code == 403


def test_what_a_program_fills_in_is_thanked_for_and_dropped(client: Client) -> None:
    assert send(client, make.article(), website="https://spam.example").status_code == 302
    assert not Notice.objects.exists()


def test_one_address_and_all_together_have_a_limit(client: Client, settings: Any) -> None:
    settings.NOTICES_PER_ADDRESS, settings.NOTICES_PER_HOUR = 2, 3
    article = make.article()
    assert [send(client, article).status_code for _ in range(3)] == [302, 302, 429]
    refused = send(client, article, message="A long text of mine")
    assert "try again in an hour" in refused.content.decode()
    assert "A long text of mine" in refused.content.decode()
    assert refused["Retry-After"] == "3600"
    other = Client(REMOTE_ADDR="192.0.2.9")
    assert [send(other, article).status_code for _ in range(2)] == [302, 429]
    assert Notice.objects.count() == 3
    kept = " ".join(str(key) for key in caches["counters"]._cache.get_client().keys("*notices*"))  # type: ignore[attr-defined]
    assert "notices" in kept
    assert "127.0.0.1" not in kept


def test_without_counting_nothing_is_taken_and_nothing_lost(client: Client, settings: Any) -> None:
    away = settings.CACHES["counters"] | {"LOCATION": "unix:///nowhere/valkey.sock"}
    settings.CACHES = settings.CACHES | {"counters": away}
    answer = send(client, make.article())
    assert (answer.status_code, "It was a depot." in answer.content.decode()) == (503, True)


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(rf: Any, settings: Any) -> None:
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "8.8.8.8, 192.0.2.4"})
    assert address_of(request) == "10.0.0.1"
    settings.BEHIND_PROXY = True
    assert address_of(request) == "192.0.2.4"
    assert connection_of("2001:db8::1") == connection_of("2001:db8::ffff") != connection_of("2001:db8:1::1")


def test_how_to_reach_a_reader_is_forgotten_after_its_days(settings: Any) -> None:
    settings.NOTICE_CONTACT_DAYS = 30
    old, new = (Notice.objects.create(about="A", kind="other", message="B", contact="me@x") for _ in range(2))
    Notice.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(days=31))
    sweep()
    assert [Notice.objects.get(pk=one.pk).contact for one in (old, new)] == ["", "me@x"]


@pytest.fixture
def desk(client: Client) -> Client:
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    client.force_login(user)
    return client


def test_the_desk_sees_the_words_and_the_ways_to_what_is_wrong(desk: Client) -> None:
    article = make.article()
    event = make.told_event(article)
    here = Notice.objects.create(about="A", article=article, kind="name", quote="bombed buildings", message="B")
    gone = Notice.objects.create(about="A", article=article, kind="name", quote="bombed a school", message="B")
    told = Notice.objects.create(about="E", event=event, kind="event", quote="bombed", message="B")
    review = f"/admin/events/review/{article.pk}/"
    page = desk.get(f"/admin/events/notice/{here.pk}/change/").content.decode()
    for part in (
        "warplanes <mark>bombed buildings</mark> in",
        f"{article.get_absolute_url()}#:~:text=bombed%20buildings",
        review,
    ):
        assert part in page
    assert "do not stand in the text" not in page
    assert "do not stand in the text" in desk.get(f"/admin/events/notice/{gone.pk}/change/").content.decode()
    of_event = desk.get(f"/admin/events/notice/{told.pk}/change/").content.decode()
    assert event.get_absolute_url() in of_event
    assert review in of_event
    assert "Errors that readers reported (3)" in desk.get("/admin/").content.decode()


def test_a_report_is_settled_by_somebody_and_its_history_says_so(desk: Client) -> None:
    notice = Notice.objects.create(about="A", kind="name", message="B", contact="me@x")
    address = f"/admin/events/notice/{notice.pk}/"
    desk.post(f"{address}change/", {"state": "done", "answer": "Corrected."})
    notice.refresh_from_db()
    assert (notice.state, notice.answer, str(notice.settled_by), notice.message) == (
        "done",
        "Corrected.",
        "editor",
        "B",
    )
    history = desk.get(f"{address}history/").content.decode()
    assert "Corrected." in history
    assert "me@x" not in history
    assert "A" not in [row.about for row in desk.get("/admin/events/notice/").context["cl"].result_list]
    chosen = {"action": "reopen", "_selected_action": [notice.pk]}
    desk.post("/admin/events/notice/?state=all", chosen)
    notice.refresh_from_db()
    assert (notice.state, notice.settled_by, notice.history.count()) == ("open", None, 3)


def test_twenty_reports_cost_the_desk_as_many_queries_as_one(
    desk: Client, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    def report() -> None:
        Notice.objects.create(about="A", article=make.article(), kind="name", message="B")

    report()
    one = count_queries(lambda: desk.get("/admin/events/notice/"))
    for _ in range(19):
        report()
    assert count_queries(lambda: desk.get("/admin/events/notice/")) == one
