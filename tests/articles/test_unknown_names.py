"""Names that nobody known goes by, gathered across articles, counted, and forgotten again."""

from __future__ import annotations

from typing import Any

import pytest

from articles.models import Article, Mention, TaggingJob, UnknownName
from articles.passages import passages
from articles.tagging import Mention as Found
from articles.tagging import Text
from events.coding.results import Reading
from events.record import record
from events.tasks import forget_unused_names
from tests import factories as make

pytestmark = pytest.mark.django_db


def read(article: Article, *names: tuple[str, Any], sector: str = "") -> None:
    """Record a reading that finds these unknown names, each at its first place in the body."""
    found = [found_first(article.body, text, kind, sector) for text, kind in names]
    TaggingJob.objects.request(article)
    [job] = TaggingJob.objects.claim()
    reading = Reading(Text(article.title, article.body), tuple(found), (), (), ())
    assert record([(job, reading)], {"pipeline": "test"})


def found_first(body: str, text: str, kind: Any, sector: str) -> Found:
    start = body.index(text)
    return Found(start, start + len(text), text, kind, "unknown", sector=sector)


def gathered() -> list[tuple[str, str, int]]:
    return list(UnknownName.objects.order_by("key", "kind").values_list("name", "kind", "article_count"))


def test_a_name_is_gathered_across_articles_however_it_is_written() -> None:
    read(make.article(body="Zoë Márquez spoke."), ("Zoë Márquez", "person"))
    read(make.article(body="Then Zoe Marquez left."), ("Zoe Marquez", "person"))
    assert gathered() == [("Zoë Márquez", "person", 2)]


def test_a_surname_goes_to_the_full_name_that_the_article_gives_and_stands_alone_elsewhere() -> None:
    article = make.article(body="Marquez spoke. Zoe R. Marquez Jr. left, and Zoe went too.")
    read(article, ("Marquez", "person"), ("Zoe R. Marquez Jr.", "person"), ("Zoe", "person"))
    read(make.article(body="Marquez again."), ("Marquez", "person"))
    assert gathered() == [("Marquez", "person", 1), ("Zoe R. Marquez Jr.", "person", 1)]


def test_one_name_of_two_kinds_is_two_candidates_and_what_does_not_act_is_none() -> None:
    body = "Kestrel and the Kestrel Union met at the Kestrel Cup."
    read(make.article(body=body), ("Kestrel", "place"), ("Kestrel Union", "organization"), ("Kestrel Cup", "other"))
    read(make.article(body=body), ("Kestrel", "person"))
    assert gathered() == [("Kestrel", "person", 1), ("Kestrel", "place", 1), ("Kestrel Union", "organization", 1)]


def test_a_name_that_a_new_reading_does_not_find_is_forgotten_unless_it_was_set_aside() -> None:
    article = make.article(body="Kestrel and Merlin and Osprey.")
    read(article, ("Kestrel", "person"), ("Merlin", "person"), ("Osprey", "person"))
    UnknownName.objects.filter(name="Merlin").update(set_aside=True)
    read(article, ("Osprey", "person"))
    assert gathered() == [("Kestrel", "person", 0), ("Merlin", "person", 0), ("Osprey", "person", 1)]
    forget_unused_names()
    assert gathered() == [("Merlin", "person", 0), ("Osprey", "person", 1)]


def test_names_of_a_deleted_article_are_counted_no_more() -> None:
    article = make.article(body="Kestrel spoke.")
    read(article, ("Kestrel", "person"))
    article.delete()
    assert gathered() == [("Kestrel", "person", 0)]


def test_the_sector_that_the_words_say_is_kept_with_the_mention() -> None:
    article = make.article(body="The Kestrel Army moved.")
    read(article, ("Kestrel Army", "organization"), sector="MIL")
    assert article.mentions.get().sector == "MIL"


def test_a_very_long_name_is_cut() -> None:
    name = "Very " * 60 + "Long"
    read(make.article(body=name), (name, "organization"))
    assert gathered() == [(name[:200], "organization", 1)]


def test_recording_takes_as_many_queries_for_thirty_names_as_for_two(count_queries) -> None:
    def reading(count: int):
        names = [f"Kestrel{letter}{other}" for letter in "abcdef" for other in "abcde"][:count]
        article = make.article(body=" ".join(names))
        read(article, *((name, "person") for name in names))
        return lambda: read(article, *((name, "person") for name in names))

    few, many = reading(2), reading(30)
    assert count_queries(many) == count_queries(few)


def test_passages_show_the_sentence_of_the_newest_articles() -> None:
    draft = make.article(body="First words.\n\nHe left. “Kestrel won.” It rained.", status="draft")
    headline = make.article("Kestrel wins", body="Nothing here.")
    read(draft, ("Kestrel", "organization"))
    unknown = UnknownName.objects.get()
    Mention.objects.create(
        article=headline,
        part="title",
        start=0,
        end=7,
        text="Kestrel",
        kind="organization",
        link="unknown",
        unknown=unknown,
    )
    told = [(one.article, one.before, one.name, one.after) for one in passages(unknown, 5)]
    assert told == [(headline, "", "Kestrel", " wins"), (draft, "“", "Kestrel", " won.”")]
    assert len(passages(unknown, 1)) == 1


def test_a_passage_from_the_middle_of_a_long_sentence_is_cut() -> None:
    read(make.article(body="word " * 100 + "Kestrel" + " word" * 100), ("Kestrel", "person"))
    [passage] = passages(UnknownName.objects.get(), 5)
    assert (passage.before[:2], passage.name, len(passage.before) < 260, len(passage.after) < 260) == (
        "… ",
        "Kestrel",
        True,
        True,
    )
