"""A table, as CSV or XLSX: a row is an article, a column a field."""

import codecs
import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import IO, Any

from articles.intake.clean import clean_line, clean_text
from articles.intake.decode import RefusedFile, decode
from articles.intake.items import Outcome, Refused, short_name
from articles.intake.limits import MAX_COLUMNS, MAX_RECORD
from articles.intake.matter import Matter
from articles.intake.packages import check_xml, open_package, unsafe
from articles.intake.records import guess_columns, item_of_record

Rows = Iterator[Sequence[str]]
_SAMPLE = 100_000
_DELIMITERS = (",", ";", "\t", "|")
_MOST_XML = 200_000_000
_MOST_SHARED = 60_000_000  # the one part of a workbook that is held in memory
_EMPTY_ROWS = 1_000  # after so many there are no more
_REPLACED = "\ufffd"

csv.field_size_limit(MAX_RECORD)


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a table, its columns, and which field each seems to hold."""

    columns: tuple[str, ...]
    guessed: dict[str, str]
    rows: tuple[tuple[str, ...], ...]


def preview_table(name: str, stream: IO[bytes], count: int = 10) -> Preview:
    """What an editor needs to see before saying which column is which; raises RefusedFile."""
    rows = _rows(name, stream)
    columns = _header(rows)
    return Preview(columns, guess_columns(columns), tuple(map(tuple, islice(rows, count))))


def read_table(matter: Matter) -> Iterator[Outcome]:
    """Each row as an item, its original a JSON object of its cells."""
    rows = _rows(matter.name, matter.stream)
    columns = _header(rows)
    fields = guess_columns(columns) if matter.columns is None else matter.columns
    if "body" not in fields.values():
        raise RefusedFile(
            f"No column holds the article's text. The columns are {', '.join(columns)[:300]}: say which one it is."
        )
    for number, row in enumerate(rows, 2):
        if any(map(str.strip, row)):
            yield _row_as_item(short_name(f"{matter.name}, row {number}"), columns, fields, row)


def _row_as_item(name: str, columns: Sequence[str], fields: Mapping[str, str], row: Sequence[str]) -> Outcome:
    if any(map(str.strip, row[len(columns) :])):
        return Refused(
            name, f"This row has {len(row)} cells under {len(columns)} columns: put quotes around its texts."
        )
    cells = dict(zip(columns, row, strict=False))
    values = {fields[column]: cell for column, cell in cells.items() if column in fields}
    if _REPLACED in "".join(values.values()):
        return Refused(name, "Some of its letters cannot be read: save the table as UTF-8 and bring it again.")
    try:
        return item_of_record(values, name, json.dumps(cells, ensure_ascii=False).encode("utf-8", "replace"))
    except RefusedFile as refusal:
        return Refused(name, str(refusal))


def _header(rows: Rows) -> tuple[str, ...]:
    """The names of the columns, each once: a second "Date" is "Date 2"."""
    first = next((row for row in islice(rows, _EMPTY_ROWS) if any(map(str.strip, row))), None)
    if first is None:
        raise RefusedFile("This table is empty: choose one with a row of column names and a row for each article.")
    if len(first) > MAX_COLUMNS:
        raise RefusedFile(f"This table has {len(first)} columns and the limit is {MAX_COLUMNS}: delete some.")
    names: list[str] = []
    for number, cell in enumerate(first, 1):
        name = clean_line(clean_text(cell))[:100] or f"Column {number}"
        names.append(name if name not in names else f"{name} {number}")
    return tuple(names)


def _rows(name: str, stream: IO[bytes]) -> Rows:
    stream.seek(0)
    return _sheet_rows(stream) if name.lower().endswith(".xlsx") else _csv_rows(stream)


def _csv_rows(stream: IO[bytes]) -> Rows:
    encoding = _encoding(stream)
    text = io.TextIOWrapper(io.BufferedReader(_Kept(stream)), encoding=encoding, errors="replace", newline="")
    first = text.readline(MAX_RECORD)
    delimiter = max(_DELIMITERS, key=first.count)
    lines = _lines(first, text.readline)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield [_REPLACED]


def _lines(first: str, more: Callable[[int], str]) -> Iterator[str]:
    line = first
    while line:
        yield line.replace("\0", "")
        line = more(MAX_RECORD)


def _encoding(stream: IO[bytes]) -> str:
    sample = stream.read(_SAMPLE)
    if len(sample) == _SAMPLE and not sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    stream.seek(0)
    return decode(sample).encoding


class _Kept(io.RawIOBase):
    """A stream that stays open when the text wrapper around it goes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _sheet_rows(stream: IO[bytes]) -> Rows:
    """The rows of a workbook's first sheet, cell by cell from the file."""
    from openpyxl import load_workbook  # it loads numpy, which a web process has no use for otherwise

    package = open_package(stream)
    if "xl/workbook.xml" not in package.namelist():
        raise RefusedFile("This is not a workbook, though its name says so: rename it to what it is.")
    for member in package.infolist():
        too_long = member.file_size > (_MOST_SHARED if "sharedStrings" in member.filename else _MOST_XML)
        if too_long or unsafe(member):
            raise RefusedFile("This workbook is too large to be read: save the sheet as CSV and bring that.")
        if member.filename.endswith((".xml", ".rels")):
            with package.open(member) as part:
                check_xml(part, whole=False)
    stream.seek(0)
    book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()
    empty = 0
    for row in sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True):
        cells = _without_empty_end([_cell(value) for value in row])
        empty = 0 if cells else empty + 1
        if empty > _EMPTY_ROWS:
            return
        yield cells


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value)


def is_table(name: str, endings: Iterable[str] = (".csv", ".tsv", ".xlsx")) -> bool:
    """Whether a file's columns have to be told apart before it is read."""
    return name.lower().endswith(tuple(endings))
