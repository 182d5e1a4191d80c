"""An item of a batch as a draft: what its file says, and what holds for the whole batch where it does not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..models import Article, Batch, Byline, Original, Source
from ..models.articles import MAX_BODY
from .add import Draft
from .addresses import key_of
from .items import Item

EASTERNMOST = timedelta(hours=14)  # where each day begins first
ASSIGNED = ("source", "original", "added_by", "dateline_place")
LONGEST_NAME = 200


class Unfit(Exception):
    """Why an item cannot become an article: a sentence for the editor."""


class Sources:
    """The sources that a batch's files name, each looked up once."""

    def __init__(self, batch: Batch, *, add: bool) -> None:
        self.batch = batch
        self.add = add
        self._known: dict[str, Source | None] = {}

    def look_up(self, names: Iterable[str]) -> None:
        """One question for all the names that are new; unknown ones are added where the batch says so."""
        new: dict[str, str] = {}
        for name in filter(None, names):
            if (slug := slug_of(name)) not in self._known:
                new.setdefault(slug, name)
        if not new:
            return
        for source in Source.objects.filter(Q(slug__in=new) | Q(name__in=new.values())):
            self._known |= {source.slug: source, slug_of(source.name): source}
        for slug, name in new.items():
            if slug not in self._known:
                self._known[slug] = self._added(slug, name) if self.batch.add_sources else None

    def forget(self) -> None:
        """What was added is gone with its transaction."""
        self._known.clear()

    def _added(self, slug: str, name: str) -> Source:
        if not self.add:
            return Source(slug=slug, name=name)
        return Source.objects.get_or_create(slug=slug, defaults={"name": name[:LONGEST_NAME]})[0]

    def of(self, item: Item) -> Source:
        """Who published an item; raises Unfit."""
        known = self._known.get(slug_of(item.source)) if item.source else self.batch.source
        if known is not None:
            return known
        if item.source:
            raise Unfit(
                _("The source “%s” is not known: add it under Sources, or let the batch add those that are new.")
                % item.source
            )
        raise Unfit(_("Nothing says who published it: choose a source for the batch."))


def slug_of(name: str) -> str:
    """What a source is known by, however its name is capitalised."""
    return slugify(name)[:LONGEST_NAME] or f"source-{key_of(name.casefold())[:12]}"


def draft_of(item: Item, batch: Batch, sources: Sources) -> Draft:
    """The draft of an item; raises Unfit. `sources` must have looked up the item's."""
    told = None if item.dated_by_file else item.published  # a person knows better than a file's own day
    published = told or batch.published or item.published
    if published is None:
        raise Unfit(_("Nothing says when it was published: set a publication date for the batch."))
    if published > (timezone.now() + EASTERNMOST).date():
        raise Unfit(_("Its publication date, %s, is still to come.") % published)
    if not item.title:
        raise Unfit(_("It has no headline."))
    body = "\n\n".join(item.body)
    if len(body) > MAX_BODY:
        limits = {"size": len(body), "limit": MAX_BODY}
        raise Unfit(_("The text has %(size)d characters and the limit is %(limit)d: bring it in parts.") % limits)
    draft = Draft(
        title=item.title,
        body=body,
        source=sources.of(item),
        published=published,
        original=Original.objects.of(item.original, name=item.name, encoding=item.encoding, by=batch.made_by),
        section=item.section or batch.section,
        authors=item.authors,
        credit=item.credit,
        related=item.related,
        dateline=item.dateline,
        url=item.url,
        language=item.language or batch.language,
        status=batch.status,
        opens_at=batch.opens_at,
        by=batch.made_by,
    )
    check(draft)
    return draft


def check(draft: Draft) -> None:
    """Every field within its limits; raises Unfit with all that is wrong."""
    try:
        draft.article().clean_fields(exclude=ASSIGNED)
        for author in draft.authors:
            Byline(name=author.name, role=author.role).clean_fields(exclude=["article"])
    except ValidationError as error:
        fields = {field.name: field.verbose_name for field in (*Byline._meta.fields, *Article._meta.fields)}
        wrong = [f"{fields.get(name, name)}: {' '.join(texts)}" for name, texts in error.message_dict.items()]
        raise Unfit(" ".join(wrong)[:1].upper() + " ".join(wrong)[1:]) from error
