from .decisions import EventDecision, MachineReading
from .events import Event, Participant
from .reports import Report, ReportQuerySet
from .review import AcceptedTogether, ReviewClaim

__all__ = [
    "AcceptedTogether",
    "Event",
    "EventDecision",
    "MachineReading",
    "Participant",
    "Report",
    "ReportQuerySet",
    "ReviewClaim",
]
