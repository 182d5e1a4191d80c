"""Questions about a token that many rules ask: answered once for each token of a Doc."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from spacy.tokens import Token

Answer = TypeVar("Answer")


class Remembers(Protocol):
    """What answers for one Doc. `answers` holds, for each question, the answers by the index of the token."""

    answers: dict[str, dict[int, Any]]


Asked = TypeVar("Asked", bound=Remembers)


def remembered(question: Callable[[Asked, Token], Answer]) -> Callable[[Asked, Token], Answer]:
    """A method whose answer depends on the token alone."""
    name = question.__name__

    @wraps(question)
    def answer(self: Asked, token: Token) -> Answer:
        answers = self.answers.setdefault(name, {})
        if token.i not in answers:
            answers[token.i] = question(self, token)
        found: Answer = answers[token.i]
        return found

    return answer
