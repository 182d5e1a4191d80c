"""Common given names of the world, one of the few signs by which an unknown name shows that it is a person's."""

import re
from pathlib import Path

LIST = Path(__file__).parent / "data" / "given_names.txt"


def read_names(path: Path) -> frozenset[str]:
    """The names of a file; lines that begin with a hash are for its readers."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in re.split(r"\s+", line) if name)


GIVEN_NAMES = read_names(LIST)
