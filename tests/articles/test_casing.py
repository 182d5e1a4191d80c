import pytest
import spacy

from articles.tagging.casing import Caser, is_small
from articles.tagging.gazetteer import Gazetteer
from articles.tagging.pipeline import MODEL, loaded
from articles.tagging.vocabulary import Vocabulary

from .world import WORLD


@pytest.fixture(scope="module")
def caser() -> Caser:
    return Caser(Gazetteer(WORLD), Vocabulary(loaded(MODEL)))


def test_a_headline_in_title_case_keeps_only_its_names(caser: Caser) -> None:
    assert caser.recased("Iran Strikes Back As Talks Fail") == "Iran strikes back as talks fail"
    assert caser.recased("Zelkova Slams Tehran Over NATO Bid") == "Zelkova slams Tehran over NATO bid"


def test_a_line_in_capitals_gets_those_of_a_sentence(caser: Caser) -> None:
    shouted = "US STRIKES IRANIAN MILITIA IN SYRIA, BIDEN ZORKOV SAYS"
    assert caser.recased(shouted) == "US strikes Iranian militia in Syria, Biden Zorkov says"


def test_a_lower_case_text_gets_its_known_names_back(caser: Caser) -> None:
    text = "the president of the united states, joe biden, flew from moscow to paris on tuesday. biden met nato there."
    assert caser.recased(text) == (
        "The president of the United States, Joe Biden, flew from Moscow to Paris on Tuesday. Biden met NATO there."
    )


def test_ordinary_words_that_are_towns_too_stay_small(caser: Caser) -> None:
    assert "nice people" in caser.recased("they said that nice people live in every town of this country.")


def test_a_word_the_language_does_not_know_is_taken_for_a_name(caser: Caser) -> None:
    assert caser.recased("they said that zelkovich had left the house in the afternoon.").count("Zelkovich") == 1


def test_a_body_keeps_the_noun_that_ends_its_name(caser: Caser) -> None:
    assert caser.recased("Zelkova Workers Union Strikes For Better Pay").startswith("Zelkova Workers Union strikes")


def test_words_that_the_article_writes_as_names_stay_names_in_its_headline(caser: Caser) -> None:
    article = "They said on Sunday that Bridge had won, and that Bridge was glad."
    assert caser.recased("Voters Choose Bridge As Leader Again", article) == "Voters choose Bridge as leader again"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Iran said that talks had failed. The US left.",
        "Ministry of Foreign Affairs of the Republic of Iran",
        "Ana Zelkova, Boris Zorkov, Carla Blim, Dana Quist",
        "BEIRUT (AP) — The talks failed.",
        "WHO, NATO",
    ],
)
def test_ordinary_text_is_left_as_it_is(caser: Caser, text: str) -> None:
    assert caser.recased(text) == text


def test_letters_whose_capitals_are_longer_move_nothing(caser: Caser) -> None:
    text = "die straße in iran war groß und der i̇stanbul ﬁeld war dort, sagte joe biden am tag."
    assert len(caser.recased(text)) == len(text)
    assert "Joe Biden" in caser.recased(text)


def test_a_short_text_without_capitals_says_nothing() -> None:
    assert not is_small("iran and syria")
    assert is_small("talks between iran and syria failed on monday, officials said.")


def test_without_a_vocabulary_only_known_names_have_capitals() -> None:
    caser = Caser(Gazetteer(WORLD), Vocabulary(spacy.blank("en")))
    text = "officials said that zelkovich would visit syria and meet joe biden in the spring."
    assert caser.recased(text) == "Officials said that zelkovich would visit Syria and meet Joe Biden in the spring."
