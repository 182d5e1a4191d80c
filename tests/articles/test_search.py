"""Finding articles: words with marks, facets, orders, names that were meant, and help where nothing fits."""

import re
from datetime import date
from typing import Any

import pytest

from articles.models import Place
from tests import factories

pytestmark = pytest.mark.django_db


def titles(response):
    return [article.title for article in response.context["page"].rows]


def facet(response, name):
    return {one.label: one.count for facet in response.context["facets"] if facet.name == name for one in facet.values}


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("grain corridor", ["Corridor for grain", "Grain corridor"]),
        ('"grain corridor"', ["Grain corridor"]),
        ("corridor or wheat", ["Corridor for grain", "Grain corridor", "Wheat"]),
        ("grain -for", ["Corridor for grain", "Grain corridor"]),
        ("grain -opens", ["Corridor for grain"]),
        ('grain -"grain corridor"', ["Corridor for grain"]),
    ],
)
def test_words_are_asked_for_with_phrases_or_and_minus(client, asked, found):
    factories.article("Grain corridor", body="It opens.")
    factories.article("Corridor for grain", body="It closes.")
    factories.article("Wheat", body="It rots.")
    assert sorted(titles(client.get("/articles/", {"q": asked}))) == found


def test_found_words_are_marked_and_the_text_around_them_is_escaped(client):
    factories.article("Talks & trade", body="The talks <script>alert(1)</script> failed & ended.")
    page = client.get("/articles/?q=talks").content.decode()
    assert "<mark>Talks</mark> &amp; trade" in page
    assert "<mark>talks</mark>" in page
    assert "<script>alert" not in page


def test_a_snippet_has_dots_where_the_article_says_more(client):
    factories.article("Near the start", body="The harvest failed. " + "Nobody came to look at it. " * 40)
    factories.article(
        "Far below", body="Nobody came to look at it. " * 40 + "The harvest failed. " + "Rain fell. " * 40
    )
    near, far = sorted(client.get("/articles/?q=harvest").context["page"].rows, key=lambda one: one.title)[::-1]
    assert near.snippet.startswith("The <mark>harvest</mark> failed.")
    assert re.match("… .*<mark>harvest</mark>", far.snippet)


def test_lists_without_words_have_no_snippets(client):
    factories.article("Talks", body="The talks failed.")
    assert "snippet" not in client.get("/articles/").content.decode()


def test_facets_count_what_is_found_and_lead_to_it(client):
    one, other = factories.source("Levant Dispatch"), factories.source("Example Wire")
    for number, source in enumerate((one, one, other)):
        factories.article(f"Strike {number}", source=source, published=date(2020 + number, 3, 1))
    response = client.get("/articles/?q=strike")
    assert facet(response, "source") == {"Levant Dispatch": 2, "Example Wire": 1}
    assert facet(response, "when") == {"2022": 1, "2021": 1, "2020": 1}
    asked = next(one.asked for facet in response.context["facets"] for one in facet.values if one.count == 2)
    assert asked == "q=strike&source=levant-dispatch"
    assert len(titles(client.get(f"/articles/?{asked}"))) == 2


def test_every_count_of_a_facet_is_that_of_the_list_it_leads_to(client):
    for number in range(6):
        facts: dict[str, Any] = {
            "source": factories.source(f"Source {number % 3}"),
            "published": date(2021, 1 + number % 3, 1),
        }
        made = factories.article(f"Talks {number}", body="Talks were held.", **facts)
        land = factories.country("Syria") if number % 2 else factories.country("Iran", iso3="IRN")
        factories.mention(made, "Talks", country=land)
        factories.told_event(made, type="CONSULT" if number % 2 else "ASSAULT")
    for asked in ("", "?which=named", "?since=2021-01-01&until=2021-12-31", "?country=SYR"):
        facets = client.get(f"/articles/{asked}").context["facets"]
        assert facets
        counts = {one.asked: one.count for facet in facets for one in facet.values}
        assert counts == {asked: len(titles(client.get(f"/articles/?{asked}"))) for asked in counts}


def test_what_is_not_public_is_counted_by_no_facet(client):
    for status in ("published", "draft", "withdrawn"):
        factories.article("Strike", source=factories.source(status), status=status)
    factories.article("Strike", source=factories.source("other"))
    assert facet(client.get("/articles/"), "source") == {"published": 1, "other": 1}


def test_a_year_that_is_chosen_is_parted_into_months(client):
    for month in (1, 1, 2):
        factories.article(published=date(2021, month, 5))
    response = client.get("/articles/?since=2021-01-01&until=2021-12-31")
    assert facet(response, "when") == {"February 2021": 1, "January 2021": 2}
    assert facet(client.get("/articles/?since=2021-01-01&until=2021-01-31"), "when") == {}


def test_the_oldest_come_first_when_asked_for_page_by_page(client):
    for day in range(1, 28):
        factories.article(f"{day}", published=date(2021, 2, day))
    first = client.get("/articles/?sort=oldest")
    assert titles(first) == [str(day) for day in range(1, 26)]
    second = client.get(f"/articles/?sort=oldest&{first.context['page'].forth}")
    assert titles(second) == ["26", "27"]
    back = client.get(f"/articles/?sort=oldest&{second.context['page'].back}")
    assert titles(back) == titles(first)
    assert back.context["page"].back == ""


def test_the_best_match_comes_first_when_asked_for(client):
    factories.article("Grain talks", body="Grain, grain.", published=date(2020, 1, 1))
    factories.article(
        "Other", body="They spoke of ships, of ports and in the end of grain.", published=date(2021, 1, 1)
    )
    assert titles(client.get("/articles/?q=grain&sort=best")) == ["Grain talks", "Other"]
    assert titles(client.get("/articles/?q=grain")) == ["Other", "Grain talks"]


@pytest.mark.parametrize("number", ["0", "x", "41", "9999", "-1"])
def test_a_page_of_best_matches_that_cannot_be_is_not_found(client, number):
    factories.article("Grain")
    assert client.get(f"/articles/?q=grain&sort=best&page={number}").status_code == 404


def test_an_order_is_no_filter_that_could_be_taken_off(client):
    factories.article("Strike")
    response = client.get("/articles/?q=strike&sort=oldest")
    assert [chip.label for chip in response.context["filter"].chips] == ["Words"]
    assert response.context["filter"].chips[0].without == "sort=oldest"


def test_a_list_says_which_filter_to_take_off_when_nothing_fits(client):
    factories.article("Strike", source=factories.source("Levant Dispatch"))
    factories.source("Example Wire")
    page = text(client.get("/articles/?q=strike&source=example-wire"))
    assert "without Source: Example Wire (1)" in page
    assert "without Words" not in page


def test_a_word_that_nobody_wrote_is_spelled_as_titles_do(client):
    factories.article("Sudan's army advances")
    factories.article("Sudan talks", status="draft")
    assert "Did you mean: sudan" in text(client.get("/articles/?q=sydan"))


def test_no_draft_gives_its_words_away(client):
    factories.article("Wolframite found", status="draft")
    assert "wolframite" not in text(client.get("/articles/?q=wolframyte")).lower()


def test_a_name_that_is_typed_wrong_is_answered_with_those_like_it(client):
    factories.actor("Joe Biden", kind="person")
    assert "Did you mean: Joe Biden" in text(client.get("/articles/", {"actor": "Jo Bidden"}))


def test_a_search_for_a_name_leads_to_whom_it_may_mean(client):
    biden = factories.actor("Joe Biden", kind="person")
    biden.aliases.create(text="Biden", form="surname")
    factories.article("Biden spoke")
    assert biden.get_absolute_url() in client.get("/articles/?q=biden").content.decode()
    assert biden.get_absolute_url() not in client.get('/articles/?q="biden"').content.decode()


def test_articles_are_filtered_by_the_place_they_name(client):
    aleppo = factories.place("Aleppo", kind="city", within=factories.country())
    Place.objects.create(key="aleppo-pa", name="Aleppo", kind="city", population=1)
    Place.objects.filter(pk=aleppo.pk).update(population=2_000_000)
    found = factories.article("Found", body="In Aleppo.")
    factories.mention(found, "Aleppo", kind="place", place=aleppo)
    factories.article("Other")
    for asked in (aleppo.key, "Aleppo", "aleppo"):
        assert titles(client.get("/articles/", {"place": asked})) == ["Found"]
    assert "place" in client.get("/articles/?place=Nowhere").context["filter"].form.errors


def suggested(client, words, **asked):
    return [one["name"] for one in client.get("/suggest/", {"q": words, **asked}).json()["suggestions"]]


def test_names_are_suggested_by_any_spelling(client):
    zelensky = factories.actor("Volodymyr Zelensky", kind="person")
    zelensky.aliases.create(text="Zelenskiy", form="variant")
    factories.place("Damascus", kind="city", within=factories.country())
    factories.article(source=factories.source("Levant Dispatch"))
    factories.article(source=factories.source("Levant Drafts"), status="draft")
    assert suggested(client, "zelenskiy") == ["Volodymyr Zelensky"]
    assert suggested(client, "Zelenksy") == ["Volodymyr Zelensky"]
    assert suggested(client, "volodimyr zel") == ["Volodymyr Zelensky"]
    assert suggested(client, "damascas") == ["Damascus"]
    assert suggested(client, "levant") == ["Levant Dispatch"]
    assert suggested(client, "damascus", of="actor") == []
    assert suggested(client, "x" * 5000) == suggested(client, "z") == suggested(client, "%_'\"\\") == []


def test_suggestions_lead_to_pages(client):
    factories.actor("Joe Biden", kind="person")
    factories.place("Syria", within=factories.country())
    for words in ("biden", "syria"):
        for one in client.get("/suggest/", {"q": words}).json()["suggestions"]:
            assert client.get(one["address"]).status_code == 200


def test_what_was_asked_lately_is_not_looked_up_again(client, count_queries):
    factories.actor("Joe Biden", kind="person")
    assert count_queries(lambda: suggested(client, "joe bid")) > 0
    assert count_queries(lambda: suggested(client, "Joe  bid")) == 0


def test_a_search_of_twenty_costs_as_many_queries_as_of_one(client, count_queries):
    factories.article("Strike in Syria")
    asked = "/articles/?q=strike+in+Syria+-nothing"
    client.get(asked)  # whom the words may mean is kept for a while
    one = count_queries(lambda: client.get(asked))
    for number in range(20):
        factories.article(f"Strike in Syria {number}", source=factories.source(f"Source {number}"))
    assert count_queries(lambda: client.get(asked)) == one
