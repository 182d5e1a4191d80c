"""What another reading would change, told before it is let loose, and nothing written to the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles.comparing import begin
from articles.models import Article, Comparison, Mention, TaggingJob
from articles.tagging import Text
from events import trial
from events.coding.results import Reading
from events.difference import difference
from events.machine import Told
from events.management.commands import compare_readings
from events.models import Report
from events.reading import read_claimed
from tests import factories as make
from tests.articles.desk import person

from .reading_room import reader

pytestmark = pytest.mark.django_db
BODY = "Iran bombed Baghdad on Thursday.\n\nGermany and Iran held talks in Geneva on Monday."


class Trial:
    """The small world's reader, with what a worker asks of one; it breaks on articles that are to break it."""

    revision = "now"

    def refresh(self, asked: datetime) -> None:
        pass

    def read(self, texts: Iterable[Text]) -> Iterator[Reading]:
        for text in texts:
            if text.title == "Broken":
                raise ValueError("no way through 12")
            yield from reader().read([text])


@pytest.fixture(autouse=True)
def trial_reader(monkeypatch: pytest.MonkeyPatch) -> Trial:
    made = Trial()
    for module in (trial, compare_readings):
        monkeypatch.setattr(module, "the_reader", lambda: made)
    return made


@pytest.fixture
def article(trial_reader: Trial) -> Article:
    """Read as the archive reads now."""
    made = make.article("Iran bombs Baghdad", body=BODY)
    TaggingJob.objects.request(made)
    read_claimed(TaggingJob.objects.claim(), trial_reader)  # type: ignore[arg-type]
    assert Report.objects.filter(article=made).count() >= 2
    return made


def finished(sample: int = 10) -> Comparison:
    comparison = begin(sample, 1)
    while trial.go_on(comparison.pk):
        pass
    comparison.refresh_from_db()
    return comparison


def test_the_same_reading_changes_nothing(article: Article) -> None:
    result = finished().result
    assert (result["articles"], result["alike"], result["counts"], result["examples"]) == (1, 1, {}, [])
    assert result["before"] == result["after"]


def test_what_would_be_added_gone_or_changed_is_told_with_its_sentence(article: Article) -> None:
    bombing, talks = Report.objects.filter(article=article).order_by("sentence_start")[:2]
    Report.objects.filter(pk=bombing.pk).update(type="THREATEN", date_value="2021-02-20")
    Report.objects.filter(pk=talks.pk).delete()
    Mention.objects.filter(article=article).order_by("-start")[0].delete()
    result = finished().result
    assert result["counts"]["event"]["changed"] == {"type": 1, "date": 1}
    assert result["counts"]["event"]["added"] == {talks.type: 1}
    assert sum(result["counts"]["name"]["added"].values()) == 1
    changed = next(one for one in result["examples"] if one["what"] == "event" and one["how"] == "changed")
    assert changed["fields"]["type"] == ["THREATEN", bombing.type]
    assert changed["sentence"] == bombing.sentence
    assert (changed["article"], changed["words"]) == (article.pk, "bombed")


def test_nothing_is_written_to_the_article(article: Article) -> None:
    Report.objects.filter(article=article).update(type="THREATEN")
    kept = [list(model.objects.order_by("pk").values()) for model in (Report, Mention, TaggingJob)]
    finished()
    assert [list(model.objects.order_by("pk").values()) for model in (Report, Mention, TaggingJob)] == kept


def test_an_article_that_cannot_be_read_is_told_and_stops_nothing(article: Article) -> None:
    broken = make.article("Broken")
    result = finished().result
    assert (result["failed"], result["articles"]) == ([[broken.pk, "ValueError: no way through 12"]], 1)


def test_an_article_that_kills_its_reader_is_left_out_after_three_attempts(article: Article) -> None:
    comparison = begin(10, 1)
    Comparison.objects.filter(pk=comparison.pk).update(tries=3)
    assert not trial.go_on(comparison.pk)
    comparison.refresh_from_db()
    assert (comparison.state, comparison.result["failed"][0][0], comparison.tries) == ("done", article.pk, 0)


def test_two_reports_at_one_place_go_with_those_of_their_type(article: Article) -> None:
    told = trial.told_before(article)
    [first, *others] = told.reports
    twin = Report.objects.get(pk=first.pk)
    twin.type = "THREATEN"
    both = [Told(article, [], [first, twin, *others]), Told(article, [], [twin, first, *others])]
    assert list(difference(article, *both)) == []
    assert [one.how for one in difference(article, both[0], Told(article, [], [first, *others]))] == ["gone"]


def test_the_page_shows_it_and_drops_it(article: Article, client: Client) -> None:
    client.force_login(person("view_taggingjob", "reread_article"))
    queue = "/admin/articles/taggingjob/queue/"
    Report.objects.filter(article=article).update(type="THREATEN")
    page = client.post(queue + "compare/", {"sample": 5, "seed": 1}, follow=True)
    comparison = Comparison.objects.get()
    assert "0 of 1 articles" in page.content.decode()
    assert trial.under_way() == [comparison.pk]
    trial.go_on(comparison.pk)
    address = comparison.get_absolute_url()
    assert client.get(address, headers={"Accept": "application/json"}).json()["under_way"] is False
    page = client.get(address)
    assert "Fields that would change" in page.content.decode()
    assert "Iran bombed Baghdad on Thursday." in page.content.decode()
    client.post(f"{address}drop/")
    assert not Comparison.objects.exists()


def test_the_command_tells_it_and_keeps_it(article: Article) -> None:
    Report.objects.filter(article=article).update(type="THREATEN")
    out = StringIO()
    call_command("compare_readings", "--sample", "5", "--seed", "7", stdout=out, stderr=StringIO())
    assert "1 articles read, 0 of them alike." in out.getvalue()
    assert "changed: type" in out.getvalue()
    kept = Comparison.objects.get()
    assert (kept.seed, kept.state, kept.sample, kept.versions["gazetteer"]) == (7, "done", 1, "now")


def test_the_command_refuses_what_is_no_sample() -> None:
    for asked in (["--sample", "0"], ["--seed", "-1"], []):
        with pytest.raises(CommandError):
            call_command("compare_readings", *asked, stderr=StringIO())
