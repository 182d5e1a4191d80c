"""Bringing the database to where the code expects it. Everything here does nothing when there is nothing to do."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import disk_usage

import dj_database_url
import django
import redis
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, ProgrammingError, connection
from django.db.models import Q

from .endings import CannotStart
from .environment import env_str
from .paths import VAR_DIR

OLDEST_POSTGRES = 15
DISK_FULL, NOT_ALLOWED = "53100", "42501"  # PostgreSQL's error codes
A_JOURNAL_FILE = 20 * 2**20  # bytes, and a little more: PostgreSQL ends when it cannot write the next one
SETUP_LOCK = 0x6E657773  # any number that nobody else who uses the database takes


def say(text: str) -> None:
    """Progress goes to standard error, so that a command's own output stays clean."""
    print(text, file=sys.stderr, flush=True)


def open_database() -> None:
    """Load the settings and make sure that they name a database that can be used."""
    _check_database_url()
    django.setup()
    with _told_what_to_do():
        connection.ensure_connection()
        if connection.pg_version < OLDEST_POSTGRES * 10_000:  # type: ignore[attr-defined]
            raise CannotStart(
                f"DATABASE_URL names PostgreSQL {connection.pg_version // 10_000}: "  # type: ignore[attr-defined]
                f"the archive needs version {OLDEST_POSTGRES} or newer."
            )


def check_broker() -> None:
    """Make sure that the broker of REDIS_URL can be used; the embedded one answers already."""
    if not (url := env_str("REDIS_URL")):
        return
    try:
        redis.Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5).ping()
    except ValueError:
        raise CannotStart("REDIS_URL must be an address such as redis://:password@host:6379/0.") from None
    except redis.RedisError as error:
        raise CannotStart(
            f"REDIS_URL cannot be used ({_first_line(error)}): check it and that its server runs."
        ) from None


def check_model() -> None:
    """Make sure that the worker will find its model: it would go on without, and fail at every article."""
    name = settings.SPACY_MODEL
    if not (name.isidentifier() and find_spec(name)) and not Path(name).is_dir():
        raise CannotStart(f"SPACY_MODEL {name} is not installed: leave it out, or install it into .venv with pip.")


def set_up_database() -> None:
    """Migrate, and load the reference data unless these very files are loaded."""
    from django.db.migrations.executor import MigrationExecutor

    with _told_what_to_do(), _one_at_a_time():
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            say("Preparing the database")
            call_command("migrate", interactive=False, verbosity=0)
        from articles.reference import is_loaded

        if not is_loaded():
            say("Loading countries, places and actors")
            call_command("load_reference", no_color=True)


def load_demo_into_empty_archive() -> None:
    from articles.models import Article

    with _told_what_to_do():
        if not Article.objects.exists():
            say("Loading the demo articles")
            call_command("load_demo", no_color=True)


def create_admin() -> str | None:
    """Create an administrator unless there is one. Returns how to log in as the new one."""
    from django.contrib.auth import get_user_model

    users = get_user_model().objects
    if users.filter(Q(is_superuser=True) | Q(username="admin")).exists():
        return None
    given, made = env_str("ADMIN_PASSWORD"), secrets.token_urlsafe(12)
    users.create_superuser("admin", "", given or made)
    return f"user admin, password {'as given in ADMIN_PASSWORD' if given else f'{made} (shown once: note it)'}"


def collect_static_files() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two that set up the same database take turns, and may take as long as they need."""
    with connection.cursor() as cursor:
        cursor.execute("set statement_timeout = 0")
        cursor.execute("select pg_advisory_lock(%s)", [SETUP_LOCK])
        try:
            yield
        finally:
            connection.close()  # and with it goes the lock


@contextmanager
def _told_what_to_do() -> Iterator[None]:
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        code = getattr(error.__cause__, "sqlstate", None)
        if isinstance(error, ProgrammingError) and code != NOT_ALLOWED:
            raise
        if code == DISK_FULL or (not env_str("DATABASE_URL") and disk_usage(VAR_DIR).free < A_JOURNAL_FILE):
            raise CannotStart("The database's disk is full: make some 300 MB of room, then run this again.") from None
        where = "check DATABASE_URL and its server" if env_str("DATABASE_URL") else f"see {VAR_DIR / 'postgres.log'}"
        raise CannotStart(f"The database cannot be used ({_first_line(error)}): {where}.") from None


def _check_database_url() -> None:
    """Settings take any database that Django knows; the archive needs this one."""
    if not (url := env_str("DATABASE_URL")):
        return
    try:
        is_postgres = dj_database_url.parse(url)["ENGINE"] == "django.db.backends.postgresql"
    except ValueError:
        is_postgres = False
    if not is_postgres:
        raise CannotStart("DATABASE_URL must be an address such as postgresql://user:password@host:5432/newsarchive.")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(". ")
