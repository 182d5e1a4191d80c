from .actors import Actor, Alias, Role
from .article_countries import ArticleCountry
from .articles import Article, Byline
from .batches import Batch, BatchFile, BatchRow
from .corrections import Correction
from .decisions import Anchored, AnchoredQuerySet, NameDecision
from .editing import Editing
from .identity import Different, Merge, Split, Suggestion
from .jobs import TaggingJob
from .likenesses import ArticleVersion, Fingerprint, Likeness
from .loaded import Loaded
from .mentions import Mention
from .originals import Original
from .places import Country, Place, Region
from .queue import Comparison, Pause, Rereading
from .sources import Source
from .unknown_names import UnknownName

__all__ = [
    "Actor",
    "Alias",
    "Anchored",
    "AnchoredQuerySet",
    "Article",
    "ArticleCountry",
    "ArticleVersion",
    "Batch",
    "BatchFile",
    "BatchRow",
    "Byline",
    "Comparison",
    "Correction",
    "Country",
    "Different",
    "Editing",
    "Fingerprint",
    "Likeness",
    "Loaded",
    "Mention",
    "Merge",
    "NameDecision",
    "Original",
    "Pause",
    "Place",
    "Region",
    "Rereading",
    "Role",
    "Source",
    "Split",
    "Suggestion",
    "TaggingJob",
    "UnknownName",
]
