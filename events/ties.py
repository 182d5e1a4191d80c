"""What people said of pairs of reports: that both tell of one happening, or of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import F
from django.db.models.functions import Coalesce

from articles.models import Anchored

from .models import EventDecision
from .tellings import Telling

PAIRS = (EventDecision.Verdict.SAME, EventDecision.Verdict.DIFFERENT)


@dataclass(frozen=True, slots=True)
class Tie:
    """Two reports, by the first decisions about them."""

    same: bool
    one: int
    other: int


@dataclass
class Ties:
    """The last word on each pair, the latest first: so the result depends on what was decided, not on what came in."""

    latest: list[Tie] = field(default_factory=list)
    _asked: set[int] = field(default_factory=set)
    _found: dict[frozenset[int], tuple[int, Tie]] = field(default_factory=dict)

    def of(self, tellings: Sequence[Telling]) -> set[int]:
        """Learn what was said of these reports; returns those that tell the same as one of them. At most one query."""
        roots = {one.report.decision_id for one in tellings if one.report.decision_id}
        if roots - self._asked:
            self._learn(roots - self._asked)
        same = [tie for tie in self.latest if tie.same and roots & {tie.one, tie.other}]
        return {root for tie in same for root in (tie.one, tie.other)} - roots

    def _learn(self, roots: set[int]) -> None:
        self._asked |= roots
        for key, verdict, one, other in (
            EventDecision.objects.filter(
                state=Anchored.State.HOLDS, verdict__in=PAIRS, twin__state=Anchored.State.HOLDS
            )
            .annotate(root_of_one=Coalesce("about", "pk"), root_of_other=Coalesce("twin__about", "twin"))
            .filter(root_of_one__in=roots)
            .order_by("made_at", "pk")
            .values_list("pk", "verdict", F("root_of_one"), F("root_of_other"))
        ):
            pair = frozenset((one, other))
            if key > self._found.get(pair, (0, None))[0]:
                self._found[pair] = (key, Tie(verdict == EventDecision.Verdict.SAME, min(pair), max(pair)))
        self.latest = [tie for _key, tie in sorted(self._found.values(), key=lambda found: -found[0])]
