"""WCAG 2.2 AA for every pair of colours that the style sheets put on one another, in light and in dark."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parent.parent / "static" / "css" / "tokens.css").read_text()
GROUNDS = ["paper", "card", "wash"]
CLASSES = ["verbal-coop", "material-coop", "verbal-conflict", "material-conflict"]
TEXTS = ["ink", "soft", "link", *CLASSES]
TEXT, SHAPE = 4.5, 3.0

Colour = tuple[float, float, float]


def tokens(css: str) -> dict[str, Colour]:
    found = re.findall(r"--([\w-]+): #(\w\w)(\w\w)(\w\w)", css)
    return {name: (int(r, 16) / 255, int(g, 16) / 255, int(b, 16) / 255) for name, r, g, b in found}


LIGHT, DARK = map(tokens, CSS.split("@media print")[0].split("@media screen and (prefers-color-scheme: dark)"))


def luminance(colour: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def tinted(ground: Colour, colour: Colour, part: float) -> Colour:
    red, green, blue = (g + (c - g) * part for g, c in zip(ground, colour, strict=True))
    return red, green, blue


def test_contrast_is_computed_as_the_guidelines_do():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((0x76 / 255,) * 3, (1, 1, 1)) == pytest.approx(4.54, abs=0.01)


def test_both_schemes_name_the_same_colours():
    assert set(LIGHT) == set(DARK)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground(scheme: dict[str, Colour], ground: str, text: str):
    assert contrast(scheme[text], scheme[ground]) >= TEXT


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_where_it_is_marked(scheme: dict[str, Colour]):
    assert contrast(scheme["ink"], scheme["glow"]) >= TEXT
    for quad in CLASSES:
        assert contrast(scheme["ink"], tinted(scheme["paper"], scheme[quad], 0.18)) >= TEXT


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "card"])
@pytest.mark.parametrize("shape", ["edge", "link", *CLASSES])
def test_fields_focus_and_bars_can_be_seen(scheme: dict[str, Colour], ground: str, shape: str):
    assert contrast(scheme[shape], scheme[ground]) >= SHAPE
