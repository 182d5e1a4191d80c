"""What bin/manage does: a management command with the servers running and the archive set up."""

import os
import signal
import sys
from contextlib import ExitStack

from .embedded import servers
from .endings import leave_when_told, told_in_a_sentence
from .setup import open_database, set_up_database


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    os.environ.setdefault("STATEMENT_TIMEOUT", "0")  # nobody waits for a page: a command may take its time
    leave_when_told()
    with ExitStack() as stack:
        with told_in_a_sentence():
            stack.enter_context(servers())
            open_database()
            if sys.argv[1:2] != ["migrate"]:
                set_up_database()
        run_command()


def run_command() -> None:
    from django.core.management import execute_from_command_line  # after the settings are loaded

    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's Ctrl-C clears its line
    try:
        execute_from_command_line(["bin/manage", *sys.argv[1:]])
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    main()
