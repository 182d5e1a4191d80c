"""Whoever writes what must not be written by two at once takes turns. Who needs both takes that of intake first."""

from django.db import connection

FOUND = 0x6E657773  # the lock of whoever writes what readings found, or decides about it
INTAKE = 0x6261746368  # the lock of whoever adds: of two with the same article the second sees the first one's


def take_turn() -> None:
    """
    Wait until this transaction is the only one at it: readings, merges, decisions. Take the turn before anything is
    locked: whoever has it may need the rows.
    """
    _wait_for(FOUND)


def take_intake() -> None:
    """Wait until this transaction is the only one that looks for articles much alike and adds."""
    _wait_for(INTAKE)


def _wait_for(lock: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [lock])
