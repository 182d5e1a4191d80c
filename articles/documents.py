"""Tables of figures inside the documents of docs/, each between two marks that say which command writes it."""

from pathlib import Path

END = "<!-- end of figures -->"


class NoPlaceForTable(ValueError):
    """A document lacks the two lines between which the table belongs."""


def mark_of(command: str) -> str:
    """The line above the table that `manage.py` writes with a command."""
    return f"<!-- figures: written by manage.py {command} -->"


def put_between_marks(path: Path, command: str, table: str) -> None:
    """Replace what stands between the two marks of a command's table in a document."""
    mark = mark_of(command)
    before, begin, rest = path.read_text(encoding="utf-8").partition(mark)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise NoPlaceForTable(f"{path} has no lines “{mark}” and “{END}”.")
    path.write_text(f"{before}{mark}\n{table}\n{END}{after}", encoding="utf-8")
