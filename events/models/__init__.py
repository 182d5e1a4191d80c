from .decisions import EventDecision, MachineReading
from .events import Event, Participant
from .reports import Report, ReportQuerySet

__all__ = ["Event", "EventDecision", "MachineReading", "Participant", "Report", "ReportQuerySet"]
