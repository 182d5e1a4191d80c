"""The page that says how well the archive reads."""

import json

import pytest

from events import accuracy
from events.scoring.words import read_words

pytestmark = pytest.mark.django_db
WITHOUT = {f"without {stage}": 0.7 for stage in read_words().stages} | {"without repair": 0.6501}
SETS = [
    {
        "name": "ner_re3d", "kind": "names", "texts": 98, "words": 21163, "labels": 3181,
        "figures": {"micro": {"all": 0.7, "none": 0.55, **WITHOUT}},
    },
    {"name": "my_letters", "kind": "dates", "texts": 2, "words": 9, "labels": 3, "figures": {"value": {"all": 0.5}}},
    {
        "name": "ev_plv", "kind": "events", "texts": 5, "words": 50, "labels": 5,
        "figures": {"events_per_text": {"all": 1.234, "none": 1.2}},
    },
]  # fmt: skip
VERSIONS = {"model": "a_model", "spacy": "3.8", "pipeline": "1", "codebook": "2", "gazetteer": "3"}


@pytest.fixture
def published(tmp_path, monkeypatch):
    """Figures of our own in place of those that were published."""
    path = tmp_path / "accuracy.json"
    path.write_text(json.dumps({"measured": "2021-02-26", "versions": VERSIONS, "sets": SETS}))
    monkeypatch.setattr(accuracy, "PATH", path)
    return path


def test_the_page_says_what_was_measured_and_on_what_texts(client, published):
    page = client.get("/about/accuracy/").content.decode()
    for words in ("Reports on a war", "98 texts, 21,163 words, 3,181 labels", "not part of this archive", "a_model"):
        assert words in page
    assert "my_letters" in page  # nobody described it, so it goes by its name


def test_figures_are_percentages_unless_they_are_no_shares(published):
    names, events, dates = accuracy.read_accuracy(published, 0).sections
    assert names.sets[0].rows == (accuracy.Row("All names", "55.0", "70.0"),)
    assert events.sets[0].rows == (accuracy.Row("Events read in a text", "1.20", "1.23"),)
    assert (dates.sets[0].rows[0].model, dates.has_model) == ("", False)


def test_what_each_stage_adds_is_what_its_absence_costs(published):
    (row,) = accuracy.read_accuracy(published, 0).by_stage
    assert (row.title, row.archive, row.changes) == ("Reports on a war", "70.0", ("−5.0", "0", "0", "0", "0"))


def test_figures_that_were_measured_again_are_shown_without_a_restart(client, published):
    client.get("/about/accuracy/")
    published.write_text(published.read_text().replace("2021-02-26", "2022-03-27"))
    assert "27 March 2022" in client.get("/about/accuracy/").content.decode()


def test_without_published_figures_there_is_no_such_page(client, published):
    published.unlink()
    assert client.get("/about/accuracy/").status_code == 404


def test_the_way_to_the_page_is_on_every_page(client):
    assert 'href="/about/accuracy/"' in client.get("/").content.decode()


def test_every_figure_and_stage_has_its_words():
    """Those of the scorers' figures that are published are described; the file of figures has none besides."""
    words = read_words()
    assert all(kind.headline in kind.figures for kind in words.kinds.values())
    known = {figure for kind in words.kinds.values() for figure in kind.figures}
    assert {figure for one in words.sets.values() for figure in one.aims} <= known
