"""The timeline, the map and the matrix, as a browser without scripts has them."""

import pytest
from django.test import Client

from articles.models import Article
from events import kept as keeping
from tests import factories

pytestmark = pytest.mark.django_db


def groups(response):
    return [group for _year, within in response.context["years"] for group in within]


def test_a_long_range_is_gathered_by_month_under_its_year_and_the_latest_is_open(client: Client) -> None:
    for day in ("2018-05-08", *["2020-12-31"] * 60):
        factories.told_event(day=day)
    response = client.get("/timeline/")
    assert [(group.period.name, group.period.total, group.days is not None) for group in groups(response)] == [
        ("December 2020", 60, True),
        ("May 2018", 1, False),
    ]
    page = response.content.decode()
    assert "on=2018-05-01#p2018-05" in page
    assert "in shorter steps" in page  # 60 are more than open at once


def test_a_few_events_are_all_open(client: Client) -> None:
    for day in ("2020-12-31", "2021-02-25", ""):
        factories.told_event(day=day)
    response = client.get("/timeline/")
    assert all(group.days is not None for group in groups(response))
    assert response.context["undated"] is not None
    assert response.context["count"] == 3


def test_a_day_in_the_address_opens_its_period(client: Client) -> None:
    for day in ("2018-05-08", *["2020-12-31"] * 60):
        factories.told_event(day=day)
    response = client.get("/timeline/?on=2018-05-08")
    assert [group.period.name for group in groups(response) if group.days is not None] == ["May 2018"]
    assert 'id="2018-05-08"' in response.content.decode()
    assert client.get("/timeline/?on=nonsense").status_code == 200


def test_a_period_is_fetched_by_its_days(client: Client) -> None:
    inside, outside = factories.told_event(day="2021-02-25"), factories.told_event(day="2021-03-01")
    page = client.get("/timeline/part/?first=2021-02-01&last=2021-02-28").content.decode()
    assert f"/events/{inside.pk}/" in page
    assert f"/events/{outside.pk}/" not in page
    undated = factories.told_event(day="")
    assert f"/events/{undated.pk}/" in client.get("/timeline/part/?undated=yes").content.decode()


@pytest.mark.parametrize("query", ["", "first=2021-02-01", "first=x&last=y", "first=2021-02-01&last=2021-02-02&quad=9"])
def test_a_part_that_cannot_be_is_missing(client: Client, query: str) -> None:
    assert client.get(f"/timeline/part/?{query}").status_code == 404


def test_the_band_reaches_beyond_the_chosen_range(client: Client) -> None:
    for day in ("2019-01-01", "2020-06-01", "2021-12-31"):
        factories.told_event(day=day)
    response = client.get("/timeline/?since=2020-01-01&until=2020-12-31")
    assert response.context["count"] == 1
    band = response.context["band"]
    assert sum(bar.period.total for bar in band.bars) == 3
    assert band.chosen == (12, 12)


@pytest.mark.parametrize("address", ["/timeline/", "/timeline/?since=2021-01-01", "/map/", "/matrix/", "/map/?at=syr"])
def test_a_page_that_has_not_changed_is_not_sent_again(client: Client, address: str) -> None:
    factories.told_event(country=factories.country())
    answer = client.get(address)
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    america, iran = (
        factories.actor(name, country=factories.country(name, iso3=code))
        for name, code in (("US", "USA"), ("Iran", "IRN"))
    )
    factories.told_event(actors=(america,), recipients=(iran,), country=factories.country())
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 200


def test_the_map_says_in_words_what_it_shows(client: Client) -> None:
    syria = factories.country(lat=35.0, lon=38.0, m49="760")
    aleppo = factories.place("Aleppo", kind="city", within=syria)
    aleppo.lat, aleppo.lon = 36.2, 37.2
    aleppo.save()
    factories.told_event(country=syria, place=aleppo)
    factories.told_event(country=syria, place=factories.place("Syria"))
    response = client.get("/map/")
    assert response.context["listed"] == [(syria, 2)]
    assert [(spot.name, spot.count) for spot in response.context["listed_dots"]] == [("Aleppo", 1)]
    assert client.get(f"/events/?place={aleppo.key}").context["count"] == 1
    assert client.get("/events/?where=SYR").context["count"] == 2


@pytest.mark.parametrize(("at", "status"), [("world", 200), ("syr", 200), ("western-asia", 200), ("nowhere", 404)])
def test_the_map_is_cut_to_a_country_or_a_region(client: Client, at: str, status: int) -> None:
    factories.country(lat=35.0, lon=38.0, m49="760")
    assert client.get(f"/map/?at={at}").status_code == status


@pytest.mark.parametrize("query", ["place=nowhere", "where=xx", "who=nobody", "whom=nobody"])
def test_a_place_or_party_that_is_not_known_is_told(client: Client, query: str) -> None:
    response = client.get(f"/events/?{query}")
    assert query.split("=")[0] in response.context["filter"].form.errors


@pytest.fixture
def america_and_iran():
    return [
        factories.actor(name, country=factories.country(name, iso3=code))
        for name, code in (("United States", "USA"), ("Iran", "IRN"))
    ]


def cells(response):
    return {
        (cell.who.pk, cell.whom.pk): (cell.count, cell.text)
        for _who, row in response.context["rows"]
        for cell in row
        if cell
    }


def test_a_cell_counts_who_did_it_to_whom_and_leads_to_those_events(client: Client, america_and_iran) -> None:
    america, iran = america_and_iran
    for day in ("2020-01-03", "2021-02-25"):
        factories.told_event(day=day, actors=(america, "Donald Trump"), recipients=(iran,))
    response = client.get("/matrix/")
    assert cells(response) == {("USA", "IRN"): (2, "2")}
    [cell] = response.context["told"]
    assert client.get(f"/events/?{cell.asked}").context["count"] == 2
    assert client.get("/events/?who=iran").context["count"] == 0
    assert client.get("/events/?who=united-states&whom=iran").context["count"] == 2


def test_an_event_with_two_of_a_country_counts_once(client: Client, america_and_iran) -> None:
    america, iran = america_and_iran
    factories.told_event(actors=(america, factories.actor("Pentagon", country=america.country)), recipients=(iran,))
    assert cells(client.get("/matrix/")) == {("USA", "IRN"): (1, "1")}
    assert len(cells(client.get("/matrix/?of=actors"))) == 2
    assert len(cells(client.get("/matrix/?of=state&only=united-states, iran"))) == 1


def test_scores_and_changes_have_a_sign(client: Client, america_and_iran) -> None:
    america, iran = america_and_iran
    for day in ("2020-01-03", "2020-02-03", "2021-02-25"):
        factories.told_event(day=day, actors=(america,), recipients=(iran,))
    [(_count, score)] = cells(client.get("/matrix/?by=score")).values()
    assert score.startswith("−")
    compared = client.get("/matrix/?since=2021-01-01&until=2021-12-31&since2=2020-01-01&until2=2020-12-31")
    assert cells(compared) == {("USA", "IRN"): (1, "−1")}
    assert "1 fewer than the 2 before" in " ".join(compared.content.decode().split())


@pytest.mark.parametrize("query", ["only=XXX", "of=moon", "size=1000", "since2=2021-02-01&until2=2020-01-01", "by=x"])
def test_a_matrix_that_cannot_be_made_says_why(client: Client, query: str) -> None:
    response = client.get(f"/matrix/?{query}")
    assert response.status_code == 200
    assert response.context["form"].errors


def test_what_is_withdrawn_is_counted_nowhere(client: Client, america_and_iran) -> None:
    america, iran = america_and_iran
    article = factories.article()
    factories.told_event(article, actors=(america,), recipients=(iran,), country=iran.country)
    assert cells(client.get("/matrix/"))
    article.status = Article.Status.WITHDRAWN
    article.save()
    assert client.get("/timeline/").context["count"] == client.get("/map/").context["count"] == 0
    assert "rows" not in client.get("/matrix/").context or not cells(client.get("/matrix/"))


def test_only_counts_of_very_many_events_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LARGE", 3)
    counts = iter(([1], [1, 2], [1, 2, 3], [1, 2, 3, 4]))
    assert [len(keeping.kept("test", lambda: next(counts), len)) for _ in range(4)] == [1, 2, 3, 3]
