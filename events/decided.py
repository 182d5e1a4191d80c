"""
What people decided, put in the place of what the machine told: in the order in which it was decided, so that of each
field the last decision stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils import timezone

from articles.decisions import meant_by, names_decided, put_name, texts_of
from articles.models import Article, Mention, NameDecision

from .claimed import Group, claims, is_overruled, told_type
from .columns import DECIDED, FIELDS, Columns, absolute, columns_of
from .known import Known
from .machine import Told, dated
from .models import EventDecision, Report
from .renaming import follow_name
from .votes import Votes

Verdict = EventDecision.Verdict
RULE = "decided"


def with_decisions(told: Told, names: Iterable[NameDecision], events: Sequence[EventDecision], known: Known) -> Told:
    """What stands of an article: what the machine told, and decisions that find their words, over it."""
    texts = texts_of(told.article)
    mentions, reports = list(told.mentions), Reports(told.article, told.reports, events, known)
    decisions: list[NameDecision | EventDecision] = [*names, *events]
    for decision in sorted(decisions, key=lambda one: (one.made_at, one.pk)):
        if isinstance(decision, EventDecision):
            reports.hear(decision)
            continue
        meant = meant_by(decision)
        for where in names_decided(decision, mentions, texts):
            before = put_name(decision, meant, mentions, where)
            part, start, end = where
            if part == Mention.Part.BODY:
                for report in reports.all:
                    follow_name(report, (start, end), before, meant, decision)
    return Told(told.article, mentions, reports.standing())


class Reports:
    """The reports of an article while decisions are heard."""

    def __init__(
        self, article: Article, machine: Sequence[Report], decisions: Sequence[EventDecision], known: Known
    ) -> None:
        self.article = article
        self.known = known
        self.votes: defaultdict[int, Votes] = defaultdict(Votes)
        groups: defaultdict[int, Group] = defaultdict(list)
        for decision in decisions:
            groups[decision.root].append(decision)
        claimed = claims(machine, groups)
        left = [one for one in machine if not any(one is other for other in claimed.values())]
        self.all = [one for one in left if not any(is_overruled(one, group) for group in groups.values())]
        self.by_root = {
            root: claimed.get(root) or self._own(group[0])
            for root, group in groups.items()
            if root in claimed or told_type(group[0])
        }
        for root, report in self.by_root.items():
            report.decision_id = root
            self.all.append(report)

    def hear(self, decision: EventDecision) -> None:
        root = decision.root
        if root not in self.by_root:
            return
        if decision.verdict == Verdict.REJECT:
            self.votes[root].reject(decision.by_id)
        elif decision.verdict in (Verdict.ACCEPT, Verdict.CORRECT, Verdict.ADD):
            report, day = self.by_root[root], timezone.localdate(decision.made_at).isoformat()
            self._put(report, decision, decision.fields)
            report.decided |= {field: day for field, names in FIELDS.items() if names[0] in decision.fields}
            self.votes[root].agree(decision.by_id, columns_of(report, DECIDED))

    def standing(self) -> list[Report]:
        for root, report in self.by_root.items():
            report.reviewers = self.votes[root].agreeing
        left = [one for one in self.all if not self.votes[one.decision_id or 0].is_rejected]
        return sorted(left, key=lambda one: (one.sentence_start, one.trigger_start))

    def _own(self, decision: EventDecision) -> Report:
        """A person's report, where the machine tells nothing, or no longer."""
        report = Report(
            article=self.article,
            sentence=self.article.body[decision.sentence_start : decision.sentence_end],
            sentence_start=decision.sentence_start,
            sentence_end=decision.sentence_end,
            trigger_start=decision.start,
            trigger_end=decision.end,
            rule=RULE,
        )
        self._put(report, decision, decision.machine or {})
        return report

    def _put(self, report: Report, decision: EventDecision, columns: Columns) -> None:
        here = absolute(columns, self.article.body, (decision.sentence_start, decision.sentence_end))
        for name, value in self.known.now(here).items():
            setattr(report, name, value)
        dated(report)
