from .counted import ActorDyad, Counted, CountedQuerySet, CountryDyad, EventCountry, count_all, count_anew
from .decisions import EventDecision, MachineReading
from .events import Event, EventQuerySet, Participant
from .notices import Notice, NoticeQuerySet
from .reports import Report, ReportQuerySet
from .review import AcceptedTogether, ReviewClaim

__all__ = [
    "AcceptedTogether",
    "ActorDyad",
    "Counted",
    "CountedQuerySet",
    "CountryDyad",
    "Event",
    "EventCountry",
    "EventDecision",
    "EventQuerySet",
    "MachineReading",
    "Notice",
    "NoticeQuerySet",
    "Participant",
    "Report",
    "ReportQuerySet",
    "ReviewClaim",
    "count_all",
    "count_anew",
]
