"""The words of the language, as spaCy's own lists for lemmas have them; they hold many names in small letters too."""

from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.pipeline import Lemmatizer

NOUN, VERB, ACTING = ("noun",), ("verb",), ("verb", "adj", "adv")


class Vocabulary:
    """Which words a language has, in all their forms. Without lists it knows every word."""

    def __init__(self, nlp: Language) -> None:
        self.words: dict[str, frozenset[str]] = {}
        self.endings: dict[str, list[tuple[str, str]]] = {}
        lemmatizer = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
        if not isinstance(lemmatizer, Lemmatizer):
            return
        lookups = lemmatizer.lookups
        for part in (*NOUN, *ACTING):
            irregular = lookups.get_table("lemma_exc").get(part, {})
            self.words[part] = frozenset(lookups.get_table("lemma_index").get(part, ())) | frozenset(irregular)
            self.endings[part] = [(old, new) for old, new in lookups.get_table("lemma_rules").get(part, ())]

    def knows(self, word: str) -> bool:
        """Whether a word is one of the language, or nothing is known of it."""
        return not self.words or word.lower() in STOP_WORDS or self._has(word.lower(), (*NOUN, *ACTING))

    def may_be_a_verb(self, word: str) -> bool:
        return self._has(word.lower(), VERB)

    def acts(self, word: str) -> bool:
        """Whether a word is a verb, an adjective or an adverb, beside what else it may be."""
        return self._has(word.lower(), ACTING)

    @lru_cache(maxsize=20_000)  # noqa: B019  one vocabulary lives as long as its process
    def _has(self, word: str, parts: tuple[str, ...]) -> bool:
        return any(
            word in self.words.get(part, ())
            or any(
                word.endswith(old) and word[: len(word) - len(old)] + new in self.words[part]
                for old, new in self.endings.get(part, ())
            )
            for part in parts
        )
