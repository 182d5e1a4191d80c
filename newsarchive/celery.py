"""Celery: workers read articles, the scheduler sweeps. What must not be lost is in the database, not in here."""

import os
import warnings

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
# Messages hold numbers only, never pickled code, so that root's worker is no door for others.
warnings.filterwarnings("ignore", "You're running the worker with superuser privileges")

app = Celery("newsarchive")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
