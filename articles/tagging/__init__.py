"""Names in texts: found, told apart and linked. See README.md.

The Tagger itself is in `pipeline`, apart from these, because spaCy comes with it.
"""

from .knowledge import Knowledge, KnownActor, KnownPlace, Name, Role
from .results import Filed, Mention, Text

__all__ = ["Filed", "Knowledge", "KnownActor", "KnownPlace", "Mention", "Name", "Role", "Text"]
