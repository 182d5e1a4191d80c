"""What the facets of events count, each in SQL that asks the same as its filter; and of articles, by type."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from articles.facets import Part

# A type of event that an article tells of.
ARTICLE_TYPE = Part(
    "type",
    _("Tells of"),
    """
    select distinct report.type as value, '' as told, found.id from found
    join events_report report on report.article_id = found.id
    """,
)
# Where it took place, or who took part.
COUNTRIES = """
    select id, country_id from found where country_id is not null
    union
    select found.id, who.country_id from found join events_participant who on who.event_id = found.id
    where who.country_id is not null
"""
QUAD = Part("quad", _("Class"), "select quad::text as value, '' as told from found", besides=("type",))
TYPE = Part("type", _("Type"), "select type as value, '' as told from found")
MODE = Part("mode", _("Mode"), "select mode as value, '' as told from found where mode <> ''", needs="type")
IN_COUNTRY = """
    select iso3 as value, name as told from ({countries}) there join articles_country on iso3 = there.country_id
"""
IN_REGION = """
    select distinct slug as value, region.name as told, there.id from ({countries}) there
    join articles_country on iso3 = there.country_id
    join articles_region region on region.id = articles_country.region_id
"""
COUNTRY = Part("country", _("Country"), IN_COUNTRY.format(countries=COUNTRIES))
REGION = Part("region", _("Region"), IN_REGION.format(countries=COUNTRIES), besides=("country",))
SOURCE = Part(
    "source",
    _("Source"),
    """
    select distinct source.slug as value, source.name as told, found.id from found
    join events_report report on report.event_id = found.id
    join articles_article article on article.id = report.article_id
    join articles_source source on source.id = article.source_id
    where article.status = 'published' or article.status = 'scheduled' and article.opens_at <= now()
    """,
)
REALIS = Part("realis", _("Did it take place?"), "select realis as value, '' as told from found")
PARTS = (QUAD, TYPE, MODE, COUNTRY, REGION, SOURCE)
