from functools import partial

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from articles.roles import CURATOR, EDITOR, PUBLISHER, grant

LOOKING = ("view_event", "view_report")
DECIDING = ("view_eventdecision", "add_eventdecision")
ANSWERING = ("view_notice", "change_notice")  # what readers report: whoever can correct an event, a name or a text
ROLES = {
    EDITOR: LOOKING + DECIDING + ANSWERING,
    CURATOR: LOOKING + ANSWERING,
    PUBLISHER: LOOKING + DECIDING + ANSWERING,
}


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("What happened")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles.source_figures import more_figures

        from . import receivers  # noqa: F401  connecting them is its purpose
        from .source_figures import events_of_an_article

        more_figures.append(events_of_an_article)

        post_migrate.connect(partial(grant, self, ROLES), sender=self, weak=False, dispatch_uid="events.roles")
