"""Which versions a reading was made with. They are kept with it, so that it can be repeated."""

from functools import cache
from importlib.metadata import version

from django.conf import settings

from .coding.codebook import VERSION as CODEBOOK_VERSION

PIPELINE = "1"


@cache
def versions() -> dict[str, str]:
    return {
        "pipeline": PIPELINE,
        "codebook": CODEBOOK_VERSION,
        "model": settings.SPACY_MODEL,
        "spacy": version("spacy"),
    }
