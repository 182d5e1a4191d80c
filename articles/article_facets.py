"""What the facets of articles count: each in SQL that asks the same as the filter of its name."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .facets import Part

SOURCE = Part(
    "source",
    _("Source"),
    "select source.slug as value, source.name as told from found join articles_source source on source.id = source_id",
)
LANGUAGE = Part("language", _("Language"), "select language as value, '' as told from found")
COUNTRY = """
    select iso3 as value, name as told from found
    join articles_articlecountry named on named.article_id = found.id and (named.primary or {named})
    join articles_country on iso3 = named.country_id
"""
# An article is about a region when it is about one of its countries or names the region itself.
REGION = """
    select slug as value, articles_region.name as told from (
        select found.id, country.region_id from found
        join articles_articlecountry named on named.article_id = found.id and (named.primary or {named})
        join articles_country country on iso3 = named.country_id where country.region_id is not null
        union
        select found.id, region.id from articles_region region
        join articles_place place on place.key = 'm49-' || region.code
        join articles_mention mention on mention.place_id = place.id
        join found on found.id = mention.article_id
        where exists (select from articles_country where region_id = region.id)
    ) within join articles_region on articles_region.id = within.region_id
"""


def article_parts(*, named: bool) -> tuple[Part, ...]:
    """`named`: countries and regions that are named at all count, not only those that an article is about."""
    return (
        Part("country", _("Country"), COUNTRY.format(named=named)),
        Part("region", _("Region"), REGION.format(named=named), besides=("country",)),
        SOURCE,
        LANGUAGE,
    )
