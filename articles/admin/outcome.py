"""How far a batch is, and what became of each item: counted, filtered, paged, and as a table to take away."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Q, QuerySet, Sum
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Batch, BatchRow

ROWS = 100  # on a page
LIVE = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula
LONGEST_WORDS = 200
COLUMNS = ("position", "name", "outcome", "title", "article", "reason")


def progress(batch: Batch) -> dict[str, Any]:
    """How much is done, in parts of a thousand and in words."""
    if batch.state == Batch.State.UNDOING:
        left = ngettext("%d article is left", "%d articles are left", batch.created) % batch.created
        return {"done": None, "told": left}
    sums = batch.files.aggregate(size=Sum("size"), read=Sum("bytes_read"))
    done = (sums["read"] or 0) / (sums["size"] or 1)
    if batch.expected:
        done = min(batch.rows_done / batch.expected, 1)
    rows = ngettext("%d row", "%d rows", batch.rows_done) % batch.rows_done
    of = _("%(rows)s of %(expected)d") % {"rows": rows, "expected": batch.expected} if batch.expected else rows
    return {"done": int(done * 1000), "told": of}


def told_by_outcome(batch: Batch) -> str:
    """What became of its rows, in words: 1,200 brought in, 3 failed."""
    return ", ".join(f"{intcomma(count)} {outcome.label}" for outcome, count in counted(batch).items() if count)


def counted(batch: Batch) -> dict[BatchRow.Outcome, int]:
    return {
        BatchRow.Outcome.FITS: batch.fitting,
        BatchRow.Outcome.CREATED: batch.created,
        BatchRow.Outcome.DUPLICATE: batch.duplicates,
        BatchRow.Outcome.FAILED: batch.failed,
    }


@dataclass(frozen=True)
class Outcomes:
    """Rows of a batch as the address asks for them: of one outcome, holding some words, after a row."""

    batch: Batch
    outcome: str
    words: str
    after: int

    @classmethod
    def asked(cls, batch: Batch, request: HttpRequest) -> Outcomes:
        """What it does not understand it leaves out."""
        outcome, after = request.GET.get("outcome", ""), request.GET.get("after", "")
        return cls(
            batch,
            outcome if outcome in BatchRow.Outcome else "",
            request.GET.get("q", "").strip()[:LONGEST_WORDS],
            int(after) if after.isdecimal() and len(after) < 19 else 0,
        )

    def matching(self) -> QuerySet[BatchRow]:
        rows = self.batch.rows.order_by("pk")
        if self.outcome:
            rows = rows.filter(outcome=self.outcome)
        for word in self.words.split()[:10]:
            rows = rows.filter(Q(name__icontains=word) | Q(title__icontains=word) | Q(reason__icontains=word))
        return rows

    def page(self) -> tuple[list[BatchRow], str]:
        """A page of rows, and the query of the next one; empty when there is none."""
        rows = list(self.matching().filter(pk__gt=self.after)[: ROWS + 1])
        return rows[:ROWS], self.query(after=rows[ROWS - 1].pk) if len(rows) > ROWS else ""

    def counts(self) -> list[tuple[str, str, int, bool]]:
        """Each outcome that occurs: its value, its name, how many rows have it, whether it is the one looked at."""
        known = counted(self.batch)
        every = [("", _("all"), self.batch.rows_done), *((one.value, str(one.label), known[one]) for one in known)]
        always = ("", self.outcome, BatchRow.Outcome.DUPLICATE, BatchRow.Outcome.FAILED)
        return [(value, name, count, value == self.outcome) for value, name, count in every if count or value in always]

    def query(self, **more: Any) -> str:
        asked = {"outcome": self.outcome, "q": self.words, **more}
        return urlencode({name: value for name, value in asked.items() if value})

    def as_csv(self, site: str) -> StreamingHttpResponse:
        """All that match, a few at a time, so that memory does not grow with their number."""
        response = StreamingHttpResponse(self._lines(site), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="batch-{self.batch.pk}.csv"'
        return response

    def _lines(self, site: str) -> Iterator[str]:
        writer = csv.writer(Echo())
        yield "\ufeff" + writer.writerow(COLUMNS)
        for row in self.matching().iterator(2000):
            address = reverse("admin:articles_article_change", args=[row.article_id]) if row.article_id else ""
            link = site + address if address else ""
            cells = (row.position, row.name, row.outcome, row.title, link, row.reason)
            yield writer.writerow([inert(str(cell)) for cell in cells])


class Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def inert(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(LIVE) else cell
