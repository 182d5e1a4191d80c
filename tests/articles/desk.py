"""What the tests of the editors' desk have in common: a page to take in, what a form sends, who sits there."""

from urllib.parse import urlsplit

from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Original
from tests import factories

ADD = "/admin/articles/article/add/"
LIST = "/admin/articles/article/"
PAGE = """World

Oman Hosts Talks Between Iran And The United States

Lena Ortwin/Example Pictures

Marisol Vantreight Diplomatic Correspondent
Font Size:

Diplomats from Iran and the United States held indirect talks in Muscat on Tuesday, the foreign ministry of Oman said.

Saudi Arabia condemned the rocket attacks in Baghdad on Monday. (RELATED: Tehran Turns Inspectors Away At Two Sites)
"""


def person(*permissions, staff=True):
    user = User.objects.create_user("-".join(("editor", *permissions)), password="long enough", is_staff=staff)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def file(data, name="page.txt"):
    return SimpleUploadedFile(name, data)


def kept(text=PAGE):
    return Original.objects.keep(text.encode(), name="pasted", encoding="utf-8", by=None)


def fields(**changed):
    """What the second step sends when the editor has filled in all of it."""
    return {
        "title": "Oman hosts talks",
        "authors": "Marisol Vantreight, Diplomatic Correspondent",
        "body": "They met in Muscat.\r\n\r\nThey will meet again.",
        "source": str(factories.source().pk),
        "published": "2024-04-10",
        "status": "published",
        **changed,
    }


def send(desk, original=None, **changed):
    return desk.post(f"{ADD}{(original or kept()).pk}/", fields(**changed))


def errors(response):
    return {field: list(texts) for field, texts in response.context["adminform"].errors.items()}


def path(response):
    return urlsplit(response.url).path
