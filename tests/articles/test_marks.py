from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from articles.marks import Mark, mark, mark_paragraphs, paragraph_bounds, without_overlaps

TEXTS = st.text(alphabet=st.sampled_from("ab <>&\"'é\n语"), max_size=60)


@st.composite
def text_and_marks(draw):
    text = draw(TEXTS)
    places = st.integers(-3, len(text) + 3)
    spans = draw(st.lists(st.tuples(places, places), max_size=8))
    return text, [Mark(start, end, f'<i id="m{n}">', "</i>", again="<i>") for n, (start, end) in enumerate(spans)]


class Read(HTMLParser):
    """Reads HTML strictly: every tag must be closed by its own end tag, in order."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.ids = "", [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@given(text_and_marks())
def test_nothing_is_lost_and_nothing_doubled_and_every_tag_is_closed(case):
    text, marks = case
    read = Read(mark(text, marks))
    assert read.text == text
    assert read.open == []
    assert len(read.ids) == len(set(read.ids))


@given(text_and_marks())
def test_paragraphs_hold_the_same_characters_as_the_body(case):
    body, marks = case
    for paragraph in mark_paragraphs(body, marks):
        assert Read(paragraph.html).text == body[paragraph.start : paragraph.end]


@given(text_and_marks())
def test_marks_without_overlaps_share_no_character(case):
    _text, marks = case
    taken = [place for one in without_overlaps(marks) for place in range(one.start, one.end)]
    assert len(taken) == len(set(taken))


def bold(start, end):
    return Mark(start, end, "<b>", "</b>")


def test_marks_stand_around_their_words():
    assert mark("Iran met Iraq.", [bold(0, 4), bold(9, 13)]) == "<b>Iran</b> met <b>Iraq</b>."


def test_markup_in_the_text_is_inert():
    assert mark("a <b>&amp;", [bold(0, 1)]) == "<b>a</b> &lt;b&gt;&amp;amp;"


def test_the_longer_mark_is_the_outer_one():
    sentence = Mark(0, 8, "<span>", "</span>")
    assert mark("Iran met", [bold(0, 4), sentence]) == "<span><b>Iran</b> met</span>"


def test_of_two_marks_on_the_same_words_the_first_given_is_the_outer_one():
    assert mark("x", [Mark(0, 1, "<i>", "</i>"), bold(0, 1)]) == "<i><b>x</b></i>"


def test_a_mark_that_crosses_another_is_cut_and_keeps_its_id_once():
    crossing = Mark(2, 6, '<i id="r1">', "</i>", again="<i>")
    assert mark("abcdefgh", [bold(0, 4), crossing]) == '<b>ab<i id="r1">cd</i></b><i>ef</i>gh'


def test_a_mark_over_two_paragraphs_is_cut_between_them():
    sentence = Mark(0, 6, '<i id="r1">', "</i>", again="<i>")
    first, second = mark_paragraphs("ab\n\ncd", [sentence])
    assert (first.html, second.html) == ('<i id="r1">ab</i>', "<i>cd</i>")


def test_empty_paragraphs_are_left_out():
    assert paragraph_bounds("a\n\n\n\n b") == [(0, 1), (5, 7)]
