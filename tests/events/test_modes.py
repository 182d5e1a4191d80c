"""Every mode of the codebook, and every type without modes, in the sentences of `modes.toml`."""

import tomllib
from pathlib import Path

import pytest

from events.coding.codebook import CODEBOOK
from tests.events.reading_room import types

TOLD: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("modes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [pytest.param(kind, sentence, id=sentence) for kind, sentences in TOLD.items() for sentence in sentences],
)
def test_a_mode_is_told_by_its_own_words(kind, sentence):
    assert types(sentence) == [kind]


def test_every_mode_and_every_type_without_modes_has_at_least_three_sentences():
    kinds = {f"{name}/{mode.name}" for name, kind in CODEBOOK.types.items() for mode in kind.modes}
    kinds |= {name for name, kind in CODEBOOK.types.items() if not kind.modes}
    assert kinds <= {kind for kind, sentences in TOLD.items() if len(sentences) >= 3}
