from django import template

from ..models import Notice

register = template.Library()
MOST = 999


@register.simple_tag
def open_notices() -> str:
    """How many reported errors wait for somebody: “3”, “999+”, or nothing."""
    count = Notice.objects.open().order_by()[: MOST + 1].count()
    return f"{MOST}+" if count > MOST else str(count or "")
