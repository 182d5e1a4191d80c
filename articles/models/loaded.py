from django.db import models


class Loaded(models.Model):
    """
    Which version of a set of facts the database holds.

    The row named KNOWLEDGE has no writer in Python: triggers of the database (migration 0004) set it to the time of
    the latest change of an actor, a name or a role, in the transaction of the change, however it was made.
    """

    KNOWLEDGE = "knowledge"
    SUGGESTIONS = "suggestions"  # for which state of the knowledge merges were suggested last

    name = models.CharField(max_length=50, primary_key=True)
    fingerprint = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.name} {self.fingerprint[:12]}"
