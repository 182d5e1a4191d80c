"""How a command ends: with a sentence that says what to do, never a traceback, and in order when it is told to stop."""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from django.core.exceptions import ImproperlyConfigured

FULL = {errno.ENOSPC, errno.EDQUOT}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


class CannotStart(Exception):
    """Something that a person can mend is in the way. The message is a sentence that says what to do."""


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """End the program with a sentence on standard error when a person can mend what went wrong."""
    try:
        yield
    except (CannotStart, ImproperlyConfigured) as error:
        sys.exit(str(error))
    except OSError as error:
        if error.errno in FULL:
            sys.exit("The disk is full: make some 300 MB of room, then run this again.")
        if error.errno in CLOSED:
            sys.exit(
                f"{error.filename} belongs to another user: run this as that user, "
                "or set VAR_DIR to a folder of your own."
            )
        raise
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    finally:
        signal.alarm(0)


def leave_when_told() -> None:
    """
    Let Ctrl-C, SIGTERM and a closed terminal unwind the program, so that it stops what it started.

    Who is told to ignore a closed terminal (nohup) goes on doing so.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _leave)


def _leave(number: int, _frame: FrameType | None) -> None:
    # Raised while Python tidies up an object, it would be lost: so it comes again until the stopping begins.
    signal.signal(signal.SIGALRM, lambda _alarm, frame: _leave(number, frame))
    signal.alarm(1)
    sys.exit(128 + number)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Stopping takes a moment: a second Ctrl-C meanwhile must not leave half of it behind."""
    signal.alarm(0)
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
