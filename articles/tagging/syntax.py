"""What a name does in its sentence: acts, belongs to one who acts, or is where something is."""

import re

from spacy.tokens import Doc, Token

from .finder import Found
from .lexicon import ACTING, ADDRESSING, DEALINGS, ENDEAVOURS, LOCATIVE, TITLES

SIGNED = frozenset({"accord", "agreement", "deal", "pact", "treaty"})  # the Paris agreement was made in the town
JOINING = frozenset({"-", "of", "state"})  # within a title, never where it begins
COMMA_NEXT = re.compile(r",\s|\s\(|\sin\s|,\s(?:in\s)?(?:the\s)?(?:US\s|U\.S\.\s)?(?:state|province)\sof\s")


def head_of(name: Found) -> Token:
    return name.span.root


def acts(name: Found) -> bool:
    """Whether a name is the subject, agent or possessor of what governments do, or a party to their dealings."""
    token = head_of(name)
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX"):
        return governs(token.head)
    if token.dep_ in ("poss", "compound", "nmod"):
        owned = token.head.lemma_.lower()
        if token.dep_ == "poss":
            return owned in DEALINGS | ENDEAVOURS
        return owned in DEALINGS and owned not in SIGNED
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in ADDRESSING
    if token.dep_ == "pobj":
        preposition = token.head
        if preposition.lower_ == "by":
            return preposition.dep_ == "agent"
        if preposition.lower_ in ("between", "with", "against", "on"):
            return preposition.head.lemma_.lower() in DEALINGS or preposition.lower_ == "between"
    return False


def takes_part(name: Found) -> bool:
    """Whether a name is the subject, the object or the possessor of something: what a person is, and a town seldom."""
    return head_of(name).dep_ in ("nsubj", "nsubjpass", "dobj", "poss", "agent")


def governs(verb: Token) -> bool:
    """Whether a verb is one of governments, itself or through what it leads to ("is trying to block")."""
    if verb.lemma_.lower() in ACTING:
        return True
    return any(child.dep_ in ("xcomp", "ccomp") and child.lemma_.lower() in ACTING for child in verb.children)


def is_locative(name: Found) -> bool:
    """Whether a preposition of place stands before a name."""
    return word_before(name) in LOCATIVE


def word_before(name: Found) -> str:
    """The word before a name and its article, in small letters, or ""."""
    doc, index = name.span.doc, name.span.start - 1
    if index >= 0 and doc[index].lower_ == "the":
        index -= 1
    return doc[index].lower_ if index >= 0 else ""


def title_before(name: Found) -> str:
    """The words of titles right before a name: "Russian Foreign Minister" gives "foreign minister"."""
    doc, index = name.span.doc, name.span.start - 1
    words: list[str] = []
    while index >= 0 and len(words) < 6:
        word = doc[index].lower_.rstrip(".")
        if word not in TITLES | JOINING or (word == "of" and not words):
            break
        words.insert(0, word)
        index -= 1
    while words and words[0] in JOINING:
        del words[0]  # "a critic of Mr.", "the Lyon-"
    return " ".join(words)


def text_between(left: Found, right: Found) -> str:
    return left.source[left.end : right.start] if same_doc(left, right) else "\n\n"


def same_doc(left: Found, right: Found) -> bool:
    return left.span.doc is right.span.doc


def qualifies(left: Found, right: Found) -> bool:
    """Whether the right name tells where the left one lies: "Paris, Texas", "Hama in Syria"."""
    return same_doc(left, right) and bool(COMMA_NEXT.fullmatch(text_between(left, right)))


def sentence_of(name: Found) -> tuple[int, int]:
    """The tokens of the sentence that a name stands in; the whole Doc where no sentences are known."""
    doc: Doc = name.span.doc
    if not doc.has_annotation("SENT_START"):
        return 0, len(doc)
    sentence = name.span.root.sent
    return sentence.start, sentence.end
