"""What a date expression means when the text it stands in was published on Friday 26 February 2021."""

import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.coding.dates import find_dates

FRIDAY = date(2021, 2, 26)
A_VALUE = re.compile(r"\d{4}(?:-(?:W\d\d|\d\d(?:-\d\d)?))?|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")


def found(text: str, published: date | None = FRIDAY) -> list[tuple[str, str | None, str | None]]:
    return [(one.text, one.value, one.precision) for one in find_dates(text, published)]


def values(text: str, published: date | None = FRIDAY) -> list[tuple[str, str | None]]:
    return [(one.text, one.value) for one in find_dates(text, published)]


@pytest.mark.parametrize(
    "written",
    [
        "25 February 2021",
        "25-Feb-2021",
        "the 25th of February 2021",
        "the twenty-fifth of February 2021",
        "February 25, 2021",
        "February 25 2021",
        "Feb. 25, 2021",
        "Thursday, Feb. 25, 2021",
        "Thursday 25 February 2021",
        "2021-02-25",
        "2021/02/25",
        "2021-02-25T10:15:00Z",
        "02/25/2021",
        "2/25/21",
        "25/02/2021",
        "25.02.2021",
    ],
)
def test_a_full_date_means_its_day_in_every_shape(written):
    assert found(f"The pact was signed on {written} in Riga.", None) == [(written, "2021-02-25", "day")]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Rebels took the bridge on Feb. 20.", "2021-02-20"),
        ("Rebels took the bridge on 20 Feb.", "2021-02-20"),
        ("Rebels took the bridge on Aug. 20.", "2020-08-20"),
        ("The Senate votes on March 20.", "2021-03-20"),
        ("The envoys will meet on March 20.", "2021-03-20"),
        ("The envoys are scheduled to meet on 20 March.", "2021-03-20"),
        ("The ceasefire ended on Feb. 20 last year.", "2020-02-20"),
        ("It was signed on the 20th of last month.", "2021-01-20"),
        ("The army mutinied in February.", "2021-02"),
        ("The army mutinied in October.", "2020-10"),
        ("The army is expected to withdraw in October.", "2021-10"),
        ("The army withdrew in late October 2019.", "2019-10"),
        ("The army withdrew in mid-March.", "2020-03"),
        ("The army withdrew in October of last year.", "2020-10"),
        ("The army may leave next March.", "2021-03"),
        ("The army left at the end of January.", "2021-01"),
        ("The army left in 2018.", "2018"),
        ("They condemned the 2018 withdrawal.", "2018"),
        ("The two have been at war since 2014.", "2014"),
        ("The treaty of 1815 still binds them.", "1815"),
        ("The treaty was signed in nineteen eighty-four.", "1984"),
    ],
)
def test_what_a_named_date_lacks_comes_from_publication(sentence, value):
    assert [value_ for _, value_ in values(sentence)] == [value]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Police fired on the crowd on Thursday.", "2021-02-25"),
        ("Police fired on the crowd on Friday.", "2021-02-26"),
        ("Police fired on the crowd late Monday.", "2021-02-22"),
        ("Police fired on the crowd last Thursday.", "2021-02-18"),
        ("Police fired on the crowd this Thursday.", "2021-02-25"),
        ("Police fired on the crowd this past Saturday.", "2021-02-20"),
        ("Police fired on the crowd on Tuesday of last week.", "2021-02-16"),
        ("Police fired on the crowd on Tuesday, Feb. 16.", "2021-02-16"),
        ("The ministers will meet on Monday.", "2021-03-01"),
        ("The ministers will meet next Thursday.", "2021-03-04"),
        ("On Monday, the ministers will meet in Oslo.", "2021-03-01"),
        ("He hopes the country votes on Thursday to leave.", "2021-03-04"),
        ("The ministers meet on Tuesday next week.", "2021-03-02"),
        ("The troops must leave by Monday.", "2021-03-01"),
        ("The minister will resign, her office said Monday.", "2021-02-22"),
        ("The minister said Monday she would resign.", "2021-02-22"),
    ],
)
def test_a_weekday_is_the_last_one_unless_its_sentence_looks_ahead(sentence, value):
    assert [value_ for _, value_ in values(sentence)] == [value]


def test_a_caller_may_say_which_way_a_weekday_lies():
    assert [one.value for one in find_dates("Talks Monday", FRIDAY, future=True)] == ["2021-03-01"]
    assert [one.value for one in find_dates("Talks Monday", FRIDAY, future=False)] == ["2021-02-22"]


@pytest.mark.parametrize(
    ("words", "value", "precision"),
    [
        ("today", "2021-02-26", "day"),
        ("this morning", "2021-02-26", "day"),
        ("yesterday", "2021-02-25", "day"),
        ("last night", "2021-02-25", "day"),
        ("the day before yesterday", "2021-02-24", "day"),
        ("tomorrow", "2021-02-27", "day"),
        ("overnight", "2021-02-25/2021-02-26", "range"),
        ("three days ago", "2021-02-23", "day"),
        ("two weeks ago", "2021-W06", "week"),
        ("two months ago", "2020-12", "month"),
        ("a year ago", "2020", "year"),
        ("exactly two weeks ago", "2021-02-12", "day"),
        ("three weeks from Monday", "2021-03-15", "day"),
        ("two days after Christmas 2020", "2020-12-27", "day"),
        ("decades ago", None, "range"),
        ("last week", "2021-W07", "week"),
        ("earlier this week", "2021-W08", "week"),
        ("next month", "2021-03", "month"),
        ("late last month", "2021-01", "month"),
        ("last year", "2020", "year"),
        ("later this year", "2021", "year"),
        ("the past three days", "2021-02-23/2021-02-25", "range"),
        ("the last two weeks", "2021-02-12/2021-02-25", "range"),
        ("the next five days", "2021-02-27/2021-03-03", "range"),
        ("the past 24 hours", "2021-02-25/2021-02-26", "range"),
        ("recent weeks", "2021-02-05/2021-02-25", "range"),
        ("the past year", "2020-02-26/2021-02-25", "range"),
        ("last weekend", "2021-02-20/2021-02-21", "range"),
        ("the rest of the week", "2021-02-26/2021-02-28", "range"),
    ],
)
def test_a_relative_date_counts_from_publication(words, value, precision):
    assert found(f"Shells fell there, {words}, officials said.") == [(words, value, precision)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Protests began on 3 March 2019. Two days later, tanks rolled in.", ["2019-03-03", "2019-03-05"]),
        ("Protests began on 3 March 2019. The following day, tanks rolled in.", ["2019-03-03", "2019-03-04"]),
        ("Protests began on 3 March 2019. A week earlier, bread had run out.", ["2019-03-03", "2019-W08"]),
        ("Protests began in 2011. A year later, civil war broke out.", ["2011", "2012"]),
        ("Protests began on 3 March 2019. That month, the king fled.", ["2019-03-03", "2019-03"]),
        ("Two days earlier, bread had run out.", ["2021-02-24"]),
        ("He voted early; later in the day, he fled.", ["2021-02-26"]),
    ],
)
def test_earlier_and_later_count_from_the_last_date_named(text, expected):
    assert [value for _, value in values(text)] == expected


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3 to 5 March 2020", "2020-03-03/2020-03-05"),
        ("March 3-5, 2020", "2020-03-03/2020-03-05"),
        ("March 3 to March 5, 2020", "2020-03-03/2020-03-05"),
        ("30 December to 2 January 2020", "2019-12-30/2020-01-02"),
        ("February 20/25", "2021-02-20/2021-02-25"),
        ("January to March 2020", "2020-01-01/2020-03-31"),
        ("2014-2016", "2014-01-01/2016-12-31"),
        ("2014 to 2016", "2014-01-01/2016-12-31"),
        ("Monday to Wednesday", "2021-02-22/2021-02-24"),
    ],
)
def test_two_joined_dates_are_a_range_and_lend_each_other_the_year(words, value):
    assert found(f"Talks were held in Geneva ({words}).") == [(words, value, "range")]


def test_between_takes_and_for_a_range_while_two_dates_beside_each_other_stay_two():
    assert values("Between January and March 2020 exports fell.") == [
        ("January and March 2020", "2020-01-01/2020-03-31")
    ]
    assert values("In 2018 and 2019 exports fell.") == [("2018", "2018"), ("2019", "2019")]


@pytest.mark.parametrize(
    ("words", "value", "precision"),
    [
        ("the 1990s", "1990-01-01/1999-12-31", "range"),
        ("the early 2000s", "2000-01-01/2009-12-31", "range"),
        ("the 19th century", "1800-01-01/1899-12-31", "range"),
        ("the third quarter of 2019", "2019-07-01/2019-09-30", "range"),
        ("Q3 2019", "2019-07-01/2019-09-30", "range"),
        ("the first half of last year", "2020-01-01/2020-06-30", "range"),
        ("last summer", "2020-06-01/2020-08-31", "season"),
        ("the winter of 2019", "2019-12-01/2020-02-29", "season"),
        ("the first week of March 2020", "2020-W09", "week"),
        ("the second Monday of March 2020", "2020-03-09", "day"),
        ("the last three months of 2019", "2019-10-01/2019-12-31", "range"),
        ("Christmas Day", "2020-12-25", "day"),
        ("New Year’s Eve", "2020-12-31", "day"),
        ("May Day 2019", "2019-05-01", "day"),
        ("the eve of 5 May 2019", "2019-05-04", "day"),
        ("Easter Monday 2019", "2019-04-22", "day"),
        ("9/11", "2001-09-11", "day"),
    ],
)
def test_parts_of_years_and_feasts_have_their_days(words, value, precision):
    assert [(value_, kind) for _, value_, kind in found(f"It happened, after {words}, again.")] == [(value, precision)]


def test_the_fourth_of_july_is_a_day_of_the_year():
    assert values("They met on the Fourth of July.") == [("the Fourth of July", "2020-07-04")]


@pytest.mark.parametrize(
    "sentence",
    [
        "After two days of talks, both sides left.",
        "The general, aged 25, commands 35 people.",
        "The 61-year-old general spent three years in exile.",
        "Theresa May may march on with her second plan, Jan Egeland and April Ryan report.",
        "The Women's March drew a crowd.",
        "They remembered the March on Rome.",
        "The law passed by a vote of 20 to 12.",
        "Aid reached 2,000 villages and nearly 2000 soldiers.",
        "The Council adopted Resolution 1973 at 1930 GMT.",
        "Their plan costs $2020 a head.",
        "See page 14 of the report.",
        "The fall of Kabul surprised them.",
        "He told USA Today of the massacre on Bloody Sunday.",
        "They spring from the same tribe and sat down first.",
        "It was the third attack in two weeks.",
        "The truce held for six months.",
    ],
)
def test_counts_ages_names_and_durations_are_no_dates(sentence):
    assert found(sentence) == []


def test_without_publication_only_what_the_text_fixes_has_a_value():
    assert found("On Monday and on 3 May 2019, as last week, in March.", None) == [
        ("Monday", None, "day"),
        ("3 May 2019", "2019-05-03", "day"),
        ("last week", None, "week"),
        ("March", None, "month"),
    ]
    assert values("On 3 May 2019 he came; two days later he left.", None) == [
        ("3 May 2019", "2019-05-03"),
        ("two days later", "2019-05-05"),
    ]


def test_a_day_that_no_calendar_has_is_no_day():
    assert values("It is dated 31 June 2020.") == [("June 2020", "2020-06")]


DATE_WORDS = """
the first last next two 3 15 31 2020 2021-02-25 1990s March May Feb. Monday week weeks day days month years ago later
before after of in on to - , . and between from today yesterday Christmas Q3 half quarter will said a few
ſep frı ٣ 1000
recent
century 9999 0 year eve weekend hours 12/31/9999 decades that spring
"""
WORDS = st.sampled_from(DATE_WORDS.split())
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=30).map(" ".join))


@given(TEXTS, st.none() | st.dates())
def test_any_text_gives_ordered_separate_spans_with_well_formed_values(text, published):
    end = 0
    for one in find_dates(text, published):
        assert one.start >= end
        assert one.end > one.start
        assert text[one.start : one.end] == one.text
        assert one.value is None or A_VALUE.fullmatch(one.value)
        assert one.precision in {"day", "week", "month", "season", "year", "range"}
        end = one.end


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%b %d, %Y", "%A, %B %d, %Y", "%d.%m.%Y", "%m/%d/%Y"]),
)
def test_a_formatted_day_comes_back(day, style):
    assert values(day.strftime(style), None) == [(day.strftime(style), day.isoformat())]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(1, 300))
def test_so_many_days_ago_is_that_day(published, count):
    text = f"{count} days ago"
    assert values(text, published) == [(text, (published - timedelta(days=count)).isoformat())]


@pytest.mark.parametrize("unit", ["the first week of ", "1 ", "the ", "two days after ", "a ", "in ", "will to ", "– "])
def test_reading_takes_time_in_proportion_to_the_text(unit):
    def seconds(length: int) -> float:
        began = time.process_time()
        find_dates((unit * length)[:length], FRIDAY)
        return time.process_time() - began

    assert seconds(20_000) < 8 * seconds(5_000) + 0.5
