from datetime import date

import pytest
from spacy.tokens import Doc

from articles.tagging import Knowledge, KnownActor, Role
from articles.tagging.answers import Answer
from articles.tagging.echoes import with_echoes
from articles.tagging.finder import find
from articles.tagging.gazetteer import Gazetteer
from articles.tagging.linker import abbreviates, link
from articles.tagging.offices import Offices
from articles.tagging.tokens import TokenIndex

from .world import WORLD, person, president, read

GAZETTEER = Gazetteer(WORLD)
OFFICES = Offices(WORLD)


def answers(doc: Doc, published: date | None = None) -> list[tuple[str, Answer]]:
    tokens = TokenIndex(doc)
    (names,) = with_echoes([tokens], [find(tokens, GAZETTEER)])
    names = OFFICES.described(doc, names, published)
    return list(zip([name.text for name in names], link(names, GAZETTEER, published), strict=True))


def actors(doc: Doc, published: date | None = None) -> list[tuple[str, str | None]]:
    return [(text, answer.actor.slug if answer.actor else None) for text, answer in answers(doc, published)]


def places(doc: Doc) -> list[tuple[str, str | None]]:
    return [(text, answer.place.key if answer.place else None) for text, answer in answers(doc)]


def links(doc: Doc) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(text, answer.link, answer.candidates) for text, answer in answers(doc)]


def test_a_country_is_an_actor_and_a_place() -> None:
    [(_, answer)] = answers(read("Syria spoke."))
    assert (answer.kind, answer.actor and answer.actor.slug, answer.place and answer.place.key) == (
        "place",
        "syria",
        "163843",
    )


def test_a_people_is_a_group_of_its_state() -> None:
    [(_, answer)] = answers(read("Syrian forces"))
    assert (answer.kind, answer.actor and answer.actor.slug, answer.place) == ("group", "syria", None)


def test_a_part_of_a_country_is_in_the_country() -> None:
    assert places(read("eastern Syria")) == [("eastern Syria", "163843")]


def test_unknown_and_ambiguous_are_different_answers() -> None:
    doc = read("Zork left Korea.", Zork="PERSON")
    assert links(doc) == [("Zork", "unknown", ()), ("Korea", "ambiguous", ("north-korea", "south-korea"))]


def test_the_other_names_tell_two_countries_apart() -> None:
    assert actors(read("Seoul spoke of Korea. South Korea did too."))[1] == ("Korea", "south-korea")


def test_a_country_among_its_neighbours_is_the_country() -> None:
    assert places(read("Georgia and Armenia met."))[0] == ("Georgia", "614540")


def test_a_state_among_states_is_the_state() -> None:
    assert places(read("Georgia and Florida voted."))[0] == ("Georgia", "4197000")


def test_words_after_a_town_tell_where_it_is() -> None:
    doc = read("She was born in Paris, Texas. Paris is small.", Paris="GPE")
    assert places(doc) == [("Paris", "4717560"), ("Texas", "4736286"), ("Paris", "4717560")]


def test_the_larger_town_is_meant_where_nothing_else_is_said() -> None:
    assert places(read("in Paris", Paris="GPE")) == [("Paris", "2988507")]


def test_towns_of_one_size_stay_ambiguous() -> None:
    assert links(read("in Springfield", Springfield="GPE")) == [("Springfield", "ambiguous", ("4250542", "4951788"))]


def test_a_surname_goes_back_to_the_full_name() -> None:
    assert actors(read("George W. Bush spoke. Bush left.")) == [
        ("George W. Bush", "george-w-bush"),
        ("Bush", "george-w-bush"),
    ]


def test_a_headline_may_give_the_surname_first() -> None:
    doc = read("Bush leaves. George H. W. Bush spoke.")
    assert actors(doc) == [("Bush", "george-h-w-bush"), ("George H. W. Bush", "george-h-w-bush")]


def test_a_surname_after_an_unknown_bearer_is_not_the_famous_one() -> None:
    doc = read("Zork Biden spoke. Biden left.", Zork_Biden="PERSON")
    assert links(doc) == [("Zork Biden", "unknown", ()), ("Biden", "unknown", ())]


def test_a_surname_of_one_known_person_is_enough() -> None:
    assert actors(read("Biden left.", Biden="PERSON")) == [("Biden", "joe-biden")]


def test_a_surname_of_several_is_ambiguous() -> None:
    assert links(read("Bush left.", Bush="PERSON")) == [("Bush", "ambiguous", ("george-h-w-bush", "george-w-bush"))]


def test_the_day_tells_holders_of_an_office_apart() -> None:
    assert actors(read("President Bush left."), date(1991, 1, 17)) == [("Bush", "george-h-w-bush")]
    assert actors(read("President Bush left."), date(2003, 3, 20)) == [("Bush", "george-w-bush")]


def test_an_office_names_its_holder_on_the_day() -> None:
    doc = read("The US president spoke.")
    assert actors(doc, date(2018, 1, 1)) == [("US", "united-states"), ("president", "donald-trump")]
    assert actors(doc, date(2022, 1, 1)) == [("US", "united-states"), ("president", "joe-biden")]
    assert actors(doc, None) == [("US", "united-states")]


def test_an_office_may_stand_before_its_country() -> None:
    doc = read("the president of Syria spoke")
    assert actors(doc, date(2018, 1, 1)) == [("president", "bashar-al-assad"), ("Syria", "syria")]


def test_a_former_holder_is_not_the_holder() -> None:
    assert actors(read("A former US president spoke."), date(2018, 1, 1)) == [("US", "united-states")]


def test_a_generic_body_belongs_to_the_country_beside_it() -> None:
    doc = read("Iran spoke to the Russian Foreign Ministry.")
    assert actors(doc) == [("Iran", "iran"), ("Russian Foreign Ministry", "russia-foreign-ministry")]


def test_a_generic_body_belongs_to_the_country_of_the_article() -> None:
    assert actors(read("Iran spoke. The Foreign Ministry denied it."))[-1] == (
        "Foreign Ministry",
        "iran-foreign-ministry",
    )


def test_a_generic_body_is_of_the_country_of_the_article_beside_another() -> None:
    doc = read("Iran spoke. Iran left. The Foreign Ministry warned Russia.")
    assert ("Foreign Ministry", "iran-foreign-ministry") in actors(doc)


def test_a_generic_body_without_a_country_is_ambiguous() -> None:
    doc = read("The Foreign Ministry denied it.")
    assert links(doc) == [("Foreign Ministry", "ambiguous", ("iran-foreign-ministry", "russia-foreign-ministry"))]


def test_a_body_unknown_to_us_still_has_its_country() -> None:
    [(text, answer)] = answers(read("The Syrian Foreign Ministry denied it."))
    assert (text, answer.link, answer.country, answer.sector) == ("Syrian Foreign Ministry", "unknown", "SYR", "GOV")


def test_an_abbreviation_in_brackets_means_what_stands_before_it() -> None:
    doc = read("The Department of Defense (DOD) spoke. DOD denied it.", DOD="ORG")
    assert actors(doc) == [
        ("Department of Defense", "us-defense-department"),
        ("DOD", "us-defense-department"),
        ("DOD", "us-defense-department"),
    ]


def test_an_abbreviation_of_something_unknown_is_unknown() -> None:
    doc = read("The Women of Hope Order (WHO) spoke. WHO denied it.", Women_of_Hope_Order="ORG")
    assert links(doc)[1:] == [("WHO", "unknown", ()), ("WHO", "unknown", ())]


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [("DOD", "Department of Defense", True), ("WHO", "World Health Organization", True), ("RAF", "Air Force", False)],
)
def test_the_letters_of_an_abbreviation_begin_words(short: str, long: str, fits: bool) -> None:
    assert abbreviates(short, long) is fits


def test_every_answer_names_its_rule() -> None:
    doc = read("Zork, Biden and Korea met in Paris, Texas, with the Foreign Ministry.", Zork="PERSON", Paris="GPE")
    assert all(answer.rule for _, answer in answers(doc))


def test_a_province_after_the_word_for_one() -> None:
    doc = read("the Texas region", Texas="GPE")
    assert places(doc) == [("Texas", "4736286")]


def test_the_sector_of_a_person_is_that_of_the_office_held_on_the_day() -> None:
    senator = Role("Senator", "USA", "LEG", date(1973, 1, 3), date(2009, 1, 15))
    biden = person("joe-biden", "Joe Biden", "USA", senator, president("USA", date(2021, 1, 20)))
    gazetteer = Gazetteer(Knowledge((biden,), ()))

    def sector(text: str, day: date | None) -> str | None:
        [answer] = link(find(TokenIndex(read(text)), gazetteer), gazetteer, day)
        return answer.sector

    assert sector("Joe Biden spoke.", date(1999, 1, 1)) == "LEG"
    assert sector("Joe Biden spoke.", date(2022, 1, 1)) == "GOV"
    assert sector("Then Senator Joe Biden spoke.", None) == "LEG"


def test_dates_that_do_not_fit_do_not_hide_the_only_actor() -> None:
    young = KnownActor("zork", "Zork Union", "party", "RUS", "PTY", since=date(2020, 1, 1))
    gazetteer = Gazetteer(Knowledge((young,), ()))
    [answer] = link(find(TokenIndex(read("Zork Union met.")), gazetteer), gazetteer, date(2010, 1, 1))
    assert answer.actor == young


def test_an_unknown_organization_has_the_country_in_its_name() -> None:
    [(text, answer)] = answers(read("The Syria Growers Union met.", Syria_Growers_Union="ORG"))
    assert (text, answer.link, answer.country) == ("Syria Growers Union", "unknown", "SYR")
