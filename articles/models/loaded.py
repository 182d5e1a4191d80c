from django.db import models


class Loaded(models.Model):
    """Which version of a set of files the database holds."""

    name = models.CharField(max_length=50, primary_key=True)
    fingerprint = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.name} {self.fingerprint[:12]}"
