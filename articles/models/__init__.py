from .actors import Actor, Alias, Role
from .article_countries import ArticleCountry
from .articles import Article, Byline, Original
from .decisions import Anchored, AnchoredQuerySet, NameDecision
from .jobs import TaggingJob
from .loaded import Loaded
from .mentions import Mention
from .places import Country, Place, Region
from .sources import Source
from .unknown_names import UnknownName

__all__ = [
    "Actor",
    "Alias",
    "Anchored",
    "AnchoredQuerySet",
    "Article",
    "ArticleCountry",
    "Byline",
    "Country",
    "Loaded",
    "Mention",
    "NameDecision",
    "Original",
    "Place",
    "Region",
    "Role",
    "Source",
    "TaggingJob",
    "UnknownName",
]
