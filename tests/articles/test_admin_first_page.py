"""The desk's first page and that of an article: the tasks of each role, and no link that leads nowhere."""

import re

import pytest
from django.contrib.auth.models import Group, User

from articles.roles import ADMINISTRATOR, CURATOR, EDITOR, PUBLISHER, REPORTER
from tests import factories as make

pytestmark = pytest.mark.django_db

HEADS = {
    REPORTER: ["Articles"],
    EDITOR: ["Articles", "What they tell", "Whom they name", "Reading"],
    CURATOR: ["Articles", "What they tell", "Whom they name", "Reading"],
    PUBLISHER: ["Articles", "What they tell", "Whom they name", "Reading"],
    ADMINISTRATOR: ["Articles", "What they tell", "Whom they name", "Reading"],
}


def log_in(client, role):
    user = User.objects.create_user("person", is_staff=True)
    user.groups.set(Group.objects.filter(name=role))
    client.force_login(user)
    return user


def codes_of_links(client, html):
    links = {link.replace("&amp;", "&") for link in re.findall(r'<a [^>]*href="(/admin/[^"#]+)"', html)}
    return {link: client.get(link).status_code for link in links}


@pytest.mark.parametrize("role", HEADS)
def test_everybody_finds_their_tasks_and_every_link_opens(client, role):
    log_in(client, role)
    page = client.get("/admin/").content.decode()
    tasks = page[page.index('class="desk-tasks"') : page.index("</div>", page.index('class="desk-tasks"'))]
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", tasks) == HEADS[role]
    codes = codes_of_links(client, tasks)
    assert codes == dict.fromkeys(codes, 200)


@pytest.mark.parametrize("role", [EDITOR, CURATOR, PUBLISHER])
def test_no_link_on_an_article_leads_where_one_may_not_go(client, role):
    log_in(client, role)
    article = make.article(added_by=User.objects.create_user("mira"))
    page = client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert "mira" in page
    codes = codes_of_links(client, page[page.index('id="content"') :])
    assert codes == dict.fromkeys(codes, 200)


def test_who_has_no_role_has_no_tasks(client):
    client.force_login(User.objects.create_user("person", is_staff=True))
    assert 'class="desk-tasks"' not in client.get("/admin/").content.decode()
