"""What a person decides applies at once, is kept with what the machine had said, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.merging import merge
from articles.models import Actor, Article, Country, Mention, NameDecision, Place, TaggingJob
from events.decisions import Meaning, Party, Scope, Selection, Verdict, anchor_anew, decide, decide_name, undo
from events.models import Event, EventDecision, MachineReading, Report
from tests import factories as make

from .plain_reader import PlainReader

pytestmark = pytest.mark.django_db

BODY = (
    "Iran bombed a depot in Syria. Iran praised Oman.\n\n"
    "Officials gathered in Oman. A train was late.\n\n"
    "Syria accused Iran of an attack. Oman met Iran."
)
READER = PlainReader()
BLIND = PlainReader(version="2", acts={})
OTHER_TYPES = PlainReader(
    version="3", acts={"bombed": ("COERCE", ""), "praised": ("AGREE", ""), "gathered": ("CONSULT", "")}
)


@pytest.fixture(autouse=True)
def _world() -> None:
    for name, code in READER.states.items():
        country = make.country(name, iso3=code, iso2=code[:2])
        make.actor(name, country=country, sector="GOV")
        make.place(name, within=country)
    make.actor("Hezbollah", kind="armed_group", sector="REB")


@pytest.fixture
def editor() -> User:
    return person("editor", "add_eventdecision", "add_namedecision")


def person(name: str, *permissions: str) -> User:
    user = User.objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


@pytest.fixture
def article() -> Article:
    article = make.article(body=BODY, title="Iran bombs a depot")
    READER.read(article)
    return article


def told(article: Article, words: str) -> Report:
    """The report of the act that these words tell."""
    return next(one for one in article.reports.all() if one.trigger == words)


def tells(article: Article) -> list[str]:
    """What its reports tell now: the words, the type, and who."""
    return [f"{one.trigger}: {one.type}" for one in Article.objects.get(pk=article.pk).reports.all()]


def words(article: Article, quote: str, nth: int = 0, part: str = "body") -> Selection:
    start, text = -1, getattr(article, part)
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Selection(article, start, start + len(quote), quote, part)


def edit(article: Article, old: str, new: str, reader: PlainReader = READER) -> Article:
    article = Article.objects.get(pk=article.pk)
    assert old in article.body
    article.body = article.body.replace(old, new, 1)
    article.save()
    reader.read(article)
    return article


EVERYTHING = ["bombed: ASSAULT", "praised: SUPPORT", "accused: ACCUSE", "met: CONSULT"]


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


def test_decisions_hold_through_edits_elsewhere_and_in_their_sentence(article, editor) -> None:
    decide(editor, told(article, "bombed"), Verdict.CORRECT, type="COERCE")
    decide(editor, told(article, "accused"), Verdict.REJECT)
    article = edit(article, "Iran bombed a depot", "A first paragraph about Oman.\n\nIran bombed a large depot")
    article = edit(article, "A train was late.", "", BLIND)
    article = edit(article, "of an attack", "of the attack")
    assert tells(article) == ["bombed: COERCE", "praised: SUPPORT", "met: CONSULT"]


def test_a_decision_that_lost_its_words_waits_until_they_return_or_get_others(article, editor) -> None:
    decision = decide(editor, told(article, "praised"), Verdict.CORRECT, type="AGREE")
    article = edit(article, " Iran praised Oman.", "")
    decision.refresh_from_db()
    assert (decision.state, decision.why_waiting) == (
        "waiting",
        "The words “praised” no longer stand in their sentence.",
    )
    article = edit(article, "Officials", "Iran lauded Oman. Officials")
    anchor_anew(decision, words(article, "lauded"), editor)
    assert "lauded: AGREE" in tells(article)
    article = edit(article, "Iran lauded Oman. ", "")
    assert "lauded: AGREE" not in tells(article)
    article = edit(article, "Officials", "Iran lauded Oman. Officials")
    assert "lauded: AGREE" in tells(article)


def test_two_reports_are_one_happening_or_two_because_a_person_said_so(article, editor) -> None:
    other = make.article("Another", body="Oman met Iran in Syria.", source=make.source("Other"))
    READER.read(other)
    same = decide(editor, told(article, "praised"), Verdict.SAME, other=told(other, "met"))
    assert told(article, "praised").event_id == told(other, "met").event_id
    READER.read(other)
    OTHER_TYPES.read(article)
    assert told(article, "praised").event_id == told(other, "met").event_id
    decide(editor, told(article, "praised"), Verdict.DIFFERENT, other=told(other, "met"))
    READER.read(article)
    assert told(article, "praised").event_id != told(other, "met").event_id
    undo(EventDecision.objects.filter(verdict="different").latest("pk"), editor)
    assert told(article, "praised").event_id == told(other, "met").event_id
    undo(same, editor)
    assert told(article, "praised").event_id != told(other, "met").event_id


def test_two_reports_that_the_machine_takes_for_one_are_told_apart(editor) -> None:
    first, second = (
        make.article(name, body="Iran bombed a depot in Syria.", source=make.source(name)) for name in "AB"
    )
    READER.read(first)
    READER.read(second)
    assert told(first, "bombed").event_id == told(second, "bombed").event_id
    kept = told(first, "bombed").event_id
    decide(editor, told(second, "bombed"), Verdict.DIFFERENT, other=told(first, "bombed"))
    assert told(first, "bombed").event_id == kept
    assert told(second, "bombed").event_id != kept
    READER.read(first)
    READER.read(second)
    assert told(first, "bombed").event_id != told(second, "bombed").event_id


def test_an_event_is_reviewed_when_as_many_people_have_decided_as_the_setting_asks(article, editor, settings) -> None:
    settings.REVIEWERS_NEEDED = 2
    decide(editor, told(article, "met"), Verdict.ACCEPT)
    decide(editor, told(article, "met"), Verdict.ACCEPT)
    assert told(article, "met").event.status == "provisional"
    decide(person("second", "add_eventdecision"), told(article, "met"), Verdict.ACCEPT)
    assert told(article, "met").event.status == "reviewed"


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({}, "Say what is to be corrected."),
        ({"type": "DANCE"}, "There is no type “DANCE” in the codebook."),
        ({"mode": "phone"}, "ASSAULT has no mode “phone”."),
        ({"realis": "perhaps"}, "There is no status “perhaps”."),
        ({"date": "4/5/2021"}, "“4/5/2021” is no date. Write 2021-02-25, 2021-02, 2021 or 2021-W08."),
        ({"date": "2021-03-01/2021-02-01"}, "The first day must not come after the last."),
        ({"actors": [Party()]}, "Name the actor, or a country or a sector."),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(article, editor, fields: dict[str, Any], refusal) -> None:
    with pytest.raises(ValidationError) as refused:
        decide(editor, told(article, "bombed"), Verdict.CORRECT, **fields)
    assert refused.value.messages == [refusal]
    assert EventDecision.objects.count() == 0


def test_a_decision_about_a_text_that_has_changed_since_is_refused(article, editor) -> None:
    report = told(article, "bombed")
    article.body = "A new text. " + BODY
    article.save()
    with pytest.raises(ValidationError, match="The text has changed since it was read"):
        decide(editor, report, Verdict.ACCEPT)
    READER.read(article)
    with pytest.raises(ValidationError, match="The text has changed since you chose"):
        decide(editor, Selection(article, 0, 4, "Iran"), Verdict.ADD, type="ASSAULT")
    with pytest.raises(ValidationError, match="has been read again meanwhile"):
        decide(editor, report, Verdict.ACCEPT)


def test_only_who_may_decides_and_curators_decide_names(article) -> None:
    curator, nobody = person("curator", "add_namedecision"), person("nobody")
    decide_name(curator, words(article, "train"), Meaning.UNKNOWN)
    with pytest.raises(PermissionDenied):
        decide(curator, told(article, "bombed"), Verdict.ACCEPT)
    with pytest.raises(PermissionDenied):
        decide_name(nobody, words(article, "train"), Meaning.UNKNOWN)
    with pytest.raises(PermissionDenied):
        undo(NameDecision.objects.get(), nobody)


def test_undoing_twice_is_refused_and_the_row_says_who_undid_it(article, editor) -> None:
    decision = decide(editor, told(article, "bombed"), Verdict.REJECT)
    undo(decision, editor)
    with pytest.raises(ValidationError):
        undo(decision, editor)
    assert (decision.state, decision.undone_by) == ("undone", editor)
    assert Mention.objects.filter(article=article, decision__isnull=False).count() == 0


@pytest.mark.parametrize("decided_before", [0, 8])
def test_a_decision_and_its_undoing_cost_few_queries_however_much_was_decided_before(editor, decided_before) -> None:
    article = make.article(body="\n\n".join(f"Iran bombed depot {number} in Syria." for number in range(10)))
    READER.read(article)
    reports = list(article.reports.all())
    for report in reports[:decided_before]:
        decide(editor, report, Verdict.CORRECT, type="COERCE")
    editor.get_all_permissions()
    verdicts: list[tuple[Verdict, Any]]
    verdicts = [(Verdict.ACCEPT, {}), (Verdict.CORRECT, {"type": "THREATEN"}), (Verdict.REJECT, {})]
    for verdict, fields in verdicts:
        with queries() as deciding:
            decision = decide(editor, reports[-1], verdict, **fields)
        with queries() as undoing:
            undo(decision, editor)
        assert max(len(deciding), len(undoing)) <= 25
    with queries() as deciding:
        name = decide_name(editor, words(article, "Iran", 3), Meaning.UNKNOWN)
    with queries() as undoing:
        undo(name, editor)
    assert max(len(deciding), len(undoing)) <= 30  # the mentions and unknown names follow


@contextmanager
def queries() -> Iterator[list[str]]:
    """What is asked of the database, but for savepoints, which stand only in tests."""
    asked: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield asked
    asked += [one["sql"] for one in captured.captured_queries if "SAVEPOINT" not in one["sql"]]


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
