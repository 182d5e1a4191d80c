"""The names of one Doc, looked up by token."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from articles.tagging.results import Mention


class Names:
    """The mentions of one Doc, by token. Mentions carry offsets of the whole text; `offset` is where the Doc begins."""

    def __init__(self, doc: Doc, mentions: Iterable[Mention], offset: int = 0) -> None:
        self.by_token: dict[int, Mention] = {}
        for mention in mentions:
            span = doc.char_span(mention.start - offset, mention.end - offset, alignment_mode="expand")
            for token in span or ():
                self.by_token[token.i] = mention

    def at(self, token: Token) -> Mention | None:
        return self.by_token.get(token.i)

    def within(self, tokens: Iterable[Token]) -> Iterator[Mention]:
        """The mentions among tokens, in their order, each once."""
        yield from dict.fromkeys(mention for token in tokens if (mention := self.at(token)))
