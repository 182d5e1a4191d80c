"""What a line in a list says of an event, as plain values: where they are the same, so is the line."""

from __future__ import annotations

from typing import Any

from .claims import differences


def shown(event: Any) -> tuple[object, ...]:
    """Of an event `for_lists()`."""
    claims = event.claims
    return (
        *(event.pk, event.type, event.mode, event.quad, event.realis, event.status),
        *(event.start, event.end, event.precision, event.sentence, event.voices),
        *(event.report_count, sorted(differences(claims)), [claim.pk for claim in claims[:1]]),
        *[claim.article.get_absolute_url() for claim in claims[:1]],
    )
