"""Citations of articles and of views; what is written is read again by the programs that readers use."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from articles.citing.formats import FORMS, as_bibtex, as_csl, as_ris, as_text
from articles.models import Article, Byline
from articles.plain_text import one_line
from tests import factories as make

pytestmark = pytest.mark.django_db
HEADLINES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).map(one_line).filter(bool)


def item(title: str = "Truce agreed", *, author: str = "Jane Doe") -> dict[str, Any]:
    return {
        "id": "article-1",
        "type": "article-newspaper",
        "title": title,
        "author": [{"literal": author}],
        "container-title": "Example Courier",
        "issued": {"date-parts": [[2021, 2, 6]]},
        "language": "en",
        "archive": "The News Archive",
        "URL": "http://a.example/articles/1/",
        "accessed": {"date-parts": [[2026, 11, 22]]},
    }


def bibtex(text: str) -> dict[str, str]:
    library = parse_string(text)
    assert library.failed_blocks == []
    (entry,) = library.entries
    return {field.key: field.value for field in entry.fields}


def read(value: str) -> str:
    """What TeX makes of a value in double braces."""
    assert value.startswith("{")
    assert value.endswith("}")
    words = value[1:-1].replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")
    words = words.replace(r"\textasciicircum{}", "^")  # pylatexenc reads it as the accent
    return str(LatexNodes2Text(keep_comments=True, strict_latex_spaces=True).latex_to_text(words))


def braces_balance(text: str) -> bool:
    """As BibTeX counts them: a backslash before one changes nothing."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize(
    "title",
    [
        "Who said {“yes”}? 50% & $5 #1_a ~ ^ \\end",
        "An open { brace, and a closed } one",
        "הפסקת אש הוכרזה בלבנון",
        "وقف إطلاق النار في لبنان (AP)",
        "停火协议，第一天",
        "Łódź: Čapek’s «наслідки» ½ €",
    ],
)
def test_a_headline_comes_back_as_it_is_from_every_form(title: str) -> None:
    written = as_bibtex(item(title))
    assert braces_balance(written)
    assert read(bibtex(written)["title"]) == title
    assert rispy.loads(as_ris(item(title)))[0]["title"] == title
    assert json.loads(as_csl(item(title)))[0]["title"] == title
    assert title in as_text(item(title))


@given(HEADLINES, HEADLINES)
def test_no_words_of_a_headline_or_a_name_break_out_of_their_field(title: str, author: str) -> None:
    told = item(title, author=author)
    written = as_bibtex(told)
    assert braces_balance(written)
    fields = bibtex(written)
    assert fields["url"] == told["URL"]
    assert len(fields) == 10
    (entry,) = rispy.loads(as_ris(told))
    assert (entry["title"], entry["authors"], entry["urls"]) == (title, [author], [told["URL"]])
    assert json.loads(as_csl(told)) == [told]


def test_the_plain_text_names_author_year_title_source_address_and_day_of_retrieval() -> None:
    assert as_text(item()) == (
        "Jane Doe (2021) ‘Truce agreed’, Example Courier, 6 February. "
        "Available at: http://a.example/articles/1/ (Accessed: 22 November 2026).\n"
    )


def test_an_article_is_cited_by_its_permanent_address(client: Client) -> None:
    article = make.article("Truce agreed", by="Jane Doe", section="World")
    Byline.objects.create(article=article, name="Ali Haddad", position=1)
    (told,) = json.loads(client.get(f"/articles/{article.pk}/cite.json").content)
    assert told["URL"] == f"http://testserver/articles/{article.pk}/"
    assert told["author"] == [{"literal": "Jane Doe"}, {"literal": "Ali Haddad"}]
    assert told["issued"] == {"date-parts": [[2021, 2, 26]]}
    assert told["section"] == "World"
    fields = bibtex(client.get(f"/articles/{article.pk}/cite.bib").content.decode())
    assert fields["author"] == "{Jane Doe} and {Ali Haddad}"


def test_a_headline_in_several_lines_begins_no_field_of_its_own(client: Client) -> None:
    article = make.article("Truce\nER  - \nTY  - BOOK")
    (entry,) = rispy.loads(client.get(f"/articles/{article.pk}/cite.ris").content.decode())
    assert entry["title"] == "Truce ER - TY - BOOK"


def test_a_view_is_cited_with_its_filter_in_words_and_the_day(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr("articles.citing.items.timezone.localdate", lambda: date(2026, 11, 22))
    make.source("Example Post")
    text = client.get("/articles/cite.txt?source=example-post&since=2021-01-01").content.decode()
    assert "Articles (Source: Example Post; From: 1 Jan 2021)" in text
    assert "http://testserver/articles/?source=example-post&since=2021-01-01" in text
    assert "(Accessed: 22 November 2026)" in text


def test_a_wrong_filter_is_not_cited(client: Client) -> None:
    assert client.get("/articles/cite.bib?source=nobody").status_code == 400


def test_there_is_no_citation_in_another_form(client: Client) -> None:
    assert client.get(f"/articles/{make.article().pk}/cite.doc").status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_a_citation_known_is_not_sent_again(client: Client, form: str) -> None:
    address = f"/articles/{make.article().pk}/cite.{form}"
    etag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_queries_do_not_grow_with_the_authors(client: Client, count_queries: Any) -> None:
    article = make.article(by="Jane Doe")
    address = f"/articles/{article.pk}/cite.bib"
    few = count_queries(lambda: client.get(address))
    Byline.objects.bulk_create(Byline(article=article, name=f"Writer {number}") for number in range(20))
    assert count_queries(lambda: client.get(address)) == few


def test_the_page_of_an_article_leads_to_its_citations(client: Client) -> None:
    article = make.article()
    page = client.get(article.get_absolute_url()).content.decode()
    for form in FORMS:
        assert f'href="/articles/{article.pk}/cite.{form}"' in page


def test_the_permanent_address_of_what_was_withdrawn_says_so(client: Client) -> None:
    article = make.article(status="withdrawn")
    assert client.get(article.permalink).status_code == 410
    assert not Article.objects.public().exists()
