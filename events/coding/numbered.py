"""Which event of a sentence each of its numbers belongs to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from events.coding.numbers import told_numbers
from events.coding.results import CodedEvent, Harm, Number

FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # types of act in which people come to harm


def with_numbers(events: Sequence[CodedEvent], doc: Doc, offset: int = 0) -> tuple[CodedEvent, ...]:
    """The events of a Doc, each with the numbers that belong to it: one of a kind, the one told nearest its trigger."""
    nearest: dict[tuple[int, Harm], tuple[int, Number]] = {}
    for start, end in dict.fromkeys(event.sentence for event in events):
        sentence = doc.char_span(start - offset, end - offset, alignment_mode="expand")
        inside = [n for n, event in enumerate(events) if event.sentence == (start, end) and event.type in FORCE]
        for number, word in told_numbers(sentence, offset) if sentence and inside else ():
            n = _owner(number, word, events, inside, offset)
            distance = abs(events[n].trigger[0] - offset - word.idx)
            known = nearest.get((n, number.kind))
            if known is None or distance < known[0]:
                nearest[n, number.kind] = (distance, number)
    numbers: dict[int, list[Number]] = {}
    for (n, _), (_, number) in sorted(nearest.items(), key=lambda item: item[1][1].start):
        numbers.setdefault(n, []).append(number)
    return tuple(replace(event, numbers=tuple(numbers.get(n, ()))) for n, event in enumerate(events))


def _owner(number: Number, word: Token, events: Sequence[CodedEvent], inside: Iterable[int], offset: int) -> int:
    """The event whose trigger tells of the harm or governs the word that does, else the nearest one that fits best."""
    fitting = [n for n in inside if _fits(number, events[n])]
    at = {events[n].trigger[0] - offset: n for n in fitting}
    for above in (word, *word.ancestors):
        if above.idx in at:
            return at[above.idx]
    return min(fitting or inside, key=lambda n: abs(events[n].trigger[0] - offset - word.idx))


def _fits(number: Number, event: CodedEvent) -> bool:
    if number.kind == "arrested":
        return (event.type, event.mode) == ("COERCE", "arrest")
    return number.kind == "displaced" or event.type == "ASSAULT"
