"""A tagged Doc → who did what to whom, where, when, and how real it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from articles.tagging.results import Filed, Mention
from events.coding import agents
from events.coding.act import SPOKEN, Act, is_verb
from events.coding.acts import Acts, with_mode
from events.coding.age import mentioned, told_age
from events.coding.boundaries import REFUSAL, is_accident, settled, whole
from events.coding.codebook import Codebook
from events.coding.datelines import find_dateline, place_filed_from, place_of_dateline, set_aside
from events.coding.features import Draft
from events.coding.figures import spoken
from events.coding.hindsight import in_hindsight
from events.coding.judge import LEAST, Judge
from events.coding.lexicon import Lexicon, spelled
from events.coding.lookalikes import is_spending
from events.coding.mentions import Word
from events.coding.names import Names
from events.coding.nothing import is_affected, is_generic, is_mention, is_nothing
from events.coding.numbered import with_numbers
from events.coding.participants import Cast
from events.coding.parties import beside_scenes, is_destination, somebody, without_surroundings
from events.coding.places import place_of
from events.coding.realis import realis_of
from events.coding.results import ASSUMED, CodedEvent, EventDate, EventPlace, FoundDate, Participant, Realis
from events.coding.retold import tied
from events.coding.retyped import with_sense
from events.coding.roles import roles
from events.coding.undergoers import FORCE, Undergoers, parties_among
from events.coding.weights import load_weights
from events.coding.when import Timeline, stated

VISIBLE = frozenset({"ASSAULT", "PROTEST", "COERCE"})  # may be told without parties: `boundaries.whole` says when
# Nouns of other types tell an event only with both sides: `Iran's support` is a state of things.
DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST"})
# Told even where nobody is named who did it.
UNDERGONE = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "AID", "MOBILIZE", "PROTEST"})
PAST_TELLING = "among what is of long ago"
AHEAD = "date ahead"  # what is dated after publication has not happened yet


class Coder:
    """Codes Docs by one codebook and one lexicon."""

    def __init__(self, codebook: Codebook, lexicon: Lexicon) -> None:
        self.codebook = codebook
        self.lexicon = lexicon
        self.agents = agents.load()
        self.judge = Judge(load_weights())

    def code(
        self,
        doc: Doc,
        mentions: Sequence[Mention],
        published: date | None,
        dates: Sequence[FoundDate],
        offset: int = 0,
        filed: Filed | None = None,
    ) -> tuple[CodedEvent, ...]:
        """The events of one Doc in order. Offsets are those of the whole text; `filed` is what its dateline says."""
        names = Names(doc, mentions, offset)
        cast = Cast(names, self.agents, self.lexicon.words("disaster"), offset)
        acts = Acts(self.lexicon, cast)
        dateline = place_filed_from(filed) if filed else None
        if offset == 0 and (opening := find_dateline(doc)):
            dateline = dateline or place_of_dateline(opening, names)
            dates = [found for found in dates if not opening.start_char <= found.start < opening.end_char]
            set_aside(opening)
        timeline = Timeline(doc.text, dates, published, offset, "dateline" if filed and filed.day else "published")
        events: list[CodedEvent] = []
        words: dict[tuple[int, int], Word] = {}
        for sentence in doc.sents:
            if _begins_paragraph(sentence):
                timeline.begin_paragraph()
            timeline.begin_sentence(sentence)
            for act in acts.of(sentence):
                event = self._event(act, sentence, cast, timeline, dateline)
                if event is not None:
                    events.append(event)
                    timeline.tell(event.date, act.trigger)
                    words[event.trigger] = Word.of(act)
        return with_numbers(told_age(tied(whole(_merged(events)), words)), doc, offset)

    def roles(self, doc: Doc, mentions: Sequence[Mention], offset: int = 0) -> tuple[Mention, ...]:
        """The people and bodies that one Doc speaks of without a name."""
        return tuple(roles(doc, Cast(Names(doc, mentions, offset), self.agents, offset=offset)))

    def _event(
        self,
        act: Act,
        sentence: Span,
        cast: Cast,
        timeline: Timeline,
        dateline: EventPlace | None,
    ) -> CodedEvent | None:
        act = with_sense(spoken(act, self.lexicon, cast), self.lexicon, cast)
        if is_accident(act, self.lexicon, cast) or is_nothing(act, self.lexicon, cast):
            return None
        when, realis, realis_rule = self._told(act, sentence, timeline)
        act = with_mode(settled(act, realis, cast), self.lexicon)
        if act.rule.startswith(REFUSAL):
            realis, realis_rule = "happened", "refused"
        if realis == "background" or (realis in ("happened", "denied") and not timeline.is_news(act.trigger)):
            when = stated(when)
        draft = Draft(act, realis, *self._parties(act, cast))
        actors, recipients = _sides(draft, cast)
        if not self._tellable(act, actors, recipients, cast):
            if act.type not in VISIBLE:
                return None
            draft = replace(draft, recipients=())
        draft = replace(draft, recipients=self._undergoing(draft, cast))
        confidence = self.judge.confidence(draft, cast)
        if confidence < LEAST:
            return None
        draft = self._of_somebody(draft, cast)
        actors, recipients = _sides(draft, cast)
        if is_spending(act) and not recipients:
            return None
        place = place_of(act, cast.names, sentence, dateline)
        if place and place is dateline and not (timeline.is_opening and _may_be_at(place, (*actors, *recipients))):
            place = None
        if not (actors or recipients) and is_mention(act, place, when):
            if is_generic(act.trigger):
                return None
            place = when = None
            if realis == "happened" or act.trigger.pos_ == "PROPN":
                realis, realis_rule = mentioned(act.trigger)
        return CodedEvent(
            type=act.type,
            mode=act.mode,
            realis=realis,
            sentence=_span(sentence, cast.offset),
            trigger=(cast.offset + act.trigger.idx, cast.offset + act.trigger.idx + len(act.trigger)),
            actors=actors,
            recipients=recipients,
            place=place,
            date=when,
            rule=act.rule,
            confidence=confidence,
            realis_rule=realis_rule,
        )

    def _told(self, act: Act, sentence: Span, timeline: Timeline) -> tuple[EventDate | None, Realis, str]:
        """When an act was, how real it is, and what says so."""
        when = timeline.date_of(act.trigger, sentence)
        realis, rule = realis_of(act.trigger, self.lexicon, when, timeline.published)
        undated = when is None or when.source in ASSUMED
        if realis in ("happened", "planned") and undated and timeline.tells_of_past(act.trigger):
            realis, rule = "background", PAST_TELLING
        if realis in ("planned", "hypothetical"):
            when = timeline.of_what_is_open(when, act.trigger, sentence)
        when, seen = in_hindsight(when, realis, timeline.published, _was_said(act))
        return when, seen, rule if seen == realis else AHEAD

    def _parties(self, act: Act, cast: Cast) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
        """Those of whom the patterns say that they act or undergo, and who can."""
        doing = tuple(token for token in act.actors if _may_do(act, token, cast))
        return doing, tuple(token for token in act.recipients if is_affected(token, act, cast))

    def _of_somebody(self, draft: Draft, cast: Cast) -> Draft:
        """With people, bodies and states alone as parties."""
        undergoing = beside_scenes(draft.recipients, cast, alone=draft.act.type == "ASSAULT")
        undergoing = somebody(undergoing, cast, by_force=draft.act.type in FORCE)
        if draft.act.key == "MOBILIZE.weapons":
            undergoing = tuple(noun for noun in undergoing if not is_destination(noun, cast))
        if draft.act.type == "SANCTION" and not undergoing:  # levies on tons of tin, a suspension of links with Peru
            undergoing = somebody(draft.act.clause.under(("on",)), cast)
            if draft.recipients and not undergoing:
                undergoing = Undergoers(self.lexicon, cast).below(draft.act, draft.actors)
        return replace(draft, actors=somebody(draft.actors, cast), recipients=undergoing)

    def _undergoing(self, draft: Draft, cast: Cast) -> tuple[Token, ...]:
        able = parties_among(draft.act.recipients, draft.act.type, self.lexicon, cast)
        return tuple(token for token in draft.recipients if token in able)

    def drafts(self, doc: Doc, mentions: Sequence[Mention]) -> Iterator[tuple[Draft, Cast]]:
        """The acts of a Doc without a day, with the parties that the patterns give them: what the model learns from."""
        cast = Cast(Names(doc, mentions, 0), self.agents, self.lexicon.words("disaster"))
        acts = Acts(self.lexicon, cast)
        for sentence in doc.sents:
            for act in acts.of(sentence):
                act = with_sense(spoken(act, self.lexicon, cast), self.lexicon, cast)
                if is_accident(act, self.lexicon, cast) or is_nothing(act, self.lexicon, cast):
                    continue
                realis, _ = realis_of(act.trigger, self.lexicon, None, None)
                act = with_mode(settled(act, realis, cast), self.lexicon)
                draft = Draft(act, realis, *self._parties(act, cast))
                yield replace(draft, recipients=self._undergoing(draft, cast)), cast

    def _tellable(self, act: Act, actors: Sequence[Participant], recipients: Sequence[Participant], cast: Cast) -> bool:
        """Whether enough is known: a party that acts, or, for what is done to people, a party that undergoes it."""
        needs = self.codebook.types[act.type].needs_recipient
        if needs and not recipients and (act.type == "AID" or len(actors) < 2):
            return False
        if not is_verb(act.trigger) and act.type not in DEEDS and len(actors) + len(recipients) < 2:
            return False
        if actors:
            return True
        undergone = act.type in UNDERGONE or act.mode == "investigate"
        return undergone and any(cast.may_act(token) for token in act.recipients) and bool(recipients)


def _sides(draft: Draft, cast: Cast) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Who acts and who undergoes; nobody does both."""
    actors = tuple(_governing(one, cast) for one in _participants(draft.actors, cast))
    known = {actor.actor for actor in actors if actor.actor}
    recipients = _participants(draft.recipients, cast)
    return actors, tuple(r for r in recipients if r.actor not in known and not _overlaps(r, actors))


def _governing(actor: Participant, cast: Cast) -> Participant:
    """Of a capital that acts, the government, where the text has spoken of it by that name."""
    seat = None if actor.actor else cast.names.seats.get(actor.text)
    return replace(actor, actor=seat.actor, sector=seat.sector) if seat else actor


def _may_do(act: Act, token: Token, cast: Cast) -> bool:
    """Whether somebody can be meant who does it: no building, no town named beside a person (`a man in Lyon, RA`)."""
    if act.type == "ASSAULT" and token.pos_ == "NOUN" and spelled(token.lemma_) in cast.agents.inhabited:
        return False  # the attack on a mosque that killed ten
    if not cast.is_bare_place(token):
        return cast.may_act(cast.meant(token))
    if token.dep_ == "conj" and not cast.is_place(token.head):
        return False
    named_after_it = not is_verb(act.trigger) or (act.trigger.tag_ == "VBZ" and token.i + 1 == act.trigger.i)
    return not (act.type in FORCE and named_after_it and token.dep_ != "poss")  # `the Lyon attacks`


def _was_said(act: Act) -> bool:
    """Whether an act is words that somebody spoke: `vowed to cut it by 2030`."""
    return act.type in SPOKEN and act.trigger.tag_ in ("VBD", "VBN")


def _participants(tokens: Iterator[Token] | Sequence[Token], cast: Cast) -> tuple[Participant, ...]:
    named = without_surroundings(tuple(tokens), cast)
    found = [participant for token in named for participant in cast.participants(token)]
    kept: list[Participant] = []
    for participant in found:
        others = [one for one in kept if not _stand_together(one, participant)]
        if not _overlaps(participant, others) and participant not in kept:
            kept.append(participant)
    return tuple(kept)


def _stand_together(one: Participant, other: Participant) -> bool:
    """Whether one pronoun stands for both: `they`."""
    return one.source == other.source == "pronoun" and one.actor != other.actor


def _overlaps(participant: Participant, others: Sequence[Participant]) -> bool:
    return any(other.start < participant.end and participant.start < other.end for other in others)


def _may_be_at(place: EventPlace, parties: Sequence[Participant]) -> bool:
    """Whether a dateline may place an act: not where all its parties are of other countries."""
    countries = {party.country for party in parties if party.country}
    return not countries or place.country in countries


def _span(sentence: Span, offset: int) -> tuple[int, int]:
    """The characters of a sentence without the white space around it."""
    start = offset + sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
    return start, start + len(sentence.text.strip())


def _begins_paragraph(sentence: Span) -> bool:
    return sentence.start == 0 or "\n" in sentence.doc[sentence.start - 1].text_with_ws or sentence[0].is_space


def _merged(events: Sequence[CodedEvent]) -> list[CodedEvent]:
    """Events of one sentence that say the same are one; the fuller of two is kept."""
    kept: list[CodedEvent] = []
    for event in events:
        twin = next((n for n, other in enumerate(kept) if _same(event, other)), None)
        if twin is None:
            kept.append(event)
        elif _fullness(event) > _fullness(kept[twin]):
            kept[twin] = event
    return kept


def _same(event: CodedEvent, other: CodedEvent) -> bool:
    if (event.sentence, event.type) != (other.sentence, other.type):
        return False
    return _agree(event.actors, other.actors) and _agree(event.recipients, other.recipients)


def _agree(some: Sequence[Participant], others: Sequence[Participant]) -> bool:
    ours, theirs = ({(one.start, one.end) for one in side} for side in (some, others))
    return not ours or not theirs or ours == theirs


def _fullness(event: CodedEvent) -> int:
    return 2 * bool(event.actors) + 2 * bool(event.recipients) + bool(event.mode)
