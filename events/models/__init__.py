from .events import Event, Participant
from .reports import Report, ReportQuerySet

__all__ = ["Event", "Participant", "Report", "ReportQuerySet"]
