"""The dates of one sentence, and on which of its words each hangs: the act, another act, a thing, or what is said."""

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Span, Token

from events.coding.age import is_old
from events.coding.cues import AIMS
from events.coding.hindsight import lies_ahead
from events.coding.newness import COMING as DOING
from events.coding.newness import deed_in
from events.coding.outlook import is_of_these_weeks, is_recent
from events.coding.places import SAYING
from events.coding.prospects import leaves_open
from events.coding.purposes import TALKS
from events.coding.results import EventDate, FoundDate
from events.coding.telling import (
    FORMER,
    LONG,
    REACHING,
    and_above,
    hangs_on,
    is_aside,
    is_bound,
    is_condition,
    is_in_name,
    is_in_words,
    is_measure,
    is_of_deed,
    is_of_former,
    is_of_next,
    is_scene,
    is_when,
    is_when_then,
    is_which,
    is_whose,
)

ASIDES = frozenset({"relcl", "acl", "appos"})  # what only describes a noun has a date of its own
BEHIND = frozenset({"for", "of", "with"})
OVER = frozenset({"over", "for", "about"})
ALLEGING = frozenset({"of", "for", "about", "over"})
CLOSE = 3  # words between a date and what it hangs on
LAUNCHING = frozenset({"lead", "launch", "carry", "stage", "mount", "conduct", "commit"})  # `the attack led by rebels`
COMING = frozenset({"happen", "occur", "come", "take", "begin", "start"})


def dated(found: FoundDate, source: str) -> EventDate:
    """A date of the text as that of an act."""
    return EventDate(found.value or "", found.precision or "day", found.start, found.end, found.text, source)


class SentenceDates:
    """What one sentence dates. `offset` is where its Doc begins in the text."""

    def __init__(self, sentence: Span, dates: Sequence[FoundDate], published: date | None, offset: int) -> None:
        first, last = sentence.start_char + offset, sentence.end_char + offset
        self.sentence = sentence
        self.published = published
        self.offset = offset
        self.found = [found for found in dates if first <= found.start and found.end <= last]
        self._above: dict[int, list[Token]] = {}

    def over(self, found: FoundDate) -> list[Token]:
        """The head word of a date and the words over it, from the nearest up."""
        if found.start not in self._above:
            first, last = found.start - self.offset, found.end - self.offset
            span = self.sentence.doc.char_span(first, last, alignment_mode="expand")
            self._above[found.start] = [*and_above(span.root)] if span is not None and len(span) else []
        return self._above[found.start]

    def of_clause(self, trigger: Token, *, by_verb: bool) -> FoundDate | None:
        """The date that hangs on the act itself, on its noun or on the verb that carries it."""
        return next((found for found in self.found if self._is_of_clause(trigger, found, by_verb=by_verb)), None)

    def beside(self, trigger: Token) -> list[FoundDate]:
        """The dates that may be those of the act: they hang neither on what describes a noun nor on other acts."""
        return [found for found in self.found if self._is_beside(trigger, found)]

    def within_phrase(self, trigger: Token) -> FoundDate | None:
        """The date of the noun phrase to which an act belongs: `following the collapse of the summit in February`."""
        above = []
        for token in and_above(trigger):
            if token.pos_ in ("VERB", "AUX"):
                break
            above.append(token.i)
        near = (found for found in self.beside(trigger) if any(token.i in above for token in self.over(found)))
        return next(near, None)

    def nearest(self, dates: Sequence[FoundDate], trigger: Token) -> FoundDate | None:
        """The date that hangs nearest over the act; of several alike, that of the sentence, or none."""
        if len(dates) == 1 or trigger.dep_ == "ROOT":
            return dates[0]
        above = [token.i for token in and_above(trigger)]
        far: dict[int, list[FoundDate]] = {}
        for found in dates:
            over = [token.i for token in self.over(found)]
            meeting = next((i for i in above if i in over), None)
            if meeting is not None and over.index(meeting) <= CLOSE:
                far.setdefault(above.index(meeting), []).append(found)
        nearest = far[min(far)] if far else []
        return nearest[0] if len(nearest) == 1 else None

    def verb_over(self, found: FoundDate) -> Token | None:
        return next((token for token in self.over(found) if token.pos_ in ("VERB", "AUX")), None)

    def is_said(self, trigger: Token, found: FoundDate) -> bool:
        """Whether a date tells when something was said of an act; but the truce that was announced is of that day."""
        verb = self.verb_over(found)
        return verb is not None and verb.lemma_ in SAYING and verb.head != trigger

    def is_of_long_ago(self, found: FoundDate) -> bool:
        """Whether a date only tells when something came before, and that long before the news."""
        over = self.over(found)
        former = any(map(is_of_former, over)) or (bool(over) and is_bound(over[0], found))
        return former and not is_recent(found, self.published) and not lies_ahead(found.value or "", self.published)

    def follows_old(self, trigger: Token) -> bool:
        """`Annexed it following a vote in March`: when it did so is not told, nor is it of these days."""
        return any(
            self._is_scene_before(token, found) and hangs_on(token) in (trigger, *trigger.ancestors)
            for found in self.found
            for token in self.over(found)
        )

    def _is_scene_before(self, noun: Token, found: FoundDate) -> bool:
        """Whether a noun with a date of weeks ago tells after what an act came."""
        of_date = noun == self.over(found)[0]
        return is_scene(noun) and not of_date and not is_of_these_weeks(found, self.published)

    def is_subject_old(self, trigger: Token) -> bool:
        """Whether a year long past names who or what does it or undergoes it: `a 2010 ruling was rejected by both`."""
        subjects = _subjects(trigger) or (_subjects(trigger.head) if trigger.dep_ == "conj" else set())
        named = (found for found in self.found if is_old(dated(found, "sentence"), self.published))
        return any(over[0].head.i in subjects for found in named if (over := self.over(found)))

    def is_of_root(self, found: FoundDate) -> bool:
        """Whether the date hangs on the sentence's first predicate itself."""
        over = self.over(found)
        return self.verb_over(found) == self.sentence.root and not any(is_in_name(token, found) for token in over)

    def is_in_aside(self, trigger: Token, found: FoundDate) -> bool:
        """
        Whether the act only describes a noun beside the date, or belongs to what does: `praised on Friday those who
        helped to free it`. A month or a year is that of the whole sentence.
        """
        if is_aside(trigger):
            return True
        if found.precision in LONG or self._is_next_to(trigger, found):
            return False
        over = {token.i for token in self.over(found)}
        for token in trigger.ancestors:
            if token.i in over:
                return False
            if is_aside(token) and not any(child.lower_ == "where" for child in token.children):
                return True
        return False

    def is_for_deed(self, trigger: Token, found: FoundDate) -> bool:
        """`Was charged on Monday with killing them`, `imposed last week over his detention`: that was before."""
        of_noun = trigger.dep_ == "pobj" and trigger.head.lower_ in OVER and trigger.lemma_.lower() not in TALKS
        if not of_noun and (trigger.dep_ != "pcomp" or trigger.head.lower_ not in BEHIND):
            return False
        if leaves_open(trigger.head.head.lemma_) or trigger.head.head.lemma_ in AIMS:
            return False  # `the aim of leaving`
        verb = self.verb_over(found)
        return verb is not None and verb.is_ancestor(trigger) and not self._is_next_to(trigger, found)

    def _is_of_clause(self, trigger: Token, found: FoundDate, *, by_verb: bool) -> bool:
        near = {trigger.i}
        if by_verb and trigger.pos_ != "VERB" and trigger.head.pos_ == "VERB":
            near.add(trigger.head.i)
        if trigger.dep_ == "relcl" and trigger.lemma_ in DOING:
            near.add(trigger.head.i)  # `the attack on Thursday, which killed five`
        if (deed := deed_in(trigger)) is not None:
            near.update(child.i for child in deed.rights if child.dep_ == "acl" and child.lemma_ in LAUNCHING)
        over = self.over(found)
        if self._is_right_behind(trigger, found) or (over and trigger.dep_ == "relcl" and trigger.head == over[0]):
            return True
        if over and over[0].head.i not in near and is_in_name(over[0], found):
            return False
        if self._is_of_other(trigger, found):
            return False
        for token in over[: 7 if trigger.pos_ == "VERB" else 5]:
            if token.i in near or _is_how_it_came(token, trigger):
                return True
            if self._is_scene_before(token, found):
                return False
            if token.pos_ in ("VERB", "AUX") and not is_when(token, trigger):
                return False
        return False

    def _is_right_behind(self, noun: Token, found: FoundDate) -> bool:
        """`The protest Tuesday night`, wherever the parser hangs the day."""
        after = noun.idx + len(noun) + 1 == found.start - self.offset
        return after and noun.pos_ == "NOUN" and found.precision == "day"

    def _is_beside(self, trigger: Token, found: FoundDate) -> bool:
        if self._is_of_other(trigger, found) or self._is_apart(trigger, found):
            return False
        if self._closes(found):
            return True
        over = {token.i for token in and_above(trigger)}
        for token in self.over(found):
            if token.i in over:
                return True
            if _is_how_it_came(token, trigger) or (token.dep_ == "acl" and _reaches(token, trigger)):
                return True
            if is_of_next(token) or is_condition(token):
                return False
            if token.dep_ == "acl" and is_recent(found, self.published) and _is_part(token, trigger):
                continue  # `bombed a house used by rebels on Thursday`: parsers hang the day on the nearest verb
            if token.dep_ in ASIDES or is_in_name(token, found) or is_of_former(token):
                return False
            if self._is_scene_before(token, found):
                return False  # `offered talks after a missile test July 4`
            if _is_content(token) and not is_recent(found, self.published):
                return False  # `accused it of supporting a coup in February`
        return False

    def _is_of_other(self, trigger: Token, found: FoundDate) -> bool:
        """Whether a date measures something or says which thing is meant, is a limit, or is counted from the act."""
        over = self.over(found)
        its_own = over and (over[0].is_ancestor(trigger) or is_when_then(trigger, over[0]))
        if over and not its_own and (self._is_limit(over[0], found) or is_measure(over[0], found)):
            return True  # but `until December, when they signed it`
        if over and is_of_deed(over, trigger) and not is_recent(found, self.published):
            return True
        if over and not its_own and (is_which(over[0], found, trigger) or is_in_words(over, trigger)):
            return True
        return any(is_whose(token, trigger) for token in over) or self._is_measured_from(trigger, found)

    def _is_limit(self, day: Token, found: FoundDate) -> bool:
        """`Suspended flights until Monday`; what was done before a year long past is as old as that."""
        return is_bound(day, found) and not is_old(dated(found, "sentence"), self.published)

    def _is_next_to(self, trigger: Token, found: FoundDate) -> bool:
        """Whether no verb stands between an act and the date after it, wherever the parser hangs it."""
        between = self.sentence.doc[trigger.i + 1 : self.over(found)[0].i]
        return len(between) > 0 and not any(token.pos_ in ("VERB", "AUX") for token in between)

    def _is_apart(self, trigger: Token, found: FoundDate) -> bool:
        """Whether a semicolon parts the day from the act; a year told after it is that of both."""
        if found.precision != "day":
            return False
        at = found.start - self.offset
        between = self.sentence.doc.text[min(at, trigger.idx) : max(at, trigger.idx)]
        return ";" in between

    def _closes(self, found: FoundDate) -> bool:
        """Whether a full date ends the sentence, as captions do: `Smith speaks in Lyon, May 10, 2018`, `(May 2018)`."""
        text, first = self.sentence.text, found.start - self.offset - self.sentence.start_char
        before, after = text[:first], text[first + len(found.text) :].strip(" .\n")
        if not found.text[-4:].isdigit():
            return False
        return (found.precision == "day" and before.endswith(", ") and not after) or (before[-1:], after) == ("(", ")")

    def _is_measured_from(self, trigger: Token, found: FoundDate) -> bool:
        """`The hours after the killing`: such a time is counted from the act."""
        first, last = found.start - self.offset, found.end - self.offset
        over = (token for token in and_above(trigger) if token.dep_ in ("prep", "mark") or token.dep_ == "advcl")
        return any(
            first <= word.idx < last
            for token in over
            for word in (token, *(child for child in token.children if child.dep_ == "mark"))
            if word.lower_ in FORMER
        )


def _subjects(verb: Token) -> set[int]:
    return {child.i for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")}


def _is_content(verb: Token) -> bool:
    """What is said or alleged, which has a date of its own."""
    said = verb.dep_ == "ccomp" and verb.head.lemma_ in SAYING
    return verb.pos_ in ("VERB", "AUX") and (said or (verb.dep_ == "pcomp" and verb.head.lower_ in ALLEGING))


def _is_how_it_came(verb: Token, trigger: Token) -> bool:
    """`The last launch, which took place in May`."""
    took_it = verb.lemma_ == "take" and not any(child.lower_ == "place" for child in verb.children)
    return verb.dep_ == "relcl" and verb.lemma_ in COMING and not took_it and verb.head in trigger.subtree


def _reaches(verb: Token, trigger: Token) -> bool:
    """`The truce announced on Monday`."""
    return verb.head == trigger and verb.lemma_ in REACHING


def _is_part(participle: Token, trigger: Token) -> bool:
    """Whether it describes what the act is done to, or what the verb is that the act hangs on."""
    verb = next((token for token in participle.head.ancestors if token.pos_ in ("VERB", "AUX")), None)
    return verb in (trigger, trigger.head) or participle.head in trigger.subtree
