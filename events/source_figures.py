"""What events add to the figures of a source."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .models import Report


def events_of_an_article(keys: Any, read: int) -> tuple[Any, str]:
    """How many events an article tells of, on average over those that were read."""
    reports = Report.objects.filter(article__in=keys).count()
    return _("Events told in an article that was read"), f"{reports / read:.1f}" if read else "–"
