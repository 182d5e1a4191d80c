"""The language of a text, judged by several stretches of it, so that a quotation does not decide.

A text has to be long, and clearly of another language, before it is called something else than expected: headlines and
lists of names look like anything.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from articles.languages import CODES, READ

_STRETCH = 300  # characters
_STRETCHES = 4
_ENOUGH = 100  # letters of an alphabet that English shares
_ENOUGH_OF_ANOTHER_SCRIPT = 12
_CLEARLY = 0.5
_MOST = 0.6  # of the letters looked at
# Words that stand in every English sentence or two and, most of them, in no other language.
_OF_ENGLISH = frozenset({
    "the", "and", "that", "with", "from", "which", "their", "have", "been", "were",
    "would", "this", "they", "said", "there", "what", "when", "who", "than", "after",
})  # fmt: skip
_SURELY_ENGLISH = 0.08  # of the words: half of what English news has
_MANY_WORDS = 60
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_LETTER = re.compile(r"[^\W\d_]")
_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+")


def language_of(title: str, body: str, *, expected: str = "") -> str:
    """The code of the language; `expected` (English where nothing is) unless the text is clearly of another."""
    expected = expected or READ
    looked_at = list(_stretches(f"{title}\n{body}"))
    if _is_surely_english(looked_at):
        return READ
    stretches = [(one, len(_LETTER.findall(one))) for one in looked_at]
    seen = sum(letters for _one, letters in stretches)
    latin = sum(len(_LATIN.findall(one)) for one, _letters in stretches)
    enough = max(_ENOUGH if 2 * latin > seen else _ENOUGH_OF_ANOTHER_SCRIPT, _MOST * seen)
    told: Counter[str] = Counter()
    for stretch, letters in stretches:
        language, certainty = _detector().classify(stretch)
        if certainty >= _CLEARLY:
            told[language] += letters
            if told[language] >= enough:  # no other can reach it any more
                return str(language)
    return expected


def _is_surely_english(stretches: Sequence[str]) -> bool:
    """Told by its little words alone, a tenth of the work, where most of a text is plainly English."""
    words = [word for stretch in stretches for word in _WORD.findall(stretch.lower())]
    return len(words) >= _MANY_WORDS and sum(word in _OF_ENGLISH for word in words) >= _SURELY_ENGLISH * len(words)


def _stretches(text: str) -> Iterator[str]:
    """The text whole, or some stretches of it from beginning to end, with what is no language left out."""
    step = max(1, len(text) // _STRETCHES) if len(text) > _STRETCH * _STRETCHES else _STRETCH
    for start in range(0, min(len(text), step * _STRETCHES), step):
        stretch = _NOT_WORDS.sub(" ", text[start : start + _STRETCH])
        if _LETTER.search(stretch):
            yield stretch


@cache
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # a second to load, and only intake needs it

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages(sorted(set(CODES) & set(detector.labels)))
    return detector
