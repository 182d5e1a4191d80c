"""Parts of wholes; each is 0 where there is nothing to divide by."""

from collections import Counter
from collections.abc import Iterable


def ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def f1(right: float, false: float, missed: float) -> float:
    """The harmonic mean of precision and recall."""
    return ratio(2 * right, 2 * right + false + missed)


def macro_f1(answers: Iterable[tuple[str, str | None]]) -> float:
    """The mean F1 over the labelled classes of (labelled, said) pairs."""
    counts = Counter(answers)
    classes = {labelled for labelled, _ in counts}
    scores = [
        f1(
            counts[name, name],
            sum(n for (labelled, said), n in counts.items() if said == name != labelled),
            sum(n for (labelled, said), n in counts.items() if labelled == name != said),
        )
        for name in classes
    ]
    return ratio(sum(scores), len(scores))
