from .events import Event, Participant
from .reports import Report

__all__ = ["Event", "Participant", "Report"]
