"""When an act happened: the date of its clause, of its sentence, of its paragraph, else the day of publication."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Span, Token

from events.coding.age import is_old
from events.coding.newness import COMING as DOING
from events.coding.newness import is_named
from events.coding.places import SAYING
from events.coding.quotations import day_of_saying, is_quoted
from events.coding.results import ASSUMED, EventDate, FoundDate
from events.coding.sequence import Distance, distance, is_known, is_set_earlier, shifted
from events.coding.telling import (
    FORMER,
    REACHING,
    and_above,
    goes_on,
    is_aside,
    is_before_past,
    is_condition,
    is_earlier,
    is_in_name,
    is_narrated,
    is_of_former,
    is_of_next,
    is_when,
    is_whose,
)

ASIDES = frozenset({"relcl", "acl", "appos"})  # what only describes a noun has a date of its own
RECENT = timedelta(days=3)
OPENING = 2  # paragraphs
CLOSE = 3  # words between a date and what it hangs on
OFTEN = 2  # paragraphs in a row that tell of a former time
COMING = frozenset({"happen", "occur", "come", "take", "begin", "start"})


class Timeline:
    """The dates of one Doc as its sentences go on telling: the paragraph's day and the latest day told at all."""

    def __init__(
        self, text: str, dates: Sequence[FoundDate], published: date | None, offset: int, assumed: str = "published"
    ) -> None:
        self.text = text
        self.dates = [found for found in dates if found.value]
        self.published = published
        self.offset = offset
        self.assumed = assumed
        self.of_paragraph: EventDate | None = None
        self.latest: EventDate | None = None
        self.known: dict[str, EventDate] = {}  # by the lemma of the noun or verb that told of it
        self.paragraphs = 0
        self.past: EventDate | None = None  # of more than a year ago, of which the text goes on telling
        self.in_past = 0  # paragraphs in a row
        self.spoke: tuple[Token, EventDate] | None = None  # who did something last, and on which day of the news
        self.is_earlier = False  # whether the paragraph tells what came before the news, by the tense of a sentence
        self.sentence: Span | None = None

    @property
    def is_opening(self) -> bool:
        return self.paragraphs <= OPENING

    def begin_paragraph(self) -> None:
        self._go_on()
        self.in_past = self.in_past + 1 if self.past else 0
        if self.in_past < OFTEN:
            self.past = None
        self.of_paragraph = None
        self.is_earlier = False
        self.sentence = None
        self.paragraphs += 1

    def begin_sentence(self, sentence: Span) -> None:
        """What the sentence before tells, with an event or without, goes on: its day, or the time before the news."""
        self._go_on()
        self.sentence = sentence

    def _go_on(self) -> None:
        if self.sentence is None:
            return
        root = self.sentence.root
        told = next((one for one in self._inside(self.sentence) if self._is_of_root(one, self.sentence)), None)
        if told and root.tag_ == "VBD" and self.of_paragraph is None:
            self.of_paragraph = _dated(told, "paragraph")
        if told and root.tag_ == "VBD" and is_old(_dated(told, "clause"), self.published):
            self.past = _dated(told, "paragraph")
        elif told or root.tag_ in ("VBZ", "VBP", "MD") or root.lemma_ in SAYING:
            self.past = None
        if subject := next((child for child in root.children if child.dep_ == "nsubj"), None):
            self.spoke = (subject, _dated(told, "paragraph")) if told and self._is_news(told) else None
        self.is_earlier |= is_before_past(root)

    def tell(self, when: EventDate | None, trigger: Token) -> None:
        """Remember the date of an event, for the sentences that go on telling of its day or name it again."""
        if when is None or when.source in ASSUMED:
            return
        again = replace(when, source="paragraph")
        if self.known.setdefault(trigger.lemma_.lower(), again).value != when.value:
            del self.known[trigger.lemma_.lower()]  # which of them is meant?
        if distance(trigger):
            return
        self.of_paragraph = again
        if is_old(when, self.published) and is_narrated(trigger) and trigger.dep_ not in ASIDES:
            self.past = again
        if when.precision == "day" and self._is_recent(when):
            self.latest = when

    def date_of(self, trigger: Token, sentence: Span) -> EventDate | None:
        """The date of an act; in a quotation, `today` is the day on which it was said."""
        when = self._date_of(trigger, sentence)
        if when is None or when.start is None or not is_quoted(self.text, when.start - self.offset):
            return when
        beside = [_dated(found, when.source) for found in self._inside(sentence) if found.start != when.start]
        outside = [other for other in beside if not is_quoted(self.text, (other.start or 0) - self.offset)]
        return day_of_saying(when, next(iter(outside), self.latest))

    def _date_of(self, trigger: Token, sentence: Span) -> EventDate | None:
        inside = self._inside(sentence)
        named_again = is_known(trigger)
        for found in inside:
            if self._is_of_clause(trigger, sentence, found, by_verb=not named_again):
                return self._until_now(trigger, found) or _dated(found, "clause")
        if by := distance(trigger):
            return self._at_distance(by, trigger, sentence)
        if named_again or is_earlier(trigger):
            bare = not any(child.dep_ == "prep" for child in trigger.children)
            return self.known.get(trigger.lemma_.lower()) if bare else None
        if is_set_earlier(trigger):
            return None
        near = [found for found in inside if self._is_beside(trigger, sentence, found)]
        if near and (is_aside(trigger) or is_before_past(trigger)):
            return None
        if near and trigger.pos_ == "NOUN" and is_named(trigger) and self._is_of_saying(near[0], sentence):
            return None  # `said on Thursday that the attack was a crime`
        if near and (nearest := self._nearest(near, trigger, sentence)):
            return _dated(nearest, "sentence")
        if not near and any(self._is_of_long_ago(found, sentence) for found in inside):
            return None  # `imposed it after a man attacked it in 2009`
        return self._as_narrated(trigger, bool(inside))

    def _as_narrated(self, trigger: Token, sentence_is_dated: bool) -> EventDate | None:
        """The day of the paragraph where the sentence goes on telling it, else that of publication."""
        if not sentence_is_dated and is_narrated(trigger) and (self.of_paragraph or self.is_earlier):
            return self.of_paragraph
        if self.tells_of_past(trigger):
            return None
        if not sentence_is_dated and self.spoke and goes_on(trigger, self.spoke[0]):
            return self.spoke[1]
        return None if is_before_past(trigger) else self.assumed_day()

    def assumed_day(self) -> EventDate | None:
        day = self.published and self.published.isoformat()
        return EventDate(day, "day", None, None, "", self.assumed) if day else None

    def is_of_words(self, when: EventDate | None, sentence: Span) -> bool:
        """Whether a date tells when something was said, not when it is to be: `said on Monday that it would leave`."""
        beside = self._inside(sentence) if when is not None and when.source == "sentence" else []
        return any(when and one.start == when.start and self._is_of_saying(one, sentence) for one in beside)

    def tells_of_past(self, trigger: Token) -> bool:
        """Whether the text has come to tell of a former time, and the act goes on with it."""
        return self.past is not None and is_narrated(trigger)

    def _at_distance(self, by: Distance, trigger: Token, sentence: Span) -> EventDate | None:
        """So many days before or after what governs the act, whose day the sentence tells or is that of the news."""
        over = next((token for token in trigger.ancestors if token.pos_ in ("VERB", "AUX")), None)
        base = self._date_of(over, sentence) if over is not None and over.sent.start == sentence.start else None
        return shifted(base, by, self.offset) if base is not None else None

    def _until_now(self, trigger: Token, found: FoundDate) -> EventDate | None:
        """`Has carried out attacks since 2009`: from then until the day of publication."""
        before = self.text[: found.start - self.offset].rstrip().rpartition(" ")[2].lower()
        first = _first_day(found)
        if before != "since" or self.published is None or first is None or first >= self.published:
            return None
        verb = trigger if trigger.pos_ == "VERB" else trigger.head
        if not any(
            child.lower_ in ("has", "have", "'ve", "’ve", "been") for child in verb.children if child.dep_ == "aux"
        ):
            return None
        value = f"{first.isoformat()}/{self.published.isoformat()}"
        return EventDate(value, "range", found.start, found.end, found.text, "clause")

    def _inside(self, sentence: Span) -> list[FoundDate]:
        first, last = sentence.start_char + self.offset, sentence.end_char + self.offset
        return [found for found in self.dates if first <= found.start and found.end <= last]

    def _is_recent(self, when: EventDate) -> bool:
        if self.published is None:
            return False
        return (self.published - RECENT).isoformat() <= when.value <= self.published.isoformat()

    def _is_news(self, found: FoundDate) -> bool:
        return found.precision == "day" and self._is_recent(_dated(found, "sentence"))

    def _is_of_clause(self, trigger: Token, sentence: Span, found: FoundDate, *, by_verb: bool) -> bool:
        """Whether the date hangs on the act itself, on its noun or on the verb that carries it."""
        near = {trigger.i}
        if by_verb and trigger.pos_ != "VERB" and trigger.head.pos_ == "VERB":
            near.add(trigger.head.i)
        if trigger.dep_ == "relcl" and trigger.lemma_ in DOING:
            near.add(trigger.head.i)  # `the attack on Thursday, which killed five`
        over = self._over(sentence, found)
        if over and over[0].head.i not in near and is_in_name(over[0], found):
            return False
        if self._is_measured_from(trigger, found):
            return False
        for token in over[: 7 if trigger.pos_ == "VERB" else 5]:
            if token.i in near:
                return True
            if token.pos_ in ("VERB", "AUX") and not is_when(token, trigger):
                return False
        return False

    def _is_beside(self, trigger: Token, sentence: Span, found: FoundDate) -> bool:
        """Whether the date may be that of the act: not where it only dates what describes another noun."""
        if self._is_measured_from(trigger, found):
            return False
        over = {token.i for token in and_above(trigger)}
        for token in self._over(sentence, found):
            if token.i in over:
                return True
            if token.dep_ == "relcl" and token.lemma_ in COMING and token.head in trigger.subtree:
                return True  # `the last launch, which took place in May`
            if token.dep_ == "acl" and token.head == trigger and token.lemma_ in REACHING:
                return True  # `the truce announced on Monday`
            if is_of_next(token) or is_condition(token) or is_whose(token, trigger):
                return False
            if token.dep_ == "acl" and self._is_news(found):
                continue  # `bombed a house used by rebels on Thursday`: parsers hang the day on the nearest verb
            if token.dep_ in ASIDES or is_in_name(token, found) or is_of_former(token):
                return False
        return False

    def _nearest(self, dates: Sequence[FoundDate], trigger: Token, sentence: Span) -> FoundDate | None:
        """The date that hangs nearest over the act; of several alike, that of the sentence, or none."""
        if len(dates) == 1 or trigger.dep_ == "ROOT":
            return dates[0]
        above = [token.i for token in and_above(trigger)]
        far: dict[int, list[FoundDate]] = {}
        for found in dates:
            over = [token.i for token in self._over(sentence, found)]
            meeting = next(i for i in above if i in over)
            if over.index(meeting) <= CLOSE:
                far.setdefault(above.index(meeting), []).append(found)
        nearest = far[min(far)] if far else []
        return nearest[0] if len(nearest) == 1 else None

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

    def _is_of_saying(self, found: FoundDate, sentence: Span) -> bool:
        """Whether a date tells when something was said."""
        verb = next((token for token in self._over(sentence, found) if token.pos_ in ("VERB", "AUX")), None)
        return verb is not None and verb.lemma_ in SAYING

    def _is_of_long_ago(self, found: FoundDate, sentence: Span) -> bool:
        """Whether a date only tells when something came before, and that long before the news."""
        return not self._is_recent(_dated(found, "sentence")) and any(map(is_of_former, self._over(sentence, found)))

    def _is_of_root(self, found: FoundDate, sentence: Span) -> bool:
        """Whether the date hangs on the sentence's first predicate itself."""
        over = self._over(sentence, found)
        verbs = [token for token in over if token.pos_ in ("VERB", "AUX")]
        return bool(verbs) and verbs[0] == sentence.root and not any(is_in_name(token, found) for token in over)

    def _over(self, sentence: Span, found: FoundDate) -> list[Token]:
        """The head word of a date and the words over it, from the nearest up."""
        span = sentence.doc.char_span(found.start - self.offset, found.end - self.offset, alignment_mode="expand")
        return [*and_above(span.root)] if span is not None and len(span) else []


def stated(when: EventDate | None) -> EventDate | None:
    """The date where the text says it; none where it is only assumed."""
    return None if when is not None and when.source in ASSUMED else when


def _dated(found: FoundDate, source: str) -> EventDate:
    return EventDate(found.value or "", found.precision or "day", found.start, found.end, found.text, source)


def _first_day(found: FoundDate) -> date | None:
    """The first day of a date that tells a day, a month or a year."""
    parts = (found.value or "").split("-")
    if not all(part.isdigit() for part in parts):
        return None
    year, month, day = [*map(int, parts), 1, 1][:3]
    return date(year, month, day)
