import pytest

from events.coding.codebook import CODEBOOK, VERSION, event_type, quad, score


def test_the_codebook_has_the_sixteen_types_of_plover():
    names = """
        AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST
        ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT
    """
    assert list(CODEBOOK.types) == names.split()


def test_the_codebook_says_its_version():
    assert VERSION == "PLOVER 2.0 / project list 1"


def test_types_stand_in_four_quads():
    in_quads = {n: [name for name in CODEBOOK.types if quad(name) == n] for n in (1, 2, 3, 4)}
    assert in_quads == {
        1: ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
        2: ["COOPERATE", "AID", "RETREAT"],
        3: ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
        4: ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
    }


def test_cooperation_aid_and_sanctions_need_a_recipient():
    assert [name for name, kind in CODEBOOK.types.items() if kind.needs_recipient] == ["COOPERATE", "AID", "SANCTION"]


@pytest.mark.parametrize(
    ("type", "mode", "points"),
    [
        ("ASSAULT", "", -9),
        ("ASSAULT", "aerial", -9.5),
        ("ASSAULT", "unconventional", -10),
        ("RETREAT", "disarm", 10),
        ("CONSULT", "phone", 1.5),
        ("ACCUSE", "", -3),
        ("PROTEST", "vandalize", -5),
        ("REQUEST", "meet", 0),
    ],
)
def test_a_mode_has_a_score_of_its_own(type, mode, points):
    assert score(type, mode) == points


def test_an_unknown_mode_is_an_error():
    with pytest.raises(KeyError, match="AGREE has no mode"):
        score("AGREE", "aerial")


def test_every_type_says_what_it_means_and_where_it_ends():
    for kind in CODEBOOK.types.values():
        assert kind.definition
        assert kind.includes
        assert kind.excludes
        assert kind.boundary
        assert kind.cameo
        assert all(mode.definition for mode in kind.modes)


def test_scores_have_the_sign_of_their_quad():
    for kind in CODEBOOK.types.values():
        assert (kind.score > 0) == (kind.quad <= 2)


def test_a_type_is_found_by_name():
    assert event_type("AID").score == 10


def test_contexts_are_tags():
    assert len(CODEBOOK.contexts) == len(set(CODEBOOK.contexts)) == 37
