"""Words and names as they are looked up: folded, so that spellings of one word are one.

Words are runs of letters and digits without case, diacritics or the side of an ocean that spelled them, so that "U.S."
and "US", "al-Assad" and "Al Assad" need no entries of their own.
"""

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
# Marks that stand after the letter they belong to, and characters that are not seen, part no word.
UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
WORD = re.compile(
    rf"[^\W\d_](?:\.[^\W\d_])+\b\.?|[^\W_]+(?:[\u0300-\u036f{UNSEEN}]+[^\W_]+)*[\u0300-\u036f]*"
)  # "U.S." is one
SPELLINGS = {"defence": "defense", "labour": "labor", "centre": "center", "programme": "program"}
SPELLINGS |= {"el": "al", "st": "saint"}
# Given names that English-language news writes in several ways, by the first of them.
GIVEN_NAMES = """
    abdul abdel abd
    abdullah abdallah abdulla
    ahmed ahmad
    alexander aleksandr aleksander aleksandar
    alexei alexey aleksei aleksey
    anatoly anatoliy anatoli
    andrei andrey andrej
    dmitry dmitri dmitriy dmitrii
    faisal faysal feisal
    fouad fuad
    gennady gennadiy gennadi
    grigory grigoriy grigori
    hassan hasan
    hussein hussain husain husayn hossein hosein
    ibrahim ebrahim
    khaled khalid
    mahmoud mahmud mahmood mehmood
    massoud masoud masud masood
    mohammed mohamed mohammad mohamad muhammad muhammed
    mustafa mostafa moustafa
    nasser nasir naser
    nikolai nikolay nikolaj
    omar umar
    osama usama
    rafik rafiq rafic
    rashid rachid rasheed
    salim saleem
    sergei sergey sergej
    tariq tareq tarek tarik
    valery valeriy valeri
    vasily vasiliy vasili
    viktor victor
    vitaly vitaliy vitali
    walid waleed
    yevgeny yevgeniy yevgeni evgeny evgeni evgeniy
    yuri yury yuriy yurii
    yusuf yousef youssef yousuf yusef
"""
SPELLINGS |= {other: first for first, *others in map(str.split, GIVEN_NAMES.strip().splitlines()) for other in others}


def unaccented(text: str) -> str:
    """Lower-case text without diacritics."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part) and unicodedata.category(part) != "Cf")


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word as it is looked up: lower case, without diacritics, in one of its spellings."""
    word = unaccented(word.lower().replace(".", ""))
    if word.endswith(("isation", "isations")):
        word = word.replace("isation", "ization")
    return SPELLINGS.get(word, word)


def key_of(name: str) -> str:
    """The folded words of a name, one space between them."""
    return " ".join(folded(word) for word in WORD.findall(name))
