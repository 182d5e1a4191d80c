"""Decisions when a text is edited: they hold, or wait and say why."""

from __future__ import annotations

import pytest

from events.decisions import Verdict, anchor_anew, decide

from .telling import BLIND, edit, tells, told, words

pytestmark = pytest.mark.django_db


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
