from .decisions import EventDecision, MachineReading
from .events import Event, EventQuerySet, Participant
from .notices import Notice, NoticeQuerySet
from .reports import Report, ReportQuerySet
from .review import AcceptedTogether, ReviewClaim

__all__ = [
    "AcceptedTogether",
    "Event",
    "EventDecision",
    "EventQuerySet",
    "MachineReading",
    "Notice",
    "NoticeQuerySet",
    "Participant",
    "Report",
    "ReportQuerySet",
    "ReviewClaim",
]
