"""JSON Lines in, JSON Lines out, in the same order: how the commands of the reading contract talk."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

Item = TypeVar("Item")
Answer = dict[str, Any]
TOGETHER = 16


class Output(Protocol):
    """Writes lines, as a command's `stdout` does."""

    def write(self, line: str, /) -> object: ...


@dataclass(frozen=True)
class Line(Generic[Item]):
    """A line that was read: what it asks for, or what is wrong with it."""

    id: Any
    item: Item | None = None
    error: str = ""


def answer_stdin(
    output: Output,
    parse: Callable[[Answer], Item],
    work: Callable[[Sequence[Item]], Iterable[Answer]],
) -> None:
    """Answer each line of the standard input; the exit status is 1 when one of them was wrong."""
    failed = False
    for answer in answers(sys.stdin.buffer, parse, work):
        failed |= "error" in answer
        output.write(json.dumps(answer, ensure_ascii=False))
    if failed:
        sys.exit(1)


def answers(
    lines: Iterable[bytes],
    parse: Callable[[Answer], Item],
    work: Callable[[Sequence[Item]], Iterable[Answer]],
) -> Iterator[Answer]:
    """
    One answer a line, a few lines at a time, so that memory does not grow with their number.

    `parse` makes of an object what is to be worked on, or raises ValueError with what is wrong; `work` answers
    several at once. A line that fails gets `{"id": …, "error": …}`.
    """
    waiting = (line for line in lines if line.strip())
    while batch := list(islice(waiting, TOGETHER)):
        yield from _answer([_read(line, parse) for line in batch], work)


def _read(line: bytes, parse: Callable[[Answer], Item]) -> Line[Item]:
    asked: Any = None
    try:
        asked = json.loads(line)
        if not isinstance(asked, dict):
            raise ValueError("the line is not a JSON object")
        return Line(asked.get("id"), parse(asked))
    except (ValueError, RecursionError) as error:
        return Line(asked.get("id") if isinstance(asked, dict) else None, error=str(error) or "the line is not JSON")


def _answer(batch: Sequence[Line[Item]], work: Callable[[Sequence[Item]], Iterable[Answer]]) -> Iterator[Answer]:
    items = [line.item for line in batch if line.item is not None]
    try:
        done = iter(list(work(items)))
    except Exception:  # one of them fails: find out which, so that the others are answered
        done = iter([_alone(item, work) for item in items])
    for line in batch:
        answer = next(done) if line.item is not None else {"error": line.error}
        yield {"id": None, **answer} | {"id": line.id}


def _alone(item: Item, work: Callable[[Sequence[Item]], Iterable[Answer]]) -> Answer:
    try:
        [answer] = work([item])
    except Exception as error:  # whatever it is, the run goes on
        return {"error": f"{type(error).__name__}: {error}"}
    return answer


def text_field(asked: Answer, name: str, *, required: bool = False) -> str:
    """A field that holds a text; missing and null are the empty text unless it is required."""
    value = asked.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"“{name}” must be a text")
    return value
