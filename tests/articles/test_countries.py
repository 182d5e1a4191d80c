"""Which countries an article is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.countries import MOST_PRIMARY, Naming, weigh
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db


def body(country: str, times: int = 1, *, first: bool = False, itself: bool = True) -> list[Naming]:
    return [Naming(country, "body", first, itself)] * times


def title(country: str) -> list[Naming]:
    return [Naming(country, "title", False, True)]


def primary(namings: list[Naming], **more: object) -> list[str]:
    return [one.country for one in weigh(namings, **more) if one.primary]  # type: ignore[arg-type]


def test_an_article_about_syria_that_names_washington_once_is_about_syria() -> None:
    assert primary([*title("SYR"), *body("SYR", 9, first=True), *body("USA")]) == ["SYR"]


def test_two_countries_of_one_headline_are_both_what_it_is_about() -> None:
    assert primary([*title("USA"), *title("SYR"), *body("USA", 5, first=True), *body("SYR", 7, first=True)]) == [
        "SYR",
        "USA",
    ]


def test_a_dateline_alone_does_not_make_a_subject_of_a_country_beside_one_that_is_written_about() -> None:
    assert primary([*title("SYR"), *body("SYR", 4)], filed_in="LBN") == ["SYR"]


def test_where_events_took_place_weighs() -> None:
    namings = [*title("SYR"), *body("SYR", 3), *body("IRQ", 2)]
    assert primary(namings) == ["SYR"]
    assert primary(namings, events_in={"IRQ": 3}) == ["SYR", "IRQ"]


def test_a_person_weighs_half_of_what_the_country_weighs() -> None:
    [country] = weigh(body("USA", first=True) + body("FRA", 1, first=True, itself=False))[:1]
    assert country.country == "USA"


def test_at_most_four_are_primary() -> None:
    assert len(primary([naming for code in "ABCDEF" for naming in body(code)])) == MOST_PRIMARY


def test_an_article_that_names_no_country_is_about_none() -> None:
    assert weigh([]) == []


@given(
    st.lists(
        st.builds(
            Naming,
            st.sampled_from(["SYR", "USA", "IRQ", "IRN"]),
            st.sampled_from(["title", "body", "dateline"]),
            st.booleans(),
            st.booleans(),
        )
    )
)
def test_weights_add_up_to_one_and_the_order_of_names_does_not_matter(namings: list[Naming]) -> None:
    weights = weigh(namings)
    assert weights == weigh(list(reversed(namings)))
    assert not weights or sum(one.weight for one in weights) == pytest.approx(1)
    assert not weights or weights[0].primary


def test_the_filter_offers_what_articles_are_about_and_what_they_name_at_all() -> None:
    syria, iraq = factories.country(), factories.country("Iraq", iso3="IRQ")
    article = factories.article()
    article.countries.create(country=syria, weight=0.9, primary=True)
    article.countries.create(country=iraq, weight=0.1, primary=False)
    found = Article.objects.public()
    assert list(found.about_country(syria)) == [article]
    assert list(found.about_country(iraq)) == []
    assert list(found.naming_country(iraq)) == [article]
    assert list(found.naming_region(factories.region())) == [article]
