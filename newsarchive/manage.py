"""What bin/manage does: a management command with the servers running and the archive set up."""

import os
import sys

from .embedded import CannotStart, servers


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    try:
        with servers():
            from django.core.management import execute_from_command_line  # after the servers are up

            from .setup import set_up_database

            if sys.argv[1:2] != ["migrate"]:
                set_up_database()
            execute_from_command_line(["bin/manage", *sys.argv[1:]])
    except CannotStart as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
