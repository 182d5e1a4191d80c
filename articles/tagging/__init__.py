"""Names in texts: found, told apart and linked. See README.md."""

from .knowledge import Knowledge, KnownActor, KnownPlace, Name, Role
from .pipeline import Piece, Tagged, Tagger
from .reference import CountryRow, RegionRow, read_actors, read_countries, read_reference, read_regions
from .results import Mention, Text

__all__ = [
    "CountryRow",
    "Knowledge",
    "KnownActor",
    "KnownPlace",
    "Mention",
    "Name",
    "Piece",
    "RegionRow",
    "Role",
    "Tagged",
    "Tagger",
    "Text",
    "read_actors",
    "read_countries",
    "read_reference",
    "read_regions",
]
