"""A decision costs few queries, however much was decided before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.decisions import Meaning, Verdict, decide, decide_name, undo
from tests import factories as make

from .telling import READER, words

pytestmark = pytest.mark.django_db


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
