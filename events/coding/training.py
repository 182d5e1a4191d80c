"""How the coder's model is made: sentences of our own, read by the patterns, and what they should have made of them.

Three questions are learned, each by logistic regression: whether a trigger tells of an event of its type, and of
everybody in the sentence whether they act in it and whether they undergo it. Each fifth of the constructions is left
out once, so that the scores tell of constructions that the model has not seen; then it learns from all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from spacy.tokens import Span, Token

from events.coding.features import Draft, candidates, of_act, of_part
from events.coding.frames import NOTHING, Sentence
from events.coding.participants import Cast
from events.coding.weights import Weights

QUESTIONS = ("event", "A", "R")
RIDGE = {"event": 4.0, "A": 3.0, "R": 3.0}  # how strongly weights are held near nothing
RARE = 3  # features of fewer examples are left out
SLIGHT = 0.01  # and weights that decide nothing
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    question: str
    features: tuple[str, ...]
    answer: bool
    construction: str


def examples(sentence: Sentence, drafts: Iterable[tuple[Draft, Cast]]) -> Iterator[Example]:
    """What one sentence teaches: of each marked trigger, and of everybody beside it."""
    for draft, cast in drafts:
        trigger = draft.act.trigger
        if trigger.idx not in sentence.triggers:
            continue
        right = sentence.type == draft.act.type
        yield Example("event", tuple(of_act(draft, cast)), right, sentence.construction)
        if sentence.type == NOTHING or not right:
            continue
        parties = _heads(sentence, trigger)
        for noun in candidates(draft, cast):
            part = parties.get(noun.i) or parties.get(cast.meant(noun).i, "")
            features = tuple(of_part(draft, noun, cast))
            for role in ("A", "R"):
                yield Example(role, features, part == role, sentence.construction)


def _heads(sentence: Sentence, trigger: Token) -> dict[int, str]:
    """The part of each noun that heads a marked phrase, by its position."""
    found: dict[int, str] = {}
    for role, start, end in sentence.parties:
        span: Span | None = trigger.doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found[span.root.i] = role
            found |= {child.i: role for child in span if child.dep_ == "conj"}
    return found


def train(known: Sequence[Example]) -> Weights:
    """The model of all examples, with its scores on constructions left out."""
    scores = {question: scored([e for e in known if e.question == question]) for question in QUESTIONS}
    learned = {question: _learned([e for e in known if e.question == question]) for question in QUESTIONS}
    version = sha256(repr(sorted((q, sorted(w.items())) for q, w in learned.items())).encode()).hexdigest()[:10]
    return Weights(version, learned, scores)


def scored(known: Sequence[Example]) -> dict[str, float]:
    """How often the model is right of constructions that it has not seen, and how often "yes" is right."""
    constructions = sorted({example.construction for example in known})
    pairs: list[tuple[bool, float]] = []
    for fold in range(FOLDS):
        left_out = set(constructions[fold::FOLDS])
        model = Weights("", {"": _learned([e for e in known if e.construction not in left_out])})
        pairs += [(e.answer, model.of("", e.features)) for e in known if e.construction in left_out]
    yes = sum(told >= 0.5 for _, told in pairs)
    right = sum(answer == (told >= 0.5) for answer, told in pairs)
    both = sum(answer and told >= 0.5 for answer, told in pairs)
    return {
        "examples": len(pairs), "constructions": len(constructions), "accuracy": round(right / len(pairs), 3),
        "precision": round(both / max(1, yes), 3),
        "recall": round(both / max(1, sum(answer for answer, _ in pairs)), 3),
    }  # fmt: skip


def _learned(known: Sequence[Example]) -> dict[str, float]:
    """The weights of one question, by feature; the base under the empty name."""
    counts: dict[str, int] = {}
    for example in known:
        for feature in set(example.features):
            counts[feature] = counts.get(feature, 0) + 1
    names = sorted(feature for feature, count in counts.items() if count >= RARE)
    at = {name: place + 1 for place, name in enumerate(names)}
    rows = [[0, *sorted({at[f] for f in example.features if f in at})] for example in known]
    indices = np.concatenate([np.array(row) for row in rows])
    starts = np.concatenate(([0], np.cumsum([len(row) for row in rows])))
    table = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(rows), len(names) + 1))
    answers = np.array([1.0 if example.answer else -1.0 for example in known])
    held = np.full(len(names) + 1, RIDGE[known[0].question])
    held[0] = 0.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = answers * (table @ weights)
        miss = -answers / (1 + np.exp(np.clip(margin, -30, 30)))
        total = np.logaddexp(0, -margin).sum() + 0.5 * (held * weights * weights).sum()
        return float(total), table.T @ miss + held * weights

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    weights = {name: round(float(found[place]), 3) for name, place in at.items()}
    return {"": round(float(found[0]), 3)} | {name: w for name, w in weights.items() if abs(w) >= SLIGHT}
