"""A sample of the articles that were read, by chance and yet the same one for the same seed."""

from random import Random

from django.db.models import Max, Min

from .models import TaggingJob

ROUNDS = 30


def sample(size: int, seed: int) -> list[int]:
    """Keys of at most `size` articles that were read. A few small queries, however large the archive is."""
    read = TaggingJob.objects.filter(state=TaggingJob.State.DONE, why="")
    ends = TaggingJob.objects.aggregate(first=Min("article"), last=Max("article"))
    if ends["first"] is None:
        return []
    chance = Random(seed)  # noqa: S311  nothing is kept secret by it
    found: dict[int, None] = {}
    if ends["last"] - ends["first"] < 4 * size:  # a small archive: there is no need to look for them
        keys = list(read.order_by("article").values_list("article", flat=True))
        return sorted(chance.sample(keys, min(size, len(keys))))
    for _round in range(ROUNDS):
        tried = [chance.randint(ends["first"], ends["last"]) for _ in range(4 * size)]
        there = set(read.filter(article__in=tried).values_list("article", flat=True))
        found |= dict.fromkeys(key for key in tried if key in there)
        if len(found) >= size:
            break
    return sorted(list(found)[:size])
