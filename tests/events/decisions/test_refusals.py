"""What decisions are refused, and whose decide."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.models import Mention, NameDecision
from events.decisions import Meaning, Party, Selection, Verdict, decide, decide_name, undo
from events.models import EventDecision

from .telling import BODY, READER, person, told, words

pytestmark = pytest.mark.django_db


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
