"""Events: who did what to whom. Sets come in three forms, which each row names.

`pairs`: `{"events": [{"root", "source": [[start, end]], "target": [[start, end]], "reciprocal": bool}]}`: the type of
what one party did to another; YIELD stands for CONCEDE or RETREAT.
`snippet`: `{"types": [accepted types]}`: some event of the text has one of them; without types there is none to read.
`trigger`: `{"events": [{"types", "trigger": [start, end]}]}`: these characters tell of an event of one of these types.
"""

from collections import Counter
from collections.abc import Sequence

from events.coding import codebook

from .ratios import macro_f1, ratio
from .scorer import Figures, Reads
from .spans import Record, Span, overlaps, span

Spans = Sequence[Sequence[int]]
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
YIELD = frozenset({"CONCEDE", "RETREAT"})


class EventScore:
    """
    Of pairs: `coverage`, texts in which any event was read; `macro_f1`, `quad_macro_f1`, the type and its class of the
    event that covers most of both parties; `pair_exact`, an event of the type from the one to the other; `direction`,
    the right way round where an event of any type joins them; `events_per_text`. Of snippets: `recall`, and `alarms`,
    texts without a political event in which material conflict was read. Of triggers: `recall_sentence`, an event of
    the type in the sentence.
    """

    reads: Reads = "events"

    def __init__(self) -> None:
        self.counts = Counter[str]()
        self.answers: list[tuple[str, str | None]] = []

    @property
    def labels(self) -> int:
        return sum(self.counts[form] for form in ("pairs", "snippets", "negatives", "triggers"))

    def add(self, gold: Record, said: Record) -> None:
        events = said.get("events", [])
        match gold["form"]:
            case "pairs":
                self.counts.update(texts=1, events=len(events))
                for pair in gold["events"]:
                    self.add_pair(pair, events)
            case "snippet":
                self.add_snippet(set(gold["types"]), [event["type"] for event in events])
            case "trigger":
                for label in gold["events"]:
                    self.counts.update(triggers=1, in_sentence=is_told(label, events))

    def add_pair(self, pair: Record, events: Sequence[Record]) -> None:
        best = max(
            events, key=lambda event: covered(event, pair["source"]) + covered(event, pair["target"]), default=None
        )
        self.answers.append((pair["root"], best["type"] if best else None))
        self.counts.update(pairs=1, covered=bool(events), exact=any(is_exact(event, pair) for event in events))
        if pair["source"] and pair["target"] and not pair.get("reciprocal"):
            there = any(joins(event, pair["source"], pair["target"]) for event in events)
            back = any(joins(event, pair["target"], pair["source"]) for event in events)
            self.counts.update(joined=there != back, forward=there and not back)

    def add_snippet(self, wanted: set[str], types: Sequence[str]) -> None:
        if wanted:
            self.counts.update(snippets=1, recalled=bool(wanted & set(types)))
        else:
            self.counts.update(negatives=1, alarms=any(codebook.quad(name) == 4 for name in types))

    def figures(self) -> Figures:
        counts, figures = self.counts, Figures()
        if counts["pairs"]:
            figures = {
                "coverage": ratio(counts["covered"], counts["pairs"]),
                "macro_f1": macro_f1(self.folded()),
                "quad_macro_f1": macro_f1((quad(label), said and quad(said)) for label, said in self.folded()),
                "pair_exact": ratio(counts["exact"], counts["pairs"]),
                "direction": ratio(counts["forward"], counts["joined"]),
                "events_per_text": ratio(counts["events"], counts["texts"]),
            }
        if counts["snippets"]:
            figures |= {"recall": ratio(counts["recalled"], counts["snippets"])}
        if counts["negatives"]:
            figures |= {"alarms": ratio(counts["alarms"], counts["negatives"])}
        if counts["triggers"]:
            figures |= {"recall_sentence": ratio(counts["in_sentence"], counts["triggers"])}
        return figures

    def folded(self) -> list[tuple[str, str | None]]:
        """The answers with two types made one in a set that does not tell them apart."""
        folds = any(label == "YIELD" for label, _ in self.answers)
        return [(label, "YIELD" if folds and said in YIELD else said) for label, said in self.answers]


def is_exact(event: Record, pair: Record) -> bool:
    """Whether an event has the labelled type and goes from the one party to the other."""
    if event["type"] != pair["root"] and not (pair["root"] == "YIELD" and event["type"] in YIELD):
        return False
    mutual = bool(pair.get("reciprocal"))
    if mutual and len(touching([*event["actors"], *event["recipients"]], pair["source"])) > 1:
        return True
    return joins(event, pair["source"], pair["target"], mutual=mutual or pair["root"] in MUTUAL)


def joins(event: Record, source: Spans, target: Spans, *, mutual: bool = False) -> bool:
    """Whether an event goes from one party to another; of a mutual one both may be actors."""
    actors = touching(event["actors"], source)
    if not source or not target:
        return bool(actors) or (not source and bool(touching(event["recipients"], target)))
    both = mutual and bool(others := touching(event["actors"], target)) and len(actors | others) > 1
    return bool(actors) and (both or bool(touching(event["recipients"], target)))


def touching(parties: Sequence[Record], spans: Spans) -> set[int]:
    """Which of the parties stand where any of the stretches is."""
    return {n for n, party in enumerate(parties) if party["start"] is not None and on_any(span(party), spans)}


def on_any(bounds: Span, spans: Spans) -> bool:
    return any(overlaps(bounds, other) for other in spans)


def covered(event: Record, spans: Spans) -> float:
    """The part of the stretches' characters on which an event's parties stand."""
    parties = [span(p) for p in (*event["actors"], *event["recipients"]) if p["start"] is not None]
    characters = {n for bounds in spans for n in range(*bounds)}
    return ratio(sum(any(start <= n < end for start, end in parties) for n in characters), len(characters))


def is_told(label: Record, events: Sequence[Record]) -> bool:
    """Whether an event of a labelled type is told in the sentence where the label stands."""
    return any(
        event["type"] in label["types"]
        and (overlaps(event["trigger"], label["trigger"]) or overlaps(event["sentence"], label["trigger"]))
        for event in events
    )


def quad(name: str) -> str:
    """The class of a type."""
    return str(2 if name == "YIELD" else codebook.quad(name))
