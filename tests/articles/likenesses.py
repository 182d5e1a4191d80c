"""Texts for the tests of likeness: reports of one length that have nothing in common, and ones with words changed."""

import random

from tests import factories as make

SOUNDS = "babadefigokulamenipo"
WORDS = [SOUNDS[a : a + 2] + SOUNDS[b : b + 3] for a in range(19) for b in range(1, 18, 4)]


def report(seed: int, words: int = 240) -> str:
    """Paragraphs of made-up words, the same for the same seed."""
    chosen = random.Random(seed)  # noqa: S311  the same every time
    said = [chosen.choice(WORDS) for _ in range(words)]
    sentences = [" ".join(said[at : at + 12]).capitalize() + "." for at in range(0, words, 12)]
    return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


def edited(text: str, share: float, seed: int = 1) -> str:
    """The same with this share of its words replaced by others."""
    chosen = random.Random(seed)  # noqa: S311  the same every time
    return " ".join("other" if chosen.random() < share and len(word) > 3 else word for word in text.split(" "))


def two_alike(**facts):
    """An agency's report and a newspaper's, saved and noted as much alike."""
    from articles.intake.alike import note_likenesses
    from articles.models import Likeness

    one = make.article("Talks held", body=report(1), source=make.source("Example Wire"))
    other = make.article("Talks are held", body=edited(report(1), 0.04), source=make.source("Example Mail"), **facts)
    note_likenesses([one, other])
    return Likeness.objects.get(one=one, other=other)
