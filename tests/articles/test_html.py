"""An uploaded page gives the text a browser shows, and what the page says about itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake.decode import RefusedFile
from articles.intake.facts import PageFacts
from articles.intake.html import read_page, visible_text

PAGE = """<!doctype html>
<html><head>
<title>Fleet leaves harbour | The Example</title>
<meta property="og:title" content="Fleet leaves harbour">
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2021-03-02T09:14:00+01:00">
<meta property="article:section" content="World">
<meta name="author" content="Jane Roe and John Doe">
<style>p { color: red }</style><script>var hidden = "<p>no</p>";</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li>World</li></ul></nav>
<h1>Fleet <em>leaves</em> harbour</h1>
<p>The fleet left
   its <a href="/h">harbour</a>&nbsp;on Tuesday.</p><p>It sailed<br>in convoy.</p>
<p hidden>Not seen.</p><div style="display: none">Nor this.</div><!-- nor that -->
<table><tr><td>Ships</td><td>12</td></tr></table>
<pre>a  b
c</pre>
</body></html>"""


def test_the_text_is_what_a_browser_shows() -> None:
    assert visible_text(PAGE).split("\n") == [
        *("Home", "World", "", "Fleet leaves harbour", "", "The fleet left its harbour\xa0on Tuesday."),
        *("", "It sailed", "in convoy.", "", "Ships 12", "", "a b", "c"),
    ]


def test_the_page_says_who_wrote_what_when() -> None:
    assert read_page(PAGE).facts == PageFacts(
        title="Fleet leaves harbour",
        authors=("Jane Roe", "John Doe"),
        published=date(2021, 3, 2),
        section="World",
        site="The Example",
    )


def test_a_described_article_goes_before_meta_elements() -> None:
    described = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
        "headline": "Fleet sails", "datePublished": "2021-03-01", "articleSection": ["Sea", "World"],
        "author": [{"@type": "Person", "name": "Rosa Vale"}], "publisher": {"name": "Example Post"}}]}</script>"""
    assert read_page(PAGE.replace("</head>", f"{described}</head>")).facts == PageFacts(
        title="Fleet sails",
        authors=("Rosa Vale",),
        published=date(2021, 3, 1),
        section="Sea",
        site="The Example",
    )


def test_a_title_loses_the_name_of_its_site() -> None:
    assert read_page("<title>Fleet leaves harbour - The Example</title><p>x").facts.title == "Fleet leaves harbour"


def test_text_nested_three_hundred_deep_is_kept() -> None:
    assert visible_text(f"{'<div>' * 300}kept{'</div>' * 300}") == "kept"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "x" + "</div>" * 50_000,
        "<b>x" * 100_000,
        "<a " * 100_000,
        "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">x",
    ],
    ids=["nested", "unclosed", "broken", "attributes"],
)
def test_endless_markup_is_refused(page: str) -> None:
    with pytest.raises(RefusedFile, match="nested too deeply"):
        read_page(page)


def test_many_paragraphs_without_an_end_are_read() -> None:
    assert visible_text("<p>x" * 20_000).count("x") == 20_000


def test_a_description_nested_without_end_is_passed_over() -> None:
    page = f'<script type="application/ld+json">{"[" * 100_000}</script><p>kept</p>'
    assert (visible_text(page), read_page(page).facts) == ("kept", PageFacts())


def test_an_entity_that_names_a_file_is_not_followed() -> None:
    page = '<?xml version="1.0" encoding="latin1"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>a &x; b</p>'
    assert "root" not in visible_text(page)


@given(st.text())
def test_any_text_is_a_page(text: str) -> None:
    assert "\0" not in visible_text(text)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<script>", "<!--", "-->", "x ", "<pre>", "&lt;", "<td>"])
    )
)
def test_any_markup_is_a_page(pieces: list[str]) -> None:
    assert "<" not in visible_text("".join(pieces).replace("&lt;", ""))
