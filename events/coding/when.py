"""When an act happened: the date of its clause, of its sentence, of its paragraph, else the day of publication."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Span, Token

from events.coding.age import is_of_former_term, is_old
from events.coding.hindsight import lies_ahead
from events.coding.newness import deed_in, is_named, is_news
from events.coding.outlook import LONG, is_of_these_weeks, is_recent, is_report, looks_back
from events.coding.places import SAYING
from events.coding.presupposed import SPEAKING
from events.coding.quotations import day_of_saying, is_quoted
from events.coding.results import ASSUMED, EventDate, FoundDate
from events.coding.sentence_dates import SentenceDates, dated
from events.coding.sequence import Distance, counted_from, distance, is_known, is_set_earlier, shifted
from events.coding.telling import goes_on, is_before_past, is_earlier, is_look_back, is_narrated, is_on_line, is_past

RECENT = timedelta(days=3)
OPENING = 2  # paragraphs
PRESENT = frozenset({"VBZ", "VBP"})
# Whoever tries on Monday would do it on Monday.
TRYING = frozenset({"try", "attempt", "fail", "seek", "refuse", "stop", "prevent", "foil", "thwart", "move", "begin"})
OFTEN = 2  # paragraphs in a row that tell of a former time


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
        self.sums_up = False  # whether the paragraph tells what has been done so far
        self.sentence: Span | None = None
        self.is_report = assumed == "dateline" or is_report(self.dates, published, len(text))
        self.looks_back = looks_back(self.dates, published)
        self._dated: SentenceDates | None = None

    @property
    def is_opening(self) -> bool:
        told = self.sentence.start_char + self.offset if self.sentence is not None else 0
        return self.paragraphs <= OPENING and told < LONG

    def begin_paragraph(self) -> None:
        self._go_on()
        self.in_past = self.in_past + 1 if self.past else 0
        if self.in_past < OFTEN:
            self.past = None
        self.of_paragraph = None
        self.is_earlier = self.sums_up = False
        self.sentence = None
        self.paragraphs += 1

    def begin_sentence(self, sentence: Span) -> None:
        """What the sentence before tells, with an event or without, goes on: its day, or the time before the news."""
        self._go_on()
        self.sentence = sentence

    def _go_on(self) -> None:
        if self.sentence is None:
            return
        root, dates = self.sentence.root, self._of(self.sentence)
        told = next((one for one in dates.found if dates.is_of_root(one)), None)
        if told and is_past(root) and not self._is_told_of() and not lies_ahead(told.value or "", self.published):
            self.of_paragraph = dated(told, "paragraph")
        if told and is_past(root) and is_old(dated(told, "clause"), self.published):
            self.past = dated(told, "paragraph")
        elif told or root.tag_ in ("VBZ", "VBP", "MD") or root.lemma_ in SAYING:
            self.past = None
        if subject := next((child for child in root.children if child.dep_ == "nsubj"), None):
            self.spoke = (subject, dated(told, "paragraph")) if told and is_recent(told, self.published) else None
        self.is_earlier |= is_before_past(root)
        self.sums_up |= is_look_back(root)

    def _is_told_of(self) -> bool:
        """Whether the day with which the paragraph goes on is one of the sentence itself."""
        first = self.sentence.start_char + self.offset if self.sentence is not None else 0
        return self.of_paragraph is not None and (self.of_paragraph.start or 0) >= first

    def tell(self, when: EventDate | None, trigger: Token) -> None:
        """Remember the date of an event, for the sentences that go on telling of its day or name it again."""
        if when is None or when.source in ASSUMED:
            return
        again = replace(when, source="paragraph")
        if self.known.setdefault(trigger.lemma_.lower(), again).value != when.value:
            del self.known[trigger.lemma_.lower()]  # which of them is meant?
        if distance(trigger) or not is_on_line(trigger) or lies_ahead(when.value, self.published):
            return
        self.of_paragraph = again
        if is_old(when, self.published) and is_narrated(trigger):
            self.past = again
        if when.precision == "day" and self._is_recent(when):
            self.latest = when

    def date_of(self, trigger: Token, sentence: Span) -> EventDate | None:
        """The date of an act; in a quotation, `today` is the day on which it was said."""
        when = self._date_of(trigger, sentence)
        if when is None or when.start is None or not is_quoted(self.text, when.start - self.offset):
            return when
        beside = [dated(found, when.source) for found in self._of(sentence).found if found.start != when.start]
        outside = [other for other in beside if not is_quoted(self.text, (other.start or 0) - self.offset)]
        return day_of_saying(when, next(iter(outside), self.latest))

    def _date_of(self, trigger: Token, sentence: Span) -> EventDate | None:
        dates = self._of(sentence)
        if counted := self._counted(trigger, dates):
            return counted
        named_again = is_known(trigger)
        if found := dates.of_clause(trigger, by_verb=not named_again):
            return self._until_now(trigger, found) or dated(found, "clause")
        if by := distance(trigger):
            return self._at_distance(by, trigger, sentence)
        if named_again or is_earlier(trigger):
            if own := dates.within_phrase(trigger):
                return dated(own, "sentence")
            bare = not any(child.dep_ == "prep" for child in trigger.children)
            return self.known.get(trigger.lemma_.lower()) if bare else None
        if is_set_earlier(trigger):
            return None
        near = dates.beside(trigger)
        if near and (
            is_before_past(trigger) or dates.is_in_aside(trigger, near[0]) or dates.is_for_deed(trigger, near[0])
        ):
            return None
        if near and trigger.pos_ == "NOUN" and is_named(trigger) and dates.is_said(trigger, near[0]):
            return None  # `said on Thursday that the attack was a crime`
        if near and (nearest := dates.nearest(near, trigger)):
            return dated(nearest, "sentence")
        if not near and (any(map(dates.is_of_long_ago, dates.found)) or dates.follows_old(trigger)):
            return None  # `imposed it after a man attacked it in 2009`
        return self._as_narrated(trigger, bool(dates.found))

    def _as_narrated(self, trigger: Token, sentence_is_dated: bool) -> EventDate | None:
        """The day of the paragraph where the sentence goes on telling it, else that of publication."""
        deed = None if sentence_is_dated else deed_in(trigger)
        told = self.known.get(deed.lemma_.lower()) if deed is not None else None
        if told and told.precision == "day":
            return told  # `four were killed in the attack`
        if not sentence_is_dated and is_narrated(trigger) and (self._day_of_paragraph(trigger) or self.is_earlier):
            return self._day_of_paragraph(trigger)
        if self.tells_of_past(trigger):
            return None
        if not sentence_is_dated and self.spoke and goes_on(trigger, self.spoke[0]):
            return self.spoke[1]
        return None if is_before_past(trigger) else self.assumed_day()

    def _day_of_paragraph(self, trigger: Token) -> EventDate | None:
        """The day with which the paragraph goes on; what is told in the present leaves a year long past."""
        present = trigger.sent.root.tag_ in PRESENT
        return None if present and is_old(self.of_paragraph, self.published) else self.of_paragraph

    def assumed_day(self) -> EventDate | None:
        day = self.published and self.published.isoformat()
        return EventDate(day, "day", None, None, "", self.assumed) if day else None

    def of_what_is_open(self, when: EventDate | None, trigger: Token, sentence: Span) -> EventDate | None:
        """
        The date of an act that is only planned or possible; it has none of its own where the date tells when it was
        spoken of or decided: `said on Monday that it would leave`, `authorized airstrikes on Monday`.
        """
        dates = self._of(sentence)
        found = next((one for one in dates.found if when is not None and one.start == when.start), None)
        if when is None or found is None or not self._is_of_decision(when, found, trigger, dates):
            return when
        return self.assumed_day() if is_of_these_weeks(found, self.published) else None

    def _is_of_decision(self, when: EventDate, found: FoundDate, trigger: Token, dates: SentenceDates) -> bool:
        verb = dates.verb_over(found)
        purpose = trigger.head if trigger.dep_ == "advcl" else trigger
        over = dates.over(found)
        if verb is None or verb in (trigger, purpose) or trigger in over or over[0].is_ancestor(trigger):
            return False
        if verb.lemma_ in SAYING:
            return when.source == "sentence"
        return verb.tag_ == "VBD" and verb.lemma_ not in TRYING and not lies_ahead(when.value, self.published)

    def tells_of_past(self, trigger: Token) -> bool:
        """Whether the text has come to tell of a former time, or does so as a whole, and the act goes on with it."""
        root, dates = trigger.sent.root, self._of(trigger.sent)
        of_now = (one for one in dates.found if one.precision != "range" and dates.is_of_root(one))
        if root.tag_ in PRESENT or any(not is_old(dated(one, "sentence"), self.published) for one in of_now):
            return False
        back = self.looks_back and not self.is_opening and root.tag_ == "VBD" and root.lemma_ not in SAYING
        return (back or self.past is not None) and is_narrated(trigger)

    def is_news(self, trigger: Token) -> bool:
        """
        Whether a past act may have the day of publication where the text gives it none: told as news, in the opening,
        in the present, or in a text that reports on those days.
        """
        if self.sums_up and not self.is_opening and is_narrated(trigger) and trigger.lemma_ not in SPEAKING | SAYING:
            return False  # `has wound down both wars. He retained …`
        if is_of_former_term(trigger, self.published) or self._of(trigger.sent).is_subject_old(trigger):
            return False
        of_day = self.is_report or self.is_opening or not is_narrated(trigger)
        return of_day and is_news(trigger, opening=self.is_opening)

    def _at_distance(self, by: Distance, trigger: Token, sentence: Span) -> EventDate | None:
        """So many days before or after what governs the act, whose day the sentence tells or is that of the news."""
        over = next((token for token in trigger.ancestors if token.pos_ in ("VERB", "AUX")), None)
        base = self._date_of(over, sentence) if over is not None and over.sent.start == sentence.start else None
        return shifted(base, by, self.offset) if base is not None else None

    def _counted(self, trigger: Token, dates: SentenceDates) -> EventDate | None:
        """So many days after or before another act of the sentence, whose date it tells."""
        other, by = counted_from(trigger) or (None, None)
        found = dates.of_clause(other, by_verb=False) if other is not None else None
        return shifted(dated(found, "sentence"), by, self.offset) if found and by else None

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

    def _of(self, sentence: Span) -> SentenceDates:
        if self._dated is None or self._dated.sentence.start != sentence.start:
            self._dated = SentenceDates(sentence, self.dates, self.published, self.offset)
        return self._dated

    def _is_recent(self, when: EventDate) -> bool:
        if self.published is None:
            return False
        return (self.published - RECENT).isoformat() <= when.value <= self.published.isoformat()

    def _is_news(self, found: FoundDate) -> bool:
        return is_recent(found, self.published)


def stated(when: EventDate | None) -> EventDate | None:
    """The date where the text says it; none where it is only assumed."""
    return None if when is not None and when.source in ASSUMED else when


def _first_day(found: FoundDate) -> date | None:
    """The first day of a date that tells a day, a month or a year."""
    parts = (found.value or "").split("-")
    if not all(part.isdigit() for part in parts):
        return None
    year, month, day = [*map(int, parts), 1, 1][:3]
    return date(year, month, day)
