"""The one signal: somebody wants an article read. It is a nudge; the TaggingJob row is the truth."""

from django.dispatch import Signal

tagging_requested = Signal()
