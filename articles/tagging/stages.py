"""The stages of tagging that can be left out, so that each can be measured by what the reading is without it."""

from enum import StrEnum


class Stage(StrEnum):
    REPAIR = "repair"  # of the bounds and kinds of the model's entities; directions and bodies joined
    KNOWN_NAMES = "known names"  # the gazetteer; without it nothing is linked
    ECHOES = "echoes"  # of names through the article
    DAY = "day"  # of publication: who held which office then, and what existed
    CONTEXT = "context"  # of the article, in telling names apart; without it the most prominent bearer is taken


Stages = frozenset[Stage]
ALL: Stages = frozenset(Stage)
NONE: Stages = frozenset()  # the model alone
