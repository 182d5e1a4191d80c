"""Which addresses are of one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake.addresses import canonical_url, url_key

PAGE = "https://courier.example/2024/talks"


@pytest.mark.parametrize(
    "same",
    [
        "http://courier.example/2024/talks",
        "https://www.courier.example/2024/talks/",
        "HTTPS://Courier.Example:443/2024/talks#comments",
        f"{PAGE}?utm_source=mail&utm_medium=x&fbclid=abc",
        f"  {PAGE}/index.html ",
    ],
)
def test_what_does_not_change_the_page_is_left_out(same):
    assert canonical_url(same) == canonical_url(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://courier.example/2024/Talks",
        "https://courier.example:8080/2024/talks",
        "https://courier.example/2024/talks?id=2",
        "https://m.example/2024/talks",
    ],
)
def test_what_may_change_the_page_is_kept(other):
    assert url_key(other) not in ("", url_key(PAGE))


def test_the_order_of_what_is_asked_is_of_no_account():
    assert canonical_url(f"{PAGE}?b=2&a=1") == canonical_url(f"{PAGE}?a=1&b=2")


@pytest.mark.parametrize(
    "none", ["", "courier.example", "https://courier.example/", "https://www.courier.example", "mailto:a@b.example"]
)
def test_a_front_page_and_what_is_no_address_are_of_no_article(none):
    assert url_key(none) == ""


@given(st.text(max_size=80))
def test_any_text_has_an_answer_that_stays_the_same(text):
    for url in (text, f"https://courier.example/{text}"):
        once = canonical_url(url)
        assert canonical_url(f"https://{once}") == once or not once
