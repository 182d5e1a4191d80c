"""Links: does a name lead to the one it stands for?

Labelled: `{"exhaustive": bool, "scored": [[start, end]], "ignored": [{"start", "end"}], "links": [{"start", "end",
"qid": "Q…", "title"}]}`; qid and title are null where nobody knows whom a name stands for. Labels that overlap are
alternatives.
"""

from collections import Counter
from collections.abc import Sequence

from .ratios import f1, ratio
from .scorer import Figures, Reads
from .spans import Record, normal, overlaps, span

EVERYWHERE = ((0, 10**9),)


class LinkScore:
    """`f1` of links; `accuracy`: right ones among the labelled names on which anything is linked; `recall`: right ones
    among all labelled names. Where a set does not label every name, a link elsewhere is no error."""

    reads: Reads = "names"

    def __init__(self) -> None:
        self.labels = 0  # those whose bearer is known
        self.counts = Counter[str]()

    def add(self, gold: Record, said: Record) -> None:
        self.labels += sum(map(is_known, gold["links"]))
        scored = gold.get("scored") or EVERYWHERE
        mentions = [
            mention
            for mention in said.get("mentions", ())
            if mention["link"] == "linked" and any(overlaps(span(mention), bounds) for bounds in scored)
        ]
        right = [link for mention in mentions for link in self.judged(mention, gold)]
        for link in gold["links"]:
            if is_known(link) and (link in right or not any(overlaps(span(link), span(other)) for other in right)):
                touched = any(overlaps(span(mention), span(link)) for mention in mentions)
                self.counts.update(known=1, found=link in right, touched=touched)

    def judged(self, mention: Record, gold: Record) -> Sequence[Record]:
        """The labels that a mention answers rightly; what it says is counted."""
        near = [link for link in gold["links"] if overlaps(span(mention), span(link))]
        right = [link for link in near if is_same(mention, link)]
        ignored = any(overlaps(span(mention), span(item)) for item in gold.get("ignored", ()))
        if right or near or (gold["exhaustive"] and not ignored):
            self.counts.update(said=1, right=bool(right))
        return right

    def figures(self) -> Figures:
        counts = self.counts
        precision, recall = ratio(counts["right"], counts["said"]), ratio(counts["found"], counts["known"])
        shared = precision * recall
        return (
            {
                "f1": f1(shared, precision - shared, recall - shared),
                "accuracy": ratio(counts["found"], counts["touched"]),
                "recall": recall,
            }
            if counts["said"]
            else {}
        )


def is_known(link: Record) -> bool:
    return bool(link["qid"] or link["title"])


def is_same(mention: Record, link: Record) -> bool:
    """Whether a linked mention names the labelled one: by the Wikidata id where both have one, else by name."""
    actor, place = mention.get("actor") or {}, mention.get("place") or {}
    if actor.get("wikidata") and link["qid"]:
        return bool(actor["wikidata"] == link["qid"])
    title = link["title"] or ""
    names = (name for thing in (actor, place) for name in (thing.get("name"), *thing.get("aliases", ())))
    return not {normal(title), normal(title.split(",")[0])}.isdisjoint({normal(name) for name in names} - {""})
