"""What an editor does on the review page, said by a form: accept, reject, change a field, add an event, undo."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.looking_up import find_actors, find_places
from articles.models import Actor, Article, Country, Mention, NameDecision, Place

from ..calendar import first_and_last
from ..coding.codebook import CODEBOOK
from ..decisions import Meaning, Party, Scope, Selection, Verdict, decide, decide_name, undo
from ..models import Event, EventDecision, Report
from .items import Item, NameItem, Page, find_item

Said = Mapping[str, str]
SOMEBODY = re.compile(r"^([A-Z]{3})(?: ([A-Z]{3}))?$")  # a country or bloc, and a sector: SYR REB
RANGE = re.compile(r"\s*(?:/|–|\bto\b)\s*")
WRITTEN = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d.%m.%Y")


def act(by: User, page: Page, said: Said) -> str:
    """
    Do what a form says. Returns it in words; raises ValidationError with a sentence for the editor, PermissionDenied.
    """
    if said.get("do") == "undo":
        return take_back(by, page.article)
    if said.get("do") == "add":
        return add_event(by, page.article, said)
    item = find_item(page, said.get("at", ""))
    if item is None:
        raise ValidationError(_("This is not in the article any more: it was read again. Reload the page."))
    return act_on_name(by, item, said) if isinstance(item, NameItem) else act_on_event(by, item, said)


def act_on_event(by: User, item: Item, said: Said) -> str:
    match said.get("do"):
        case "accept":
            decide(by, item.report, Verdict.ACCEPT)
            return _("Accepted.")
        case "reject":
            decide(by, item.report, Verdict.REJECT)
            return _("Rejected.")
        case "change":
            decide(by, item.report, Verdict.CORRECT, **changes(item.report, said))
            return _("Changed.")
    raise ValidationError(_("This page does not know what to do with that."))


def changes(report: Report, said: Said) -> dict[str, Any]:
    """The fields that a form names, each understood."""
    fields: dict[str, Any] = {}
    for name, understand in FIELDS.items():
        if name in said:
            fields |= understand(report, said[name])
    if not fields:
        raise ValidationError(_("Nothing was changed."))
    return fields


def type_and_mode(_report: Report, said: str) -> dict[str, Any]:
    type, _slash, mode = said.partition("/")
    if type not in CODEBOOK.types or (mode and mode not in {one.name for one in CODEBOOK.types[type].modes}):
        raise ValidationError(_("“%s” is no type of event.") % said)
    return {"type": type, "mode": mode}


def realis(_report: Report, said: str) -> dict[str, Any]:
    if said not in Event.Realis.values:
        raise ValidationError(_("“%s” is no status.") % said)
    return {"realis": said}


def who(report: Report, said: str) -> dict[str, Any]:
    return {"actors": parties(said, report.actors)}


def whom(report: Report, said: str) -> dict[str, Any]:
    return {"recipients": parties(said, report.recipients)}


def parties(said: str, told: list[dict[str, Any]]) -> list[Party]:
    """One a line. Where one takes the place of one, the words of the text that named it stay its words."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    found = [party(line, told) for line in lines]
    if len(found) == len(told) == 1 and found[0].start is None:
        [one], [old] = found, told
        return [Party(one.actor, one.country, one.sector, old.get("text", ""), old.get("start"), old.get("end"))]
    return found


def party(said: str, told: list[dict[str, Any]]) -> Party:
    """Who is meant by a slug, a name that only one goes by, codes such as SYR REB, or words of the text."""
    for one in told:
        if said in (one.get("actor"), one.get("text")):
            known = Actor.objects.filter(slug=one.get("actor") or "").first()
            return Party(
                known, one.get("country") or "", one.get("sector") or "", one["text"], one.get("start"), one.get("end")
            )
    if actor := Actor.objects.unmerged().filter(slug=said).first():
        return Party(actor, text=actor.name)
    if codes := SOMEBODY.match(said):
        return Party(country=codes[1], sector=codes[2] or "", text=said)
    if said.startswith(("“", '"')):
        return Party(text=said.strip('“”"'))
    return Party(Actor.objects.get(slug=the_only(find_actors(said), said)), text=said)


def place(_report: Report, said: str) -> dict[str, Any]:
    said = said.strip()
    if not said:
        return {"place": None}
    known = Place.objects.filter(key=said).first()
    return {"place": known or Place.objects.get(key=the_only(find_places(said), said))}


def the_only(found: list[Any], said: str) -> str:
    """The key of the one that goes by a name; where several do, their names are said."""
    just = [one for one in found if said.casefold() in (one.name.casefold(), one.spelled.casefold())] or found
    if len(just) == 1:
        return str(just[0].key)
    if not found:
        raise ValidationError(_("Nothing in the archive goes by “%s”.") % said)
    names = "; ".join(f"{one.name}, {one.country or one.kind} ({one.key})" for one in just[:5])
    text = _("Several go by “%(said)s”: write what stands in brackets. %(names)s")
    raise ValidationError(text % {"said": said, "names": names})


def day(_report: Report, said: str) -> dict[str, Any]:
    return {"date": date_value(said)}


def date_value(said: str) -> str:
    """A day, month, year, week or span as a reading writes it: “25 Feb 2021” is 2021-02-25."""
    said = said.strip()
    if not said:
        return ""
    ends = [plain_day(part) for part in RANGE.split(said)]
    value = "/".join(ends)
    try:
        first, last = first_and_last(value)
    except ValueError:
        text = _("“%s” is no date: write 2021-02-25, 25 Feb 2021, 2021-02 or 2021-02-20/2021-02-25.")
        raise ValidationError(text % said) from None
    if last < first:
        raise ValidationError(_("“%s” ends before it begins.") % said)
    return value


def plain_day(said: str) -> str:
    """A day as people write it; what is none stays as it is."""
    for form in WRITTEN:
        with suppress(ValueError):
            return datetime.strptime(said.replace(",", ""), form).date().isoformat()  # noqa: DTZ007  no time of day
    return said


FIELDS: dict[str, Callable[[Report, str], dict[str, Any]]] = {
    "type": type_and_mode,
    "realis": realis,
    "who": who,
    "whom": whom,
    "place": place,
    "date": day,
}


def act_on_name(by: User, item: NameItem, said: Said) -> str:
    scope = Scope.ARTICLE if len(item.mentions) > 1 else Scope.MENTION
    meaning: Actor | Place | Country | NameDecision.Meaning
    match said.get("do"):
        case "accept":
            meaning = item.first.actor or item.first.place or item.first.country or Meaning.UNKNOWN
        case "reject":
            meaning = Meaning.NOTHING
        case "change" if "who" in said:
            found = party(said["who"], [])
            meaning = found.actor or Meaning.UNKNOWN
        case "change" if "place" in said:
            meaning = place(Report(), said["place"])["place"] or Meaning.UNKNOWN
        case _:
            raise ValidationError(_("This page does not know what to do with that."))
    decide_name(by, item.first, meaning, scope)
    return _("“%(name)s”: %(meaning)s.") % {
        "name": item.first.text,
        "meaning": meaning.label if isinstance(meaning, NameDecision.Meaning) else meaning,
    }


def add_event(by: User, article: Article, said: Said) -> str:
    """An event at words of the text: those that tell what was done."""
    quote = said.get("quote", "").strip()
    if not quote:
        raise ValidationError(_("Select the words that tell what was done."))
    start = int(said["start"]) if said.get("start", "").isdigit() else article.body.find(quote)
    end = start + len(quote)
    if start < 0 or article.body[start:end] != quote:
        raise ValidationError(_("The words “%s” do not stand in the text: copy them as they are.") % quote)
    selection = Selection(article, start, end, quote, Mention.Part.BODY)
    fields = type_and_mode(Report(), said.get("type", "")) | {"realis": said.get("realis") or Event.Realis.HAPPENED}
    for name in ("who", "whom", "place", "date"):
        if said.get(name):
            fields |= FIELDS[name](Report(), said[name])
    decide(by, selection, Verdict.ADD, **fields)
    return _("Added at “%s”.") % quote


def take_back(by: User, article: Article) -> str:
    """Undo what this person decided last in the article."""
    kept = [
        EventDecision.objects.standing().filter(article=article, by=by).last(),
        NameDecision.objects.standing().filter(article=article, by=by).last(),
    ]
    last = max((one for one in kept if one), key=lambda one: one.made_at, default=None)
    if last is None:
        raise ValidationError(_("There is nothing of yours to undo in this article."))
    undo(last, by)
    return str(_("Undone: “%s”.") % last.quote)
