"""Comparisons: begun here, worked on by whoever can read, kept until somebody drops them."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .models import Comparison
from .sampling import sample
from .signals import comparison_begun

MOST = 500  # articles of a sample


def begin(size: int, seed: int, by: User | None = None) -> Comparison:
    """Draw the sample and ask a worker. Raises ValidationError where nothing was read yet."""
    articles = sample(size, seed)
    if not articles:
        raise ValidationError(_("Nothing has been read yet, so there is nothing to compare with."))
    comparison = Comparison.objects.create(by=by, seed=seed, sample=len(articles), left=articles)
    comparison_begun.send(sender=Comparison, comparison=comparison)
    return comparison
