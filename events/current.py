"""The reader of a process: its model is loaded once, what it knows of the world follows the editors."""

from __future__ import annotations

import gc
from datetime import datetime, timedelta

from django.conf import settings

from articles.knowledge import knowledge_in_database, revision
from articles.tagging.pipeline import Tagger

from .coding import lexicon
from .coding.codebook import CODEBOOK
from .coding.coder import Coder
from .coding.reader import Reader

PATIENCE = timedelta(seconds=20)


class CurrentReader(Reader):
    """A reader that looks, when told to, whether editors have changed an actor, a name or a role."""

    def __init__(self) -> None:
        # Before the knowledge is read, so that what changes meanwhile is learned the next time; so too below.
        self.revision, self.learned_at = revision()
        super().__init__(Tagger(knowledge_in_database(), settings.SPACY_MODEL), Coder(CODEBOOK, lexicon.load()))
        leave_alone()

    def refresh(self, asked: datetime) -> None:
        """
        Learn what has changed, before articles are read whose reading was last asked for at `asked`. One cheap query
        when nothing has.

        What is asked for after a change is read with it. While somebody keeps changing things, what waited longer is
        read with knowledge that is at most PATIENCE old, so that a long queue is not held up by learning.
        """
        latest, now = revision()
        if latest != self.revision and (asked >= self.learned_at or now - self.learned_at >= PATIENCE):
            self.tagger.learn(knowledge_in_database())
            self.revision, self.learned_at = latest, now
            leave_alone()


def leave_alone() -> None:
    """
    Tell the garbage collector that what is loaded now stays: looking through the knowledge takes it a good tenth of a
    second each time, and would copy the pages that a worker's processes share.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
