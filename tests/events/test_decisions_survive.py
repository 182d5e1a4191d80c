"""Two hundred decisions of every kind, another version of the reader, edits of other paragraphs: none is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User

from articles.models import Actor, Article, Country, NameDecision
from events.decisions import Meaning, Party, Scope, Selection, Verdict, decide, decide_name
from events.models import EventDecision, Report
from tests import factories as make

from .plain_reader import PlainReader

pytestmark = pytest.mark.django_db

ARTICLES, SENTENCES = 20, 10  # a month apart, so that the machine alone joins none of different articles
ACTS = {"bombed": ("ASSAULT", "aerial")}
FIRST = PlainReader(acts=ACTS)
# It takes the act for another one, finds others besides, knows one name less and says that all is planned.
SECOND = PlainReader(
    version="2",
    acts={"bombed": ("COERCE", ""), "gathered": ("PROTEST", ""), "late": ("REJECT", "")},
    states={"Syria": "SYR", "Oman": "OMN"},
    realis="planned",
)
Check = Callable[[], object]


@pytest.fixture(autouse=True)
def _world() -> None:
    for name, code in FIRST.states.items():
        country = make.country(name, iso3=code, iso2=code[:2])
        make.actor(name, country=country, sector="GOV")
        make.place(name, within=country)


def article(number: int) -> Article:
    """Sentences to decide about, and between them paragraphs that nobody decides about."""
    told = [
        f"Iran bombed depot {number}-{n} in Syria while envoys gathered in hall {n}.\n\nTrain {number}-{n} was late."
        for n in range(SENTENCES)
    ]
    source, published = make.source(f"Source {number}"), date(2000 + number, 2, 26)
    return make.article(f"Article {number}", body="\n\n".join(told), source=source, published=published)


class Desk:
    """Decides about the sentences of articles, a kind after the other, and says how each is seen to hold."""

    def __init__(self, articles: list[Article]) -> None:
        self.by = User.objects.create_superuser("editor")
        self.articles = articles
        self.oman = Actor.objects.get(slug="oman")
        self.syria, self.of_oman = Country.objects.get(pk="SYR"), Country.objects.get(pk="OMN")

    def decide(self, number: int, n: int) -> Check:
        kinds = [
            self.accept, self.reject, self.type, self.parties, self.place, self.day, self.status, self.add, self.name,
            self.pair,
        ]  # fmt: skip
        return kinds[n % len(kinds)](number, n)

    def report(self, number: int, n: int, word: str = "bombed") -> Report | None:
        there = self.articles[number].reports.filter(sentence__contains=f"depot {number}-{n} ")
        return next(
            (one for one in there if one.sentence[one.trigger_start - one.sentence_start :].startswith(word)), None
        )

    def told(self, number: int, n: int) -> Report:
        found = self.report(number, n)
        assert found
        return found

    def words(self, number: int, n: int, quote: str) -> Selection:
        body = self.articles[number].body
        start = body.index(quote, body.index(f"depot {number}-{n} ") - len("Iran bombed "))
        return Selection(self.articles[number], start, start + len(quote), quote)

    def accept(self, number: int, n: int) -> Check:
        decide(self.by, self.told(number, n), Verdict.ACCEPT)
        return lambda: (
            (one := self.told(number, n)).type == "ASSAULT"
            and one.realis == "happened"
            and [party["actor"] for party in one.actors] == ["iran"]
        )

    def reject(self, number: int, n: int) -> Check:
        decide(self.by, self.told(number, n), Verdict.REJECT)
        return lambda: self.report(number, n) is None

    def type(self, number: int, n: int) -> Check:
        decide(self.by, self.told(number, n), Verdict.CORRECT, type="THREATEN")
        return lambda: self.told(number, n).event.type == "THREATEN"

    def parties(self, number: int, n: int) -> Check:
        decide(self.by, self.told(number, n), Verdict.CORRECT, actors=[Party(self.oman)], recipients=[])
        return lambda: self.told(number, n).actors[0]["actor"] == "oman" and not self.told(number, n).recipients

    def place(self, number: int, n: int) -> Check:
        decide(self.by, self.told(number, n), Verdict.CORRECT, place=self.of_oman)
        return lambda: self.told(number, n).event.country_id == "OMN"

    def day(self, number: int, n: int) -> Check:
        decide(self.by, self.told(number, n), Verdict.CORRECT, date="2020-05")
        return lambda: self.told(number, n).event.precision == "month"

    def status(self, number: int, n: int) -> Check:
        decide(self.by, self.told(number, n), Verdict.CORRECT, realis="denied")
        return lambda: self.told(number, n).event.realis == "denied"

    def add(self, number: int, n: int) -> Check:
        decide(self.by, self.words(number, n, "gathered"), Verdict.ADD, type="CONSULT")

        def holds() -> bool:
            added = self.report(number, n, "gathered")
            return added is not None and (added.type, added.realis) == ("CONSULT", "happened")

        return holds

    def name(self, number: int, n: int) -> Check:
        meaning: Actor | Meaning = Meaning.UNKNOWN if number % 2 else self.oman
        decision = decide_name(self.by, self.words(number, n, "Iran"), meaning, Scope.MENTION)
        wanted = "oman" if number % 2 == 0 else None

        def holds() -> bool:
            decision.refresh_from_db()
            mention = self.articles[number].mentions.get(start=decision.start)
            return mention.decision == decision and (mention.actor and mention.actor.slug) == wanted

        return holds

    def pair(self, number: int, n: int) -> Check:
        """One happening with the sentence of the next article; in every other article another one."""
        other = (number + 1) % ARTICLES
        verdict = [Verdict.SAME, Verdict.DIFFERENT][number % 2]
        decide(self.by, self.told(number, n), verdict, other=self.told(other, n))
        if verdict == Verdict.DIFFERENT:
            return lambda: self.told(number, n).event_id != self.told(other, n).event_id
        return lambda: self.told(number, n).event_id == self.told(other, n).event_id


def edit(articles: list[Article], change: Callable[[str], str], reader: PlainReader) -> None:
    for article in articles:
        article.body = change(article.body)
        article.save()
    reader.read(*articles)


def paragraphs_before(body: str) -> str:
    return "A new opening about Syria and Iran.\n\nSomebody bombed nothing.\n\n" + body


def other_paragraphs(body: str) -> str:
    """All of them change; the sentences that were decided about move apart and swap places with them."""
    paragraphs = [f"Much later, {one}" if one.startswith("Train") else one for one in body.split("\n\n")]
    return "\n\n".join(paragraphs[2:] + paragraphs[:2])


def test_two_hundred_decisions_outlive_another_reader_and_edits_of_other_paragraphs() -> None:
    articles = [article(number) for number in range(ARTICLES)]
    FIRST.read(*articles)
    desk = Desk(articles)
    checks = {(number, n): desk.decide(number, n) for number in range(ARTICLES) for n in range(SENTENCES)}
    made = NameDecision.objects.count() + EventDecision.objects.count()
    pairs = sum(n % 10 == 9 for _number, n in checks)
    assert (len(checks), made) == (200, 200 + pairs)

    def lost() -> list[tuple[int, int]]:
        waiting = [*NameDecision.objects.waiting(), *EventDecision.objects.waiting()]
        assert waiting == []
        return [which for which, holds in checks.items() if not holds()]

    assert lost() == []
    SECOND.read(*articles)
    assert lost() == []
    edit(articles, paragraphs_before, SECOND)
    edit(articles, other_paragraphs, FIRST)
    assert lost() == []
