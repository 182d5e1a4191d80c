"""The tokens of a Doc by character."""

from bisect import bisect_right

from spacy.tokens import Doc, Span


class TokenIndex:
    """Which tokens lie at a character of a Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self._starts = [token.idx for token in doc]

    def at(self, character: int) -> int:
        """The index of the token that begins at or before a character."""
        return max(bisect_right(self._starts, character) - 1, 0)

    def span(self, start: int, end: int) -> Span:
        """The tokens that cover the characters."""
        return self.doc[self.at(start) : self.at(end - 1) + 1]
