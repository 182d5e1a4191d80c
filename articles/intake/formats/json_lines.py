"""JSON Lines (.jsonl, .ndjson): an object a line, an article an object."""

import json
from collections.abc import Iterator, Mapping
from typing import IO

from articles.intake.decode import RefusedFile
from articles.intake.items import Outcome, Page, Refused, item_of, short_name
from articles.intake.limits import MAX_RECORD, MEGABYTE
from articles.intake.matter import Matter
from articles.intake.records import guess_columns, item_of_record

_TOO_LONG = f"This line is longer than {MAX_RECORD // MEGABYTE} MB: write one article a line."


def read_json_lines(matter: Matter) -> Iterator[Outcome]:
    """
    Each line as an item, its original the line itself.

    Fields are found by their names unless `columns` says more; `pasted` holds a page as copied, to be taken apart.
    """
    found = False
    for number, line in _lines(matter.stream):
        name = short_name(f"{matter.name}, line {number}")
        if line is None:
            yield Refused(name, _TOO_LONG)
        elif line.strip():
            yield _as_item(name, line.strip(), matter.columns)
        else:
            continue
        found = True
    if not found:
        raise RefusedFile("This file is empty: it should hold a JSON object for each article, one a line.")


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number; None for one that is too long, whose rest is passed over."""
    number = 0
    while line := stream.readline(MAX_RECORD):
        number += 1
        if len(line) < MAX_RECORD or line.endswith(b"\n"):
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_RECORD)
        yield number, None


def _as_item(name: str, line: bytes, columns: Mapping[str, str] | None) -> Outcome:
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Refused(name, "This line is not UTF-8: save the file as UTF-8 and bring it again.")
    except (ValueError, RecursionError):
        return Refused(name, "This line is not JSON: write one object a line, in braces.")
    if not isinstance(record, dict):
        return Refused(name, "This line is not a JSON object: write the article's fields in braces, with their names.")
    try:
        if isinstance(record.get("pasted"), str):
            item = item_of(Page(record["pasted"], encoding="utf-8"), name, line)
            return item if item.body else Refused(name, "No running text was found in it: leave the line out.")
        fields = columns or guess_columns(record)
        values = {fields[key]: _text(key, value) for key, value in record.items() if key in fields}
        return item_of_record(values, name, line)
    except RefusedFile as refusal:
        return Refused(name, str(refusal))


def _text(key: str, value: object) -> str:
    """A value as text; a list gives a line for each, and a person in it the name."""
    if isinstance(value, list):
        return "\n".join(_text(key, one.get("name") if isinstance(one, dict) else one) for one in value[:100])
    if isinstance(value, dict):
        return _text(key, value.get("name"))
    if value is None or isinstance(value, bool):
        return ""
    return str(value)
