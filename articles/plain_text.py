"""Words of an article as other programs may read them: in one line, without characters that XML forbids."""

import re

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")


def one_line(words: str) -> str:
    """A line feed in a title could begin a field of a feed or a citation that nobody wrote."""
    return " ".join(NOT_IN_XML.sub(" ", words).split())
