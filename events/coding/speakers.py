"""Whom `we`, `us` and `I` stand for inside a quotation: the one who is quoted."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from events.coding.quotations import is_quoted

FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
SPEAKING = frozenset({
    "say", "tell", "add", "write", "tweet", "declare", "note", "explain", "insist", "reply", "respond", "argue",
    "warn", "state", "announce", "continue", "recall", "acknowledge", "concede", "complain", "stress", "conclude",
    "ask", "urge", "assert", "claim", "remark", "recount", "lament", "vow", "pledge", "maintain", "put",
})  # fmt: skip
SPOKEN_ON = 3  # sentences over which a quotation is followed


def speaker_of(pronoun: Token) -> Token | None:
    """The subject of the verb of saying of a quotation: in its own sentence, else where the quotation goes on."""
    text = pronoun.doc.text
    if not is_quoted(text, pronoun.idx):
        return None
    if (here := _speaker_in(pronoun.sent, text, pronoun)) is not None:
        return here
    for sentence in (*_following(pronoun.sent, text), *_preceding(pronoun.sent, text)):
        if (beside := _speaker_in(sentence, text, pronoun)) is not None:
            return beside
    return None


def _speaker_in(sentence: Span, text: str, pronoun: Token) -> Token | None:
    """The nearest subject of a verb of saying that is itself outside of the quotation."""
    told = [
        token
        for token in sentence
        if token.dep_ == "nsubj" and token.head.lemma_ in SPEAKING and not is_quoted(text, token.idx)
    ]
    return min(told, key=lambda token: abs(token.i - pronoun.i), default=None)


def _following(sentence: Span, text: str) -> Iterator[Span]:
    """The sentences in which a quotation that is still open comes to its end: `“We won. We left,” she said.`"""
    for _ in range(SPOKEN_ON):
        if sentence.end >= len(sentence.doc) or not is_quoted(text, sentence.end_char - 1):
            return
        sentence = sentence.doc[sentence.end].sent
        yield sentence


def _preceding(sentence: Span, text: str) -> Iterator[Span]:
    """The sentences before, as far as they quote somebody too."""
    for _ in range(SPOKEN_ON):
        if not sentence.start:
            return
        sentence = sentence.doc[sentence.start - 1].sent
        if not any(token.is_quote for token in sentence) and not is_quoted(text, sentence.start_char):
            return
        yield sentence
