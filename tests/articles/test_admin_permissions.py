"""Who may do what on the desk."""

import pytest

from articles.models import Article, Original
from tests import factories

from .desk import ADD, LIST, PAGE, kept, path, person, send

pytestmark = pytest.mark.django_db


def own_addresses():
    article = factories.article()
    original = kept("Another text.")
    return {
        "add": ADD,
        "correct": f"{ADD}{original.pk}/",
        "original": f"{LIST}original/{article.original.pk}/",
        "states": f"{LIST}states/?ids={article.pk}",
    }


def test_nobody_gets_in_without_logging_in(client):
    answers = {name: client.get(address) for name, address in own_addresses().items()}
    assert {name: path(answer) for name, answer in answers.items()} == dict.fromkeys(answers, "/admin/login/")


@pytest.mark.parametrize(
    ("permissions", "open_to_them"),
    [
        ((), set()),
        (("view_article",), {"original", "states"}),
        (("change_article",), {"original", "states"}),
        (("add_article",), {"add", "correct"}),
    ],
)
def test_each_page_asks_for_its_permission(client, permissions, open_to_them):
    client.force_login(person(*permissions))
    codes = {name: client.get(address).status_code for name, address in own_addresses().items()}
    assert codes == {name: 200 if name in open_to_them else 403 for name in codes}


def test_who_may_only_look_adds_nothing(client):
    client.force_login(person("view_article"))
    original = kept()
    assert (client.post(ADD, {"pasted": PAGE}).status_code, send(client, original).status_code) == (403, 403)
    assert (Original.objects.count(), Article.objects.count()) == (1, 0)
    assert "Add article" not in client.get(LIST).content.decode()


def test_who_may_only_add_is_led_to_the_index(client):
    client.force_login(person("add_article"))
    assert path(send(client, status="draft")) == "/admin/"
    assert Article.objects.count() == 1
