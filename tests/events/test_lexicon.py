import tomllib
from importlib.resources import files

import pytest

from events.coding.codebook import CODEBOOK
from events.coding.lexicon import load, parse, spelled

LEXICON = load()
RAW = tomllib.loads(files("events.coding").joinpath("data/lexicon.toml").read_text(encoding="utf-8"))
PATTERNS = [p for table in (LEXICON.verbs, LEXICON.nouns) for patterns in table.values() for p in patterns]


def small(**types: object) -> dict[str, object]:
    return {
        "classes": {"talks": ["talk", "meeting"], "urge": ["ask", "call on"]},
        "recipients": {},
        "cues": {},
        "attitudes": {},
    } | types


def test_the_lexicon_knows_well_over_nine_hundred_predicates():
    assert LEXICON.size > 900


def test_every_type_has_verbs():
    assert {pattern.type for patterns in LEXICON.verbs.values() for pattern in patterns} == set(CODEBOOK.types)


def test_every_mode_of_the_codebook_has_words():
    told = {(p.type, p.mode) for p in PATTERNS}
    assert [
        (kind.name, mode.name)
        for kind in CODEBOOK.types.values()
        for mode in kind.modes
        if (kind.name, mode.name) not in told
    ] == []


def test_every_section_is_a_type_or_a_table_of_words():
    assert set(RAW) == {"version", "classes", "attitudes", "recipients", "cues", *CODEBOOK.types}


def test_every_pattern_names_a_mode_of_its_type():
    assert all(CODEBOOK.types[pattern.type].mode(pattern.mode) for pattern in PATTERNS if pattern.mode)


def test_cues_name_modes():
    for type_name, modes in LEXICON.cues.items():
        assert all(CODEBOOK.types[type_name].mode(mode) for mode in modes)


def test_a_pattern_reads_as_english():
    lexicon = parse(small(CONSULT={"plain": {"verbs": ["hold {talks} [with B]"]}}))
    (pattern,) = lexicon.verbs["hold"]
    talks, partner = pattern.slots
    assert (talks.words, talks.role, talks.required) == ({"talk", "meeting"}, "", True)
    assert (partner.prepositions, partner.role, partner.required) == ({"with"}, "B", False)


def test_words_before_the_last_preposition_are_particles():
    (pattern,) = parse(small(RETREAT={"withdraw": {"verbs": ["pull out of R"]}})).verbs["pull"]
    assert pattern.particles == {"out"}
    assert [(slot.prepositions, slot.role) for slot in pattern.slots] == [({"of"}, "R")]


def test_a_class_of_verbs_is_written_out():
    lexicon = parse(small(REQUEST={"meet": {"verbs": ["{urge} R {CONSULT}"]}}))
    assert sorted(lexicon.verbs) == ["ask", "call"]
    assert lexicon.verbs["call"][0].slots[1].acts == {"CONSULT"}


def test_the_most_demanding_pattern_comes_first():
    patterns = parse(small(ASSAULT={"plain": {"verbs": ["fire", "fire on R", "fire rocket at R"]}})).verbs["fire"]
    assert [pattern.text for pattern in patterns] == [
        "ASSAULT: fire rocket at R",
        "ASSAULT: fire on R",
        "ASSAULT: fire",
    ]


def test_of_two_patterns_that_ask_as_much_the_narrower_comes_first():
    threats = {"restrict": {"verbs": ["threaten {COERCE}"]}, "arrest": {"verbs": ["threaten {COERCE.arrest}"]}}
    patterns = parse(small(THREATEN=threats)).verbs["threaten"]
    assert [pattern.mode for pattern in patterns] == ["arrest", "restrict"]


def test_a_pattern_that_leaves_the_mode_open_comes_after_those_that_tell_it():
    sections = {"plain": {"verbs": ["ask R"]}, "meet": {"verbs": ["ask R"]}}
    assert [pattern.mode for pattern in parse(small(REQUEST=sections)).verbs["ask"]] == ["meet", ""]


def test_a_noun_may_speak_of_acts():
    (pattern,) = parse(small(THREATEN={"arrest": {"nouns": ["threat by A {COERCE.arrest}"]}})).nouns["threat"]
    _, content = pattern.slots
    assert (content.acts, content.prepositions, content.required) == ({"COERCE.arrest"}, frozenset(), True)


@pytest.mark.parametrize(("lemma", "form"), [("rap", "raped"), ("cordone", "cordoned"), ("rape", "raping")])
def test_a_verb_whose_lemma_is_a_wrong_guess_is_known_by_its_form(lemma, form):
    assert LEXICON.of_verb(lemma, form)


def test_a_verb_that_tells_of_no_act_has_no_patterns():
    assert LEXICON.of_verb("glow", "glowed") == ()


def test_a_noun_pattern_has_words_before_its_head():
    (pattern,) = parse(small(ASSAULT={"aerial": {"nouns": ["air strike by A on|against R"]}})).nouns["strike"]
    assert pattern.particles == {"air"}
    assert [(slot.prepositions, slot.role) for slot in pattern.slots] == [({"by"}, "A"), ({"on", "against"}, "R")]


@pytest.mark.parametrize(
    ("word", "one_spelling"),
    [("mobilise", "mobilize"), ("Defence", "defense"), ("labour", "labor"), ("normalisation", "normalization")],
)
def test_british_and_american_spelling_are_one(word, one_spelling):
    assert spelled(word) == one_spelling
