"""From draft to readers and back: who moves an article where, what is asked, what readers see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles.models import Article, Correction
from articles.roles import EDITOR, PUBLISHER, REPORTER
from articles.workflow import MOVES, moves_for
from tests import factories as make

from .desk import LIST

pytestmark = pytest.mark.django_db


def colleague(name: str, *roles: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


@pytest.fixture
def reporter() -> User:
    return colleague("rea", REPORTER)


@pytest.fixture
def editor() -> User:
    return colleague("mira", EDITOR)


@pytest.fixture
def publisher() -> User:
    return colleague("otto", PUBLISHER)


def in_state(state: str, by: User | None = None) -> Article:
    opens = timezone.now() + timedelta(days=1) if state == "scheduled" else None
    return make.article(state, status=state, opens_at=opens, added_by=by)


def move(client, article: Article, name: str, **sent):
    return client.post(f"{LIST}{article.pk}/move/{name}/", sent, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


MAY = {
    REPORTER: {"draft": {"submit"}},
    EDITOR: {"draft": {"submit"}, "review": {"send_back"}},
    PUBLISHER: {
        "draft": {"publish", "schedule"},
        "review": {"publish", "schedule"},
        "scheduled": {"publish", "schedule", "unschedule"},
        "published": {"withdraw"},
        "withdrawn": {"restore"},
    },
}


@pytest.mark.parametrize("role", MAY)
def test_each_role_has_its_moves_from_each_state(client, role: str) -> None:
    user = colleague("somebody", role)
    client.force_login(user)
    for state in Article.Status.values:
        article = in_state(state, by=user)
        open_to = {one.name for one in moves_for(user, article)}
        assert open_to == MAY[role].get(state, set()), state
        sent = {"words": "Because.", "opens_at": "2040-01-01T10:00"}
        for name in set(MOVES) - open_to:
            move(client, article, name, **sent)
            assert Article.objects.get(pk=article.pk).status == state, name


def test_a_draft_goes_to_review_back_with_a_note_and_to_readers(client, reporter, editor, publisher) -> None:
    article = in_state("draft", by=reporter)
    client.force_login(reporter)
    assert said(move(client, article, "submit")) == ["“draft”: It waits for review."]
    client.force_login(editor)
    assert "This field is required." in str(move(client, article, "send_back").context["form"].errors)
    move(client, article, "send_back", words="Who said so?")
    client.force_login(reporter)
    page = client.get(f"{LIST}{article.pk}/change/")
    assert ("Who said so?" in page.content.decode(), page.context["may_write"]) == (True, True)
    move(client, article, "submit")
    assert Article.objects.get().note == ""
    client.force_login(publisher)
    assert client.get(article.get_absolute_url()).status_code == 404
    move(client, article, "publish")
    assert client.get(article.get_absolute_url()).status_code == 200
    reasons = article.history.order_by("history_id").values_list("status", "history_user__username")
    assert list(reasons) == [
        ("draft", "rea"),
        ("review", "rea"),
        ("draft", "mira"),
        ("review", "rea"),
        ("published", "otto"),
    ]


def test_what_is_scheduled_opens_in_the_desks_zone_and_is_withdrawn_as_a_public_one(
    client, publisher, settings
) -> None:
    settings.TIME_ZONE = "Asia/Beirut"
    article = in_state("draft")
    client.force_login(publisher)
    assert "Day and time in Asia/Beirut." in client.get(f"{LIST}{article.pk}/move/schedule/").content.decode()
    refused = move(client, article, "schedule", opens_at="2020-01-01T10:00")
    assert "This time has passed" in str(refused.context["form"].errors)
    move(client, article, "schedule", opens_at="2040-01-15T10:30")
    assert Article.objects.get().opens_at == datetime(2040, 1, 15, 8, 30, tzinfo=UTC)
    Article.objects.update(opens_at=timezone.now() - timedelta(minutes=1))
    article.refresh_from_db()
    assert [one.name for one in moves_for(publisher, article)] == ["withdraw"]


def test_in_place_of_a_withdrawn_article_readers_see_when_and_why_and_nothing_of_it(client, publisher) -> None:
    article = make.article("Zanzibarquake <b>fells</b> tower", body="Zanzibarquake.", by="Zanzibarquake")
    Correction.objects.create(article=article, text="Zanzibarquake")
    client.force_login(publisher)
    move(client, article, "withdraw", words="Its <i>source</i> took it back.")
    client.logout()
    for address in (article.get_absolute_url(), f"/articles/{article.pk}-any-other/"):
        response = client.get(address)
        html = response.content.decode()
        assert response.status_code == 410
        assert "Its &lt;i&gt;source&lt;/i&gt; took it back." in html
        assert timezone.localdate().strftime("%Y") in html
        assert "zanzibarquake" not in html.lower()
        assert "zanzibarquake" not in str(response.headers).lower()
    client.force_login(publisher)
    move(client, article, "restore")
    assert client.get(article.get_absolute_url()).status_code == 200
    article.refresh_from_db()
    assert (article.withdrawn_at, article.withdrawn_because) == (None, "")


def test_of_two_who_move_at_once_the_second_is_told(client, publisher) -> None:
    article = in_state("published")
    client.force_login(publisher)
    Article.objects.update(status="withdrawn")
    response = move(client, article, "withdraw", words="Because.")
    assert said(response) == ["This is not possible now: the article is withdrawn."]


def test_several_drafts_are_submitted_or_published_at_once_and_others_left(client, editor, publisher) -> None:
    articles = [in_state(state) for state in Article.Status.values]
    chosen = {"_selected_action": [one.pk for one in articles]}
    client.force_login(editor)
    assert said(client.post(LIST, {**chosen, "action": "submit"}, follow=True)) == ["1 article waits for review."]
    client.force_login(publisher)
    assert said(client.post(LIST, {**chosen, "action": "publish"}, follow=True)) == ["3 articles are public."]
    assert dict(Article.objects.values_list("title", "status")) == {
        **dict.fromkeys(["draft", "review", "scheduled", "published"], "published"),
        "withdrawn": "withdrawn",
        "version": "version",
    }


def corrections_sent(*rows: dict[str, object], existing: int = 0) -> dict[str, object]:
    sent: dict[str, object] = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": existing}
    return sent | {f"form-{number}-{name}": value for number, row in enumerate(rows) for name, value in row.items()}


def test_corrections_are_dated_and_shown_in_their_order_under_the_headline(client, publisher) -> None:
    article = make.article()
    client.force_login(publisher)
    page = f"{LIST}{article.pk}/corrections/"
    client.post(page, corrections_sent({"text": "It was <b>Thursday</b>.", "day": "2024-03-05"}))
    first = Correction.objects.get()
    client.post(
        page,
        corrections_sent(
            {"id": first.pk, "text": "It was <b>Friday</b>.", "day": "2024-03-05"},
            {"text": "The name was misspelt.", "day": "2024-03-01"},
            existing=1,
        ),
    )
    _head, html = client.get(article.get_absolute_url()).content.decode().split("</h1>")
    shown = [html.index(text) for text in ("1 March 2024", "The name was", "5 March 2024", "&lt;b&gt;Friday")]
    assert shown == sorted(shown)
    second = Correction.objects.get(day="2024-03-01")
    kept = {"id": second.pk, "text": second.text, "day": "2024-03-01", "DELETE": "on"}
    client.post(page, corrections_sent(kept, {"id": first.pk, "text": "Right.", "day": "2024-03-05"}, existing=2))
    assert list(Correction.objects.values_list("text", "by__username")) == [("Right.", "otto")]
    assert [len(version.parts["corrections"]) for version in article.history.all()] == [1, 2, 1, 0]
    tomorrow = timezone.localdate() + timedelta(days=2)
    refused = client.post(page, corrections_sent({"text": "Too soon.", "day": tomorrow}))
    assert "This day is still to come." in refused.content.decode()


def test_the_calendar_shows_each_month_with_its_zone_and_a_list(client, editor, settings) -> None:
    settings.TIME_ZONE = "Asia/Beirut"
    late = datetime(2031, 5, 31, 22, 30, tzinfo=UTC)  # the first of June in Beirut
    for number in range(6):
        opens = late + timedelta(minutes=number)
        make.article(f"Late {number}", status="scheduled", opens_at=opens)
    make.article("A draft", status="draft")
    client.force_login(editor)
    may, june = (client.get(f"{LIST}calendar/?month=2031-0{month}") for month in (5, 6))
    assert (may.context["days"], [one.day.isoformat() for one in june.context["days"]]) == ([], ["2031-06-01"])
    html = june.content.decode()
    assert "All times in Asia/Beirut" in html
    assert ("01:30" in html, "and 2 more" in html, "A draft" in html) == (True, True, False)
    assert "Nothing is scheduled in this month." in may.content.decode()
    for odd in ("", "2031-13", "x", "0000-01", "2031-6"):
        assert client.get(f"{LIST}calendar/", {"month": odd}).status_code == 200


def test_the_calendar_takes_as_many_queries_for_twenty_articles_as_for_one(client, editor, count_queries) -> None:
    client.force_login(editor)
    opens = datetime(2031, 5, 3, 12, tzinfo=UTC)
    page = f"{LIST}calendar/?month=2031-05"
    make.article("One", status="scheduled", opens_at=opens)
    client.get(page)
    one = count_queries(lambda: client.get(page))
    for number in range(19):
        make.article(f"More {number}", status="scheduled", opens_at=opens, source=make.source(f"Source {number}"))
    assert count_queries(lambda: client.get(page)) == one


@pytest.mark.parametrize("state", ["review", "published"])
def test_who_saves_after_her_draft_was_moved_on_finds_what_she_wrote_and_what_to_do(client, reporter, state) -> None:
    article = in_state("draft", by=reporter)
    client.force_login(reporter)
    form = client.get(f"{LIST}{article.pk}/change/").context["adminform"].form
    Article.objects.filter(pk=article.pk).update(status=state)
    sent = {name: form[name].value() or "" for name in form.fields} | {"body": "My new <b>words</b>.\r\n\r\nMore."}
    answer = client.post(f"{LIST}{article.pk}/change/", sent)
    assert answer.status_code == 403
    assert [(one["name"], one["text"]) for one in answer.context["written"]] == [
        ("body", "My new <b>words</b>.\n\nMore.")
    ]
    page = answer.content.decode()
    assert "My new &lt;b&gt;words&lt;/b&gt;." in page
    assert "ask an editor to send the article back" in page
    assert Article.objects.get(pk=article.pk).body == article.body


def test_the_way_to_the_public_page_names_no_article_to_those_who_may_not_see_it(client, reporter, editor) -> None:
    article = in_state("draft", by=editor)
    way = f"/admin/r/{ContentType.objects.get_for_model(Article).pk}/{article.pk}/"
    for user, code in ((reporter, 404), (colleague("nobody"), 404), (editor, 302)):
        client.force_login(user)
        answer = client.get(way)
        assert answer.status_code == code
        assert (article.slug in str(answer.headers)) is (code == 302)
    for wrong in ("/admin/r/x/1/", "/admin/r/999999/1/", f"{way[:-2]}x/"):
        assert client.get(wrong).status_code == 404
