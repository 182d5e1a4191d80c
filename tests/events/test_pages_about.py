"""What the archive says of itself: its method, its limits, and what it covers."""

from __future__ import annotations

from datetime import date

import pytest

from events import coverage as module
from events.coverage import Coverage
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def coverage() -> Coverage:
    covered = module.coverage()
    assert covered is not None
    return covered


def published(day: str, by: str = "Example Courier", about: str = "", **facts):
    article = make.article(f"Of {day}", source=make.source(by), published=date.fromisoformat(day), **facts)
    if about:
        make.mention(article, "Syria", country=make.country(about, iso3=about[:3].upper()))
    return article


def test_an_empty_archive_covers_nothing_and_says_so(client, admin_client):
    assert "it covers nothing" in page(client, "/about/coverage/")
    assert "Add an article" in page(admin_client, "/about/coverage/")
    assert "The archive holds no public articles yet." in page(client, "/about/")
    assert "<svg" not in page(client, "/about/coverage/")


def test_method_limits_coverage_and_accuracy_are_one_click_away(client):
    published("2021-02-26")
    content = page(client, "/about/")
    for words in ("How an article becomes events", "What it cannot do", "1 article is public", "of 1 source"):
        assert words in content
    for address in ("/about/coverage/", "/about/accuracy/", "/codebook/", "/codebook/#q4", "/codebook/assault/"):
        assert f'href="{address}"' in content


def test_years_without_articles_stand_between_those_with_some(client):
    for day in ("2018-01-01", "2021-02-26", "2021-12-31"):
        published(day)
    years = coverage().years
    assert [(year.number, year.articles) for year in years.each] == [(2018, 1), (2019, 0), (2020, 0), (2021, 2)]
    assert years.silent == [2019, 2020]
    content = page(client, "/about/coverage/")
    assert "Nothing was published in this archive in 2019, 2020." in content
    assert all(f"<bdi>{one.source.name}</bdi>" in content for one in coverage().sources)
    assert ">2022</text>" not in content
    assert 'href="/articles/?since=2021-01-01&amp;until=2021-12-31"' in content


def test_a_long_past_is_counted_together(client, monkeypatch):
    monkeypatch.setattr(module, "MOST_YEARS", 3)
    for day in ("1950-01-01", "2018-05-05", "2021-02-26"):
        published(day)
    years = coverage().years
    assert ([year.number for year in years.each], years.before, years.first) == ([2019, 2020, 2021], 2, 1950)
    content = page(client, "/about/coverage/")
    assert "2 articles are from before 2019." in content
    assert "published between 1950 and 2021" in content


def test_sources_are_told_with_what_they_gave_the_most_first(client):
    published("2020-01-01", "Levant Dispatch")
    published("2021-01-01", "Levant Dispatch")
    published("2021-02-01", "Quiet Post")
    sources = coverage().sources
    assert [(one.source.name, one.articles, one.share) for one in sources] == [
        ("Levant Dispatch", 2, 100),
        ("Quiet Post", 1, 50),
    ]
    assert (sources[0].first, sources[0].last) == (date(2020, 1, 1), date(2021, 1, 1))
    assert 'href="/sources/levant-dispatch/"' in page(client, "/about/coverage/")


def test_only_so_many_sources_are_shown(client, monkeypatch):
    monkeypatch.setattr("events.views.about.MOST_SOURCES", 1)
    for name in ("One", "Two", "Three"):
        published("2021-01-01", name)
    assert "2 further sources with fewer articles are not shown." in page(client, "/about/coverage/")


def test_countries_that_no_article_is_about_are_named(client):
    make.country("Lebanon", iso3="LBN")
    published("2021-02-26", about="Syria")
    published("2021-02-27", "Other", about="Syria")
    (region,) = coverage().regions
    assert [(row.country.name, row.articles, row.sources) for row in region.told] == [("Syria", 2, 2)]
    assert [one.name for one in region.silent] == ["Lebanon"]
    assert "about 1 of 2 countries" in page(client, "/about/coverage/")


def test_totals_tell_what_was_read_and_what_tells_of_an_event():
    make.told_event(published("2021-02-26"))
    unread = published("2021-02-27")
    unread.job.state = "queued"
    unread.job.save()
    assert (coverage().totals.articles, coverage().totals.read, coverage().totals.telling) == (2, 1, 1)


def test_what_is_not_public_is_covered_by_nothing(client):
    published("2021-02-26", about="Syria")
    before = page(client, "/about/coverage/")
    make.country("Lebanon", iso3="LBN")
    now = page(client, "/about/coverage/")
    published("1999-01-01", "Secret Gazette", status="draft")
    assert page(client, "/about/coverage/") == now != before


@pytest.mark.parametrize("address", ["/about/", "/about/coverage/"])
def test_more_articles_take_no_more_queries(client, count_queries, address):
    published("2021-02-26", about="Syria")
    one = count_queries(lambda: client.get(address))
    for number in range(20):
        published(f"{2000 + number}-01-01", f"Source {number}", about=f"{chr(65 + number)}land")
    assert count_queries(lambda: client.get(address)) == one


@pytest.mark.parametrize("address", ["/about/", "/about/coverage/", "/about/accuracy/"])
def test_what_has_not_changed_is_not_sent_again(client, address, monkeypatch):
    published("2021-02-26")
    tag = {"HTTP_IF_NONE_MATCH": client.get(address).headers["ETag"]}
    with monkeypatch.context() as patched:
        patched.setattr("articles.conditional.render", lambda *_: pytest.fail("rendered"))
        assert client.get(address, **tag).status_code == 304
    published("2019-02-26", "New Post")
    assert client.get(address, **tag).status_code == (304 if address.endswith("accuracy/") else 200)


def test_an_editor_is_not_shown_what_a_reader_has_fetched(client, admin_client):
    published("2021-02-26")
    tag = client.get("/about/").headers["ETag"]
    assert admin_client.get("/about/", HTTP_IF_NONE_MATCH=tag).status_code == 200
