"""The coder's model: the sentences that it learns from, its file, and what it makes of the patterns' findings."""

from collections import Counter

import pytest

from articles.tagging import Text
from events.coding.codebook import CODEBOOK
from events.coding.frames import NOTHING, frames, sentences
from events.coding.judge import LEAST
from events.coding.weights import Weights, load_weights, path

from .reading_room import events, reader


def test_every_frame_names_a_type_of_the_codebook_and_marks_what_it_speaks_of():
    for frame in frames():
        assert frame.type in (*CODEBOOK.types, NOTHING), frame.text
        assert frame.construction, frame.text
    for sentence in sentences(1):
        assert sentence.triggers or sentence.type == NOTHING, sentence.text
        assert all(sentence.text[start:end].strip() for _, start, end in sentence.parties), sentence.text
        assert not (sentence.type == NOTHING and any(role for role, *_ in sentence.parties)), sentence.text
        assert "$" not in sentence.text.replace("$1", "").replace("$2", ""), sentence.text
        assert all(sign not in sentence.text for sign in "[]|~*!"), sentence.text


def test_the_marks_of_a_sentence_are_characters_of_its_own():
    told = next(one for one in sentences(1) if one.construction == "plain active")
    (acts,) = [told.text[start:end] for role, start, end in told.parties if role == "A"]
    assert acts.lower() in told.text.lower()
    assert told.text[told.triggers[0] :].split()[0].isalpha()


def test_the_same_frames_give_the_same_sentences_and_there_are_thousands():
    written = list(sentences(12))
    assert written == list(sentences(12))
    assert len(written) > 5000
    assert len({one.text for one in written}) > 0.9 * len(written)


def test_the_models_file_is_small_and_carries_its_version_and_its_scores():
    model = load_weights()
    assert path().stat().st_size < 10_000_000
    assert set(model.questions) == set(model.scores) == {"event", "A", "R"}
    assert len(model.version) == 10
    assert all(scores["accuracy"] > 0.6 for scores in model.scores.values())


def test_a_model_that_knows_nothing_is_undecided():
    assert Weights("", {}).of("event", ["type ASSAULT"]) == 0.5
    assert Weights("", {"event": {"": 0.0, "a": 40.0}}).of("event", ["a"]) == pytest.approx(1.0)


def test_nothing_is_told_that_is_less_than_likely():
    text = "Russia attacked Ukraine. The virus hit markets. Joe Biden met Vladimir Putin in Geneva."
    assert all(event.confidence >= LEAST for event in events(text))


def test_drafts_are_what_the_patterns_find_before_the_model_judges():
    (tagged,) = reader().tagger.tag([Text("", "Russia attacked Ukraine.", None)])
    drafts = [draft for draft, _ in reader().coder.drafts(tagged.pieces[0].doc, tagged.mentions)]
    assert Counter(draft.act.type for draft in drafts) == {"ASSAULT": 1}
    assert [token.text for token in drafts[0].actors + drafts[0].recipients] == ["Russia", "Ukraine"]
