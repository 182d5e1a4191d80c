"""The names of one Doc, looked up by token."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from articles.tagging.results import Mention

MADE = ("-made", "-built", "-born", "-style", "-based", "-educated", "-designed")  # nor is what was made there its own
LEANING = ("pro-", "anti-", "non-", "ex-")  # `pro-Russian` protesters are not Russian


def is_leaning(word: Token) -> bool:
    """Whether a word tells for or against whom somebody is, not whose: `pro-Russian`, also in three tokens."""
    if word.lower_.startswith(LEANING) or word.lower_.endswith(MADE):
        return True
    before = word.doc[max(0, word.i - 2) : word.i].text.lower()
    return before.endswith(LEANING)


class Names:
    """The mentions of one Doc, by token. Mentions carry offsets of the whole text; `offset` is where the Doc begins."""

    def __init__(self, doc: Doc, mentions: Iterable[Mention], offset: int = 0) -> None:
        self.text: str = doc.text  # spaCy would make it anew each time
        self.by_token: dict[int, Mention] = {}
        mentions = tuple(mentions)
        self.seats = {one.text: one for one in mentions if one.actor and one.rule.startswith("seat")}
        self.full: dict[str, str] = {}  # surname → the first name that the text gives with it
        for mention in mentions:
            words = mention.text.split() if mention.kind == "person" else ()
            if len(words) > 1:
                self.full.setdefault(words[-1], words[0])
            span = doc.char_span(mention.start - offset, mention.end - offset, alignment_mode="expand")
            for token in span or ():
                self.by_token[token.i] = mention

    def at(self, token: Token) -> Mention | None:
        return self.by_token.get(token.i)

    def kinds(self, *tokens: Token) -> set[str]:
        """The kinds of the names that tokens are part of; "" of what is no name."""
        return {mention.kind if mention else "" for mention in map(self.at, tokens)}

    def given_name(self, mention: Mention) -> str:
        """The first name of a person, in small letters: as the text gives it anywhere, else as the actor is called."""
        first, *others = mention.text.split()
        if others:
            return first.lower()
        if mention.actor:
            return mention.actor.split("-")[0]
        return self.full.get(first, "").lower()

    def within(self, tokens: Iterable[Token]) -> Iterator[Mention]:
        """The mentions among tokens, in their order, each once."""
        yield from dict.fromkeys(mention for token in tokens if (mention := self.at(token)))
