from .actors import Actor, Alias, Role
from .articles import Article, Byline, Original
from .jobs import TaggingJob
from .loaded import Loaded
from .mentions import Mention
from .places import Country, Place, Region
from .sources import Source

__all__ = [
    "Actor",
    "Alias",
    "Article",
    "Byline",
    "Country",
    "Loaded",
    "Mention",
    "Original",
    "Place",
    "Region",
    "Role",
    "Source",
    "TaggingJob",
]
