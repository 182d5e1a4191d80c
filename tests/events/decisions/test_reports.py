"""What a person decides about a report applies at once, outlives other readers, and can be undone."""

from __future__ import annotations

import pytest

from articles.models import Actor, Country, Place, TaggingJob
from events.decisions import Party, Verdict, decide, undo
from events.models import Event, EventDecision, MachineReading

from .telling import BLIND, BODY, EVERYTHING, OTHER_TYPES, READER, tells, told, words

pytestmark = pytest.mark.django_db


def test_an_accepted_report_marks_its_event_reviewed_and_outlives_a_reader_that_misses_it(article, editor) -> None:
    report = told(article, "bombed")
    decision = decide(editor, report, Verdict.ACCEPT)
    assert Event.objects.get(pk=report.event_id).status == "reviewed"
    BLIND.read(article)
    [left] = article.reports.all()
    assert (left.type, left.mode, left.event_id, left.place_text) == ("ASSAULT", "aerial", report.event_id, "Syria")
    assert (left.decision, set(left.decided)) == (
        decision,
        {"type", "mode", "realis", "actors", "recipients", "place", "date"},
    )


def test_a_rejected_report_is_gone_at_once_and_stays_so_under_another_type_and_comes_back_when_undone(
    article, editor
) -> None:
    event = told(article, "bombed").event_id
    decision = decide(editor, told(article, "bombed"), Verdict.REJECT)
    assert tells(article) == EVERYTHING[1:]
    assert not Event.objects.public().filter(pk=event).exists()
    OTHER_TYPES.read(article)
    assert tells(article) == ["praised: AGREE", "gathered: CONSULT"]
    READER.read(article)
    assert decision.machine
    assert decision.machine["rule"] == "verb:bombed 1"
    undo(decision, editor)
    assert tells(article) == EVERYTHING


def test_of_each_field_the_last_decision_stands_and_undoing_it_brings_the_earlier_one_back(article, editor) -> None:
    decide(editor, told(article, "bombed"), Verdict.CORRECT, type="COERCE", realis="planned")
    last = decide(editor, told(article, "bombed"), Verdict.CORRECT, type="THREATEN")
    report = told(article, "bombed")
    assert (report.type, report.mode, report.realis) == ("THREATEN", "", "planned")
    assert (report.event.type, report.event.quad, report.event.realis) == ("THREATEN", 3, "planned")
    undo(last, editor)
    assert (told(article, "bombed").type, told(article, "bombed").realis) == ("COERCE", "planned")
    assert EventDecision.objects.count() == 2


def test_every_field_can_be_corrected_and_the_event_follows(article, editor) -> None:
    hezbollah = Party(Actor.objects.get(slug="hezbollah"), country="LBN")
    decide(
        editor,
        told(article, "praised"),
        Verdict.CORRECT,
        type="ASSAULT",
        mode="aerial",
        actors=[hezbollah],
        recipients=[Party(country="SYR", sector="CVL", text="civilians")],
        place=Country.objects.get(pk="SYR"),
        date="2021-02",
        realis="denied",
    )
    event = told(article, "praised").event
    assert [str(one) for one in event.actors] == ["Hezbollah"]
    assert [(one.text, one.country_id, one.sector) for one in event.recipients] == [("civilians", "SYR", "CVL")]
    assert (event.place_text, event.country_id, event.precision, str(event.end)) == (
        "Syria",
        "SYR",
        "month",
        "2021-02-28",
    )
    assert (event.type, event.mode, event.realis, event.status) == ("ASSAULT", "aerial", "denied", "reviewed")
    OTHER_TYPES.read(article)
    assert told(article, "praised").event.sentence == event.sentence


def test_the_page_of_an_event_says_what_an_editor_decided_and_what_the_machine_had_said_and_names_nobody(
    article, editor, client
) -> None:
    decide(
        editor, told(article, "praised"), Verdict.CORRECT, realis="denied", actors=[Party(country="OMN", text="Muscat")]
    )
    page = client.get(told(article, "praised").event.get_absolute_url()).content.decode()
    assert "decided by an editor on" in page
    assert "the machine had said “happened”" in page
    assert "the machine had said “Iran”" in page
    assert EventDecision.objects.get().by == editor


def test_the_other_reports_keep_their_rows_when_one_is_decided(article, editor) -> None:
    before = {one.trigger: one.pk for one in article.reports.all()}
    decide(editor, told(article, "bombed"), Verdict.REJECT)
    decide(editor, told(article, "met"), Verdict.CORRECT, type="AGREE")
    after = {one.trigger: one.pk for one in article.reports.all()}
    assert after == {trigger: pk for trigger, pk in before.items() if trigger != "bombed"}


def test_an_event_is_added_from_chosen_words_and_taken_up_by_a_reader_that_finds_it_later(article, editor) -> None:
    added = decide(
        editor, words(article, "gathered "), Verdict.ADD, type="CONSULT", place=Place.objects.get(name="Oman")
    )
    report = told(article, "gathered")
    assert (report.sentence, report.date_source, report.event.status) == (
        "Officials gathered in Oman.",
        "published",
        "reviewed",
    )
    assert BODY[report.place_start : report.place_end] == "Oman"
    OTHER_TYPES.read(article)
    assert "gathered: CONSULT" in tells(article)
    assert tells(article).count("gathered: CONSULT") == 1
    undo(added, editor)
    assert "gathered: CONSULT" in tells(article)
    READER.read(article)
    assert "gathered: CONSULT" not in tells(article)


def test_an_added_event_stands_beside_what_the_machine_told_by_the_same_word(article, editor) -> None:
    decide(editor, words(article, "bombed"), Verdict.ADD, type="ACCUSE")
    assert tells(article)[:2] == ["bombed: ASSAULT", "bombed: ACCUSE"]
    READER.read(article)
    assert tells(article)[:2] == ["bombed: ASSAULT", "bombed: ACCUSE"]


def test_undoing_where_nobody_knows_what_the_machine_told_asks_for_another_reading(article, editor) -> None:
    decision = decide(editor, told(article, "bombed"), Verdict.CORRECT, type="COERCE")
    MachineReading.objects.all().delete()
    undo(decision, editor)
    assert TaggingJob.objects.get(article=article).state == TaggingJob.State.QUEUED
    READER.read(article)
    assert tells(article) == EVERYTHING


def test_a_decision_that_says_no_type_tells_of_no_event_where_the_machine_tells_none(article, editor) -> None:
    first = told(article, "bombed")
    decision = decide(editor, first, Verdict.ACCEPT)
    EventDecision.objects.filter(pk=decision.pk).update(fields={}, machine=None)
    BLIND.read(article)
    assert tells(article) == []
    READER.read(article)
    assert tells(article) == EVERYTHING
