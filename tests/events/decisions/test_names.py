"""What a person says that a name means."""

from __future__ import annotations

import pytest

from articles.merging import merge
from articles.models import Actor, Country, Place
from events.decisions import Meaning, Party, Scope, Verdict, decide, decide_name, undo
from tests import factories as make

from .telling import READER, told, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("scope", "countries"),
    [(Scope.MENTION, ["SYR", "IRN", "IRN", "IRN"]), (Scope.ARTICLE, ["SYR", "SYR", "SYR", "SYR"])],
)
def test_a_name_means_what_a_person_said_here_or_in_the_whole_article(article, editor, scope, countries) -> None:
    decide_name(editor, words(article, "Iran"), Country.objects.get(pk="SYR"), scope)
    READER.read(article)
    named = article.mentions.filter(text="Iran", part="body").order_by("start")
    assert [one.country_id for one in named] == countries
    assert {one.decision_id is not None for one in named if one.country_id == "SYR"} == {True}


def test_what_reports_say_by_a_name_follows_and_countries_are_weighed_anew(article, editor) -> None:
    decision = decide_name(
        editor, article.mentions.filter(part="body").order_by("start")[0], Actor.objects.get(slug="hezbollah")
    )
    report = told(article, "bombed")
    assert [(one["actor"], one["sector"]) for one in report.actors] == [("hezbollah", "REB")]
    assert [str(one) for one in report.event.actors] == ["Hezbollah"]
    oman = decide_name(editor, words(article, "Syria"), Place.objects.get(name="Oman"), Scope.ARTICLE)
    assert not article.countries.filter(country="SYR").exists()
    assert told(article, "bombed").event.country_id == "OMN"
    undo(oman, editor)
    undo(decision, editor)
    assert article.countries.filter(country="SYR").exists()
    assert [str(one) for one in told(article, "bombed").event.actors] == ["Iran"]


@pytest.mark.parametrize(("meaning", "left"), [(Meaning.NOTHING, None), (Meaning.UNKNOWN, "unknown")])
def test_a_name_can_mean_nothing_or_nobody_known(article, editor, meaning, left) -> None:
    decision = decide_name(editor, words(article, "Iran", part="title"), meaning)
    READER.read(article)
    found = article.mentions.filter(part="title").first()
    assert (found and found.link) == left
    assert decision.machine
    assert decision.machine["actor"] == "iran"


def test_a_name_that_the_machine_missed_is_marked(article, editor) -> None:
    decide_name(editor, words(article, "train"), Actor.objects.get(slug="hezbollah"))
    READER.read(article)
    assert article.mentions.get(text="train").actor.slug == "hezbollah"


def test_decisions_follow_an_actor_that_is_merged_into_another(article, editor) -> None:
    actor = Actor.objects.get(slug="hezbollah")
    decide(editor, told(article, "praised"), Verdict.CORRECT, actors=[Party(actor)])
    decide_name(editor, words(article, "Oman"), actor)
    merge([actor], into=make.actor("Hizbullah", kind="armed_group"))
    READER.read(article)
    assert [str(one) for one in told(article, "praised").event.actors] == ["Hizbullah"]
    assert article.mentions.filter(text="Oman").order_by("start")[0].actor.slug == "hizbullah"


def test_a_name_whose_actor_was_deleted_waits_and_says_so(article, editor) -> None:
    decision = decide_name(editor, words(article, "train"), make.actor("Nobody Known"))
    Actor.objects.get(slug="nobody-known").delete()
    READER.read(article)
    decision.refresh_from_db()
    assert (decision.state, decision.why_waiting) == (
        "waiting",
        "The actor, place or country that was chosen is no longer in the archive.",
    )
