"""The editors' desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import (  # noqa: F401  registering them is their purpose
    actors,
    articles,
    batches,
    jobs,
    knowledge,
    likenesses,
    people,
    sources,
    unknown_names,
)

admin.site.site_header = _("The News Archive — editors’ desk")
admin.site.site_title = _("Editors’ desk · The News Archive")
admin.site.index_title = _("The desk")
admin.site.enable_nav_sidebar = False  # nine lists fit on the index, and the lists need the width
