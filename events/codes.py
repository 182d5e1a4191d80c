"""Where the codebook tells of a code."""

from __future__ import annotations

from functools import cache

from django.urls import reverse


@cache
def code_address(type: str, mode: str = "") -> str:
    """Of a type, or of one of its modes."""
    return reverse("codebook_type", args=[type.lower()]) + (f"#{mode}" if mode else "")


def quad_address(quad: int | str) -> str:
    return f"{reverse('codebook')}#q{quad}"


def realis_address(realis: str) -> str:
    return f"{reverse('codebook')}#{realis}"
