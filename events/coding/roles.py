"""Who is spoken of by what they are: "Russian police", "opposition lawmakers", "rebels in Mali"; these are no names."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from articles.tagging.results import Mention
from events.coding.participants import Cast

INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod", "meta"})  # parts of another noun's phrase
WHERE = frozenset({"in", "at", "near", "inside", "outside", "around"})  # "in parliament": no party but a place


def roles(doc: Doc, cast: Cast) -> Iterator[Mention]:
    """The phrases of a Doc whose noun tells a sector, from left to right, with the country that the phrase tells.

    Of "members of parliament" one is told, not two.
    """
    after = 0
    for noun in doc:
        if is_role(noun, cast) and (who := cast.participant(noun)) and who.start >= after:
            after = who.end
            yield Mention(
                who.start, who.end, who.text, "other", "unknown",
                country=who.country, sector=who.sector, rule="role: by the words of the phrase",
            )  # fmt: skip


def is_role(noun: Token, cast: Cast) -> bool:
    """Whether a token is a common noun, at the head of its phrase, for people or bodies that may act."""
    if noun.pos_ not in ("NOUN", "PROPN", "ADJ") or noun.dep_ in INSIDE or cast.names.at(noun):
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ in WHERE:
        return False
    return cast.sector(noun) is not None
