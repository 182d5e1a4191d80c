"""Whoever writes what readings found, or decides about it, takes turns: readings, merges, decisions about names."""

from django.db import connection

FOUND = 0x6E657773  # the lock of whoever is at it


def take_turn() -> None:
    """
    Wait until this transaction is the only one at it. Take the turn before anything is locked: whoever has it may need
    the rows.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [FOUND])
