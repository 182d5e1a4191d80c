"""An article that a plain reader reads, and what is told of it."""

from __future__ import annotations

from django.contrib.auth.models import Permission, User

from articles.models import Article
from events.decisions import Selection
from events.models import Report
from tests.events.plain_reader import PlainReader

BODY = (
    "Iran bombed a depot in Syria. Iran praised Oman.\n\n"
    "Officials gathered in Oman. A train was late.\n\n"
    "Syria accused Iran of an attack. Oman met Iran."
)
READER = PlainReader()
BLIND = PlainReader(version="2", acts={})
OTHER_TYPES = PlainReader(
    version="3", acts={"bombed": ("COERCE", ""), "praised": ("AGREE", ""), "gathered": ("CONSULT", "")}
)


def person(name: str, *permissions: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def told(article: Article, words: str) -> Report:
    """The report of the act that these words tell."""
    return next(one for one in article.reports.all() if one.trigger == words)


def tells(article: Article) -> list[str]:
    """What its reports tell now: the words, the type, and who."""
    return [f"{one.trigger}: {one.type}" for one in Article.objects.get(pk=article.pk).reports.all()]


def words(article: Article, quote: str, nth: int = 0, part: str = "body") -> Selection:
    start, text = -1, getattr(article, part)
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Selection(article, start, start + len(quote), quote, part)


def edit(article: Article, old: str, new: str, reader: PlainReader = READER) -> Article:
    article = Article.objects.get(pk=article.pk)
    assert old in article.body
    article.body = article.body.replace(old, new, 1)
    article.save()
    reader.read(article)
    return article


EVERYTHING = ["bombed: ASSAULT", "praised: SUPPORT", "accused: ACCUSE", "met: CONSULT"]
