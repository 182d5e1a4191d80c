from django import template

from ..models import Pause

register = template.Library()


@register.simple_tag
def reading_paused() -> Pause | None:
    """The pause, while reading is paused."""
    return Pause.objects.current()
