from functools import partial

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from .roles import ROLES, grant


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles and names")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        users = apps.get_app_config("auth")
        post_migrate.connect(partial(grant, self, ROLES), sender=self, weak=False, dispatch_uid="articles.roles")
        post_migrate.connect(partial(grant, users, {}), sender=users, weak=False, dispatch_uid="articles.users")
