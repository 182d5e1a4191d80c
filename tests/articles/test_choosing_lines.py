"""An editor sees every line of a page, puts some into the text and takes others out, and loses nothing typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.intake.choosing import choices, put_back, take_out
from articles.intake.paste import Line, split_paste
from articles.models import Article

from .desk import ADD, PAGE, fields, kept

LINES = split_paste(PAGE).lines
BODY = "\n\n".join(split_paste(PAGE).body)
FONT_SIZE = next(number for number, line in enumerate(LINES) if line.text == "Font Size:")
FIRST, SECOND = (number for number, line in enumerate(LINES) if line.part == "body")
PARTS = ("title", "section", "authors", "published", "credit", "body", "dropped")


def kept_lines(lines, body):
    return [choice.number for choice in choices(lines, body) if choice.kept]


def test_the_text_holds_what_was_taken_for_it_even_where_links_were_cut_out():
    assert kept_lines(LINES, BODY) == [FIRST, SECOND]


def test_a_line_goes_to_its_place_and_comes_out_again():
    assert put_back(LINES, BODY, FONT_SIZE) == f"Font Size:\n\n{BODY}"
    assert take_out(LINES, put_back(LINES, BODY, FONT_SIZE), FONT_SIZE) == BODY
    without = take_out(LINES, BODY, FIRST)
    assert without.startswith("Saudi Arabia condemned")
    assert put_back(LINES, without, FIRST) == BODY


def test_what_an_editor_wrote_stays_in_its_paragraph():
    typed = BODY.replace("Diplomats from Iran", "Note: Diplomats from Iran").replace(
        "in Baghdad on", "in Baghdad early on"
    )
    assert take_out(LINES, typed, FIRST).startswith(
        "Note:\n\nSaudi Arabia condemned the rocket attacks in Baghdad early"
    )


def test_a_line_that_stands_twice_is_put_in_twice():
    lines = [Line("Ceasefire", "dropped"), Line("They met on Monday.", "body"), Line("Ceasefire", "dropped")]
    once = put_back(lines, "They met on Monday.", 0)
    assert once == "Ceasefire\n\nThey met on Monday."
    assert put_back(lines, once, 2) == "Ceasefire\n\nThey met on Monday.\n\nCeasefire"


TEXT = st.text("abc é.", min_size=1, max_size=30).filter(str.strip)
MADE = st.lists(st.tuples(TEXT, st.sampled_from(PARTS)), max_size=8, unique_by=lambda line: " ".join(line[0].split()))


@settings(max_examples=80, deadline=None)
@given(MADE, st.text("abc é.\n", max_size=80), st.integers(-2, 9))
def test_any_line_that_is_put_in_is_in_the_text_and_every_word_that_was_there_stays(made, body, number):
    lines = [Line(text.strip(), part) for text, part in made]
    after = put_back(lines, body, number)
    assert set(body.split()) <= set(after.split())
    if 0 <= number < len(lines):
        assert number in kept_lines(lines, after)
    assert put_back(lines, after, number) == after
    assert len(take_out(lines, body, number)) <= len(body)


@pytest.mark.django_db
def test_the_desk_shows_each_line_with_what_became_of_it(desk):
    page = desk.get(f"{ADD}{kept().pk}/")
    words = [(str(line.word), line.struck) for line in page.context["lines"]]
    assert words == [
        *(("section", False), ("headline", False), ("photo credit", False), ("authors", False), ("left out", True)),
        *(("text", False), ("text", False)),
    ]
    assert page.context["left_out"] == 1
    assert '<del dir="auto">Font Size:</del>' in page.content.decode()


@pytest.mark.django_db
def test_one_click_moves_a_line_and_everything_typed_so_far_stays(desk):
    original = kept()
    typed = fields(
        title="My own headline", body=f"{BODY}\r\n\r\nA last word.", published="", section="Typed", language="fr"
    )
    page = desk.post(f"{ADD}{original.pk}/", {**typed, "_put": str(FONT_SIZE)})
    form = page.context["adminform"].form
    shown = {name: form[name].value() for name in ("title", "section", "authors", "source", "published", "language")}
    assert shown == {name: typed[name] for name in shown}
    assert form["body"].value() == f"Font Size:\n\n{BODY}\n\nA last word."
    assert not form.errors, "nothing is checked before it is saved"
    assert Article.objects.count() == 0
    page = desk.post(f"{ADD}{original.pk}/", {**typed, "body": form["body"].value(), "_take": str(FIRST)})
    assert page.context["adminform"].form["body"].value().startswith("Font Size:\n\nSaudi Arabia")
    assert page.context["lines"][FIRST].struck


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["999999999999", "x", "-1", ""])
def test_a_line_that_is_not_there_moves_nothing(desk, number):
    page = desk.post(f"{ADD}{kept().pk}/", {**fields(title=""), "_put": number})
    assert page.context["adminform"].form["body"].value().replace("\r", "") == fields()["body"].replace("\r", "")
    assert Article.objects.count() == 0
