"""What others may want to know of articles and actors. What must not be lost is in the rows."""

from django.dispatch import Signal

# Somebody wants an article read: a nudge; the TaggingJob row is the truth.
tagging_requested = Signal()
# Somebody wants to know what another reading would change: a nudge; the Comparison row is the truth.
comparison_begun = Signal()
# An editor said, or took back, that two articles print one text or are two reports; `articles` are their keys.
printing_decided = Signal()
# Two articles became one with an earlier text, or two again: `version` says which. Sent in the same transaction.
version_joined = Signal()
version_parted = Signal()
# Actors are merged, split or parted again: a nudge; the Merge or Split row is the truth.
regrouping_requested = Signal()
