"""Stages of tagging left out one by one, to be measured by what is missing then."""

from collections.abc import Callable
from datetime import date

import pytest

from articles.tagging import Text
from articles.tagging.pipeline import Tagger
from articles.tagging.stages import ALL, NONE, Stage, Stages

from .world import WORLD

DAY = date(2018, 5, 1)
Named = list[tuple[str, str, str | None]]


@pytest.fixture(scope="module")
def named() -> Callable[[str, Stages], Named]:
    """The names that a text has with a choice of stages: their words, their kinds, whom they are linked to."""
    tagger = Tagger(WORLD)

    def read(text: str, stages: Stages) -> Named:
        [(tagged,)] = list(tagger.tag_with_each([Text("", text, DAY)], [stages]))
        return [(mention.text, mention.kind, mention.actor or mention.place) for mention in tagged.mentions]

    return read


def test_the_model_alone_links_nothing(named):
    assert named("The Kremlin accused Iran of delay.", NONE) == [
        ("Kremlin", "organization", None),
        ("Iran", "place", None),
    ]


def test_without_known_names_nothing_is_linked(named):
    text = "He was born in northern Syria."
    assert named(text, ALL) == [("northern Syria", "place", "syria")]
    assert named(text, ALL - {Stage.KNOWN_NAMES}) == [("northern Syria", "place", None)]


def test_without_repair_the_bounds_are_the_models(named):
    text = "The foreign minister of Iran met the Qarvash Front in northern Syria."
    found = [name for name, _, _ in named(text, ALL)]
    assert "northern Syria" in found
    assert "northern Syria" not in [name for name, _, _ in named(text, ALL - {Stage.REPAIR})]


def test_without_echoes_a_name_has_to_be_seen_by_the_model_each_time(named):
    text = "Mr Orlan Petrik spoke on Monday. Petrik urged calm. Petrik’s party lost."
    petrik = [name for name in named(text, ALL) if "Petrik" in name[0]]
    assert petrik == [("Orlan Petrik", "person", None), ("Petrik", "person", None), ("Petrik", "person", None)]
    assert len(named(text, ALL - {Stage.ECHOES})) < len(petrik)


def test_without_the_day_nobody_is_known_by_an_office(named):
    text = "The US president arrived in Moscow."
    assert ("president", "person", "donald-trump") in [(n.split()[-1], k, a) for n, k, a in named(text, ALL)]
    assert "donald-trump" not in [actor for _, _, actor in named(text, ALL - {Stage.DAY})]


def test_without_context_the_most_prominent_bearer_is_taken(named):
    text = "He lived in Georgia. He moved from Atlanta to Paris, Texas."
    linked = [target for _, _, target in named(text, ALL)]
    prominent = [target for _, _, target in named(text, ALL - {Stage.CONTEXT})]
    assert (linked, prominent) == (
        ["4197000", "4180439", "4717560", "4736286"],
        ["georgia", "4180439", "2988507", "4736286"],
    )


def test_a_text_is_tagged_once_for_every_choice():
    choices = [ALL, NONE, ALL - {Stage.CONTEXT}]
    texts = [Text("", "Iran spoke.", DAY), Text("", "Syria spoke.", DAY)]
    read = [[tagged.text for tagged in each] for each in Tagger(WORLD).tag_with_each(texts, choices)]
    assert read == [[text] * len(choices) for text in texts]
