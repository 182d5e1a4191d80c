"""Which versions a reading was made with. They are kept with it, so that it can be repeated."""

from importlib.metadata import version

from django.conf import settings

from .coding.codebook import VERSION as CODEBOOK_VERSION
from .coding.weights import load_weights

PIPELINE = "7"
SPACY = version("spacy")


def versions(gazetteer: str) -> dict[str, str]:
    """`gazetteer` is the revision of the knowledge: the time of its latest change."""
    return {
        "pipeline": PIPELINE,
        "codebook": CODEBOOK_VERSION,
        "coder": load_weights().version,
        "model": settings.SPACY_MODEL,
        "spacy": SPACY,
        "gazetteer": gazetteer,
    }
