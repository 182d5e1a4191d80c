"""
Who may do what on the desk: every address and every action of the admin, for every role. What is new there must say
here whom it is for.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import URLResolver, get_resolver, reverse

from articles.history import keep_version
from articles.models import (
    Actor,
    Article,
    Batch,
    BatchFile,
    Comparison,
    NameDecision,
    Rereading,
    Split,
    UnknownName,
)
from articles.roles import ADMINISTRATOR, CURATOR, EDITOR, PUBLISHER, REPORTER
from events.models import AcceptedTogether, EventDecision, Notice
from events.models.decisions import MachineReading
from tests import factories as make
from tests.articles.desk import kept, send
from tests.articles.likenesses import two_alike

pytestmark = pytest.mark.django_db

ROLES = {"R": REPORTER, "E": EDITOR, "C": CURATOR, "P": PUBLISHER, "A": ADMINISTRATOR, "-": "no role"}
ALL, NOBODY = "RECPA", ""

# For everybody who may log in.
OPEN = {"index", "login", "logout", "password_change", "password_change_done", "jsi18n", "view_on_site", "app_list"}
LOOKED_AT = {"changelist": ALL, "change": ALL, "history": ALL, "add": NOBODY, "delete": NOBODY}
# For whom each address is. A reporter's own articles are another matter: see the tests below.
ALLOWED = {
    "autocomplete": ALL,
    "articles_article_changelist": ALL,
    "articles_article_calendar": ALL,
    "articles_article_states": ALL,
    "articles_article_add": "REA",
    "articles_article_correct": "REA",
    "articles_article_original": "ECPA",
    "articles_article_change": "ECPA",
    "articles_article_history": "ECPA",
    "articles_article_revert": "EA",
    "articles_article_presence": "EA",
    "articles_article_move": "PA",
    "articles_article_corrections": "PA",
    "articles_article_delete": "A",
    "articles_actor_changelist": "ECPA",
    "articles_actor_change": "ECPA",
    "articles_actor_history": "ECPA",
    "articles_actor_add": "CA",
    "articles_actor_revert": "CA",
    "articles_actor_read_again": "ECA",
    "articles_actor_mentions": "ECPA",
    "articles_actor_progress": "ECPA",
    "articles_actor_suggestions": "ECPA",
    "articles_actor_merge": "CA",
    "articles_actor_part": "CA",
    "articles_actor_rejoin": "CA",
    "articles_actor_different": "CA",
    "articles_actor_delete": "A",
    "articles_likeness_changelist": "ECPA",
    "articles_likeness_change": "ECPA",
    "articles_likeness_history": "ECPA",
    "articles_likeness_decide": "EA",
    "articles_likeness_add": NOBODY,
    "articles_likeness_delete": NOBODY,
    "articles_unknownname_changelist": "ECPA",
    "articles_unknownname_change": "ECPA",
    "articles_unknownname_history": "ECPA",
    "articles_unknownname_make": "CA",
    "articles_unknownname_known": "CA",
    "articles_unknownname_aside": "CA",
    "articles_unknownname_add": NOBODY,
    "articles_unknownname_delete": NOBODY,
    "articles_unknownname_revert": NOBODY,
    "articles_source_changelist": ALL,
    "articles_source_change": ALL,
    "articles_source_history": ALL,
    "articles_source_add": "ECA",
    "articles_source_revert": "ECA",
    "articles_source_delete": "A",
    "articles_taggingjob_changelist": "ECPA",
    "articles_taggingjob_change": "ECPA",
    "articles_taggingjob_history": "ECPA",
    "articles_taggingjob_add": NOBODY,
    "articles_taggingjob_delete": NOBODY,
    "events_event_changelist": "ECPA",
    "events_event_change": "ECPA",
    "events_event_history": "ECPA",
    "events_event_add": NOBODY,
    "events_event_delete": NOBODY,
    "events_event_revert": NOBODY,
    "auth_user_password_change": "A",
    **{
        f"articles_{model}_{page}": roles
        for model in ("country", "region", "place")
        for page, roles in LOOKED_AT.items()
    },
    **{
        f"auth_{model}_{page}": "A"
        for model in ("user", "group")
        for page in ("changelist", "add", "change", "history", "delete")
    },
}
ALLOWED |= {"articles_batch_changelist": "REA", "articles_batch_add": "REA", "articles_batch_delete": NOBODY}
IN_A_BATCH = ("change", "history", "files", "file", "remove", "columns", "ask", "state", "rows")
ALLOWED |= {f"articles_batch_{page}": "EA" for page in IN_A_BATCH}
OF_DECISIONS = ("changelist", "change", "history", "words", "undo")
ALLOWED |= {f"articles_namedecision_{page}": "ECPA" for page in OF_DECISIONS}
ALLOWED |= {f"events_eventdecision_{page}": "EPA" for page in (*OF_DECISIONS, "machine", "export")}
ALLOWED |= {
    f"{model}_{page}": NOBODY
    for model in ("articles_namedecision", "events_eventdecision")
    for page in ("add", "delete")
}
ALLOWED |= {f"events_notice_{page}": "ECPA" for page in ("changelist", "change", "history", "revert")}
ALLOWED |= {"events_notice_add": NOBODY, "events_notice_delete": "A"}
ALLOWED |= {f"articles_taggingjob_{page}": "ECPA" for page in ("queue", "state", "comparison")}
ALLOWED |= {f"articles_taggingjob_{page}": "ECA" for page in ("pause", "failures", "again", "stop", "compare", "drop")}
ALLOWED |= {f"review:{page}": "EPA" for page in ("queue", "next", "find", "together", "accepted", "article", "change")}
POSTED = {
    "articles_article_presence",
    "articles_likeness_decide",
    *(f"articles_unknownname_{page}" for page in ("make", "known", "aside")),
    *(f"articles_batch_{page}" for page in ("files", "remove", "ask")),
    *(f"articles_taggingjob_{page}" for page in ("pause", "failures", "stop", "compare", "drop")),
    *(f"{model}_{page}" for model in ("articles_namedecision", "events_eventdecision") for page in ("words", "undo")),
}
SENT = {
    "autocomplete": {"app_label": "articles", "model_name": "article", "field_name": "source"},
    "review:together": {"over": "90"},
    "articles_namedecision_words": {"words": "bombed", "start": "19"},
    "events_eventdecision_words": {"words": "bombed", "start": "19"},
}

ACTIONS = {
    "article": {"submit": "REA", "publish": "PA", "read_again": "ECA", "delete_selected": "A"},
    "actor": {"merge": "CA", "undo_merge": "CA", "read_again": "ECA", "delete_selected": "A"},
    "unknownname": {"make": "CA", "put_aside": "CA", "take_up": "CA"},
    "notice": {"done": "ECPA", "put_aside": "ECPA", "reopen": "ECPA", "delete_selected": "A"},
    "taggingjob": {"retry": "ECA", "skip": "ECA"},
    **{model: {"delete_selected": "A"} for model in ("source", "user", "group")},
    **{
        model: {}
        for model in ("country", "region", "place", "event", "batch", "likeness", "namedecision", "eventdecision")
    },
}


def patterns(found: list[Any] | None = None, space: str = "") -> Iterator[str]:
    """The name of every address under admin/, but for redirects from old ones, which have none."""
    desk = [one for one in get_resolver().url_patterns if str(one.pattern).startswith("admin/")]
    for one in desk if found is None else found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, space if one.namespace in (None, "admin") else f"{one.namespace}:")
        elif one.name:
            yield f"{space}{one.name}"


@pytest.fixture
def people() -> dict[str, User]:
    made = {letter: User.objects.create_user(role, is_staff=True) for letter, role in ROLES.items()}
    for letter, user in made.items():
        user.groups.set(Group.objects.filter(name=ROLES[letter]))
    return made


@pytest.fixture
def addresses(settings: Any, tmp_path: Path) -> dict[str, str]:
    """An address of each kind, of rows that belong to none of these people."""
    settings.MEDIA_ROOT = tmp_path
    batch = Batch.objects.create()
    table = BatchFile.objects.keep(batch, BytesIO(b"title,body\nA title,A text."), name="articles.csv")
    compared = Comparison.objects.create(seed=1, sample=1, state="done")
    article, draft = make.article(), make.article("Not yet", status="draft")
    country, actor = make.country(), make.actor()
    MachineReading.objects.create(article=draft, title=draft.title, body=draft.body)
    anchor: dict[str, Any] = {"article": draft, "quote": "American", "start": 0, "end": 8}
    notice = Notice.objects.create(about=article.title, article=article, kind="text", message="A letter is missing.")
    rows = {
        "article": article.pk,
        "actor": actor.pk,
        "likeness": two_alike().pk,
        "unknownname": UnknownName.objects.create(key="x", kind="person", name="X").pk,
        "source": article.source_id,
        "taggingjob": article.job.pk,
        "batch": batch.pk,
        "namedecision": NameDecision.objects.create(meaning="nothing", state="waiting", **anchor).pk,
        "eventdecision": EventDecision.objects.create(verdict="reject", state="waiting", **anchor).pk,
        "event": make.told_event(article).pk,
        "notice": notice.pk,
        "country": country.pk,
        "region": country.region_id,
        "place": make.place().pk,
        "user": User.objects.create_user("somebody").pk,
        "group": Group.objects.create(name="Others").pk,
    }
    for row in (article, actor, article.source, notice):
        keep_version(row, "as it is")
    versions: dict[str, Any] = {"article": article, "actor": actor, "source": article.source}
    special: dict[str, list[Any]] = {
        "articles_article_move": [draft.pk, "publish"],
        "articles_article_correct": [kept().pk],
        "articles_article_original": [article.original_id],
        **{f"articles_{name}_revert": [row.pk, row.history.first().pk] for name, row in versions.items()},
        "events_notice_revert": [notice.pk, notice.history.first().pk],
        **{f"{name}_revert": [rows[name.split("_")[1]], 1] for name in ("articles_unknownname", "events_event")},
        "articles_actor_rejoin": [actor.pk, split_off(actor).pk],
        "autocomplete": [],
        **{f"articles_batch_{page}": [batch.pk, table.pk] for page in ("file", "remove", "columns")},
        **{f"articles_taggingjob_{page}": [] for page in ("queue", "pause", "failures", "again", "compare")},
        "articles_taggingjob_state": [],
        "articles_taggingjob_stop": [Rereading.objects.create(state="done").pk],
        **{f"articles_taggingjob_{page}": [compared.pk] for page in ("comparison", "drop")},
        "review:article": [article.pk],
        "review:change": [article.pk, "new"],
        "review:accepted": [AcceptedTogether.objects.create(least=0.9, expected=0).pk],
    }
    wanted = {name: special[name] if name in special else arguments(name, rows) for name in ALLOWED}
    return {name: reverse(name if ":" in name else f"admin:{name}", args=args) for name, args in wanted.items()}


def split_off(actor: Actor) -> Split:
    return Split.objects.create(actor=actor, meaning="nothing", chosen=[])


def arguments(name: str, rows: dict[str, Any]) -> list[Any]:
    if ":" in name:
        return []
    _app, model, page = name.split("_", 2)
    alone = {"changelist", "add", "states", "calendar", "machine", "export", "suggestions", "merge"}
    return [] if page in alone else [rows[model]]


def test_every_address_and_every_action_of_the_admin_says_here_whom_it_is_for() -> None:
    assert set(patterns()) - OPEN == set(ALLOWED)
    assert {model._meta.model_name for model in admin.site._registry} == set(ACTIONS)


def test_every_address_is_open_to_its_roles_and_to_nobody_else(
    people: dict[str, User], addresses: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)  # refusals are meant
    found = {}
    for letter, user in people.items():
        client = Client()
        client.force_login(user)
        for name, address in addresses.items():
            found[name, letter] = code_of(client, name, address)
    expected = {key: key[1] in ALLOWED[key[0]] for key in found}
    assert {key: code for key, code in found.items() if (code in (200, 302, 400)) != expected[key]} == {}
    assert {code for key, code in found.items() if not expected[key]} <= {403, 404}


def code_of(client: Client, name: str, address: str) -> int:
    """What is answered; what it changes is undone. The admin leads to its index from what somebody does not have."""
    with transaction.atomic():
        call = client.post if name in POSTED else client.get
        response = call(address, SENT.get(name, {}))
        transaction.set_rollback(True)
    if response.streaming:
        list(response)  # to its end, which closes the file
    return 404 if response.headers.get("Location") == "/admin/" else response.status_code


def test_every_action_is_offered_to_its_roles_and_to_nobody_else(people: dict[str, User]) -> None:
    request: Any = RequestFactory().get("/admin/")
    offered: dict[str, dict[str, str]] = {}
    for model, model_admin in admin.site._registry.items():
        actions = offered.setdefault(str(model._meta.model_name), {})
        for letter, user in people.items():
            request.user = user
            for name in model_admin.get_actions(request):
                actions[name] = actions.get(name, "") + letter
    assert offered == ACTIONS


def test_nobody_gets_anywhere_without_logging_in(addresses: dict[str, str], client: Client) -> None:
    codes = {client.get(address).status_code for address in addresses.values()}
    assert codes == {302}
    assert client.get(addresses["articles_article_calendar"]).headers["Location"].startswith("/admin/login/")


def test_a_reporter_has_what_is_hers_and_writes_in_it_while_it_is_a_draft(people: dict[str, User]) -> None:
    client = Client()
    client.force_login(people["R"])
    own = {one: make.article(one, status=one, added_by=people["R"]) for one in ("draft", "review", "published")}
    other = make.article("Somebody else's", status="draft", added_by=people["E"])
    page = client.get("/admin/articles/article/").content.decode()
    assert "Somebody else" not in page
    address = "/admin/articles/article/{}/{}/"
    forms = {one: client.get(address.format(article.pk, "change")) for one, article in own.items()}
    assert {one: form.context["has_change_permission"] for one, form in forms.items()} == {
        "draft": True,
        "review": False,
        "published": False,
    }
    assert client.post(address.format(own["review"].pk, "change"), {"title": "Mine"}).status_code == 403
    for page in ("change", "history", "move/submit", "presence"):
        assert client.post(address.format(other.pk, page)).status_code in (302, 403, 404), page
    other.refresh_from_db()
    assert (other.title, other.status) == ("Somebody else's", "draft")
    assert client.get(f"/admin/articles/article/states/?ids={other.pk}").json() == {}


def test_a_reporter_cannot_publish_by_the_form_either(people: dict[str, User]) -> None:
    client = Client()
    client.force_login(people["R"])
    assert send(client, status="published").status_code == 200
    assert Article.objects.count() == 0
    send(client, status="review")
    assert list(Article.objects.values_list("status", "added_by")) == [("review", people["R"].pk)]


def test_an_administrator_makes_no_superuser_and_touches_none(people: dict[str, User]) -> None:
    client = Client()
    client.force_login(people["A"])
    chief = User.objects.create_superuser("chief")
    assert client.get(f"/admin/auth/user/{chief.pk}/password/").status_code == 403
    assert client.post(f"/admin/auth/user/{chief.pk}/delete/", {"post": "yes"}).status_code == 403
    form = client.get(f"/admin/auth/user/{people['R'].pk}/change/").context["adminform"].form
    assert {"is_superuser", "user_permissions"} & set(form.fields) == set()
    assert "groups" in form.fields
